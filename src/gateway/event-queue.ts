/** An event that waits for its client. */
export interface QueuedEvent {
  /** Counts the events of a session from 1 on. */
  readonly number: number;
  /** The message in JSON, `{"invoke":{..}}`. */
  readonly text: string;
  /** The message in BER. */
  readonly octets: Uint8Array;
}

/**
 * The events of one session, oldest first, until the client has them. Bounded: what no longer
 * fits is refused, never dropped in silence.
 */
export class EventQueue {
  readonly #maxEvents: number;
  readonly #maxBytes: number;
  #events: QueuedEvent[] = [];
  #bytes = 0;
  #last = 0;

  constructor(maxEvents: number, maxBytes: number) {
    this.#maxEvents = maxEvents;
    this.#maxBytes = maxBytes;
  }

  /** Takes an event; false if it does not fit. */
  push(text: string, octets: Uint8Array): boolean {
    const size = text.length + octets.length;
    if (this.#events.length >= this.#maxEvents || this.#bytes + size > this.#maxBytes) return false;
    this.#events.push({ number: ++this.#last, text, octets });
    this.#bytes += size;
    return true;
  }

  /** The events behind a number, oldest first. */
  after(number: number): readonly QueuedEvent[] {
    const at = this.#events.findIndex((event) => event.number > number);
    return at < 0 ? [] : this.#events.slice(at);
  }

  /** The first event behind a number. */
  next(number: number): QueuedEvent | undefined {
    const [first] = this.#events;
    if (first === undefined) return undefined;
    return this.#events[Math.max(0, number + 1 - first.number)];
  }

  /** Forgets the events up to a number: the client has them. */
  acknowledge(number: number): void {
    let count = 0;
    for (const event of this.#events) {
      if (event.number > number) break;
      this.#bytes -= event.text.length + event.octets.length;
      count++;
    }
    if (count > 0) this.#events = this.#events.slice(count);
  }

  /** The number of the newest event; 0 if there has been none. */
  get last(): number {
    return this.#last;
  }
}
