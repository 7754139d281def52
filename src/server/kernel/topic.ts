import type { Type } from "../../codec/index.js";
import type { RoseLog } from "../../rose/index.js";
import type { BusMember } from "../cluster/bus.js";
import { orderOf } from "./unit-key.js";

/** A kind of news that a module publishes for others: an entry has changed, a user has been removed. */
export interface Topic<V> {
  /** Unique among all modules: "journal/entry". */
  readonly name: string;
  /** The type with which values are encoded for other servers. */
  readonly type: Type<V>;
  /**
   * Of what a value is the whole state, as a text. If servers tell of the same one, what was stored last counts: what comes later and is
   * older is not passed on. Without this, everything is, in the order in which it comes.
   */
  stateOf?(value: V): string | number;
  /** Where there is more to be said of what comes late and is older than that it is not passed on. */
  readonly late?: WhenLate<V>;
}

/** What counts as late beside other topics, and what is told then. */
export interface WhenLate<V, W = any> {
  /** Topics with the same name here have their states together: each says something else of them. */
  readonly states: string;
  /** What is published on a server in the place of a value that has come too late there; nothing by default. */
  readonly instead?: { readonly topic: Topic<W>; value(late: V): W };
}

/**
 * Declares a topic.
 * @param name Unique among all modules: the module's name, a slash, what has happened.
 * @param type The type of the values.
 * @param stateOf Of what a value is the whole state, see {@link Topic.stateOf}.
 * @param late See {@link Topic.late}.
 */
export function topic<V>(
  name: string,
  type: Type<V>,
  stateOf?: (value: V) => string | number,
  late?: WhenLate<V>,
): Topic<V> {
  return {
    ...{ name, type },
    ...(stateOf !== undefined && { stateOf }),
    ...(late !== undefined && { late }),
  };
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

/** Of how many states it is remembered at least which was passed on last, and for how many milliseconds: nothing comes later than that. */
const mostStates = 10_000;
const remembered = 600_000;

/** Passes what is published on to the listeners on this server and on the others. */
export class Topics {
  readonly #listening = new Map<string, Listening>();
  readonly #member: Pick<BusMember, "alone" | "publish">;
  readonly #log: RoseLog;
  /** The order of what has been passed on last of each state, in two generations. */
  #last = new Map<string, number>();
  #before = new Map<string, number>();
  #since = performance.now();

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
    this.#tell(name, value, key);
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

  /** Passes on what another server has published. Does not throw. @param key As for {@link publish}. */
  receive(name: string, octets: Uint8Array, key?: string): void {
    const entry = this.#listening.get(name);
    if (entry === undefined) return;
    let value: unknown;
    try {
      value = entry.topic.type.decode(octets);
    } catch (err) {
      this.#log.error({ topic: name, err }, "a message of another server cannot be read");
      return;
    }
    this.#tell(name, value, key);
  }

  /** Whether something later of the same state has been passed on already. */
  #isOld(about: Topic<any>, value: unknown, key: string): boolean {
    if (about.stateOf === undefined) return false;
    const order = orderOf(key);
    if (order === undefined) return false;
    const state = `${about.late?.states ?? about.name} ${about.stateOf(value)}`;
    const last = this.#last.get(state) ?? this.#before.get(state) ?? -1;
    if (order < last) return true;
    this.#last.set(state, order);
    if (this.#last.size >= mostStates || performance.now() - this.#since > remembered) {
      this.#before = this.#last;
      this.#last = new Map();
      this.#since = performance.now();
    }
    return false;
  }

  #tell(name: string, value: unknown, key?: string): void {
    const about = this.#listening.get(name)?.topic;
    if (about !== undefined && key !== undefined && this.#isOld(about, value, key)) {
      const instead = about.late?.instead;
      if (instead !== undefined) this.#tell(instead.topic.name, instead.value(value));
      return;
    }
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
