import type { Statement } from "better-sqlite3";

/** A row by the names of its columns. */
export type Row = Record<string, unknown>;

/** Makes a row of the values of its columns, in their order. */
export type MakeRow = (values: readonly unknown[]) => Row;

/** The columns of a statement that hold booleans, which SQLite stores as numbers. */
export function booleansOf(statement: Statement): string[] {
  return statement
    .columns()
    .filter(({ type }) => isBoolean(type))
    .map(({ name }) => name);
}

/** Puts booleans into a row in the place of the numbers that stand for them. */
export function readBooleans(row: Row, columns: readonly string[]): void {
  for (const column of columns) {
    const value = row[column];
    if (value !== null) row[column] = value !== 0;
  }
}

/**
 * Makes rows for a statement that is run often, of values without names: by a literal with all columns, where SQLite's driver would set them
 * one after the other by name, which takes longer than reading a short row.
 */
export function rowMaker(statement: Statement): MakeRow {
  const columns = statement.columns();
  const members = columns.map(({ name, type }, at) => {
    const value = isBoolean(type) ? `v[${at}] === null ? null : v[${at}] !== 0` : `v[${at}]`;
    return `[${JSON.stringify(name)}]: ${value}`;
  });
  try {
    // oxlint-disable-next-line no-new-func -- The text has nothing of others, and the names of columns as literals.
    return new Function("v", `"use strict";\nreturn { ${members.join(", ")} };`) as MakeRow;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
  }
  // Where no code may be generated.
  const names = columns.map(({ name }) => name);
  const booleans = booleansOf(statement);
  return (values) => {
    const row = Object.fromEntries(names.map((name, at) => [name, values[at]]));
    readBooleans(row, booleans);
    return row;
  };
}

/** Strict tables have INT and INTEGER, and booleans are declared as the former. */
function isBoolean(type: string | null): boolean {
  return type?.toUpperCase() === "INT";
}
