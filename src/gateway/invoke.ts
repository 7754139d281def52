import { CodecError, defaultLimits, type Event, type Operation } from "../codec/index.js";
import {
  EVENT_INVOKE_ID,
  InvokeProblem,
  readMessage,
  RoseError,
  RoseReject,
  type ProblemKind,
  type RoseMessage,
} from "../rose/index.js";
import { nobodyServes, type RepeatedLines } from "../rose/internal.js";
import { jsonError, jsonReject, jsonResult, openTypeTextOf } from "../rose/internal-json.js";
import { errorOctets, rejectOctets, resultOctets } from "./ber-message.js";
import { octetsOfOpenType, type Reading } from "./open-type.js";
import type { WebSession } from "./web-session.js";

/** A message of ROSE in one of its encodings: JSON text, or octets. */
export type Encoded = string | Uint8Array;

/**
 * A message of a client in BER.
 * @throws BerDecodeError
 */
export function messageOfOctets(octets: Uint8Array, { strictness }: Reading): RoseMessage {
  return readMessage(octets, 0, octets.length, defaultLimits, strictness === "strict");
}

/** How {@link carryOut} carries out an invoke. */
interface Carrying {
  /** The operation or event, if something else than the message says which it is. */
  readonly target?: Operation | Event | undefined;
  /** Called when the server's answer has come. */
  readonly onAnswer?: () => void;
  /** Called if the argument is long, with what settles when it has been read: until then what comes after it has to wait. */
  readonly onLong?: (read: Promise<unknown>) => void;
}

/**
 * Carries out an invoke of a client. Results, errors and rejects have the encoding of the invoke.
 * @returns The answer; undefined for an event, which has none.
 * @throws As {@link WebSession.call} for what is neither an error of the operation nor a reject.
 */
export async function carryOut(
  session: WebSession,
  message: RoseMessage,
  lines: RepeatedLines,
  { target: named, onAnswer, onLong }: Carrying = {},
): Promise<Encoded | undefined> {
  const { known, version } = session;
  const target =
    named === undefined ? known.meant(message, version) : known.inForm(named, message, version);
  const { encoding } = message;
  const invokeID = message.invokeID as number;
  // There are clients that send events with an ordinary id; these get no answer either.
  const isEvent = invokeID === EVENT_INVOKE_ID || target?.kind === "event";
  const refuse = (code: number, details: string): Encoded | undefined =>
    isEvent ? undefined : rejectOf(message, "invokeProblem", code, details);
  const anothers = session.refusalOf(message);
  if (anothers !== undefined) {
    const facts = { user: session.user, ...anothers };
    lines.warn(undefined, facts, "invoke of another session refused");
    return refuse(InvokeProblem[anothers.problem], anothers.details);
  }
  const served = target !== undefined && known.isServed(target);
  if (!served || (target.kind === "event") !== isEvent) {
    // Before the argument is looked at: whether it is of the operation's type does not matter then.
    const { operationID, operationName } = message;
    const details = nobodyServes(target?.id ?? operationID, target?.name ?? operationName);
    return refuse(InvokeProblem.unrecognisedOperation, details);
  }
  try {
    const given = octetsOfOpenType(target.argument, message, session.reading);
    if (given instanceof Promise) onLong?.(given);
    const argument = given instanceof Promise ? await given : given;
    if (target.kind === "event") {
      session.emit(target, argument);
      return undefined;
    }
    const result = await session.call(target, argument, onAnswer);
    if (encoding === "ber") return resultOctets(invokeID, result);
    return jsonResult(invokeID, openTypeTextOf(target.result, result, session.transcoding));
  } catch (error) {
    if (target.kind === "event") {
      const first = { operation: target.name, err: error };
      lines.warn(undefined, { user: session.user }, "event of a web client failed", first);
      return undefined;
    }
    if (error instanceof RoseError && error.error instanceof Uint8Array) {
      if (encoding === "ber") return errorOctets(invokeID, error.error);
      return jsonError(invokeID, openTypeTextOf(target.error, error.error, session.transcoding));
    }
    if (error instanceof RoseReject && error.problem === "invokeProblem") {
      const { problemCode = 0, problemName, details = "" } = error;
      const silent = details === "" && problemName === "unrecognisedOperation";
      return refuse(problemCode, silent ? nobodyServes(target.id, target.name) : details);
    }
    if (!(error instanceof CodecError)) throw error;
    return refuse(InvokeProblem.mistypedArgument, detailsOf(error));
  }
}

/** The reject of a message, in its encoding. */
export function rejectOf(
  { encoding, invokeID = 0 }: RoseMessage,
  problem: ProblemKind,
  problemCode: number,
  details: string,
): Encoded {
  return encoding === "ber"
    ? rejectOctets(invokeID, problem, problemCode, details)
    : jsonReject(invokeID, { problem, problemCode, details });
}

/** What the client is told: the member that it may have meant, too. */
export function detailsOf({ code, path, message }: CodecError & { readonly code: string }): string {
  return code === "unknown-member" ? message : `${path}: ${code}`;
}
