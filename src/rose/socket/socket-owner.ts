import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import type { Wire } from "./wire.js";

/** Is notified of what happens to a socket. If one of these throws, only the socket is ended. */
export interface SocketOwner {
  readonly log: RoseLog;
  receive(chunk: Uint8Array): void;
  /** The peer will send no more. */
  endOfInput(): void;
  failed(error: Error): void;
  /** The system has taken everything that was written. */
  drained(): void;
  /** The socket has closed; this is the last call. */
  lost(): void;
}

const owner = Symbol("rosewire.owner");

interface OwnedSocket extends Wire {
  [owner]?: SocketOwner;
}

/** Makes a socket notify its owner; all sockets share the same five listeners. */
export function attach(socket: Wire, to: SocketOwner): void {
  (socket as OwnedSocket)[owner] = to;
  socket.on("data", onData);
  socket.on("end", onEnd);
  socket.on("error", onError);
  socket.on("drain", onDrain);
  socket.on("close", onClose);
}

/** Stops notifying the owner of this socket. */
export function detach(socket: Wire): void {
  delete (socket as OwnedSocket)[owner];
  socket.off("data", onData);
  socket.off("end", onEnd);
  socket.off("error", onError);
  socket.off("drain", onDrain);
  socket.off("close", onClose);
}

/** The sockets under TLS sockets. */
const underlying = new WeakMap<Wire, Wire>();

/** Records that a TLS socket uses another socket. */
export function noteUnderlying(secure: Wire, socket: Wire): void {
  underlying.set(secure, socket);
}

/**
 * Ends a connection at once, with a reset. Otherwise the system would keep what it holds for a peer that
 * takes nothing for minutes, in memory that all connections share.
 */
export function cutOff(socket: Wire): void {
  const clear = underlying.get(socket) ?? socket;
  if (clear.destroyed) return;
  // A reset of the TLS socket would wait until everything written has been sent.
  clear.resetAndDestroy();
  clear.destroy();
  socket.destroy();
}

function onData(this: OwnedSocket, chunk: Uint8Array): void {
  receive(this, chunk);
}

/** Octets have come: as {@link tell}, but makes no function for each chunk. */
export function receive(socket: OwnedSocket, chunk: Uint8Array): void {
  const to = socket[owner];
  if (to === undefined) return;
  try {
    to.receive(chunk);
  } catch (error) {
    tell(socket, () => {
      throw error;
    });
  }
}

function onEnd(this: OwnedSocket): void {
  tell(this, (to) => to.endOfInput());
}

function onError(this: OwnedSocket, error: Error): void {
  tell(this, (to) => to.failed(error));
}

function onDrain(this: OwnedSocket): void {
  tell(this, (to) => to.drained());
}

function onClose(this: OwnedSocket): void {
  tell(this, (to) => to.lost());
}

function tell(socket: OwnedSocket, what: (to: SocketOwner) => void): void {
  const to = socket[owner];
  if (to === undefined) return;
  guarded(
    to.log,
    "a connection",
    () => what(to),
    () => cutOff(socket),
  );
}
