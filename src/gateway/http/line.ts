import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Budget } from "../../rose/internal.js";

/** A request of a connection. */
export interface Turn {
  /** It may begin; when the next one may, {@link Line.over} is to be called. */
  begin(): void;
}

/** What the lines of a web service have in common. */
export interface LineLimits {
  /** Requests of one connection that may wait. */
  readonly maxPipelined: number;
  /** Requests that wait on all connections. */
  readonly waiting: Budget<Line>;
}

/**
 * The requests of one connection, which are carried out one after the other: the next begins when
 * the system has taken the answer before it. Node reads and announces all that have arrived, and
 * each would otherwise create its answer and keep it in memory.
 */
export class Line {
  readonly socket: Duplex;
  /** The answer that is being sent. */
  answer: ServerResponse | undefined = undefined;
  readonly #limits: LineLimits;
  readonly #turns: Turn[] = [];
  #busy = false;
  /** The request that has begun and is not over. */
  #current: Turn | undefined;

  constructor(socket: Duplex, limits: LineLimits) {
    this.socket = socket;
    this.#limits = limits;
    // Without a listener an error would be thrown, even while no HTTP parser has the socket.
    socket.on("error", () => {});
    socket.once("close", () => this.#forget());
  }

  /** Does this when everything before it has been done; too many requests end the connection. */
  take(turn: Turn): void {
    if (this.socket.destroyed) return;
    if (!this.#busy) {
      this.#begin(turn);
    } else if (this.#turns.length >= this.#limits.maxPipelined) {
      this.socket.destroy();
    } else {
      this.#turns.push(turn);
      this.socket.pause();
      this.#limits.waiting.add(this, 1);
    }
  }

  #begin(turn: Turn): void {
    this.#busy = true;
    this.#current = turn;
    turn.begin();
  }

  /** A request is over, so that the next one may begin. Does nothing if it is called again. */
  over(turn: Turn): void {
    if (this.#current !== turn) return;
    this.#current = undefined;
    // Not at once, so that the requests of one connection do not hold the event loop.
    if (this.#turns.length > 0) setImmediate(() => this.#next());
    else this.#busy = false;
  }

  #next(): void {
    const turn = this.#turns.shift();
    if (turn === undefined || this.socket.destroyed) return;
    this.#limits.waiting.give(this, 1);
    if (this.#turns.length === 0) this.socket.resume();
    this.#begin(turn);
  }

  #forget(): void {
    this.#turns.length = 0;
    this.#limits.waiting.drop(this);
  }
}
