import type { Member } from "./schema.js";

/** Whether the member has to stand in an encoding: no OPTIONAL, no DEFAULT, no extension. */
export function isMandatory({ optional, extension, default: fallback }: Member): boolean {
  return !optional && !extension && fallback === undefined;
}

/** An ASN.1 name as JSON and TypeScript have it: `-` becomes `_`. */
export function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
