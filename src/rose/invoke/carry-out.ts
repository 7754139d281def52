import { CodecError } from "../../codec/index.js";
import { Portions } from "../../codec/internal-codec.js";
import { admitted, find } from "./admit.js";
import type { Connection } from "../api/connection.js";
import type { Refusal } from "../api/options.js";
import { EngineSession } from "../connection/session.js";
import { channels, limitHit, type InvokeOutcome } from "../diagnostics.js";
import type { Route } from "./dispatcher.js";
import type { RoseMessage } from "../message/message.js";
import { RoseError, RoseReject, RoseTimeoutError } from "../errors.js";
import { absentOpenType } from "../message/open-type.js";
import { InvokeProblem, type InvokeProblemName } from "../message/problems.js";
import { readOpenType } from "../message/read-open-type.js";
import { replyError, replyNeutral, replyReject, replyResult } from "./replies.js";
import { ServedInvoke, type ServingConnection } from "./served-invoke.js";
import { inTurns } from "../time/turns.js";

/**
 * Carries out an invoke or event that a connection received, and answers it as
 * docs/protocol.md section 6 says. Does not throw: failures are answered, or logged, or both.
 */
export function dispatchInvoke(connection: ServingConnection, message: RoseMessage): void {
  const { engine } = connection;
  const { sessionID } = message;
  const session = sessionID === undefined ? undefined : connection.multiUser?.get(sessionID);
  const route = find(connection, session, message);
  if (route === undefined || !admitted(connection, route.token, message)) return;
  const context = new ServedInvoke(connection, message, route.token, session);
  if (channels.invokeStart.hasSubscribers || channels.invokeEnd.hasSubscribers) begins(context);
  const isFree = engine.tls === undefined && engine.authorize === undefined;
  if (isFree && message.authentication === undefined) carryOut(route, context, message);
  else askFirst(route, context, message);
}

/** Carries out an invoke or event if nothing and nobody is against it. */
function askFirst(route: Route, context: ServedInvoke, message: RoseMessage): void {
  const { connection } = context;
  const { engine } = connection;
  if (engine.tls?.isAskedFor(route.token) === true) {
    // StartTLS is never refused, and no hook may delay it: nothing else may be read before it is handled.
    carryOut(route, context, message);
  } else if (connection.tlsIsDue && engine.tls?.clear(route.token) === false) {
    refuse(context, message, engine.tls.refusal(context));
  } else if (message.authentication !== undefined && engine.authenticate !== undefined) {
    authenticate(route, context, message);
  } else {
    carryOutIfAuthorized(route, context, message);
  }
}

function carryOutIfAuthorized(route: Route, context: ServedInvoke, message: RoseMessage): void {
  const hook = context.connection.engine.authorize;
  if (hook === undefined) {
    carryOut(route, context, message);
    return;
  }
  // As `authorize` does, without functions that are made for each invoke: nearly all hooks decide at once.
  try {
    const refusal = hook(context, context.operation);
    if (isThenable(refusal))
      authorize(context, message, () => carryOut(route, context, message), refusal);
    else if (refusal === undefined) carryOut(route, context, message);
    else refuse(context, message, refusal);
  } catch (error) {
    fail(context, error);
  }
}

/** Asks the hook for the user of an invoke with credentials. */
function authenticate(route: Route, context: ServedInvoke, message: RoseMessage): void {
  const { connection, authentication } = context;
  const hook = connection.engine.authenticate;
  if (hook === undefined || authentication === undefined) return;
  const session = new EngineSession(connection, message.sessionID);
  context.isolate(session);
  ask(
    context,
    () => hook(context, authentication),
    (outcome) => {
      if (typeof outcome !== "string") {
        refuse(context, message, outcome);
        return;
      }
      session.user = outcome;
      carryOutIfAuthorized(route, context, message);
    },
  );
}

/** Asks the hook whether the invoke may be carried out. @param then What to do if it may. @param asked What the hook has given, if it has been asked. */
function authorize(
  context: ServedInvoke,
  message: RoseMessage,
  then: () => void,
  asked?: PromiseLike<Refusal | undefined>,
): void {
  const hook = context.connection.engine.authorize;
  if (hook === undefined) {
    then();
    return;
  }
  ask(
    context,
    () => asked ?? hook(context, context.operation),
    (refusal) => {
      if (refusal === undefined) then();
      else refuse(context, message, refusal);
    },
  );
}

