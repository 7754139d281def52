import type { CloseReason } from "../errors.js";
import { silentLog, type RoseLog } from "../log.js";
import type { LineCause, RepeatedLines } from "../repeated-lines.js";

/** What is needed of an engine here. */
interface Logs {
  readonly log: RoseLog;
  readonly lines: RepeatedLines;
}

/** A connection that is logged. */
interface LoggedConnection extends LineCause {
  readonly remotePort: number | undefined;
}

/** Logs that a connection is open. */
export function logOpened({ log, lines }: Logs, connection: LoggedConnection): void {
  // Reading the address makes Node keep it, so it is read only if it is logged.
  if (log.info === silentLog.info) return;
  const { id, local, remoteAddress, remotePort } = connection;
  // A web client has the web service open one for each request.
  if (local) lines.info(connection, {}, "connection opened");
  else log.info({ connection: id, remoteAddress, remotePort }, "connection opened");
}

/** Logs the end of a connection, at a level that says whether it needs attention. */
export function logClosed(
  { log, lines }: Logs,
  connection: LoggedConnection,
  { code, message, error, limit }: CloseReason,
): void {
  const { id, local, remoteAddress } = connection;
  const facts = { connection: id, remoteAddress, code, ...(limit !== undefined && { limit }) };
  if (code === "internal") {
    log.error({ ...facts, err: error }, "connection closed");
  } else if (code !== "local" && code !== "remote") {
    const fault = (error as { code?: unknown } | undefined)?.code;
    log.warn({ ...facts, reason: message, fault }, "connection closed");
  } else if (local) {
    lines.info(connection, { code, reason: message }, "connection closed");
  } else {
    log.info({ ...facts, reason: message }, "connection closed");
  }
}
