import { isObject, type Json, type JsonObject } from "../json.js";
import { PatchError } from "./errors.js";
import { forbiddenNames, memberNamed } from "./names.js";
import { Work } from "./work.js";

/** The reference tokens of a JSON Pointer (RFC 6901); the leading slash may be left out. */
export function tokensOf(path: string): string[] {
  if (path === "") return [];
  const body = path.startsWith("/") ? path.slice(1) : path;
  return body.split("/").map(unescape);
}

function unescape(token: string): string {
  if (/~(?![01])/.test(token))
    throw new PatchError("invalid", `${JSON.stringify(token)} has a bad ~`);
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The JSON Pointer of tokens. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Where a pointer leads: the tokens as the document writes them, and the value there. */
export interface Target {
  readonly tokens: readonly string[];
  /** Undefined if there is nothing, which is where `add` may put something. */
  readonly value: Json | undefined;
}

/**
 * Follows a pointer through a document: only through its own members and elements, names of
 * members in any case. All tokens but the last must lead to something.
 * @param work The cost is taken from it.
 * @throws PatchError
 */
export function follow(document: Json, path: string, work: Work = new Work()): Target {
  let value: Json | undefined = document;
  const tokens = tokensOf(path).map((token) => {
    if (forbiddenNames.has(token))
      throw new PatchError("invalid", `${token} is not the name of a member`);
    if (value === undefined) throw new PatchError("missing", `${path} leads to nothing`);
    const name = nameIn(value, token, path, work);
    value = Array.isArray(value)
      ? value[Number(name)]
      : (Object.getOwnPropertyDescriptor(value, name)?.value as Json | undefined);
    return name;
  });
  return { tokens, value };
}

function nameIn(parent: Json, token: string, path: string, work: Work): string {
  if (isObject(parent)) {
    if (Object.hasOwn(parent, token)) return token;
    work.spend(Object.keys(parent).length);
    return memberNamed(parent, token) ?? token;
  }
  if (!Array.isArray(parent))
    throw new PatchError("missing", `${path} leads through a plain value`);
  work.spend(parent.length);
  if (token === "-") return String(parent.length);
  if (/^(?:0|[1-9][0-9]{0,9})$/.test(token) && Number(token) <= parent.length) return token;
  throw new PatchError("missing", `${path}: there is no element ${JSON.stringify(token)}`);
}

/** The value at a JSON Pointer of a configuration; undefined if there is none. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const token of tokensOf(pointer)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, token))
      return undefined;
    found = (found as JsonObject)[token];
  }
  return found;
}

/** The text or number there, as a text; undefined for anything else, and for an empty text. */
export function scalarAt(value: Json, pointer: string | undefined): string | undefined {
  const found = pointer === undefined ? undefined : valueAt(value, pointer);
  if (typeof found === "number") return String(found);
  return typeof found === "string" && found !== "" ? found : undefined;
}
