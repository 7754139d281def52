import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";

/** The cost of a password hash (RFC 7914). `N` is a power of two; the hash takes about `128 * N * r` octets of memory. */
export interface PasswordCost {
  /** The cost of scrypt in memory and time (RFC 7914): a power of 2. */
  readonly N: number;
  /** The size of its blocks, in units of 128 octets: memory is 128 * N * r. */
  readonly r: number;
  /** How often the whole is done, one after the other: time grows with it, memory does not. */
  readonly p: number;
}

/** Takes 32 MiB and some tenths of a second for each password: acceptable for a login, too slow for guessing. */
export const defaultPasswordCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

const saltOctets = 16;
const hashOctets = 32;
const stored = /^\$scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

/**
 * Hashes a password with a random salt. The text contains all that is needed to check a password:
 * `$scrypt$N=..,r=..,p=..$salt$hash`, with salt and hash in base64. The work is done outside the event loop.
 */
export async function hashPassword(
  password: string,
  cost: PasswordCost = defaultPasswordCost,
): Promise<string> {
  const salt = randomBytes(saltOctets);
  return format(cost, salt, await derive(password, salt, hashOctets, cost));
}

/** A hash that no password has. Checking against it takes as long as any other check, and fails. */
export function decoyHash(cost: PasswordCost): string {
  return format(cost, randomBytes(saltOctets), randomBytes(hashOctets));
}

/**
 * Whether the password is the one that was hashed; compares in constant time.
 * @throws Error if `hash` does not have the form that {@link hashPassword} gives.
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const match = stored.exec(hash);
  if (match === null) throw new Error("the stored password hash is malformed");
  const [, N, r, p, salt, expected] = match as unknown as [string, ...string[]];
  const wanted = Buffer.from(expected!, "base64");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt!, "base64"), wanted.length, cost);
  return timingSafeEqual(actual, wanted);
}

function format({ N, r, p }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$N=${N},r=${r},p=${p}$${salt.toString("base64")}$${hash.toString("base64")}`;
}

function derive(
  password: string,
  salt: Uint8Array,
  length: number,
  cost: PasswordCost,
): Promise<Buffer> {
  // Keyboards compose characters in different ways. In NFC, the same password has the same octets.
  const text = password.normalize("NFC");
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(text, salt, length, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
