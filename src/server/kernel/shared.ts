import { setImmediate as nextTurn } from "node:timers/promises";
import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  sequence,
  UTF8String,
  type Type,
} from "../../codec/index.js";
import type { RoseLog } from "../../rose/index.js";
import type { BusMember } from "../cluster/bus.js";

/** What a server says under a key. */
export interface Contribution<V> {
  /** Which server. */
  readonly node: string;
  readonly value: V;
}

/**
 * What each server says of itself under some keys, for all to see: of its sessions, which the database does not know. What a server says is
 * gone when the server is.
 */
export interface Shared<V> {
  /** Says something under a key; undefined takes it back. */
  set(key: string, value: V | undefined): void;
  /** What this server says under a key. */
  own(key: string): V | undefined;
  /** What all servers say under a key, this one first. */
  get(key: string): readonly Contribution<V>[];
  /** The keys under which any server says something. */
  keys(): Iterable<string>;
  /** Adds a listener for keys under which something has changed, on this server or another. What it throws is logged. */
  onChange(listener: (key: string) => void): void;
}

/** The one topic of all shared states. It is not one of {@link Topics}, because it matters from whom it comes. */
const topic = "kernel/shared";
/** Asks all servers to say everything again. */
const again = "kernel/shared-again";
/** How many keys are told in one turn of the event loop. */
const inOneTurn = 500;

// What is told: a value under a key, or that all of them begin, or end, for one state.
const says = 0;
const begins = 1;
const ends = 2;

interface Told {
  /** Of the state. */
  readonly name: string;
  readonly phase: number;
  readonly key: string;
  /** Encoded; absent when it is taken back. */
  readonly value?: Uint8Array | undefined;
}

const Told: Type<Told> = sequence<Told>("SharedTold", () => [
  ["name", UTF8String],
  ["phase", INTEGER],
  ["key", UTF8String],
  ["value", OCTET_STRING, OPTIONAL],
]);

/** All shared states of a server. */
export class SharedStates {
  readonly #member: Pick<BusMember, "id" | "alone" | "publish">;
  readonly #log: RoseLog;
  readonly #states = new Map<string, State<any>>();
  #isTelling = false;
  #tellAgain = false;

  constructor(member: Pick<BusMember, "id" | "alone" | "publish">, log: RoseLog) {
    this.#member = member;
    this.#log = log;
  }

