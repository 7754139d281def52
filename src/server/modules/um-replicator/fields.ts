import type {
  AsnComputerProfile,
  AsnGroupProfile,
  AsnUserProfile,
} from "../../../modules/admin/admin.js";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type {
  AsnComputerReplicate,
  AsnGroupReplicate,
  AsnUserReplicate,
} from "../../../modules/um-replicator/um-replicator.js";

/** A value of which only some members are given; what is absent is not changed. */
type Given<T> = { -readonly [K in keyof T]?: T[K] };

/** The members that have a value. */
function given<T>(members: { readonly [K in keyof T]?: T[K] | undefined }): Given<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

/** A GUID stays, and passwords and granted rights are not kept in profiles. */
type UserFields = Given<
  Omit<
    AsnUserProfile,
    "u8sobjectGUID" | "u8sPassword" | "userDynamicRights" | "asnUserContact" | "optionalParams"
  >
>;

/** What an object says of a user's profile. */
export function userFields(object: AsnUserReplicate): UserFields {
  return given<UserFields>({
    iEnabled: object.iEnabled === undefined ? undefined : flagOf(object.iEnabled),
    u8sDNPath: object.u8sDNPath,
    u8sUserName: object.u8sUserName,
    u8sSIPURI: object.u8sSIPURI,
    u8sPhoneNumber: object.u8sPhoneNumber,
    u8sPhoneSecondary: object.u8sPhoneSecondary,
    userMonitorLineList: object.userMonitorLineList,
    iMonitorLineRights: object.iMonitorLineRights,
    u8sSAMAccountName: object.u8sSAMAccountName,
    u8sCallRecordingNumber: object.u8sCallRecordingNumber,
    u8sMailboxNumber: object.u8sMailboxNumber,
    u8sHomeServer: object.u8sHomeServer,
    iUserStaticRights: object.iUserStaticRights,
  });
}

/** The texts of a contact that a directory may set by their names; the server sets the others. */
const contactTexts: ReadonlySet<string> = new Set(textsOfContact());

function textsOfContact(): string[] {
  const { schema } = AsnNetDatabaseContact;
  if (schema.kind !== "sequence") return [];
  const own = /^u8s(Found|DatabaseName|EntryID|EntryIDDB|EntryIDStore|CtiServerUserName)$/;
  return schema.members
    .map(({ name }) => name)
    .filter((name) => name.startsWith("u8s") && !own.test(name));
}

/** The picture of a user, in the optional parameters of the object and of the contact. */
const picture = "jpegPhoto";

/**
 * A contact with what an object says of it: in members of its own, and, as version 8 has it, in optional parameters with the names of members of the
 * contact, and `jpegPhoto`.
 */
export function contactWith(
  contact: AsnNetDatabaseContact,
  object: AsnUserReplicate,
): AsnNetDatabaseContact {
  const named = new Map<string, string>();
  let photo: Uint8Array | undefined;
  for (const { key, value } of object.optionalParams ?? []) {
    if ("stringdata" in value && contactTexts.has(key)) named.set(key, value.stringdata);
    if ("binarydata" in value && key === picture) photo = value.binarydata;
  }
  const changed = {
    ...contact,
    ...Object.fromEntries(named),
    ...given<AsnNetDatabaseContact>({
      u8sFirstName: object.u8sFirstName,
      u8sLastName: object.u8sLastName,
      u8sDisplayName: object.u8sDisplayName,
      u8sEMail: object.u8sEMailAdress,
      u8sPhoneMobile: object.u8sMobilePhone,
    }),
  };
  if (photo === undefined) return changed;
  const others = (contact.optionalParams ?? []).filter(({ key }) => key !== picture);
  return {
    ...changed,
    optionalParams: [...others, { key: picture, value: { binarydata: photo } }],
  };
}

/** What an object says of a group's profile. */
export function groupFields(
  object: AsnGroupReplicate,
): Given<Omit<AsnGroupProfile, "u8sobjectGUID" | "optionalParams">> {
  return given<AsnGroupProfile>({
    iEnabled: object.iEnabled === undefined ? undefined : flagOf(object.iEnabled),
    u8sDNPath: object.u8sDNPath,
    u8sGroupName: object.u8sGroupName,
    u8sPhoneNumber: object.u8sPhoneNumber,
    u8sPhoneSecondary: object.u8sPhoneSecondary,
    u8sGroupLeaderDN: object.u8sGroupLeaderDN,
    u8sGroupCoLeaderDN: object.u8sGroupDeputyDN,
    iGroupStaticRights: object.iGroupStaticRights,
    asnGroupRightDetails: object.groupRightDetails,
    asnGroupLeaderRightDetails: object.groupleaderRightDetails,
    listUserDNs: object.u8slistGroupMemberDNs,
    u8sMailAddress: object.u8sMailAddress,
  });
}

/** What an object says of a computer's profile. */
export function computerFields(
  object: AsnComputerReplicate,
): Given<Omit<AsnComputerProfile, "u8sobjectGUID" | "optionalParams">> {
  return given<AsnComputerProfile>({
    iEnabled: object.iEnabled === undefined ? undefined : flagOf(object.iEnabled),
    u8sDNPath: object.u8sDNPath,
    u8sComputerLogin: object.u8sComputerName,
    u8sPhoneNumber: object.u8sPhoneNumber,
    u8sPhoneSecondary: object.u8sPhoneSecondary,
    userMonitorLineList: object.userMonitorLineList,
    iMonitorLineRights: object.iMonitorLineRights,
  });
}

function flagOf(iEnabled: number): number {
  return iEnabled === 0 ? 0 : 1;
}
