import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { AsnDBPhoneBook } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import { textLimits } from "../../text-limits.js";
import { findKeys, type ContactSource, type Criteria } from "../contacts/api.js";
import { contactOf, phoneBookDatabase, storeIdOf } from "./contact.js";
import * as store from "./store.js";

/** A phone book, as contacts are searched in it. */
export class BookSource implements ContactSource {
  readonly name: string;
  readonly database = phoneBookDatabase;
  readonly phoneBook: AsnDBPhoneBook;
  readonly #book: Pick<store.BookRow, "id" | "name">;

  constructor(book: Pick<store.BookRow, "id" | "name" | "info">) {
    this.name = book.name;
    // The manual gives no values for capabilities and types.
    const { name: u8sName, info: u8sInfo } = book;
    this.phoneBook = { u8sName, u8sInfo, iCapabilities: 0, iType: 0, errors: [] };
    this.#book = book;
  }

  async find(unit: Unit<any>, { terms, most, room }: Criteria): Promise<AsnNetDatabaseContact[]> {
    // Not the edition that is kept in memory: it may be on the way out.
    const edition = await store.editionOf(unit, this.#book.id);
    if (edition === undefined) return [];
    const found: AsnNetDatabaseContact[] = [];
    await findKeys(unit, store.keysOf(edition), terms, async (ids) => {
      for (const row of await store.contactsOf(unit, ids)) {
        if (!room.take(row.octets.length)) return false;
        found.push(contactOf(this.#book, row));
        if (found.length >= most) return false;
      }
      return true;
    });
    return found;
  }

  async get(
    unit: Unit<any>,
    where: string,
    entry: string,
  ): Promise<AsnNetDatabaseContact | undefined> {
    if (where !== storeIdOf(this.#book.id)) return undefined;
    if (entry.length > textLimits.entryId || entry.includes("\0")) return undefined;
    const edition = await store.editionOf(unit, this.#book.id);
    const row = edition === undefined ? undefined : await store.contact(unit, edition, entry);
    return row && contactOf(this.#book, row);
  }
}
