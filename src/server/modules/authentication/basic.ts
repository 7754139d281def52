import { textOfUtf8 } from "../../../codec/internal.js";

/** The name and password of the method Basic. */
export interface BasicCredentials {
  readonly name: string;
  readonly password: string;
}

/**
 * Reads credentials of the method Basic: "user:password" in UTF-8, encoded in base64 or not. A user name
 * contains no colon; a password may.
 * @param octets Must not be longer than `textLimits.credentials`.
 * @returns undefined if they do not have this form.
 */
export function basicCredentials(octets: Uint8Array): BasicCredentials | undefined {
  const given = textOfUtf8(octets);
  if (given === undefined) return undefined;
  const text = given.includes(":") ? given : textOfUtf8(Buffer.from(given, "base64"));
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon === -1) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
