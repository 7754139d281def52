// Generated from voice-attributes-change-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-voice-attributes-change-event: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  enumerated,
  explicit,
  implicit,
  integer,
  sequence,
  string,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface VoiceAttributesChangeEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  resource?: DeviceFeatureTypes.ResourceID;
  message: DeviceFeatureTypes.MessageID;
  playVolume?: PhysicalDeviceFeature.Volume;
  recordingGain?: number;
  speed?: number;
  currentPosition?: number;
  grammars?: string;
  language?: string;
  /** automatic (0), single (1), multiple (2) */
  mode?: 0 | 1 | 2 | (number & {});
  retainAudio?: boolean;
  silenceTimeout?: number;
  maxTimeout?: number;
  babbleTimeout?: number;
  endSilence?: number;
  rejectionThreshold?: number;
  autoInterruptible?: boolean;
  innerXML?: string;
  interDigitTimeout?: number;
  preflush?: boolean;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link VoiceAttributesChangeEvent} for encoding: members with a DEFAULT may be absent. */
export interface VoiceAttributesChangeEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  resource?: DeviceFeatureTypes.ResourceID;
  message: DeviceFeatureTypes.MessageID;
  playVolume?: PhysicalDeviceFeature.Volume;
  recordingGain?: number;
  speed?: number;
  currentPosition?: number;
  grammars?: string;
  language?: string;
  /** automatic (0), single (1), multiple (2) */
  mode?: 0 | 1 | 2 | (number & {});
  retainAudio?: boolean;
  silenceTimeout?: number;
  maxTimeout?: number;
  babbleTimeout?: number;
  endSilence?: number;
  rejectionThreshold?: number;
  autoInterruptible?: boolean;
  innerXML?: string;
  interDigitTimeout?: number;
  preflush?: boolean;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const VoiceAttributesChangeEvent: Type<
  VoiceAttributesChangeEvent,
  VoiceAttributesChangeEventInput
> = /* @__PURE__ */ sequence(
  "VoiceAttributesChangeEvent",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["resource", implicit(4, DeviceFeatureTypes.ResourceID), OPTIONAL],
    ["message", DeviceFeatureTypes.MessageID],
    ["playVolume", explicit(0, PhysicalDeviceFeature.Volume), OPTIONAL],
    [
      "recordingGain",
      implicit(1, integer({ constraint: { value: [{ min: 0, max: 100 }] } })),
      OPTIONAL,
    ],
    ["speed", implicit(2, INTEGER), OPTIONAL],
    ["currentPosition", implicit(3, INTEGER), OPTIONAL],
    ["grammars", implicit(5, string("IA5String")), OPTIONAL],
    ["language", implicit(6, string("IA5String")), OPTIONAL],
    [
      "mode",
      implicit(
        7,
        enumerated("", {
          automatic: 0,
          single: 1,
          multiple: 2,
        }),
      ),
      OPTIONAL,
    ],
    ["retainAudio", implicit(8, BOOLEAN), OPTIONAL],
    ["silenceTimeout", implicit(9, INTEGER), OPTIONAL],
    ["maxTimeout", implicit(10, INTEGER), OPTIONAL],
    ["babbleTimeout", implicit(11, INTEGER), OPTIONAL],
    ["endSilence", implicit(12, INTEGER), OPTIONAL],
    ["rejectionThreshold", implicit(13, INTEGER), OPTIONAL],
    ["autoInterruptible", implicit(14, BOOLEAN), OPTIONAL],
    ["innerXML", implicit(15, string("IA5String")), OPTIONAL],
    ["interDigitTimeout", implicit(16, INTEGER), OPTIONAL],
    ["preflush", implicit(17, BOOLEAN), OPTIONAL],
    ["cause", EventCause.EventCause, OPTIONAL],
    ["servicesPermitted", CallControl.ServicesPermitted, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 22 },
);
