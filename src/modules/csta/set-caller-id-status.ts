// Generated from set-caller-id-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-caller-id-status: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 315. */
export const setCallerIDStatus: Operation<
  SetCallerIDStatusArgument,
  SetCallerIDStatusResult,
  ErrorDefinition.UniversalFailure,
  SetCallerIDStatusArgumentInput,
  SetCallerIDStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setCallerIDStatus", 315, () => ({
  argument: SetCallerIDStatusArgument,
  result: SetCallerIDStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetCallerIDStatusArgument {
  device: DeviceIdentifier.DeviceID;
  callerIDProvided: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetCallerIDStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetCallerIDStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  callerIDProvided: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetCallerIDStatusArgument: Type<
  SetCallerIDStatusArgument,
  SetCallerIDStatusArgumentInput
> = /* @__PURE__ */ sequence(
  "SetCallerIDStatusArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["callerIDProvided", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type SetCallerIDStatusResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetCallerIDStatusResult: Type<SetCallerIDStatusResult> = /* @__PURE__ */ choice(
  "SetCallerIDStatusResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
