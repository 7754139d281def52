import { CodecError, type Operation } from "../codec/index.js";
import type { Connection } from "./connection.js";
import type { Entry } from "./dispatcher.js";
import type { Refusal } from "./engine.js";
import { EVENT_INVOKE_ID, type RoseMessage } from "./envelope.js";
import { RoseError } from "./errors.js";
import { InvokeContext } from "./invoke-context.js";
import { printable } from "./log.js";
import { absentOpenType } from "./open-type.js";
import { InvokeProblem, type InvokeProblemName } from "./problems.js";

/**
 * Carries out an invoke or event that a connection received, and answers it as wire.md
 * section 6 says. Throws nothing: what goes wrong is answered, or logged, or both.
 */
export function dispatchInvoke(connection: Connection, message: RoseMessage): void {
  const { engine } = connection;
  const isEvent = message.invokeID === EVENT_INVOKE_ID;
  const entry = engine.dispatcher.find(message);
  if (entry === undefined || (entry.token.kind === "event") !== isEvent || !isServed(entry)) {
    unknownOperation(connection, message, isEvent);
    return;
  }
  if (!isEvent && !admitted(connection, message)) return;
  const context = new InvokeContext(connection, message, entry.token);
  if (engine.authorize === undefined) {
    carryOut(entry, context, message);
    return;
  }
  let refusal: Refusal | undefined | Promise<Refusal | undefined>;
  try {
    refusal = engine.authorize(context, entry.token);
  } catch (error) {
    fail(context, error);
    return;
  }
  if (isThenable(refusal)) {
    connection.began(context.invokeID);
    refusal.then(
      (value) => {
        connection.ended(context.invokeID);
        authorized(entry, context, message, value);
      },
      (error: unknown) => {
        connection.ended(context.invokeID);
        fail(context, error);
      },
    );
  } else {
    authorized(entry, context, message, refusal);
  }
}

function isServed(entry: Entry): boolean {
  return entry.handler !== undefined || entry.streams.length > 0;
}

function unknownOperation(connection: Connection, message: RoseMessage, isEvent: boolean): void {
  const { operationID, operationName } = message;
  const facts = {
    connection: connection.id,
    operationID,
    ...(operationName !== undefined && { operationName: printable(operationName) }),
  };
  if (isEvent) {
    connection.engine.log.debug?.(facts, "event that nobody handles");
  } else {
    connection.engine.log.debug?.(facts, "invoke of an operation that nobody handles");
    reject(connection, message, "unrecognisedOperation");
  }
}

/** Whether an invoke may begin; if not it has been rejected. */
function admitted(connection: Connection, message: RoseMessage): boolean {
  if (connection.isRunning(message.invokeID as number)) {
    reject(connection, message, "duplicateInvocation");
    return false;
  }
  if (connection.draining) {
    reject(connection, message, "resourceLimitation", "about to close");
    return false;
  }
  return true;
}

function authorized(
  entry: Entry,
  context: InvokeContext,
  message: RoseMessage,
  refusal: Refusal | undefined,
): void {
  if (refusal === undefined) {
    carryOut(entry, context, message);
    return;
  }
  const { connection } = context;
  if (context.operation.kind === "event") {
    connection.engine.log.debug?.(factsOf(context), "event refused");
  } else if ("reject" in refusal) {
    reject(connection, message, refusal.reject, refusal.details);
  } else {
    connection.answerError(context.invokeID, context.operation, refusal.error);
  }
}

function carryOut(entry: Entry, context: InvokeContext, message: RoseMessage): void {
  let argument: unknown;
  try {
    argument = decodeArgument(entry, context, message);
  } catch (error) {
    mistyped(context, message, error);
    return;
  }
  for (const stream of entry.streams) stream.push(argument);
  const { handler } = entry;
  if (handler === undefined) return;
  try {
    const outcome = handler(argument, context);
    if (isThenable(outcome)) finishLater(context, outcome);
    else finish(context, outcome);
  } catch (error) {
    fail(context, error);
  }
}

function decodeArgument(entry: Entry, context: InvokeContext, message: RoseMessage): unknown {
  const type = entry.token.argument;
  if (message.argumentEnd === 0) {
    const empty = absentOpenType(type);
    if (empty === undefined) throw new MissingArgument("the argument is missing");
    return empty;
  }
  const { bytes, argumentStart, argumentEnd } = message;
  const { decoding } = context.connection.engine;
  return type.decodeRange(bytes, argumentStart, argumentEnd, decoding);
}

class MissingArgument extends Error {}

function mistyped(context: InvokeContext, message: RoseMessage, error: unknown): void {
  const { connection } = context;
  const known = error instanceof CodecError || error instanceof MissingArgument;
  if (context.operation.kind === "event") {
    connection.engine.log.warn({ ...factsOf(context), err: error }, "event with a bad argument");
  } else if (known) {
    const facts = { ...factsOf(context), reason: error.message };
    connection.engine.log.debug?.(facts, "invoke with a bad argument");
    reject(connection, message, "mistypedArgument", detailsOf(error));
  } else {
    fail(context, error);
  }
}

/** Where the fault is and of what kind: nothing that is not in the message or the schema. */
function detailsOf(error: Error): string {
  if (!(error instanceof CodecError)) return error.message;
  return error.path === "" ? error.code : `${error.path}: ${error.code}`;
}

function finishLater(context: InvokeContext, outcome: PromiseLike<unknown>): void {
  const { connection, invokeID } = context;
  connection.began(invokeID);
  outcome.then(
    (result) => {
      finish(context, result);
      connection.ended(invokeID);
    },
    (error: unknown) => {
      fail(context, error);
      connection.ended(invokeID);
    },
  );
}

/** The handler is done. */
function finish(context: InvokeContext, result: unknown): void {
  const { operation } = context;
  if (operation.kind === "event") return;
  try {
    context.connection.answerResult(context.invokeID, operation, result);
  } catch (error) {
    fail(context, error);
  }
}

/** The handler failed, or what it gave cannot be encoded. */
function fail(context: InvokeContext, error: unknown): void {
  const { connection, operation } = context;
  if (operation.kind === "operation" && isErrorOf(operation, error)) {
    connection.answerError(context.invokeID, operation, error.error);
    return;
  }
  connection.engine.log.error(
    { ...factsOf(context), err: error },
    operation.kind === "event" ? "the handler of an event failed" : "the handler failed",
  );
  if (operation.kind === "operation") connection.answerNeutralError(context.invokeID, operation);
}

function isErrorOf(operation: Operation, error: unknown): error is RoseError {
  return error instanceof RoseError && error.operation === operation;
}

function reject(
  connection: Connection,
  message: RoseMessage,
  problem: InvokeProblemName,
  details?: string,
): void {
  connection.answerReject(message.invokeID as number, {
    sessionID: message.sessionID,
    problem: "invokeProblem",
    problemCode: InvokeProblem[problem],
    details,
  });
}

function factsOf(context: InvokeContext): Record<string, unknown> {
  return {
    connection: context.connection.id,
    operation: context.operation.name,
    invokeID: context.invokeID,
  };
}

function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as PromiseLike<T>).then === "function"
  );
}
