import { BerDecodeError, withoutStack, type BerDecodeCode } from "../errors.js";
import type { Interval } from "../kinds.js";
import type { Limits } from "../limits.js";
import { universalName } from "./tags.js";

/**
 * The state of one decoding. Compiled code keeps its position in local variables and calls this
 * class for what is rare: long lengths, indefinite lengths, constructed strings, errors.
 */
export class Reader {
  /** The input. */
  b: Uint8Array = empty;
  /**
   * The buffer below the input and the input's offset in it, for views. Getting them costs as
   * much as a short message, so it is put off until the first view.
   */
  private ab: ArrayBufferLike | undefined;
  private off = 0;
  /** Levels of nesting allowed. */
  depth = 0;
  /** Elements allowed in all, and how many of them are left. */
  most = 0;
  left = 0;
  /** Results of {@link header} and {@link length} besides what they return. */
  c = 0;
  d = 0;
  n = 0;
  /** Octets that the contents of a list may have; longer lists are given to {@link later}. */
  room = Infinity;
  /** Takes a list that is to be read later; returns the array that will get its elements. */
  later: (
    p: number,
    e: number,
    k: number,
    element: { whole(r: Reader, p: number, e: number, k: number): unknown },
    size: readonly Interval[] | undefined,
  ) => unknown[] = () => [];
  /** Ends of contents of indefinite length, by their start; filled one outermost value at a time. */
  private ends: Map<number, number> | undefined;

  start(bytes: Uint8Array, limits: Limits): void {
    this.b = bytes;
    this.ab = undefined;
    this.depth = limits.maxDepth;
    this.most = limits.maxElements;
    this.left = limits.maxElements;
    this.ends = undefined;
  }

  /** Releases the input, so that a reader kept for the next message holds no memory. */
  release(): void {
    this.b = empty;
    this.ab = undefined;
    this.ends = undefined;
  }

  fail(code: BerDecodeCode, offset: number, reason: string, member = ""): never {
    const at = Math.min(offset, this.b.length);
    throw withoutStack(() => new BerDecodeError(code, at, reason, member));
  }

  /** A limit has been hit. */
  over(limit: keyof Limits, offset: number, reason: string): never {
    const at = Math.min(offset, this.b.length);
    throw withoutStack(() => new BerDecodeError("limit", at, reason, "", limit));
  }

  tooDeep(offset: number): never {
    return this.over("maxDepth", offset, `nested deeper than ${this.depth} levels`);
  }

  /** Subtracts what a value counts for from the elements still allowed. */
  charge(elements: number, offset: number): void {
    if ((this.left -= elements) < 0) this.tooMany(offset);
  }

  tooMany(offset: number): never {
    return this.over("maxElements", offset, "too many elements");
  }

  /** An encoding that ends after its parent or after the input. */
  overrun(offset: number, member: string): never {
    return this.n > this.b.length || offset + 2 > this.b.length
      ? this.fail("truncated", offset, "the input ends inside this value", member)
      : this.fail("bad-length", offset, "ends after the value that encloses it", member);
  }

  /**
   * Reads a length that is not of the short form (X.690 8.1.3.5, 8.1.3.6).
   * @param q Offset of the first length octet.
   * @param e End of the enclosing value.
   * @returns The end of the contents; `c` is their start, `n` the offset after the value.
   */
  length(q: number, e: number, constructed: boolean, member: string): number {
    const b = this.b;
    if (q >= e) {
      this.n = q + 1;
      return q >= b.length
        ? this.fail("truncated", q, "the input ends before a length", member)
        : this.fail("bad-length", q, "ends after the value that encloses it", member);
    }
    const first = b[q] as number;
    if (first < 128) {
      this.c = q + 1;
      this.n = this.c + first;
    } else if (first === 129 && q + 2 <= e) {
      this.c = q + 2;
      this.n = q + 2 + (b[q + 1] as number);
    } else if (first === 130 && q + 3 <= e) {
      this.c = q + 3;
      this.n = q + 3 + (((b[q + 1] as number) << 8) | (b[q + 2] as number));
    } else if (first === 128) {
      if (!constructed) {
        this.fail("bad-length", q, "a primitive value of indefinite length", member);
      }
      const end = this.endOfContents(q + 1, e, member);
      // Set after the search, which reads other lengths.
      this.c = q + 1;
      this.n = end + 2;
      return end;
    } else {
      this.n = q + 1 + this.longForm(q, e, first & 127, member);
    }
    if (this.n > e) this.overrun(q, member);
    return this.n;
  }

  /** The long form; sets `c`, returns the octets of the length field after the first plus the length. */
  private longForm(q: number, e: number, count: number, member: string): number {
    const b = this.b;
    if (count === 127) this.fail("bad-length", q, "reserved length octet ff", member);
    if (q + 1 + count > e) {
      this.n = q + 1 + count;
      this.overrun(q, member);
    }
    let length = 0;
    let significant = 0;
    for (let i = 1; i <= count; i++) {
      const octet = b[q + i] as number;
      if (significant > 0 || octet !== 0) significant++;
      length = length * 256 + octet;
      if (significant > 4) {
        this.fail("bad-length", q, "a length of more than four significant octets", member);
      }
    }
    this.c = q + 1 + count;
    return count + length;
  }

