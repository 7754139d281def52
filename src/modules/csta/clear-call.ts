// Generated from clear-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-clear-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 4. */
export const clearCall: Operation<
  ClearCallArgument,
  ClearCallResult,
  ErrorDefinition.UniversalFailure,
  ClearCallArgumentInput,
  ClearCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("clearCall", 4, () => ({
  argument: ClearCallArgument,
  result: ClearCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ClearCallArgument {
  callToBeCleared: CallConnectionIdentifiers.ConnectionID;
  userData?: DeviceFeatureTypes.UserData;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ClearCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface ClearCallArgumentInput {
  callToBeCleared: CallConnectionIdentifiers.ConnectionIDInput;
  userData?: DeviceFeatureTypes.UserData;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ClearCallArgument: Type<ClearCallArgument, ClearCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "ClearCallArgument",
    () => [
      ["callToBeCleared", CallConnectionIdentifiers.ConnectionID],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["reason", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type ClearCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const ClearCallResult: Type<ClearCallResult> = /* @__PURE__ */ choice(
  "ClearCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
