import { writeJson } from "../json.js";
import { isRecord, type Carried } from "./carried.js";
import { Change } from "./change.js";
import { differencesOf } from "./differences.js";
import type { Report } from "./report.js";
import { contentsOf, type Message } from "./message.js";

/** Recorded events that wait for those that come, before they are compared. */
const MOST_EXPECTED = 1000;
/** Events that have come and wait for recorded ones, and their octets; of more, the oldest is only counted. */
const MOST_CAME = 10_000;
const MOST_OCTETS = 4 * 1024 * 1024;

/** An event that has come, and that no recorded one has been compared with. */
interface Came {
  readonly name: string;
  readonly value: unknown;
  readonly key: string;
  readonly octets: number;
}

/** Events of one name: those that have come first stand first. */
interface Named {
  readonly all: Set<Came>;
  readonly byKey: Map<string, Set<Came>>;
}

/** Compares what a server says of its own over one connection with what it said in the recording. */
export class Events {
  readonly #connection: number;
  readonly #ignored: ReadonlySet<string>;
  readonly #carried: Carried;
  readonly #report: Report;
  #expected: Message[] = [];
  readonly #came = new Set<Came>();
  readonly #names = new Map<string, Named>();
  #octets = 0;
  readonly #change = new Change();

  /** @param ignored Names of members, and of events, that may differ. */
  constructor(connection: number, ignored: ReadonlySet<string>, carried: Carried, report: Report) {
    this.#connection = connection;
    this.#ignored = ignored;
    this.#carried = carried;
    this.#report = report;
  }

  /** Whether so many recorded events wait that they should be compared. */
  get isFull(): boolean {
    return this.#expected.length >= MOST_EXPECTED;
  }

  /** The server said this in the recording. */
  expect(message: Message): void {
    if (!this.#ignored.has(nameOf(message))) this.#expected.push(message);
  }

  /** The server says this now. */
  comes(message: Message): void {
    const name = nameOf(message);
    if (this.#ignored.has(name)) return;
    const value = contentsOf(message);
    const came = { name, value, key: this.#keyOf(value), octets: message.bytes.length };
    const named = this.#names.get(name) ?? { all: new Set(), byKey: new Map<string, Set<Came>>() };
    this.#names.set(name, named);
    this.#came.add(came);
    named.all.add(came);
    const same = named.byKey.get(came.key);
    if (same === undefined) named.byKey.set(came.key, new Set([came]));
    else same.add(came);
    this.#octets += came.octets;
    for (const oldest of this.#came) {
      if (this.#came.size <= MOST_CAME && this.#octets <= MOST_OCTETS) break;
      this.#take(oldest);
      this.#report.unrecordedEvents++;
    }
    this.#change.happened();
  }

  /**
   * Waits until as many events of each name have come as are expected, and compares them.
   * @param timeout Milliseconds; 0 waits for ever.
   * @param over Nothing more comes.
   */
  async settle(timeout: number, over: AbortSignal): Promise<void> {
    if (this.#expected.length === 0) return;
    const counts = new Map<string, number>();
    for (const message of this.#expected) {
      counts.set(nameOf(message), (counts.get(nameOf(message)) ?? 0) + 1);
    }
    const isMissing = (): boolean =>
      [...counts].some(([name, count]) => (this.#names.get(name)?.all.size ?? 0) < count);
    await this.#change.until(() => !isMissing(), timeout, over);
    await this.#compare();
  }

  /** Tells what has come and was not recorded. */
  async end(): Promise<void> {
    for (const { name, value } of this.#came) {
      await this.#report.unrecordedEvent(this.#connection, name, value);
    }
  }

  /** Events may come in another order: those that are the same belong together, then those that come first. */
  async #compare(): Promise<void> {
    const expected = this.#expected;
    this.#expected = [];
    const pairs = new Map<Message, Came>();
    for (const message of expected) {
      const same = this.#same(message);
      if (same !== undefined) pairs.set(message, this.#take(same));
    }
    for (const message of expected) {
      const name = nameOf(message);
      // What has been learnt from those before it may make it the same as another one.
      const came = pairs.get(message) ?? this.#same(message) ?? this.#first(name);
      if (came === undefined) {
        await this.#report.missingEvent(this.#connection, name, contentsOf(message));
        continue;
      }
      this.#take(came);
      const before = contentsOf(message);
      const now = this.#carried.apply(before);
      const differences = differencesOf({ event: now }, { event: came.value }, this.#ignored);
      this.#carried.learn(before, came.value);
      await this.#report.event(this.#connection, name, differences);
    }
  }

  #same(message: Message): Came | undefined {
    const key = this.#keyOf(this.#carried.apply(contentsOf(message)));
    const [same] = this.#names.get(nameOf(message))?.byKey.get(key) ?? [];
    return same;
  }

  #first(name: string): Came | undefined {
    const [first] = this.#names.get(name)?.all ?? [];
    return first;
  }

  #take(came: Came): Came {
    const named = this.#names.get(came.name);
    const same = named?.byKey.get(came.key);
    if (this.#came.delete(came)) this.#octets -= came.octets;
    named?.all.delete(came);
    same?.delete(came);
    if (same?.size === 0) named?.byKey.delete(came.key);
    if (named?.all.size === 0) this.#names.delete(came.name);
    return came;
  }

  /** The same text for values without differences. */
  #keyOf(value: unknown): string {
    return value === undefined ? "" : writeJson(this.#comparable(value));
  }

  #comparable(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#comparable(item));
    if (!isRecord(value)) return value;
    const names = Object.keys(value).filter((name) => name !== "_type" && !this.#ignored.has(name));
    return Object.fromEntries(
      names.toSorted().map((name) => [name, this.#comparable(value[name])]),
    );
  }
}

function nameOf({ described }: Message): string {
  return described.name ?? "";
}
