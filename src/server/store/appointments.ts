import type { Database, Statement } from "./database.js";

/** An appointment as stored. */
export interface AppointmentRow {
  readonly entryId: string;
  /** When it begins to run, in milliseconds since 1970 UTC. */
  readonly starts: number;
  /** When it no longer runs, in milliseconds since 1970 UTC. */
  readonly ends: number;
  /** The BER encoding of the AsnAppointmentEntry. */
  readonly entry: Uint8Array;
}

/** The table of appointments. Lists keep the order in which they were stored. */
export class AppointmentTable {
  readonly #all: Statement<[number], Uint8Array>;
  readonly #running: Statement<[number, number, number], Uint8Array>;
  readonly #next: Statement<[number, number], Uint8Array>;
  readonly #size: Statement<[number], { entries: number; octets: number }>;
  readonly #insert: Statement<[number, number, string, number, number, Uint8Array]>;
  readonly #positionOf: Statement<[number, string], number | null>;
  readonly #nextPosition: Statement<[number], number>;
  readonly #removeEntry: Statement<[number, string]>;
  readonly #removeAll: Statement<[number]>;

  constructor(database: Database) {
    const where = "FROM appointment WHERE owner = ?";
    const order = "ORDER BY position, id";
    const pluck = <P extends unknown[], R>(sql: string) => database.prepare<P, R>(sql).pluck();
    this.#all = pluck(`SELECT entry ${where} ${order}`);
    this.#running = pluck(`SELECT entry ${where} AND starts <= ? AND ends > ? ${order}`);
    this.#next = pluck(
      `SELECT entry ${where} AND starts > ? ORDER BY starts, position, id LIMIT 1`,
    );
    this.#size = database.prepare(
      `SELECT count(*) AS entries, coalesce(sum(length(entry)), 0) AS octets ${where}`,
    );
    this.#insert = database.prepare(
      `INSERT INTO appointment (owner, position, entry_id, starts, ends, entry)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#positionOf = pluck(`SELECT min(position) ${where} AND entry_id = ?`);
    this.#nextPosition = pluck(`SELECT coalesce(max(position), -1) + 1 ${where}`);
    this.#removeEntry = database.prepare(`DELETE ${where} AND entry_id = ?`);
    this.#removeAll = database.prepare(`DELETE ${where}`);
  }

  /** Every entry of the owner, in order. */
  all(owner: number): Uint8Array[] {
    return this.#all.all(owner);
  }

  /** The entries that run at a moment (milliseconds since 1970 UTC), in order. */
  running(owner: number, at: number): Uint8Array[] {
    return this.#running.all(owner, at, at);
  }

  /** The entry that begins first after a moment (milliseconds since 1970 UTC). */
  next(owner: number, after: number): Uint8Array | undefined {
    return this.#next.get(owner, after);
  }

  /** How many entries the owner has, and their octets together. */
  size(owner: number): { entries: number; octets: number } {
    return this.#size.get(owner)!;
  }

  /** Replaces the owner's list. To be called within a transaction. */
  replaceAll(owner: number, rows: readonly AppointmentRow[]): void {
    this.#removeAll.run(owner);
    rows.forEach((row, position) => this.#add(owner, position, row));
  }

  /**
   * Replaces what is stored under one entry id by `rows`, which keep its place in the list;
   * a new id goes to the end. To be called within a transaction.
   */
  replaceEntry(owner: number, entryId: string, rows: readonly AppointmentRow[]): void {
    const position = this.#positionOf.get(owner, entryId) ?? this.#nextPosition.get(owner)!;
    this.#removeEntry.run(owner, entryId);
    for (const row of rows) this.#add(owner, position, row);
  }

  /** Removes what is stored under an entry id; gives the number of entries removed. */
  removeEntry(owner: number, entryId: string): number {
    return this.#removeEntry.run(owner, entryId).changes;
  }

  #add(owner: number, position: number, row: AppointmentRow): void {
    this.#insert.run(owner, position, row.entryId, row.starts, row.ends, row.entry);
  }
}
