import { CodecError, parseJson, type Type } from "../../codec/index.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import { generous, openTypeOf } from "../../rose/internal-dump.js";
import { jsonFrame } from "../../rose/internal-wire.js";
import { writeJson } from "../json.js";
import { openText, type Described } from "../pcap/describe.js";
import type { Carried } from "./carried.js";
import { withLogin, type Login } from "./login.js";

const lossless = { integers: "bigint", limits: generous } as const;

/** A message with its octets. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly isJson: boolean;
  readonly described: Described;
}

/** What a message holds, as JSON text; undefined for nothing. */
export function contentsText({ described, bytes }: Message): string | undefined {
  return openText(described, bytes, true);
}

/** What a message holds, as parsed JSON; undefined for nothing. */
export function contentsOf(message: Message): unknown {
  const text = contentsText(message);
  if (text === undefined) return undefined;
  try {
    return parseJson(text, generous.maxElements);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return text;
  }
}

/**
 * The octets to send for a recorded invoke: its own, unless what a server has given since, or who logs on, is another.
 * @throws CommandError for a password that is not in the recording and not given.
 */
export function invokeToSend(message: Message, carried: Carried, login: Login): Uint8Array {
  const { bytes, isJson, described } = message;
  const before = contentsOf(message);
  const argument = withLogin(carried.apply(before), login);
  const session = carried.apply(described.session, "sessionID") as string | undefined;
  if (argument !== before || session !== described.session) {
    if (isJson) return jsonFrame(rewrittenJson(bytes, argument, session));
    return rewrittenBer(bytes, openTypeOf(described.operation, "invoke"), argument, session);
  }
  return isJson ? jsonFrame(Buffer.from(bytes).toString("utf8")) : bytes;
}

function rewrittenBer(
  bytes: Uint8Array,
  type: Type<any> | undefined,
  argument: unknown,
  session: string | undefined,
): Uint8Array {
  const { invoke } = ROSEMessage.decode(bytes, { limits: generous }) as { invoke: object };
  const octets =
    type !== undefined && argument !== undefined
      ? { argument: type.encode(type.fromJson(argument, lossless), lossless) }
      : {};
  const sessionID = session === undefined ? {} : { sessionID: session };
  return ROSEMessage.encode({ invoke: { ...invoke, ...sessionID, ...octets } } as never);
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
