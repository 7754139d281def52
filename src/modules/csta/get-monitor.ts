// Generated from get-monitor.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-monitor: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 373. */
export const getMonitors: Operation<
  GetMonitorArgument,
  GetMonitorResult,
  ErrorDefinition.UniversalFailure,
  GetMonitorArgument,
  GetMonitorResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getMonitors", 373, () => ({
  argument: GetMonitorArgument,
  result: GetMonitorResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetMonitorArgument {
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMonitorArgument: Type<GetMonitorArgument> = /* @__PURE__ */ sequence(
  "GetMonitorArgument",
  () => [["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL]],
  { extensible: 0 },
);

export interface GetMonitorResult {
  crossRefIDorRegistrationData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    monitorList: StatusReporting.MonitorList;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetMonitorResult} for encoding: members with a DEFAULT may be absent. */
export interface GetMonitorResultInput {
  crossRefIDorRegistrationData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    monitorList: StatusReporting.MonitorListInput;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMonitorResult: Type<GetMonitorResult, GetMonitorResultInput> =
  /* @__PURE__ */ sequence(
    "GetMonitorResult",
    () => [
      [
        "crossRefIDorRegistrationData",
        choice("", () => [
          ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
          ["monitorList", StatusReporting.MonitorList],
        ]),
      ],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
