import type { Budget } from "../rose/internal.js";

/** An event that is waiting for its client. */
export interface QueuedEvent {
  /** Numbers the events of a session, from 1 on. */
  readonly number: number;
  /** The message in JSON, `{"invoke":{..}}`. */
  readonly text: string;
  /** The message in BER. */
  readonly octets: Uint8Array;
}

/** What an {@link EventQueue} may hold. */
export interface QueueLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
  /** What the queues of all sessions hold; it has to call {@link EventQueue.lost}. */
  readonly all: Budget<EventQueue>;
}

/**
 * The events of one session, oldest first, until the client has them. It is bounded: what no longer
 * fits is refused, never dropped silently.
 */
export class EventQueue {
  /** Called when the queue has to go so that those of others can be kept. Must not throw. */
  readonly lost: () => void;
  readonly #limits: QueueLimits;
  #events: QueuedEvent[] = [];
  #bytes = 0;
  #last = 0;

  constructor(limits: QueueLimits, lost: () => void) {
    this.#limits = limits;
    this.lost = lost;
  }

  /** Adds an event; returns false if it does not fit. This queue or another may be lost because of it. */
  push(text: string, octets: Uint8Array): boolean {
    const { maxEvents, maxBytes, all } = this.#limits;
    const size = text.length + octets.length;
    if (this.#events.length >= maxEvents || this.#bytes + size > maxBytes) return false;
    this.#events.push({ number: ++this.#last, text, octets });
    this.#bytes += size;
    all.add(this, size);
    return true;
  }

  /** The events after a number, oldest first. */
  after(number: number): readonly QueuedEvent[] {
    const at = this.#events.findIndex((event) => event.number > number);
    return at < 0 ? [] : this.#events.slice(at);
  }

  /** The first event after a number. */
  next(number: number): QueuedEvent | undefined {
    const [first] = this.#events;
    if (first === undefined) return undefined;
    return this.#events[Math.max(0, number + 1 - first.number)];
  }

  /** Removes the events up to a number, because the client has them. */
  acknowledge(number: number): void {
    let [count, size] = [0, 0];
    for (const event of this.#events) {
      if (event.number > number) break;
      size += event.text.length + event.octets.length;
      count++;
    }
    if (count === 0) return;
    this.#events = this.#events.slice(count);
    this.#bytes -= size;
    this.#limits.all.give(this, size);
  }

  /** Stops counting, because the session is over. */
  close(): void {
    this.#limits.all.drop(this);
  }

  /** The number of the newest event; 0 if there has been none. */
  get last(): number {
    return this.#last;
  }
}
