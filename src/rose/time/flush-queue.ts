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

/** More places than this are not kept. */
const KEPT = 1024;

/** Stays, with its places, from turn to turn: to make an array shorter, or to have it grow, takes longer than to ask one. */
let dirty: (Flushable | undefined)[] = [];
/** How many are waiting or have been, and how many of them have been asked. */
let count = 0;
let asked = 0;

/**
 * Calls `flush` once everything that can run now has run: the callbacks of this turn of the
 * event loop and all promise reactions that follow. What is written until then goes out
 * in one write. If very many have something to send, as after an event for all, the last ones do so in later turns.
 */
export function scheduleFlush(sender: Flushable): void {
  dirty[count++] = sender;
  if (count === 1) void settled.then(afterMicrotasks);
}

// Node runs its tick queue again after the microtasks: a tick queued by a microtask comes after
// all of them, whereas one queued now would come before the first.
function afterMicrotasks(): void {
  process.nextTick(flushAll);
}

function flushAll(): void {
  let until = Infinity;
  for (let done = 1; asked < count; done++) {
    const sender = dirty[asked] as Flushable;
    dirty[asked++] = undefined;
    sender.flush();
    if (done % BETWEEN !== 0) continue;
    const now = performance.now();
    if (until === Infinity) until = now + LONGEST;
    else if (now >= until && asked < count) {
      // Those that come meanwhile are asked after the others.
      dirty = dirty.slice(asked, count);
      count -= asked;
      asked = 0;
      setImmediate(flushAll);
      return;
    }
  }
  if (count > KEPT) dirty = [];
  count = 0;
  asked = 0;
}
