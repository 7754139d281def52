import { createHash } from "node:crypto";
import {
  AsnNetDatabaseContact,
  AsnNetDatabaseContactID,
  type AsnOptionalParam,
} from "../../../modules/common/common.js";
import { invalid, requireStorableText } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** Octets of one contact, with its picture. */
const largestContact = 256 * 1024;

/** The optional parameters of a contact in which pictures come. */
const picture = "jpegPhoto";
const pictureHash = "jpegPhotoHash";

/** A contact as it is stored. */
export interface StoredContact {
  readonly key: string;
  readonly contact: Uint8Array;
  readonly plain: Uint8Array | null;
}

/** What identifies a contact: its entry id, in a database and a store. */
type Triple = Pick<AsnNetDatabaseContact, "u8sEntryID" | "u8sEntryIDDB" | "u8sEntryIDStore">;

/**
 * The key of a contact.
 * @param path The place of the contact in the argument, for the error.
 * @throws RequestError if the entry id is missing, or an id is too long or contains NUL.
 */
export function keyOf(
  { u8sEntryID = "", u8sEntryIDDB = "", u8sEntryIDStore = "" }: Triple,
  path: string,
): string {
  if (u8sEntryID === "") throw invalid(`${path}.u8sEntryID is empty`);
  const ids = { u8sEntryID, u8sEntryIDDB, u8sEntryIDStore };
  for (const [name, id] of Object.entries(ids)) {
    if (id.length > textLimits.contactId) {
      throw invalid(`${path}.${name} has over ${textLimits.contactId} characters`);
    }
    requireStorableText(id, `${path}.${name}`);
  }
  return JSON.stringify(Object.values(ids));
}

/** A contact of a client, as it is stored. @throws RequestError like {@link keyOf}, and for one that is too large. */
export function stored(contact: AsnNetDatabaseContact, path: string): StoredContact {
  const key = keyOf(contact, path);
  const octets = AsnNetDatabaseContact.encode(contact);
  if (octets.length > largestContact) throw invalid(`${path} has over ${largestContact} octets`);
  return { key, contact: octets, plain: withoutPicture(contact) };
}

/** The encoding of the id of a contact. */
export function idOctets({
  u8sEntryID = "",
  u8sEntryIDDB = "",
  u8sEntryIDStore = "",
}: Triple): Uint8Array {
  return AsnNetDatabaseContactID.encode({ u8sEntryID, u8sEntryIDDB, u8sEntryIDStore });
}

/** The encoding of a contact with the SHA-1 hash of its picture in the place of the picture; null if it has none. */
function withoutPicture(contact: AsnNetDatabaseContact): Uint8Array | null {
  const { optionalParams = [] } = contact;
  const photo = optionalParams.find(({ key }) => key === picture);
  if (photo === undefined) return null;
  const others = optionalParams.filter(({ key }) => key !== picture);
  if (!others.some(({ key }) => key === pictureHash)) {
    const binarydata = createHash("sha1").update(octetsOf(photo)).digest();
    others.push({ key: pictureHash, value: { binarydata } });
  }
  return AsnNetDatabaseContact.encode({ ...contact, optionalParams: others });
}

/** The octets of a picture, which may come as a text in base64. */
function octetsOf({ value }: AsnOptionalParam): Uint8Array {
  if (value.binarydata !== undefined) return value.binarydata;
  return value.stringdata === undefined ? Buffer.alloc(0) : Buffer.from(value.stringdata, "base64");
}