  /**
   * Reads any identifier and length.
   * @returns The key of the tag, see {@link tagKey}; `c`, `d` bound the contents, `n` is after them.
   */
  header(p: number, e: number, member: string): number {
    const b = this.b;
    if (p >= e) {
      this.fail("missing-member", p, "a value is missing", member);
    }
    const first = b[p] as number;
    let q = p + 1;
    let key = first;
    if ((first & 31) === 31) {
      let number = 0;
      for (;;) {
        if (q >= e) {
          this.n = q + 1;
          this.overrun(p, member);
        }
        const octet = b[q++] as number;
        if (number === 0 && octet === 128) {
          this.fail("bad-tag", p, "a tag number with a leading zero", member);
        }
        number = number * 128 + (octet & 127);
        if (number > MOST_TAG) this.fail("bad-tag", p, "a tag number out of range", member);
        if (octet < 128) break;
      }
      if (number < 31) {
        this.fail("bad-tag", p, "a tag number below 31 in the high form", member);
      }
      key = first + 256 * number;
    } else if ((first & 0xdf) === 0) {
      this.fail("bad-tag", p, "end-of-contents octets where a value is expected", member);
    }
    this.d = this.length(q, e, (first & 32) !== 0, member);
    return key;
  }

  /** The offset after the value at `p`, whatever it is; its contents are not checked. */
  skip(p: number, e: number, member: string): number {
    this.header(p, e, member);
    return this.n;
  }

  /** An open type: the octets of one complete value, a view of the input. */
  any(p: number, e: number, member: string): Uint8Array {
    const n = this.skip(p, e, member);
    return this.view(p, n);
  }

  /** A view of the input. */
  view(c: number, d: number): Uint8Array {
    const ab = this.ab ?? this.locate();
    return new Uint8Array(ab as ArrayBuffer, this.off + c, d - c);
  }

  private locate(): ArrayBufferLike {
    this.off = this.b.byteOffset;
    return (this.ab = this.b.buffer);
  }

  /** Reads from other octets, those of a joined constructed string; returns the previous ones. */
  swap(bytes: Uint8Array): Uint8Array {
    const before = this.b;
    this.b = bytes;
    this.ab = undefined;
    return before;
  }

  /**
   * Finds where contents of indefinite length end. One pass over the outermost such value notes
   * the ends of all that are nested in it, so that the whole stays linear.
   */
  private endOfContents(start: number, e: number, member: string): number {
    const noted = this.ends?.get(start);
    if (noted !== undefined) return noted;
    const ends = (this.ends ??= new Map());
    const b = this.b;
    const open = [start];
    let p = start;
    while (open.length > 0) {
      if (p + 2 > e) {
        this.n = p + 2;
        this.fail(
          e >= b.length ? "truncated" : "bad-length",
          p,
          "the end-of-contents octets are missing",
          member,
        );
      }
      if (b[p] === 0) {
        if (b[p + 1] !== 0) this.fail("bad-tag", p, "end-of-contents octets with a length", member);
        ends.set(open.pop() as number, p);
        if (ends.size > this.most + this.depth) this.tooMany(p);
        p += 2;
      } else if (open.length > this.depth) {
        this.tooDeep(p);
      } else {
        p = this.pass(p, e, open, member);
      }
    }
    return ends.get(start) as number;
  }

  /** Moves over one value, or into it if its length is indefinite. */
  private pass(p: number, e: number, open: number[], member: string): number {
    const b = this.b;
    let q = p + 1;
    if (((b[p] as number) & 31) === 31) {
      while (q < e && (b[q] as number) > 127) q++;
      q++;
    }
    if (q < e && b[q] === 128 && ((b[p] as number) & 32) !== 0) {
      open.push(q + 1);
      return q + 1;
    }
    return this.length(q, e, false, member);
  }

  /** Reports what is found where something else is expected. */
  unexpected(p: number, e: number, wanted: string, member: string): never {
    if (p >= e) {
      return this.fail("missing-member", p, `${wanted} is missing`, member);
    }
    const b = this.b;
    const first = b[p] as number;
    let number = first & 31;
    if (number === 31) {
      let q = p + 1;
      number = 0;
      while (q < e && (b[q] as number) > 127) number = number * 128 + ((b[q++] as number) & 127);
      this.n = q + 1;
      if (q >= e) this.overrun(p, member);
      number = number * 128 + (b[q] as number);
      if (number < 31 || number > MOST_TAG || b[p + 1] === 128) number = -1;
    }
    const found =
      number < 0
        ? "another tag"
        : first < 64
          ? universalName(number)
          : `[${["", "APPLICATION ", "", "PRIVATE "][first >> 6]}${number}]`;
    // What is wanted may also name the type: `SEQUENCE (AsnContact)`.
    const form = (first & 32) === 0 ? "primitive where constructed" : "constructed where primitive";
    const reason =
      wanted === found || wanted.startsWith(`${found} (`)
        ? `${found} ${form} is due`
        : `${wanted} is expected, found ${found}`;
    return this.fail("unexpected-tag", p, reason, member);
  }
}

/** The highest tag number that is read. */
const MOST_TAG = 0xffffffffff;

const empty = new Uint8Array(0);
