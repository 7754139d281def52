// Generated from tasks.asn1 by `npm run generate`. Do not edit.
//
// Tasks: Tasks and planned calls (the manual gives no description). Manual line 48388, protocol
// version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
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
 * Returns tasks by find options (manual line 48399). Id inferred: gap around the public Tasks ids
 * 2121-2126. Operation 2120.
 */
export const asnTaskGetEntries: Operation<
  AsnTaskGetEntriesArgument,
  AsnTaskGetEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskGetEntries", 2120, () => ({
  argument: AsnTaskGetEntriesArgument,
  result: AsnTaskGetEntriesResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the number of tasks matching find options (manual line 48432). Id inferred: gap around
 * the public Tasks ids 2121-2126. Operation 2127.
 */
export const asnGetTaskEntryCount: Operation<
  AsnGetTaskEntryCountArgument,
  AsnGetTaskEntryCountResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetTaskEntryCount", 2127, () => ({
  argument: AsnGetTaskEntryCountArgument,
  result: AsnGetTaskEntryCountResult,
  error: Common.AsnRequestError,
}));

/** Adds a task and returns its id (manual line 48466). Operation 2121. */
export const asnTaskAddEntry: Operation<
  AsnTaskAddEntryArgument,
  AsnTaskAddEntryResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskAddEntry", 2121, () => ({
  argument: AsnTaskAddEntryArgument,
  result: AsnTaskAddEntryResult,
  error: Common.AsnRequestError,
}));

/** Removes tasks (manual line 48509). Operation 2122. */
export const asnTaskRemoveEntries: Operation<
  AsnTaskRemoveEntriesArgument,
  AsnTaskRemoveEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskRemoveEntries", 2122, () => ({
  argument: AsnTaskRemoveEntriesArgument,
  result: AsnTaskRemoveEntriesResult,
  error: Common.AsnRequestError,
}));

/** Modifies tasks (manual line 48542). Operation 2123. */
export const asnTaskModifyEntries: Operation<
  AsnTaskModifyEntriesArgument,
  AsnTaskModifyEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskModifyEntries", 2123, () => ({
  argument: AsnTaskModifyEntriesArgument,
  result: AsnTaskModifyEntriesResult,
  error: Common.AsnRequestError,
}));

/** Sets the state of tasks (manual line 48575). Operation 2124. */
export const asnTaskSetEntriesState: Operation<
  AsnTaskSetEntriesStateArgument,
  AsnTaskSetEntriesStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskSetEntriesState", 2124, () => ({
  argument: AsnTaskSetEntriesStateArgument,
  result: AsnTaskSetEntriesStateResult,
  error: Common.AsnRequestError,
}));

/** Delegates tasks; not implemented (manual line 48622). Operation 2125. */
export const asnTaskDelegateEntries: Operation<
  AsnTaskDelegateEntriesArgument,
  AsnTaskDelegateEntriesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskDelegateEntries", 2125, () => ({
  argument: AsnTaskDelegateEntriesArgument,
  result: AsnTaskDelegateEntriesResult,
  error: Common.AsnRequestError,
}));

/** Sets the reminder of tasks (manual line 48660). Operation 2126. */
export const asnTaskSetEntriesReminder: Operation<
  AsnTaskSetEntriesReminderArgument,
  AsnTaskSetEntriesReminderResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTaskSetEntriesReminder", 2126, () => ({
  argument: AsnTaskSetEntriesReminderArgument,
  result: AsnTaskSetEntriesReminderResult,
  error: Common.AsnRequestError,
}));

/** Tasks were modified (manual line 48698). Event 2130. */
export const asnTaskItemsModified: Event<AsnTaskItemsModifiedArgument> = /* @__PURE__ */ event(
  "asnTaskItemsModified",
  2130,
  () => AsnTaskItemsModifiedArgument,
);

/** Tasks were added (manual line 48710). Event 2131. */
export const asnTaskItemsAdded: Event<AsnTaskItemsAddedArgument> = /* @__PURE__ */ event(
  "asnTaskItemsAdded",
  2131,
  () => AsnTaskItemsAddedArgument,
);

/** Tasks were removed (manual line 48721). Event 2132. */
export const asnTaskItemsRemoved: Event<AsnTaskItemsRemovedArgument> = /* @__PURE__ */ event(
  "asnTaskItemsRemoved",
  2132,
  () => AsnTaskItemsRemovedArgument,
);

