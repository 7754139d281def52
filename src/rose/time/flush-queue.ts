/** Something that collects octets and sends them when asked. */
export interface Flushable {
  /** Must not throw. */
  flush(): void;
}

const dirty: Flushable[] = [];

/**
 * Calls `flush` once everything that can run now has run: the callbacks of this turn of the
 * event loop and all promise reactions that follow. What is written until then goes out
 * in one write.
 */
export function scheduleFlush(sender: Flushable): void {
  if (dirty.push(sender) === 1) queueMicrotask(afterMicrotasks);
}

// Node runs its tick queue again after the microtasks: a tick queued by a microtask comes after
// all of them, whereas one queued now would come before the first.
function afterMicrotasks(): void {
  process.nextTick(flushAll);
}

function flushAll(): void {
  for (let i = 0; i < dirty.length; i++) (dirty[i] as Flushable).flush();
  dirty.length = 0;
}
