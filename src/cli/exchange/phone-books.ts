import type { AsnNetDatabaseContact } from "../../modules/common/common.js";
import { nameIdOf, type PhoneBook, type PhoneBooks, type UnitOfWork } from "../../server/index.js";
import { failure } from "../outcome.js";
import { contactColumns } from "./contact.js";
import {
  Refusal,
  textOf,
  type Kind,
  type Outcome,
  type Reading,
  type Row,
  type Table,
} from "./kind.js";
import { textsOf, withRow } from "./members.js";

const own = ["book", "id", "book-info"].map((name) => ({ name, phone: false }));

/** Whatever is wrong with the rest of a row, it has the id that its names give it. */
const names = ["display-name", "first-name", "last-name", "company", "department"];
const nameColumns = contactColumns.filter(({ name }) => names.includes(name));

/** Contacts without an id. */
const mostNamed = 1_000_000;

export const phoneBookTable: Table = {
  columns: [...own, ...contactColumns],
  required: ["book"],
  given: "id",
};

/** Contacts of phone books. */
export class PhoneBookKind implements Kind {
  readonly table = phoneBookTable;
  readonly #books: PhoneBooks;
  readonly #only: string | undefined;
  /** How many contacts without an id have had the same names, by book and id. */
  readonly #named = new Map<string, number>();

  /** @param only The phone book that is exported; by default, all are. */
  constructor(books: PhoneBooks, only?: string) {
    this.#books = books;
    this.#only = only;
  }

  /** Gives a contact without an id one that is made of its names; the second one with the same names gets `-2` after it. */
  identify(row: Row): Row {
    if (textOf(row, "id") !== "") return row;
    const id = nameIdOf(withRow<AsnNetDatabaseContact>({}, nameColumns, row));
    const key = JSON.stringify([bookKey(row), id]);
    const count = (this.#named.get(key) ?? 0) + 1;
    if (this.#named.size >= mostNamed) throw new Refusal("id is missing, as in too many others");
    this.#named.set(key, count);
    return new Map([...row, ["id", count === 1 ? id : `${id}-${count}`]]);
  }

  keyOf(row: Row): string {
    return JSON.stringify([bookKey(row), textOf(row, "id")]);
  }

  put(unit: UnitOfWork<any>, [row]: readonly [Row]): Promise<Outcome> {
    const contact = withRow<AsnNetDatabaseContact>({}, contactColumns, row);
    const info = row.get("book-info");
    const about = info === undefined ? {} : { info };
    const u8sEntryID = textOf(row, "id");
    return this.#books.put(unit, textOf(row, "book"), { ...contact, u8sEntryID }, about);
  }

  async *rows(_read: Reading): AsyncGenerator<Row> {
    for (const { name, info } of await this.#exported()) {
      for await (const contact of this.#books.contacts(name)) {
        yield new Map([
          ["book", name],
          ["id", contact.u8sEntryID ?? ""],
          ["book-info", info],
          ...textsOf(contact, contactColumns),
        ]);
      }
    }
  }

  async #exported(): Promise<PhoneBook[]> {
    const all = await this.#books.list();
    const only = this.#only;
    if (only === undefined) return all;
    const found = all.filter(({ name }) => keyOf(name) === keyOf(only));
    if (found.length === 0) throw failure(`there is no phone book ${JSON.stringify(only)}`);
    return found;
  }
}

function bookKey(row: Row): string {
  return keyOf(textOf(row, "book"));
}

/** The name of a phone book in the form in which names are compared. */
function keyOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
