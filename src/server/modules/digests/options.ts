import type { NamesOf } from "../../../rose/internal.js";

/** Whether users may log on by Digest. */
export interface DigestOptions {
  /**
   * Lets users log on by Digest (RFC 7616), in this realm. For that the server has to keep of each password what proves it in this realm
   * (docs/security.md). With an empty text nobody may, and what was kept is removed. By default nobody may, and what was kept stays.
   */
  readonly digestRealm?: string | undefined;
}

/** The names of {@link DigestOptions}. */
export const digestNames = { digestRealm: "string" } satisfies NamesOf<DigestOptions>;

/** Printable ASCII without what is quoted: clients hash it as it is. */
const realmPattern = /^[\x20-\x7e]{0,64}$/;

/** @throws TypeError if the realm is not a text of at most 64 printable characters of ASCII without quotes and backslashes. */
export function checkDigestRealm({ digestRealm: realm }: DigestOptions): void {
  if (realm === undefined) return;
  if (typeof realm === "string" && realmPattern.test(realm) && !/["\\]/.test(realm)) return;
  throw new TypeError(
    "the option digestRealm is not a text of at most 64 characters of ASCII without quotes and backslashes",
  );
}
