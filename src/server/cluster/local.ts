import { randomUUID } from "node:crypto";
import { BusError, type AskOptions, type Bus, type BusMember, type BusReceiver } from "./bus.js";

/** A bus within this process. Nothing is lost on it, and all its members have the same data. */
export class LocalBus implements Bus {
  readonly #members = new Map<string, LocalMember>();

  join(receiver: BusReceiver): BusMember {
    return new LocalMember(this.#members, receiver);
  }
}

class LocalMember implements BusMember {
  readonly id = randomUUID();
  readonly #all: Map<string, LocalMember>;
  readonly #receiver: BusReceiver;
  readonly #left = new AbortController();

  constructor(all: Map<string, LocalMember>, receiver: BusReceiver) {
    this.#all = all;
    this.#receiver = receiver;
    all.set(this.id, this);
  }

  get alone(): boolean {
    return this.#all.size === 1;
  }

  get members(): ReadonlySet<string> {
    return new Set([...this.#all.keys()].filter((id) => id !== this.id));
  }

  // From then on it can be asked, so only then do others know of it.
  async open(): Promise<void> {
    for (const other of this.#others()) {
      other.#receiver.joined?.(this.id);
      this.#receiver.joined?.(other.id);
    }
  }

  publish(topic: string, octets: Uint8Array): void {
    for (const other of this.#others()) other.#receiver.message(topic, octets, this.id);
  }

  async ask(
    member: string,
    question: string,
    octets: Uint8Array,
    { signal }: AskOptions = {},
  ): Promise<Uint8Array> {
    const other = this.#all.get(member);
    if (other === undefined || other === this || this.#left.signal.aborted) throw gone();
    signal?.throwIfAborted();
    // Members live long: nothing of a question that has been answered may stay with them.
    const answered = new AbortController();
    const once = { once: true, signal: answered.signal };
    const asked = new Promise<Uint8Array>((resolve, reject) => {
      other.#left.signal.addEventListener("abort", () => reject(gone()), once);
      signal?.addEventListener("abort", () => reject(signal.reason as Error), once);
      const refused = (error: unknown): void =>
        reject(new BusError("refused", error instanceof Error ? error.message : String(error)));
      const answer = other.#receiver.asked?.(question, octets, this.id);
      if (answer === undefined) refused("nobody answers there");
      else answer.then(resolve, refused);
    });
    return await asked.finally(() => answered.abort());
  }

  leave(): void {
    if (!this.#all.delete(this.id)) return;
    this.#left.abort();
    for (const other of this.#all.values()) other.#receiver.left?.(this.id);
  }

  /** The others, as they are now; none once this one has left. */
  #others(): LocalMember[] {
    if (!this.#all.has(this.id)) return [];
    return [...this.#all.values()].filter((other) => other !== this);
  }
}

function gone(): BusError {
  return new BusError("gone", "the other server has left");
}
