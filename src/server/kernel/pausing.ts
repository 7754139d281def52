import { setImmediate as nextTurn } from "node:timers/promises";

/** Returns a function that lets others have the event loop if that was more than 10 ms ago. */
export function pausing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= 10) return;
    await nextTurn();
    since = performance.now();
  };
}
