// Generated from device-identifier.asn1 by `npm run generate`. Do not edit.
//
// CSTA-device-identifiers: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  alias,
  choice,
  explicit,
  implicit,
  sequence,
  string,
  type Choice,
  type Type,
} from "../../codec/index.js";
import * as MediaServices from "./media-services.js";

export type ExtendedDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link ExtendedDeviceID} for encoding: members with a DEFAULT may be absent. */
export type ExtendedDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const ExtendedDeviceID: Type<ExtendedDeviceID, ExtendedDeviceIDInput> =
  /* @__PURE__ */ alias("ExtendedDeviceID", () =>
    explicit(
      9,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
  );

export type CallingDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link CallingDeviceID} for encoding: members with a DEFAULT may be absent. */
export type CallingDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const CallingDeviceID: Type<CallingDeviceID, CallingDeviceIDInput> = /* @__PURE__ */ alias(
  "CallingDeviceID",
  () =>
    explicit(
      1,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
);

export type CallingDevice = CallingDeviceID;
/** {@link CallingDevice} for encoding: members with a DEFAULT may be absent. */
export type CallingDeviceInput = CallingDeviceIDInput;
export const CallingDevice: Type<CallingDevice, CallingDeviceInput> = /* @__PURE__ */ alias(
  "CallingDevice",
  () => CallingDeviceID,
);

export type CalledDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link CalledDeviceID} for encoding: members with a DEFAULT may be absent. */
export type CalledDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const CalledDeviceID: Type<CalledDeviceID, CalledDeviceIDInput> = /* @__PURE__ */ alias(
  "CalledDeviceID",
  () =>
    explicit(
      2,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
);

export type CalledDevice = CalledDeviceID;
/** {@link CalledDevice} for encoding: members with a DEFAULT may be absent. */
export type CalledDeviceInput = CalledDeviceIDInput;
export const CalledDevice: Type<CalledDevice, CalledDeviceInput> = /* @__PURE__ */ alias(
  "CalledDevice",
  () => CalledDeviceID,
);

export type SubjectDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link SubjectDeviceID} for encoding: members with a DEFAULT may be absent. */
export type SubjectDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const SubjectDeviceID: Type<SubjectDeviceID, SubjectDeviceIDInput> = /* @__PURE__ */ alias(
  "SubjectDeviceID",
  () =>
    explicit(
      3,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
);

export type RedirectionDeviceID = Choice<{
  numberdialed: DeviceID;
  notKnown: null;
  notRequired: null;
  notSpecified: null;
  restricted: null;
}>;
/** {@link RedirectionDeviceID} for encoding: members with a DEFAULT may be absent. */
export type RedirectionDeviceIDInput = Choice<{
  numberdialed: DeviceIDInput;
  notKnown: null;
  notRequired: null;
  notSpecified: null;
  restricted: null;
}>;
export const RedirectionDeviceID: Type<RedirectionDeviceID, RedirectionDeviceIDInput> =
  /* @__PURE__ */ alias("RedirectionDeviceID", () =>
    explicit(
      4,
      choice("", () => [
        ["numberdialed", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["notRequired", implicit(8, NULL)],
        ["notSpecified", implicit(9, NULL)],
        ["restricted", implicit(10, NULL)],
      ]),
      "application",
    ),
  );

export type LastRedirectionDevice = RedirectionDeviceID;
/** {@link LastRedirectionDevice} for encoding: members with a DEFAULT may be absent. */
export type LastRedirectionDeviceInput = RedirectionDeviceIDInput;
export const LastRedirectionDevice: Type<LastRedirectionDevice, LastRedirectionDeviceInput> =
  /* @__PURE__ */ alias("LastRedirectionDevice", () => RedirectionDeviceID);

export type AssociatedCallingDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link AssociatedCallingDeviceID} for encoding: members with a DEFAULT may be absent. */
export type AssociatedCallingDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const AssociatedCallingDeviceID: Type<
  AssociatedCallingDeviceID,
  AssociatedCallingDeviceIDInput
> = /* @__PURE__ */ alias("AssociatedCallingDeviceID", () =>
  explicit(
    5,
    choice("", () => [
      ["deviceIdentifier", DeviceID],
      ["notKnown", implicit(7, NULL)],
      ["restricted", implicit(8, NULL)],
    ]),
    "application",
  ),
);

export type AssociatedCallingDevice = AssociatedCallingDeviceID;
/** {@link AssociatedCallingDevice} for encoding: members with a DEFAULT may be absent. */
export type AssociatedCallingDeviceInput = AssociatedCallingDeviceIDInput;
export const AssociatedCallingDevice: Type<AssociatedCallingDevice, AssociatedCallingDeviceInput> =
  /* @__PURE__ */ alias("AssociatedCallingDevice", () => AssociatedCallingDeviceID);

export type AssociatedCalledDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link AssociatedCalledDeviceID} for encoding: members with a DEFAULT may be absent. */
export type AssociatedCalledDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const AssociatedCalledDeviceID: Type<
  AssociatedCalledDeviceID,
  AssociatedCalledDeviceIDInput
