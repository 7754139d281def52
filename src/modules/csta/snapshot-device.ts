// Generated from snapshot-device.asn1 by `npm run generate`. Do not edit.
//
// CSTA-snapshot-device: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 74. */
export const snapshotDevice: Operation<
  SnapshotDeviceArgument,
  SnapshotDeviceResult,
  ErrorDefinition.UniversalFailure,
  SnapshotDeviceArgumentInput,
  SnapshotDeviceResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("snapshotDevice", 74, () => ({
  argument: SnapshotDeviceArgument,
  result: SnapshotDeviceResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SnapshotDeviceArgument {
  snapshotObject: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotDeviceArgument} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotDeviceArgumentInput {
  snapshotObject: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotDeviceArgument: Type<SnapshotDeviceArgument, SnapshotDeviceArgumentInput> =
  /* @__PURE__ */ sequence(
    "SnapshotDeviceArgument",
    () => [
      ["snapshotObject", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface SnapshotDeviceResult {
  crossRefIDorSnapshotData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    snapshotData: StatusReporting.SnapshotDeviceData;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotDeviceResult} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotDeviceResultInput {
  crossRefIDorSnapshotData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    snapshotData: StatusReporting.SnapshotDeviceDataInput;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotDeviceResult: Type<SnapshotDeviceResult, SnapshotDeviceResultInput> =
  /* @__PURE__ */ sequence(
    "SnapshotDeviceResult",
    () => [
      [
        "crossRefIDorSnapshotData",
        choice("", () => [
          ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
          ["snapshotData", StatusReporting.SnapshotDeviceData],
        ]),
      ],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
