import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";

/** An appointment as a client sends it, with some members changed. */
export function entry(changes: Partial<AsnAppointmentEntry> = {}): AsnAppointmentEntry {
  return {
    u8sEntryID: "entry-1",
    u8sOwner: "",
    u8sDataSource: "MAPI",
    stStart: new Date("2024-05-06T08:00:00.123Z"),
    stEnd: new Date("2024-05-06T09:30:00.456Z"),
    iDuration: 90,
    u8sSubject: "Subject",
    u8sText: "Text",
    bAllDay: false,
    iStatus: 2,
    u8sCategory: "Category",
    iImportance: 1,
    iSensitivity: 0,
    bIsValid: false,
    ...changes,
  };
}

/** An entry as the server stores it: owner and validity are set by the server. */
export function stored(sent: AsnAppointmentEntry, owner: string): AsnAppointmentEntry {
  return { ...sent, u8sOwner: owner, bIsValid: true };
}

/** The entry ids of a list, in its order. */
export function ids(list: readonly AsnAppointmentEntry[]): string[] {
  return list.map(({ u8sEntryID }) => u8sEntryID);
}
