import { Duplex } from "node:stream";

/** What one end of a tunnel tells the other. */
export type TunnelKind = "data" | "end" | "more" | "gone";

/** What a {@link Tunnel} depends on. */
export interface TunnelParts {
  /** Tells the other end something. @returns Whether there is room for more data; rejects if the other end is gone. */
  readonly tell: (kind: TunnelKind, octets: Uint8Array) => Promise<boolean>;
  /** Is called when the tunnel is over. */
  readonly over: () => void;
}

/** How many octets are sent at once: messages of a bus may be no longer than its server allows, which is a MiB usually. */
const portion = 128 * 1024;

const nothing = new Uint8Array(0);

/**
 * One end of a connection between two servers that leads over their bus. What is written comes out at the other end, in order, one portion
 * after the other; where nobody reads, writing waits. It has what HTTP servers and WebSockets use of a socket.
 */
export class Tunnel extends Duplex {
  readonly #parts: TunnelParts;
  /** Whether the other end has been told that there is no room. */
  #isFull = false;
  /** How many times the other end has said that there is room again, of which no use has been made. */
  #grants = 0;
  #waiting: (() => void) | undefined;
  #isGone = false;

  constructor(parts: TunnelParts) {
    super({ allowHalfOpen: true });
    this.#parts = parts;
  }

  /** Takes what the other end has told. @returns Whether there is room for more. */
  told(kind: TunnelKind, octets: Uint8Array): boolean {
    if (kind === "more") {
      this.#grants++;
      this.#waiting?.();
    } else if (kind === "gone") this.lose();
    else if (kind === "end") {
      // It sends nothing more, so it need not know of room.
      this.#isFull = false;
      this.push(null);
    } else if (!this.push(Buffer.from(octets))) {
      this.#isFull = true;
      return false;
    }
    return true;
  }

  /** The other end is gone. */
  lose(): void {
    this.#isGone = true;
    this.destroy();
  }

  /** Part of a socket: whoever connects over the tunnel watches the client. */
  setTimeout(): this {
    return this;
  }

  override _read(): void {
    if (!this.#isFull) return;
    this.#isFull = false;
    this.#parts.tell("more", nothing).catch(() => this.lose());
  }

  override _write(chunk: Buffer, _: string, done: Done): void {
    void finish(this.#send(chunk), done);
  }

  override _writev(chunks: { chunk: Buffer; encoding: string }[], done: Done): void {
    void finish(this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk))), done);
  }

  override _final(done: Done): void {
    void finish(this.#parts.tell("end", nothing), done);
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#waiting?.();
    this.#parts.over();
    // After both ends the other side knows.
    if (!this.#isGone && !(this.readableEnded && this.writableFinished)) void this.#sayGone();
    done(error);
  }

  /** If that does not reach the other end, what it says next is refused. */
  async #sayGone(): Promise<void> {
    await this.#parts.tell("gone", nothing).catch(() => {});
  }

  async #send(octets: Buffer): Promise<void> {
    for (let at = 0; at < octets.length && !this.destroyed; at += portion) {
      const hasRoom = await this.#parts.tell("data", octets.subarray(at, at + portion));
      if (!hasRoom) await this.#room();
    }
  }

  /** Waits until the other end reads on. That it does may have been told before that it had to wait. */
  async #room(): Promise<void> {
    while (this.#grants === 0 && !this.destroyed) {
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
    this.#waiting = undefined;
    this.#grants--;
  }
}

type Done = (error?: Error | null) => void;

async function finish(work: Promise<unknown>, done: Done): Promise<void> {
  let failure: Error | undefined;
  try {
    await work;
  } catch (error) {
    failure = error as Error;
  }
  done(failure);
}
