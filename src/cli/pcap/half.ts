/** What comes of one direction of a connection: its octets in order, or how many of them are missing. */
export interface Receiver {
  octets(data: Uint8Array, time: number | undefined): void;
  gap(octets: number): void;
}

interface Early {
  readonly sequence: number;
  readonly data: Uint8Array;
  readonly length: number;
}

/** What waits for missing octets, at most: more than a window of TCP usually has. */
const MOST_SEGMENTS = 1024;
const MOST_OCTETS = 4 * 1024 * 1024;
/** Milliseconds of the capture after which missing octets do not come any more. */
const PATIENCE = 5000;

/**
 * Puts the segments of one direction in order. What comes twice counts once, as it came first. What is missing is waited
 * for until too much else has come, or too long a time has passed; then it is a gap.
 */
export class Half {
  readonly #receiver: Receiver;
  /** The number of the next octet; undefined before the first segment. */
  #next: number | undefined;
  #early: Early[] = [];
  #held = 0;
  #since: number | undefined;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  /** Octets that wait for others. */
  get held(): number {
    return this.#held;
  }

  /** Whether a segment that begins a connection belongs to this one. */
  isStart(sequence: number): boolean {
    return this.#next === undefined || ((this.#next - 1 - sequence) | 0) === 0;
  }

  /** The connection begins with this number. */
  begin(sequence: number): void {
    this.#next = (sequence + 1) >>> 0;
  }

  /** @param length Octets of the segment, of which `data` has the first. */
  push(sequence: number, data: Uint8Array, length: number, time: number | undefined): void {
    if (length === 0) return;
    // The capture began in the middle of the connection.
    this.#next ??= sequence;
    if (((sequence - this.#next) | 0) <= 0) {
      this.#take({ sequence, data, length }, time);
      this.#takeEarly(time);
    } else {
      this.#wait({ sequence, data, length }, time);
    }
    const late =
      this.#early.length > 0 &&
      time !== undefined &&
      this.#since !== undefined &&
      time - this.#since > PATIENCE;
    if (late || this.#early.length > MOST_SEGMENTS || this.#held > MOST_OCTETS) this.#skip(time);
  }

  /** Nothing more comes: what waits is passed on, with the gaps in it. */
  end(time: number | undefined): void {
    while (this.#early.length > 0) this.#skip(time);
  }

  /** Passes on what is new in a segment that begins no later than the next octet. */
  #take({ sequence, data, length }: Early, time: number | undefined): void {
    const next = this.#next as number;
    const old = (next - sequence) | 0;
    if (old >= length) return;
    this.#next = (sequence + length) >>> 0;
    const fresh = data.subarray(Math.min(old, data.length));
    if (fresh.length > 0) this.#receiver.octets(fresh, time);
    // The capture kept only the beginning of the packet.
    const missing = length - Math.max(old, data.length);
    if (missing > 0) this.#receiver.gap(missing);
  }

  #wait(early: Early, time: number | undefined): void {
    if (this.#early.length === 0) this.#since = time;
    // Nearly always it is the last.
    let at = this.#early.length;
    while (at > 0 && ((early.sequence - (this.#early[at - 1] as Early).sequence) | 0) < 0) at--;
    const before = this.#early[at - 1];
    if (before?.sequence === early.sequence && before.data.length >= early.data.length) return;
    // A copy, because the octets of the file around it would be kept as well.
    this.#early.splice(at, 0, { ...early, data: Uint8Array.from(early.data) });
    this.#held += early.data.length;
  }

  #takeEarly(time: number | undefined): void {
    let taken = 0;
    for (const early of this.#early) {
      if (((early.sequence - (this.#next as number)) | 0) > 0) break;
      this.#take(early, time);
      this.#held -= early.data.length;
      taken++;
    }
    if (taken === 0) return;
    this.#early.splice(0, taken);
    this.#since = time;
  }

  /** Goes on with the first of what waits. */
  #skip(time: number | undefined): void {
    const first = this.#early[0] as Early;
    this.#receiver.gap((first.sequence - (this.#next as number)) >>> 0);
    this.#next = first.sequence;
    this.#takeEarly(time);
  }
}
