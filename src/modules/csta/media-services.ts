// Generated from media-services.asn1 by `npm run generate`. Do not edit.
//
// CSTA-media-services: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  alias,
  bitString,
  enumerated,
  implicit,
  sequence,
  string,
  type BitString,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";

export const MediaServiceType = /* @__PURE__ */ enumerated("MediaServiceType", {
  cstaVoiceUnit: 0,
  dataModem: 1,
  digitalDataIsochronousIeee1394: 2,
  digitalDataIsochronousGeoport: 3,
  digitalDataIsochronousIeeeAtm: 4,
  digitalDataIsochronousIeeeIsdn: 5,
  digitalDataApi: 6,
  ectfS100MediaServicesDefault: 7,
  ectfS100MediaServicesAppServices: 8,
  cstaIVRScript1: 9,
  cstaIVRScript2: 10,
  cstaIVRScript3: 11,
  cstaIVRScript4: 12,
  cstaIVRScript5: 13,
  cstaIVRScript6: 14,
  cstaIVRScript7: 15,
  cstaIVRScript8: 16,
  cstaIVRScript9: 17,
  cstaIVRScript10: 18,
  liveSoundCaptureAnalog: 19,
  liveSoundTransmitAnalog: 20,
  liveSoundCaptureIeee1394: 21,
  liveSoundTransmitIeee1394: 22,
  liveSoundCaptureTransmitGeoport: 23,
  liveSoundCaptureTransmitAtm: 24,
  liveSoundCaptureTransmitISDN: 25,
  soundCaptureTransmitADPCM: 26,
  soundCaptureTransmitApi: 27,
  usb: 28,
  sfSpecific1: 29,
  sfSpecific2: 30,
  sfSpecific3: 31,
  sfSpecific4: 32,
  sfSpecific5: 33,
  sfSpecific6: 34,
  sfSpecific7: 35,
  sfSpecific8: 36,
  sfSpecific9: 37,
  sfSpecific10: 38,
});
export type MediaServiceType = EnumeratedValue<typeof MediaServiceType>;

export type MediaStreamID = Uint8Array;
export const MediaStreamID: Type<MediaStreamID> = /* @__PURE__ */ alias(
  "MediaStreamID",
  () => OCTET_STRING,
);

export type MediaServiceInstanceID = Uint8Array;
export const MediaServiceInstanceID: Type<MediaServiceInstanceID> = /* @__PURE__ */ alias(
  "MediaServiceInstanceID",
  () => OCTET_STRING,
);

export interface ConnectionInformation {
  /** transmit (0), receive (1), transmitAndReceive (2), none (3) */
  flowDirection?: 0 | 1 | 2 | 3 | (number & {});
  numberOfChannels: number;
  mediaSessionInformation?: string;
}
/** {@link ConnectionInformation} for encoding: members with a DEFAULT may be absent. */
export interface ConnectionInformationInput {
  /** transmit (0), receive (1), transmitAndReceive (2), none (3) */
  flowDirection?: 0 | 1 | 2 | 3 | (number & {});
  numberOfChannels?: number;
  mediaSessionInformation?: string;
}
export const ConnectionInformation: Type<ConnectionInformation, ConnectionInformationInput> =
  /* @__PURE__ */ sequence(
    "ConnectionInformation",
    () => [
      [
        "flowDirection",
        enumerated("", {
          transmit: 0,
          receive: 1,
          transmitAndReceive: 2,
          none: 3,
        }),
        OPTIONAL,
      ],
      ["numberOfChannels", INTEGER, { default: 1 }],
      ["mediaSessionInformation", string("IA5String"), OPTIONAL],
    ],
    { extensible: true },
  );

export const ConnectionMode = /* @__PURE__ */ enumerated("ConnectionMode", {
  consultationConference: 0,
  consultationConferenceHold: 1,
  deflect: 2,
  directedPickup: 3,
  join: 4,
  singleStepConference: 5,
  singleStepConferenceHold: 6,
  singleStepTransfer: 7,
  transfer: 8,
  direct: 9,
});
export type ConnectionMode = EnumeratedValue<typeof ConnectionMode>;

export type ConnectionModeBMap = BitString;
export const ConnectionModeBMap: Type<ConnectionModeBMap> = /* @__PURE__ */ alias(
  "ConnectionModeBMap",
  () =>
    bitString({
      names: {
        consultationConference: 0,
        consultationConferenceHold: 1,
        deflect: 2,
        directedPickup: 3,
        join: 4,
        singleStepConference: 5,
        singleStepConferenceHold: 6,
        singleStepTransfer: 7,
        transfer: 8,
        direct: 9,
      },
    }),
);

export interface MediaCallCharacteristics {
  mediaClass: MediaClass;
  connectionRate?: number;
  /** constant (0), variable (1) */
  bitRate: 0 | 1 | (number & {});
  delayTolerance?: number;
  /** isdn (0), atm (1), isoEthernet (2), rsvp (3), other (4), sip (5) */
  switchingSubDomainCCIEType?: 0 | 1 | 2 | 3 | 4 | 5 | (number & {});
  switchingSubDomainInformationElements?: Uint8Array;
}
/** {@link MediaCallCharacteristics} for encoding: members with a DEFAULT may be absent. */
export interface MediaCallCharacteristicsInput {
  mediaClass: MediaClass;
  connectionRate?: number;
  /** constant (0), variable (1) */
  bitRate?: 0 | 1 | (number & {});
  delayTolerance?: number;
  /** isdn (0), atm (1), isoEthernet (2), rsvp (3), other (4), sip (5) */
  switchingSubDomainCCIEType?: 0 | 1 | 2 | 3 | 4 | 5 | (number & {});
  switchingSubDomainInformationElements?: Uint8Array;
}
export const MediaCallCharacteristics: Type<
  MediaCallCharacteristics,
  MediaCallCharacteristicsInput
> = /* @__PURE__ */ sequence(
  "MediaCallCharacteristics",
  () => [
    ["mediaClass", MediaClass],
    ["connectionRate", implicit(0, INTEGER), OPTIONAL],
    [
      "bitRate",
      implicit(
        1,
        enumerated("", {
          constant: 0,
          variable: 1,
        }),
      ),
      { default: 0 },
    ],
    ["delayTolerance", implicit(2, INTEGER), OPTIONAL],
    [
      "switchingSubDomainCCIEType",
      implicit(
        3,
        enumerated("", {
          isdn: 0,
          atm: 1,
          isoEthernet: 2,
          rsvp: 3,
          other: 4,
          sip: 5,
        }),
      ),
      OPTIONAL,
    ],
    ["switchingSubDomainInformationElements", OCTET_STRING, OPTIONAL],
  ],
  { extensible: true },
);

export type MediaClass = BitString;
export const MediaClass: Type<MediaClass> = /* @__PURE__ */ alias("MediaClass", () =>
  bitString({
    names: {
      voice: 0,
      data: 1,
      image: 2,
      audio: 4,
      other: 3,
      notKnown: 5,
      chat: 6,
      email: 7,
      message: 8,
      im: 9,
      sms: 10,
      mms: 11,
    },
  }),
);
