import { freeBuffer } from "../../codec/internal-codec.js";
import { EndScanner } from "./end-scanner.js";
import { requiredOptions, requireGiven, type NamesOf } from "../../codec/internal.js";
import { FramingError } from "../errors.js";
import { misdirected } from "./first-octets.js";

/** What a frame contains: a ROSE message in BER, or the text of one in JSON (docs/protocol.md section 2). */
export type FrameKind = "ber" | "json";

/** The limits of a {@link Framer}. */
export interface FramerLimits {
  /** Octets of a frame; a longer one is a FramingError `frame-too-large`. */
  readonly maxFrameBytes: number;
}

const limitNames = { maxFrameBytes: "number" } satisfies NamesOf<FramerLimits>;

const JSON_HEADER = 8;
/** What {@link Framer.header} returns of a frame whose end must be searched for. */
const INDEFINITE = -1;

/**
 * Divides a stream of octets into frames. It uses neither sockets nor clocks.
 *
 * `push` a chunk, then call `next` until it returns false. A frame that is within one chunk is
 * delivered as a view of that chunk. One that spans chunks is collected in a buffer of its
 * own, which grows with what arrives, never with the length that a header announces. Work is
 * linear in the octets pushed. After an error, nothing more is delivered.
 */
export class Framer {
  /** The frame that `next` has found; in JSON without its header. Valid until the next call. */
  kind: FrameKind = "ber";
  /** The octets in which the frame lies, which are used again after the next call. */
  bytes: Uint8Array = empty;
  /** The offset at which the frame begins. */
  start = 0;
  /** The offset after the frame. */
  end = 0;
  /** Octets of the frame in front of what it contains; set with its header. */
  protected lead = 0;
  /** The limits may be changed at any time; a change applies to the next frame that begins. */
  maxFrameBytes: number;

  #chunk: Uint8Array = empty;
  #position = 0;
  #queue: Uint8Array[] = [];
  #queued = 0;
  /** The part of a frame that came in earlier chunks. */
  #partial: Uint8Array = empty;
  #held = 0;
  /** Octets of the frame; 0 while its header is incomplete. */
  #total = 0;
  #scanner: EndScanner | undefined;
  /** Octets of all chunks that have been used up. */
  #passed = 0;
  #failure: FramingError | undefined;

  /** @throws TypeError without a limit. Other members are ignored, as all limits of an engine may be given. */
  constructor(limits: FramerLimits) {
    // A misspelt one is missing.
    if (typeof limits?.maxFrameBytes !== "number") {
      requiredOptions(limits, limitNames, "Framer");
      requireGiven(limits, ["maxFrameBytes"], "Framer");
    }
    this.maxFrameBytes = limits.maxFrameBytes;
  }

  /**
   * Begins anew with another stream, or in the middle of one.
   * @param passed Octets of the stream that other framers have processed, for errors.
   */
  restart(maxFrameBytes: number, passed: number): void {
    this.#release();
    this.maxFrameBytes = maxFrameBytes;
    this.#total = 0;
    this.#passed = passed;
    this.#failure = undefined;
  }

  /** Gives up the stream, and frees what is held of it. */
  discard(): void {
    this.#release();
  }

  /** Octets of the frame in progress that are held; 0 between frames. */
  get held(): number {
    return this.#held;
  }

  /** What is held of the frame in progress; valid until the next `push`. */
  get partial(): Uint8Array {
    return this.#partial.subarray(0, this.#held);
  }

  /** Octets of memory that the frame in progress takes up. */
  get capacity(): number {
    return this.#held > 0 ? this.#partial.length : 0;
  }

  /** Whether nothing that was pushed is left to be looked at; a part of a frame may be held. */
  get exhausted(): boolean {
    return this.#position === this.#chunk.length && this.#queued === this.#queue.length;
  }

  /** Whether all octets that were pushed have been delivered. */
  get empty(): boolean {
    return this.#held === 0 && this.exhausted;
  }

