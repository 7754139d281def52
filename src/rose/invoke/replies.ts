import type { Operation, OperationError } from "../../codec/index.js";
import type { RoseAuthResult, RoseMessage } from "../message/message.js";
import { neutralError } from "../message/neutral-error.js";
import { InvokeProblem, type InvokeProblemName } from "../message/problems.js";
import type { ServedInvoke, ServingConnection } from "./served-invoke.js";

// The answers to invokes (docs/protocol.md section 6). None is written if it can no longer be delivered.
// Results and errors carry no session id; rejects repeat that of the invoke.

/** Answers with the result. Throws BerEncodeError or LimitError if it cannot be sent. */
export function replyResult(context: ServedInvoke, operation: Operation, result: unknown): void {
  const { connection, encoding, invokeID } = context;
  connection.answers?.result(encoding, invokeID, operation, result);
}

/** Answers with the operation's error; a value that cannot be sent is replaced by a neutral one. */
export function replyError(
  context: ServedInvoke,
  operation: Operation,
  error: unknown,
  declared?: OperationError,
): void {
  const { connection, encoding, invokeID } = context;
  try {
    connection.answers?.error(encoding, invokeID, operation, error, declared);
  } catch (cause) {
    const facts = { connection: connection.id, operation: operation.name, invokeID, err: cause };
    connection.engine.log.error(facts, "the error of a handler cannot be sent");
    replyNeutral(context, operation);
  }
}

/** Answers with an error in neutral words, or with a reject, for failures that the peer is not told about; with nothing if no failure is to be answered. */
export function replyNeutral(context: ServedInvoke, operation: Operation): void {
  const { connection, encoding, invokeID } = context;
  // Silence is how it fails.
  if (!operation.alwaysResponds && operation.errors?.length === 0) return;
  if (connection.engine.envelope.isSpecific?.(operation) === true) {
    replyReject(connection, context, "resourceLimitation");
    return;
  }
  const neutral = neutralError(operation.error, connection.engine.writing);
  attempt(connection, () =>
    connection.answers?.encodedError(encoding, invokeID, operation, neutral),
  );
}

/** Closes the connection if even this answer cannot be sent, because the peer waits for one. */
function attempt(connection: ServingConnection, send: () => void): void {
  try {
    send();
  } catch (error) {
    connection.shut({
      code: "internal",
      message: "an answer cannot be sent",
      error: error as Error,
    });
  }
}

/** What a reject says besides its problem. */
export interface RejectReason {
  readonly details?: string | undefined;
  readonly authentication?: RoseAuthResult | undefined;
}

/** Rejects an invoke. */
export function replyReject(
  connection: ServingConnection,
  { encoding, invokeID, sessionID }: Pick<RoseMessage, "encoding" | "invokeID" | "sessionID">,
  problem: InvokeProblemName,
  reason?: RejectReason,
): void {
  const fields = {
    sessionID,
    problem: "invokeProblem",
    problemCode: InvokeProblem[problem],
    details: reason?.details,
    authentication: reason?.authentication,
  } as const;
  attempt(connection, () => connection.answers?.reject(encoding, invokeID, fields));
}
