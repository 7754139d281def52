import { createHash, timingSafeEqual } from "node:crypto";

/** What a client answers to a challenge: the credentials of Digest (RFC 7616 section 3.4). */
export interface DigestResponse {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly cnonce: string;
  readonly nc: string;
}

/** `name=value` or `name="value"`, and a comma unless it is the last one. */
const parameter = /\s*([a-z*]{1,20})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*))\s*(?:,|$)/iy;

const names = ["username", "realm", "nonce", "uri", "response", "cnonce", "nc"] as const;

/**
 * Reads the credentials of Digest, with or without the word Digest before them. Only SHA-256 and the quality "auth" are read.
 * @returns undefined if they are not of this kind.
 */
export function digestResponse(text: string): DigestResponse | undefined {
  const found = new Map<string, string>();
  parameter.lastIndex = /^\s*Digest\s/i.exec(text)?.[0].length ?? 0;
  while (parameter.lastIndex < text.length) {
    const match = parameter.exec(text);
    if (match === null) return undefined;
    const [, name = "", quoted, plain = ""] = match;
    const key = name.toLowerCase();
    if (found.has(key)) return undefined;
    found.set(key, quoted?.replaceAll(/\\(.)/gs, "$1") ?? plain);
  }
  const algorithm = found.get("algorithm")?.toUpperCase();
  if (algorithm !== "SHA-256" || found.get("qop") !== "auth") return undefined;
  if (names.some((name) => !found.has(name))) return undefined;
  return Object.fromEntries(
    names.map((name) => [name, found.get(name)]),
  ) as unknown as DigestResponse;
}

/** The challenge of a server (RFC 7616 section 3.3), without the word Digest. */
export function digestChallenge(realm: string, nonce: string, stale: boolean): string {
  const known = `realm="${realm}", qop="auth", algorithm=SHA-256, nonce="${nonce}", charset=UTF-8`;
  return stale ? `${known}, stale=true` : known;
}

/** The hash of name, realm and password (A1), with which responses are checked. Whoever has it can make them. */
export function digestOf(name: string, realm: string, password: string): Buffer {
  return sha256(`${name}:${realm}:${password.normalize("NFC")}`);
}

/** What stands for the method of HTTP, as in RFC 2831 outside HTTP. */
const method = "AUTHENTICATE";

/** Whether a response is the one that somebody makes who knows the password; compares in constant time. */
export function provesDigest(
  { nonce, nc, cnonce, uri, response }: DigestResponse,
  digest: Uint8Array,
): boolean {
  const request = sha256(`${method}:${uri}`).toString("hex");
  const secret = Buffer.from(digest).toString("hex");
  const expected = sha256(`${secret}:${nonce}:${nc}:${cnonce}:auth:${request}`);
  const given = Buffer.from(response.slice(0, 2 * expected.length + 2), "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}
