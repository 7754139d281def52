// Generated from cer.asn1 by `npm run generate`. Do not edit.
//
// CER: Client error reporting. Operation ids 4100 - 4199. Manual line 17152, protocol version
// 6.1.0.339.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Server asks the client for its state (manual line 17159). Id assigned: none is printed. Operation
 * 4100.
 */
export const asnCERGetClientStats: Operation<
  AsnCERGetClientStatsArgument,
  AsnCERGetClientStatsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERGetClientStats", 4100, () => ({
  argument: AsnCERGetClientStatsArgument,
  result: AsnCERGetClientStatsResult,
  error: Common.AsnRequestError,
}));

/** Client reports a log entry (manual line 17190). Id assigned: none is printed. Event 4101. */
export const asnCERLogClientEvent: Event<AsnCERLogClientEventArgument> = /* @__PURE__ */ event(
  "asnCERLogClientEvent",
  4101,
  () => AsnCERLogClientEventArgument,
);

/**
 * Client reports its crash dumps, usually after login (manual line 17199). Id assigned: none is
 * printed. Event 4102.
 */
export const asnCERLogClientCrashes: Event<AsnCERLogClientCrashesArgument> = /* @__PURE__ */ event(
  "asnCERLogClientCrashes",
  4102,
  () => AsnCERLogClientCrashesArgument,
);

/**
 * Server sets the client's log and dump levels (manual line 17209). Id assigned: none is printed.
 * Event 4103.
 */
export const asnCERSetClientLogDumpLevel: Event<AsnCERSetClientLogDumpLevelArgument> =
  /* @__PURE__ */ event(
    "asnCERSetClientLogDumpLevel",
    4103,
    () => AsnCERSetClientLogDumpLevelArgument,
  );

/**
 * Client reports the state of a file transfer; negative values are errors (manual line 17221). Id
 * assigned: none is printed. Event 4104.
 */
export const asnCERFileOperationStatus: Event<AsnCERFileOperationStatusArgument> =
  /* @__PURE__ */ event("asnCERFileOperationStatus", 4104, () => AsnCERFileOperationStatusArgument);

/**
 * Server asks the client to upload its logs to a target (manual line 17237). Id assigned: none is
 * printed. Event 4105.
 */
export const asnCERSaveLogFilePackage: Event<AsnCERSaveLogFilePackageArgument> =
  /* @__PURE__ */ event("asnCERSaveLogFilePackage", 4105, () => AsnCERSaveLogFilePackageArgument);

/**
 * Server asks the client to upload a crash dump to a target (manual line 17248). Id assigned: none
 * is printed. Event 4106.
 */
export const asnCERSaveCrashDump: Event<AsnCERCERSaveCrashDumpArgument> = /* @__PURE__ */ event(
  "asnCERSaveCrashDump",
  4106,
  () => AsnCERCERSaveCrashDumpArgument,
);

/** State of a client's file transfer; negative values are errors (manual line 17303). */
export const AsnCERFileOperationStatusEnum = /* @__PURE__ */ enumerated(
  "AsnCERFileOperationStatusEnum",
  {
    noError: 0,
    zipping: 1,
    transfering: 2,
    /** file not found */
    cannotFindTarget: -1,
    /** file not found */
    cannotFindSource: -2,
    /** no rights or disk full */
    cannotWriteToTarget: -3,
    /** log files could not be prepared */
    failedToPrepare: -4,
    /** packing failed */
    failedToZip: -5,
    /** see free text */
    generalError: -10,
  },
);
export type AsnCERFileOperationStatusEnum = EnumeratedValue<typeof AsnCERFileOperationStatusEnum>;

/** A log line of a client (manual line 17330). */
export interface AsnCERLogEvent {
  /** GUID of the connection */
  u8sConnectionIdentifier: string;
  /** time of the event */
  utcEventTime: Common.AsnSystemTime;
  iSeverity: number;
  u8sSection: string;
  u8sErrorText: string;
}
export const AsnCERLogEvent: Type<AsnCERLogEvent> = /* @__PURE__ */ sequence(
  "AsnCERLogEvent",
  () => [
    ["u8sConnectionIdentifier", UTF8String],
    ["utcEventTime", Common.AsnSystemTime],
    ["iSeverity", INTEGER],
    ["u8sSection", UTF8String],
    ["u8sErrorText", UTF8String],
  ],
  { extensible: true },
);

