// Generated from set-ringer-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-ringer-status: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OPTIONAL,
  choice,
  explicit,
  implicit,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 280. */
export const setRingerStatus: Operation<
  SetRingerStatusArgument,
  SetRingerStatusResult,
  ErrorDefinition.UniversalFailure,
  SetRingerStatusArgumentInput,
  SetRingerStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setRingerStatus", 280, () => ({
  argument: SetRingerStatusArgument,
  result: SetRingerStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetRingerStatusArgument {
  device: DeviceIdentifier.DeviceID;
  ringer: PhysicalDeviceFeature.RingerID;
  ringMode?: PhysicalDeviceFeature.RingMode;
  ringPattern?: number;
  ringVolume?: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetRingerStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetRingerStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  ringer: PhysicalDeviceFeature.RingerID;
  ringMode?: PhysicalDeviceFeature.RingMode;
  ringPattern?: number;
  ringVolume?: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetRingerStatusArgument: Type<SetRingerStatusArgument, SetRingerStatusArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetRingerStatusArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["ringer", PhysicalDeviceFeature.RingerID],
      ["ringMode", PhysicalDeviceFeature.RingMode, OPTIONAL],
      ["ringPattern", implicit(1, INTEGER), OPTIONAL],
      ["ringVolume", explicit(2, PhysicalDeviceFeature.Volume), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );

export type SetRingerStatusResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetRingerStatusResult: Type<SetRingerStatusResult> = /* @__PURE__ */ choice(
  "SetRingerStatusResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
