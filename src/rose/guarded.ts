import type { RoseLog } from "./log.js";

/**
 * Does some work that something outside has set off: octets or the end of a socket, a timer, a
 * signal. Whatever it throws, or its promise rejects with, ends here, in the log: one peer must not
 * end the process, with which all others would go.
 * @param what What is being done, for the log; no words of the peer's.
 * @param failed What becomes of the peer then: its connection is closed, usually.
 */
export function guarded(
  log: RoseLog,
  what: string,
  work: () => unknown,
  failed?: () => void,
): void {
  const caught = (err: unknown): void => {
    log.error({ what, err }, "something unexpected went wrong");
    try {
      failed?.();
    } catch (error) {
      log.error({ what, err: error }, "and so did what was to be done about it");
    }
  };
  try {
    const result = work();
    if (result instanceof Promise) result.catch(caught);
  } catch (error) {
    caught(error);
  }
}
