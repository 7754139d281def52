import { isObject } from "../../codec/internal.js";
import type { Value } from "../model.js";
import { propertyName } from "./names.js";
import type { Scope } from "./scope.js";

/** An ASN.1 value as a TypeScript expression. */
export function literal(value: Value, scope: Scope): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return number(value, scope);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (value instanceof Uint8Array)
    return `/* @__PURE__ */ ${scope.global("Uint8Array")}.of(${value.join(", ")})`;
  if (Array.isArray(value))
    return `[${value.map((item: Value) => literal(item, scope)).join(", ")}]`;
  return record(value as Readonly<Record<string, Value>>, (item) => literal(item, scope));
}

function number(value: number, scope: Scope): string {
  if (Object.is(value, -0)) return "-0";
  if (Number.isFinite(value)) return String(value);
  return `${value < 0 ? "-" : ""}${scope.global(Number.isNaN(value) ? "NaN" : "Infinity")}`;
}

/** Plain data (constraints, named numbers) as a TypeScript expression on one line. */
export function dataLiteral(data: unknown): string {
  if (typeof data === "bigint") return `${data}n`;
  if (Array.isArray(data)) return `[${data.map(dataLiteral).join(", ")}]`;
  if (isObject(data)) return record(data, dataLiteral);
  return JSON.stringify(data);
}

function record<T>(value: Readonly<Record<string, T>>, write: (item: T) => string): string {
  const entries = Object.entries(value).map(
    ([key, item]) => `${propertyName(key)}: ${write(item)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
