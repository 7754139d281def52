import type { Type } from "../../codec/index.js";
import type { RoseLog } from "../../rose/index.js";
import type { Bus, BusMember } from "../cluster/bus.js";

/** Something that happens and that others want to know: an entry has changed, a user has been removed. */
export interface Topic<V> {
  /** Unique among all modules: "journal/entry". */
  readonly name: string;
  /** How the value travels to other servers. */
  readonly type: Type<V>;
}

/**
 * Declares a topic.
 * @param name Unique among all modules: the module's name, a slash, what has happened.
 * @param type Of the value that says it.
 */
export function topic<V>(name: string, type: Type<V>): Topic<V> {
  return { name, type };
}

/** Something that has happened. */
export interface Publication<V = any> {
  readonly topic: Topic<V>;
  readonly value: V;
}

interface Listening {
  readonly topic: Topic<any>;
  readonly listeners: ((value: any) => unknown)[];
}

/** Tells what has happened, on this server and the others. */
export class Topics {
  readonly #listening = new Map<string, Listening>();
  readonly #member: BusMember;
  readonly #log: RoseLog;

  constructor(bus: Bus, log: RoseLog) {
    this.#log = log;
    this.#member = bus.join((name, octets) => this.#receive(name, octets));
  }

  /**
   * Has a listener told, in the order of `on`. What it throws, or its promise rejects with, is logged.
   * @throws Error if there is another topic of this name.
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

  /** Tells everybody. Throws nothing. */
  publish<V>({ name, type }: Topic<V>, value: V): void {
    this.#tell(name, value);
    if (this.#member.alone) return;
    try {
      this.#member.publish(name, type.encode(value));
    } catch (err) {
      this.#log.error({ topic: name, err }, "other servers cannot be told");
    }
  }

  /** Hears and tells no others any more. */
  leave(): void {
    this.#member.leave();
  }

  #receive(name: string, octets: Uint8Array): void {
    const entry = this.#listening.get(name);
    if (entry === undefined) return;
    let value: unknown;
    try {
      value = entry.topic.type.decode(octets);
    } catch (err) {
      this.#log.error({ topic: name, err }, "what another server tells cannot be read");
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
