import { sql } from "kysely";
import type { RoseLog } from "../../rose/index.js";
import { columns, statement, type Database, type Migration, type Unit } from "../database/index.js";
import type { ChangeTables } from "./changes.js";
import type { Publication } from "./topic.js";

interface Tables extends Pick<ChangeTables, "change_counter"> {
  announcement: { number: number; topic: string; octets: Uint8Array };
}

/** The step that creates the table. */
export const announcementMigration: Migration = {
  name: "kernel/002-announcements",
  async up(db, kind) {
    const c = columns(kind);
    await c
      .table(db, "announcement")
      .addColumn("number", c.integer, (column) => column.primaryKey())
      .addColumn("topic", c.text, (column) => column.notNull())
      .addColumn("octets", c.octets, (column) => column.notNull())
      .execute();
  },
};

/** How many announcements are kept: a server that has not read them in time does without the older ones. */
const kept = 10_000;
/** How many are read, or written, together. */
const atOnce = 200;
/** After how many those that are too old are removed. */
const trimEvery = 64;
/** Milliseconds between two looks at whether another process has changed anything. */
const pause = 250;

/** No scope of a module is called so: it has a slash. */
const scope = "announcement";

/** Units that raise the counter run one after the other, so whoever has read up to a number has missed none below it. */
const raise = statement<Tables, { by: number }>()((db, p) =>
  db
    .insertInto("change_counter")
    .values({ scope, revision: p.by, oldest: 0 })
    .onConflict((conflict) =>
      conflict.column("scope").doUpdateSet((eb) => ({
        revision: sql<number>`change_counter.revision + ${eb.ref("excluded.revision")}`,
      })),
    )
    .returning("revision"),
);

const trim = statement<Tables, { before: number }>()((db, p) =>
  db.deleteFrom("announcement").where("number", "<=", p.before),
);

const counter = statement<Tables>()((db) =>
  db.selectFrom("change_counter").select("revision").where("scope", "=", scope),
);

const after = statement<Tables, { number: number }>()((db, p) =>
  db
    .selectFrom("announcement")
    .selectAll()
    .where("number", ">", p.number)
    .orderBy("number")
    .limit(atOnce),
);

/** Writes what a unit publishes into the unit itself, for a server that runs on the same data in another process. */
export async function announce(
  unit: Unit<any>,
  publications: readonly Publication[],
): Promise<void> {
  // What is the same is told once.
  const distinct = new Map<string, Omit<Tables["announcement"], "number">>();
  for (const { topic, value } of publications) {
    const octets = topic.type.encode(value);
    distinct.set(`${topic.name} ${Buffer.from(octets).toString("latin1")}`, {
      topic: topic.name,
      octets,
    });
  }
  const all = [...distinct.values()].slice(-kept);
  if (all.length === 0) return;
  const { revision: last } = (await unit.first(raise, { by: all.length })) as { revision: number };
  const first = last - all.length + 1;
  for (let from = 0; from < all.length; from += atOnce) {
    const rows = all
      .slice(from, from + atOnce)
      .map((row, at) => ({ number: first + from + at, ...row }));
    await unit.db.insertInto("announcement").values(rows).execute();
  }
  if (Math.floor(last / trimEvery) > Math.floor((first - 1) / trimEvery)) {
    await unit.run(trim, { before: last - kept });
  }
  unit.tellOthers();
}

/** What {@link Announcements} depend on. */
export interface AnnouncementsOptions {
  readonly database: Pick<Database, "foreignChanges" | "read">;
  /** Takes what has been announced. Must not throw. */
  readonly receive: (topic: string, octets: Uint8Array) => void;
  readonly log: RoseLog;
}

/** Hears what other processes announce on the same data. */
export class Announcements {
  readonly #options: AnnouncementsOptions;
  /** The number of the last one that has been read. */
  #last = 0;
  /** The value of `foreignChanges` before that. */
  #seen = Number.NaN;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isClosed = false;
  #isFailing = false;

  constructor(options: AnnouncementsOptions) {
    this.#options = options;
  }

  /** Begins with what is announced from now on. */
  async open(): Promise<void> {
    const { database } = this.#options;
    this.#seen = database.foreignChanges;
    this.#last = await database.read(revisionOf);
    this.#wait();
  }

  /** Hears nothing more, and waits for what is being read. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #wait(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().finally(() => this.#wait());
    }, pause);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { database, log } = this.#options;
    try {
      const changes = database.foreignChanges;
      if (changes === this.#seen) return;
      while (!this.#isClosed && (await this.#read())) continue;
      this.#seen = changes;
      this.#isFailing = false;
    } catch (err) {
      // It is tried again at each look; the first failure says why.
      if (!this.#isFailing) log.error({ err }, "what other processes announce cannot be read");
      this.#isFailing = true;
    }
  }

  /** @returns Whether there may be more. */
  async #read(): Promise<boolean> {
    const { database, receive, log } = this.#options;
    const number = this.#last;
    const { now, rows } = await database.read<Tables, { now: number; rows: Row[] }>(
      async (unit) => ({ now: await revisionOf(unit), rows: await unit.all(after, { number }) }),
    );
    const missed = (rows[0]?.number ?? now + 1) - number - 1;
    if (missed > 0) log.warn({ missed }, "other processes have announced more than is kept");
    for (const { topic, octets } of rows) receive(topic, octets);
    // The data may have been replaced by an older copy.
    this.#last = rows.at(-1)?.number ?? now;
    return rows.length === atOnce;
  }
}

type Row = Tables["announcement"];

async function revisionOf(unit: Unit<Tables>): Promise<number> {
  return (await unit.first(counter, {}))?.revision ?? 0;
}
