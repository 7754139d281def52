import type { CloseReason } from "./errors.js";

/**
 * Where the engine tells what happens: an object with the facts first, then a constant text.
 * A pino logger fits as it is. What peers chose (names, texts) is only ever in the object.
 */
export interface RoseLog {
  /** What single messages do; left out, nothing is said about them. */
  debug?(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Says nothing; the default. */
export const silentLog: RoseLog = {
  info() {},
  warn() {},
  error() {},
};

/**
 * A peer's text for the log: control characters, line ends among them, become `?`, and no
 * more than 100 characters are kept.
 */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the characters that would forge a log line
  return text.slice(0, 100).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "?");
}

/** One line about the end of a connection; its level says whether somebody should look. */
export function logClosed(
  log: RoseLog,
  connection: { readonly id: number; readonly remoteAddress: string | undefined },
  reason: CloseReason,
): void {
  const { code, error, limit } = reason;
  const { id, remoteAddress } = connection;
  const facts = { connection: id, remoteAddress, code, ...(limit !== undefined && { limit }) };
  if (code === "local" || code === "remote") {
    log.info({ ...facts, reason: reason.message }, "connection closed");
  } else if (code === "internal") {
    log.error({ ...facts, err: error }, "connection closed");
  } else {
    const fault = (error as { code?: unknown } | undefined)?.code;
    log.warn({ ...facts, reason: reason.message, fault }, "connection closed");
  }
}
