// Generated from journal.asn1 by `npm run generate`. Do not edit.
//
// Journal: Searching the call journal. Operation ids 2172, 2173. Public module
// UC-Server-Access-Protocol-Journal, version 8. Types that are the same in 6.1 are imported from
// there.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";
import * as LaterSipCtiCommon from "../sip-cti-common/sip-cti-common.js";

/**
 * Returns journal entries by find options; replaces asnGetJournalEntries (public modules, version
 * 8). Operation 2172.
 */
export const asnGetJournalEntriesV2: Operation<
  AsnGetJournalEntriesV2Argument,
  AsnGetJournalEntriesResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetJournalEntriesV2", 2172, () => ({
  argument: AsnGetJournalEntriesV2Argument,
  result: AsnGetJournalEntriesResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Counts journal entries by find options; replaces asnGetJournalEntriesCount (public modules,
 * version 8). Operation 2173.
 */
export const asnGetJournalEntriesCountV2: Operation<
  AsnGetJournalEntriesCountV2Argument,
  AsnGetJournalEntriesCountResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetJournalEntriesCountV2", 2173, () => ({
  argument: AsnGetJournalEntriesCountV2Argument,
  result: AsnGetJournalEntriesCountResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnGetJournalEntriesV2Argument {
  /** by default the caller's own entries, public and private */
  findOptions: AsnNetDatabaseJournalFindOptionsV2;
}
export const AsnGetJournalEntriesV2Argument: Type<AsnGetJournalEntriesV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnGetJournalEntriesV2Argument",
    () => [["findOptions", AsnNetDatabaseJournalFindOptionsV2]],
    { extensible: true },
  );

/**
 * Differs from 6.1: no optionalParams, and the entries are those of version 8 (public modules,
 * version 8).
 */
export interface AsnGetJournalEntriesResult {
  journalList: AsnNetDatabaseJournalList;
}
export const AsnGetJournalEntriesResult: Type<AsnGetJournalEntriesResult> =
  /* @__PURE__ */ sequence(
    "AsnGetJournalEntriesResult",
    () => [["journalList", AsnNetDatabaseJournalList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetJournalEntriesCountV2Argument {
  findOptions: AsnNetDatabaseJournalFindOptionsV2;
}
export const AsnGetJournalEntriesCountV2Argument: Type<AsnGetJournalEntriesCountV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnGetJournalEntriesCountV2Argument",
    () => [["findOptions", AsnNetDatabaseJournalFindOptionsV2]],
    { extensible: true },
  );

/** Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnGetJournalEntriesCountResult {
  iCount: number;
}
export const AsnGetJournalEntriesCountResult: Type<AsnGetJournalEntriesCountResult> =
  /* @__PURE__ */ sequence("AsnGetJournalEntriesCountResult", () => [["iCount", INTEGER]], {
    extensible: true,
  });

/**
 * What journal entries to find. AsnNetDatabaseJournalFindOptions of 6.1 has its filter in a BIT
 * STRING (public modules, version 8).
 */
export interface AsnNetDatabaseJournalFindOptionsV2 {
  /** start time from */
  stStartTimeFrom: Common.AsnSystemTime;
  /** start time to */
  stStartTimeTo: Common.AsnSystemTime;
  /** users whose public entries are wanted besides the caller's own */
  u8slistLineUserNames: Common.UTF8StringList;
  /** numbers of the remote party */
  u8slistPhoneNumber: Common.UTF8StringList;
  /** name of the remote party */
  u8sContactName: string;
  /** company of the remote party */
  u8sCompanyName: string;
  /** text in contact name, company, number or note */
  u8sFilterText: string;
  /** limit, 0 unlimited */
  iMaxNumEntries: number;
  /**
   * bits: 0x1-0x100 as the bits 0-8 of AsnNetDatabaseJournalFilterFlags of 6.1, 0x10000 as its bit
   * 32; 0x200 no unknown callers, 0x400 text chats, 0x800 audio chats, 0x1000 video chats, 0x2000
   * phone calls, 0x4000 desk sharing
   */
  iFilter: number;
  /** only newer ones, if greater than 0 */
  iLastKnownGlobTransactionID?: number;
}
export const AsnNetDatabaseJournalFindOptionsV2: Type<AsnNetDatabaseJournalFindOptionsV2> =
  /* @__PURE__ */ sequence(
    "AsnNetDatabaseJournalFindOptionsV2",
    () => [
      ["stStartTimeFrom", Common.AsnSystemTime],
      ["stStartTimeTo", Common.AsnSystemTime],
      ["u8slistLineUserNames", Common.UTF8StringList],
      ["u8slistPhoneNumber", Common.UTF8StringList],
      ["u8sContactName", UTF8String],
      ["u8sCompanyName", UTF8String],
      ["u8sFilterText", UTF8String],
      ["iMaxNumEntries", INTEGER],
      ["iFilter", INTEGER],
      ["iLastKnownGlobTransactionID", implicit(0, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** As in 6.1, of the AsnNetDatabaseJournal of version 8 (public modules, version 8). */
export type AsnNetDatabaseJournalList = AsnNetDatabaseJournal[];
export const AsnNetDatabaseJournalList: Type<AsnNetDatabaseJournalList> =
  /* @__PURE__ */ sequenceOf("AsnNetDatabaseJournalList", () => AsnNetDatabaseJournal);

/**
 * Journal entry. Differs from 6.1: rCharging, between u8sProviderNumber and iSucessState, has gone,
 * so that the versions do not fit in BER (public modules, version 8).
 */
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
  iSucessState: number;
  u8sSubject: string;
  u8sMemo: string;
  iReadFlag: number;
  projectPinRule: LaterSipCtiCommon.AsnProjectPinRule;
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
    ["iSucessState", INTEGER],
    ["u8sSubject", UTF8String],
    ["u8sMemo", UTF8String],
    ["iReadFlag", INTEGER],
    ["projectPinRule", LaterSipCtiCommon.AsnProjectPinRule],
    ["u8sTrackerID", UTF8String],
    ["u8sAcceptorName", UTF8String],
    ["u8sAcceptorCtiServerUserName", UTF8String],
    ["u8sAcceptorConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
  { extensible: true },
);
