import { parseJson } from "../../codec/index.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import { generous } from "../../rose/internal-dump.js";
import { framed, InvokeProblem, jsonFrame } from "../../rose/internal-wire.js";
import { writeJson } from "../json.js";
import type { WireProtocol } from "../wire-protocol.js";
import { framedAs, type Message } from "./message.js";

/** An answer to another invoke than that which was recorded. */
export function answerWithId(
  message: Message,
  id: number | undefined,
  protocol: WireProtocol,
): Uint8Array {
  const { described, bytes, isJson } = message;
  if (described.id === id || id === undefined) return framedAs(message, protocol);
  if (!isJson) {
    const { type, framing, name } = protocol;
    const value = type.decode(bytes, { limits: generous }) as object;
    return framed(type.encode(name === "csta" ? ofX880(value, id) : withId(value, id)), framing);
  }
  const parsed = parseJson(Buffer.from(bytes).toString("utf8"), generous.maxElements);
  return jsonFrame(writeJson(withId((Array.isArray(parsed) ? parsed[0] : parsed) as object, id)));
}

/** The answer to an invoke that is not in a recording. */
export function rejectOf(
  id: number,
  isJson: boolean,
  { name, type, framing }: WireProtocol,
): Uint8Array {
  const problem = InvokeProblem.unrecognisedOperation;
  if (name === "csta") {
    const reject = { invokeId: { present: id }, problem: { invoke: problem } };
    return framed(type.encode({ reject }), framing);
  }
  const reject = {
    invokedID: { invokedID: id },
    reject: { invokeProblem: problem },
    details: "the recording has no answer to it that is not used",
  };
  const message = { reject } as Parameters<typeof ROSEMessage.encode>[0];
  return isJson ? jsonFrame(ROSEMessage.encodeJson(message)) : ROSEMessage.encode(message);
}

/** Each kind of answer has its id elsewhere. */
function withId(message: object, id: number): object {
  const { result, error, reject } = message as Record<string, object | undefined>;
  if (result !== undefined) return { result: { ...result, invokeID: id } };
  if (error !== undefined) return { error: { ...error, invokedID: id } };
  return { reject: { ...reject, invokedID: { invokedID: id } } };
}

function ofX880(message: object, id: number): object {
  return Object.fromEntries(
    Object.entries(message).map(([kind, members]) => [
      kind,
      { ...(members as object), invokeId: { present: id } },
    ]),
  );
}
