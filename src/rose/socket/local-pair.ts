import { Duplex } from "node:stream";
import type { Wire } from "./wire.js";

/**
 * The two ends of a connection within this process. What is written at one end is read at the
 * other, in a later turn of the event loop; an end that does not read makes the other one wait.
 * @param remoteAddress The first end's `remoteAddress`.
 */
export function localPair(remoteAddress: string | undefined): readonly [Wire, Wire] {
  const first = new LocalWire(remoteAddress);
  const second = new LocalWire(undefined);
  first.peer = second;
  second.peer = first;
  return [first, second];
}

/** Whether this is an end of a {@link localPair}. */
export function isLocal(wire: Wire): boolean {
  return wire instanceof LocalWire;
}

/** Octets that each side of an end holds before the writer waits; about as many as with a socket. */
const held = 256 * 1024;

class LocalWire extends Duplex implements Wire {
  readonly remoteAddress: string | undefined;
  readonly remotePort = undefined;
  peer!: LocalWire;
  /** Tells the peer that there is room again. */
  #taken: (() => void) | undefined;
  #inputOver = false;
  #reset = false;

  constructor(remoteAddress: string | undefined) {
    super({ allowHalfOpen: true, highWaterMark: held });
    this.remoteAddress = remoteAddress;
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
