import { Budget } from "../budget.js";
import type { Connection } from "./connection.js";
import { limitHit } from "../diagnostics.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import { cutOff } from "../socket/socket-owner.js";

/**
 * What waits for the peers of all connections of a server. Only those are in it whose sockets have
 * not taken everything at once.
 * @param most Octets; 0: no limit.
 */
export function outboundBudget(most: number, log: RoseLog): Budget<Connection> {
  const evict = (connection: Connection): void => {
    const failed = (): void => cutOff(connection.socket);
    guarded(log, "a backlog", () => giveUp(connection, most), failed);
  };
  return new Budget<Connection>(most === 0 ? Infinity : most, evict, (one) => one.takenUnnoticed());
}

function giveUp(connection: Connection, most: number): void {
  const limit = "maxOutboundBytesTogether";
  const { id, remoteAddress, backlog, engine, open } = connection;
  limitHit(limit, connection);
  engine.log.warn({ connection: id, remoteAddress, backlog, limit }, "slow consumer");
  const message = `over ${most} octets wait for all peers, and this one has taken nothing for the longest`;
  if (open) {
    connection.shut({ code: "limit", message, limit }, true);
  } else {
    // It is closing, and waits for its last octets to leave.
    connection.outbox?.drop();
    cutOff(connection.socket);
  }
}
