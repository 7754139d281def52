/** Milliseconds from one portion to the next. */
const tick = 100;

/**
 * Ends many things over a time, in portions of equal size, and waits for all of them. Those that have ended by themselves before their turn are left out, and
 * once all have, nothing is waited for.
 * @param milliseconds From the first portion to the last; 0 for all at once.
 * @param isThere Whether one has not ended yet.
 * @param end Ends one; must not throw.
 */
export async function inPortions<T>(
  all: Iterable<T>,
  milliseconds: number,
  isThere: (one: T) => boolean,
  end: (one: T) => Promise<void>,
): Promise<void> {
  const ending: Promise<void>[] = [];
  const last = performance.now() + milliseconds;
  let waiting = [...all];
  for (;;) {
    waiting = waiting.filter(isThere);
    const portions = Math.max(1, Math.ceil((last - performance.now()) / tick) + 1);
    const portion = waiting.splice(0, Math.ceil(waiting.length / portions));
    ending.push(...portion.map(end));
    if (waiting.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, tick));
  }
  await Promise.all(ending);
}
