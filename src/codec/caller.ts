/** A function of this package that a program has called. */
export type Caller = (...given: never[]) => unknown;

/**
 * Makes the trace of an error begin at the line that called a function, not somewhere inside it; if
 * that function has already returned, it begins here. Only errors pay for it.
 */
export function leadTo(error: Error, caller: Caller): void {
  Error.captureStackTrace(error, caller);
  const { stack } = error;
  if (typeof stack === "string" && !stack.includes("\n    at ")) Error.captureStackTrace(error);
}