  /** @throws Error if there is another one with this name. */
  add<V>(name: string, type: Type<V>): Shared<V> {
    if (this.#states.has(name)) throw new Error(`there are two shared states called ${name}`);
    const state = new State<V>(this.#member.id, type, this.#log, (told) => this.#tell(name, told));
    this.#states.set(name, state);
    return state;
  }

  /** Takes what another server has published; returns whether it was about shared states. */
  receive(name: string, octets: Uint8Array, from: string): boolean {
    if (name === again) {
      this.tellAll();
      return true;
    }
    if (name !== topic) return false;
    try {
      const told = Told.decode(octets);
      this.#states.get(told.name)?.receive(told, from);
    } catch (err) {
      this.#log.error({ from, err }, "what another server says of itself cannot be read");
    }
    return true;
  }

  /** Says everything again, because somebody may not know it. */
  tellAll(): void {
    this.#tellAgain = true;
    if (!this.#isTelling) void this.#tellOn();
  }

  /** Asks the others to say everything again. */
  askAll(): void {
    if (!this.#member.alone && this.#states.size > 0) this.#member.publish(again, noOctets);
  }

  /** Forgets what a server has said. */
  forget(node: string): void {
    for (const state of this.#states.values()) state.forget(node);
  }

  async #tellOn(): Promise<void> {
    this.#isTelling = true;
    while (this.#tellAgain) {
      this.#tellAgain = false;
      for (const state of this.#states.values()) await state.tellAll();
    }
    this.#isTelling = false;
  }

  #tell(name: string, told: Omit<Told, "name">): void {
    if (!this.#member.alone) this.#member.publish(topic, Told.encode({ name, ...told }));
  }
}

const noOctets = new Uint8Array();

interface OfOther<V> {
  readonly value: V;
  /** Encoded, to see whether it changes. */
  readonly octets: Uint8Array;
}

class State<V> implements Shared<V> {
  readonly #node: string;
  readonly #type: Type<V>;
  readonly #log: RoseLog;
  readonly #tell: (told: Omit<Told, "name">) => void;
  readonly #listeners: ((key: string) => void)[] = [];
  readonly #byKey = new Map<string, Map<string, OfOther<V>>>();
  /** The keys under which each other server says something. */
  readonly #keysOf = new Map<string, Set<string>>();
  /** While a server says everything again: the keys that it has not named yet. */
  readonly #unnamed = new Map<string, Set<string>>();
  readonly #own = new Map<string, V>();

  constructor(node: string, type: Type<V>, log: RoseLog, tell: (told: Omit<Told, "name">) => void) {
    this.#node = node;
    this.#type = type;
    this.#log = log;
    this.#tell = tell;
  }

  set(key: string, value: V | undefined): void {
    if (value === undefined) {
      if (!this.#own.delete(key)) return;
    } else this.#own.set(key, value);
    this.#say(key);
    this.#changed(key);
  }

  own(key: string): V | undefined {
    return this.#own.get(key);
  }

  get(key: string): readonly Contribution<V>[] {
    const own = this.#own.get(key);
    const others = this.#byKey.get(key);
    const all: Contribution<V>[] = own === undefined ? [] : [{ node: this.#node, value: own }];
    if (others !== undefined) for (const [node, { value }] of others) all.push({ node, value });
    return all;
  }

  *keys(): Iterable<string> {
    yield* this.#own.keys();
    for (const key of this.#byKey.keys()) if (!this.#own.has(key)) yield key;
  }

  onChange(listener: (key: string) => void): void {
    this.#listeners.push(listener);
  }

  receive({ phase, key, value }: Told, from: string): void {
    if (phase === begins) this.#unnamed.set(from, new Set(this.#keysOf.get(from)));
    else if (phase === says) {
      this.#unnamed.get(from)?.delete(key);
      this.#put(from, key, value);
    } else if (phase === ends) {
      const unnamed = this.#unnamed.get(from);
      this.#unnamed.delete(from);
      for (const one of unnamed ?? []) this.#put(from, one, undefined);
    }
  }

  /** Says everything, in portions; what is set meanwhile is said at once, as always. */
  async tellAll(): Promise<void> {
    this.#tell({ phase: begins, key: "" });
    let count = 0;
    for (const key of this.#own.keys()) {
      this.#say(key);
      if (++count % inOneTurn === 0) await nextTurn();
    }
    this.#tell({ phase: ends, key: "" });
  }

  forget(node: string): void {
    this.#unnamed.delete(node);
    for (const key of this.#keysOf.get(node) ?? []) this.#put(node, key, undefined);
  }

  #say(key: string): void {
    const value = this.#own.get(key);
    this.#tell({
      phase: says,
      key,
      ...(value !== undefined && { value: this.#type.encode(value) }),
    });
  }

  #put(node: string, key: string, octets: Uint8Array | undefined): void {
    const keys = this.#keysOf.get(node);
    const values = this.#byKey.get(key);
    if (octets === undefined) {
      if (keys?.delete(key) !== true) return;
      if (keys.size === 0) this.#keysOf.delete(node);
      values?.delete(node);
      if (values?.size === 0) this.#byKey.delete(key);
    } else {
      const before = values?.get(node)?.octets;
      // Most of what is said again is known.
      if (before !== undefined && Buffer.compare(before, octets) === 0) return;
      // A copy, because the octets may be a part of much more.
      const value = { value: this.#type.decode(octets), octets: octets.slice() };
      if (keys === undefined) this.#keysOf.set(node, new Set([key]));
      else keys.add(key);
      if (values === undefined) this.#byKey.set(key, new Map([[node, value]]));
      else values.set(node, value);
    }
    this.#changed(key);
  }

  #changed(key: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(key);
      } catch (err) {
        this.#log.error({ key, err }, "a listener of a shared state failed");
      }
    }
  }
}
