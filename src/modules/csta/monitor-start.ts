// Generated from monitor-start.asn1 by `npm run generate`. Do not edit.
//
// CSTA-monitor-start: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 71. */
export const monitorStart: Operation<
  MonitorStartArgument,
  MonitorStartResult,
  ErrorDefinition.UniversalFailure,
  MonitorStartArgumentInput,
  MonitorStartResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("monitorStart", 71, () => ({
  argument: MonitorStartArgument,
  result: MonitorStartResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MonitorStartArgument {
  monitorObject: StatusReporting.MonitorObject;
  requestedMonitorFilter?: StatusReporting.MonitorFilter;
  monitorType?: StatusReporting.MonitorType;
  requestedMonitorMediaClass?: StatusReporting.MonitorMediaClass;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MonitorStartArgument} for encoding: members with a DEFAULT may be absent. */
export interface MonitorStartArgumentInput {
  monitorObject: StatusReporting.MonitorObjectInput;
  requestedMonitorFilter?: StatusReporting.MonitorFilterInput;
  monitorType?: StatusReporting.MonitorType;
  requestedMonitorMediaClass?: StatusReporting.MonitorMediaClass;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MonitorStartArgument: Type<MonitorStartArgument, MonitorStartArgumentInput> =
  /* @__PURE__ */ sequence(
    "MonitorStartArgument",
    () => [
      ["monitorObject", StatusReporting.MonitorObject],
      ["requestedMonitorFilter", implicit(0, StatusReporting.MonitorFilter), OPTIONAL],
      ["monitorType", StatusReporting.MonitorType, OPTIONAL],
      ["requestedMonitorMediaClass", implicit(1, StatusReporting.MonitorMediaClass), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export interface MonitorStartResult {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  actualmonitorFilter?: StatusReporting.MonitorFilter;
  actualMonitorMediaClass?: StatusReporting.MonitorMediaClass;
  monitorExistingCalls?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MonitorStartResult} for encoding: members with a DEFAULT may be absent. */
export interface MonitorStartResultInput {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  actualmonitorFilter?: StatusReporting.MonitorFilterInput;
  actualMonitorMediaClass?: StatusReporting.MonitorMediaClass;
  monitorExistingCalls?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MonitorStartResult: Type<MonitorStartResult, MonitorStartResultInput> =
  /* @__PURE__ */ sequence(
    "MonitorStartResult",
    () => [
      ["crossRefIdentifier", StatusReporting.MonitorCrossRefID],
      ["actualmonitorFilter", implicit(0, StatusReporting.MonitorFilter), OPTIONAL],
      ["actualMonitorMediaClass", implicit(1, StatusReporting.MonitorMediaClass), OPTIONAL],
      ["monitorExistingCalls", BOOLEAN, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
