import { INTEGER, OPTIONAL, sequence, UTF8String, type Type } from "../../codec/index.js";
import type { Cluster } from "./cluster.js";
import type { Contribution, Shared } from "./shared.js";

/** A value with what tells which is the last. */
interface Stamped<V> {
  /** Milliseconds since 1970, or more if that is needed to be later than what was known. */
  readonly stamp: number;
  /** Which server has set it. */
  readonly by: string;
  /** Absent if it has been taken back. */
  readonly value?: V | undefined;
}

/** How many keys are remembered under which a value has been taken back: those of the last ones. */
const mostGone = 10_000;

/**
 * What all servers keep in memory, whichever of them has set it: the last value under each key. Unlike what a server says in a {@link Shared},
 * it outlasts that server: one that knows better than what is said, says it.
 */
export class Replicated<V> {
  readonly #id: string;
  readonly #clock: () => Date;
  readonly #shared: Shared<Stamped<V>>;
  readonly #known = new Map<string, Stamped<V>>();
  /** Those of the known that have been taken back, the last one last. */
  readonly #gone = new Set<string>();
  readonly #listeners: ((key: string) => void)[] = [];
  /** Keys under which it is to be looked who says something: once for all that happens in a turn of the event loop. */
  readonly #due = new Set<string>();

  /** @param name Unique among all modules, as for {@link Cluster.shared}. */
  constructor(
    { cluster, clock }: { readonly cluster: Pick<Cluster, "id" | "shared">; clock: () => Date },
    name: string,
    type: Type<V>,
  ) {
    this.#id = cluster.id;
    this.#clock = clock;
    const stamped = sequence<Stamped<V>>("Stamped", () => [
      ["stamp", INTEGER],
      ["by", UTF8String],
      ["value", type, OPTIONAL],
    ]);
    this.#shared = cluster.shared(name, stamped);
    this.#shared.onChange((key) => this.#look(key));
  }

  /** The last value under a key. */
  get(key: string): V | undefined {
    return this.#known.get(key)?.value;
  }

  /** Sets the value under a key, for all servers; undefined takes it back. */
  set(key: string, value: V | undefined): void {
    const known = this.#known.get(key);
    if (value === undefined && known?.value === undefined) return;
    const stamp = Math.max(this.#clock().getTime(), (known?.stamp ?? 0) + 1);
    const stamped = { stamp, by: this.#id };
    this.#shared.set(key, value === undefined ? stamped : { ...stamped, value });
  }

  /** Adds a listener for keys under which there is another value, on this server or another. What it throws is logged. */
  onChange(listener: (key: string) => void): void {
    this.#listeners.push(listener);
  }

  #look(key: string): void {
    const said = this.#shared.get(key);
    const before = this.#known.get(key);
    let last = before;
    for (const { value: one } of said) if (last === undefined || isLater(one, last)) last = one;
    if (last === undefined) return;
    if (last !== before) this.#know(key, last);
    if (!this.#isSettled(last, said)) this.#settleSoon(key);
    if (last === before || (last.value === undefined && before?.value === undefined)) return;
    for (const listener of this.#listeners) listener(key);
  }

  #know(key: string, last: Stamped<V>): void {
    this.#known.set(key, last);
    this.#gone.delete(key);
    if (last.value !== undefined) return;
    this.#gone.add(key);
    const [oldest] = this.#gone;
    if (this.#gone.size <= mostGone || oldest === undefined) return;
    this.#gone.delete(oldest);
    this.#known.delete(oldest);
  }

  /** Whether only this server says anything, and what is the last, as always if there is no other. */
  #isSettled(last: Stamped<V>, said: readonly Contribution<Stamped<V>>[]): boolean {
    const [first] = said;
    const isOwn = said.length === 1 && first?.node === this.#id;
    return isOwn && first.value.value !== undefined && !isLater(last, first.value);
  }

  #settleSoon(key: string): void {
    if (this.#due.size === 0) setImmediate(() => this.#settle());
    this.#due.add(key);
  }

  /** Sees to it that somebody says what is the last, and nobody else anything. */
  #settle(): void {
    const keys = [...this.#due];
    this.#due.clear();
    for (const key of keys) {
      const last = this.#known.get(key);
      if (last === undefined) continue;
      const said = this.#shared.get(key);
      const [saying] = said
        .filter(({ value }) => !isLater(last, value))
        .map(({ node }) => node)
        .toSorted();
      const isSaying = said.some(({ node }) => node === this.#id);
      // That nothing is there needs to be said only to those who say something.
      const isNeeded = last.value !== undefined || said.length > (isSaying ? 1 : 0);
      if (isNeeded && saying === undefined) this.#shared.set(key, last);
      else if (isSaying && (!isNeeded || saying !== this.#id)) this.#shared.set(key, undefined);
    }
  }
}

function isLater(one: Stamped<unknown>, other: Stamped<unknown>): boolean {
  return one.stamp === other.stamp ? one.by > other.by : one.stamp > other.stamp;
}
