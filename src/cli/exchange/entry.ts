import type { Row } from "./kind.js";

/** What a file says of one thing, or why that cannot be read. */
export type Entry = Readable | Unreadable;

export interface Readable {
  /** The line at which it begins. */
  readonly line: number;
  readonly row: Row;
  /** Why an earlier import has refused it. */
  readonly reason?: string;
}

export interface Unreadable {
  readonly line: number;
  readonly fault: string;
  /** Whether it may be about the same thing as what stands beside it. */
  readonly isRow?: boolean;
}

/** A file that has been opened: its first line has been read. */
export interface EntryFile {
  /** The columns that its entries may have. */
  readonly columns: readonly string[];
  entries(): AsyncGenerator<Entry>;
}
