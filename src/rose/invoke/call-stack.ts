import { leadTo, type Caller } from "../../codec/internal.js";
import { BerEncodeError } from "../../codec/index.js";
import { ConnectionClosedError } from "../errors.js";

/** Where a call was made: the method that the program called, which is still on the stack, or a kept stack. */
export type Origin = Caller | CallStack;

/** The stack of a call, kept until its answer comes. */
export class CallStack {
  /** Filled in by the runtime, on demand. */
  declare readonly stack: unknown;

  /** @param caller The method that the program called; it must still be on the stack. */
  constructor(caller: Caller) {
    Error.captureStackTrace(this, caller);
  }

  /** Makes the stack trace of an error begin at the call. */
  beginAtCall(error: Error): void {
    const { stack } = this;
    // With `Error.prepareStackTrace`, programs can make this something other than a string.
    if (typeof stack !== "string") return;
    const frames = stack.indexOf("\n    at ");
    if (frames >= 0) error.stack = `${error.name}: ${error.message}${stack.slice(frames)}`;
  }
}

/** Makes the stack trace of an error, which this package has created, begin where a call was made. */
export function beginAtCall<E extends Error>(error: E, origin: Origin): E {
  if (origin instanceof CallStack) origin.beginAtCall(error);
  else leadTo(error, origin);
  return error;
}

/**
 * The error that a call ended with, with a stack trace that begins where the call was made. An error
 * that all calls of a connection share is copied first. What a getter in a value has thrown is not
 * changed, because its own trace is more useful.
 */
export function errorOfCall(error: unknown, origin: Origin): Error {
  if (!isOwn(error)) return error as Error;
  const own =
    error instanceof ConnectionClosedError ? new ConnectionClosedError(error.reason) : error;
  return beginAtCall(own, origin);
}

function isOwn(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof BerEncodeError) return true;
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" && code.startsWith("rose-");
}
