import { once } from "node:events";
import type { Socket } from "node:net";

/** Messages that may wait for their times before nothing more is read of a client. */
const MOST_WAITING = 1000;
/** The longest time of a timer. */
const LONGEST = 2_147_483_647;

/** Something that is to be said. */
export interface Due {
  /** When, by `performance.now()`. */
  readonly at: number;
  readonly octets: () => Uint8Array;
  /** Is called when it has been said. */
  readonly said?: () => Promise<void> | void;
}

/** Says things to a client, each at its time, as fast as the client reads them. */
export class Outbox {
  /** The next one comes first. */
  readonly #waiting: Due[] = [];
  /** Undefined while nothing may be said. */
  #stream: Socket | undefined;
  #saying: Promise<void> = Promise.resolve();
  #isOver = false;
  #wake: (() => void) | undefined;
  #read: (() => void) | undefined;

  /** Of two things at the same time, that which has come first is said first. */
  push(due: Due): void {
    let [from, to] = [0, this.#waiting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#waiting[middle] as Due).at <= due.at) from = middle + 1;
      else to = middle;
    }
    this.#waiting.splice(from, 0, due);
    this.#wake?.();
  }

  /** Settles when there is room for more answers. */
  async room(): Promise<void> {
    while (this.#waiting.length > MOST_WAITING && !this.#isOver) {
      await new Promise<void>((resolve) => (this.#read = resolve));
    }
  }

  /** Settles when nothing more is being said. */
  async hold(): Promise<void> {
    this.#stream = undefined;
    await this.#saying;
  }

  /** From here on, everything is said over this stream. */
  goOn(stream: Socket): void {
    this.#stream = stream;
    this.#wake?.();
  }

  /** Nothing more is said. */
  end(): void {
    this.#isOver = true;
    this.#stream?.destroy();
    this.#wake?.();
    this.#read?.();
  }

  /** Settles after the end. */
  async run(): Promise<void> {
    while (!this.#isOver) {
      const [next] = this.#waiting;
      const stream = this.#stream;
      const wait = next === undefined ? Infinity : next.at - performance.now();
      if (next === undefined || stream === undefined || wait > 0) {
        await this.#woken(stream === undefined ? Infinity : wait);
        continue;
      }
      this.#waiting.shift();
      this.#saying = send(stream, next.octets());
      await this.#saying;
      this.#read?.();
      await next.said?.();
    }
  }

  /** Settles after this time, or when something has changed. */
  async #woken(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      // Timers come up to a millisecond early.
      if (milliseconds !== Infinity) {
        timer = setTimeout(resolve, Math.min(Math.ceil(milliseconds), LONGEST));
      }
    });
    this.#wake = undefined;
    clearTimeout(timer);
  }
}

async function send(socket: Socket, octets: Uint8Array): Promise<void> {
  if (!socket.writable || socket.write(octets)) return;
  const over = new AbortController();
  const { signal } = over;
  const events = ["drain", "close"].map((name) => once(socket, name, { signal }));
  await Promise.race(events).finally(() => over.abort());
}
