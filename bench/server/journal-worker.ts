import { sql, type Kysely } from "kysely";
import { ANY, noTime, operation } from "../../src/codec/index.js";
import { Journal } from "../../src/modules/index.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer, openDatabase, type Database, type Unit } from "../../src/server/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";
import { m7 } from "../messages/journal.js";
import { percentile } from "../rpc/load.js";

// The process of a UCServer with a large journal on the disk, or of its clients.

/** How large the journal is, and where: the folder of SQLite, or the address of PostgreSQL. */
export interface Filling {
  readonly location: string;
  readonly users: number;
  readonly entriesEach: number;
}

/** What clients ask for. */
export type Reading = "find the last 100" | "list all of a user" | "search a text";

export interface Asking {
  readonly port: number;
  readonly reading: Reading;
  readonly users: number;
  readonly entriesEach: number;
  readonly connections: number;
  readonly milliseconds: number;
}

/** What the clients saw: microseconds. */
export interface Asked {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

const PASSWORD = "for the bench";
const NEEDLE = "Ersatzgerät";
const HOUR = 3_600_000;
const samples = m7.values[0]!.journalList;

async function serve({ location, users, entriesEach }: Filling): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const database = openDatabase(location);
  const server = createUcServer({ database, log: silentLog, passwordCost });
  await server.open();
  if (!(await server.users.areNew())) throw new Mismatch(`there are data in ${location}`);
  for (let at = 0; at < users; at++) await server.users.add(`user-${at}`, PASSWORD);
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
  const { port } = await server.listen({ port: 0 });
  return port;
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
  if (database.kind === "postgres") {
    await database.write(({ db }: Unit<any>) => sql`analyze`.execute(db as Kysely<any>));
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

/** Calls for a while, one call at a time on each connection, each of another user; tells how long the calls took. */
async function ask(input: Asking): Promise<Asked> {
  const { reading, users, connections, milliseconds } = input;
  const clients: Client[] = [];
  for (let at = 0; at < connections; at++) {
    const client = await connect({ host: "127.0.0.1", port: input.port });
    // They are spread over all journals.
    const user = `user-${Math.floor((at * users) / connections)}`;
    await logOn(client, { user, password: PASSWORD });
    clients.push(client);
  }
  const findOptions = optionsOf(reading);
  const wanted = expected(reading, input.entriesEach);
  const took: number[] = [];
  const until = performance.now() + milliseconds;
  const each = async (client: Client): Promise<void> => {
    const { journalList } = listed.decode(await client.invoke(find, { findOptions }));
    if (journalList.length !== wanted) {
      throw new Mismatch(`${journalList.length} entries instead of ${wanted}`);
    }
    do {
      const began = performance.now();
      await client.invoke(find, { findOptions });
      took.push(1_000 * (performance.now() - began));
    } while (performance.now() < until);
  };
  await Promise.all(clients.map(each));
  await Promise.all(clients.map((client) => client.close()));
  const sorted = Float64Array.from(took).toSorted();
  return {
    calls: took.length,
    p50: percentile(sorted, 0.5) as number,
    p99: percentile(sorted, 0.99) as number,
  };
}

answer({ serve, ask });
