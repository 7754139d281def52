import type { Kept, ReadKept } from "../../kernel/index.js";
import type { LineRules } from "../lines/api.js";
import type { LocationRules } from "../locations/api.js";
import type { Users } from "../users/api.js";
import type { LineBook } from "./line-book.js";

/** What a line book is read from. */
export interface BookSources {
  readonly lines: LineRules;
  readonly users: Users;
  readonly locations: LocationRules;
}

/** The parts of a line book, each to be read again when it is outdated; the others with the lines. */
export interface KeptBook {
  readonly lines: Kept;
  readonly owners: Kept;
  readonly locations: Kept;
}

/**
 * Keeps a line book in memory. Owners and locations are looked up for the lines that are known, so they are read again after each time lines
 * have been put in place: they may be read when lines have changed and are not known yet, and would pass for what belongs to these.
 */
export function keepBook(
  keep: (read: ReadKept) => Kept,
  book: LineBook,
  { lines, users, locations }: BookSources,
): KeptBook {
  const kept: KeptBook = {
    lines: keep(async (db) => {
      const put = await book.readLines(db, lines);
      return () => {
        put();
        kept.owners.outdated();
        kept.locations.outdated();
      };
    }),
    owners: keep((db) => book.readOwners(db, users)),
    locations: keep((db) => book.readLocations(db, locations)),
  };
  return kept;
}
