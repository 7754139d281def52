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
  const given = utf8Of(octets);
  if (given === undefined) return undefined;
  const text = given.includes(":") ? given : utf8Of(Buffer.from(given, "base64"));
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon === -1) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The text of octets in UTF-8; undefined if they are not valid UTF-8. */
export function utf8Of(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}
