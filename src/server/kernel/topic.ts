import type { Type } from "../../codec/index.js";
import type { RoseLog } from "../../rose/index.js";
import type { BusMember } from "../cluster/bus.js";

/** A kind of news that a module publishes for others: an entry has changed, a user has been removed. */
export interface Topic<V> {
  /** Unique among all modules: "journal/entry". */
  readonly name: string;
  /** The type with which values are encoded for other servers. */
  readonly type: Type<V>;
}

/**
 * Declares a topic.
 * @param name Unique among all modules: the module's name, a slash, what has happened.
 * @param type The type of the values.
 */
export function topic<V>(name: string, type: Type<V>): Topic<V> {
  return { name, type };
}

/** A value that is published. */
export interface Publication<V = any> {
  readonly topic: Topic<V>;
  readonly value: V;
}

interface Listening {
  readonly topic: Topic<any>;
  readonly listeners: ((value: any) => unknown)[];
}

/** Passes what is published on to the listeners on this server and on the others. */
export class Topics {
  readonly #listening = new Map<string, Listening>();
  readonly #member: Pick<BusMember, "alone" | "publish">;
  readonly #log: RoseLog;

  /** @param member What passes values on to other servers; it is to give what comes from them to {@link receive}. */
  constructor(member: Pick<BusMember, "alone" | "publish">, log: RoseLog) {
    this.#member = member;
    this.#log = log;
  }

  /**
   * Adds a listener. Listeners are called in the order in which they were added; what one throws, or rejects with, is logged.
   * @throws Error if there is another topic with this name.
   */
  on<V>(about: Topic<V>, listener: (value: V) => unknown): void {
    const { name } = about;
    let entry = this.#listening.get(name);
    if (entry === undefined) {
      entry = { topic: about, listeners: [] };
      this.#listening.set(name, entry);
    }
    if (entry.topic !== about) throw new Error(`there are two topics called ${name}`);
    entry.listeners.push(listener);
  }

  /**
   * Passes a value on to all listeners, on all servers. Does not throw.
   * @param key Tells it from everything else that is published, for what may come to other servers in another way too.
   */
  publish<V>({ name, type }: Topic<V>, value: V, key?: string): void {
    this.#tell(name, value);
    if (this.#member.alone) return;
    try {
      this.#member.publish(key === undefined ? name : `${name}@${key}`, type.encode(value));
    } catch (err) {
      this.#log.error({ topic: name, err }, "other servers cannot be told");
    }
  }

  /** Passes a value on to the listeners on this server only. Does not throw. */
  tell<V>({ name }: Topic<V>, value: V): void {
    this.#tell(name, value);
  }

  /** Passes on what another server has published. Does not throw. */
  receive(name: string, octets: Uint8Array): void {
    const entry = this.#listening.get(name);
    if (entry === undefined) return;
    let value: unknown;
    try {
      value = entry.topic.type.decode(octets);
    } catch (err) {
      this.#log.error({ topic: name, err }, "a message of another server cannot be read");
      return;
    }
    this.#tell(name, value);
  }

  #tell(name: string, value: unknown): void {
    for (const listener of this.#listening.get(name)?.listeners ?? []) {
      const failed = (err: unknown): void =>
        this.#log.error({ topic: name, err }, "a listener of a topic failed");
      try {
        const outcome = listener(value);
        if (outcome instanceof Promise) outcome.catch(failed);
      } catch (error) {
        failed(error);
      }
    }
  }
}
