// Generated from snapshot-call-data.asn1 by `npm run generate`. Do not edit.
//
// CSTA-snapshot-call-data: CSTA Phase III (ECMA-285, 4th edition).

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

/** Event 76. */
export const snapshotCallData: Event<SnapshotCallDataArgument, SnapshotCallDataArgumentInput> =
  /* @__PURE__ */ event("snapshotCallData", 76, () => SnapshotCallDataArgument);

export interface SnapshotCallDataArgument {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  snapshotData: StatusReporting.SnapshotCallData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotCallDataArgument} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotCallDataArgumentInput {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  snapshotData: StatusReporting.SnapshotCallDataInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotCallDataArgument: Type<
  SnapshotCallDataArgument,
  SnapshotCallDataArgumentInput
> = /* @__PURE__ */ sequence(
  "SnapshotCallDataArgument",
  () => [
    ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
    ["segmentID", INTEGER, OPTIONAL],
    ["lastSegment", BOOLEAN],
    ["snapshotData", StatusReporting.SnapshotCallData],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);
