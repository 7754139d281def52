import { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { RequestErrorDetail, RequestFailure } from "../request-error.js";
import type { AppointmentRow } from "../store/appointments.js";
import { textLimits } from "../text-limits.js";

const day = 24 * 60 * 60 * 1000;

/**
 * When an entry runs, in milliseconds since 1970 UTC: from its start until just before its end.
 * An all-day entry that ends where it starts means the whole day, so it runs for 24 hours; any
 * other entry without a length never runs.
 */
export function runTime(entry: AsnAppointmentEntry): { starts: number; ends: number } {
  const starts = entry.stStart.getTime();
  const ends = entry.stEnd.getTime();
  return { starts, ends: entry.bAllDay && ends <= starts ? starts + day : ends };
}

/**
 * The row for an entry that a client sent: the server sets owner and validity, everything else
 * stays as it came.
 * @param path Where the entry stands in the argument, for the error.
 * @throws RequestFailure if the entry has no id, or one that is too long.
 */
export function toRow(entry: AsnAppointmentEntry, owner: string, path: string): AppointmentRow {
  requireEntryId(entry.u8sEntryID, `${path}.u8sEntryID`);
  const stored: AsnAppointmentEntry = { ...entry, u8sOwner: owner, bIsValid: true };
  return {
    entryId: entry.u8sEntryID,
    ...runTime(entry),
    entry: AsnAppointmentEntry.encode(stored),
  };
}

/** The entry of a row. */
export function fromRow(entry: Uint8Array): AsnAppointmentEntry {
  return AsnAppointmentEntry.decode(entry);
}

/** @throws RequestFailure for an empty id, which could name nothing, and for one of over 1,024 characters. */
export function requireEntryId(entryId: string, path: string): void {
  if (entryId.length > textLimits.entryId) {
    const reason = `${path} has over ${textLimits.entryId} characters`;
    throw new RequestFailure(RequestErrorDetail.invalidArgument, reason);
  }
  if (entryId === "") {
    throw new RequestFailure(RequestErrorDetail.invalidArgument, `${path} is empty`);
  }
}
