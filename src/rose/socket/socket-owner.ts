import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import type { Wire } from "./wire.js";

/** Who is told what happens to a socket. What any of these throws ends the socket, and nothing else. */
export interface SocketOwner {
  readonly log: RoseLog;
  receive(chunk: Uint8Array): void;
  /** The peer will send no more. */
  endOfInput(): void;
  failed(error: Error): void;
  /** The system has taken everything that was written. */
  drained(): void;
  /** The socket is gone; the last call. */
  lost(): void;
}

const owner = Symbol("rosewire.owner");

interface OwnedSocket extends Wire {
  [owner]?: SocketOwner;
}

/** Has a socket tell its owner; all sockets share the same five listeners. */
export function attach(socket: Wire, to: SocketOwner): void {
  (socket as OwnedSocket)[owner] = to;
  socket.on("data", onData);
  socket.on("end", onEnd);
  socket.on("error", onError);
  socket.on("drain", onDrain);
  socket.on("close", onClose);
}

/** The owner hears nothing more of this socket. */
export function detach(socket: Wire): void {
  delete (socket as OwnedSocket)[owner];
  socket.off("data", onData);
  socket.off("end", onEnd);
  socket.off("error", onError);
  socket.off("drain", onDrain);
  socket.off("close", onClose);
}

/** The sockets under those of TLS. */
const below = new WeakMap<Wire, Wire>();

/** A socket of TLS stands on another one. */
export function standsOn(secure: Wire, socket: Wire): void {
  below.set(secure, socket);
}

/**
 * Ends a connection at once, with a reset: what the system holds for a peer that takes nothing it
 * would go on holding for minutes, and its memory is that of all connections.
 */
export function cutOff(socket: Wire): void {
  const clear = below.get(socket) ?? socket;
  if (clear.destroyed) return;
  // By itself this waits for what has been written to leave.
  clear.resetAndDestroy();
  clear.destroy();
  socket.destroy();
}

function onData(this: OwnedSocket, chunk: Uint8Array): void {
  tell(this, (to) => to.receive(chunk));
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
