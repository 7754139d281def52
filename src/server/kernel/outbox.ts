import { setImmediate as nextTurn } from "node:timers/promises";
import { sql, type Generated, type Kysely, type SelectQueryBuilder } from "kysely";
import type { RoseLog } from "../../rose/index.js";
import {
  columns,
  isAmong,
  statement,
  StoreError,
  type Database,
  type Migration,
  type Placeholders,
  type Unit,
} from "../database/index.js";
import type { Publication } from "./topic.js";
import { firstUnit, keyOf, type UnitKey } from "./unit-key.js";

interface Row {
  number: number;
  /** Which server has written it. */
  node: string;
  /** As {@link UnitKey} has it. */
  unit: number;
  /** Counts what the unit has published. */
  part: number;
  topic: string;
  octets: Uint8Array;
  /** The transaction. PostgreSQL numbers them in the order in which they first write. */
  xid: number;
  /** In milliseconds since 1970 UTC by the database's clock. */
  written: number;
}

interface Tables {
  outbox: Omit<Row, "number" | "xid" | "written"> & {
    number: Generated<number>;
    xid: Generated<number>;
    written: Generated<number>;
  };
}

/** The step that creates the table. Only servers on PostgreSQL have others beside them, so SQLite has none. */
export const outboxMigration: Migration = {
  name: "kernel/005-outbox",
  async up(db, kind) {
    if (kind !== "postgres") return;
    const c = columns(kind);
    const xid = sql`(pg_current_xact_id()::text::bigint)`;
    const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
    await c
      .table(db, "outbox")
      .addColumn("number", c.integer, c.identity)
      .addColumn("node", c.text, (column) => column.notNull())
      .addColumn("unit", c.integer, (column) => column.notNull())
      .addColumn("part", c.integer, (column) => column.notNull())
      .addColumn("topic", c.text, (column) => column.notNull())
      .addColumn("octets", c.octets, (column) => column.notNull())
      .addColumn("xid", c.integer, (column) => column.notNull().defaultTo(xid))
      .addColumn("written", c.moment, (column) => column.notNull().defaultTo(now))
      .execute();
    await db.schema.createIndex("outbox_xid").on("outbox").columns(["xid", "number"]).execute();
    await db.schema.createIndex("outbox_written").on("outbox").column("written").execute();
  },
};

/** Milliseconds for which what is published is kept. */
const kept = 600_000;
/** Milliseconds between two looks at what others have written. */
const pause = 500;
/** Milliseconds between two times that old rows are removed. */
const tidies = 60_000;
/** How many rows are read together. */
const atOnce = 500;
/** Milliseconds for which it is remembered at least what has come. */
const remembered = 60_000;

/**
 * Of two units that change the same, PostgreSQL has the later one begin anew after the end of the other one, so it gets a higher number of the
 * sequence.
 */
const putFirst = statement<Tables, Pick<Row, "node" | "topic" | "octets">>()((db, p) =>
  db
    .insertInto("outbox")
    .values({
      node: p.node,
      unit: sql<number>`${sql.lit(firstUnit)} + nextval(pg_get_serial_sequence('outbox', 'number'))`,
      part: 0,
      topic: p.topic,
      octets: p.octets,
    })
    .returning(["unit", "xid"]),
);

const put = statement<Tables, Pick<Row, "node" | "unit" | "part" | "topic" | "octets">>()((db, p) =>
  db.insertInto("outbox").values({
    node: p.node,
    unit: p.unit,
    part: p.part,
    topic: p.topic,
    octets: p.octets,
  }),
);

/** Where a page begins: after this row. */
interface After {
  readonly xid: number;
  readonly number: number;
}

interface PageParameters extends After {
  readonly node: string;
  readonly most: number;
}

const page = (
  db: Kysely<Tables>,
  p: Placeholders<PageParameters>,
  whose: "<>" | "=",
): SelectQueryBuilder<Tables, "outbox", Key> =>
  db
    .selectFrom("outbox")
    .select(["number", "node", "unit", "part", "xid"])
    .where(sql<boolean>`(xid, number) > (${p.xid}, ${p.number})`)
    .where("node", whose, p.node)
    .orderBy("xid")
    .orderBy("number")
    .limit(p.most);

/** What others have written. */
const later = statement<Tables, PageParameters>()((db, p) => page(db, p, "<>"));

/** What others (`<>`), or a node itself, have written in some transactions. */
const within = (whose: "<>" | "=") =>
  statement<Tables, PageParameters & { xids: string }>()((db, p, kind) =>
    page(db, p, whose).where(isAmong(kind, "xid", p.xids)),
  );
const othersWithin = within("<>");
const ownWithin = within("=");

const content = statement<Tables, { number: number }>()((db, p) =>
  db.selectFrom("outbox").select(["topic", "octets"]).where("number", "=", p.number),
);

