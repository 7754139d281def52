import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  AsnNetDatabaseFindOptionIFlags,
  type AsnNetDatabaseFindOptions,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import { RequestError, type UserPrincipal } from "../../kernel/index.js";
import { customKeyOf, keyOf, numberKeyOf } from "./keys.js";
import { Room, type ContactSource, type Found, type SearchField, type Term } from "./source.js";
import { withoutPicture } from "./users-source.js";

const flags = AsnNetDatabaseFindOptionIFlags.values;

/** The `iErrorDetail` of refusals: for General the manual has no more. */
const general = 0;
/** How many contacts a search returns, whatever is asked for. */
const mostContacts = 1_000;
/** Octets of the contacts that a search returns; what would be more is left out. */
export const mostOctets = 4 * 1024 * 1024;
/** Characters of a text that is searched for, user defined fields, and names of databases. */
const longestText = 128;
const mostCustom = 10;
const mostNames = 100;
/** Among the names of databases, it says that only enabled users are wanted (manual line 6025). */
export const activeUsersOnly = "activeusersonly";

/** What a search in the server has found, and how much of it there is room for. */
export interface FoundHere extends Found {
  /** How many contacts are wanted in all; 0 if nothing can be found. */
  readonly most: number;
  /** What is left for the octets of more contacts. */
  readonly room: Room;
}

/** Searches in all sources that the options choose (manual line 2012). @throws RequestError for options that are too long. */
export async function search(
  unit: Unit<any>,
  sources: readonly ContactSource[],
  options: AsnNetDatabaseFindOptions,
  principal: UserPrincipal,
): Promise<FoundHere> {
  const room = new Room(mostOctets);
  const terms = termsOf(options);
  const chosen = chosenOf(sources, options, principal);
  const phoneBooks = chosen.flatMap(({ phoneBook }) => phoneBook ?? []);
  if (terms === undefined) return { contacts: [], phoneBooks, most: 0, room };
  const { iMaxNumEntries: wanted, iFlags, iDisplayNameFormat } = options;
  const most = wanted > 0 ? Math.min(wanted, mostContacts) : mostContacts;
  const names = options.u8slistDatabaseNames.map((name) => name.toLowerCase());
  const contacts: AsnNetDatabaseContact[] = [];
  for (const source of chosen) {
    if (contacts.length >= most) break;
    const criteria = {
      terms,
      most: most - contacts.length,
      onlyEnabledUsers: names.includes(activeUsersOnly),
      room,
    };
    const found = await source.find(unit, criteria, principal);
    contacts.push(...inOrder(found.map((contact) => named(contact, iDisplayNameFormat))));
  }
  const isHashed = (iFlags & flags.eJPEGPHOTOHASH) !== 0;
  return { contacts: isHashed ? contacts.map(withoutPicture) : contacts, phoneBooks, most, room };
}

/** What has to match; undefined if nothing can, because nothing is given or a text has nothing by which it could. */
function termsOf(options: AsnNetDatabaseFindOptions): Term[] | undefined {
  const { iFlags, u8spairlistCustomFieldsValues: custom } = options;
  const isForAll = (iFlags & flags.eMULTIFIELDNAME) !== 0;
  const texts: [SearchField, string, string][] = [
    ["first-name", options.u8sFirstName, keyOf(options.u8sFirstName)],
    [isForAll ? "any-name" : "last-name", options.u8sLastName, keyOf(options.u8sLastName)],
    ["company", options.u8sCompanyName, keyOf(options.u8sCompanyName)],
    ["customer", options.u8sCustomerID, keyOf(options.u8sCustomerID)],
    ["department", options.u8sDepartment, keyOf(options.u8sDepartment)],
    ["street", options.u8sStreetAddress, keyOf(options.u8sStreetAddress)],
    ["place", options.u8sAreaCodeOrCity, keyOf(options.u8sAreaCodeOrCity)],
    // Without what is dialled before a number of the same country.
    ["number", options.u8sPhoneNo, numberKeyOf(options.u8sPhoneNo).replace(/0+$/, "")],
    ["mail", options.u8sEMail, keyOf(options.u8sEMail)],
  ];
  if (custom.length > mostCustom) {
    throw new RequestError(general, `At most ${mostCustom} user defined fields`);
  }
  for (const { key, value } of custom) {
    if (key.length > longestText) throw tooLong();
    texts.push(["custom", value, customKeyOf(key, value)]);
  }
  const given = texts.filter(([, text]) => text !== "");
  if (given.some(([, text]) => text.length > longestText)) throw tooLong();
  if (given.length === 0 || given.some(([, , key]) => key === "")) return undefined;
  return given.map(([field, , key]) => [field, key]);
}

/** The sources that the names of databases and the flags choose. */
function chosenOf(
  sources: readonly ContactSource[],
  { iFlags, u8slistDatabaseNames }: AsnNetDatabaseFindOptions,
  { rights }: UserPrincipal,
): ContactSource[] {
  const has = (flag: number): boolean => (iFlags & flag) !== 0;
  if (u8slistDatabaseNames.length > mostNames) {
    throw new RequestError(general, `At most ${mostNames} names of databases`);
  }
  if (has(flags.eONLYMETADIRECTORY)) return [];
  const names = new Set(u8slistDatabaseNames.map((name) => name.toLowerCase()));
  if (names.delete(activeUsersOnly)) return sources.filter(({ name }) => name === "users");
  return sources.filter(({ name, phoneBook }) => {
    const isNamed = names.has(name.toLowerCase());
    if (phoneBook !== undefined) {
      if (!rights.has("phone-books") || has(flags.eNOPHONEBOOKS)) return false;
      return isNamed || has(flags.ePHONEBOOKS);
    }
    return isNamed || names.size === 0 || has(flags.eOTHERDBS);
  });
}

/** What one source has found, in the order in which clients get it. */
export function inOrder(found: readonly AsnNetDatabaseContact[]): AsnNetDatabaseContact[] {
  return found.toSorted(byDisplayName);
}

/** A contact with the last name first in its display name, if that is wanted. */
export function named(contact: AsnNetDatabaseContact, format: number): AsnNetDatabaseContact {
  const { u8sFirstName: first, u8sLastName: last } = contact;
  if (format !== 1 || !first || !last) return contact;
  return { ...contact, u8sDisplayName: `${last} ${first}` };
}

const order = new Intl.Collator("en", { sensitivity: "base" });

function byDisplayName(one: AsnNetDatabaseContact, other: AsnNetDatabaseContact): number {
  return order.compare(one.u8sDisplayName ?? "", other.u8sDisplayName ?? "");
}

function tooLong(): RequestError {
  return new RequestError(general, `At most ${longestText} characters to search for`);
}
