import { CodecError } from "../../codec/index.js";
import {
  GroupError,
  LineError,
  PhoneBookError,
  RequestError,
  UserError,
} from "../../server/index.js";
import type { Entry } from "./entry.js";
import { Refusal, type Kind, type Outcome, type Row } from "./kind.js";
import type { PhoneNumbers } from "./phone-numbers.js";
import type { Services } from "./services.js";

/** Characters of a cell that no kind of things has any use for. */
const longestCell = 1024 * 1024;
/** How many rows wait to be stored. In SQLite they are then stored together. */
const atOnce = 64;

/** What is told of an import. */
export interface ImportEvents {
  stored(outcome: Outcome): void;
  refused(line: number, reason: string, row?: Row): Promise<void>;
}

/** How an import is done. */
export interface ImportPlan {
  readonly kind: Kind;
  readonly services: Pick<Services, "kind" | "write">;
  readonly dryRun: boolean;
  /** What is done to telephone numbers; nothing by default. */
  readonly numbers?: PhoneNumbers | undefined;
  /** What columns have in entries that do not name them. */
  readonly defaults: Row;
}

interface Line {
  readonly line: number;
  readonly row?: Row;
  /** Why it is refused, if that is known before it is tried. */
  readonly fault?: string;
}

interface Pending {
  readonly key: string;
  readonly rows: Line[];
  /** A line that cannot be read, and may belong to the same series. */
  unread?: number | undefined;
}

/** Why rows of a series are refused that are not beside the others; imported alone, they would replace those. */
export const apart = "other rows with this id came before, but not right before";

/** Everything of a dry run is undone by this. */
class Undone extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super("undone");
    this.outcome = outcome;
  }
}

/**
 * Stores what a file says, each thing in a unit of its own: what is refused takes nothing else with it. Rows with the same key are stored
 * in their order; those of a kind with series, together or not at all.
 */
export class Importer {
  readonly #plan: ImportPlan;
  readonly #events: ImportEvents;
  readonly #most: number;
  /** What is being stored, by its key. */
  #running = new Map<string, Promise<() => Promise<void>>>();
  /** Rows of a series whose last one may not have come yet. */
  #series: Pending | undefined;
  /** A line right before that cannot be read, and may belong to the series that follows. */
  #unread: number | undefined;
  /** The series that have come to their end, by their keys: whether they have been stored. Other rows must not replace them. */
  readonly #ended = new Map<string, boolean>();

  constructor(plan: ImportPlan, events: ImportEvents) {
    this.#plan = plan;
    this.#events = events;
    // Transactions of PostgreSQL that run at the same time would get in each other's way.
    this.#most = plan.services.kind === "sqlite" ? atOnce : 1;
  }

  async run(entries: AsyncIterable<Entry>): Promise<void> {
    try {
      for await (const entry of entries) await this.#take(entry);
      // Only now: if reading had failed, the series might lack its last rows.
      if (this.#series !== undefined) await this.#begin(this.#series);
    } finally {
      await this.#settle();
    }
  }

  async #take(entry: Entry): Promise<void> {
    const { line } = entry;
    const { kind, defaults, numbers } = this.#plan;
    if ("fault" in entry) {
      if (entry.isRow === true) this.#unread = line;
      if (this.#series !== undefined) this.#series.unread ??= this.#unread;
      return this.#refuse(line, entry.fault);
    }
    let given: Row = new Map([...defaults, ...entry.row]);
    try {
      given = kind.identify?.(given) ?? given;
      if (kind.series === true && entry.reason === apart) throw new Refusal(apart);
      for (const name of kind.table.required) {
        if ((given.get(name) ?? "") === "") throw new Refusal(`${name} is missing`);
      }
      for (const [name, text] of given) checkText(name, text);
      const numbered = numbers?.within(given, kind.table.columns) ?? given;
      const row = kind.complete?.(numbered) ?? numbered;
      await this.#add({ line, row }, kind.keyOf(row));
    } catch (error) {
      const fault = reasonOf(error);
      if (kind.series === true) await this.#add({ line, row: given, fault }, kind.keyOf(given));
      else await this.#refuse(line, fault, given);
    }
  }

  /** Refuses what is not even tried, after what comes before it. */
  async #refuse(line: number, reason: string, row?: Row): Promise<void> {
    await this.#settle();
    await this.#events.refused(line, reason, row);
  }

