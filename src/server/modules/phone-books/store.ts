import type { Unit } from "../../database/index.js";
import type { KeyTable, Term } from "../contacts/api.js";
import type { PhoneBookTables } from "./schema.js";
import * as statements from "./statements.js";

type Tables = Unit<PhoneBookTables>;

/** A phone book with a complete edition. */
export interface BookRow {
  readonly id: number;
  readonly name: string;
  readonly info: string;
  readonly edition: number;
  readonly contacts: number;
}

/** A contact that is to be stored, with what finds it. */
export interface NewContact {
  readonly entry: string;
  readonly octets: Uint8Array;
  readonly keys: readonly Term[];
}

/** A stored contact. */
export interface ContactRow {
  readonly entry: string;
  readonly octets: Uint8Array;
}

/** How many contacts, and how many keys, one statement reads, adds or removes. */
const atOnce = 500;

/** The keys of an edition. */
export function keysOf(edition: number): KeyTable {
  return { name: "phone_book_key", part: ["edition", edition] };
}

/** The phone books that can be searched, sorted by name. */
export function list(unit: Tables): Promise<BookRow[]> {
  return unit.all(statements.books, {});
}

/** A phone book by its name, also one without a complete edition. */
export function find(
  unit: Tables,
  key: string,
): Promise<Pick<BookRow, "id" | "edition" | "info"> | undefined> {
  return unit.first(statements.bookByKey, { key });
}

/** The edition of a phone book that is searched. */
export async function editionOf(unit: Tables, id: number): Promise<number | undefined> {
  return (await unit.first(statements.bookById, { id }))?.edition;
}

/** How many phone books there are. */
export async function count(unit: Tables): Promise<number> {
  return Number((await unit.first(statements.bookCount, {}))?.count ?? 0);
}

/** Adds a phone book without an edition. Returns its id. */
export async function insert(
  unit: Tables,
  book: { name: string; key: string; info: string },
): Promise<number> {
  return idOf(await unit.first(statements.addBook, book));
}

/** Changes how the name is written, and which edition is searched. */
export async function update(
  unit: Tables,
  book: { id: number; name: string; edition: number },
): Promise<void> {
  await unit.run(statements.changeBook, book);
}

export async function setInfo(unit: Tables, id: number, info: string): Promise<void> {
  await unit.run(statements.changeInfo, { id, info });
}

/** Removes a phone book, and gives up its editions. */
export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(statements.dropBook, { id });
}

/** Begins an edition. Returns its id. */
export async function insertEdition(unit: Tables, book: number): Promise<number> {
  return idOf(await unit.first(statements.addEdition, { book }));
}

/** Whether an edition is one of a phone book: it has not been given up. */
export async function hasEdition(unit: Tables, book: number, id: number): Promise<boolean> {
  return (await unit.first(statements.isFilled, { id, book })) !== undefined;
}

/** Whether a phone book has no edition, not even one that is being filled. */
export async function hasNone(unit: Tables, book: number): Promise<boolean> {
  return (await unit.first(statements.isWithout, { book })) === undefined;
}

/** Gives up all editions of a phone book but one. */
export async function giveUpOthers(unit: Tables, book: number, kept: number): Promise<void> {
  await unit.run(statements.abandon, { book, kept });
}

export async function giveUp(unit: Tables, edition: number): Promise<void> {
  await unit.run(statements.abandonOne, { id: edition });
}

/** An edition that has been given up. */
export async function givenUp(unit: Tables): Promise<number | undefined> {
  return (await unit.first(statements.abandoned, {}))?.id;
}

/** Adds contacts to an edition, or replaces those with the same ids. Returns how many it has then; undefined if it has been given up. */
export async function put(
  unit: Tables,
  edition: number,
  contacts: readonly NewContact[],
): Promise<number | undefined> {
  const { db } = unit;
  const entries = contacts.map(({ entry }) => entry);
  let more = contacts.length;
  if (contacts.length > 0) {
    const dropped = await db
      .deleteFrom("phone_book_contact")
      .where("edition", "=", edition)
      .where("entry", "in", entries)
      .executeTakeFirst();
    more -= Number(dropped.numDeletedRows);
  }
  const counted = await unit.first(statements.countMore, { id: edition, more });
  if (counted === undefined || contacts.length === 0) return counted?.contacts;
  const values = contacts.map(({ entry, octets }) => ({ edition, entry, octets }));
  const added = await db
    .insertInto("phone_book_contact")
    .values(values)
    .returning(["id", "entry"])
    .execute();
  const owners = new Map(added.map(({ id, entry }) => [entry, id]));
  const keys = contacts.flatMap(({ entry, keys: all }) => {
    const owner = owners.get(entry);
    return owner === undefined ? [] : all.map(([field, key]) => ({ edition, field, key, owner }));
  });
  for (let from = 0; from < keys.length; from += atOnce) {
    await db
      .insertInto("phone_book_key")
      .values(keys.slice(from, from + atOnce))
      .execute();
  }
  return counted.contacts;
}

/** Removes a contact. Returns whether there was one. */
export async function take(unit: Tables, edition: number, entry: string): Promise<boolean> {
  if ((await unit.run(statements.dropContact, { edition, entry })) === 0) return false;
  await unit.first(statements.countMore, { id: edition, more: -1 });
  return true;
}

/** Removes some contacts of an edition, and the edition itself with its last. Returns whether it is gone. */
export async function removeSome(unit: Tables, edition: number): Promise<boolean> {
  const last = await unit.first(statements.lastOfSome, { edition, skip: atOnce - 1 });
  if (last === undefined) await unit.run(statements.dropEdition, { id: edition });
  else await unit.run(statements.dropTo, { edition, last: last.entry });
  return last === undefined;
}

/** The contact with an id. */
export function contact(
  unit: Tables,
  edition: number,
  entry: string,
): Promise<ContactRow | undefined> {
  return unit.first(statements.contactByEntry, { edition, entry });
}

/** The next contacts of an edition in the order of their ids. */
export function page(
  unit: Tables,
  edition: number,
  after: string,
  limit: number,
): Promise<ContactRow[]> {
  return unit.all(statements.pageOfContacts, { edition, after, count: limit });
}

/** Contacts by the ids of their rows, in the same order. */
export async function contactsOf(unit: Tables, ids: readonly number[]): Promise<ContactRow[]> {
  const found = new Map<number, ContactRow>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await unit.db
      .selectFrom("phone_book_contact")
      .select(["id", "entry", "octets"])
      .where("id", "in", ids.slice(from, from + atOnce))
      .execute();
    for (const { id, ...row } of rows) found.set(id, row);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

function idOf(row: { readonly id: number } | undefined): number {
  if (row === undefined) throw new Error("the store has not returned what was added");
  return row.id;
}
