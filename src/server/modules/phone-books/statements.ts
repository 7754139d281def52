import { statement, type Statement } from "../../database/index.js";
import type { PhoneBookTables } from "./schema.js";

/** Named, because TypeScript 5.4 knows no Uint8Array with an argument, which later ones write where nothing is said. */
type KeptContact = Pick<PhoneBookTables["phone_book_contact"], "entry" | "octets">;

export const books = statement<PhoneBookTables>()((db) =>
  db
    .selectFrom("phone_book")
    .innerJoin("phone_book_edition", "phone_book_edition.id", "phone_book.edition")
    .select(["phone_book.id", "name", "info", "edition", "contacts"])
    .orderBy("name_key"),
);

export const bookByKey = statement<PhoneBookTables, { key: string }>()((db, p) =>
  db.selectFrom("phone_book").select(["id", "edition", "info"]).where("name_key", "=", p.key),
);

export const bookById = statement<PhoneBookTables, { id: number }>()((db, p) =>
  db.selectFrom("phone_book").select(["id", "edition"]).where("id", "=", p.id),
);

export const bookCount = statement<PhoneBookTables>()((db) =>
  db.selectFrom("phone_book").select(({ fn }) => fn.countAll<number>().as("count")),
);

export const addBook = statement<PhoneBookTables, { name: string; key: string; info: string }>()(
  (db, p) =>
    db
      .insertInto("phone_book")
      .values({ name: p.name, name_key: p.key, info: p.info, edition: 0 })
      .returning("id"),
);

export const changeBook = statement<
  PhoneBookTables,
  { id: number; name: string; edition: number }
>()((db, p) =>
  db.updateTable("phone_book").set({ name: p.name, edition: p.edition }).where("id", "=", p.id),
);

export const changeInfo = statement<PhoneBookTables, { id: number; info: string }>()((db, p) =>
  db.updateTable("phone_book").set({ info: p.info }).where("id", "=", p.id),
);

export const dropBook = statement<PhoneBookTables, { id: number }>()((db, p) =>
  db.deleteFrom("phone_book").where("id", "=", p.id),
);

export const addEdition = statement<PhoneBookTables, { book: number }>()((db, p) =>
  db.insertInto("phone_book_edition").values({ book: p.book, contacts: 0 }).returning("id"),
);

export const isFilled = statement<PhoneBookTables, { id: number; book: number }>()((db, p) =>
  db
    .selectFrom("phone_book_edition")
    .select("id")
    .where("id", "=", p.id)
    .where("book", "=", p.book),
);

export const abandon = statement<PhoneBookTables, { book: number; kept: number }>()((db, p) =>
  db
    .updateTable("phone_book_edition")
    .set({ book: null })
    .where("book", "=", p.book)
    .where("id", "!=", p.kept),
);

export const abandonOne = statement<PhoneBookTables, { id: number }>()((db, p) =>
  db.updateTable("phone_book_edition").set({ book: null }).where("id", "=", p.id),
);

export const abandoned = statement<PhoneBookTables>()((db) =>
  db.selectFrom("phone_book_edition").select("id").where("book", "is", null).limit(1),
);

export const isWithout = statement<PhoneBookTables, { book: number }>()((db, p) =>
  db.selectFrom("phone_book_edition").select("id").where("book", "=", p.book).limit(1),
);

export const countMore = statement<PhoneBookTables, { id: number; more: number }>()((db, p) =>
  db
    .updateTable("phone_book_edition")
    .set((eb) => ({ contacts: eb("contacts", "+", p.more) }))
    .where("id", "=", p.id)
    .where("book", "is not", null)
    .returning("contacts"),
);

export const dropEdition = statement<PhoneBookTables, { id: number }>()((db, p) =>
  db.deleteFrom("phone_book_edition").where("id", "=", p.id),
);

export const contactByEntry: Statement<{ edition: number; entry: string }, KeptContact> = statement<
  PhoneBookTables,
  { edition: number; entry: string }
>()((db, p) =>
  db
    .selectFrom("phone_book_contact")
    .select(["entry", "octets"])
    .where("edition", "=", p.edition)
    .where("entry", "=", p.entry),
);

export const dropContact = statement<PhoneBookTables, { edition: number; entry: string }>()(
  (db, p) =>
    db
      .deleteFrom("phone_book_contact")
      .where("edition", "=", p.edition)
      .where("entry", "=", p.entry),
);

export const lastOfSome = statement<PhoneBookTables, { edition: number; skip: number }>()((db, p) =>
  db
    .selectFrom("phone_book_contact")
    .select("entry")
    .where("edition", "=", p.edition)
    .orderBy("entry")
    .limit(1)
    .offset(p.skip),
);

export const dropTo = statement<PhoneBookTables, { edition: number; last: string }>()((db, p) =>
  db.deleteFrom("phone_book_contact").where("edition", "=", p.edition).where("entry", "<=", p.last),
);

export const pageOfContacts: Statement<
  { edition: number; after: string; count: number },
  KeptContact
> = statement<PhoneBookTables, { edition: number; after: string; count: number }>()((db, p) =>
  db
    .selectFrom("phone_book_contact")
    .select(["entry", "octets"])
    .where("edition", "=", p.edition)
    .where("entry", ">", p.after)
    .orderBy("entry")
    .limit(p.count),
);
