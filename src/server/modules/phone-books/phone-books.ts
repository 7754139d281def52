import { sequence } from "../../../codec/index.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { knownOptions } from "../../../rose/internal.js";
import type { Unit } from "../../database/index.js";
import { topic, type ModuleContext, type Topic, type UnitOfWork } from "../../kernel/index.js";
import { contactOf, Encoder } from "./contact.js";
import { PhoneBookError } from "./errors.js";
import type { PhoneBookTables } from "./schema.js";
import * as store from "./store.js";

/** How much phone books may hold. */
export interface PhoneBookLimits {
  /** Phone books; 50 by default. */
  readonly maxBooks?: number;
  /** Contacts of one; 100,000 by default. */
  readonly maxContacts?: number;
}

/** What is known of a phone book. */
export interface PhoneBook {
  /** Its name, by which it is known. */
  readonly name: string;
  /** A text about it, which clients get (`u8sInfo`). */
  readonly info: string;
  /** How many contacts it has. */
  readonly contacts: number;
}

/** What may be said of a phone book besides its name and its contacts. */
export interface PhoneBookAbout {
  /** A text about it; by default, what it was before, or none. */
  readonly info?: string;
}

/** Contacts one after the other, as a list or as they are read. */
export type Contacts = Iterable<AsnNetDatabaseContact> | AsyncIterable<AsnNetDatabaseContact>;

/** What {@link PhoneBooks} depends on. */
export interface PhoneBookParts extends Pick<
  ModuleContext<PhoneBookTables>,
  "read" | "write" | "log"
> {
  /** Whether contacts are searched by this name somewhere else. */
  readonly isTaken: (name: string) => boolean;
  /** Notes that phone books have changed. */
  readonly changed: (unit: UnitOfWork<PhoneBookTables>) => void;
}

/** Phone books have been added, replaced or removed. */
export const phoneBooksChanged: Topic<object> = topic<object>(
  "phone-books/changed",
  sequence("PhoneBooksChanged", () => []),
);

const aboutNames = { info: "string" };
/** Characters of a name, and of the text about a phone book. */
const longestName = 256;
const longestInfo = 1_024;
/** How many contacts are written together, so that others need not wait for long. */
const atOnce = 100;

/**
 * The phone books (manual line 7831): contacts that are no users, which clients search and do not change. All methods reject with
 * PhoneBookError if a change is refused, and with StoreError if the data cannot be used.
 */
export class PhoneBooks {
  readonly #parts: PhoneBookParts;
  readonly #maxBooks: number;
  readonly #maxContacts: number;

  constructor(
    parts: PhoneBookParts,
    { maxBooks = 50, maxContacts = 100_000 }: PhoneBookLimits = {},
  ) {
    this.#parts = parts;
    this.#maxBooks = maxBooks;
    this.#maxContacts = maxContacts;
  }

  /** All phone books, sorted by name. */
  async list(): Promise<PhoneBook[]> {
    const rows = await this.#parts.read(({ db }) => store.list(db));
    return rows.map(({ name, info, contacts }) => ({ name, info, contacts }));
  }