  async #add(one: Line, key: string): Promise<void> {
    if (this.#plan.kind.series !== true) return this.#begin({ key, rows: [one] });
    const before = this.#series;
    if (before?.key === key) {
      before.rows.push(one);
      this.#unread = undefined;
      return;
    }
    this.#series = { key, rows: [one], unread: this.#unread };
    this.#unread = undefined;
    if (before !== undefined) await this.#begin(before);
  }

  async #begin(pending: Pending): Promise<void> {
    if (this.#running.has(pending.key) || this.#running.size >= this.#most) await this.#settle();
    this.#running.set(pending.key, this.#store(pending));
  }

  /** Waits for what is being stored, and tells of it in order. */
  async #settle(): Promise<void> {
    const running = [...this.#running.values()];
    this.#running = new Map();
    // All have to end, whatever becomes of one of them.
    await Promise.allSettled(running);
    for (const each of running) await (await each)();
  }

  /** Stores rows; returns what is to be told then. */
  async #store(pending: Pending): Promise<() => Promise<void>> {
    const { key, rows } = pending;
    const isSeries = this.#plan.kind.series === true;
    const before = this.#ended.get(key);
    try {
      const others = faultOfOthers(pending, before);
      if (others !== undefined) throw new Refusal(others);
      const outcome = await this.#put(rows.flatMap(({ row = [] }) => row));
      if (isSeries) this.#ended.set(key, true);
      return async () => {
        for (const _ of rows) this.#events.stored(outcome);
      };
    } catch (error) {
      const reason = reasonOf(error);
      if (isSeries) this.#ended.set(key, before ?? false);
      return async () => {
        for (const { line, fault, row } of rows) {
          // Mended and imported alone, a row with a fault of its own would replace the others too.
          await this.#events.refused(line, (before === true ? undefined : fault) ?? reason, row);
        }
      };
    }
  }

  async #put(rows: readonly Row[]): Promise<Outcome> {
    const { kind, services, dryRun } = this.#plan;
    const prepared = await kind.prepare?.(rows[0] as Row);
    try {
      return await services.write(async (unit) => {
        const outcome = await kind.put(unit, rows, prepared);
        if (dryRun) throw new Undone(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof Undone) return error.outcome;
      throw error;
    }
  }
}

/**
 * Why rows are refused that nothing else may be wrong with; undefined if there is no reason.
 * @param before Whether earlier rows of the same series have been stored; undefined if there were none.
 */
function faultOfOthers({ rows, unread }: Pending, before: boolean | undefined): string | undefined {
  if (before === true) return apart;
  const bad = rows.find(({ fault }) => fault !== undefined);
  if (bad !== undefined) return `line ${bad.line}, of the same series, is refused`;
  if (unread !== undefined)
    return `line ${unread}, which cannot be read, may be of the same series`;
  return before === false ? "earlier rows of the same series are refused" : undefined;
}

/** @throws Refusal for a text that nothing can hold. */
function checkText(name: string, text: string): void {
  if (text.includes("\0")) throw new Refusal(`${name} contains NUL (U+0000)`);
  if (text.length > longestCell) throw new Refusal(`${name} has over ${longestCell} characters`);
}

const refusals = [
  Refusal,
  UserError,
  GroupError,
  LineError,
  PhoneBookError,
  RequestError,
  CodecError,
] as const;

/** Why something is refused. @throws the error itself if it is no refusal. */
function reasonOf(error: unknown): string {
  if (refusals.some((each) => error instanceof each)) return (error as Error).message;
  throw error;
}
