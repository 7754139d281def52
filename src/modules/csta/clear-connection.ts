// Generated from clear-connection.asn1 by `npm run generate`. Do not edit.
//
// CSTA-clear-connection: CSTA Phase III (ECMA-285, 4th edition).

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
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 5. */
export const clearConnection: Operation<
  ClearConnectionArgument,
  ClearConnectionResult,
  ErrorDefinition.UniversalFailure,
  ClearConnectionArgumentInput,
  ClearConnectionResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("clearConnection", 5, () => ({
  argument: ClearConnectionArgument,
  result: ClearConnectionResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ClearConnectionArgument {
  connectionToBeCleared: CallConnectionIdentifiers.ConnectionID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ClearConnectionArgument} for encoding: members with a DEFAULT may be absent. */
export interface ClearConnectionArgumentInput {
  connectionToBeCleared: CallConnectionIdentifiers.ConnectionIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ClearConnectionArgument: Type<ClearConnectionArgument, ClearConnectionArgumentInput> =
  /* @__PURE__ */ sequence(
    "ClearConnectionArgument",
    () => [
      ["connectionToBeCleared", CallConnectionIdentifiers.ConnectionID],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["reason", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export type ClearConnectionResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const ClearConnectionResult: Type<ClearConnectionResult> = /* @__PURE__ */ choice(
  "ClearConnectionResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
