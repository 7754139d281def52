/** No path of the directory that is looked up is longer, in characters. */
const longestPath = 1024;

/**
 * The path of a user, group or computer in the directory, unless another has been set (`u8sDNPath`). Characters that have a meaning in a path are
 * escaped as in RFC 4514.
 */
export function pathOf(name: string, of: "users" | "groups" | "computers" = "users"): string {
  return `cn=${name.replaceAll(/[",+;<>=\\]|^[ #]| $/g, "\\$&")},cn=${of}`;
}

/** A path or another identifier in the form in which they are compared; undefined if it is too long, or no text for a store. */
export function keyOf(text: string): string | undefined {
  if (text.length > longestPath || text.includes("\0")) return undefined;
  return text.normalize("NFC").toLowerCase();
}

/** A SIP address in the form in which they are compared; undefined if it is none. */
export function sipKeyOf(address: string): string | undefined {
  const key = keyOf(address);
  const [, scheme, rest] = /^(sips?:)?([^\s:;,<>"]+)$/.exec(key ?? "") ?? [];
  if (rest === undefined) return undefined;
  const at = rest.indexOf("@");
  if (at < 0 ? scheme === undefined : at === 0 || at !== rest.lastIndexOf("@")) return undefined;
  return rest.endsWith("@") ? undefined : rest;
}

/** A SIP address with its scheme, which is `sip:` if it was written without. */
export function sipUriOf(address: string): string {
  return /^sips?:/i.test(address) ? address : `sip:${address}`;
}

/** A GUID in the form in which they are compared; undefined if it is none. */
export function guidKeyOf(text: string): string | undefined {
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
  return text.length > 38 ? undefined : guid.exec(text)?.[1]?.toLowerCase();
}

/** A telephone number in the form in which they are compared: its digits, after `+` if it is international. */
export function phoneKeyOf(number: string): string {
  const digits = number.slice(0, longestPath).replaceAll(/[^\d+]/g, "");
  const international = digits.startsWith("+") || digits.startsWith("00");
  const rest = digits.replaceAll("+", "");
  return international ? `+${rest.replace(/^00/, "")}` : rest;
}
