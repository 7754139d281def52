import type { CloseReason, ConnectionClosedError } from "../errors.js";
import { Alarm, timers } from "../time/timers.js";
import type { Wire } from "../socket/wire.js";

/** Milliseconds between this side's FIN and cutting the connection off, if no FIN comes back. */
const LINGER = 200;

/**
 * What a connection needs only when it ends, or for those who wait for that: most of the time
 * a connection has none.
 */
export class ConnectionEnd {
  /** The peer, as long as the socket knew it. */
  remoteAddress: string | undefined = undefined;
  remotePort: number | undefined = undefined;
  draining = false;
  /** What is left has been sent, and FIN, or never will be. */
  outputEnded = false;
  #gone: CloseReason | undefined;
  #error: ConnectionClosedError | undefined;
  #abort: AbortController | undefined;
  #closed: Promise<CloseReason> | undefined;
  #resolveClosed: ((reason: CloseReason) => void) | undefined;
  #resolveIdle: (() => void) | undefined;
  #alarm: Alarm | undefined;

  /** Aborts when the connection closes. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#error !== undefined) this.#abort.abort(this.#error);
    }
    return this.#abort.signal;
  }

  /** Fulfilled, never rejected, when the connection is gone. */
  get closed(): Promise<CloseReason> {
    this.#closed ??= new Promise((resolve) => {
      if (this.#gone === undefined) this.#resolveClosed = resolve;
      else resolve(this.#gone);
    });
    return this.#closed;
  }

  /** Waits until nothing is under way, but not for ever. @param milliseconds 0: for ever. */
  async idle(milliseconds: number): Promise<void> {
    const idle = new Promise<void>((resolve) => (this.#resolveIdle = resolve));
    const alarm = new Alarm(() => this.isIdle());
    if (milliseconds > 0) timers.add(alarm, milliseconds);
    await idle;
    timers.remove(alarm);
  }

  /** Nothing is under way any more. */
  isIdle(): void {
    this.#resolveIdle?.();
  }

  /** The connection closes. */
  begin(socket: Wire, error: ConnectionClosedError): void {
    this.remoteAddress = socket.remoteAddress;
    this.remotePort = socket.remotePort;
    this.#error = error;
  }

  /** Tells those who hang on the signal. */
  abort(): void {
    this.#abort?.abort(this.#error);
    this.isIdle();
  }

  /** Cuts the connection off if its last octets take longer to leave. @param milliseconds 0: never. */
  cutOffAfter(socket: Wire, milliseconds: number): void {
    this.#alarm = new Alarm(() => socket.destroy());
    if (milliseconds > 0) timers.add(this.#alarm, milliseconds);
  }

  /** Everything has left. */
  finished(): void {
    if (this.#alarm !== undefined) timers.add(this.#alarm, LINGER);
  }

  /** The socket is gone. */
  over(): void {
    if (this.#alarm !== undefined) timers.remove(this.#alarm);
    this.#alarm = undefined;
  }

  /** Everybody else has been told. */
  tell(reason: CloseReason): void {
    this.#gone = reason;
    this.#resolveClosed?.(reason);
  }
}
