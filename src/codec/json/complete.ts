import { wireOf } from "../ber/wire.js";
import type { Type } from "../schema.js";
import { emptyValue } from "../empty-value.js";
import { CodecError } from "../errors.js";
import { defaultLimits } from "../limits.js";
import { isMandatory, underscored } from "../member.js";
import { isObject } from "./is-object.js";
import { parseJson } from "./parse.js";

const { maxDepth } = defaultLimits;

/**
 * A copy of a parsed JSON value in which every missing mandatory member has the default of its
 * type, as in the vendor's reader: false, 0, "", an empty list, the first alternative.
 * @param supplied Called with the path of each member that was missing.
 */
export function completeJson(
  type: Type<any>,
  json: unknown,
  supplied: (path: string) => void,
): unknown {
  return completed(type, json, type.name, 1, supplied);
}

function completed(
  type: Type<any>,
  json: unknown,
  path: string,
  depth: number,
  supplied: (path: string) => void,
): unknown {
  // The reader reports what is wrong with a value nested this deep.
  if (depth > maxDepth) return json;
  const { base } = wireOf(type);
  switch (base.kind) {
    case "sequence":
    case "set": {
      if (!isObject(json)) return json;
      const copy: Record<string, unknown> = { ...json };
      for (const member of base.members) {
        const key = underscored(member.name);
        const inner = path === "" ? member.name : `${path}.${member.name}`;
        if (Object.hasOwn(json, key) && json[key] !== undefined) {
          copy[key] = completed(member.type, json[key], inner, depth + 1, supplied);
        } else if (isMandatory(member)) {
          supplied(inner);
          copy[key] = emptyJson(member.type);
        }
      }
      return copy;
    }
    case "sequenceOf":
    case "setOf":
      if (!Array.isArray(json)) return json;
      return json.map((element, index) =>
        completed(base.element, element, `${path}[${index}]`, depth + 1, supplied),
      );
    case "choice": {
      if (!isObject(json)) return json;
      const chosen = base.members.find((member) => Object.hasOwn(json, underscored(member.name)));
      if (chosen === undefined) return json;
      const key = underscored(chosen.name);
      const inner = path === "" ? chosen.name : `${path}.${chosen.name}`;
      return { ...json, [key]: completed(chosen.type, json[key], inner, depth + 1, supplied) };
    }
    case "open": {
      const row = isObject(json) ? base.rows.find(({ name }) => name === json["known"]) : undefined;
      if (row === undefined) return json;
      const { value } = json as { value?: unknown };
      const inner = path === "" ? "value" : `${path}.value`;
      return { ...(json as object), value: completed(row.type, value, inner, depth + 1, supplied) };
    }
    default:
      return json;
  }
}

/** The value for a missing one of the type. */
function emptyJson(type: Type<any>): unknown {
  try {
    return parseJson(type.encodeJson(emptyValue(type)));
  } catch (error) {
    // A type that contains itself endlessly has none; the reader then reports what is missing.
    if (error instanceof CodecError) return {};
    throw error;
  }
}
