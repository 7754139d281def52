// Generated from journal.asn1 by `npm run generate`. Do not edit.
//
// Journal: Call journal. Operation ids 2104, 2106, 2108, 2109, 2112-2119, 2128, 2129, 2140,
// 2170-2189 (in use: 2104, 2106, 2108, 2109, 2112-2119, 2128, 2129, 2140, 2170, 2171). Manual line
// 29694, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  REAL,
  UTF8String,
  alias,
  bitString,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type BitString,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Returns the offline journal of recent days and optionally marks it read (manual line 29703).
 * Operation 2104.
 */
export const asnGetOfflineJournal: Operation<
  AsnGetOfflineJournalArgument,
  AsnGetOfflineJournalResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetOfflineJournal", 2104, () => ({
  argument: AsnGetOfflineJournalArgument,
  result: AsnGetOfflineJournalResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns journal entries by find options (manual line 29738). Id inferred: 2106 and 2116 are the
 * only printed Journal ids left. Operation 2106.
 */
export const asnGetJournalEntries: Operation<
  AsnGetJournalEntriesArgument,
  AsnGetJournalEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetJournalEntries", 2106, () => ({
  argument: AsnGetJournalEntriesArgument,
  result: AsnGetJournalEntriesResult,
  error: Common.AsnRequestError,
}));

/**
 * Sets remote contact and number of a call and its journal entry (manual line 29772). Operation
 * 2108.
 */
export const asnUpdateCallAndJournalContactAndNumber: Operation<
  AsnUpdateCallAndJournalContactAndNumberArgument,
  AsnUpdateCallAndJournalContactAndNumberResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUpdateCallAndJournalContactAndNumber", 2108, () => ({
  argument: AsnUpdateCallAndJournalContactAndNumberArgument,
  result: AsnUpdateCallAndJournalContactAndNumberResult,
  error: Common.AsnRequestError,
}));

/** Sets the note of journal entries (manual line 29815). Operation 2112. */
export const asnUpdateJournalMemo: Operation<
  AsnUpdateJournalMemoArgument,
  AsnUpdateJournalMemoResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUpdateJournalMemo", 2112, () => ({
  argument: AsnUpdateJournalMemoArgument,
  result: AsnUpdateJournalMemoResult,
  error: Common.AsnRequestError,
}));

/** Sets the project of journal entries (manual line 29852). Operation 2113. */
export const asnUpdateJournalProject: Operation<
  AsnUpdateJournalProjectArgument,
  AsnUpdateJournalProjectResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUpdateJournalProject", 2113, () => ({
  argument: AsnUpdateJournalProjectArgument,
  result: AsnUpdateJournalProjectResult,
  error: Common.AsnRequestError,
}));

/** Sets the read flag of journal entries (manual line 29889). Operation 2114. */
export const asnUpdateJournalReadFlag: Operation<
  AsnUpdateJournalReadFlagArgument,
  AsnUpdateJournalReadFlagResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUpdateJournalReadFlag", 2114, () => ({
  argument: AsnUpdateJournalReadFlagArgument,
  result: AsnUpdateJournalReadFlagResult,
  error: Common.AsnRequestError,
}));

/** Sets the subject of journal entries (manual line 29926). Operation 2115. */
export const asnUpdateJournalSubject: Operation<
  AsnUpdateJournalSubjectArgument,
  AsnUpdateJournalSubjectResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUpdateJournalSubject", 2115, () => ({
  argument: AsnUpdateJournalSubjectArgument,
  result: AsnUpdateJournalSubjectResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the number of journal entries matching find options (manual line 29963). Id inferred:
 * 2106 and 2116 are the only printed Journal ids left. Operation 2116.
 */
export const asnGetJournalEntriesCount: Operation<
  AsnGetJournalEntriesCountArgument,
  AsnGetJournalEntriesCountResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetJournalEntriesCount", 2116, () => ({
  argument: AsnGetJournalEntriesCountArgument,
  result: AsnGetJournalEntriesCountResult,
  error: Common.AsnRequestError,
}));

