import { FramingError } from "../errors.js";

const TAG = 0;
const HIGH_TAG = 1;
const LENGTH = 2;
const LONG_LENGTH = 3;
const END = 4;

/**
 * Finds the end of contents of indefinite length while they arrive (X.690 8.1.3.6). It looks
 * at each octet of a header once and skips contents of definite length, so its work is
 * linear however the contents are divided into chunks. It keeps only the depth of nesting.
 */
export class EndScanner {
  /** Whether the end-of-contents octets of the outermost value have been passed. */
  done = false;
  #state = TAG;
  #depth = 1;
  #constructed = false;
  /** Octets of contents of definite length still to be skipped. */
  #skip = 0;
  /** Octets of a long-form length still to come, and its value so far. */
  #octets = 0;
  #length = 0;
  /** Octets seen so far. */
  #seen = 0;
  readonly #maxBytes: number;
  readonly #origin: number;

  /**
   * @param maxBytes The most octets that the contents may have, including end-of-contents.
   * @param origin Offset of the first octet of the contents in the stream, for errors.
   */
  constructor(maxBytes: number, origin: number) {
    this.#maxBytes = maxBytes;
    this.#origin = origin;
  }

  /**
   * Continues with `bytes` from `from` to `to`.
   * @returns The offset in `bytes` after the last octet that belongs to the value.
   * @throws FramingError
   */
  scan(bytes: Uint8Array, from: number, to: number): number {
    let p = from;
    while (p < to && !this.done) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, to - p);
        this.#skip -= step;
        p += step;
      } else {
        this.#octet(bytes[p] as number, this.#seen + p - from);
        p++;
      }
    }
    this.#seen += p - from;
    if (this.#seen + this.#skip > this.#maxBytes) {
      throw this.#fault("frame-too-large", this.#seen, "a frame longer than the limit");
    }
    return p;
  }

  #octet(octet: number, at: number): void {
    switch (this.#state) {
      case TAG:
        this.#constructed = (octet & 0x20) !== 0;
        this.#state = octet === 0 ? END : (octet & 0x1f) === 0x1f ? HIGH_TAG : LENGTH;
        break;
      case HIGH_TAG:
        if (octet < 0x80) this.#state = LENGTH;
        break;
      case LENGTH:
        this.#firstLength(octet, at);
        break;
      case LONG_LENGTH:
        this.#length = this.#length * 256 + octet;
        if (this.#length > 0xffffffff) {
          throw this.#fault("bad-length", at, "a length of over four significant octets");
        }
        if (--this.#octets === 0) this.#contents(this.#length);
        break;
      default:
        if (octet !== 0) throw this.#fault("bad-tag", at, "end-of-contents octets with a length");
        this.#state = TAG;
        this.done = --this.#depth === 0;
    }
  }

  #firstLength(octet: number, at: number): void {
    if (octet < 0x80) {
      this.#contents(octet);
    } else if (octet === 0x80) {
      if (!this.#constructed) {
        throw this.#fault("bad-length", at, "a primitive value of indefinite length");
      }
      this.#depth++;
      this.#state = TAG;
    } else {
      this.#octets = octet & 0x7f;
      if (this.#octets > 8) throw this.#fault("bad-length", at, "a length of over eight octets");
      this.#length = 0;
      this.#state = LONG_LENGTH;
    }
  }

  #contents(length: number): void {
    this.#skip = length;
    this.#state = TAG;
  }

  #fault(code: FramingError["code"], at: number, reason: string): FramingError {
    return new FramingError(code, this.#origin + at, reason);
  }
}