/** Calls a hook and continues with what it returns, at once or asynchronously. */
function ask<T>(
  context: ServedInvoke,
  hook: () => T | PromiseLike<T>,
  then: (value: T) => void,
): void {
  try {
    const value = hook();
    if (isThenable(value)) later(context, value, then);
    else then(value);
  } catch (error) {
    fail(context, error);
  }
}

function refuse(context: ServedInvoke, message: RoseMessage, refusal: Refusal): void {
  const { connection, operation } = context;
  if (operation.kind === "event") {
    connection.engine.log.debug?.(factsOf(context), "event refused");
    done(context, "ignored");
  } else if ("reject" in refusal) {
    replyReject(connection, message, refusal.reject, refusal);
    done(context, "reject", InvokeProblem[refusal.reject]);
  } else {
    replyError(context, operation, refusal.error);
    done(context, "error");
  }
}

function carryOut(route: Route, context: ServedInvoke, message: RoseMessage): void {
  let argument: unknown;
  try {
    argument = decodeArgument(context, message);
  } catch (error) {
    mistyped(context, message, error);
    return;
  }
  if (argument instanceof Portions) carryOutLater(route, context, message, argument);
  else handle(route, context, argument);
}

/** Decodes the rest of a long argument in turn with other connections. Meanwhile nothing more is read from its own. */
function carryOutLater(
  route: Route,
  context: ServedInvoke,
  message: RoseMessage,
  portions: Portions<unknown>,
): void {
  const { connection } = context;
  connection.began(context, tookTooLong);
  connection.hold();
  const step = (more: () => boolean): boolean => {
    if (context.over) return true;
    try {
      portions.proceed(more);
    } catch (error) {
      mistyped(context, message, error);
      return true;
    }
    if (!portions.done) return false;
    // Whoever asked may have been logged off meanwhile.
    authorize(context, message, () => handle(route, context, portions.value));
    return true;
  };
  inTurns((more) => {
    const isOver = step(more);
    // Not earlier: what follows comes after it.
    if (isOver) connection.release();
    return isOver;
  });
}

function handle(route: Route, context: ServedInvoke, argument: unknown): void {
  if (route.streams.length > 0) for (const stream of route.streams) stream.push(argument);
  try {
    const outcome = route.handler?.(argument, context);
    if (isThenable(outcome)) finishLater(context, outcome);
    else finish(context, outcome);
  } catch (error) {
    fail(context, error);
  }
}

function finishLater(context: ServedInvoke, outcome: PromiseLike<unknown>): void {
  later(context, outcome, (result) => finish(context, result));
}

/** The argument, or what is to be decoded of it in portions. */
function decodeArgument(context: ServedInvoke, message: RoseMessage): unknown {
  const type = context.operation.argument;
  if (message.json === undefined && message.argumentEnd === 0) {
    const empty = absentOpenType(type);
    if (empty === undefined) throw new MissingArgument("the argument is missing");
    return empty;
  }
  return readOpenType(type, message, context.connection.engine.decoding);
}

class MissingArgument extends Error {}

function mistyped(context: ServedInvoke, message: RoseMessage, error: unknown): void {
  const { connection } = context;
  const { lines, log } = connection.engine;
  if (!(error instanceof CodecError || error instanceof MissingArgument)) {
    fail(context, error);
    return;
  }
  if (error instanceof CodecError && error.code === "limit") {
    limitHit(error.limit === "maxElements" ? "maxElements" : "maxDepth", connection);
  }
  if (context.operation.kind === "event") {
    const { connection: _, ...first } = factsOf(context);
    lines.warn(connection, {}, "event with a bad argument", { ...first, err: error });
    done(context, "ignored");
    return;
  }
  log.debug?.({ ...factsOf(context), reason: error.message }, "invoke with a bad argument");
  replyReject(connection, message, "mistypedArgument", { details: detailsOf(error) });
  done(context, "reject", InvokeProblem.mistypedArgument);
}

