// Generated from monitor-stop.asn1 by `npm run generate`. Do not edit.
//
// CSTA-monitor-stop: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 73. */
export const monitorStop: Operation<
  MonitorStopArgument,
  MonitorStopResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("monitorStop", 73, () => ({
  argument: MonitorStopArgument,
  result: MonitorStopResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MonitorStopArgument {
  crossRefIdentifier: StatusReporting.MonitorCrossRefID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MonitorStopArgument: Type<MonitorStopArgument> = /* @__PURE__ */ sequence(
  "MonitorStopArgument",
  () => [
    ["crossRefIdentifier", StatusReporting.MonitorCrossRefID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type MonitorStopResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const MonitorStopResult: Type<MonitorStopResult> = /* @__PURE__ */ choice(
  "MonitorStopResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