/** Returns the journal entry of a call (manual line 29997). Operation 2117. */
export const asnJournalEntryGet: Operation<
  AsnJournalEntryGetArgument,
  AsnJournalEntryGetResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnJournalEntryGet", 2117, () => ({
  argument: AsnJournalEntryGetArgument,
  result: AsnJournalEntryGetResult,
  error: Common.AsnRequestError,
}));

/**
 * Subscribes to journal events, optionally with a differential update (manual line 30032).
 * Operation 2171.
 */
export const asnJournalSubscribeEvents: Operation<
  AsnJournalSubscribeEventsArgument,
  AsnJournalSubscribeEventsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnJournalSubscribeEvents", 2171, () => ({
  argument: AsnJournalSubscribeEventsArgument,
  result: AsnJournalSubscribeEventsResult,
  error: Common.AsnRequestError,
}));

/** Returns the journal settings (manual line 30136). Operation 2118. */
export const asnJournalGetSettings: Operation<
  AsnJournalGetSettingsArgument,
  AsnJournalGetSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnJournalGetSettings", 2118, () => ({
  argument: AsnJournalGetSettingsArgument,
  result: AsnJournalGetSettingsResult,
  error: Common.AsnRequestError,
}));

/** Deletes journal entries (manual line 30173). Operation 2128. */
export const asnDeleteJournalEntries: Operation<
  AsnDeleteJournalEntriesArgument,
  AsnDeleteJournalEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnDeleteJournalEntries", 2128, () => ({
  argument: AsnDeleteJournalEntriesArgument,
  result: AsnDeleteJournalEntriesResult,
  error: Common.AsnRequestError,
}));

/** Marks all journal entries read (manual line 30209). Operation 2129. */
export const asnMarkAllJournalEntriesAsRead: Operation<
  AsnMarkAllJournalEntriesAsReadArgument,
  AsnMarkAllJournalEntriesAsReadResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMarkAllJournalEntriesAsRead", 2129, () => ({
  argument: AsnMarkAllJournalEntriesAsReadArgument,
  result: AsnMarkAllJournalEntriesAsReadResult,
  error: Common.AsnRequestError,
}));

/** Client sets the local contact found for a call (manual line 30241). Event 2140. */
export const asnUpdateCallLocalContact: Event<AsnUpdateCallLocalContactArgument> =
  /* @__PURE__ */ event("asnUpdateCallLocalContact", 2140, () => AsnUpdateCallLocalContactArgument);

/** A journal entry changed (manual line 30259). Event 2109. */
export const asnJournalEntryChanged: Event<AsnJournalEntryChangedArgument> = /* @__PURE__ */ event(
  "asnJournalEntryChanged",
  2109,
  () => AsnJournalEntryChangedArgument,
);

/** Several journal entries changed (manual line 30282). Event 2170. */
export const asnJournalEntryListChanged: Event<AsnJournalEntryChangedListArgument> =
  /* @__PURE__ */ event(
    "asnJournalEntryListChanged",
    2170,
    () => AsnJournalEntryChangedListArgument,
  );

/** Delivers journal entries (manual line 30302). Event 2119. */
export const asnUpdateJournal: Event<AsnUpdateJournalArgument> = /* @__PURE__ */ event(
  "asnUpdateJournal",
  2119,
  () => AsnUpdateJournalArgument,
);

/** Manual line 30404. */
export const AsnNetDatabaseJournalCallType = /* @__PURE__ */ enumerated(
  "AsnNetDatabaseJournalCallType",
  {
    /** phone call on a line */
    eJOURNALCALLTYPEPBX: 0,
    /** WebRTC video without audio, e.g. desktop sharing */
    eJOURNALCALLTYPEVIDEOCHAT: 1,
    /** WebRTC audio */
    eJOURNALCALLTYPEAUDIOCHAT: 2,
    /** WebRTC audio and video */
    eJOURNALCALLTYPEAUDIOVIDEOCHAT: 3,
    /** text chat */
    eJOURNALCALLTYPEIM: 4,
    /** Bluetooth mobile */
    eJOURNALCALLTYPEBLUETOOTHMOBILE: 5,
    /** Bluetooth mobile, duration unknown */
    eJOURNALCALLTYPEBLUETOOTHMOBILEUNKNOWNDURATION: 6,
    /** audio over the PBX by WebRTC */
    eJOURNALCALLTYPESIPAVCALL: 7,
    /** SMS */
    eJOURNALCALLTYPESMS: 8,
    /** screen sharing (WebRTC) */
    eJOURNALCALLTYPESCREENSHARING: 9,
    /** request for screen sharing (WebRTC) */
    eJOURNALCALLTYPERSCREENSHARING: 10,
  },
);
export type AsnNetDatabaseJournalCallType = EnumeratedValue<typeof AsnNetDatabaseJournalCallType>;

