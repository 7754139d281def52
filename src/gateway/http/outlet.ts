import { Socket } from "node:net";
import { cutOff, type Budget } from "../../rose/internal.js";
import type { RoseLog } from "../../rose/index.js";

/** What the outlets of a web service share. */
export interface OutletLimits {
  /** Octets that wait for all clients. */
  readonly budget: Budget<Outlet>;
  /** Milliseconds without anything taken of what waits for one. */
  readonly stalledTimeout: number;
  readonly log: RoseLog;
}

/** What waits for a client to be taken: an answer, or the messages of a WebSocket. */
export class Outlet {
  readonly #socket: Socket;
  readonly #limits: OutletLimits;

  /** Begins to look after a connection. */
  constructor(socket: Socket, limits: OutletLimits) {
    this.#socket = socket;
    this.#limits = limits;
    // Passes while nothing is read and the system takes nothing; also while nothing waits.
    socket.setTimeout(limits.stalledTimeout);
  }

  /** More waits. The connection may be cut off before this returns, or that of somebody else. */
  add(octets: number): void {
    this.#limits.budget.add(this, octets);
  }

  /** So much has been taken. */
  give(octets: number): void {
    this.#limits.budget.give(this, octets);
  }

  /** Nothing waits any more. */
  close(): void {
    this.#limits.budget.drop(this);
  }

  /** The time has passed: to be called when the socket says so. */
  timedOut(): void {
    if (this.#socket.writableLength > 0) this.cutOff();
  }

  /** Gives up what waits, and the connection. */
  cutOff(): void {
    const { remoteAddress } = this.#socket;
    this.#limits.log.warn({ remoteAddress }, "web client takes nothing and is cut off");
    this.close();
    reset(this.#socket);
  }
}

/** Cuts off, beneath TLS too. */
function reset(socket: Socket): void {
  const { _parent: below } = socket as Socket & { readonly _parent?: unknown };
  try {
    cutOff(below instanceof Socket ? below : socket);
  } catch {
    // Only TCP has a reset; a server may listen on a path of the file system.
  }
  socket.destroy();
}