> = /* @__PURE__ */ alias("AssociatedCalledDeviceID", () =>
  explicit(
    6,
    choice("", () => [
      ["deviceIdentifier", DeviceID],
      ["notKnown", implicit(7, NULL)],
      ["restricted", implicit(8, NULL)],
    ]),
    "application",
  ),
);

export type AssociatedCalledDevice = AssociatedCalledDeviceID;
/** {@link AssociatedCalledDevice} for encoding: members with a DEFAULT may be absent. */
export type AssociatedCalledDeviceInput = AssociatedCalledDeviceIDInput;
export const AssociatedCalledDevice: Type<AssociatedCalledDevice, AssociatedCalledDeviceInput> =
  /* @__PURE__ */ alias("AssociatedCalledDevice", () => AssociatedCalledDeviceID);

export type NetworkCallingDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link NetworkCallingDeviceID} for encoding: members with a DEFAULT may be absent. */
export type NetworkCallingDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const NetworkCallingDeviceID: Type<NetworkCallingDeviceID, NetworkCallingDeviceIDInput> =
  /* @__PURE__ */ alias("NetworkCallingDeviceID", () =>
    explicit(
      7,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
  );

export type NetworkCallingDevice = NetworkCallingDeviceID;
/** {@link NetworkCallingDevice} for encoding: members with a DEFAULT may be absent. */
export type NetworkCallingDeviceInput = NetworkCallingDeviceIDInput;
export const NetworkCallingDevice: Type<NetworkCallingDevice, NetworkCallingDeviceInput> =
  /* @__PURE__ */ alias("NetworkCallingDevice", () => NetworkCallingDeviceID);

export type NetworkCalledDeviceID = Choice<{
  deviceIdentifier: DeviceID;
  notKnown: null;
  restricted: null;
}>;
/** {@link NetworkCalledDeviceID} for encoding: members with a DEFAULT may be absent. */
export type NetworkCalledDeviceIDInput = Choice<{
  deviceIdentifier: DeviceIDInput;
  notKnown: null;
  restricted: null;
}>;
export const NetworkCalledDeviceID: Type<NetworkCalledDeviceID, NetworkCalledDeviceIDInput> =
  /* @__PURE__ */ alias("NetworkCalledDeviceID", () =>
    explicit(
      8,
      choice("", () => [
        ["deviceIdentifier", DeviceID],
        ["notKnown", implicit(7, NULL)],
        ["restricted", implicit(8, NULL)],
      ]),
      "application",
    ),
  );

export type NetworkCalledDevice = NetworkCalledDeviceID;
/** {@link NetworkCalledDevice} for encoding: members with a DEFAULT may be absent. */
export type NetworkCalledDeviceInput = NetworkCalledDeviceIDInput;
export const NetworkCalledDevice: Type<NetworkCalledDevice, NetworkCalledDeviceInput> =
  /* @__PURE__ */ alias("NetworkCalledDevice", () => NetworkCalledDeviceID);

export interface DeviceID {
  deviceIdentifier: Choice<{
    dialingNumber: NumberDigits;
    deviceNumber: DeviceNumber;
    implicitPublic: NumberDigits;
    explicitPublic: PublicTON;
    implicitPrivate: NumberDigits;
    explicitPrivate: PrivateTON;
    other: OtherPlan;
  }>;
  privateNumber?: NumberDigits;
  privateName?: string;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
}
/** {@link DeviceID} for encoding: members with a DEFAULT may be absent. */
export interface DeviceIDInput {
  deviceIdentifier: Choice<{
    dialingNumber: NumberDigits;
    deviceNumber: DeviceNumber;
    implicitPublic: NumberDigits;
    explicitPublic: PublicTON;
    implicitPrivate: NumberDigits;
    explicitPrivate: PrivateTON;
    other: OtherPlan;
  }>;
  privateNumber?: NumberDigits;
  privateName?: string;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
}
export const DeviceID: Type<DeviceID, DeviceIDInput> = /* @__PURE__ */ sequence(
  "DeviceID",
  () => [
    [
      "deviceIdentifier",
      choice("", () => [
        ["dialingNumber", implicit(0, NumberDigits)],
        ["deviceNumber", implicit(1, DeviceNumber)],
        ["implicitPublic", implicit(2, NumberDigits)],
        ["explicitPublic", explicit(3, PublicTON)],
        ["implicitPrivate", implicit(4, NumberDigits)],
        ["explicitPrivate", explicit(5, PrivateTON)],
        ["other", implicit(6, OtherPlan)],
      ]),
    ],
    ["privateNumber", explicit(0, NumberDigits), OPTIONAL],
    ["privateName", explicit(1, string("IA5String")), OPTIONAL],
    ["mediaCallCharacteristics", MediaServices.MediaCallCharacteristics, OPTIONAL],
  ],
  { extensible: true },
);

export type PublicTON = Choice<{
  unknown: string;
  international: string;
  national: string;
  networkspecific: string;
  subscriber: string;
  abbreviated: string;
}>;
export const PublicTON: Type<PublicTON> = /* @__PURE__ */ choice("PublicTON", () => [
  ["unknown", implicit(0, string("IA5String"))],
  ["international", implicit(1, string("IA5String"))],
  ["national", implicit(2, string("IA5String"))],
  ["networkspecific", implicit(3, string("IA5String"))],
  ["subscriber", implicit(4, string("IA5String"))],
  ["abbreviated", implicit(5, string("IA5String"))],
]);

export type PrivateTON = Choice<{
  unknown: string;
  level3RegionalNumber: string;
  level2RegionalNumber: string;
  level1RegionalNumber: string;
  pTNSpecificNumber: string;
  localNumber: string;
  abbreviated: string;
}>;
export const PrivateTON: Type<PrivateTON> = /* @__PURE__ */ choice("PrivateTON", () => [
  ["unknown", implicit(0, string("IA5String"))],
  ["level3RegionalNumber", implicit(1, string("IA5String"))],
  ["level2RegionalNumber", implicit(2, string("IA5String"))],
  ["level1RegionalNumber", implicit(3, string("IA5String"))],
  ["pTNSpecificNumber", implicit(4, string("IA5String"))],
  ["localNumber", implicit(5, string("IA5String"))],
  ["abbreviated", implicit(6, string("IA5String"))],
]);

export type OtherPlan = Uint8Array;
export const OtherPlan: Type<OtherPlan> = /* @__PURE__ */ alias("OtherPlan", () => OCTET_STRING);

export type NumberDigits = string;
export const NumberDigits: Type<NumberDigits> = /* @__PURE__ */ alias("NumberDigits", () =>
  string("IA5String"),
);

export type DeviceNumber = number;
export const DeviceNumber: Type<DeviceNumber> = /* @__PURE__ */ alias(
  "DeviceNumber",
  () => INTEGER,
);