/**
 * BIT STRING of journal filters; no body in the manual, taken from the later public documentation
 * (manual line 30511).
 */
export type AsnNetDatabaseJournalFilterFlags = BitString;
export const AsnNetDatabaseJournalFilterFlags: Type<AsnNetDatabaseJournalFilterFlags> =
  /* @__PURE__ */ alias("AsnNetDatabaseJournalFilterFlags", () =>
    bitString({
      names: {
        flagIntern: 0,
        flagExtern: 1,
        flagInbound: 2,
        flagOutbound: 3,
        flagConnected: 4,
        flagNotConnected: 5,
        flagHasMemo: 6,
        flagHasNoMemo: 7,
        flagUnreadOnly: 8,
        flagIncludeAllPublic: 32,
      },
    }),
  );

/** Bits: which entries are delivered (manual line 30514). */
export const AsnJournalSubscribeFlags = /* @__PURE__ */ enumerated("AsnJournalSubscribeFlags", {
  /** own entries only */
  eDEFAULT: 0,
  /** also group entries */
  eGROUPJOURNAL: 1,
});
export type AsnJournalSubscribeFlags = EnumeratedValue<typeof AsnJournalSubscribeFlags>;

/** Manual line 30523. */
export const AsnJournalPrivateCallOptions = /* @__PURE__ */ enumerated(
  "AsnJournalPrivateCallOptions",
  {
    /** nothing special for private calls */
    eNORMAL: 0,
    /** store private calls with a shortened number */
    eSHORTENNUMBERS: 1,
    /** store private calls without number */
    eNONUMBERS: 2,
  },
);
export type AsnJournalPrivateCallOptions = EnumeratedValue<typeof AsnJournalPrivateCallOptions>;

