import { noTime } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { AsnContact } from "../../../modules/general/general.js";
import type { User } from "./user.js";

/** `eUNCONTROLLED`: what is stored of users says nothing of their presence. */
const uncontrolled = 0;

/** The id of a user's contact. */
export function contactIdOf({ id }: Pick<User, "id">): string {
  return `user-${id}`;
}

/** The id of the user whose contact has this id; undefined if no contact has it. */
export function userIdOf(contactId: string): number | undefined {
  const digits = /^user-(\d{1,15})$/.exec(contactId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A user's contact with nothing but what is stored of the user (manual line 8397).
 * @param known The stored contact of the user.
 * @param iStaticRights What the user may use, in bits of AsnUserStaticRights.
 */
export function userContact(
  user: Pick<User, "id" | "name">,
  known: Readonly<AsnNetDatabaseContact>,
  iStaticRights: number,
): AsnContact {
  return {
    ...blankContact(contactIdOf(user), user.name),
    asnRemoteContact: remoteContact(user, known),
    iStaticRights,
  };
}

/** The stored contact of a user with what says who it is. */
export function remoteContact(
  user: Pick<User, "id" | "name">,
  known: Readonly<AsnNetDatabaseContact>,
): AsnNetDatabaseContact {
  const { u8sDisplayName = user.name } = known;
  return {
    ...known,
    ...(u8sDisplayName && { u8sDisplayName }),
    u8sEntryID: contactIdOf(user),
    u8sCtiServerUserName: user.name,
    bValid: true,
    iCtiServerUser: 1,
  };
}

/** The contact of an anonymous login: only a name, and no rights. */
export function anonymousContact(name: string): AsnContact {
  return blankContact(name, name);
}

function blankContact(contactId: string, userName: string): AsnContact {
  return {
    u8sContactId: contactId,
    iContactFeatureSet: 0,
    iPresenceState: uncontrolled,
    iStaticRights: 0,
    iMonitorAccessRights: 0,
    asnRemoteContact: {
      u8sEntryID: contactId,
      u8sCtiServerUserName: userName,
      u8sDisplayName: userName,
      bValid: true,
      iCtiServerUser: 1,
    },
    seqPhoneLines: [],
    asnAbsentState: {
      u8sContactId: contactId,
      u8sUsername: userName,
      stTimeFrom: noTime,
      stTimeTo: noTime,
      iAbsentState: 0,
      u8sMessage: "",
      u8sAbsentReason: "",
      iPresenceState: uncontrolled,
    },
    asnCustomNote: { u8sContactID: contactId, u8sUsername: userName, u8sNote: "" },
    seqActualAppointments: [],
    asnNextAppointment: noAppointment(),
    asnUserPropertyBag: { asnProperties: [] },
  };
}

/** The value of a member that must hold an appointment when there is none: `bIsValid` is false. */
export function noAppointment(): AsnAppointmentEntry {
  return {
    u8sEntryID: "",
    u8sOwner: "",
    u8sDataSource: "",
    stStart: noTime,
    stEnd: noTime,
    iDuration: 0,
    u8sSubject: "",
    u8sText: "",
    bAllDay: false,
    iStatus: 0,
    u8sCategory: "",
    iImportance: 1,
    iSensitivity: 0,
    bIsValid: false,
  };
}
