import { leadTo, type Caller } from "../../codec/internal.js";
import { BerEncodeError } from "../../codec/index.js";
import { ConnectionClosedError } from "../errors.js";

/** Where a call was made: the method that the program called and that is still at work, or its stack. */
export type Origin = Caller | CallStack;

/** The stack of a call, kept until its answer comes. */
export class CallStack {
  /** As the runtime writes it, on demand. */
  declare readonly stack: unknown;

  /** @param caller The method that was called; it must be at work. */
  constructor(caller: Caller) {
    Error.captureStackTrace(this, caller);
  }

  /** Has the trace of an error begin at the call. */
  lead(error: Error): void {
    const { stack } = this;
    // Programs may have the runtime give something else than a text.
    if (typeof stack !== "string") return;
    const frames = stack.indexOf("\n    at ");
    if (frames >= 0) error.stack = `${error.name}: ${error.message}${stack.slice(frames)}`;
  }
}

/** Gives an error, which is this side's own, a trace that begins where a call was made. */
export function lead<E extends Error>(error: E, origin: Origin): E {
  if (origin instanceof CallStack) origin.lead(error);
  else leadTo(error, origin);
  return error;
}

/**
 * The error that a call ended with, with a trace that begins where the call was made. One that all
 * calls of a connection have is copied; what a getter in a value has thrown stays as it is, for that
 * knows best where it comes from.
 */
export function ledTo(error: unknown, origin: Origin): Error {
  if (!isOwn(error)) return error as Error;
  const own =
    error instanceof ConnectionClosedError ? new ConnectionClosedError(error.reason) : error;
  return lead(own, origin);
}

function isOwn(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof BerEncodeError) return true;
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" && code.startsWith("rose-");
}
