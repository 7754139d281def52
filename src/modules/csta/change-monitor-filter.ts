// Generated from change-monitor-filter.asn1 by `npm run generate`. Do not edit.
//
// CSTA-change-monitor-filter: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 72. */
export const changeMonitorFilter: Operation<
  ChangeMonitorFilterArgument,
  ChangeMonitorFilterResult,
  ErrorDefinition.UniversalFailure,
  ChangeMonitorFilterArgumentInput,
  ChangeMonitorFilterResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("changeMonitorFilter", 72, () => ({
  argument: ChangeMonitorFilterArgument,
  result: ChangeMonitorFilterResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ChangeMonitorFilterArgument {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  requestedFilterList: StatusReporting.MonitorFilter;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ChangeMonitorFilterArgument} for encoding: members with a DEFAULT may be absent. */
export interface ChangeMonitorFilterArgumentInput {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  requestedFilterList: StatusReporting.MonitorFilterInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeMonitorFilterArgument: Type<
  ChangeMonitorFilterArgument,
  ChangeMonitorFilterArgumentInput
> = /* @__PURE__ */ sequence(
  "ChangeMonitorFilterArgument",
  () => [
    ["crossRefIdentifier", StatusReporting.MonitorCrossRefID],
    ["requestedFilterList", StatusReporting.MonitorFilter],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface ChangeMonitorFilterResult {
  actualFilterList?: StatusReporting.MonitorFilter;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ChangeMonitorFilterResult} for encoding: members with a DEFAULT may be absent. */
export interface ChangeMonitorFilterResultInput {
  actualFilterList?: StatusReporting.MonitorFilterInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeMonitorFilterResult: Type<
  ChangeMonitorFilterResult,
  ChangeMonitorFilterResultInput
> = /* @__PURE__ */ sequence(
  "ChangeMonitorFilterResult",
  () => [
    ["actualFilterList", StatusReporting.MonitorFilter, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
