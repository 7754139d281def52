import type { Member } from "./schema.js";

/** Whether the member has to be in an encoding: not OPTIONAL, without DEFAULT, not an extension. */
export function isMandatory({
  optional,
  extension,
  default: fallback,
}: Pick<Member, "optional" | "extension" | "default">): boolean {
  return !optional && !extension && fallback === undefined;
}

/** An ASN.1 name in JSON and TypeScript: `-` becomes `_`. */
export function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
