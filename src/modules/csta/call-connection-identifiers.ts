// Generated from call-connection-identifiers.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-connection-identifiers: CSTA Phase III (ECMA-285, 4th edition).

import {
  OCTET_STRING,
  alias,
  choice,
  explicit,
  implicit,
  sequence,
  type Choice,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";

export type ConnectionID = Choice<{
  callID: CallID;
  deviceID: LocalDeviceID;
  both: {
    callID: CallID;
    deviceID: LocalDeviceID;
  };
}>;
/** {@link ConnectionID} for encoding: members with a DEFAULT may be absent. */
export type ConnectionIDInput = Choice<{
  callID: CallID;
  deviceID: LocalDeviceIDInput;
  both: {
    callID: CallID;
    deviceID: LocalDeviceIDInput;
  };
}>;
export const ConnectionID: Type<ConnectionID, ConnectionIDInput> = /* @__PURE__ */ alias(
  "ConnectionID",
  () =>
    explicit(
      11,
      choice("", () => [
        ["callID", implicit(0, CallID)],
        ["deviceID", explicit(1, LocalDeviceID)],
        [
          "both",
          sequence(
            "",
            () => [
              ["callID", implicit(0, CallID)],
              ["deviceID", explicit(1, LocalDeviceID)],
            ],
            { extensible: true },
          ),
        ],
      ]),
      "application",
    ),
);

export type CallID = Uint8Array;
export const CallID: Type<CallID> = /* @__PURE__ */ alias("CallID", () => OCTET_STRING);

export type LocalDeviceID = Choice<{
  staticID: DeviceIdentifier.DeviceID;
  dynamicID: Uint8Array;
}>;
/** {@link LocalDeviceID} for encoding: members with a DEFAULT may be absent. */
export type LocalDeviceIDInput = Choice<{
  staticID: DeviceIdentifier.DeviceIDInput;
  dynamicID: Uint8Array;
}>;
export const LocalDeviceID: Type<LocalDeviceID, LocalDeviceIDInput> = /* @__PURE__ */ choice(
  "LocalDeviceID",
  () => [
    ["staticID", DeviceIdentifier.DeviceID],
    ["dynamicID", implicit(3, OCTET_STRING)],
  ],
);
