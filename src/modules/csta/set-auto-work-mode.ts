// Generated from set-auto-work-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-auto-work-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  integer,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 314. */
export const setAutoWorkMode: Operation<
  SetAutoWorkModeArgument,
  SetAutoWorkModeResult,
  ErrorDefinition.UniversalFailure,
  SetAutoWorkModeArgumentInput,
  SetAutoWorkModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setAutoWorkMode", 314, () => ({
  argument: SetAutoWorkModeArgument,
  result: SetAutoWorkModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetAutoWorkModeArgument {
  device: DeviceIdentifier.DeviceID;
  autoWorkOn: boolean;
  autoWorkInterval?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetAutoWorkModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetAutoWorkModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  autoWorkOn: boolean;
  autoWorkInterval?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetAutoWorkModeArgument: Type<SetAutoWorkModeArgument, SetAutoWorkModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetAutoWorkModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["autoWorkOn", BOOLEAN],
      ["autoWorkInterval", integer({ constraint: { value: [{ min: 0, max: 6000 }] } }), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type SetAutoWorkModeResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetAutoWorkModeResult: Type<SetAutoWorkModeResult> = /* @__PURE__ */ choice(
  "SetAutoWorkModeResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
