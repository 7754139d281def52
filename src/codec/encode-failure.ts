import { leadTo, type Caller } from "./caller.js";
import { BerEncodeError } from "./errors.js";
import type { Type } from "./schema.js";

/**
 * What a method of a type throws for a value that it cannot encode: the path begins with the type, the
 * trace at the line that called the method.
 * @param error What was caught; anything else, of a getter in the value say, is passed on as it is.
 */
export function encodeFailure(error: unknown, { name }: Type<any>, caller: Caller): unknown {
  if (!(error instanceof BerEncodeError)) return error;
  if (name !== "") error.prefix(name);
  leadTo(error, caller);
  return error;
}
