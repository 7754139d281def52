// Generated from presence-state-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-presence-state-event: CSTA Phase III (ECMA-285, 4th edition).

import { OCTET_STRING, OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as Security from "./security.js";

export interface PresenceStateEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  presenceState: DeviceFeatureTypes.PresenceState;
  fromTime?: Security.TimeInfo;
  untilTime?: Security.TimeInfo;
  place?: Uint8Array;
  mood?: Uint8Array;
  namedPresenceState?: Uint8Array;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link PresenceStateEvent} for encoding: members with a DEFAULT may be absent. */
export interface PresenceStateEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  presenceState: DeviceFeatureTypes.PresenceState;
  fromTime?: Security.TimeInfo;
  untilTime?: Security.TimeInfo;
  place?: Uint8Array;
  mood?: Uint8Array;
  namedPresenceState?: Uint8Array;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const PresenceStateEvent: Type<PresenceStateEvent, PresenceStateEventInput> =
  /* @__PURE__ */ sequence(
    "PresenceStateEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["presenceState", DeviceFeatureTypes.PresenceState],
      ["fromTime", implicit(0, Security.TimeInfo), OPTIONAL],
      ["untilTime", implicit(1, Security.TimeInfo), OPTIONAL],
      ["place", implicit(2, OCTET_STRING), OPTIONAL],
      ["mood", implicit(3, OCTET_STRING), OPTIONAL],
      ["namedPresenceState", implicit(4, OCTET_STRING), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 7 },
  );
