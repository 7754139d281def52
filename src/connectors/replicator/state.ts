import SqliteDatabase, { type Database, type Statement } from "better-sqlite3";
import { canonicalJson, type JsonObject } from "../json.js";
import { anotherRun, lockRuns, openStateFile } from "./state-file.js";

/** An appointment that a replicator knows. */
export interface Item {
  /** The source's id. */
  readonly id: string;
  /** The user of the UCServer. */
  readonly user: string;
  /** `u8sEntryID` on the UCServer. */
  readonly entryId: string;
  /** The time zone that the source names for it; null if it names none. */
  readonly zone: string | null;
  /** Of an entry that shares its id with others and came from the UCServer: where it starts. */
  readonly occurrence: number | null;
  /** Where it was made. */
  readonly origin: "source" | "ucserver";
  /** What the source has; null if it has been deleted there. */
  readonly document: JsonObject | null;
  /** What both sides last agreed on; null if they never have. */
  readonly base: JsonObject | null;
  /** Whether the UCServer has had entries of it since. */
  readonly present: boolean;
  /** Whether the source has what both sides last agreed on. */
  readonly settled: boolean;
  /** Tells the entries that the UCServer had when the sides last agreed; null if it is not known. */
  readonly agreed: string | null;
  /** It goes its own way on either side from now on: the source has no request for what happened. */
  readonly detached: boolean;
}

/** An appointment that was sent to the source, which has not told its id yet. */
export interface Posting {
  readonly user: string;
  readonly entryId: string;
  readonly occurrence: number | null;
  readonly document: JsonObject;
}

interface Row {
  readonly id: string;
  readonly user: string;
  readonly entry_id: string;
  readonly zone: string | null;
  readonly occurrence: number | null;
  readonly origin: Item["origin"];
  readonly document: string | null;
  readonly base: string | null;
  readonly present: number;
  readonly agreed: string | null;
  readonly detached: number;
}

const tables = `
  CREATE TABLE IF NOT EXISTS source (
    name TEXT PRIMARY KEY, cursor TEXT, listed INTEGER, listing INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS item (
    source TEXT NOT NULL, id TEXT NOT NULL, user TEXT NOT NULL, entry_id TEXT NOT NULL,
    occurrence INTEGER, origin TEXT NOT NULL, document TEXT, base TEXT,
    present INTEGER NOT NULL DEFAULT 0, agreed TEXT, detached INTEGER NOT NULL DEFAULT 0,
    listing INTEGER NOT NULL DEFAULT 0, zone TEXT,
    PRIMARY KEY (source, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS item_by_user ON item (source, user, id);
  CREATE TABLE IF NOT EXISTS known_user (
    source TEXT NOT NULL, user TEXT NOT NULL, PRIMARY KEY (source, user)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS posting (
    source TEXT NOT NULL, user TEXT NOT NULL, entry_id TEXT NOT NULL, occurrence INTEGER,
    document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS told (
    source TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (source, subject)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS success (source TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;`;

const columns =
  "id, user, entry_id, zone, occurrence, origin, document, base, present, agreed, detached";

/**
 * What a replicator remembers between its runs: the cursor, and of every appointment what the source has
 * and what both sides agreed on. A run that ends in the middle is taken up by the next.
 */
export class ReplicatorState {
  readonly #database: Database;
  readonly #file: string;
  readonly #source: string;
  /** Gives back the right to run, as long as a run has it. */
  #unlock: (() => void) | undefined;
  /** The listing in which an unread item may be any. */
  #sparedAll: number | undefined;
  readonly #items: Statement<[string, string], Row>;
  readonly #item: Statement<[string, string], Row>;
  readonly #put: Statement<Record<string, string | number | null>>;
  readonly #see: Statement<Record<string, string | number | null>>;
  readonly #spare: Statement<[number, string, string]>;

