import { isNoTime, noTime } from "../../../codec/index.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  AsnNetDatabaseJournal,
  AsnNetDatabaseJournalCallType,
} from "../../../modules/journal/journal.js";
import type * as Later from "../../../modules/later/journal/journal.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
} from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { folded } from "../../folded.js";
import { phoneOf } from "./phone.js";

/** Octets of an encoded entry. */
export const largestEntry = 64 * 1024;

/** An entry as it is stored, with what is searched for. */
export interface StoredEntry {
  readonly connectionId: string;
  readonly starts: number;
  readonly callType: number;
  readonly outbound: boolean;
  readonly internal: boolean;
  readonly connected: boolean;
  readonly offline: boolean;
  readonly private: boolean;
  readonly unread: boolean;
  readonly hasMemo: boolean;
  readonly phone: string;
  readonly contact: string;
  readonly company: string;
  readonly memo: string;
  readonly readAt: number;
  readonly entry: Uint8Array;
}

const callTypes = new Set<number>(Object.values(AsnNetDatabaseJournalCallType.values));

/**
 * The row for an entry. `iReadFlag` becomes 0 or 1, and `rCharging`, which is not used any more, 0.
 * @throws RequestError for an id or text that is too long, an empty id or one with NUL, an unknown call type, or an entry of over 64 KiB.
 */
export function toStored(value: AsnNetDatabaseJournal, callType: number): StoredEntry {
  requireConnectionId(value.u8sConnectionID, "u8sConnectionID");
  requireText(value.u8sMemo, "u8sMemo", textLimits.journalMemo);
  for (const name of [
    "u8sSubject",
    "u8sContactName",
    "u8sContactCompany",
    "u8sPhoneNumber",
  ] as const) {
    requireText(value[name], name);
  }
  if (!callTypes.has(callType)) throw invalid(`${callType} is no type of calls`);
  const iReadFlag = value.iReadFlag === 0 ? 0 : 1;
  const kept = { ...value, iReadFlag, rCharging: 0 };
  const entry = AsnNetDatabaseJournal.encode(kept);
  if (entry.length > largestEntry) {
    throw new RequestError(
      RequestErrorDetail.limitExceeded,
      `a journal entry may have at most ${largestEntry} octets`,
    );
  }
  const other = AsnNetDatabaseJournal.encode({ ...kept, iReadFlag: 1 - iReadFlag });
  return {
    connectionId: value.u8sConnectionID,
    starts: value.stStartTime.getTime(),
    callType,
    outbound: value.iOrigin !== 0,
    internal: value.iInternal !== 0,
    connected: value.iDurationConnected > 0 || !isNoTime(value.stConnectTime),
    offline: value.iLineUserOffline !== 0,
    private: isPrivate(value),
    unread: iReadFlag === 0,
    hasMemo: value.u8sMemo !== "",
    phone: phoneOf(value.u8sPhoneNumber),
    contact: folded(value.u8sContactName),
    company: folded(value.u8sContactCompany),
    memo: folded(value.u8sMemo),
    readAt: entry.findIndex((octet, at) => octet !== other[at]),
    entry,
  };
}

/** The entry in a row. */
export function fromStored(entry: Uint8Array): AsnNetDatabaseJournal {
  return AsnNetDatabaseJournal.decode(entry, { unknown: "keep" });
}

/** Whether only the owner sees an entry. */
export function isPrivate({
  projectPinRule,
}: Pick<AsnNetDatabaseJournal, "projectPinRule">): boolean {
  return projectPinRule.bAssociatedCallIsPrivateCall;
}

/** An entry of which nothing is known but its id: one that has been removed (manual line 30270). */
export function blankJournalEntry(u8sConnectionID: string): AsnNetDatabaseJournal {
  return {
    u8sConnectionID,
    stStartTime: noTime,
    stStopTime: noTime,
    iDurationTotal: 0,
    stConnectTime: noTime,
    stDisconnectTime: noTime,
    iDurationConnected: 0,
    iOrigin: 0,
    iInternal: 0,
    u8sLineNumber: "",
    u8sLineName: "",
    u8sLineUserName: "",
    iLineUserOffline: 0,
    u8sLocalNumber: "",
    u8sPhoneNumber: "",
    u8sRedirectingNumber: "",
    u8sContactName: "",
    u8sContactCompany: "",
    u8sContactEntryID: "",
    u8sContactEntryStoreID: "",
    u8sContactEntryDBID: "",
    u8sCtiServerUserName: "",
    u8sProviderNumber: "",
    rCharging: 0,
    iSucessState: 0,
    u8sSubject: "",
    u8sMemo: "",
    iReadFlag: 0,
    projectPinRule: {
      u8sProjectName: "",
      u8sProjectPin: "",
      iProjectType: 0,
      bAssociatedCallIsPrivateCall: false,
      u8sLocationID: "",
      u8sUserEnteredPin: "",
      u8sUserEnteredUserID: "",
    },
    u8sTrackerID: "",
    u8sAcceptorName: "",
    u8sAcceptorCtiServerUserName: "",
    u8sAcceptorConnectionID: "",
  };
}

/** How long something of a call has lasted, as entries tell it. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

/** The entry for clients of version 8: without `rCharging`, and without optional parameters of the project. */
export function laterEntry(entry: AsnNetDatabaseJournal): Later.AsnNetDatabaseJournal {
  const { rCharging: _, projectPinRule, ...rest } = entry;
  const { optionalParams: __, ...project } = projectPinRule;
  return { ...rest, projectPinRule: project };
}

/**
 * What a contact says of the other party of a call.
 * @throws RequestError for a text of over 1,024 characters.
 */
export function partyOf(contact: AsnNetDatabaseContact): Partial<AsnNetDatabaseJournal> {
  const {
    u8sDisplayName = "",
    u8sFirstName = "",
    u8sLastName = "",
    u8sCompany: u8sContactCompany = "",
    u8sEntryID: u8sContactEntryID = "",
    u8sEntryIDStore: u8sContactEntryStoreID = "",
    u8sEntryIDDB: u8sContactEntryDBID = "",
    u8sCtiServerUserName = "",
  } = contact;
  const given = {
    u8sDisplayName,
    u8sFirstName,
    u8sLastName,
    u8sContactCompany,
    u8sContactEntryID,
    u8sContactEntryStoreID,
    u8sContactEntryDBID,
    u8sCtiServerUserName,
  };
  for (const [name, text] of Object.entries(given)) requireText(text, name);
  const written = [u8sFirstName, u8sLastName].filter((part) => part !== "").join(" ");
  return {
    u8sContactName: (u8sDisplayName || written).slice(0, textLimits.journalText),
    u8sContactCompany,
    u8sContactEntryID,
    u8sContactEntryStoreID,
    u8sContactEntryDBID,
    u8sCtiServerUserName,
  };
}

/** @throws RequestError if the text has over 1,024 characters, or `most`. */
export function requireText(
  text: string,
  path: string,
  most: number = textLimits.journalText,
): void {
  if (text.length > most) throw invalid(`${path} has over ${most} characters`);
}

/** @throws RequestError if the id is empty, has over 256 characters, or contains NUL. */
export function requireConnectionId(id: string, path: string): void {
  requireText(id, path, textLimits.connectionId);
  if (id === "") throw invalid(`${path} is empty`);
  requireStorableText(id, path);
}