/** Clients should reload their tasks (manual line 48733). Event 2133. */
export const asnTasksReload: Event<AsnTasksReloadArgument> = /* @__PURE__ */ event(
  "asnTasksReload",
  2133,
  () => AsnTasksReloadArgument,
);

/** Manual line 48813. */
export const AsnTaskState = /* @__PURE__ */ enumerated("AsnTaskState", {
  notstarted: 0,
  inprogress: 1,
  waitingforothers: 2,
  deferred: 3,
  done: 4,
});
export type AsnTaskState = EnumeratedValue<typeof AsnTaskState>;

/** Manual line 48829. */
export const AsnTaskPriority = /* @__PURE__ */ enumerated("AsnTaskPriority", {
  low: 0,
  normal: 1,
  high: 2,
});
export type AsnTaskPriority = EnumeratedValue<typeof AsnTaskPriority>;

/** Manual line 48840. */
export const AsnTaskPrivacy = /* @__PURE__ */ enumerated("AsnTaskPrivacy", {
  normal: 0,
  personal: 1,
  private1: 2,
  confidential: 3,
});
export type AsnTaskPrivacy = EnumeratedValue<typeof AsnTaskPrivacy>;

/** Manual line 48854. */
export const AsnTaskDelegationState = /* @__PURE__ */ enumerated("AsnTaskDelegationState", {
  accepted: 0,
  waiting: 1,
  declined: 2,
});
export type AsnTaskDelegationState = EnumeratedValue<typeof AsnTaskDelegationState>;

/**
 * BIT STRING of task filters; no body in the manual, taken from the later public documentation
 * (manual line 48864).
 */
export type AsnNetDatabaseTaskFindFlags = BitString;
export const AsnNetDatabaseTaskFindFlags: Type<AsnNetDatabaseTaskFindFlags> = /* @__PURE__ */ alias(
  "AsnNetDatabaseTaskFindFlags",
  () =>
    bitString({
      names: {
        onlywithstartdate: 0,
        onlywithoutstartdate: 1,
        onlynotfinished: 2,
        onlynotstarted: 3,
        allnormal: 4,
        delegateaccepted: 5,
        delegatedeclined: 6,
        delegatewaiting: 7,
      },
    }),
);

