import type { Unit, UnitOfWork } from "../../server/index.js";

/** What is known of one thing, as text by the names of columns. A column that is not there says nothing about it. */
export type Row = ReadonlyMap<string, string>;

/** What storing a row was. */
export type Outcome = "added" | "changed" | "unchanged";

/** Why a row is not stored. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** A column of a kind. */
export interface ColumnInfo {
  readonly name: string;
  /** Whether it holds a telephone number. */
  readonly phone: boolean;
}

/** What rows of a kind may say. */
export interface Table {
  readonly columns: readonly ColumnInfo[];
  /** The columns without which a row is not understood. */
  readonly required: readonly string[];
  /** The column by which a thing is known, if a row that lacks it is given one. */
  readonly given?: string;
}

/** One kind of things that are imported and exported. */
export interface Kind {
  readonly table: Table;
  /** Whether rows with the same key that follow one another are one thing: a series of appointments. */
  readonly series?: boolean;
  /** A row with an id if it has none; called for each row in their order, whatever else is wrong with it. @throws Refusal */
  identify?(row: Row): Row;
  /** A row with what it does not say and can be made of the rest. @throws Refusal */
  complete?(row: Row): Row;
  /** Identifies what a row is about, so that rows about the same thing are stored one after the other. */
  keyOf(row: Row): string;
  /** Makes what is too slow for the unit. */
  prepare?(row: Row): Promise<unknown>;
  /**
   * Stores a row, or the rows of a series. The unit may be run again.
   * @throws Refusal, or an error of the service.
   */
  put(unit: UnitOfWork<any>, rows: readonly Row[], prepared: any): Promise<Outcome>;
  /** Everything there is, in an order that does not change. */
  rows(read: Reading): AsyncGenerator<Row>;
}

/** Runs work in a unit that reads. */
export type Reading = <R>(work: (db: Unit<any>) => Promise<R>) => Promise<R>;

/** The text of a column; empty if the row has none. */
export function textOf(row: Row, column: string): string {
  return row.get(column) ?? "";
}
