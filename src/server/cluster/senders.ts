/** What a member knows of another one. */
export class Sender {
  readonly id: string;
  /** The number of the last message that came; none as long as nothing shows which it would be. */
  last: number | undefined;
  /** The number that a sign of life has shown though that message had not come. */
  shown = 0;
  /** The number of its last question. */
  question = 0;
  /** When something of it came last. */
  heard = 0;
  /** It has said that it leaves; its id is never used again. */
  ended = false;

  constructor(id: string) {
    this.id = id;
  }

  /** Takes the number of a message. @returns whether it is new, and whether others before it are lost */
  message(number: number): { isNew: boolean; lost: boolean } {
    const { last } = this;
    if (last !== undefined && number <= last) return { isNew: false, lost: false };
    this.last = number;
    return { isNew: true, lost: number !== (last ?? 0) + 1 };
  }

  /** Takes the number of the last message that it has sent. @returns whether messages are lost */
  sign(number: number): boolean {
    const { last, shown } = this;
    if (last === undefined) {
      this.last = number;
      return number > 0;
    }
    // A message may still be on its way, but not for as long as two signs of life.
    const lost = shown > last;
    if (lost) this.last = shown;
    this.shown = number;
    return lost;
  }
}

/** The other members of which a member knows: those that are there, and the last ones that were. */
export class Senders {
  readonly #most: number;
  readonly #there = new Map<string, Sender>();
  readonly #past = new Map<string, Sender>();

  /** @param most How many it knows of each kind. */
  constructor(most: number) {
    this.#most = most;
  }

  get there(): Iterable<Sender> {
    return this.#there.values();
  }

  get size(): number {
    return this.#there.size;
  }

  has(id: string): boolean {
    return this.#there.has(id);
  }

  ids(): ReadonlySet<string> {
    return new Set(this.#there.keys());
  }

  get(id: string): Sender | undefined {
    return this.#there.get(id) ?? this.#past.get(id);
  }

  /** Notes that it is there. @returns false if there are too many */
  add(sender: Sender): boolean {
    if (this.#there.size >= this.#most) return false;
    this.#past.delete(sender.id);
    this.#there.set(sender.id, sender);
    return true;
  }

  /** Notes that it is there no more. */
  remove(sender: Sender): void {
    this.#there.delete(sender.id);
    this.#past.set(sender.id, sender);
    for (const [oldest] of this.#past) {
      if (this.#past.size <= this.#most) return;
      this.#past.delete(oldest);
    }
  }

  clear(): void {
    this.#there.clear();
    this.#past.clear();
  }
}