  private constructor(database: Database, file: string, source: string) {
    this.#database = database;
    this.#file = file;
    this.#source = source;
    this.#items = database.prepare(
      `SELECT ${columns} FROM item WHERE source = ? AND user = ? ORDER BY id`,
    );
    this.#item = database.prepare(`SELECT ${columns} FROM item WHERE source = ? AND id = ?`);
    this.#put = database.prepare(
      `INSERT INTO item (source, ${columns}) VALUES
         (@source, @id, @user, @entryId, @zone, @occurrence, @origin, @document, @base, @present, @agreed,
          @detached)
       ON CONFLICT DO UPDATE SET user = @user, entry_id = @entryId, zone = @zone, occurrence = @occurrence,
         document = @document, base = @base, present = @present, agreed = @agreed,
         detached = @detached`,
    );
    this.#see = database.prepare(
      `INSERT INTO item (source, id, user, entry_id, zone, origin, document, listing)
       VALUES (@source, @id, @user, @entryId, @zone, 'source', @document, @listing)
       ON CONFLICT DO UPDATE SET
         present = CASE WHEN origin = 'source' AND user <> @user THEN 0 ELSE present END,
         user = CASE WHEN origin = 'source' THEN @user ELSE user END,
         zone = @zone, document = @document, listing = @listing`,
    );
    this.#spare = database.prepare("UPDATE item SET listing = ? WHERE source = ? AND id = ?");
    database.prepare("INSERT OR IGNORE INTO source (name) VALUES (?)").run(source);
  }

  /**
   * Opens the state of a source, creating what is missing.
   * @param file A path, or `:memory:`.
   * @throws StateError
   */
  static open(file: string, source: string): ReplicatorState {
    const database = openStateFile(file, (opened) => {
      opened.pragma("journal_mode = WAL");
      // A commit survives the end of the process. Should the machine lose power, the last ones may be
      // lost; the next run then finds both sides agreeing already. See beginPosting for what may not.
      opened.pragma("synchronous = NORMAL");
      opened.exec(tables);
      addZones(opened);
    });
    return new ReplicatorState(database, file, source);
  }

  /**
   * Runs one at a time: neither another of this process nor one of another may be at work with the
   * same state of the same source.
   * @throws StateError if one is.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#unlock !== undefined) throw anotherRun(this.#file);
    this.#unlock = lockRuns(this.#file, this.#source);
    try {
      return await work();
    } finally {
      this.#giveBack();
    }
  }

  #giveBack(): void {
    this.#unlock?.();
    this.#unlock = undefined;
  }

  /** A copy in memory, for changes that will not be kept. Earlier reports are repeated. */
  copy(): ReplicatorState {
    const copy = new SqliteDatabase(":memory:");
    copy.exec(tables);
    // All tables as of one moment: a run may be at work with them.
    this.#database.transaction(() => {
      for (const table of ["source", "item", "known_user", "posting"]) {
        const rows = this.#database.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
        const values = rows[0]?.map(() => "?").join(", ");
        const insert = rows.length > 0 && copy.prepare(`INSERT INTO ${table} VALUES (${values})`);
        copy.transaction(() => {
          for (const row of rows) if (insert) insert.run(...row);
        })();
      }
    })();
    return new ReplicatorState(copy, ":memory:", this.#source);
  }

  /** To be closed only when no run uses it any more. */
  close(): void {
    this.#giveBack();
    this.#database.close();
  }

  /** Runs the work as one transaction. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work).immediate();
  }

  /** Where the last reading ended; undefined if there has been none. */
  get cursor(): string | undefined {
    return this.#sourceRow().cursor ?? undefined;
  }

  /** When all of the source was last listed, in milliseconds since 1970 UTC. */
  get listed(): number | undefined {
    return this.#sourceRow().listed ?? undefined;
  }

  #sourceRow(): { cursor: string | null; listed: number | null; listing: number } {
    return this.#database.prepare("SELECT * FROM source WHERE name = ?").get(this.#source) as {
      cursor: string | null;
      listed: number | null;
      listing: number;
    };
  }

  /** Begins a reading of the source; returns its number. */
  beginListing(): number {
    this.#database
      .prepare("UPDATE source SET listing = listing + 1 WHERE name = ?")
      .run(this.#source);
    return this.#sourceRow().listing;
  }

  /** Stores what the source has under an id. Its previous owner is still known as a user. */
  see(
    id: string,
    user: string,
    entryId: string,
    document: JsonObject | null,
    listing: number,
    zone?: string,
  ): void {
    const source = this.#source;
    const text = document === null ? null : canonicalJson(document);
    this.#addUser(user);
    this.#see.run({ source, id, user, entryId, zone: zone ?? null, document: text, listing });
  }

  /** Stores that the source has deleted what it had under an id. */
  deleted(id: string): void {
    this.#database
      .prepare("UPDATE item SET document = NULL WHERE source = ? AND id = ?")
      .run(this.#source, id);
  }

  /** How many items the source had, and how many of them a complete listing has not come across. */
  missing(listing: number): { known: number; missing: number } {
    const all = this.#sparedAll === listing;
    return this.#database
      .prepare(
        `SELECT count(*) AS known, coalesce(sum(listing <> ? AND NOT ?), 0) AS missing FROM item
         WHERE source = ? AND document IS NOT NULL`,
      )
      .get(listing, Number(all), this.#source) as { known: number; missing: number };
  }

  /** Ends a reading: the cursor for the next, and what a complete one has not come across is deleted. */
  endListing(listing: number, cursor: string | undefined, completeAt: number | undefined): void {
    const run = (sql: string, ...values: unknown[]): void => {
      this.#database.prepare(sql).run(...values);
    };
    run("UPDATE source SET cursor = ? WHERE name = ?", cursor ?? null, this.#source);
    if (completeAt === undefined) return;
    run("UPDATE source SET listed = ? WHERE name = ?", completeAt, this.#source);
    if (this.#sparedAll === listing) return;
    run("UPDATE item SET document = NULL WHERE source = ? AND listing <> ?", this.#source, listing);
  }

  /**
   * Notes that an item is there, of which the source tells nothing that can be used.
   * @param id Undefined if it may be any.
   */
  spare(id: string | undefined, listing: number): void {
    if (id === undefined) this.#sparedAll = listing;
    else this.#spare.run(listing, this.#source, id);
  }

  /** What has been reported, by subject. */
  told(): Map<string, string> {
    const rows = this.#database
      .prepare<[string], [string, string]>("SELECT subject, text FROM told WHERE source = ?")
      .raw()
      .all(this.#source);
    return new Map(rows);
  }

  /** Stores what has been reported about a subject; undefined if there is nothing to report any more. */
  tell(subject: string, text: string | undefined): void {
    if (text === undefined) {
      this.#database
        .prepare("DELETE FROM told WHERE source = ? AND subject = ?")
        .run(this.#source, subject);
    } else {
      this.#database
        .prepare("INSERT OR REPLACE INTO told VALUES (?, ?, ?)")
        .run(this.#source, subject, text);
    }
  }

  /** When a run last left nothing undone, in milliseconds since 1970 UTC. */
  get succeeded(): number | undefined {
    return this.#database
      .prepare<[string], number>("SELECT at FROM success WHERE source = ?")
      .pluck()
      .get(this.#source);
  }

  set succeeded(at: number) {
    this.#database.prepare("INSERT OR REPLACE INTO success VALUES (?, ?)").run(this.#source, at);
  }

  /** All users who have or had appointments of the source, in order. */
  users(): string[] {
    return this.#database
      .prepare<[string], string>("SELECT user FROM known_user WHERE source = ? ORDER BY user")
      .pluck()
      .all(this.#source);
  }

  /** Forgets a user of whom the source has nothing, and whatever it had of him. */
  forgetUser(user: string): void {
    this.transaction(() => {
      for (const table of ["item", "posting", "known_user"]) {
        this.#database
          .prepare(`DELETE FROM ${table} WHERE source = ? AND user = ?`)
          .run(this.#source, user);
      }
    });
  }

  #addUser(user: string): void {
    this.#database
      .prepare("INSERT OR IGNORE INTO known_user VALUES (?, ?)")
      .run(this.#source, user);
  }

  /** The items of a user, by id. */
  items(user: string): Item[] {
    return this.#items.all(this.#source, user).map(fromRow);
  }

  item(id: string): Item | undefined {
    const row = this.#item.get(this.#source, id);
    return row && fromRow(row);
  }

  put(item: Omit<Item, "settled">): void {
    const text = (value: JsonObject | null): string | null =>
      value === null ? null : canonicalJson(value);
    this.#addUser(item.user);
    this.#put.run({
      source: this.#source,
      id: item.id,
      user: item.user,
      entryId: item.entryId,
      zone: item.zone,
      occurrence: item.occurrence,
      origin: item.origin,
      document: text(item.document),
      base: text(item.base),
      present: Number(item.present),
      agreed: item.agreed,
      detached: Number(item.detached),
    });
  }

  forget(id: string): void {
    this.#database.prepare("DELETE FROM item WHERE source = ? AND id = ?").run(this.#source, id);
  }

  /** What was sent and not confirmed. */
  postings(user: string): Posting[] {
    const rows = this.#database
      .prepare("SELECT * FROM posting WHERE source = ? AND user = ?")
      .all(this.#source, user) as {
      entry_id: string;
      occurrence: number | null;
      document: string;
    }[];
    return rows.map(({ entry_id, occurrence, document }) => ({
      user,
      entryId: entry_id,
      occurrence,
      document: JSON.parse(document) as JsonObject,
    }));
  }

  /**
   * To be called before it is sent: whatever happens then, it will not be sent twice unseen. It is on
   * the disk on return.
   */
  beginPosting({ user, entryId, occurrence, document }: Posting): void {
    this.#database.pragma("synchronous = FULL");
    try {
      this.#database
        .prepare("INSERT INTO posting VALUES (?, ?, ?, ?, ?)")
        .run(this.#source, user, entryId, occurrence, canonicalJson(document));
    } finally {
      this.#database.pragma("synchronous = NORMAL");
    }
  }

  endPosting({
    user,
    entryId,
    occurrence,
  }: Pick<Posting, "user" | "entryId" | "occurrence">): void {
    this.#database
      .prepare(
        "DELETE FROM posting WHERE source = ? AND user = ? AND entry_id = ? AND occurrence IS ?",
      )
      .run(this.#source, user, entryId, occurrence);
  }
}

/** A state of before there were zones gets the column for them. */
function addZones(database: Database): void {
  const known = database.pragma("table_info(item)") as { name: string }[];
  if (known.some(({ name }) => name === "zone")) return;
  database.exec("ALTER TABLE item ADD COLUMN zone TEXT");
}

function fromRow(row: Row): Item {
  const json = (text: string | null): JsonObject | null =>
    text === null ? null : (JSON.parse(text) as JsonObject);
  return {
    id: row.id,
    user: row.user,
    entryId: row.entry_id,
    zone: row.zone,
    occurrence: row.occurrence,
    origin: row.origin,
    document: json(row.document),
    base: json(row.base),
    present: row.present !== 0,
    settled: row.document !== null && row.document === row.base,
    agreed: row.agreed,
    detached: row.detached !== 0,
  };
}
