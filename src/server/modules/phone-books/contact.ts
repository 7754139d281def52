import { createHash } from "node:crypto";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { textLimits } from "../../text-limits.js";
import { keysOf } from "../contacts/api.js";
import { PhoneBookError } from "./errors.js";
import type { ContactRow, NewContact } from "./store.js";

/** The value of `u8sEntryIDDB` in contacts of phone books (manual line 5789). */
export const phoneBookDatabase = "DB16";
/** Octets of a contact. */
export const largestContact = 64 * 1024;
/** The last id of the vendor's phone books (manual line 5798). */
const lastOfVendor = 7;

/** `u8sEntryIDStore` in the contacts of a phone book: eight digits, none of those that the manual gives to products. */
export function storeIdOf(book: number): string {
  return String(book + lastOfVendor).padStart(8, "0");
}

/**
 * Makes rows of the contacts of a phone book. A contact without an id gets one that is made of its names, so that it is the same when the
 * contact comes again with another number; of several with the same names, the second gets `-2` after it.
 */
export class Encoder {
  readonly #given = new Set<string>();
  #position = 0;

  /** @throws PhoneBookError `invalid-contact` with the position of the contact; BerEncodeError if it is no contact. */
  row(given: AsnNetDatabaseContact): NewContact {
    this.#position++;
    const kept = stored(given);
    const octets = AsnNetDatabaseContact.encode(kept);
    if (octets.length > largestContact) throw this.#invalid(`has over ${largestContact} octets`);
    const keys = keysOf(kept, { name: "", numbers: [] });
    if (keys.length === 0)
      throw this.#invalid("has no name, number or address by which it is found");
    return { entry: this.#entry(given), octets, keys };
  }

  #entry(contact: AsnNetDatabaseContact): string {
    const { u8sEntryID: wanted = "" } = contact;
    if (wanted === "") return this.#made(contact);
    if (wanted.length > textLimits.entryId || wanted.includes("\0")) {
      throw this.#invalid(`has an id with NUL, or of over ${textLimits.entryId} characters`);
    }
    if (this.#given.has(wanted)) throw this.#invalid("has the id of an earlier one");
    this.#given.add(wanted);
    return wanted;
  }

  #made(contact: AsnNetDatabaseContact): string {
    const id = nameIdOf(contact);
    let made = id;
    for (let n = 2; this.#given.has(made); n++) made = `${id}-${n}`;
    this.#given.add(made);
    return made;
  }

  #invalid(what: string): PhoneBookError {
    return new PhoneBookError("invalid-contact", `contact ${this.#position} ${what}`);
  }
}

/** The id that a contact without one gets if it is the first with its names. */
export function nameIdOf({
  u8sDisplayName,
  u8sFirstName,
  u8sLastName,
  u8sCompany,
  u8sDepartment,
}: AsnNetDatabaseContact): string {
  const names = [u8sDisplayName, u8sFirstName, u8sLastName, u8sCompany, u8sDepartment];
  const text = JSON.stringify(names.map((name) => name ?? ""));
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** What is kept of a contact: not what only the server says of its users and databases. */
function stored(contact: AsnNetDatabaseContact): AsnNetDatabaseContact {
  const {
    u8sFound: _found,
    u8sDatabaseName: _database,
    u8sEntryIDDB: _db,
    u8sEntryIDStore: _store,
    u8sEntryID: _entry,
    u8sCtiServerUserName: _user,
    bValid: _valid,
    iCtiServerUser: _isUser,
    ...kept
  } = contact;
  return kept;
}

/** A contact of a phone book as clients get it. */
export function contactOf(
  book: { readonly id: number; readonly name: string },
  { entry, octets }: ContactRow,
): AsnNetDatabaseContact {
  const kept = AsnNetDatabaseContact.decode(octets, { unknown: "keep" });
  const { u8sDisplayName, u8sFirstName, u8sLastName, u8sCompany } = kept;
  const names = [u8sFirstName, u8sLastName].filter(Boolean).join(" ");
  return {
    ...kept,
    u8sDatabaseName: book.name,
    u8sEntryIDDB: phoneBookDatabase,
    u8sEntryIDStore: storeIdOf(book.id),
    u8sEntryID: entry,
    u8sDisplayName: u8sDisplayName || names || u8sCompany || "",
    bValid: true,
    iCtiServerUser: 0,
  };
}
