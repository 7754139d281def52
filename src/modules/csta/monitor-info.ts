// Generated from monitor-info.asn1 by `npm run generate`. Do not edit.
//
// CSTA-monitor-info: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 374. */
export const monitorInfo: Operation<
  MonitorInfoArgument,
  null,
  ErrorDefinition.UniversalFailure,
  MonitorInfoArgumentInput,
  null,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("monitorInfo", 374, () => ({
  argument: MonitorInfoArgument,
  result: NULL,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MonitorInfoArgument {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  monitorList: StatusReporting.MonitorList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MonitorInfoArgument} for encoding: members with a DEFAULT may be absent. */
export interface MonitorInfoArgumentInput {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  monitorList: StatusReporting.MonitorListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MonitorInfoArgument: Type<MonitorInfoArgument, MonitorInfoArgumentInput> =
  /* @__PURE__ */ sequence(
    "MonitorInfoArgument",
    () => [
      ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
      ["segmentID", INTEGER, OPTIONAL],
      ["lastSegment", BOOLEAN],
      ["monitorList", StatusReporting.MonitorList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
