import { sql, type Kysely } from "kysely";
import { isAmong, joined, statement, type Placeholders, type Unit } from "../../database/index.js";
import { largestEntry } from "./entry.js";
import type { JournalTables } from "./schema.js";

type Tables = Unit<JournalTables>;

/** How many encodings are read at once by their ids. */
const joinedAtOnce = 1_000;

const joinedWithIds = statement<JournalTables, { ids: string }>()((db, p, kind) =>
  db
    .selectFrom(
      db
        .selectFrom("journal_entry")
        .select("entry")
        .where(isAmong(kind, "id", p.ids))
        .orderBy("starts", "desc")
        .orderBy("id", "desc")
        .as("sorted"),
    )
    .select(({ ref }) => joined(kind, ref("entry")).as("entries")),
);

/** The newest entries of an owner that began in a time, both inclusive. */
interface Newest {
  readonly owner: number;
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

function newestOf(db: Kysely<JournalTables>, p: Placeholders<Newest>) {
  return db
    .selectFrom("journal_entry")
    .where("owner", "=", p.owner)
    .where("starts", ">=", p.from)
    .where("starts", "<=", p.to)
    .orderBy("starts", "desc")
    .orderBy("id", "desc")
    .limit(p.most);
}

const octetsOfNewest = statement<JournalTables, Newest>()((db, p) =>
  db
    .selectFrom(
      newestOf(db, p)
        .select(sql<number>`length(entry)`.as("octets"))
        .as("newest"),
    )
    .select(({ fn }) => fn.sum<number | null>("octets").as("octets")),
);

/**
 * From PostgreSQL in parts of a hundred and in base64, for it gives octets as hexadecimal text: large texts cost much memory. SQLite gives
 * the octets themselves.
 */
const joinedNewest = statement<JournalTables, Newest>()((db, p, kind) => {
  const newest = newestOf(db, p).select("entry");
  if (kind === "sqlite") {
    const query = db.selectFrom(newest.as("newest"));
    return query.select(({ ref }) =>
      sql<Uint8Array | string | null>`${joined(kind, ref("entry"))}`.as("entries"),
    );
  }
  const place = sql<number>`row_number() over (order by starts desc, id desc) - 1`;
  return db
    .selectFrom(newest.select(place.as("place")).as("sorted"))
    .select(
      sql<Uint8Array | string | null>`
        encode(string_agg(entry, ''::bytea order by place), 'base64')`.as("entries"),
    )
    .groupBy(sql`place / 100`)
    .orderBy(sql`place / 100`);
});

/** The encodings of entries, the newest first: one after the other, in chunks. `ids` are in that order. */
export async function encodings(unit: Tables, ids: readonly number[]): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < ids.length; from += joinedAtOnce) {
    const some = JSON.stringify(ids.slice(from, from + joinedAtOnce));
    const row = await unit.first(joinedWithIds, { ids: some });
    if (row?.entries) chunks.push(row.entries);
  }
  return chunks;
}

/** Up to so many octets are read at once. */
const mostAtOnce = 1024 * 1024;
/** So few entries are read without asking how long they are, which takes as long as reading them. A page is 100, and together they may have 8 MiB. */
const few = (8 * 1024 * 1024) / largestEntry;

/**
 * The encodings of the newest entries of an owner like {@link encodings}, by one statement, or by two if they are many. Undefined if these
 * would be so many octets that others had to wait for them.
 */
export async function newestEncodings(
  unit: Tables,
  asked: Newest,
): Promise<Uint8Array[] | undefined> {
  if (asked.most > few) {
    const octets = (await unit.first(octetsOfNewest, asked))?.octets ?? 0;
    if (octets > mostAtOnce) return undefined;
  }
  const parts = await unit.all(joinedNewest, asked);
  return parts.flatMap(({ entries }) => {
    if (entries === null) return [];
    return typeof entries === "string" ? Buffer.from(entries, "base64") : entries;
  });
}
