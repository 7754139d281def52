// Generated from physical-device-feature.asn1 by `npm run generate`. Do not edit.
//
// CSTA-physical-device-feature: CSTA Phase III (ECMA-285, 4th edition).

import {
  OCTET_STRING,
  alias,
  bitString,
  choice,
  enumerated,
  integer,
  sequence,
  sequenceOf,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";

export type AuditoryApparatusList = {
  auditoryApparatus: AuditoryApparatusID;
  /** speakerphone (0), handset (1), headset (2), speakerOnlyPhone (3), other (4) */
  auditoryApparatusType: 0 | 1 | 2 | 3 | 4 | (number & {});
  speaker: BitString;
  microphone: BitString;
  hookswitch: BitString;
  hookswitchID: HookswitchID;
}[];
export const AuditoryApparatusList: Type<AuditoryApparatusList> = /* @__PURE__ */ sequenceOf(
  "AuditoryApparatusList",
  () =>
    sequence(
      "",
      () => [
        ["auditoryApparatus", AuditoryApparatusID],
        [
          "auditoryApparatusType",
          enumerated("", {
            speakerphone: 0,
            handset: 1,
            headset: 2,
            speakerOnlyPhone: 3,
            other: 4,
          }),
        ],
        [
          "speaker",
          bitString({
            names: {
              present: 0,
              volumeSettable: 1,
              volumeReadable: 2,
              muteSettable: 3,
              muteReadable: 4,
            },
          }),
        ],
        [
          "microphone",
          bitString({
            names: {
              present: 0,
              gainSettable: 1,
              gainReadable: 2,
              muteSettable: 3,
              muteReadable: 4,
            },
          }),
        ],
        ["hookswitch", bitString({ names: { hookswitchSettable: 0, hookswitchOnHook: 1 } })],
        ["hookswitchID", HookswitchID],
      ],
      { extensible: true },
    ),
);

export type AuditoryApparatusID = Uint8Array;
export const AuditoryApparatusID: Type<AuditoryApparatusID> = /* @__PURE__ */ alias(
  "AuditoryApparatusID",
  () => OCTET_STRING,
);

export type ButtonID = Uint8Array;
export const ButtonID: Type<ButtonID> = /* @__PURE__ */ alias("ButtonID", () => OCTET_STRING);

export const CharacterSet = /* @__PURE__ */ enumerated("CharacterSet", {
  ascii: 0,
  unicode: 1,
  proprietary: 2,
});
export type CharacterSet = EnumeratedValue<typeof CharacterSet>;

export type DisplayID = Uint8Array;
export const DisplayID: Type<DisplayID> = /* @__PURE__ */ alias("DisplayID", () => OCTET_STRING);

export type HookswitchID = Uint8Array;
export const HookswitchID: Type<HookswitchID> = /* @__PURE__ */ alias(
  "HookswitchID",
  () => OCTET_STRING,
);

export const LampBrightness = /* @__PURE__ */ enumerated("LampBrightness", {
  unspecified: 0,
  dim: 1,
  bright: 2,
});
export type LampBrightness = EnumeratedValue<typeof LampBrightness>;

export type LampColor = number;
export const LampColor: Type<LampColor> = /* @__PURE__ */ alias("LampColor", () =>
  integer({
    names: { noColor: 0, red: 1, yellow: 2, green: 3, blue: 4, unknown: 5 },
    constraint: { value: [{ min: 0, max: 100 }] },
  }),
);

export type LampID = Uint8Array;
export const LampID: Type<LampID> = /* @__PURE__ */ alias("LampID", () => OCTET_STRING);

export type LampMode = number;
export const LampMode: Type<LampMode> = /* @__PURE__ */ alias("LampMode", () =>
  integer({
    names: { brokenFlutter: 0, flutter: 1, off: 2, steady: 3, wink: 4, unknown: 5 },
    constraint: { value: [{ min: 0, max: 100 }] },
  }),
);

export type MicrophoneGain = Choice<{
  micGainAbs: MicGainAbs;
  micGainInc: MicGainInc;
}>;
export const MicrophoneGain: Type<MicrophoneGain> = /* @__PURE__ */ choice("MicrophoneGain", () => [
  ["micGainAbs", MicGainAbs],
  ["micGainInc", MicGainInc],
]);

export const MicGainInc = /* @__PURE__ */ enumerated("MicGainInc", {
  increment: 0,
  decrement: 1,
});
export type MicGainInc = EnumeratedValue<typeof MicGainInc>;

export type MicGainAbs = number;
export const MicGainAbs: Type<MicGainAbs> = /* @__PURE__ */ alias("MicGainAbs", () =>
  integer({ constraint: { value: [{ min: 0, max: 100 }] } }),
);

export type RingerID = Uint8Array;
export const RingerID: Type<RingerID> = /* @__PURE__ */ alias("RingerID", () => OCTET_STRING);

export const RingMode = /* @__PURE__ */ enumerated("RingMode", {
  ringing: 0,
  notRinging: 1,
});
export type RingMode = EnumeratedValue<typeof RingMode>;

export type Volume = Choice<{
  volAbs: VolAbs;
  volInc: VolInc;
}>;
export const Volume: Type<Volume> = /* @__PURE__ */ choice("Volume", () => [
  ["volAbs", VolAbs],
  ["volInc", VolInc],
]);

export const VolInc = /* @__PURE__ */ enumerated("VolInc", {
  increment: 0,
  decrement: 1,
});
export type VolInc = EnumeratedValue<typeof VolInc>;

export type VolAbs = number;
export const VolAbs: Type<VolAbs> = /* @__PURE__ */ alias("VolAbs", () =>
  integer({ constraint: { value: [{ min: 0, max: 100 }] } }),
);
