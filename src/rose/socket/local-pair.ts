import { Duplex } from "node:stream";
import { copyOf } from "./copies.js";
import type { Wire } from "./wire.js";

/**
 * The two ends of a connection within this process. What is written at the second end is read at the first in a later turn of the event
 * loop; what is written at the first may be read as soon as what runs now is over. An end that does not read makes the other one wait.
 * @param remoteAddress The first end's `remoteAddress`.
 */
export function localPair(remoteAddress: string | undefined): readonly [Wire, Wire] {
  const first = new LocalWire(remoteAddress, inTick);
  const second = new LocalWire(undefined, inTurn);
  first.peer = second;
  second.peer = first;
  return [first, second];
}

/** Whether this is an end of a {@link localPair}. */
export function isLocal(wire: Wire): boolean {
  return wire instanceof LocalWire;
}

/**
 * Writes the first octets of a buffer to an end of a {@link localPair}, which has copied them when this returns.
 * @returns False if it has not, because it is no such end or something is before them: then they are to be written.
 */
export function handOver(wire: Wire, buffer: Uint8Array, length: number): boolean {
  return wire instanceof LocalWire && wire.handOver(buffer, length);
}

/** Octets that each side of an end holds before the writer waits; about as many as with a socket. */
const held = 256 * 1024;
/** Octets up to which what is written is handed over past the streams, whose bookkeeping costs more than a short call. */
const SHORT = 64 * 1024;

/** The ends whose peers have handed something over, which read it one after the other: a call back for each would cost more than a short call. */
class Handing {
  #waiting: LocalWire[] | undefined;
  readonly #soon: (hand: () => void) => void;

  /** @param soon Calls something not at once, but no later than what is written to a stream meanwhile. */
  constructor(soon: (hand: () => void) => void) {
    this.#soon = soon;
  }

  add(wire: LocalWire): void {
    if (this.#waiting !== undefined) {
      this.#waiting.push(wire);
      return;
    }
    this.#waiting = [wire];
    this.#soon(this.#hand);
  }

  readonly #hand = (): void => {
    const due = this.#waiting ?? [];
    this.#waiting = undefined;
    let done = 0;
    try {
      while (done < due.length) (due[done++] as LocalWire).takeHanded();
    } finally {
      // One whose listener has thrown does not keep others from reading.
      while (done < due.length) this.add(due[done++] as LocalWire);
    }
  };
}

const inTick = new Handing((hand) => process.nextTick(hand));
// Requests that have come together are carried out, and answered, together; and two ends that go on answering each other do not hold the event loop.
const inTurn = new Handing((hand) => setImmediate(hand));

class LocalWire extends Duplex implements Wire {
  readonly remoteAddress: string | undefined;
  readonly remotePort = undefined;
  peer!: LocalWire;
  /** Tells the peer that there is room again. */
  #taken: (() => void) | undefined;
  #inputOver = false;
  #reset = false;
  readonly #handing: Handing;
  /** What the peer has handed over and this end has not read yet, and its number of octets. */
  #handed: Buffer[] | undefined;
  #handedOctets = 0;

  /** @param handing Hands over what is written here. */
  constructor(remoteAddress: string | undefined, handing: Handing) {
    super({ allowHalfOpen: true, highWaterMark: held });
    this.remoteAddress = remoteAddress;
    this.#handing = handing;
  }

  override _read(): void {
    this.#resumePeer();
  }

  /** Lets the peer continue writing. */
  #resumePeer(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override write(chunk: Uint8Array, ...how: any[]): boolean {
    const mayHand = how.length === 0 && chunk instanceof Uint8Array;
    return (mayHand && this.handOver(chunk, chunk.length)) || super.write(chunk, ...how);
  }

  /** Hands octets over if they are short, and nothing of the stream is before them. */
  handOver(buffer: Uint8Array, length: number): boolean {
    const { peer } = this;
    if (length === 0 || peer.#handedOctets + length > SHORT || !this.writable) return false;
    if (this.writableLength > 0 || this.writableCorked > 0 || !peer.#isWaiting) return false;
    peer.#handedOctets += length;
    // The writer may use its memory again. Not during the write: the peer may answer at once, before the writer has finished.
    const copy = copyOf(buffer, length);
    if (peer.#handed !== undefined) {
      peer.#handed.push(copy);
      return true;
    }
    // With room for one: there are seldom more.
    peer.#handed = [copy];
    this.#handing.add(peer);
    return true;
  }

  /** Whether it reads, and has read all that came in the stream. */
  get #isWaiting(): boolean {
    return this.readableFlowing === true && this.readableLength === 0 && !this.destroyed;
  }

  /** Reads what has been handed over. */
  takeHanded(): void {
    const handed = this.#handed ?? [];
    this.#handed = undefined;
    this.#handedOctets = 0;
    for (const octets of handed) {
      if (this.destroyed || this.#inputOver) return;
      if (this.#isWaiting && this.readableEncoding === null) this.emit("data", octets);
      else this.push(octets);
    }
  }

  override _write(chunk: Uint8Array, _encoding: unknown, done: () => void): void {
    // The writer may use its memory again.
    this.#send(Buffer.from(chunk), done);
  }

  override _writev(chunks: readonly { readonly chunk: Uint8Array }[], done: () => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  #send(octets: Buffer, done: () => void): void {
    // Not during the write: the peer may answer at once, before the writer has finished.
    setImmediate(() => this.peer.#receive(octets, done));
  }

  override _final(done: () => void): void {
    setImmediate(() => {
      this.peer.#endOfInput();
      done();
    });
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#resumePeer();
    setImmediate(() => {
      if (this.#reset) this.peer.destroy(new Error("reset by the peer"));
      else this.peer.#endOfInput();
    });
    done(error);
  }

  #receive(octets: Buffer, done: () => void): void {
    if (this.destroyed || this.#inputOver || this.push(octets)) done();
    else this.#taken = done;
  }

  #endOfInput(): void {
    if (this.#inputOver || this.destroyed) return;
    this.#inputOver = true;
    this.push(null);
  }

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once("finish", () => this.destroy());
  }

  resetAndDestroy(): this {
    this.#reset = true;
    return this.destroy();
  }
}
