import type { Operation } from "../../codec/index.js";
import type { CallCallback, Connection, InvokeOptions } from "../api/connection.js";
import { channels, limitHit } from "../diagnostics.js";
import { ConnectionClosedError } from "../errors.js";
import type { EngineLimits } from "../limits.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { abortError } from "../time/abort-group.js";
import { checkInvokeOptions } from "./call-options.js";
import { CallStack, beginAtCall, errorOfCall, type Origin } from "./call-stack.js";
import type { PendingCall, PendingCalls } from "./pending.js";
import { wrongToken } from "./wrong-token.js";

/** What a call needs of its connection. */
export interface CallingConnection extends Connection {
  readonly engine: { readonly limits: EngineLimits; readonly callStacks: boolean };
  readonly calls: PendingCalls;
  readonly sending: {
    invoke(
      invokeID: number,
      operation: Operation,
      argument: unknown,
      extras: InvokeExtras | undefined,
    ): void;
  };
  readonly intake: { readonly paused: boolean; reconsider(): void } | undefined;
  /** @throws ConnectionClosedError */
  mustBeOpen(): void;
}

/**
 * Invokes an operation of the peer.
 * @param settle Called with the error and, if there is no `resolve`, with the result. If the call cannot
 *   be made, it is called at once.
 * @param resolve Called with the result; with `settle`, the two functions of a promise.
 * @param origin Where the stack traces of errors begin.
 */
export function makeCall(
  connection: CallingConnection,
  operation: Operation,
  argument: unknown,
  settle: CallCallback<any>,
  resolve: ((result: any) => void) | undefined,
  options: InvokeOptions | undefined,
  origin: Origin,
): void {
  try {
    const { limits, callStacks } = connection.engine;
    if (operation?.kind !== "operation") throw wrongToken(methodOf(resolve), operation);
    if (options !== undefined) checkOptions(operation, options, methodOf(resolve));
    connection.mustBeOpen();
    if (connection.draining) throw draining();
    const timeout = options?.timeout ?? limits.callTimeout;
    if (!Number.isFinite(timeout) || timeout < 0) throw noTimeout(timeout);
    const { calls } = connection;
    const stack = stackOf(origin, callStacks);
    if (calls.full) limitHit("maxPendingCalls", connection);
    const call = calls.open(operation, settle, resolve, timeout, options?.signal, stack);
    if (channels.callStart.hasSubscribers || channels.callEnd.hasSubscribers) {
      begins(connection, call, options?.sessionID);
    }
    try {
      options?.onInvoke?.(call.invokeID);
      connection.sending.invoke(call.invokeID, operation, argument, options);
    } catch (error) {
      calls.take(call.invokeID)?.reject(errorOfCall(error, origin));
    }
    // A handler may be waiting for this call, so its answer must be read even if reading had stopped.
    const { intake } = connection;
    if (intake?.paused === true) intake.reconsider();
  } catch (error) {
    settle(beginAtCall(error as Error, origin));
  }
}

// What follows has functions of its own to keep the one above short: V8 joins what calls each other as long as it is.

function methodOf(resolve: unknown): "call" | "invoke" {
  return resolve === undefined ? "call" : "invoke";
}

function checkOptions(operation: Operation, options: InvokeOptions, method: string): void {
  checkInvokeOptions(options, method);
  const { signal } = options;
  if (signal?.aborted === true) throw abortError(`${operation.name} was aborted`, signal);
}

function draining(): Error {
  return new ConnectionClosedError({ code: "local", message: "draining" });
}

function noTimeout(timeout: number): Error {
  return new RangeError(`a timeout is a number of milliseconds, 0 or more, not ${timeout}`);
}

/** @param kept Whether to keep the stack if the origin is not one already. */
function stackOf(origin: Origin, kept: boolean): CallStack | undefined {
  if (typeof origin !== "function") return origin;
  return kept ? new CallStack(origin) : undefined;
}

function begins(connection: Connection, call: PendingCall, sessionID: string | undefined): void {
  const { operation, invokeID } = call;
  const facts = { connection, operation, operationID: operation.id, invokeID, sessionID };
  call.published = { ...facts, started: performance.now() };
  if (channels.callStart.hasSubscribers) channels.callStart.publish(facts);
}
