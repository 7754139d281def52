import { sql, type Expression } from "kysely";
import type { Unit } from "../../database/index.js";
import type { SearchField, Term } from "./source.js";

/**
 * A table of keys by which contacts are found. It has the columns field, key and owner (the id of a contact), with an index over them in
 * this order, and one that begins with owner.
 */
export interface KeyTable {
  readonly name: string;
  /** A column before them in both indexes, and its value: of a table with the keys of several sources. */
  readonly part?: readonly [column: string, value: number];
}

/** Keys of a field, from a text to one that is greater than what begins with it. */
export interface Range {
  readonly field: SearchField;
  readonly from: string;
  readonly to: string;
}

/** A row of keys. */
interface KeyRow {
  readonly key: string;
  readonly owner: number;
  /** Whether the contact has keys in the other ranges. */
  readonly matches: unknown;
}

/** No key has a character after this one. */
const last = "\u{10ffff}";
/** How many rows of keys are read at once. */
const atOnce = 500;
/** How many rows of keys a search looks at. */
export const mostRows = 10_000;

/**
 * The contacts of which keys begin with all of these texts. Of the texts, the one with which the fewest keys begin is looked up, and its
 * keys are read in their order; at most {@link mostRows}.
 * @param take Called for some of them at a time; returns whether more are wanted.
 */
export async function findKeys(
  unit: Unit<any>,
  table: KeyTable,
  terms: readonly Term[],
  take: (owners: readonly number[]) => Promise<boolean>,
): Promise<void> {
  const ranges = terms.map(([field, text]) => ({ field, from: text, to: text + last }));
  const first = await rarest(unit, table, ranges);
  if (first === undefined) return;
  const others = ranges.filter((range) => range !== first);
  const seen = new Set<number>();
  let after = { key: first.from, owner: 0 };
  for (let read = 0; read < mostRows; read += atOnce) {
    const rows = (await page(unit, table, first, others, after).execute()) as KeyRow[];
    // A store has 1, the other true.
    const matching = rows.filter(({ matches }) => Boolean(matches)).map(({ owner }) => owner);
    const fresh = [...new Set(matching)].filter((owner) => !seen.has(owner));
    for (const owner of fresh) seen.add(owner);
    if (fresh.length > 0 && !(await take(fresh))) return;
    const end = rows.at(-1);
    if (end === undefined || rows.length < atOnce) return;
    after = end;
  }
}

/** The range with the fewest keys, as far as they are counted. */
async function rarest(
  unit: Unit<any>,
  table: KeyTable,
  ranges: readonly Range[],
): Promise<Range | undefined> {
  let [best] = ranges;
  if (ranges.length < 2) return best;
  let least = Infinity;
  for (const range of ranges) {
    const row = await count(unit, table, range).executeTakeFirst();
    const found = Number(row?.count ?? 0);
    if (found >= least) continue;
    best = range;
    least = found;
  }
  return best;
}

/** How many keys are in a range, at most one more than a search looks at. */
export function count({ db }: Pick<Unit<any>, "db">, table: KeyTable, range: Range) {
  const rows = within(db.selectFrom(`${table.name} as one`), "one", table, range)
    .select("one.owner")
    .limit(mostRows + 1)
    .as("some");
  return db.selectFrom(rows).select(({ fn }) => fn.countAll<number>().as("count"));
}

/** The next keys in a range, with whether their contacts have others in the other ranges. */
export function page(
  { db }: Pick<Unit<any>, "db">,
  table: KeyTable,
  range: Range,
  others: readonly Range[],
  after: { readonly key: string; readonly owner: number },
) {
  const { name: all } = table;
  return within(db.selectFrom(`${all} as one`), "one", table, { ...range, from: after.key })
    .select((eb) => {
      const has = others.map((other, at) => {
        const name = `other${at}`;
        const rows = within(eb.selectFrom(`${all} as ${name}`), name, table, other);
        return eb.exists(rows.select(`${name}.owner`).whereRef(`${name}.owner`, "=", "one.owner"));
      });
      const matches: Expression<unknown> = has.length === 0 ? sql`true` : eb.and(has);
      return ["one.key", "one.owner", sql`${matches}`.as("matches")];
    })
    .where((eb) =>
      eb.or([
        eb("one.key", ">", after.key),
        eb.and([eb("one.key", "=", after.key), eb("one.owner", ">", after.owner)]),
      ]),
    )
    .orderBy("one.key")
    .orderBy("one.owner")
    .limit(atOnce);
}

/** Only the keys of a part of the table that are in a range. */
function within<Q extends { where(column: any, operator: any, value: any): any }>(
  query: Q,
  name: string,
  { part }: KeyTable,
  { field, from, to }: Range,
): Q {
  const inPart = part === undefined ? query : query.where(`${name}.${part[0]}`, "=", part[1]);
  return inPart
    .where(`${name}.field`, "=", field)
    .where(`${name}.key`, ">=", from)
    .where(`${name}.key`, "<", to);
}
