import { noTime } from "../../../../src/codec/index.js";
import * as General from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import type { RightBits } from "../../../../src/server/index.js";
import type { Running } from "../../running.js";
import { changeSettings, contactOf, triple } from "../support/directory.js";

/** Flags of the presence state (manual line 4320). */
export const flags = {
  appointment: 0x02000000,
  offline: 0x08000000,
  note: 0x10000000,
  idle: 0x20000000,
};

/** The events about contacts that are open, and about the own one. */
export const presenceEvents = [
  General.asnOperationComplete,
  General.asnPresenceStateChanged,
  General.asnContactAbsentStateChanged,
  General.asnContactAppointmentStateChanged,
  General.asnContactCustomNoteChanged,
  General.asnContactRemoveContact,
  General.asnContactStatusResultEvent,
  General.asnUpdateMyAppointment,
];

/** From now on all users may see so much of all. */
export function letAll(there: Running, bits: RightBits): Promise<void> {
  return changeSettings(there, { objGlobalUserRightDetails: triple(bits) });
}

/** Opens the contacts of users; all if none is named. */
export async function openContacts(
  client: Client,
  there: Running,
  names: readonly string[],
  more: Partial<General.AsnOpenContactsArgument> = {},
): Promise<General.AsnContact[]> {
  const seqContactIDs = await Promise.all(names.map((name) => contactOf(there.server, name)));
  const opened = await client.invoke(General.asnOpenContacts, { seqContactIDs, ...more });
  return opened.contacts;
}

export const setNote = (client: Client, u8sNote: string) =>
  client.invoke(General.asnCustomNoteSet, {
    customnote: { u8sContactID: "", u8sUsername: "", u8sNote },
  });

export const setAbsence = (client: Client, iAbsentState: number, u8sAbsentReason = "") =>
  client.invoke(General.asnAbsentStateSetUser, {
    absentstate: {
      ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime },
      ...{ iAbsentState, u8sMessage: "", u8sAbsentReason, iPresenceState: 0 },
    },
  });
