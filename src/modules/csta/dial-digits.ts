// Generated from dial-digits.asn1 by `npm run generate`. Do not edit.
//
// CSTA-dial-digits: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 219. */
export const dialDigits: Operation<
  DialDigitsArgument,
  DialDigitsResult,
  ErrorDefinition.UniversalFailure,
  DialDigitsArgumentInput,
  DialDigitsResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("dialDigits", 219, () => ({
  argument: DialDigitsArgument,
  result: DialDigitsResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface DialDigitsArgument {
  diallingConnection: CallConnectionIdentifiers.ConnectionID;
  diallingSequence: DeviceIdentifier.DeviceID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DialDigitsArgument} for encoding: members with a DEFAULT may be absent. */
export interface DialDigitsArgumentInput {
  diallingConnection: CallConnectionIdentifiers.ConnectionIDInput;
  diallingSequence: DeviceIdentifier.DeviceIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DialDigitsArgument: Type<DialDigitsArgument, DialDigitsArgumentInput> =
  /* @__PURE__ */ sequence(
    "DialDigitsArgument",
    () => [
      ["diallingConnection", CallConnectionIdentifiers.ConnectionID],
      ["diallingSequence", DeviceIdentifier.DeviceID],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type DialDigitsResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const DialDigitsResult: Type<DialDigitsResult> = /* @__PURE__ */ choice(
  "DialDigitsResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
