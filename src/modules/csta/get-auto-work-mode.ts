// Generated from get-auto-work-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-auto-work-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 306. */
export const getAutoWorkMode: Operation<
  GetAutoWorkModeArgument,
  GetAutoWorkModeResult,
  ErrorDefinition.UniversalFailure,
  GetAutoWorkModeArgumentInput,
  GetAutoWorkModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getAutoWorkMode", 306, () => ({
  argument: GetAutoWorkModeArgument,
  result: GetAutoWorkModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetAutoWorkModeArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetAutoWorkModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetAutoWorkModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAutoWorkModeArgument: Type<GetAutoWorkModeArgument, GetAutoWorkModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetAutoWorkModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetAutoWorkModeResult {
  autoWorkOn: boolean;
  autoWorkInterval?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAutoWorkModeResult: Type<GetAutoWorkModeResult> = /* @__PURE__ */ sequence(
  "GetAutoWorkModeResult",
  () => [
    ["autoWorkOn", BOOLEAN],
    ["autoWorkInterval", INTEGER, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);
