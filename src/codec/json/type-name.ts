import type { Type } from "../schema.js";
import { wireOf } from "../ber/wire.js";

/**
 * A value's JSON text with `_type` first, as the vendor's server writes it at the root of an
 * argument, result or error (docs/protocol.md section 5). Only objects have it: not the object form of
 * AsnOptionalParameters, where peers would take it for a parameter, nor octets of unknown type.
 */
export function withTypeName(type: Type<any>, text: string): string {
  if (type.name === "" || !text.startsWith("{") || text.startsWith('{"_ber":')) return text;
  const { base } = wireOf(type);
  if (base.kind === "sequenceOf" || base.kind === "setOf") return text;
  return `{"_type":${JSON.stringify(type.name)}${text === "{}" ? "" : ","}${text.slice(1)}`;
}

/** The text of an object without a `_type` at its beginning. */
export function withoutTypeName(text: string): string {
  return text.startsWith('{"_type":') ? `{${text.slice(text.indexOf(",") + 1)}` : text;
}
