import type { Schema } from "../schema.js";

/** How values of a type are filled in. */
export type Kind =
  | "structure"
  | "list"
  | "choice"
  /** The type in one of the forms that it has in versions of the interface. */
  | "forms"
  /** Values by names that are free to choose. */
  | "map"
  | "boolean"
  | "integer"
  | "enumerated"
  | "real"
  | "time"
  | "octets"
  | "bits"
  | "text"
  | "null"
  | "json";

/** @param schema One that is resolved. */
export function kindOf(schema: Schema): Kind {
  const { type, oneOf, anyOf, properties } = schema;
  if (oneOf !== undefined) {
    if (oneOf[0]?.additionalProperties) return "map";
    return oneOf.every((one) => Object.keys(one.properties ?? {}).length === 1) ? "choice" : "json";
  }
  if (type === "integer") return anyOf === undefined ? "integer" : "enumerated";
  if (type === "string") {
    if (anyOf?.[0]?.format === "date-time") return "time";
    if (schema.contentEncoding !== undefined) return "octets";
    return schema.pattern === "^[01]*$" ? "bits" : "text";
  }
  if (anyOf !== undefined) return anyOf[0]?.type === "number" ? "real" : "forms";
  if (type === "array") return "list";
  if (type === "object") return properties?.["_ber"] === undefined ? "structure" : "json";
  return type === "boolean" || type === "null" ? type : "json";
}

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value can be shown as one of the kind; what cannot is shown as JSON. */
export function isOf(kind: Kind, value: unknown, schema: Schema): boolean {
  switch (kind) {
    case "structure":
    case "map":
      return isObject(value);
    case "choice":
      return isObject(value) && Object.keys(value as object).length === 1;
    case "list":
      return Array.isArray(value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
    case "enumerated":
      return Number.isInteger(value) || isLong(value);
    case "real":
      return typeof value === "number" || schema.anyOf?.[1]?.enum?.includes(value) === true;
    case "time":
      return (
        typeof value === "string" &&
        /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?$/.test(value)
      );
    case "octets":
    case "bits":
    case "text":
      return typeof value === "string" && !isLong(value);
    case "null":
      return value === null;
    default:
      return true;
  }
}

/** Whether a value is the digits of an integer that is too long for a number. */
function isLong(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("\u0000");
}
