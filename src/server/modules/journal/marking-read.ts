import { sql } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { JournalTables } from "./schema.js";
import { numbers, type InOrder } from "./store.js";

/** How many entries one statement marks read. */
const readAtOnce = 1_000;

/** Which unread entries of an owner are meant: all, or those of the offline journal; and since when. */
type Unread = "all" | "offline";

function forUnread<T>(make: (onlyOffline: boolean) => T): Readonly<Record<Unread, T>> {
  return { all: make(false), offline: make(true) };
}

const unreadCount = forUnread((onlyOffline) =>
  statement<JournalTables, { owner: number; since: number }>()((db, p) =>
    db
      .selectFrom("journal_entry")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("owner", "=", p.owner)
      .where("starts", ">=", p.since)
      .where("unread", "=", true)
      .$if(onlyOffline, (query) => query.where("offline", "=", true)),
  ),
);

/**
 * Marks the first unread entries of an owner behind a place read, numbering the changes from `first`. Only the octet of `iReadFlag`
 * changes in an entry.
 */
const readAll = forUnread((onlyOffline) =>
  statement<
    JournalTables,
    { owner: number; starts: number; id: number; first: number; most: number }
  >()((db, p, kind) => {
    const entry =
      kind === "sqlite"
        ? sql<Uint8Array>`cast(substr(entry, 1, read_at) || x'01' || substr(entry, read_at + 2) as blob)`
        : sql<Uint8Array>`set_byte(entry, read_at::integer, 1)`;
    const numbered = db
      .selectFrom("journal_entry")
      .select(["id as of", sql<number>`row_number() over (order by starts, id) - 1`.as("place")])
      .where("owner", "=", p.owner)
      .where(sql<boolean>`(starts, id) > (${p.starts}, ${p.id})`)
      .where("unread", "=", true)
      .$if(onlyOffline, (query) => query.where("offline", "=", true))
      .orderBy("starts")
      .orderBy("id")
      .limit(p.most)
      .as("numbered");
    return db
      .updateTable("journal_entry")
      .from(numbered)
      .set({ unread: false, transaction_id: sql<number>`${p.first} + numbered.place`, entry })
      .whereRef("journal_entry.id", "=", "numbered.of")
      .where("journal_entry.owner", "=", p.owner);
  }),
);

/** The place of the entry whose last change has a number. */
const changedAs = statement<JournalTables, { owner: number; number: number }>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(["starts", "id"])
    .where("owner", "=", p.owner)
    .where("transaction_id", "=", p.number),
);

/** Marks unread entries of an owner read; returns the number of the last change, undefined if there were none. */
export async function markRead(
  unit: Unit<JournalTables>,
  which: Unread,
  owner: number,
  since: number = Number.MIN_SAFE_INTEGER,
): Promise<number | undefined> {
  const there = await unit.first(unreadCount[which], { owner, since });
  const { count } = there as { count: number };
  if (count === 0) return undefined;
  const first = await numbers(unit, count);
  const last = first + count - 1;
  // In parts, because each entry is written anew, and a statement lets nobody else go on.
  let place: InOrder = { starts: since, id: 0 };
  for (let next = first; next <= last; next += readAtOnce) {
    const { starts, id } = place;
    await unit.run(readAll[which], { owner, starts, id, first: next, most: readAtOnce });
    if (next + readAtOnce > last) break;
    place = (await unit.first(changedAs, { owner, number: next + readAtOnce - 1 })) as InOrder;
  }
  return last;
}
