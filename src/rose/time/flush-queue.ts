/** Something that collects octets and sends them when asked. */
export interface Flushable {
  /** Must not throw. */
  flush(): void;
}

/** Milliseconds after which what else is to be sent waits for the next turn of the event loop. */
const LONGEST = 20;
/** How many are asked between two looks at the clock. */
const BETWEEN = 32;

// Its reactions are microtasks as others are; those of queueMicrotask() cost several times as much.
const settled = Promise.resolve();

let dirty: Flushable[] = [];
/** How many of them have been asked. */
let asked = 0;

/**
 * Calls `flush` once everything that can run now has run: the callbacks of this turn of the
 * event loop and all promise reactions that follow. What is written until then goes out
 * in one write. If very many have something to send, as after an event for all, the last ones do so in later turns.
 */
export function scheduleFlush(sender: Flushable): void {
  if (dirty.push(sender) === 1) void settled.then(afterMicrotasks);
}

// Node runs its tick queue again after the microtasks: a tick queued by a microtask comes after
// all of them, whereas one queued now would come before the first.
function afterMicrotasks(): void {
  process.nextTick(flushAll);
}

function flushAll(): void {
  let until = Infinity;
  for (let count = 1; asked < dirty.length; count++) {
    (dirty[asked++] as Flushable).flush();
    if (count % BETWEEN !== 0) continue;
    const now = performance.now();
    if (until === Infinity) until = now + LONGEST;
    else if (now >= until && asked < dirty.length) {
      // Those that come meanwhile are asked after the others.
      dirty = dirty.slice(asked);
      asked = 0;
      setImmediate(flushAll);
      return;
    }
  }
  dirty.length = 0;
  asked = 0;
}