  /** The contacts of a phone book, in the order of their ids. @throws PhoneBookError `unknown-book` */
  async *contacts(name: string): AsyncGenerator<AsnNetDatabaseContact> {
    let after = "";
    let rows: store.ContactRow[];
    do {
      const found = await this.#parts.read(async ({ db }) => {
        const book = await known(db, name);
        return { book, rows: await store.page(db, book.edition, after, atOnce) };
      });
      ({ rows } = found);
      for (const row of rows) yield contactOf({ id: found.book.id, name }, row);
      after = rows.at(-1)?.entry ?? after;
    } while (rows.length === atOnce);
  }

  /**
   * Replaces all contacts of a phone book; adds it if there is none with this name. Others find what was there before until all
   * contacts are stored, and then only the new ones; if that fails, nothing is changed. If a phone book is replaced twice at the same
   * time, the later call wins, and the earlier one is `superseded`.
   * @param contacts A contact keeps its `u8sEntryID`; without one it gets one. Its database, store and user are not kept.
   * @returns How many contacts it has now.
   */
  async replace(name: string, contacts: Contacts, about: PhoneBookAbout = {}): Promise<number> {
    knownOptions(about, aboutNames, "phoneBooks.replace");
    const { write } = this.#parts;
    const key = this.#keyOf(name, about);
    const { book, edition } = await write(({ db }) => this.#begin(db, { name, key, about }));
    try {
      await this.#sweep();
      const count = await this.#fill(edition, contacts);
      await write(async (unit) => {
        const { db } = unit;
        if (!(await store.hasEdition(db, book, edition))) throw superseded();
        await store.update(db, { id: book, name, edition });
        if (about.info !== undefined) await store.setInfo(db, book, about.info);
        await store.giveUpOthers(db, book, edition);
        this.#parts.changed(unit);
      });
      await this.#sweep();
      return count;
    } catch (error) {
      await this.#undo(book, edition).catch(this.#left);
      await this.#sweep();
      throw error;
    }
  }

  /**
   * Adds contacts to a phone book, and replaces those with the same ids; adds the phone book if there is none with this name. They are
   * stored some at a time, so after a failure some of them are there.
   * @returns How many contacts it has now.
   */
  async add(name: string, contacts: Contacts, about: PhoneBookAbout = {}): Promise<number> {
    knownOptions(about, aboutNames, "phoneBooks.add");
    const key = this.#keyOf(name, about);
    const found = await this.#parts.read(({ db }) => store.find(db, key));
    if (found === undefined || found.edition === 0) return this.replace(name, contacts, about);
    const { info } = about;
    if (info !== undefined) {
      await this.#parts.write(async (unit) => {
        await store.setInfo(unit.db, found.id, info);
        this.#parts.changed(unit);
      });
    }
    return this.#fill(found.edition, contacts);
  }

  /**
   * Adds a contact to a phone book, or replaces the one with the same id, for a caller that is in a unit already; adds the phone book if
   * there is none with this name.
   * @returns What that was; `unchanged` if the same contact was there.
   */
  async put(
    unit: UnitOfWork<any>,
    name: string,
    contact: AsnNetDatabaseContact,
    about: PhoneBookAbout = {},
  ): Promise<"added" | "changed" | "unchanged"> {
    knownOptions(about, aboutNames, "phoneBooks.put");
    const { db }: UnitOfWork<PhoneBookTables> = unit;
    const made = new Encoder().row(contact);
    const edition = await this.#searched(unit, { name, key: this.#keyOf(name, about), about });
    const before = await store.contact(db, edition, made.entry);
    if (before !== undefined && Buffer.compare(before.octets, made.octets) === 0) {
      return "unchanged";
    }
    this.#checkCount(await store.put(db, edition, [made]));
    return before === undefined ? "added" : "changed";
  }

  /**
   * Removes contacts from a phone book.
   * @param entries Their ids; unknown ones make no difference.
   * @returns How many have been removed.
   * @throws PhoneBookError `unknown-book`
   */
  async removeContacts(name: string, entries: readonly string[]): Promise<number> {
    let removed = 0;
    for (let from = 0; from < entries.length; from += atOnce) {
      removed += await this.#parts.write(async (unit) => {
        const { edition } = await known(unit.db, name);
        let count = 0;
        for (const entry of entries.slice(from, from + atOnce)) {
          if (!entry.includes("\0") && (await store.take(unit.db, edition, entry))) count++;
        }
        return count;
      });
    }
    return removed;
  }

  /** Removes a phone book with its contacts. @throws PhoneBookError `unknown-book` */
  async remove(name: string): Promise<void> {
    await this.#parts.write(async (unit) => {
      await store.remove(unit.db, (await known(unit.db, name)).id);
      this.#parts.changed(unit);
    });
    await this.#sweep();
  }

  #keyOf(name: string, { info = "" }: PhoneBookAbout): string {
    const key = keyOf(name);
    if (key === undefined || this.#parts.isTaken(name)) {
      const reason = `the name is empty, has over ${longestName} characters, or is that of other contacts`;
      throw new PhoneBookError("invalid-book", reason);
    }
    if (info.length <= longestInfo && !info.includes("\0")) return key;
    throw new PhoneBookError("invalid-book", `the text has over ${longestInfo} characters, or NUL`);
  }

  async #begin(
    db: Unit<PhoneBookTables>,
    { name, key, about }: { name: string; key: string; about: PhoneBookAbout },
  ) {
    const row = await store.find(db, key);
    if (row === undefined && (await store.count(db)) >= this.#maxBooks) {
      throw new PhoneBookError("too-many-books", `there are ${this.#maxBooks} phone books already`);
    }
    const book = row?.id ?? (await store.insert(db, { name, key, info: about.info ?? "" }));
    // Others that are filling an edition are too late.
    await store.giveUpOthers(db, book, row?.edition ?? 0);
    return { book, edition: await store.insertEdition(db, book) };
  }

  /** The edition of a phone book that is searched; of one that has none, a new one. */
  async #searched(
    unit: UnitOfWork<PhoneBookTables>,
    wanted: { name: string; key: string; about: PhoneBookAbout },
  ): Promise<number> {
    const { db } = unit;
    const found = await store.find(db, wanted.key);
    let edition = found?.edition ?? 0;
    const { info = found?.info } = wanted.about;
    const isNew = edition === 0;
    if (isNew) {
      const begun = await this.#begin(db, wanted);
      ({ edition } = begun);
      await store.update(db, { id: begun.book, name: wanted.name, edition });
    }
    const isToldNew = found !== undefined && info !== undefined && info !== found.info;
    if (isToldNew) await store.setInfo(db, found.id, info);
    if (isNew || isToldNew) this.#parts.changed(unit);
    return edition;
  }

  /** @throws PhoneBookError if there are too many contacts, or the edition has been given up. */
  #checkCount(count: number | undefined): number {
    if (count === undefined) throw superseded();
    if (count <= this.#maxContacts) return count;
    const reason = `a phone book may have at most ${this.#maxContacts} contacts`;
    throw new PhoneBookError("too-many-contacts", reason);
  }

  /** Adds contacts to an edition. Returns how many it has then. */
  async #fill(edition: number, contacts: Contacts): Promise<number> {
    const encoder = new Encoder();
    let some: store.NewContact[] = [];
    const flush = async (): Promise<number> => {
      const rows = some;
      some = [];
      return this.#parts.write(async ({ db }) =>
        this.#checkCount(await store.put(db, edition, rows)),
      );
    };
    for await (const contact of contacts) {
      some.push(encoder.row(contact));
      if (some.length === atOnce) await flush();
    }
    return flush();
  }

  /** Gives up an edition that has not become complete, and the phone book if it was to be the first. */
  #undo(book: number, edition: number): Promise<void> {
    return this.#parts.write(async ({ db }) => {
      const current = await store.editionOf(db, book);
      if (current === undefined || current === edition) return;
      await store.giveUp(db, edition);
      if (current === 0 && (await store.hasNone(db, book))) await store.remove(db, book);
    });
  }

  /** Removes what has been given up, some contacts at a time. What it cannot remove is removed the next time. */
  async #sweep(): Promise<void> {
    const { write } = this.#parts;
    const step = async ({ db }: UnitOfWork<PhoneBookTables>): Promise<boolean> => {
      const edition = await store.givenUp(db);
      if (edition !== undefined) await store.removeSome(db, edition);
      return edition !== undefined;
    };
    try {
      while (await write(step));
    } catch (error) {
      this.#left(error);
    }
  }

  readonly #left = (err: unknown): void => {
    this.#parts.log.warn?.({ err }, "contacts of a phone book that nobody finds cannot be removed");
  };
}

/** A phone book that can be searched. @throws PhoneBookError `unknown-book` */
async function known(
  db: Unit<PhoneBookTables>,
  name: string,
): Promise<{ readonly id: number; readonly edition: number }> {
  const key = keyOf(name);
  const found = key === undefined ? undefined : await store.find(db, key);
  if (found !== undefined && found.edition !== 0) return found;
  throw new PhoneBookError("unknown-book", "there is no such phone book");
}

/** A name in the form in which they are compared; undefined if it is none. */
function keyOf(name: string): string | undefined {
  if (name.trim() === "" || name.length > longestName || name.includes("\0")) return undefined;
  return name.normalize("NFC").toLowerCase();
}

function superseded(): PhoneBookError {
  return new PhoneBookError("superseded", "the phone book has been replaced or removed meanwhile");
}
