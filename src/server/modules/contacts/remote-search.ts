import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  AsnDBPhoneBook,
  AsnNetDatabaseFindOptionIFlags,
  type AsnDatabaseEntryID,
  type AsnDatabaseFindOption,
  type AsnNetDatabaseFindOptions,
} from "../../../modules/general/general.js";
import type { UserPrincipal } from "../../kernel/index.js";
import { replySize } from "./reply-size.js";
import { activeUsersOnly, inOrder, mostOctets, named, type FoundHere } from "./search.js";
import { Room, type ContactSources, type Found, type RemoteSource } from "./source.js";

const flags = AsnNetDatabaseFindOptionIFlags.values;
/** Characters of what a reference consists of. */
const longestId = 1_024;

/** Who searches for what. */
interface Asking {
  readonly options: AsnNetDatabaseFindOptions;
  readonly principal: UserPrincipal;
  readonly signal: AbortSignal;
}

/** Searches in the sources outside the server that the options choose, for what there is still room for. */
export async function searchRemote(
  sources: ContactSources,
  { options, principal, signal }: Asking,
  here: FoundHere,
): Promise<Found> {
  const left = here.most - here.contacts.length;
  const chosen = left > 0 ? chosenOf(sources.remote, options) : [];
  const mayBooks = principal.rights.has("phone-books");
  const all = await Promise.all(
    chosen.map((source) =>
      source.find(optionsFor(source.name, options, principal, left, mayBooks), signal),
    ),
  );
  const ofServer = databases(sources);
  const contacts = [...here.contacts];
  const phoneBooks = [...here.phoneBooks];
  const booksRoom = new Room(mostOctets);
  let hasRoom = true;
  for (const found of all) {
    if (mayBooks) phoneBooks.push(...fitting(found.phoneBooks, booksRoom));
    const taken: AsnNetDatabaseContact[] = [];
    for (const contact of found.contacts) {
      hasRoom &&= contacts.length + taken.length < here.most;
      if (!hasRoom) break;
      if (ofServer.has(contact.u8sEntryIDDB ?? "")) continue;
      const one = named(noUser(contact), options.iDisplayNameFormat);
      hasRoom = here.room.take(replySize(AsnNetDatabaseContact, one));
      if (hasRoom) taken.push(one);
    }
    contacts.push(...inOrder(taken));
  }
  return { contacts, phoneBooks };
}

/** The contact with a reference to a source outside the server; all are asked, and the first that has logged in counts. */
export async function findRemote(
  sources: ContactSources,
  { u8sEntryIDDB, u8sEntryIDStore, u8sEntryID }: AsnDatabaseEntryID,
  signal: AbortSignal,
): Promise<AsnNetDatabaseContact | undefined> {
  const ids = [u8sEntryIDDB, u8sEntryIDStore, u8sEntryID];
  if (ids.some((id) => id.length > longestId)) return undefined;
  const ofServer = databases(sources);
  if (ofServer.has(u8sEntryIDDB)) return undefined;
  const asked = sources.remote.map((source) =>
    source.get({ u8sEntryIDDB, u8sEntryIDStore, u8sEntryID }, signal),
  );
  const found = await Promise.all(asked);
  const contact = found.find((one) => one !== undefined && !ofServer.has(one.u8sEntryIDDB ?? ""));
  if (contact === undefined) return undefined;
  const one = noUser(contact);
  // What has no room in an answer cannot be shown.
  return replySize(AsnNetDatabaseContact, one) > mostOctets ? undefined : one;
}

/** The phone books of all sources outside the server, as many as there is room for. */
export async function remotePhoneBooks(
  sources: ContactSources,
  signal: AbortSignal,
): Promise<AsnDBPhoneBook[]> {
  const all = await Promise.all(sources.remote.map((source) => source.phoneBooks(signal)));
  return fitting(all.flat(), new Room(mostOctets));
}

/** The first phone books for which there is room. */
function fitting(books: readonly AsnDBPhoneBook[], room: Room): AsnDBPhoneBook[] {
  const end = books.findIndex((book) => !room.take(replySize(AsnDBPhoneBook, book)));
  return end < 0 ? [...books] : books.slice(0, end);
}

/** A contact without what only the server says of its users. */
function noUser(contact: AsnNetDatabaseContact): AsnNetDatabaseContact {
  const { u8sCtiServerUserName: _user, iCtiServerUser: _isUser, ...kept } = contact;
  return kept;
}

/** The databases of the server's own sources: contacts from outside cannot pass for theirs. */
function databases(sources: ContactSources): ReadonlySet<string> {
  return new Set(sources.all.map(({ database }) => database));
}

function chosenOf(
  sources: readonly RemoteSource[],
  {
    iFlags,
    u8slistDatabaseNames,
    u8spairlistCustomFieldsValues: custom,
  }: AsnNetDatabaseFindOptions,
): RemoteSource[] {
  if ((iFlags & flags.eONLYMETADIRECTORY) !== 0) return [];
  // They cannot be asked for user defined fields, and all fields have to match.
  if (custom.some(({ value }) => value !== "")) return [];
  const names = new Set(u8slistDatabaseNames.map((name) => name.toLowerCase()));
  if (names.has(activeUsersOnly)) return [];
  const isForAll = names.size === 0 || (iFlags & flags.eOTHERDBS) !== 0;
  return sources.filter(({ name }) => isForAll || names.has(name.toLowerCase()));
}

/** What a source is asked. Whose rights have been checked is not for the client to say, and the user is the one who asks. */
function optionsFor(
  u8sDatabaseName: string,
  options: AsnNetDatabaseFindOptions,
  { user: { name: u8sUsername } }: UserPrincipal,
  iMaxNumEntries: number,
  mayBooks: boolean,
): AsnDatabaseFindOption {
  const { u8sFirstName, u8sLastName, u8sCompanyName, u8sCustomerID, u8sDepartment } = options;
  const { u8sStreetAddress, u8sAreaCodeOrCity, u8sPhoneNo, u8sEMail } = options;
  let iFlags = options.iFlags & ~flags.eRIGHTSCHECKED;
  if (!mayBooks) iFlags = (iFlags & ~flags.ePHONEBOOKS) | flags.eNOPHONEBOOKS;
  return {
    ...{ u8sFirstName, u8sLastName, u8sCompanyName, u8sCustomerID, u8sDepartment },
    ...{ u8sStreetAddress, u8sAreaCodeOrCity, u8sPhoneNo, u8sEMail },
    ...{ iMaxNumEntries, u8sDatabaseName, u8sUsername, iFlags },
  };
}
