import { setTimeout as delay } from "node:timers/promises";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import type { Caller, Logon } from "./caller.js";
import type { Part } from "./parts/part.js";

/** How a {@link Person} is made. */
export interface PersonParts {
  readonly name: string;
  readonly user: string;
  readonly password: string;
  /** Gets a session with one of the servers. */
  readonly logon: Logon;
  /** What it follows and changes. */
  readonly parts: Readonly<Record<string, Part>>;
  /** Whether it is away while all rest. */
  readonly isAway?: () => boolean;
}

/** A session of a user that comes back whenever it is lost, to whatever server it gets. */
export class Person {
  readonly name: string;
  readonly user: string;
  readonly parts: PersonParts["parts"];
  connections = 0;
  /** Why it has lost its last session, or got none. */
  failed: string | undefined;
  readonly #given: PersonParts;
  readonly #closed = new AbortController();
  #caller: Caller | undefined;
  #isReady = false;
  #isPaused = false;
  #isAway = false;
  /** What it is writing, if anything. */
  #writing: Promise<void> | undefined;
  #running: Promise<void> | undefined;

  constructor(given: PersonParts) {
    ({ name: this.name, user: this.user, parts: this.parts } = given);
    this.#given = given;
  }

  /** Whether it has a session, and knows everything; or is away. */
  get isSettled(): boolean {
    return this.#isAway ? this.#caller === undefined : this.#isReady;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  start(): void {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#caller?.close();
    await this.#running;
    await this.#writing;
  }

  /** Writes nothing until {@link goOn}, and is perhaps away. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#writing;
    this.#isAway = this.#given.isAway?.() === true;
    if (this.#isAway) await this.#caller?.close();
  }

  goOn(): void {
    this.#isPaused = false;
    this.#isAway = false;
  }

  /** Writes something of each part. */
  async write(): Promise<void> {
    if (this.#isPaused || this.#closed.signal.aborted) return;
    this.#writing = this.#write();
    await this.#writing;
  }

  /** Ends what goes on in each part. */
  async end(): Promise<void> {
    for (const part of Object.values(this.parts)) {
      const caller = this.#caller;
      if (caller !== undefined && this.#isReady) await part.end?.(caller);
    }
  }

  async #write(): Promise<void> {
    for (const part of Object.values(this.parts)) {
      const caller = this.#caller;
      if (caller !== undefined && this.#isReady) await part.write?.(caller);
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      if (!this.#isAway) {
        try {
          await this.#session();
        } catch (error) {
          // It tries again.
          this.failed = String(error);
        }
      }
      await delay(100 + Math.random() * 200, undefined, { signal }).catch(() => {});
    }
  }

  async #session(): Promise<void> {
    const { logon, user, password, parts } = this.#given;
    const caller = await logon(user, password);
    this.#caller = caller;
    try {
      for (const part of Object.values(parts)) await part.begin(caller);
      if (this.#closed.signal.aborted || this.#isAway) return;
      this.connections += 1;
      this.#isReady = true;
      // A server that says nothing any more, because it is stopped, is left as soon as it does not answer.
      await Promise.race([caller.closed, this.#ask(caller)]);
    } finally {
      this.#isReady = false;
      await caller.close();
      this.#caller = undefined;
    }
  }

  async #ask(caller: Caller): Promise<void> {
    while (!this.#closed.signal.aborted && this.#caller === caller) {
      await delay(1_000);
      await caller.invoke(asnGetLoggedInContact, {});
    }
  }
}
