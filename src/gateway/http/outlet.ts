import { Socket } from "node:net";
import { cutOff, type Budget } from "../../rose/internal.js";
import type { RoseLog } from "../../rose/index.js";

/** What the outlets of a web service have in common. */
export interface OutletLimits {
  /** Octets that wait for all clients. */
  readonly budget: Budget<Outlet>;
  /** Milliseconds for which a client may take nothing of what waits for it. */
  readonly stalledTimeout: number;
  readonly log: RoseLog;
}

/** What waits for a client to take it: an answer, or the messages of a WebSocket. */
export class Outlet {
  readonly #socket: Socket;
  readonly #limits: OutletLimits;
  /** What waited beneath TLS when it was last asked. */
  #below: number | undefined;

  constructor(socket: Socket, limits: OutletLimits) {
    this.#socket = socket;
    this.#limits = limits;
  }

  /** Lets the socket say when nothing has been read, and the system has taken nothing, for too long; it does even if nothing waits. */
  watch(): void {
    this.#socket.setTimeout(this.#limits.stalledTimeout);
  }

  /** More is waiting. This connection or another may be reset before this returns. */
  add(octets: number): void {
    this.#below = waitingBeneath(this.#socket);
    this.#limits.budget.add(this, octets);
  }

  /** This much has been taken. */
  give(octets: number): void {
    this.#limits.budget.give(this, octets);
  }

  /** Nothing is waiting any more. */
  close(): void {
    this.#limits.budget.drop(this);
  }

  /** The time has passed: to be called when the socket says so. */
  timedOut(): void {
    if (this.#socket.writableLength === 0) return;
    // Of a piece over TLS, Node sees nothing taken until all of it has been.
    const below = waitingBeneath(this.#socket);
    if (below === this.#below) return this.cutOff();
    this.#below = below;
    this.watch();
  }

  /** Gives up what is waiting, and the connection. */
  cutOff(): void {
    const { remoteAddress } = this.#socket;
    this.#limits.log.warn({ remoteAddress }, "web client takes nothing and is cut off");
    this.close();
    reset(this.#socket);
  }
}

interface WithHandle {
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/** The connection beneath TLS; undefined without TLS. */
function beneath(socket: Socket): Socket | undefined {
  const { _parent: below } = socket as Socket & { readonly _parent?: unknown };
  return below instanceof Socket ? below : undefined;
}

/** The octets that wait beneath TLS for the system to take them; undefined without TLS. */
function waitingBeneath(socket: Socket): number | undefined {
  const { _handle: handle } = (beneath(socket) ?? {}) as WithHandle;
  return handle?.writeQueueSize;
}

/** Resets a connection, including the one beneath TLS. */
function reset(socket: Socket): void {
  try {
    cutOff(beneath(socket) ?? socket);
  } catch {
    // Only TCP has a reset; a server may also listen on a path in the file system.
  }
  socket.destroy();
}
