import type { Type } from "../../codec/index.js";
import type { RoseLog } from "../../rose/index.js";
import type { AskOptions, Bus, BusMember } from "../cluster/bus.js";
import type { Outbox } from "./outbox.js";
import { SharedStates, type Shared } from "./shared.js";
import { Topics } from "./topic.js";

/** Something that a module asks the same module of another server. */
export interface Question<A, R> {
  /** Unique among all modules: "cti/service". */
  readonly name: string;
  readonly argument: Type<A>;
  readonly result: Type<R>;
}

/**
 * Declares a question.
 * @param name Unique among all modules: the module's name, a slash, what is asked.
 */
export function question<A, R>(name: string, argument: Type<A>, result: Type<R>): Question<A, R> {
  return { name, argument, result };
}

/** The servers that share the data, as a module sees them. */
export interface Cluster {
  /** This server; another id at each start. */
  readonly id: string;
  /** Whether there never are other servers, because no bus connects this one with them. */
  readonly isAlone: boolean;
  /** The other servers that are there. */
  members(): ReadonlySet<string>;
  /** Adds a listener for servers that come and go. It must not throw. */
  onMembers(listener: () => void): void;
  /**
   * Adds work for when something that other servers have published may not have come: it is to bring subscribers up to date. What is kept in
   * memory of the database is read again without it. What it throws is logged.
   */
  onGap(work: () => void | Promise<void>): void;
  /**
   * Answers what the other servers ask. What it throws refuses the question.
   * @throws Error if the question is answered already.
   */
  answer<A, R>(question: Question<A, R>, work: (argument: A, from: string) => R | Promise<R>): void;
  /**
   * Asks another server.
   * @throws BusError (as a rejection) if there is no answer; the reason of the signal once that is aborted.
   */
  ask<A, R>(
    member: string,
    question: Question<A, R>,
    argument: A,
    options?: AskOptions,
  ): Promise<R>;
  /**
   * What each server says of itself under some keys, for all to see.
   * @param name Unique among all modules: the module's name, a slash, what it is.
   */
  shared<V>(name: string, type: Type<V>): Shared<V>;
}

/** What {@link ClusterParts} depend on. */
export interface ClusterOptions {
  /** Whether nobody else can join the bus; false by default. */
  readonly isAlone?: boolean;
  readonly bus: Bus;
  readonly log: RoseLog;
  /** Is called first when something may not have come. */
  readonly onGap: () => void;
}

/** How many messages wait at most while what was lost is looked for. */
const mostHeld = 10_000;

interface Held {
  readonly topic: string;
  readonly octets: Uint8Array;
}

interface Answering {
  readonly question: Question<any, any>;
  readonly work: (argument: any, from: string) => unknown;
}

/** This server's place among those that share the data. */
export class ClusterParts implements Cluster {
  readonly isAlone: boolean;
  readonly topics: Topics;
  readonly #member: BusMember;
  readonly #log: RoseLog;
  readonly #gaps: (() => void | Promise<void>)[];
  readonly #listeners: (() => void)[] = [];
  readonly #answering = new Map<string, Answering>();
  readonly #shared: SharedStates;
  #outbox: Outbox | undefined;
  #isOpen = false;
  /** What has come while it is looked for what was lost before it. */
  #held: Held[] | undefined;
  /** How many times it is being looked for what was lost. */
  #looking = 0;

  constructor({ bus, isAlone = false, log, onGap }: ClusterOptions) {
    this.isAlone = isAlone;
    this.#log = log;
    this.#gaps = [onGap];
    this.#member = bus.join({
      message: (topic, octets, from) => {
        if (this.#shared.receive(topic, octets, from)) return;
        if (this.#held === undefined) this.#receive(topic, octets);
        else if (this.#held.length < mostHeld) this.#held.push({ topic, octets });
        // What was not published by a unit is lost then.
        else this.#log.warn({ topic }, "too many messages wait for others that were lost");
      },
      gap: () => this.#gap(),
      joined: () => {
        this.#shared.tellAll();
        this.#membersChanged();
      },
      left: (member) => {
        this.#shared.forget(member);
        // It may have died before it could tell what it had changed.
        this.#gap();
        this.#membersChanged();
      },
      asked: (name, octets, from) => this.#asked(name, octets, from),
    });
    this.topics = new Topics(this.#member, log);
    this.#shared = new SharedStates(this.#member, log);
  }

  get id(): string {
    return this.#member.id;
  }

  members(): ReadonlySet<string> {
    return this.#member.members;
  }

  onMembers(listener: () => void): void {
    this.#listeners.push(listener);
  }

  onGap(work: () => void | Promise<void>): void {
    this.#gaps.push(work);
  }

  answer<A, R>(asked: Question<A, R>, work: (argument: A, from: string) => R | Promise<R>): void {
    if (this.#answering.has(asked.name)) throw new Error(`${asked.name} is answered already`);
    this.#answering.set(asked.name, { question: asked, work });
  }

  async ask<A, R>(
    member: string,
    { name, argument: type, result }: Question<A, R>,
    argument: A,
    options?: AskOptions,
  ): Promise<R> {
    return result.decode(await this.#member.ask(member, name, type.encode(argument), options));
  }

  shared<V>(name: string, type: Type<V>): Shared<V> {
    const added = this.#shared.add<V>(name, type);
    // What others have said of it has not been kept. Whoever adds it is to listen first.
    if (this.#isOpen) queueMicrotask(() => this.#shared.askAll());
    return added;
  }

  /**
   * Begins the exchange with other servers.
   * @param outbox Where to find what is lost of what they publish.
   */
  async open(space: string, outbox?: Outbox): Promise<void> {
    this.#outbox = outbox;
    await this.#member.open(space);
    this.#isOpen = true;
  }

  /** Ends it. */
  async leave(): Promise<void> {
    await this.#member.leave();
  }

  #receive(topic: string, octets: Uint8Array): void {
    const at = topic.indexOf("@");
    if (at < 0) {
      this.topics.receive(topic, octets);
      return;
    }
    const key = topic.slice(at + 1);
    if (this.#outbox?.come(key) !== false) this.topics.receive(topic.slice(0, at), octets, key);
  }

  #gap(): void {
    void this.#fill();
    for (const work of this.#gaps)
      void this.#guarded(work, "subscribers cannot be brought up to date");
    this.#shared.askAll();
  }

  /** Looks for what was lost. What comes meanwhile waits, because it is later. */
  async #fill(): Promise<void> {
    if (this.#outbox === undefined) return;
    this.#held ??= [];
    this.#looking++;
    await this.#outbox.fill();
    if (--this.#looking > 0) return;
    const held = this.#held;
    this.#held = undefined;
    for (const { topic, octets } of held) this.#receive(topic, octets);
  }

  #membersChanged(): void {
    for (const listener of this.#listeners) {
      void this.#guarded(listener, "a listener for servers that come and go failed");
    }
  }

  async #guarded(work: () => void | Promise<void>, message: string): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.#log.error({ err }, message);
    }
  }

  async #asked(name: string, octets: Uint8Array, from: string): Promise<Uint8Array> {
    const answering = this.#answering.get(name);
    if (answering === undefined) throw new Error(`this server does not answer ${name}`);
    const { argument, result } = answering.question;
    return result.encode(await answering.work(argument.decode(octets), from));
  }
}