/** The place and kind of a fault, without anything that is not in the message or the schema. */
function detailsOf(error: Error): string {
  if (!(error instanceof CodecError)) return error.message;
  return error.path === "" ? error.code : `${error.path}: ${error.code}`;
}

/** Continues when an asynchronous handler or hook has ended, unless it took too long. */
function later<T>(context: ServedInvoke, outcome: PromiseLike<T>, then: (value: T) => void): void {
  context.connection.began(context, tookTooLong);
  outcome.then(
    (value) => {
      if (!context.over) then(value);
    },
    (error: unknown) => {
      if (!context.over) fail(context, error);
      else context.connection.engine.log.debug?.(factsOf(context), "a late handler failed");
    },
  );
}

function tookTooLong(context: ServedInvoke): void {
  const { connection, operation } = context;
  const { handlerTimeout } = connection.engine.limits;
  connection.engine.log.warn(factsOf(context), "the handler takes too long");
  limitHit("handlerTimeout", connection);
  if (operation.kind === "operation") replyNeutral(context, operation);
  done(context, "timeout");
  context.abort(new RoseTimeoutError(`${operation.name} took longer than ${handlerTimeout} ms`));
}

/** The handler has finished. */
function finish(context: ServedInvoke, result: unknown): void {
  const { operation } = context;
  if (operation.kind === "event") {
    done(context, "event");
    return;
  }
  if (!operation.returnsResult) {
    done(context, "result");
    return;
  }
  try {
    replyResult(context, operation, result);
  } catch (error) {
    fail(context, error);
    return;
  }
  done(context, "result");
}

/** A handler or hook has failed, or what it returned cannot be encoded. */
function fail(context: ServedInvoke, error: unknown): void {
  const { connection, operation } = context;
  if (operation.kind === "operation" && isErrorOf(operation, error)) {
    replyError(context, operation, error.error, error.declared);
    done(context, "error");
    return;
  }
  if (operation.kind === "operation" && isRejectOf(operation, error)) {
    const problem = error.problemName as InvokeProblemName;
    replyReject(connection, context, problem, { details: error.details });
    done(context, "reject", error.problemCode);
    return;
  }
  const isEvent = operation.kind === "event";
  if (context.gaveUp(error)) {
    connection.engine.log.debug?.(factsOf(context), "a handler has given up");
    if (!isEvent) replyNeutral(context, operation);
    done(context, "failure");
    return;
  }
  const what = isEvent ? "the handler of an event failed" : "the handler failed";
  connection.engine.log.error({ ...factsOf(context), err: error }, what);
  if (channels.error.hasSubscribers) channels.error.publish({ connection, operation, error });
  if (!isEvent) replyNeutral(context, operation);
  done(context, "failure");
}

function isErrorOf(operation: unknown, error: unknown): error is RoseError {
  return error instanceof RoseError && error.operation === operation;
}

/** Whether a handler that forwards the operation was itself rejected, with a problem that has a name. */
function isRejectOf(operation: unknown, error: unknown): error is RoseReject {
  if (!(error instanceof RoseReject) || error.operation !== operation) return false;
  return error.problem === "invokeProblem" && error.problemName !== undefined;
}

function begins(context: ServedInvoke): void {
  context.started = performance.now();
  if (channels.invokeStart.hasSubscribers) channels.invokeStart.publish(messageOf(context));
}

/** The invoke has been answered or given up, or the event handled. */
function done(context: ServedInvoke, outcome: InvokeOutcome, problemCode?: number): void {
  context.over = true;
  if (context.running !== undefined) context.connection.ended(context);
  if (channels.invokeEnd.hasSubscribers) ends(context, outcome, problemCode);
}

function ends(context: ServedInvoke, outcome: InvokeOutcome, problemCode?: number): void {
  const duration = context.started === 0 ? 0 : performance.now() - context.started;
  channels.invokeEnd.publish({ ...messageOf(context), outcome, problemCode, duration });
}

function messageOf({ connection, operation, invokeID, sessionID }: ServedInvoke): {
  connection: Connection;
  operation: ServedInvoke["operation"];
  operationID: number;
  invokeID: number;
  sessionID: string | undefined;
} {
  return { connection, operation, operationID: operation.id, invokeID, sessionID };
}

function factsOf(context: ServedInvoke): Record<string, unknown> {
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