const snapshotNow = statement<Tables>()((db) =>
  db.selectNoFrom(sql<string>`pg_current_snapshot()::text`.as("snapshot")),
);

const tidy = statement<Tables, { before: number }>()((db, p) =>
  db
    .deleteFrom("outbox")
    .where(
      "written",
      "<",
      sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint - ${p.before}`,
    ),
);

/** A unit of this server. */
interface OwnUnit {
  readonly unit: number;
  readonly xid: number;
}

/** What an {@link Outbox} depends on. */
export interface OutboxOptions {
  /** The id of this server. */
  readonly node: string;
  readonly database: Pick<Database, "read" | "write">;
  /** Takes what another server has published. Must not throw. */
  readonly receive: (topic: string, octets: Uint8Array, key: string) => void;
  readonly log: RoseLog;
}

/**
 * What units publish, written with them: whatever is lost on the bus, or was not sent because its server died, the others find here. A row
 * may become visible after one with a greater number; so what is read each time is what transactions have written that still ran the last time, or
 * had not begun. Others, of whatever program on the same server of PostgreSQL, may run for hours: nothing waits for their end, and nothing is read again because of them.
 * What has come already, by either way, is left out. Rows that depend on each other come in order, because a unit whose snapshot has
 * what another wrote got its number later.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  /** What it shows has been read. */
  #seen = new Snapshot("0:0:");
  readonly #own = new WeakMap<Unit<any>, OwnUnit>();
  /** Of which nobody has said whether they have been stored. */
  #doubtful: OwnUnit[] = [];
  /** What has come, in two generations. */
  #come = new Set<string>();
  #before = new Set<string>();
  /** When the present generation began. */
  #since = 0;
  #filling: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #tidied = 0;
  /** When all was last read. */
  #read = 0;
  #isClosed = false;
  #isFailing = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Begins: what is written from now on will be read. */
  async open(): Promise<void> {
    this.#seen = await this.#snapshot();
    this.#read = performance.now();
    this.#since = this.#read;
    this.#tidied = this.#read;
    this.#wait();
  }

  /** Reads nothing more, and waits for what is being read. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#filling;
  }

  /**
   * Writes what a unit publishes into the unit, at least one value.
   * @returns The key of the first one; those of the others follow, as {@link keyOf} makes them.
   */
  async write(unit: Unit<any>, publications: readonly Publication[]): Promise<UnitKey> {
    const { node } = this.#options;
    const [first, ...others] = publications.map(({ topic: { name: topic, type }, value }) => ({
      topic,
      octets: type.encode(value),
    })) as [Content, ...Content[]];
    const row = (await unit.first(putFirst, { node, ...first })) as OwnUnit;
    const key = { node, unit: row.unit };
    this.#own.set(unit, row);
    for (const [at, one] of others.entries()) await unit.run(put, { ...key, part: at + 1, ...one });
    return key;
  }

  /**
   * Notes that it is not known whether a unit has been stored. If it has, what it has published comes to this server as from another one, for
   * nobody here has been told.
   */
  doubt(unit: Unit<any>): void {
    const known = this.#own.get(unit);
    if (known !== undefined) this.#doubtful.push(known);
  }

  /** Notes that something has come over the bus; returns whether it is new. */
  come(key: string): boolean {
    if (this.#come.has(key) || this.#before.has(key)) return false;
    this.#come.add(key);
    return true;
  }

  /** Reads what has not come. All that was committed before the call has been passed on when the promise is fulfilled, unless the store fails. */
  async fill(): Promise<void> {
    this.#again = true;
    this.#filling ??= this.#fillOn().finally(() => (this.#filling = undefined));
    await this.#filling;
  }

  async #fillOn(): Promise<void> {
    while (this.#again && !this.#isClosed) {
      this.#again = false;
      try {
        await this.#fill();
        this.#isFailing = false;
      } catch (err) {
        // It is tried again at each look; the first failure says why.
        if (!this.#isFailing && !this.#isClosed) {
          this.#options.log.error({ err }, "what other servers have published cannot be read");
        }
        this.#isFailing = true;
      }
    }
  }

  async #fill(): Promise<void> {
    const { log } = this.#options;
    const began = performance.now();
    if (began - this.#read > kept * 0.9)
      log.warn({}, "other servers have published more than is kept");
    const doubtful = [...this.#doubtful];
    const now = await this.#snapshot();
    const seen = this.#seen;
    // Pages are read one after the other: what they have and this snapshot has not may depend on what none of them has.
    const pass = (rows: readonly Key[]): Promise<void> =>
      this.#pass(rows.filter(({ xid }) => now.isOver(xid)));
    if (seen.running.size > 0) {
      const xids = JSON.stringify([...seen.running]);
      await this.#each(beginning, (unit, at) => unit.all(othersWithin, { ...at, xids }), pass);
    }
    await this.#each(seen.end, (unit, at) => unit.all(later, at), pass);
    if (doubtful.length > 0) await this.#findOwn(doubtful, now);
    this.#seen = now;
    this.#read = began;
    // What came before the present generation is stored since then, for it is sent after that: it has been read, and will not be again.
    if (began - this.#since > remembered) {
      this.#before = this.#come;
      this.#come = new Set();
      this.#since = began;
    }
  }

  async #snapshot(): Promise<Snapshot> {
    const row = await this.#options.database.read<Tables, { snapshot: string } | undefined>(
      (unit) => unit.first(snapshotNow, {}),
    );
    return new Snapshot(row!.snapshot);
  }

  /** Reads rows in portions. */
  async #each(
    after: After,
    read: (unit: Unit<Tables>, at: PageParameters) => Promise<readonly Key[]>,
    take: (rows: readonly Key[]) => Promise<void>,
  ): Promise<void> {
    const { database, node } = this.#options;
    for (let { xid, number } = after; ;) {
      const at = { node, xid, number, most: atOnce };
      const rows = await database.read<Tables, readonly Key[]>((unit) => read(unit, at));
      await take(rows);
      const end = rows.at(-1);
      if (end === undefined || rows.length < atOnce || this.#isClosed) return;
      ({ xid, number } = end);
      await nextTurn();
    }
  }

  /**
   * Passes on what units of this server have published that have been stored, though nobody knows.
   * @param doubtful Those that have been in doubt since before the snapshot was taken.
   */
  async #findOwn(doubtful: readonly OwnUnit[], now: Snapshot): Promise<void> {
    const xids = JSON.stringify(doubtful.map(({ xid }) => xid));
    await this.#each(
      beginning,
      (unit, at) => unit.all(ownWithin, { ...at, xids }),
      (rows) => this.#pass(rows),
    );
    // A transaction that is over has been undone if there is nothing of it.
    const over = new Set(doubtful.filter(({ xid }) => now.isOver(xid)));
    this.#doubtful = this.#doubtful.filter((one) => !over.has(one));
  }

  /** Passes on what has not come. */
  async #pass(rows: readonly Key[]): Promise<void> {
    const { database, receive } = this.#options;
    const missing = rows.filter((row) => !this.#has(keyOf(row)));
    if (missing.length === 0) return;
    const contents = await database.read<Tables, (Content | undefined)[]>(async (unit) => {
      const all: (Content | undefined)[] = [];
      for (const { number } of missing) all.push(await unit.first(content, { number }));
      return all;
    });
    for (const [at, row] of missing.entries()) {
      const one = contents[at];
      // It may have come meanwhile, or been removed.
      const key = keyOf(row);
      if (one !== undefined && this.come(key)) receive(one.topic, one.octets, key);
    }
  }

  #has(key: string): boolean {
    return this.#come.has(key) || this.#before.has(key);
  }

  #wait(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#look(), pause);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    await this.fill();
    if (performance.now() - this.#tidied > tidies) await this.#tidy();
    this.#wait();
  }

  async #tidy(): Promise<void> {
    this.#tidied = performance.now();
    try {
      await this.#options.database.write<Tables, number>((unit) =>
        unit.run(tidy, { before: kept }),
      );
    } catch (err) {
      this.#options.log.warn({ err }, "what has been published long ago cannot be removed");
    }
  }
}

type Key = Pick<Row, "number" | "node" | "unit" | "part" | "xid">;
type Content = Pick<Row, "topic" | "octets">;

/** Before all rows. */
const beginning: After = { xid: 0, number: -1 };

/** Which transactions are over at one moment, of all of a server of PostgreSQL. */
class Snapshot {
  /** The transactions that begin later come after this. */
  readonly end: After;
  /** The numbers of those that run. */
  readonly running: ReadonlySet<number>;

  /** @param text `xmin:xmax:xip_list`, as PostgreSQL writes a `pg_snapshot`. */
  constructor(text: string) {
    const [, end = "", running = ""] = text.split(":");
    this.end = { xid: Number(end), number: -1 };
    this.running = new Set(running === "" ? [] : running.split(",").map(Number));
  }

  isOver(xid: number): boolean {
    return xid < this.end.xid && !this.running.has(xid);
  }
}

/** A database whose units an outbox doubts when it is not known whether they have been stored. */
export function doubting(database: Database, outbox: Outbox): Database {
  return {
    kind: database.kind,
    async write(work, options) {
      let last: Unit<any> | undefined;
      try {
        return await database.write((unit: Unit<any>) => work((last = unit)), options);
      } catch (error) {
        if (error instanceof StoreError && last !== undefined) outbox.doubt(last);
        throw error;
      }
    },
    read: (work, options) => database.read(work, options),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}
