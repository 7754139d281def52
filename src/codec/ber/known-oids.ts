import { BerEncodeError } from "../errors.js";
import { readOid } from "./contents.js";
import type { Reader } from "./reader.js";
import { putOid } from "./oid.js";
import { Writer } from "./writer.js";

interface KnownOid {
  readonly text: string;
  readonly octets: Uint8Array;
  readonly next: KnownOid | undefined;
}

/**
 * OBJECT IDENTIFIERs that are expected, found by their octets: the keys of open types. Making their text anew, and hashing it in order to look
 * up the row, would cost more than the rest of a short value.
 */
export class KnownOids {
  readonly #buckets: (KnownOid | undefined)[];
  #longest = 0;

  constructor(texts: readonly string[]) {
    let size = 8;
    while (size < texts.length * 2) size *= 2;
    this.#buckets = Array.from({ length: size }, () => undefined);
    for (const text of new Set(texts)) this.#add(text);
  }

  #add(text: string): void {
    const octets = contentsOf(text);
    if (octets === undefined) return;
    const bucket = hash(octets, 0, octets.length) & (this.#buckets.length - 1);
    this.#buckets[bucket] = { text, octets, next: this.#buckets[bucket] };
    this.#longest = Math.max(this.#longest, octets.length);
  }

  /** As `readOid`. */
  read(r: Reader, c: number, d: number, member: string): string {
    const length = d - c;
    if (length <= this.#longest) {
      const b = r.b;
      const bucket = hash(b, c, d) & (this.#buckets.length - 1);
      for (let one = this.#buckets[bucket]; one !== undefined; one = one.next) {
        if (!isAt(one.octets, b, c, length)) continue;
        r.charge(length >> 3, c);
        return one.text;
      }
    }
    return readOid(r, c, d, false, member);
  }
}

function isAt(octets: Uint8Array, b: Uint8Array, c: number, length: number): boolean {
  if (octets.length !== length) return false;
  for (let i = 0; i < length; i++) if (octets[i] !== b[c + i]) return false;
  return true;
}

function hash(b: Uint8Array, c: number, d: number): number {
  let sum = 0;
  for (let p = c; p < d; p++) sum = (Math.imul(sum, 31) + (b[p] as number)) | 0;
  return sum ^ (sum >>> 7);
}

/** The contents octets; undefined for what is no OBJECT IDENTIFIER. */
function contentsOf(text: string): Uint8Array | undefined {
  const writer = new Writer(Buffer.alloc(4096));
  try {
    const end = putOid(writer, text, 0, false, "");
    const octets = new Uint8Array(writer.b.subarray(0, end));
    return octets.subarray((octets[0] as number) < 128 ? 1 : (octets[0] as number) - 127);
  } catch (error) {
    if (error instanceof BerEncodeError) return undefined;
    throw error;
  }
}
