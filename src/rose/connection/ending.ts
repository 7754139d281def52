import type { CloseReason, ConnectionClosedError } from "../errors.js";
import { Alarm, timers } from "../time/timers.js";
import type { Wire } from "../socket/wire.js";

/** Milliseconds between this side's FIN and the reset of the connection, if no FIN comes back. */
const LINGER = 200;

/**
 * What a connection needs only when it ends, or for code that waits for its end. Most of the time
 * a connection has no such object.
 */
export class ConnectionEnd {
  /** The peer's address, if the socket still knew it. */
  remoteAddress: string | undefined = undefined;
  remotePort: number | undefined = undefined;
  draining = false;
  /** Whether the last octets and FIN have been sent, or never will be. */
  outputEnded = false;
  #reason: CloseReason | undefined;
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

  /** Fulfilled when the connection has ended; never rejected. */
  get closed(): Promise<CloseReason> {
    this.#closed ??= new Promise((resolve) => {
      if (this.#reason === undefined) this.#resolveClosed = resolve;
      else resolve(this.#reason);
    });
    return this.#closed;
  }

  /** Waits until nothing is in progress. @param milliseconds The longest time to wait; 0: forever. */
  async idle(milliseconds: number): Promise<void> {
    const idle = new Promise<void>((resolve) => (this.#resolveIdle = resolve));
    const alarm = new Alarm(() => this.isIdle());
    if (milliseconds > 0) timers.add(alarm, milliseconds);
    await idle;
    timers.remove(alarm);
  }

  /** Nothing is in progress any more. */
  isIdle(): void {
    this.#resolveIdle?.();
  }

  /** Whether the connection has ended. */
  get ended(): boolean {
    return this.#reason !== undefined;
  }

  /** The connection closes. */
  begin(socket: Wire, error: ConnectionClosedError): void {
    this.remoteAddress = socket.remoteAddress;
    this.remotePort = socket.remotePort;
    this.#error = error;
  }

  /** Aborts the signal. */
  abort(): void {
    this.#abort?.abort(this.#error);
    this.isIdle();
  }

  /** Resets the connection if its last octets take longer to leave. @param milliseconds 0: never. */
  cutOffAfter(socket: Wire, milliseconds: number): void {
    this.#alarm = new Alarm(() => socket.destroy());
    if (milliseconds > 0) timers.add(this.#alarm, milliseconds);
  }

  /** Everything has been sent. */
  finished(): void {
    if (this.#alarm !== undefined) timers.add(this.#alarm, LINGER);
  }

  /** The socket has closed. */
  over(): void {
    if (this.#alarm !== undefined) timers.remove(this.#alarm);
    this.#alarm = undefined;
  }

  /** Fulfils {@link closed}, after everything else has been notified. */
  tell(reason: CloseReason): void {
    this.#reason = reason;
    this.#resolveClosed?.(reason);
  }
}