/** Manual line 30535. */
export interface AsnGetOfflineJournalArgument extends Common.WithOptionalParams {
  iMaxDays: number;
  iMarkRead: number;
}
export const AsnGetOfflineJournalArgument: Type<AsnGetOfflineJournalArgument> =
  /* @__PURE__ */ sequence("AsnGetOfflineJournalArgument", () => [
    ["iMaxDays", INTEGER],
    ["iMarkRead", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30547. */
export interface AsnNetDatabaseJournal extends Common.WithOptionalParams {
  /** id of the call */
  u8sConnectionID: string;
  stStartTime: Common.AsnSystemTime;
  stStopTime: Common.AsnSystemTime;
  iDurationTotal: number;
  stConnectTime: Common.AsnSystemTime;
  stDisconnectTime: Common.AsnSystemTime;
  iDurationConnected: number;
  /** 1 outbound, 0 inbound */
  iOrigin: number;
  /** 1 internal, 0 external */
  iInternal: number;
  u8sLineNumber: string;
  u8sLineName: string;
  u8sLineUserName: string;
  iLineUserOffline: number;
  u8sLocalNumber: string;
  u8sPhoneNumber: string;
  u8sRedirectingNumber: string;
  u8sContactName: string;
  u8sContactCompany: string;
  u8sContactEntryID: string;
  u8sContactEntryStoreID: string;
  u8sContactEntryDBID: string;
  u8sCtiServerUserName: string;
  u8sProviderNumber: string;
  /** unused */
  rCharging: number;
  iSucessState: number;
  u8sSubject: string;
  u8sMemo: string;
  iReadFlag: number;
  projectPinRule: Common.AsnProjectPinRule;
  u8sTrackerID: string;
  u8sAcceptorName: string;
  u8sAcceptorCtiServerUserName: string;
  u8sAcceptorConnectionID: string;
}
export const AsnNetDatabaseJournal: Type<AsnNetDatabaseJournal> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseJournal",
  () => [
    ["u8sConnectionID", UTF8String],
    ["stStartTime", Common.AsnSystemTime],
    ["stStopTime", Common.AsnSystemTime],
    ["iDurationTotal", INTEGER],
    ["stConnectTime", Common.AsnSystemTime],
    ["stDisconnectTime", Common.AsnSystemTime],
    ["iDurationConnected", INTEGER],
    ["iOrigin", INTEGER],
    ["iInternal", INTEGER],
    ["u8sLineNumber", UTF8String],
    ["u8sLineName", UTF8String],
    ["u8sLineUserName", UTF8String],
    ["iLineUserOffline", INTEGER],
    ["u8sLocalNumber", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sRedirectingNumber", UTF8String],
    ["u8sContactName", UTF8String],
    ["u8sContactCompany", UTF8String],
    ["u8sContactEntryID", UTF8String],
    ["u8sContactEntryStoreID", UTF8String],
    ["u8sContactEntryDBID", UTF8String],
    ["u8sCtiServerUserName", UTF8String],
    ["u8sProviderNumber", UTF8String],
    ["rCharging", REAL],
    ["iSucessState", INTEGER],
    ["u8sSubject", UTF8String],
    ["u8sMemo", UTF8String],
    ["iReadFlag", INTEGER],
    ["projectPinRule", Common.AsnProjectPinRule],
    ["u8sTrackerID", UTF8String],
    ["u8sAcceptorName", UTF8String],
    ["u8sAcceptorCtiServerUserName", UTF8String],
    ["u8sAcceptorConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 30627. */
export interface AsnUpdateCallAndJournalContactAndNumberArgument extends Common.WithOptionalParams {
  /** id of the journal entry */
  u8sConnectionID: string;
  /** number the contact belongs to */
  u8sRemoteNumberSC: string;
  remoteContact: Common.AsnNetDatabaseContact;
}
export const AsnUpdateCallAndJournalContactAndNumberArgument: Type<AsnUpdateCallAndJournalContactAndNumberArgument> =
  /* @__PURE__ */ sequence("AsnUpdateCallAndJournalContactAndNumberArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["u8sRemoteNumberSC", UTF8String],
    ["remoteContact", Common.AsnNetDatabaseContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30645. */
export interface AsnUpdateCallAndJournalContactAndNumberResult extends Common.WithOptionalParams {
  bResultCallInfoUpdate: boolean;
  bResultJournalUpdate: boolean;
}
export const AsnUpdateCallAndJournalContactAndNumberResult: Type<AsnUpdateCallAndJournalContactAndNumberResult> =
  /* @__PURE__ */ sequence("AsnUpdateCallAndJournalContactAndNumberResult", () => [
    ["bResultCallInfoUpdate", BOOLEAN],
    ["bResultJournalUpdate", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30656. */
export interface AsnUpdateCallLocalContactArgument extends Common.WithOptionalParams {
  /** id of the journal entry */
  u8sConnectionID: string;
  /** tenant contact found by the client */
  localContact: Common.AsnNetDatabaseContact;
}
export const AsnUpdateCallLocalContactArgument: Type<AsnUpdateCallLocalContactArgument> =
  /* @__PURE__ */ sequence("AsnUpdateCallLocalContactArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["localContact", Common.AsnNetDatabaseContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30672. */
export interface AsnUpdateJournalMemoArgument extends Common.WithOptionalParams {
  /** ids of the journal entries */
  u8sConnectionIDList: Common.UTF8StringList;
  /** note */
  u8sMemo: string;
}
export const AsnUpdateJournalMemoArgument: Type<AsnUpdateJournalMemoArgument> =
  /* @__PURE__ */ sequence("AsnUpdateJournalMemoArgument", () => [
    ["u8sConnectionIDList", Common.UTF8StringList],
    ["u8sMemo", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30686. */
export interface AsnUpdateJournalMemoResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnUpdateJournalMemoResult: Type<AsnUpdateJournalMemoResult> =
  /* @__PURE__ */ sequence("AsnUpdateJournalMemoResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30696. */
export interface AsnUpdateJournalProjectArgument extends Common.WithOptionalParams {
  /** ids of the journal entries */
  u8sConnectionIDList: Common.UTF8StringList;
  /** project */
  projectPinRule: Common.AsnProjectPinRule;
}
export const AsnUpdateJournalProjectArgument: Type<AsnUpdateJournalProjectArgument> =
  /* @__PURE__ */ sequence("AsnUpdateJournalProjectArgument", () => [
    ["u8sConnectionIDList", Common.UTF8StringList],
    ["projectPinRule", Common.AsnProjectPinRule],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30709. */
export interface AsnUpdateJournalProjectResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnUpdateJournalProjectResult: Type<AsnUpdateJournalProjectResult> =
  /* @__PURE__ */ sequence("AsnUpdateJournalProjectResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30719. */
export interface AsnUpdateJournalReadFlagArgument extends Common.WithOptionalParams {
  /** ids of the journal entries */
  u8sConnectionIDList: Common.UTF8StringList;
  /** true means done */
  bReadFlag: boolean;
}
export const AsnUpdateJournalReadFlagArgument: Type<AsnUpdateJournalReadFlagArgument> =
  /* @__PURE__ */ sequence("AsnUpdateJournalReadFlagArgument", () => [
    ["u8sConnectionIDList", Common.UTF8StringList],
    ["bReadFlag", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30733. */
export interface AsnUpdateJournalReadFlagResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnUpdateJournalReadFlagResult: Type<AsnUpdateJournalReadFlagResult> =
  /* @__PURE__ */ sequence("AsnUpdateJournalReadFlagResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30743. */
export interface AsnUpdateJournalSubjectArgument extends Common.WithOptionalParams {
  /** ids of the journal entries */
  u8sConnectionIDList: Common.UTF8StringList;
  /** new subject */
  u8sSubject: string;
}
export const AsnUpdateJournalSubjectArgument: Type<AsnUpdateJournalSubjectArgument> =
  /* @__PURE__ */ sequence("AsnUpdateJournalSubjectArgument", () => [
    ["u8sConnectionIDList", Common.UTF8StringList],
    ["u8sSubject", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30756. */
export interface AsnUpdateJournalSubjectResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnUpdateJournalSubjectResult: Type<AsnUpdateJournalSubjectResult> =
  /* @__PURE__ */ sequence("AsnUpdateJournalSubjectResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30766. */
export interface AsnGetJournalEntriesCountResult extends Common.WithOptionalParams {
  iCount: number;
}
export const AsnGetJournalEntriesCountResult: Type<AsnGetJournalEntriesCountResult> =
  /* @__PURE__ */ sequence("AsnGetJournalEntriesCountResult", () => [
    ["iCount", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30776. */
export interface AsnJournalEntryGetArgument extends Common.WithOptionalParams {
  /** call whose entry is wanted */
  u8sConnectionID: string;
}
export const AsnJournalEntryGetArgument: Type<AsnJournalEntryGetArgument> =
  /* @__PURE__ */ sequence("AsnJournalEntryGetArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30788. */
export interface AsnJournalSubscribeEventsArgument extends Common.WithOptionalParams {
  /** subscribe to journal events */
  bReceiveJournalEvents: boolean;
  /** asks for entries with a higher transaction id (last 60 days only) */
  iLastKnownGlobTransactionID?: number;
  /** largest number of entries */
  iMaxEntries?: number;
  /** see {@link AsnJournalSubscribeFlags} */
  iFlags?: AsnJournalSubscribeFlags;
}
export const AsnJournalSubscribeEventsArgument: Type<AsnJournalSubscribeEventsArgument> =
  /* @__PURE__ */ sequence("AsnJournalSubscribeEventsArgument", () => [
    ["bReceiveJournalEvents", BOOLEAN],
    ["iLastKnownGlobTransactionID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxEntries", implicit(1, INTEGER), OPTIONAL],
    ["iFlags", implicit(2, INTEGER), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 30843. */
export interface AsnJournalSubscribeEventsResult extends Common.WithOptionalParams {
  /** result code */
  iResult: number;
  /** no keys defined */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnJournalSubscribeEventsResult: Type<AsnJournalSubscribeEventsResult> =
  /* @__PURE__ */ sequence("AsnJournalSubscribeEventsResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30878. */
export interface AsnJournalGetSettingsArgument extends Common.WithOptionalParams {}
export const AsnJournalGetSettingsArgument: Type<AsnJournalGetSettingsArgument> =
  /* @__PURE__ */ sequence("AsnJournalGetSettingsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30886. */
export interface AsnDeleteJournalEntriesArgument extends Common.WithOptionalParams {
  /** ids of the journal entries */
  u8sConnectionIDList: Common.UTF8StringList;
}
export const AsnDeleteJournalEntriesArgument: Type<AsnDeleteJournalEntriesArgument> =
  /* @__PURE__ */ sequence("AsnDeleteJournalEntriesArgument", () => [
    ["u8sConnectionIDList", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30898. */
export interface AsnDeleteJournalEntriesResult extends Common.WithOptionalParams {
  /** 0 success, otherwise failure */
  iResult: number;
}
export const AsnDeleteJournalEntriesResult: Type<AsnDeleteJournalEntriesResult> =
  /* @__PURE__ */ sequence("AsnDeleteJournalEntriesResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30908. */
export interface AsnMarkAllJournalEntriesAsReadArgument extends Common.WithOptionalParams {}
export const AsnMarkAllJournalEntriesAsReadArgument: Type<AsnMarkAllJournalEntriesAsReadArgument> =
  /* @__PURE__ */ sequence("AsnMarkAllJournalEntriesAsReadArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30925. */
export interface AsnMarkAllJournalEntriesAsReadResult extends Common.WithOptionalParams {
  /** 0 success, otherwise failure */
  iResult: number;
}
export const AsnMarkAllJournalEntriesAsReadResult: Type<AsnMarkAllJournalEntriesAsReadResult> =
  /* @__PURE__ */ sequence("AsnMarkAllJournalEntriesAsReadResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 30935. */
export type AsnNetDatabaseJournalList = AsnNetDatabaseJournal[];
export const AsnNetDatabaseJournalList: Type<AsnNetDatabaseJournalList> =
  /* @__PURE__ */ sequenceOf("AsnNetDatabaseJournalList", () => AsnNetDatabaseJournal);

/** Manual line 31017. */
export interface AsnNetDatabaseJournalFindOptions extends Common.WithOptionalParams {
  /** start time from */
  stStartTimeFrom: Common.AsnSystemTime;
  /** start time to */
  stStartTimeTo: Common.AsnSystemTime;
  /** users whose entries are wanted */
  u8slistLineUserNames: Common.UTF8StringList;
  /** numbers of the remote party */
  u8slistPhoneNumber: Common.UTF8StringList;
  /** name of the remote party */
  u8sContactName: string;
  /** company of the remote party */
  u8sCompanyName: string;
  /** text in contact name, company, number or note */
  u8sFilterText: string;
  /** filter bits: inbound/outbound, internal/external etc. */
  bsFlags: AsnNetDatabaseJournalFilterFlags;
  /** limit, 0 unlimited */
  iMaxNumEntries: number;
}
export const AsnNetDatabaseJournalFindOptions: Type<AsnNetDatabaseJournalFindOptions> =
  /* @__PURE__ */ sequence("AsnNetDatabaseJournalFindOptions", () => [
    ["stStartTimeFrom", Common.AsnSystemTime],
    ["stStartTimeTo", Common.AsnSystemTime],
    ["u8slistLineUserNames", Common.UTF8StringList],
    ["u8slistPhoneNumber", Common.UTF8StringList],
    ["u8sContactName", UTF8String],
    ["u8sCompanyName", UTF8String],
    ["u8sFilterText", UTF8String],
    ["bsFlags", AsnNetDatabaseJournalFilterFlags],
    ["iMaxNumEntries", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31069. */
export interface AsnGetJournalEntriesArgument extends Common.WithOptionalParams {
  findOptions: AsnNetDatabaseJournalFindOptions;
}
export const AsnGetJournalEntriesArgument: Type<AsnGetJournalEntriesArgument> =
  /* @__PURE__ */ sequence("AsnGetJournalEntriesArgument", () => [
    ["findOptions", AsnNetDatabaseJournalFindOptions],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31078. */
export interface AsnGetJournalEntriesResult extends Common.WithOptionalParams {
  journalList: AsnNetDatabaseJournalList;
}
export const AsnGetJournalEntriesResult: Type<AsnGetJournalEntriesResult> =
  /* @__PURE__ */ sequence("AsnGetJournalEntriesResult", () => [
    ["journalList", AsnNetDatabaseJournalList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31088. */
export interface AsnGetJournalEntriesCountArgument extends Common.WithOptionalParams {
  findOptions: AsnNetDatabaseJournalFindOptions;
}
export const AsnGetJournalEntriesCountArgument: Type<AsnGetJournalEntriesCountArgument> =
  /* @__PURE__ */ sequence("AsnGetJournalEntriesCountArgument", () => [
    ["findOptions", AsnNetDatabaseJournalFindOptions],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31098. */
export interface AsnJournalEntryGetResult extends Common.WithOptionalParams {
  /** journal entry */
  journalEntry: AsnNetDatabaseJournal;
}
export const AsnJournalEntryGetResult: Type<AsnJournalEntryGetResult> = /* @__PURE__ */ sequence(
  "AsnJournalEntryGetResult",
  () => [
    ["journalEntry", AsnNetDatabaseJournal],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 31108. */
export interface AsnJournalEntryChangedArgument extends Common.WithOptionalParams {
  /** 1 added, 2 modified, 3 deleted, 4 added or modified (differential update) */
  iFlags: number;
  /** entry; content depends on iFlags */
  journalEntry: AsnNetDatabaseJournal;
}
export const AsnJournalEntryChangedArgument: Type<AsnJournalEntryChangedArgument> =
  /* @__PURE__ */ sequence("AsnJournalEntryChangedArgument", () => [
    ["iFlags", INTEGER],
    ["journalEntry", AsnNetDatabaseJournal],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31129. */
export type AsnJournalEntryChangedList = AsnJournalEntryChangedArgument[];
export const AsnJournalEntryChangedList: Type<AsnJournalEntryChangedList> =
  /* @__PURE__ */ sequenceOf("AsnJournalEntryChangedList", () => AsnJournalEntryChangedArgument);

/** Manual line 31153. */
export interface AsnJournalEntryChangedListArgument extends Common.WithOptionalParams {
  /** counter raised with every change of the database */
  iLastTransactionID: number;
  journalEntryChangedList: AsnJournalEntryChangedList;
}
export const AsnJournalEntryChangedListArgument: Type<AsnJournalEntryChangedListArgument> =
  /* @__PURE__ */ sequence("AsnJournalEntryChangedListArgument", () => [
    ["iLastTransactionID", INTEGER],
    ["journalEntryChangedList", AsnJournalEntryChangedList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31171. */
export interface AsnJournalGetSettingsResult extends Common.WithOptionalParams {
  ePrivacyLevel: AsnJournalPrivateCallOptions;
  bUseOfflineJournal: boolean;
  bOfflineDeleteOldEntries: boolean;
  iOfflineDaysNoDelete: number;
}
export const AsnJournalGetSettingsResult: Type<AsnJournalGetSettingsResult> =
  /* @__PURE__ */ sequence("AsnJournalGetSettingsResult", () => [
    ["ePrivacyLevel", AsnJournalPrivateCallOptions],
    ["bUseOfflineJournal", BOOLEAN],
    ["bOfflineDeleteOldEntries", BOOLEAN],
    ["iOfflineDaysNoDelete", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 31186. */
export interface AsnUpdateJournalArgument extends Common.WithOptionalParams {
  journalList: AsnNetDatabaseJournalList;
  iFlags: number;
}
export const AsnUpdateJournalArgument: Type<AsnUpdateJournalArgument> = /* @__PURE__ */ sequence(
  "AsnUpdateJournalArgument",
  () => [
    ["journalList", AsnNetDatabaseJournalList],
    ["iFlags", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 31198. */
export interface AsnGetOfflineJournalResult extends Common.WithOptionalParams {
  journalList: AsnNetDatabaseJournalList;
}
export const AsnGetOfflineJournalResult: Type<AsnGetOfflineJournalResult> =
  /* @__PURE__ */ sequence("AsnGetOfflineJournalResult", () => [
    ["journalList", AsnNetDatabaseJournalList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
