import { INTEGER } from "../../codec/index.js";
import type { Cluster } from "./cluster.js";
import type { Shared } from "./shared.js";

/**
 * Counts things that end with their server, such as sessions, under keys and on all servers together. It knows of others what they have told
 * last, so two servers that count at the same time may both see the last place free; and while this one hears nothing of another one, that one's do not count.
 */
export class Tally {
  readonly #shared: Shared<number>;
  /** What has been summed up under each key. */
  readonly #sums = new Map<string, number>();
  #total = 0;

  /** @param name Unique among all modules, as for {@link Cluster.shared}. */
  constructor(cluster: Pick<Cluster, "shared">, name: string) {
    this.#shared = cluster.shared(name, INTEGER);
    this.#shared.onChange((key) => this.#sum(key));
  }

  /** How many there are under all keys. */
  get total(): number {
    return this.#total;
  }

  /** How many there are under a key. */
  of(key: string): number {
    return this.#sums.get(key) ?? 0;
  }

  /** The servers that have some under a key. */
  nodes(key: string): string[] {
    return this.#shared.get(key).map(({ node }) => node);
  }

  /** There is one more on this server. */
  add(key: string): void {
    this.#shared.set(key, (this.#shared.own(key) ?? 0) + 1);
  }

  /** There is one less on this server. */
  remove(key: string): void {
    const left = (this.#shared.own(key) ?? 0) - 1;
    this.#shared.set(key, left > 0 ? left : undefined);
  }

  #sum(key: string): void {
    const sum = this.#shared.get(key).reduce((total, { value }) => total + value, 0);
    this.#total += sum - this.of(key);
    if (sum > 0) this.#sums.set(key, sum);
    else this.#sums.delete(key);
  }
}