  /** Adds a chunk. Its octets must not change while frames of it are in use. */
  push(chunk: Uint8Array): void {
    if (this.exhausted) {
      this.#passed += this.#position;
      this.#chunk = chunk;
      this.#position = 0;
    } else {
      this.#queue.push(chunk);
    }
  }

  /**
   * Finds the next frame.
   * @returns False if more octets are needed.
   * @throws FramingError; after that, every call throws it again.
   */
  next(): boolean {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      while (this.#position < this.#chunk.length || this.#advance()) {
        if (this.#held === 0 ? this.#begin() : this.#resume()) return true;
      }
    } catch (error) {
      if (error instanceof FramingError) this.#failure = error;
      this.#release();
      throw error;
    }
    this.bytes = empty;
    return false;
  }

  #advance(): boolean {
    const chunk = this.#queue[this.#queued];
    this.#passed += this.#position;
    this.#position = 0;
    this.#chunk = chunk ?? empty;
    if (chunk !== undefined) {
      this.#queued++;
      return true;
    }
    if (this.#queued > 0) {
      this.#queue = [];
      this.#queued = 0;
    }
    return false;
  }

  /** Continues between two frames. */
  #begin(): boolean {
    const chunk = this.#chunk;
    const from = this.#position;
    const available = chunk.length - from;
    const total = this.header(chunk, from, available);
    if (total > 0 && total <= available) {
      this.#position = from + total;
      return this.#deliver(chunk, from, from + total);
    }
    this.#total = total;
    return this.#beginPart(chunk, from);
  }

  /** Continues with a frame whose end is not known, or not in the chunk. */
  #beginPart(chunk: Uint8Array, from: number): boolean {
    let to = chunk.length;
    if (this.#total === INDEFINITE) {
      this.#startScan(from + 2);
      to = this.#scan(from + 2);
      if (this.#scanner === undefined) this.#total = to - from;
    }
    this.#position = to;
    if (this.#total > 0 && to - from === this.#total) return this.#deliver(chunk, from, to);
    this.#hold(chunk, from, to);
    return false;
  }

  /** Continues in the middle of a frame that began in an earlier chunk. */
  #resume(): boolean {
    const chunk = this.#chunk;
    const from = this.#position;
    let to: number;
    if (this.#total === INDEFINITE) {
      if (this.#scanner === undefined) this.#startScan(from);
      to = this.#scan(from);
      this.#hold(chunk, from, to);
      if (this.#scanner === undefined) this.#total = this.#held;
    } else {
      // A header divided between chunks is completed octet by octet, so that nothing after the frame is taken.
      to = this.#total === 0 ? from + 1 : Math.min(chunk.length, from + this.#total - this.#held);
      this.#hold(chunk, from, to);
      if (this.#total === 0) this.#total = this.header(this.#partial, 0, this.#held);
    }
    this.#position = to;
    if (this.#held !== this.#total) return false;
    const whole = this.#partial;
    const length = this.#held;
    this.#partial = empty;
    this.#held = 0;
    return this.#deliver(whole, 0, length);
  }

  #deliver(bytes: Uint8Array, start: number, end: number): true {
    // Most are in the chunk of the one before, and storing what is young in what is old takes longer than looking.
    if (this.bytes !== bytes) this.bytes = bytes;
    this.start = start + this.lead;
    this.end = end;
    this.#total = 0;
    return true;
  }

  #hold(chunk: Uint8Array, from: number, to: number): void {
    const held = this.#held + to - from;
    if (held > this.#partial.length) {
      // The buffer is twice as large as what has arrived, so most frames that span chunks need no second one.
      let capacity = Math.max(held * 2, 64);
      if (this.#total > 0 && capacity > this.#total) capacity = this.#total;
      const outgrown = this.#partial;
      this.#partial = Buffer.allocUnsafe(capacity);
      this.#partial.set(outgrown.subarray(0, this.#held));
      freeBuffer(outgrown);
    }
    this.#partial.set(chunk.subarray(from, to), this.#held);
    this.#held = held;
  }

  #startScan(from: number): void {
    const origin = this.#passed + from;
    this.#scanner = new EndScanner(this.maxFrameBytes - 2, origin);
  }

  /** Scans the chunk; if the end was found, there is no scanner afterwards. */
  #scan(from: number): number {
    const scanner = this.#scanner as EndScanner;
    const to = scanner.scan(this.#chunk, from, this.#chunk.length);
    if (scanner.done) this.#scanner = undefined;
    return to;
  }

  /** Octets of the frame that begins here; 0 if more are needed to tell, or INDEFINITE. */
  protected header(bytes: Uint8Array, from: number, available: number): number {
    const first = bytes[from] as number;
    if (first >= 0xa1 && first <= 0xa4) {
      this.kind = "ber";
      this.lead = 0;
      return this.berHeader(bytes, from, available);
    }
    if (first === 0x4a) {
      this.kind = "json";
      this.lead = JSON_HEADER;
      return this.#jsonHeader(bytes, from, available);
    }
    throw this.unknown(bytes.subarray(from, from + available));
  }

  /** The header of a frame that is one value in BER, as {@link header}. */
  protected berHeader(bytes: Uint8Array, from: number, available: number): number {
    if (available < 2) return 0;
    const first = bytes[from + 1] as number;
    if (first < 0x80) return this.checked(2 + first, 1);
    return first === 0x80 ? INDEFINITE : this.#longHeader(bytes, from, available);
  }

  /** The header with a length in several octets. */
  #longHeader(bytes: Uint8Array, from: number, available: number): number {
    const octets = (bytes[from + 1] as number) & 0x7f;
    if (octets > 8) throw this.fault("bad-length", 1, "a length of over eight octets");
    let length = 0;
    for (let i = 0; i < octets; i++) {
      if (2 + i >= available) return 0;
      length = length * 256 + (bytes[from + 2 + i] as number);
      if (length > 0xffffffff) {
        throw this.fault("bad-length", 2 + i, "a length of over four significant octets");
      }
    }
    return this.checked(2 + octets + length, 1);
  }

  #jsonHeader(bytes: Uint8Array, from: number, available: number): number {
    let length = 0;
    for (let i = 1; i < JSON_HEADER; i++) {
      if (i >= available) return 0;
      const digit = (bytes[from + i] as number) - 0x30;
      if (digit < 0 || digit > 9) {
        throw this.fault("bad-json-header", i, "a JSON length that is not seven decimal digits");
      }
      length = length * 10 + digit;
    }
    return this.checked(JSON_HEADER + length, 1);
  }

  protected checked(total: number, at: number): number {
    if (total > this.maxFrameBytes) throw this.#tooLarge(total, at);
    return total;
  }

  #tooLarge(total: number, at: number): FramingError {
    const reason = `a frame of ${total} octets, the limit being ${this.maxFrameBytes}`;
    return this.fault("frame-too-large", at, reason);
  }

  /** @param octets No frame begins with the first of them. */
  protected unknown(octets: Uint8Array): FramingError {
    const octet = (octets[0] as number).toString(16).padStart(2, "0");
    const reason = `no frame begins with octet ${octet}`;
    // At the start of a stream it is often another protocol, of a peer that has the wrong port.
    const guess = this.offset === 0 ? misdirected(octets, "rose") : undefined;
    return new FramingError("unknown-frame", this.offset, reason, guess);
  }

  /** @param at Octets from the start of the frame. */
  protected fault(code: FramingError["code"], at: number, reason: string): FramingError {
    return new FramingError(code, this.offset + at, reason);
  }

  /** Where the frame begins in the stream. */
  protected get offset(): number {
    return this.#passed + this.#position - this.#before();
  }

  /** Octets of the frame in progress before the chunk's position. */
  #before(): number {
    // While a header is being completed, the octet at the position is already held.
    return this.#held === 0 ? 0 : this.#held - 1;
  }

  #release(): void {
    this.bytes = empty;
    this.#chunk = empty;
    this.#position = 0;
    if (this.#queue.length > 0) this.#queue = [];
    this.#queued = 0;
    freeBuffer(this.#partial);
    this.#partial = empty;
    this.#held = 0;
    this.#scanner = undefined;
  }
}

const empty = new Uint8Array(0);