/** A crash dump of a client (manual line 17348). */
export interface AsnCERCrashEvent {
  utcEventTime: Common.AsnSystemTime;
  u8sPathToDump: string;
  iSizeOfDumpKB: number;
}
export const AsnCERCrashEvent: Type<AsnCERCrashEvent> = /* @__PURE__ */ sequence(
  "AsnCERCrashEvent",
  () => [
    ["utcEventTime", Common.AsnSystemTime],
    ["u8sPathToDump", UTF8String],
    ["iSizeOfDumpKB", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 17363. */
export interface AsnCERSetClientLogDumpLevelArgument {
  iLogLevel?: number;
  iDumpLevel?: number;
}
export const AsnCERSetClientLogDumpLevelArgument: Type<AsnCERSetClientLogDumpLevelArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERSetClientLogDumpLevelArgument",
    () => [
      ["iLogLevel", implicit(0, INTEGER), OPTIONAL],
      ["iDumpLevel", implicit(1, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 17377. */
export type AsnCERGetClientStatsArgument = Record<string, never>;
export const AsnCERGetClientStatsArgument: Type<AsnCERGetClientStatsArgument> =
  /* @__PURE__ */ sequence("AsnCERGetClientStatsArgument", () => [], { extensible: true });

/** Manual line 17387. */
export interface AsnCERSaveLogFilePackageArgument {
  u8sCrossRefID: string;
  u8sTargetFolderPath: string;
}
export const AsnCERSaveLogFilePackageArgument: Type<AsnCERSaveLogFilePackageArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERSaveLogFilePackageArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sTargetFolderPath", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 17400. */
export interface AsnCERCERSaveCrashDumpArgument {
  u8sCrossRefID: string;
  u8sCrashDumpPath: string;
  u8sTargetFolderPath: string;
}
export const AsnCERCERSaveCrashDumpArgument: Type<AsnCERCERSaveCrashDumpArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERCERSaveCrashDumpArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sCrashDumpPath", UTF8String],
      ["u8sTargetFolderPath", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 17412. */
export type AsnCERCrashEvents = AsnCERCrashEvent[];
export const AsnCERCrashEvents: Type<AsnCERCrashEvents> = /* @__PURE__ */ sequenceOf(
  "AsnCERCrashEvents",
  () => AsnCERCrashEvent,
);

/** Manual line 17431. */
export interface AsnCERLogClientEventArgument {
  event: AsnCERLogEvent;
}
export const AsnCERLogClientEventArgument: Type<AsnCERLogClientEventArgument> =
  /* @__PURE__ */ sequence("AsnCERLogClientEventArgument", () => [["event", AsnCERLogEvent]], {
    extensible: true,
  });

/** Manual line 17441. */
export interface AsnCERLogClientCrashesArgument {
  crashes: AsnCERCrashEvents;
}
export const AsnCERLogClientCrashesArgument: Type<AsnCERLogClientCrashesArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERLogClientCrashesArgument",
    () => [["crashes", AsnCERCrashEvents]],
    { extensible: true },
  );

/** Manual line 17449. */
export interface AsnCERGetClientStatsResult {
  crashes: AsnCERCrashEvents;
  mapProperties: Common.AsnStringPairList;
}
export const AsnCERGetClientStatsResult: Type<AsnCERGetClientStatsResult> =
  /* @__PURE__ */ sequence(
    "AsnCERGetClientStatsResult",
    () => [
      ["crashes", AsnCERCrashEvents],
      ["mapProperties", Common.AsnStringPairList],
    ],
    { extensible: true },
  );

/** Manual line 17459. */
export interface AsnCERFileOperationStatusArgument {
  u8sCrossRefID: string;
  eStatus: AsnCERFileOperationStatusEnum;
  /** error text, or file name on success */
  u8sStrOptionalString?: string;
}
export const AsnCERFileOperationStatusArgument: Type<AsnCERFileOperationStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERFileOperationStatusArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["eStatus", AsnCERFileOperationStatusEnum],
      ["u8sStrOptionalString", implicit(0, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 17473. */
export type AsnCERLogEvents = AsnCERLogEvent[];
export const AsnCERLogEvents: Type<AsnCERLogEvents> = /* @__PURE__ */ sequenceOf(
  "AsnCERLogEvents",
  () => AsnCERLogEvent,
);
