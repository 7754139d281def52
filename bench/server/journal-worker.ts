import { sql, type Kysely } from "kysely";
import { ANY, noTime, operation } from "../../src/codec/index.js";
import { Journal } from "../../src/modules/index.js";
import type { Database, Unit } from "../../src/server/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";
import { m7 } from "../messages/journal.js";
import {
  askFor,
  listening,
  memory,
  NEEDLE,
  serverWithUsers,
  type Asked,
  type Asking,
  type Size,
  type Stored,
} from "./readers.js";

// The process of a UCServer with a large journal on the disk, or of its clients.

/** How large the journal is. */
export interface Entries extends Size {
  readonly entriesEach: number;
}

/** What clients ask for. */
export type Reading = "find the last 100" | "list all of a user" | "search a text";

const HOUR = 3_600_000;
const samples = m7.values[0]!.journalList;

async function serve(journal: Stored<Entries>): Promise<number> {
  const { entriesEach } = journal;
  const { server, database } = await serverWithUsers(journal);
  const first = (await server.users.find("user-0"))!;
  const now = Date.now();
  for (let from = 0; from < entriesEach; from += 1_000) {
    const count = Math.min(1_000, entriesEach - from);
    const entries = Array.from({ length: count }, (_, at) => {
      const sample = samples[(from + at) % samples.length]!;
      const stStartTime = new Date(now - (from + at) * HOUR);
      return { entry: { ...sample, u8sConnectionID: `call-${from + at}`, stStartTime } };
    });
    await server.journal.putAll(first, entries);
  }
  await copied(database, first.id, entriesEach);
  return listening(server, database);
}

/** Gives all other users the entries of one, by statements of the database's own, for else it would take long. */
async function copied(database: Database, from: number, entriesEach: number): Promise<void> {
  const names = [
    "starts",
    "call_type",
    "outbound",
    "internal",
    "connected",
    "offline",
    "private",
    "was_public",
    "unread",
    "has_memo",
    "phone",
    "contact",
    "company",
    "memo",
    "read_at",
    "entry",
  ];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const owners = await database.read(({ db }: Unit<any>) =>
    (db as Kysely<any>).selectFrom("user").select("id").where("id", "<>", from).execute(),
  );
  let last = entriesEach;
  for (const { id } of owners as { id: number }[]) {
    const by = last;
    last += entriesEach;
    await database.write(async ({ db }: Unit<any>) => {
      await sql`insert into journal_entry
        (owner, connection_id, transaction_id, added_in, ${columns})
        select ${sql.lit(id)}, connection_id || ${sql.lit(`-${id}`)},
          transaction_id + ${sql.lit(by)}, added_in + ${sql.lit(by)}, ${columns}
        from journal_entry where owner = ${sql.lit(from)}`.execute(db);
      await sql`insert into journal_total (owner, entries, removed, forgotten)
        values (${sql.lit(id)}, ${sql.lit(entriesEach)}, 0, 0)`.execute(db);
      await sql`update journal_state set transaction_id = ${sql.lit(last)}`.execute(db);
    });
  }
}

const { asnGetJournalEntries: get, AsnGetJournalEntriesResult: listed } = Journal;

/** The list stays octets, but for the first: what decoding costs a client is not the server's part. */
const find = operation(get.name, get.id, () => ({
  argument: get.argument,
  result: ANY,
  error: ANY,
}));

function optionsOf(reading: Reading): Journal.AsnNetDatabaseJournalFindOptions {
  return {
    stStartTimeFrom: noTime,
    stStartTimeTo: noTime,
    u8slistLineUserNames: [],
    u8slistPhoneNumber: [],
    u8sContactName: "",
    u8sCompanyName: "",
    u8sFilterText: reading === "search a text" ? NEEDLE : "",
    bsFlags: { bytes: new Uint8Array(5), length: 33 },
    iMaxNumEntries: reading === "find the last 100" ? 100 : 0,
  };
}

/** How many entries there should be in an answer. */
function expected(reading: Reading, entriesEach: number): number {
  if (reading === "find the last 100") return Math.min(100, entriesEach);
  if (reading === "list all of a user") return entriesEach;
  const all = Array.from({ length: entriesEach }, (_, at) => samples[at % samples.length]!);
  return all.filter(({ u8sMemo }) => u8sMemo.includes(NEEDLE)).length;
}

async function ask(asking: Asking<Reading, Entries>): Promise<Asked> {
  const findOptions = optionsOf(asking.reading);
  const wanted = expected(asking.reading, asking.entriesEach);
  return askFor(asking, async (client) => {
    const { journalList } = listed.decode(await client.invoke(find, { findOptions }));
    if (journalList.length !== wanted) {
      throw new Mismatch(`${journalList.length} entries instead of ${wanted}`);
    }
    return async () => void (await client.invoke(find, { findOptions }));
  });
}

answer({ serve, ask, memory });
