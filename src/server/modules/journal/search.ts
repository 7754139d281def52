import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { isAmong, statement, type Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import type { JournalTables } from "./schema.js";

type Tables = Unit<JournalTables>;

/** What entries are to be found. */
export interface Search {
  /** When they began, in milliseconds since 1970 UTC, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly outbound?: boolean | undefined;
  readonly internal?: boolean | undefined;
  readonly connected?: boolean | undefined;
  readonly hasMemo?: boolean | undefined;
  readonly unread?: boolean | undefined;
  readonly offline?: boolean | undefined;
  /** Whether the other party has a name or company. */
  readonly known?: boolean | undefined;
  /** Types of calls. */
  readonly callTypes?: readonly number[] | undefined;
  /** Numbers of the other party, as `phoneOf` makes them. */
  readonly phones?: readonly string[] | undefined;
  /** Folded texts; each is to be contained. */
  readonly contact?: string | undefined;
  readonly company?: string | undefined;
  /** To be contained in name, company, number or note; and the same as a number. */
  readonly text?: { readonly folded: string; readonly phone: string | undefined } | undefined;
  /** Only entries that have changed since. */
  readonly after?: number | undefined;
}

/** Whose entries are searched: all of the owner's own, those of others that are not private. */
export interface Scope {
  readonly self: number;
  readonly owners: ReadonlySet<number> | "everybody";
}

/** An entry that has been found. */
export interface Key {
  readonly id: number;
  readonly starts: number;
  readonly octets: number;
}

/** How much a search looks at. */
export interface SearchLimits {
  /** How many entries with one statement. */
  readonly window: number;
  /** How many windows in all. */
  readonly windows: number;
}

const standardLimits: SearchLimits = { window: 5_000, windows: 50 };

/** Up to so many owners are searched one after the other; of more, all entries are, the newest first. */
const fewOwners = 50;

/** A place in the order of the entries, the newest first. */
interface Place {
  readonly starts: number;
  readonly id: number;
}

type Bounds = { readonly from: number; readonly starts: number; readonly id: number };

const lastOf = (ofAll: boolean) =>
  statement<JournalTables, Bounds & { owner: number; skip: number }>()((db, p) =>
    db
      .selectFrom("journal_entry")
      .select(["starts", "id"])
      .$if(!ofAll, (query) => query.where("owner", "=", p.owner))
      .where("starts", ">=", p.from)
      .where(sql<SqlBool>`(starts, id) < (${p.starts}, ${p.id})`)
      .orderBy("starts", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .offset(p.skip),
  );

/** The last place of a window. */
const lastPlace = { ofOwner: lastOf(false), ofAll: lastOf(true) };

/** Looks through entries in windows, so that nobody else waits for long, and that the whole is bounded. */
export class Searching {
  readonly #unit: Tables;
  readonly #search: Search;
  readonly #scope: Scope;
  readonly #limits: SearchLimits;
  #windows = 0;

  constructor(unit: Tables, search: Search, scope: Scope, limits = standardLimits) {
    this.#limits = limits;
    this.#unit = unit;
    this.#search = search;
    this.#scope = scope;
  }

  /**
   * The newest entries, the newest first.
   * @throws RequestError if too many entries would have to be looked at.
   */
  async newest(limit: number): Promise<Key[]> {
    let found: Key[] = [];
    let { from } = this.#search;
    for (const owner of this.#sources()) {
      const ofSource: Key[] = [];
      for await (const bounds of this.#windowsOf(owner, from)) {
        const keys = await this.#matching(owner, bounds)
          .select(["id", "starts", sql<number>`length(entry)`.as("octets")])
          .orderBy("starts", "desc")
          .orderBy("id", "desc")
          .limit(limit)
          .execute();
        ofSource.push(...keys);
        if (ofSource.length >= limit) break;
      }
      found = [...found, ...ofSource].toSorted(newestFirst).slice(0, limit);
      // Older ones of other owners no longer count.
      if (found.length === limit) from = (found[limit - 1] as Key).starts;
    }
    return found;
  }

  /** How many entries there are. @throws RequestError as {@link newest}. */
  async count(): Promise<number> {
    let count = 0;
    for (const owner of this.#sources()) {
      for await (const bounds of this.#windowsOf(owner, this.#search.from)) {
        const row = await this.#matching(owner, bounds)
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .executeTakeFirstOrThrow();
        count += Number(row.count);
      }
    }
    return count;
  }

  /** The owners to search one after the other; undefined for all at once. */
  #sources(): Iterable<number | undefined> {
    const { owners } = this.#scope;
    return owners === "everybody" || owners.size > fewOwners ? [undefined] : owners;
  }

  async *#windowsOf(owner: number | undefined, from: number): AsyncGenerator<Window> {
    const { window, windows } = this.#limits;
    const last = owner === undefined ? lastPlace.ofAll : lastPlace.ofOwner;
    let before: Place = { starts: this.#search.to, id: Number.MAX_SAFE_INTEGER };
    for (;;) {
      if (++this.#windows > windows) throw tooMuch(this.#limits);
      const place = await this.#unit.first(last, {
        ...before,
        from,
        owner: owner ?? 0,
        skip: window - 1,
      });
      yield { from, before, last: place };
      if (place === undefined) return;
      before = place;
      // Whatever else the server has to do comes first.
      await new Promise(setImmediate);
    }
  }

  /** The entries of a window that are to be found. */
  #matching(owner: number | undefined, { from, before, last }: Window) {
    const { self, owners } = this.#scope;
    const { db, kind } = this.#unit;
    const conditions = conditionsOf(this.#search, kind);
    return db
      .selectFrom("journal_entry")
      .$if(owner !== undefined, (query) => query.where("owner", "=", owner as number))
      .$if(owner !== undefined && owner !== self, (query) => query.where("private", "=", false))
      .$if(owner === undefined, (query) =>
        query.where((eb) => eb.or([eb("private", "=", false), eb("owner", "=", self)])),
      )
      .$if(owner === undefined && owners !== "everybody", (query) =>
        query.where(isAmong(kind, "owner", sql.val(JSON.stringify([...owners])))),
      )
      .where("starts", ">=", last?.starts ?? from)
      .where(sql<SqlBool>`(starts, id) < (${before.starts}, ${before.id})`)
      .$if(last !== undefined, (query) =>
        query.where(sql<SqlBool>`(starts, id) >= (${last?.starts}, ${last?.id})`),
      )
      .where((eb) => eb.and(conditions(eb)));
  }
}

