import type { RoseLog } from "./log.js";

/**
 * Does work that something outside has triggered: octets or the end of a socket, a timer, a
 * signal. Whatever it throws, or its promise rejects with, is logged and goes no further: one peer
 * must not end the process, and with it all other connections.
 * @param what What is being done, for the log; must not contain text of the peer.
 * @param failed Called after a failure, usually to close the peer's connection.
 */
export function guarded(
  log: RoseLog,
  what: string,
  work: () => unknown,
  failed?: () => void,
): void {
  const caught = (err: unknown): void => unexpected(log, what, err, failed);
  try {
    const result = work();
    if (result instanceof Promise) result.catch(caught);
  } catch (error) {
    caught(error);
  }
}

/** What {@link guarded} does with what work throws, for work that is done so often that a function made for each time would count. */
export function unexpected(log: RoseLog, what: string, err: unknown, failed?: () => void): void {
  log.error({ what, err }, "something unexpected went wrong");
  try {
    failed?.();
  } catch (error) {
    log.error({ what, err: error }, "what had to be done after that failed, too");
  }
}
