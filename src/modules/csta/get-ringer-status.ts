// Generated from get-ringer-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-ringer-status: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  implicit,
  integer,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 270. */
export const getRingerStatus: Operation<
  GetRingerStatusArgument,
  GetRingerStatusResult,
  ErrorDefinition.UniversalFailure,
  GetRingerStatusArgumentInput,
  GetRingerStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getRingerStatus", 270, () => ({
  argument: GetRingerStatusArgument,
  result: GetRingerStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetRingerStatusArgument {
  device: DeviceIdentifier.DeviceID;
  ringer?: PhysicalDeviceFeature.RingerID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetRingerStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetRingerStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  ringer?: PhysicalDeviceFeature.RingerID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRingerStatusArgument: Type<GetRingerStatusArgument, GetRingerStatusArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetRingerStatusArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["ringer", PhysicalDeviceFeature.RingerID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface GetRingerStatusResult {
  ringerStatusList: RingerStatusList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRingerStatusResult: Type<GetRingerStatusResult> = /* @__PURE__ */ sequence(
  "GetRingerStatusResult",
  () => [
    ["ringerStatusList", RingerStatusList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type RingerStatusList = {
  ringer: PhysicalDeviceFeature.RingerID;
  ringMode: PhysicalDeviceFeature.RingMode;
  ringCount?: number;
  ringDuration?: number;
  ringPattern?: number;
  ringVolAbs?: number;
}[];
export const RingerStatusList: Type<RingerStatusList> = /* @__PURE__ */ sequenceOf(
  "RingerStatusList",
  () =>
    sequence(
      "",
      () => [
        ["ringer", PhysicalDeviceFeature.RingerID],
        ["ringMode", PhysicalDeviceFeature.RingMode],
        [
          "ringCount",
          implicit(0, integer({ constraint: { value: [{ min: 0, max: 1000 }] } })),
          OPTIONAL,
        ],
        ["ringDuration", implicit(3, INTEGER), OPTIONAL],
        ["ringPattern", implicit(1, INTEGER), OPTIONAL],
        [
          "ringVolAbs",
          implicit(2, integer({ constraint: { value: [{ min: 0, max: 100 }] } })),
          OPTIONAL,
        ],
      ],
      { extensible: true },
    ),
);
