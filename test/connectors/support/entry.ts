import type { AsnAppointmentEntry } from "../../../src/modules/appointments/appointments.js";

/** An appointment as another client made it. */
export function entry(changes: Partial<AsnAppointmentEntry> = {}): AsnAppointmentEntry {
  return {
    u8sEntryID: "entry-1",
    u8sOwner: "",
    u8sDataSource: "MAPI",
    stStart: new Date("2024-11-21T08:00:00Z"),
    stEnd: new Date("2024-11-21T09:30:00Z"),
    iDuration: 90,
    u8sSubject: "Subject",
    u8sText: "Text",
    bAllDay: false,
    iStatus: 2,
    u8sCategory: "Category",
    iImportance: 1,
    iSensitivity: 0,
    bIsValid: true,
    ...changes,
  };
}
