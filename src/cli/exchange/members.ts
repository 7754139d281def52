import { text, type Cell } from "./cells.js";
import { Refusal, type ColumnInfo, type Row } from "./kind.js";

/** A column that holds a member of a value. */
export interface MemberColumn<T> extends ColumnInfo {
  readonly member: keyof T & string;
  readonly cell: Cell;
  /** Whether an empty text means that the value has no such member. */
  readonly optional: boolean;
}

type Wanted<T> =
  | readonly [name: string, member: keyof T & string]
  | readonly [name: string, member: keyof T & string, cell: Cell | "phone"];

/** The columns of members that a value always has. */
export function members<T>(...wanted: readonly Wanted<T>[]): MemberColumn<T>[] {
  return wanted.map(([name, member, cell = text]) => {
    const phone = cell === "phone";
    return { name, member, cell: phone ? text : cell, phone, optional: false };
  });
}

/** The columns of members that a value may lack. */
export function optionalMembers<T>(...wanted: readonly Wanted<T>[]): MemberColumn<T>[] {
  return members<T>(...wanted).map((column) => ({ ...column, optional: true }));
}

/**
 * A value with what a row says of it; members without a column stay as they were.
 * @throws Refusal for a text that its member does not allow.
 */
export function withRow<T extends object>(
  before: T,
  columns: readonly MemberColumn<T>[],
  row: Row,
): T {
  const value = { ...before } as Record<string | symbol, unknown>;
  for (const { name, member, cell, optional } of columns) {
    const given = row.get(name);
    if (given === undefined || (optional && given === "" && isEmpty(cell, value[member]))) continue;
    if (optional && given === "") delete value[member];
    else value[member] = readCell(name, cell, given);
  }
  return value as T;
}

/** What a column says. @throws Refusal that names the column. */
export function readCell<V>(name: string, cell: Cell<V>, given: string): V {
  try {
    return cell.read(given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(`${name} ${error.message}`);
  }
}

/** The texts of the columns of a value. */
export function textsOf<T extends object>(
  value: T,
  columns: readonly MemberColumn<T>[],
): [column: string, text: string][] {
  return columns.map(({ name, member, cell }) => {
    const found = value[member];
    return [name, found === undefined ? "" : cell.write(found)];
  });
}

function isEmpty(cell: Cell, value: unknown): boolean {
  return value === undefined || cell.write(value) === "";
}