/** Manual line 48867. */
export interface AsnGetTaskEntryCountResult extends Common.WithOptionalParams {
  /** number of entries */
  iCount: number;
}
export const AsnGetTaskEntryCountResult: Type<AsnGetTaskEntryCountResult> =
  /* @__PURE__ */ sequence("AsnGetTaskEntryCountResult", () => [
    ["iCount", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48876. */
export interface AsnTaskAddEntryResult extends Common.WithOptionalParams {
  /** 0 success, otherwise failure */
  iResult: number;
  /** id of the new task */
  u8sAddedTaskID: string;
  /** entry is valid only once asnTaskItemsAdded arrived */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnTaskAddEntryResult: Type<AsnTaskAddEntryResult> = /* @__PURE__ */ sequence(
  "AsnTaskAddEntryResult",
  () => [
    ["iResult", INTEGER],
    ["u8sAddedTaskID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 48894. */
export interface AsnTaskRemoveEntriesArgument extends Common.WithOptionalParams {
  /** tasks to delete */
  u8slistTaskID: Common.UTF8StringList;
}
export const AsnTaskRemoveEntriesArgument: Type<AsnTaskRemoveEntriesArgument> =
  /* @__PURE__ */ sequence("AsnTaskRemoveEntriesArgument", () => [
    ["u8slistTaskID", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48904. */
export interface AsnTaskRemoveEntriesResult extends Common.WithOptionalParams {
  dummy: null;
}
export const AsnTaskRemoveEntriesResult: Type<AsnTaskRemoveEntriesResult> =
  /* @__PURE__ */ sequence("AsnTaskRemoveEntriesResult", () => [
    ["dummy", NULL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48914. */
export interface AsnTaskModifyEntriesResult extends Common.WithOptionalParams {
  dummy: null;
}
export const AsnTaskModifyEntriesResult: Type<AsnTaskModifyEntriesResult> =
  /* @__PURE__ */ sequence("AsnTaskModifyEntriesResult", () => [
    ["dummy", NULL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48923. */
export interface AsnTaskSetEntriesStateResult extends Common.WithOptionalParams {}
export const AsnTaskSetEntriesStateResult: Type<AsnTaskSetEntriesStateResult> =
  /* @__PURE__ */ sequence("AsnTaskSetEntriesStateResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Not implemented (manual line 48933). */
export interface AsnTaskDelegateEntriesArgument extends Common.WithOptionalParams {
  /** tasks concerned */
  u8slistTaskIDs: Common.UTF8StringList;
  /** contacts the tasks go to */
  u8slistOwners: Common.UTF8StringList;
}
export const AsnTaskDelegateEntriesArgument: Type<AsnTaskDelegateEntriesArgument> =
  /* @__PURE__ */ sequence("AsnTaskDelegateEntriesArgument", () => [
    ["u8slistTaskIDs", Common.UTF8StringList],
    ["u8slistOwners", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48949. */
export interface AsnTaskDelegateEntriesResult extends Common.WithOptionalParams {}
export const AsnTaskDelegateEntriesResult: Type<AsnTaskDelegateEntriesResult> =
  /* @__PURE__ */ sequence("AsnTaskDelegateEntriesResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48957. */
export interface AsnTaskSetEntriesReminderArgument extends Common.WithOptionalParams {
  /** tasks concerned */
  u8slistTaskIDs: Common.UTF8StringList;
  /** reminder on */
  bReminderActive: boolean;
  /** reminder time */
  stReminderTime: Common.AsnSystemTime;
}
export const AsnTaskSetEntriesReminderArgument: Type<AsnTaskSetEntriesReminderArgument> =
  /* @__PURE__ */ sequence("AsnTaskSetEntriesReminderArgument", () => [
    ["u8slistTaskIDs", Common.UTF8StringList],
    ["bReminderActive", BOOLEAN],
    ["stReminderTime", Common.AsnSystemTime],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48972. */
export interface AsnTaskSetEntriesReminderResult extends Common.WithOptionalParams {}
export const AsnTaskSetEntriesReminderResult: Type<AsnTaskSetEntriesReminderResult> =
  /* @__PURE__ */ sequence("AsnTaskSetEntriesReminderResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48980. */
export interface AsnTaskItemsRemovedArgument extends Common.WithOptionalParams {
  /** ids of the removed tasks */
  u8slistTaskIDs: Common.UTF8StringList;
}
export const AsnTaskItemsRemovedArgument: Type<AsnTaskItemsRemovedArgument> =
  /* @__PURE__ */ sequence("AsnTaskItemsRemovedArgument", () => [
    ["u8slistTaskIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48990. */
export interface AsnTasksReloadArgument extends Common.WithOptionalParams {}
export const AsnTasksReloadArgument: Type<AsnTasksReloadArgument> = /* @__PURE__ */ sequence(
  "AsnTasksReloadArgument",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 48998. */
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
  projectPinRule: Common.AsnProjectPinRule;
  /** start */
  stUTCStartDate: Common.AsnSystemTime;
  /** deadline */
  stUTCDueDate: Common.AsnSystemTime;
  /** state */
  eState: AsnTaskState;
  /** priority */
  ePriority: AsnTaskPriority;
  /** delegation state */
  eDelegationState: AsnTaskDelegationState;
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
  ePrivacy: AsnTaskPrivacy;
}
export const AsnNetDatabaseTask: Type<AsnNetDatabaseTask> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseTask",
  () => [
    ["u8sTaskID", UTF8String],
    ["u8sSubject", UTF8String],
    ["contactData", Common.AsnNetDatabaseContact],
    ["u8sCallNumber", UTF8String],
    ["projectPinRule", Common.AsnProjectPinRule],
    ["stUTCStartDate", Common.AsnSystemTime],
    ["stUTCDueDate", Common.AsnSystemTime],
    ["eState", AsnTaskState],
    ["ePriority", AsnTaskPriority],
    ["eDelegationState", AsnTaskDelegationState],
    ["bReminderActive", BOOLEAN],
    ["stUTCReminderTime", Common.AsnSystemTime],
    ["u8sReminderFile", UTF8String],
    ["u8sListOwners", Common.UTF8StringList],
    ["u8sCreator", UTF8String],
    ["stUTCCreationTime", Common.AsnSystemTime],
    ["u8sBody", UTF8String],
    ["stUTCDateCompleted", Common.AsnSystemTime],
    ["u8sCompletedFrom", UTF8String],
    ["ePrivacy", AsnTaskPrivacy],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 49047. */
export type AsnNetDatabaseTaskList = AsnNetDatabaseTask[];
export const AsnNetDatabaseTaskList: Type<AsnNetDatabaseTaskList> = /* @__PURE__ */ sequenceOf(
  "AsnNetDatabaseTaskList",
  () => AsnNetDatabaseTask,
);

/** Manual line 49098. */
export interface AsnNetDatabaseTaskFindOptions extends Common.WithOptionalParams {
  /** filter bits */
  bsFlags: AsnNetDatabaseTaskFindFlags;
  /** maximum number of records */
  iMaxNumEntries: number;
  /** start date from */
  stUTCStartDateFrom: Common.AsnSystemTime;
  /** start date to */
  stUTCStartDateTo: Common.AsnSystemTime;
  /** users (not implemented) */
  u8slistOwnerNames: Common.UTF8StringList;
}
export const AsnNetDatabaseTaskFindOptions: Type<AsnNetDatabaseTaskFindOptions> =
  /* @__PURE__ */ sequence("AsnNetDatabaseTaskFindOptions", () => [
    ["bsFlags", AsnNetDatabaseTaskFindFlags],
    ["iMaxNumEntries", INTEGER],
    ["stUTCStartDateFrom", Common.AsnSystemTime],
    ["stUTCStartDateTo", Common.AsnSystemTime],
    ["u8slistOwnerNames", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 49119. */
export interface AsnTaskGetEntriesArgument extends Common.WithOptionalParams {
  findOptions: AsnNetDatabaseTaskFindOptions;
}
export const AsnTaskGetEntriesArgument: Type<AsnTaskGetEntriesArgument> = /* @__PURE__ */ sequence(
  "AsnTaskGetEntriesArgument",
  () => [
    ["findOptions", AsnNetDatabaseTaskFindOptions],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 49129. */
export interface AsnTaskGetEntriesResult extends Common.WithOptionalParams {
  listTasks: AsnNetDatabaseTaskList;
}
export const AsnTaskGetEntriesResult: Type<AsnTaskGetEntriesResult> = /* @__PURE__ */ sequence(
  "AsnTaskGetEntriesResult",
  () => [
    ["listTasks", AsnNetDatabaseTaskList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 49139. */
export interface AsnGetTaskEntryCountArgument extends Common.WithOptionalParams {
  findOptions: AsnNetDatabaseTaskFindOptions;
}
export const AsnGetTaskEntryCountArgument: Type<AsnGetTaskEntryCountArgument> =
  /* @__PURE__ */ sequence("AsnGetTaskEntryCountArgument", () => [
    ["findOptions", AsnNetDatabaseTaskFindOptions],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 49148. */
export interface AsnTaskAddEntryArgument extends Common.WithOptionalParams {
  /** task to add */
  taskEntry: AsnNetDatabaseTask;
}
export const AsnTaskAddEntryArgument: Type<AsnTaskAddEntryArgument> = /* @__PURE__ */ sequence(
  "AsnTaskAddEntryArgument",
  () => [
    ["taskEntry", AsnNetDatabaseTask],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 49160. */
export interface AsnTaskModifyEntriesArgument extends Common.WithOptionalParams {
  /** tasks to change */
  listTasks: AsnNetDatabaseTaskList;
}
export const AsnTaskModifyEntriesArgument: Type<AsnTaskModifyEntriesArgument> =
  /* @__PURE__ */ sequence("AsnTaskModifyEntriesArgument", () => [
    ["listTasks", AsnNetDatabaseTaskList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 49170. */
export interface AsnTaskSetEntriesStateArgument extends Common.WithOptionalParams {
  /** state to set */
  eState: AsnTaskState;
  /** tasks concerned */
  u8slistTaskIDs: Common.UTF8StringList;
}
export const AsnTaskSetEntriesStateArgument: Type<AsnTaskSetEntriesStateArgument> =
  /* @__PURE__ */ sequence("AsnTaskSetEntriesStateArgument", () => [
    ["eState", AsnTaskState],
    ["u8slistTaskIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 49186. */
export interface AsnTaskItemsModifiedArgument extends Common.WithOptionalParams {
  /** modified tasks */
  listTasks: AsnNetDatabaseTaskList;
}
export const AsnTaskItemsModifiedArgument: Type<AsnTaskItemsModifiedArgument> =
  /* @__PURE__ */ sequence("AsnTaskItemsModifiedArgument", () => [
    ["listTasks", AsnNetDatabaseTaskList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 49195. */
export interface AsnTaskItemsAddedArgument extends Common.WithOptionalParams {
  /** added tasks */
  listTasks: AsnNetDatabaseTaskList;
}
export const AsnTaskItemsAddedArgument: Type<AsnTaskItemsAddedArgument> = /* @__PURE__ */ sequence(
  "AsnTaskItemsAddedArgument",
  () => [
    ["listTasks", AsnNetDatabaseTaskList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
