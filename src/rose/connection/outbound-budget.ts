import { Budget } from "../budget.js";
import type { Connection } from "../api/connection.js";
import { limitHit } from "../diagnostics.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import type { CloseReason } from "../errors.js";
import { cutOff } from "../socket/socket-owner.js";
import type { Wire } from "../socket/wire.js";

/** A connection whose peer may not have taken all that was sent to it. */
export interface BackloggedConnection extends Connection {
  readonly engine: { readonly log: RoseLog };
  readonly socket: Wire;
  readonly outbox: { drop(): void } | undefined;
  /** Octets of the backlog that the peer has taken since the last call. */
  takenSinceCheck(): number;
  /** Ends the connection. @param abrupt Also discards what has been sent but not taken. */
  shut(reason: CloseReason, abrupt?: boolean): void;
}

/**
 * What is waiting for the peers of all connections of a server. It contains only connections whose
 * sockets have not taken everything at once.
 * @param most Octets; 0: no limit.
 */
export function outboundBudget(most: number, log: RoseLog): Budget<BackloggedConnection> {
  const evict = (connection: BackloggedConnection): void => {
    const failed = (): void => cutOff(connection.socket);
    guarded(log, "a backlog", () => giveUp(connection, most), failed);
  };
  return new Budget<BackloggedConnection>(most === 0 ? Infinity : most, evict, (one) =>
    one.takenSinceCheck(),
  );
}

function giveUp(connection: BackloggedConnection, most: number): void {
  const limit = "maxOutboundBytesTogether";
  const { id, remoteAddress, backlog, engine, open } = connection;
  limitHit(limit, connection);
  engine.log.warn({ connection: id, remoteAddress, backlog, limit }, "slow consumer");
  const message = `over ${most} octets wait for all peers, and this one has taken nothing for the longest`;
  if (open) {
    connection.shut({ code: "limit", message, limit }, true);
  } else {
    // The connection is already closing and waits for its last octets to leave.
    connection.outbox?.drop();
    cutOff(connection.socket);
  }
}
