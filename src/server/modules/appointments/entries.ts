import type { EncodedList } from "../../../codec/index.js";
import {
  AsnAppointmentEntry,
  EnumAppointmentImportance,
  EnumAppointmentSensitivity,
  EnumAppointmentState,
} from "../../../modules/appointments/appointments.js";
import {
  listRead,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
} from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import type { AppointmentRow } from "./store.js";

const day = 24 * 60 * 60 * 1000;

/**
 * When an entry runs, in milliseconds since 1970 UTC: from its start until just before its end.
 * An all-day entry whose end equals its start lasts the whole day, so it runs for 24 hours. Other
 * entries whose end equals their start never run.
 */
export function runTime(entry: AsnAppointmentEntry): { starts: number; ends: number } {
  const starts = entry.stStart.getTime();
  const ends = entry.stEnd.getTime();
  return { starts, ends: entry.bAllDay && ends <= starts ? starts + day : ends };
}

/** Whether others see an entry only with the right to see private ones (manual line 1299): whether it is personal, private or confidential. */
export function isPrivate({ iSensitivity }: Pick<AsnAppointmentEntry, "iSensitivity">): boolean {
  return iSensitivity !== EnumAppointmentSensitivity.values.eAPPOINTMENTSENSITIVITYNORMAL;
}

/** The values that the server sets in an entry that a client has sent. */
export interface Given {
  /** The name of the owner. */
  readonly owner: string;
  /** The data source of an entry that names none. */
  readonly source?: string;
}

/**
 * The row for an entry that a client has sent. Except for the values that the server sets, the entry is not changed.
 * @param path The place of the entry in the argument, for the error.
 * @throws RequestError if the id is empty, too long or contains NUL, a value is not one of the manual's, or the end is
 *   before the start.
 */
export function toRow(
  entry: AsnAppointmentEntry,
  { owner, source = "" }: Given,
  path: string,
): AppointmentRow {
  requireEntryId(entry.u8sEntryID, `${path}.u8sEntryID`);
  requireSense(entry, path);
  const u8sDataSource = entry.u8sDataSource === "" ? source : entry.u8sDataSource;
  const stored: AsnAppointmentEntry = { ...entry, u8sOwner: owner, u8sDataSource, bIsValid: true };
  return {
    entryId: entry.u8sEntryID,
    ...runTime(entry),
    private: isPrivate(entry),
    entry: AsnAppointmentEntry.encode(stored),
  };
}

/** The entry of a row. */
export function fromRow(entry: Uint8Array): AsnAppointmentEntry {
  return AsnAppointmentEntry.decode(entry);
}

/** The list for an answer whose entries have these encodings, one after the other. The server has encoded them, so they need no check. */
export function listOf(entries: Uint8Array): EncodedList<AsnAppointmentEntry> {
  return listRead(AsnAppointmentEntry, [entries]);
}

/** The values that the manual gives for these members (lines 13583-13631). */
const known = {
  iStatus: new Set<number>(Object.values(EnumAppointmentState.values)),
  iImportance: new Set<number>(Object.values(EnumAppointmentImportance.values)),
  iSensitivity: new Set<number>(Object.values(EnumAppointmentSensitivity.values)),
};

function requireSense(entry: AsnAppointmentEntry, path: string): void {
  for (const [name, values] of Object.entries(known) as [keyof typeof known, Set<number>][]) {
    if (values.has(entry[name])) continue;
    const reason = `${path}.${name} is none of ${[...values].join(", ")}`;
    throw new RequestError(RequestErrorDetail.invalidArgument, reason);
  }
  if (entry.stEnd.getTime() >= entry.stStart.getTime()) return;
  const reason = `${path}.stEnd is before stStart`;
  throw new RequestError(RequestErrorDetail.invalidArgument, reason);
}

/** @throws RequestError for a data source of over 1,024 characters. */
export function requireSource(source: string): void {
  if (source.length <= textLimits.dataSource) return;
  const reason = `u8sDataSource has over ${textLimits.dataSource} characters`;
  throw new RequestError(RequestErrorDetail.invalidArgument, reason);
}

/**
 * @throws RequestError if the id is empty, has over 1,024 characters, or contains NUL. The other texts of an entry may contain
 *   NUL, because only the id is stored in its own column.
 */
export function requireEntryId(entryId: string, path: string): void {
  if (entryId.length > textLimits.entryId) {
    const reason = `${path} has over ${textLimits.entryId} characters`;
    throw new RequestError(RequestErrorDetail.invalidArgument, reason);
  }
  if (entryId === "") {
    throw new RequestError(RequestErrorDetail.invalidArgument, `${path} is empty`);
  }
  requireStorableText(entryId, path);
}
