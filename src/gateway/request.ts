import { parseJson, type Operation, type Event, type Schema, type Type } from "../codec/index.js";
import { underscored } from "../codec/internal.js";
import type { Octets } from "../rose/internal.js";
import { badRequest, jsonpIsOff, notConnected } from "./failure.js";
import type { TypeNames } from "./operations.js";

/** A request, by HTTP or WebSocket. Header names are in lower case. */
export interface WebRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
  readonly body: Octets | null;
  /** Whether its JSON is known to have no room for a list of 500 elements. */
  readonly isShort?: boolean;
}

/** Query parameters that are not members of an argument. */
const controls: ReadonlySet<string> = new Set([
  "ucsid",
  "x-ucsid",
  "token",
  "x-uctoken",
  "user",
  "pass",
  "no401",
  "callback",
  "jsonp",
  "x-ucsessionid",
  "ucsessionid",
  "clientappid",
  "typenames",
  "x-typenames",
]);

/** A value without the quotes that it has in the manual, `X-ucsid: "local"` (line 174). */
export function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/**
 * An option of a request, from its header or else from the query, where it may have the header's name too.
 * @param name Of the header.
 */
function said({ query, header }: WebRequest, parameter: string, name: string): string | undefined {
  const text = header(name) ?? query.get(parameter) ?? query.get(name);
  return text === null ? undefined : unquoted(text);
}

/** Whether the request asks not to be challenged with a 401. */
export function refuses401({ query, header }: WebRequest): boolean {
  return query.has("no401") || header("x-no401") !== undefined;
}

/**
 * The UCSID that the request names.
 * @param own The UCSIDs of this web service, the default one first.
 * @param status Of the failure.
 * @throws Failure 502 for another one.
 */
export function ucsidOf(request: WebRequest, own: readonly string[], status?: 404): string {
  const asked = said(request, "ucsid", "x-ucsid") ?? (own[0] as string);
  if (own.includes(asked)) return asked;
  throw notConnected(asked, status);
}

/**
 * Where the result should have `_type`: `typenames=` or `X-typenames:`, `root` or `all`.
 * @throws Failure 400 for anything else.
 */
export function typeNamesOf(request: WebRequest): TypeNames {
  const where = said(request, "typenames", "x-typenames");
  if (where === undefined || where === "root" || where === "all") return where;
  throw badRequest("typenames is root or all");
}

/**
 * The id of the session that the request is for: that of the header, or else the only one of the query.
 * @returns Undefined if it names none, or the query several.
 */
export function sessionIDOf({ query, header }: WebRequest): string | undefined {
  const own = header("x-ucsessionid");
  if (own !== undefined) return unquoted(own).toUpperCase();
  const named = [...query.getAll("x-ucsessionid"), ...query.getAll("ucsessionid")];
  const ids = new Set(named.map((id) => unquoted(id).toUpperCase()));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** The token of a request. */
export function tokenOf(request: WebRequest): string | undefined {
  return said(request, "token", "x-uctoken");
}

/**
 * The name of the function that a JSONP answer calls: an identifier, or several with dots
 * between them, of 100 characters at most.
 * @param allowed Whether JSONP is switched on.
 * @returns undefined if the request is not for JSONP.
 * @throws Failure 403 if it is not allowed, 400 for anything else than a name.
 */
export function jsonpCallbackOf(
  { query, method }: WebRequest,
  allowed: boolean,
): string | undefined {
  const asked = method === "GET" ? (query.get("callback") ?? query.get("jsonp")) : null;
  if (asked === null) return undefined;
  if (!allowed) throw jsonpIsOff();
  const name = unquoted(asked);
  if (name.length <= 100 && /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(name)) return name;
  throw badRequest("the callback of JSONP must be the name of a function");
}

/**
 * The argument of a GET: each query parameter that names a member of the type, read as the member's
 * type says. Members that are not single values are given in JSON; lists also by repetition.
 * @returns A value for `Type.fromJson`.
 * @throws Failure 400 for an invalid number or invalid JSON.
 */
export function argumentOfQuery({ argument }: Operation | Event, query: URLSearchParams): unknown {
  const json: Record<string, unknown> = {};
  const base = baseOf(argument);
  if (base.kind !== "sequence" && base.kind !== "set") return json;
  for (const { name, type } of base.members) {
    const key = underscored(name);
    const given = controls.has(key) ? [] : query.getAll(key);
    const [first] = given;
    if (first === undefined) continue;
    const schema = baseOf(type);
    json[key] =
      schema.kind === "sequenceOf" && !(given.length === 1 && /^\s*[[{]/.test(first))
        ? given.map((text) => valueOf(text, baseOf(schema.element), key))
        : valueOf(first, schema, key);
  }
  return json;
}

function valueOf(text: string, schema: Schema, name: string): unknown {
  switch (schema.kind) {
    case "string":
    case "octetString":
    case "bitString":
    case "systemTime":
    case "objectIdentifier":
      return text;
    case "boolean":
      if (text === "true" || text === "1") return true;
      if (text === "false" || text === "0") return false;
      throw badRequest(`${name} must be true or false`);
    default:
      try {
        return parseJson(text);
      } catch {
        throw badRequest(`${name} is neither a number nor JSON`);
      }
  }
}

/** The schema without aliases and tags. */
export function baseOf(type: Type<any>): Schema {
  const { schema } = type;
  return schema.kind === "alias" || schema.kind === "tagged" ? baseOf(schema.type) : schema;
}
