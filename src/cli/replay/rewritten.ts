import { parseJson, type Type } from "../../codec/index.js";
import { generous, openTypeOf } from "../../rose/internal-dump.js";
import { framed, jsonFrame } from "../../rose/internal-wire.js";
import { writeJson } from "../json.js";
import type { WireProtocol } from "../wire-protocol.js";
import type { Carried } from "./carried.js";
import { withLogin, type Login } from "./login.js";
import { contentsOf, framedAs, type Message } from "./message.js";

const lossless = { integers: "bigint", limits: generous } as const;

/**
 * The octets to send for a recorded invoke: its own, unless what a server has given since, or who logs on, is another.
 * @throws CommandError for a password that is not in the recording and not given.
 */
export function invokeToSend(
  message: Message,
  carried: Carried,
  login: Login,
  protocol: WireProtocol,
): Uint8Array {
  const { bytes, isJson, described } = message;
  const before = contentsOf(message);
  const argument = withLogin(carried.apply(before), login);
  const session = carried.apply(described.session, "sessionID") as string | undefined;
  if (argument !== before || session !== described.session) {
    if (isJson) return jsonFrame(rewrittenJson(bytes, argument, session));
    const type = openTypeOf(described.operation, "invoke");
    return framed(rewrittenBer(bytes, protocol.type, type, argument, session), protocol.framing);
  }
  return framedAs(message, protocol);
}

function rewrittenBer(
  bytes: Uint8Array,
  messages: Type<any>,
  type: Type<any> | undefined,
  argument: unknown,
  session: string | undefined,
): Uint8Array {
  const { invoke } = messages.decode(bytes, { limits: generous }) as { invoke: object };
  const octets =
    type !== undefined && argument !== undefined
      ? { argument: type.encode(type.fromJson(argument, lossless), lossless) }
      : {};
  const sessionID = session === undefined ? {} : { sessionID: session };
  return messages.encode({ invoke: { ...invoke, ...sessionID, ...octets } });
}

function rewrittenJson(bytes: Uint8Array, argument: unknown, session: string | undefined): string {
  const parsed = parseJson(Buffer.from(bytes).toString("utf8"), generous.maxElements);
  const { invoke } = (Array.isArray(parsed) ? parsed[0] : parsed) as { invoke: object };
  const changed = {
    ...invoke,
    ...(session !== undefined && { sessionID: session }),
    ...(argument !== undefined && { argument }),
  };
  return writeJson({ invoke: changed });
}
