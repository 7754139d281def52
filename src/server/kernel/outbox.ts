import { setImmediate as nextTurn } from "node:timers/promises";
import { sql, type Generated } from "kysely";
import type { RoseLog } from "../../rose/index.js";
import {
  columns,
  statement,
  StoreError,
  type Database,
  type Migration,
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
    .returning("unit"),
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

/** What others have written (`<>`), or a node itself. */
const pageOf = (whose: "<>" | "=") =>
  statement<Tables, { node: string; xid: number; number: number; most: number }>()((db, p) =>
    db
      .selectFrom("outbox")
      .select(["number", "node", "unit", "part", "xid"])
      .where(sql<boolean>`(xid, number) > (${p.xid}, ${p.number})`)
      .where("node", whose, p.node)
      .orderBy("xid")
      .orderBy("number")
      .limit(p.most),
  );
const page = pageOf("<>");
const own = pageOf("=");

const content = statement<Tables, { number: number }>()((db, p) =>
  db.selectFrom("outbox").select(["topic", "octets"]).where("number", "=", p.number),
);

/** The number below which no transaction runs any more, and the one that the next begins with. */
const horizon = statement<Tables>()((db) =>
  db.selectNoFrom([
    sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`.as("xmin"),
    sql<number>`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`.as("xmax"),
  ]),
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
  /** No transaction before this one ran any more when it was written. */
  readonly from: number;
  /** Once no transaction before this one runs any more, it is over; undefined as long as that is not known. */
  until?: number;
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
 * may become visible after one with a greater number; so reading begins each time with the first transaction that still ran the last time, and
 * what has come already, by either way, is left out. Rows that depend on each other come in order, because a unit whose snapshot has
 * what another wrote got its number later.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  /** All before this transaction has been read. */
  #from = 0;
  readonly #own = new WeakMap<Unit<any>, OwnUnit>();
  /** Of which nobody has said whether they have been stored. */
  #doubtful: OwnUnit[] = [];
  /** What has come, in two generations. */
  #come = new Set<string>();
  #before = new Set<string>();
  /** The first transaction of the present generation, and when that began. */
  #generation = { xid: 0, since: 0 };
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
    const { xmin, xmax } = await this.#options.database.read<Tables, Horizon>(horizonOf);
    this.#from = xmin;
    this.#read = performance.now();
    this.#generation = { xid: xmax, since: this.#read };
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
    const from = this.#from;
    const [first, ...others] = publications.map(({ topic: { name: topic, type }, value }) => ({
      topic,
      octets: type.encode(value),
    })) as [Content, ...Content[]];
    const row = await unit.first(putFirst, { node, ...first });
    const key = { node, unit: row!.unit };
    this.#own.set(unit, { unit: key.unit, from });
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
    const { database, log } = this.#options;
    const began = performance.now();
    if (began - this.#read > kept * 0.9)
      log.warn({}, "other servers have published more than is kept");
    const doubtful = new Map(this.#doubtful.map((one) => [one.unit, one]));
    const found = await database.read<Tables, Horizon>(horizonOf);
    await this.#each(page, this.#from, (rows) => this.#pass(rows));
    if (doubtful.size > 0) await this.#findOwn(doubtful, found);
    this.#from = Math.max(this.#from, found.xmin);
    this.#read = began;
    if (began - this.#generation.since > remembered && found.xmin >= this.#generation.xid) {
      this.#before = this.#come;
      this.#come = new Set();
      this.#generation = { xid: found.xmax, since: began };
    }
  }

  /** Reads rows in portions, from a transaction on. */
  async #each(
    which: typeof page,
    from: number,
    take: (rows: readonly Key[]) => Promise<void>,
  ): Promise<void> {
    const { database, node } = this.#options;
    let last = { xid: from, number: -1 };
    for (;;) {
      const { xid, number } = last;
      const rows = await database.read<Tables, Key[]>((unit) =>
        unit.all(which, { node, xid, number, most: atOnce }),
      );
      await take(rows);
      const end = rows.at(-1);
      if (end === undefined || rows.length < atOnce || this.#isClosed) return;
      last = end;
      await nextTurn();
    }
  }

  /**
   * Passes on what units of this server have published that have been stored, though nobody knows.
   * @param doubtful Those that have been in doubt since before the horizon was read.
   */
  async #findOwn(doubtful: ReadonlyMap<number, OwnUnit>, { xmin, xmax }: Horizon): Promise<void> {
    let from = Infinity;
    for (const one of doubtful.values()) from = Math.min(from, one.from);
    const over = new Set<number>();
    await this.#each(own, from, async (rows) => {
      const those = rows.filter(({ unit }) => doubtful.has(unit));
      await this.#pass(those);
      for (const { unit } of those) over.add(unit);
    });
    for (const one of doubtful.values()) {
      // A transaction that is over has been undone if there is nothing of it.
      if (one.until !== undefined && xmin >= one.until) over.add(one.unit);
      one.until ??= xmax;
    }
    this.#doubtful = this.#doubtful.filter(({ unit }) => !over.has(unit));
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
interface Horizon {
  readonly xmin: number;
  readonly xmax: number;
}

async function horizonOf(unit: Unit<Tables>): Promise<Horizon> {
  return (await unit.first(horizon, {})) as Horizon;
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
