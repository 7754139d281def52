import { closeSync, openSync } from "node:fs";
import process from "node:process";
import type { RoseLog } from "../rose/index.js";

/**
 * Keeps SIGHUP from ending the process, and at each SIGHUP reads again what can change without a
 * restart. Only if the process was started at a terminal that is now gone, it ends as with SIGTERM.
 * @param all What to read again.
 */
export function outliveHangup(
  log: RoseLog,
  all: readonly ((() => Promise<void>) | undefined)[],
): void {
  const atTerminal = hasTerminal();
  const there = all.filter((again) => again !== undefined);
  process.on("SIGHUP", () => {
    if (atTerminal && !hasTerminal()) {
      process.kill(process.pid, "SIGTERM");
      return;
    }
    if (there.length === 0) {
      log.info({}, "SIGHUP: there is nothing to read again");
    }
    for (const again of there) {
      again().catch((err: unknown) => log.error({ err }, "SIGHUP: reading again failed"));
    }
  });
}

/** Whether the process has a controlling terminal; one that has hung up cannot be opened. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}