interface Window {
  readonly from: number;
  readonly before: Place;
  readonly last: Place | undefined;
}

type Builder = ExpressionBuilder<JournalTables, "journal_entry">;

function conditionsOf(
  search: Search,
  kind: Tables["kind"],
): (eb: Builder) => Expression<SqlBool>[] {
  // A LIKE would give some characters a meaning of their own.
  const position = sql.raw(kind === "sqlite" ? "instr" : "strpos");
  const contains = (column: string, text: string): Expression<SqlBool> =>
    sql<SqlBool>`${position}(${sql.ref(column)}, ${text}) > 0`;
  return (eb) => {
    const all: Expression<SqlBool>[] = [];
    const equal = (
      column: "outbound" | "internal" | "connected" | "has_memo" | "unread" | "offline",
      value: boolean | undefined,
    ): void => {
      if (value !== undefined) all.push(eb(column, "=", value));
    };
    equal("outbound", search.outbound);
    equal("internal", search.internal);
    equal("connected", search.connected);
    equal("has_memo", search.hasMemo);
    equal("unread", search.unread);
    equal("offline", search.offline);
    if (search.known !== undefined) {
      const known = eb.or([eb("contact", "<>", ""), eb("company", "<>", "")]);
      all.push(search.known ? known : eb.not(known));
    }
    if (search.after !== undefined) all.push(eb("transaction_id", ">", search.after));
    if (search.callTypes !== undefined) all.push(eb("call_type", "in", search.callTypes));
    if (search.phones !== undefined) all.push(eb("phone", "in", search.phones));
    if (search.contact !== undefined) all.push(contains("contact", search.contact));
    if (search.company !== undefined) all.push(contains("company", search.company));
    if (search.text !== undefined) {
      const { folded, phone } = search.text;
      const places = [
        contains("contact", folded),
        contains("company", folded),
        contains("memo", folded),
        contains("phone", folded),
      ];
      if (phone !== undefined) places.push(contains("phone", phone));
      all.push(eb.or(places));
    }
    return all;
  };
}

/** Whether all of the own entries of a time are meant, and no others. */
export function isForOwn(search: Search, { self, owners }: Scope): boolean {
  const conditions = { ...search, from: undefined, to: undefined };
  return (
    owners !== "everybody" &&
    owners.size === 1 &&
    owners.has(self) &&
    Object.values(conditions).every((condition) => condition === undefined)
  );
}

function newestFirst(one: Key, other: Key): number {
  return other.starts - one.starts || other.id - one.id;
}

function tooMuch({ window, windows }: SearchLimits): RequestError {
  return new RequestError(
    RequestErrorDetail.limitExceeded,
    `a search looks at ${window * windows} entries at most: ask for a shorter time`,
  );
}
