// Generated from snapshot-device-data.asn1 by `npm run generate`. Do not edit.
//
// CSTA-snapshot-device-data: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  event,
  sequence,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Event 77. */
export const snapshotDeviceData: Event<
  SnapshotDeviceDataArgument,
  SnapshotDeviceDataArgumentInput
> = /* @__PURE__ */ event("snapshotDeviceData", 77, () => SnapshotDeviceDataArgument);

export interface SnapshotDeviceDataArgument {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  snapshotData: StatusReporting.SnapshotDeviceData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotDeviceDataArgument} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotDeviceDataArgumentInput {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  snapshotData: StatusReporting.SnapshotDeviceDataInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotDeviceDataArgument: Type<
  SnapshotDeviceDataArgument,
  SnapshotDeviceDataArgumentInput
> = /* @__PURE__ */ sequence(
  "SnapshotDeviceDataArgument",
  () => [
    ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
    ["segmentID", INTEGER, OPTIONAL],
    ["lastSegment", BOOLEAN],
    ["snapshotData", StatusReporting.SnapshotDeviceData],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);
