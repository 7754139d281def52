// Generated from tasks.asn1 by `npm run generate`. Do not edit.
//
// Tasks: Searching tasks. Operation ids 2136, 2137. Public module UC-Server-Access-Protocol-Tasks,
// version 8. Types that are the same in 6.1 are imported from there.

import {
  BOOLEAN,
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
import * as Tasks from "../../tasks/tasks.js";

/**
 * Returns tasks by find options; replaces asnTaskGetEntries (public modules, version 8). Operation
 * 2136.
 */
export const asnTaskGetEntriesV2: Operation<
  AsnTaskGetEntriesV2Argument,
  AsnTaskGetEntriesResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskGetEntriesV2", 2136, () => ({
  argument: AsnTaskGetEntriesV2Argument,
  result: AsnTaskGetEntriesResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Counts tasks by find options; replaces asnGetTaskEntryCount (public modules, version 8).
 * Operation 2137.
 */
export const asnTaskGetEntryCount: Operation<
  AsnTaskGetEntryCountArgument,
  AsnTaskGetEntryCountResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskGetEntryCount", 2137, () => ({
  argument: AsnTaskGetEntryCountArgument,
  result: AsnTaskGetEntryCountResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnTaskGetEntriesV2Argument {
  findOptions: AsnNetDatabaseTaskFindOptionsV2;
}
export const AsnTaskGetEntriesV2Argument: Type<AsnTaskGetEntriesV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnTaskGetEntriesV2Argument",
    () => [["findOptions", AsnNetDatabaseTaskFindOptionsV2]],
    { extensible: true },
  );

/**
 * Differs from 6.1: no optionalParams, and the tasks are those of version 8 (public modules,
 * version 8).
 */
export interface AsnTaskGetEntriesResult {
  listTasks: AsnNetDatabaseTaskList;
}
export const AsnTaskGetEntriesResult: Type<AsnTaskGetEntriesResult> = /* @__PURE__ */ sequence(
  "AsnTaskGetEntriesResult",
  () => [["listTasks", AsnNetDatabaseTaskList]],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnTaskGetEntryCountArgument {
  findOptions: AsnNetDatabaseTaskFindOptionsV2;
}
export const AsnTaskGetEntryCountArgument: Type<AsnTaskGetEntryCountArgument> =
  /* @__PURE__ */ sequence(
    "AsnTaskGetEntryCountArgument",
    () => [["findOptions", AsnNetDatabaseTaskFindOptionsV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnTaskGetEntryCountResult {
  iCount: number;
}
export const AsnTaskGetEntryCountResult: Type<AsnTaskGetEntryCountResult> =
  /* @__PURE__ */ sequence("AsnTaskGetEntryCountResult", () => [["iCount", INTEGER]], {
    extensible: true,
  });

/**
 * What tasks to find. AsnNetDatabaseTaskFindOptions of 6.1 has its filter in a BIT STRING (public
 * modules, version 8).
 */
export interface AsnNetDatabaseTaskFindOptionsV2 {
  /** bits: bit n of AsnNetDatabaseTaskFindFlags of 6.1 is 1 shifted left by n */
  eFlags: number;
  /** maximum number of records */
  iMaxNumEntries: number;
  /** start date from */
  stUTCStartDateFrom: Common.AsnSystemTime;
  /** start date to */
  stUTCStartDateTo: Common.AsnSystemTime;
  /** users (not implemented) */
  u8slistOwnerNames: Common.UTF8StringList;
}
export const AsnNetDatabaseTaskFindOptionsV2: Type<AsnNetDatabaseTaskFindOptionsV2> =
  /* @__PURE__ */ sequence(
    "AsnNetDatabaseTaskFindOptionsV2",
    () => [
      ["eFlags", INTEGER],
      ["iMaxNumEntries", INTEGER],
      ["stUTCStartDateFrom", Common.AsnSystemTime],
      ["stUTCStartDateTo", Common.AsnSystemTime],
      ["u8slistOwnerNames", Common.UTF8StringList],
    ],
    { extensible: true },
  );

/** As in 6.1, of the AsnNetDatabaseTask of version 8 (public modules, version 8). */
export type AsnNetDatabaseTaskList = AsnNetDatabaseTask[];
export const AsnNetDatabaseTaskList: Type<AsnNetDatabaseTaskList> = /* @__PURE__ */ sequenceOf(
  "AsnNetDatabaseTaskList",
  () => AsnNetDatabaseTask,
);

/**
 * As in 6.1, with the AsnProjectPinRule of version 8. AsnTaskPrivacy is that of 6.1: version 8 only
 * calls its number 2 private and not private1 (public modules, version 8).
 */
export interface AsnNetDatabaseTask extends Common.WithOptionalParams {
  /** task id */
  u8sTaskID: string;
  /** subject */
  u8sSubject: string;
  /** contact to call */
  contactData: Common.AsnNetDatabaseContact;
  /** number to call */
  u8sCallNumber: string;
  /** project */
  projectPinRule: LaterSipCtiCommon.AsnProjectPinRule;
  /** start */
  stUTCStartDate: Common.AsnSystemTime;
  /** deadline */
  stUTCDueDate: Common.AsnSystemTime;
  /** state */
  eState: Tasks.AsnTaskState;
  /** priority */
  ePriority: Tasks.AsnTaskPriority;
  /** delegation state */
  eDelegationState: Tasks.AsnTaskDelegationState;
  /** reminder on */
  bReminderActive: boolean;
  /** reminder time */
  stUTCReminderTime: Common.AsnSystemTime;
  /** sound file */
  u8sReminderFile: string;
  /** responsible contacts */
  u8sListOwners: Common.UTF8StringList;
  /** creator */
  u8sCreator: string;
  /** created */
  stUTCCreationTime: Common.AsnSystemTime;
  /** text */
  u8sBody: string;
  /** completed */
  stUTCDateCompleted: Common.AsnSystemTime;
  /** completed by */
  u8sCompletedFrom: string;
  /** privacy */
  ePrivacy: Tasks.AsnTaskPrivacy;
}
export const AsnNetDatabaseTask: Type<AsnNetDatabaseTask> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseTask",
  () => [
    ["u8sTaskID", UTF8String],
    ["u8sSubject", UTF8String],
    ["contactData", Common.AsnNetDatabaseContact],
    ["u8sCallNumber", UTF8String],
    ["projectPinRule", LaterSipCtiCommon.AsnProjectPinRule],
    ["stUTCStartDate", Common.AsnSystemTime],
    ["stUTCDueDate", Common.AsnSystemTime],
    ["eState", Tasks.AsnTaskState],
    ["ePriority", Tasks.AsnTaskPriority],
    ["eDelegationState", Tasks.AsnTaskDelegationState],
    ["bReminderActive", BOOLEAN],
    ["stUTCReminderTime", Common.AsnSystemTime],
    ["u8sReminderFile", UTF8String],
    ["u8sListOwners", Common.UTF8StringList],
    ["u8sCreator", UTF8String],
    ["stUTCCreationTime", Common.AsnSystemTime],
    ["u8sBody", UTF8String],
    ["stUTCDateCompleted", Common.AsnSystemTime],
    ["u8sCompletedFrom", UTF8String],
    ["ePrivacy", Tasks.AsnTaskPrivacy],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ],
  { extensible: true },
);
