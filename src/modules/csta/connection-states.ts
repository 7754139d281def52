// Generated from connection-states.asn1 by `npm run generate`. Do not edit.
//
// CSTA-connection-states: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  alias,
  choice,
  enumerated,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  type Choice,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as MediaServices from "./media-services.js";

export type ConnectionList = {
  newConnection?: CallConnectionIdentifiers.ConnectionID;
  oldConnection?: CallConnectionIdentifiers.ConnectionID;
  endpoint?: Choice<{
    deviceID: DeviceIdentifier.DeviceID;
    notKnown: null;
    restricted: null;
  }>;
  associatedNID?: Choice<{
    deviceID: DeviceIdentifier.DeviceID;
    notKnown: null;
  }>;
  resultingConnectionInfo?: MediaServices.ConnectionInformation;
}[];
/** {@link ConnectionList} for encoding: members with a DEFAULT may be absent. */
export type ConnectionListInput = {
  newConnection?: CallConnectionIdentifiers.ConnectionIDInput;
  oldConnection?: CallConnectionIdentifiers.ConnectionIDInput;
  endpoint?: Choice<{
    deviceID: DeviceIdentifier.DeviceIDInput;
    notKnown: null;
    restricted: null;
  }>;
  associatedNID?: Choice<{
    deviceID: DeviceIdentifier.DeviceIDInput;
    notKnown: null;
  }>;
  resultingConnectionInfo?: MediaServices.ConnectionInformationInput;
}[];
export const ConnectionList: Type<ConnectionList, ConnectionListInput> = /* @__PURE__ */ sequenceOf(
  "ConnectionList",
  () =>
    sequence(
      "",
      () => [
        ["newConnection", explicit(0, CallConnectionIdentifiers.ConnectionID), OPTIONAL],
        ["oldConnection", explicit(1, CallConnectionIdentifiers.ConnectionID), OPTIONAL],
        [
          "endpoint",
          explicit(
            2,
            choice("", () => [
              ["deviceID", DeviceIdentifier.DeviceID],
              ["notKnown", NULL],
              ["restricted", explicit(1, NULL)],
            ]),
          ),
          OPTIONAL,
        ],
        [
          "associatedNID",
          explicit(
            3,
            choice("", () => [
              ["deviceID", DeviceIdentifier.DeviceID],
              ["notKnown", NULL],
            ]),
          ),
          OPTIONAL,
        ],
        ["resultingConnectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ],
      { extensible: true },
    ),
);

export type LocalConnectionState = 0 | 1 | 2 | 3 | 4 | 5 | 6 | (number & {});
export const LocalConnectionState: Type<LocalConnectionState> = /* @__PURE__ */ alias(
  "LocalConnectionState",
  () =>
    implicit(
      14,
      enumerated("", {
        null: 0,
        initiated: 1,
        alerting: 2,
        connected: 3,
        hold: 4,
        queued: 5,
        fail: 6,
      }),
      "application",
    ),
);
