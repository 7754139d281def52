import { leadTo, type Caller } from "./caller.js";
import { BerEncodeError, JsonDecodeError, restate, type CodecError } from "./errors.js";
import type { EncodeOptions } from "./options.js";
import type { Type } from "./schema.js";
import {
  describeUnknown,
  unknownMember,
  type SearchOptions,
  type UnknownMember,
} from "./unknown-members.js";

/**
 * What a method of a type throws for a value that it cannot encode. The path begins with the type, and the
 * trace at the line that called the method. A member that the type does not have is named, because it
 * may be a misspelling of a missing one.
 * @param error What was caught; other errors, for example of a getter in the value, are passed on as they are.
 */
export function encodeFailure(
  error: unknown,
  type: Type<any>,
  value: unknown,
  caller: Caller,
): unknown {
  if (!(error instanceof BerEncodeError)) return error;
  if (type.name !== "") error.prefix(type.name);
  if (!isPlain(error)) explain(error, type, value);
  leadTo(error, caller);
  return error;
}

/**
 * What reading JSON throws: if a mandatory member is missing, a member that the type does not have is named, because it
 * may be a misspelling of that one.
 */
export function jsonFailure(error: unknown, type: Type<any>, json: unknown): unknown {
  const missing = error instanceof JsonDecodeError && error.code === "missing-member";
  if (missing) explain(error, type, json, "json");
  return error;
}

/** Whether the names of members have nothing to do with it. */
function isPlain({ code }: BerEncodeError): boolean {
  return code === "limit" || code === "buffer-too-small" || code === "unknown-member";
}

/** How many members and elements are searched for the reason of an error. */
const most = 10_000;

function explain(
  error: CodecError,
  type: Type<any>,
  value: unknown,
  spelling: SearchOptions["spelling"] = "value",
): void {
  let unknown: UnknownMember | undefined;
  try {
    const options = { most, spelling };
    unknown = unknownMember(type, value, type.name, options, ({ path }) => isOf(path, error.path));
  } catch {
    // A getter; the error is known without it.
  }
  if (unknown === undefined) return;
  const { reason } = error;
  const what = describeUnknown(unknown);
  if (what.startsWith(reason)) restate(error, what);
  else if (isOf(unknown.path, error.path)) restate(error, `${reason}; ${what}`);
  else restate(error, `${reason}; in ${unknown.path} ${what}`);
}

/** Whether a path is that of an object, or of one of its members. */
function isOf(object: string, path: string): boolean {
  if (path === object) return true;
  return path.slice(0, Math.max(0, path.lastIndexOf("."), path.lastIndexOf("["))) === object;
}

/**
 * Refuses a value with members that the type does not have; the error's path begins inside the type.
 * @throws BerEncodeError
 */
export function requireKnown(type: Type<any>, value: unknown, options: EncodeOptions): void {
  const { limits } = options;
  const unknown = unknownMember(type, value, "", limits && { maxDepth: limits.maxDepth });
  if (unknown === undefined) return;
  const code = unknown.kind === "member" ? "unknown-member" : "bad-choice";
  throw new BerEncodeError(code, describeUnknown(unknown), unknown.path);
}
