import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";
import type { RoseLog } from "../rose/index.js";

/** Milliseconds between two looks. */
const interval = 1000;

/**
 * Tells in the log when the process has no file descriptor left, and when it has some again. Node
 * drops the connections that come meanwhile without a word.
 * @param look Takes a descriptor and gives it back; throws an Error whose code is EMFILE or ENFILE.
 */
export function watchDescriptors(log: RoseLog, look: () => void = takeOne): void {
  let usedUp = false;
  setInterval(() => {
    const now = areUsedUp(look);
    if (now === usedUp) return;
    usedUp = now;
    if (now) log.error({}, "no file descriptor is left: connections are dropped; raise ulimit -n");
    else log.warn({}, "there are file descriptors again");
  }, interval).unref();
}

function areUsedUp(look: () => void): boolean {
  try {
    look();
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EMFILE" || code === "ENFILE";
  }
}

function takeOne(): void {
  closeSync(openSync(devNull, "r"));
}
