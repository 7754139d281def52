// Generated from call-control.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-control: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OCTET_STRING,
  OPTIONAL,
  alias,
  bitString,
  choice,
  enumerated,
  implicit,
  octetString,
  sequence,
  sequenceOf,
  string,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";
import * as AcseUserInfoCsta from "./acse-user-info-csta.js";
import * as Security from "./security.js";

export const AutoOriginate = /* @__PURE__ */ enumerated("AutoOriginate", {
  prompt: 0,
  doNotPrompt: 1,
});
export type AutoOriginate = EnumeratedValue<typeof AutoOriginate>;

export type CallCharacteristics = BitString;
export const CallCharacteristics: Type<CallCharacteristics> = /* @__PURE__ */ alias(
  "CallCharacteristics",
  () =>
    bitString({
      names: {
        acdCall: 0,
        lowPriorityCall: 11,
        priorityCall: 1,
        highPriorityCall: 12,
        maintainanceCall: 2,
        directAgent: 3,
        assistCall: 4,
        voiceUnitCall: 5,
        privateCall: 6,
        personalCall: 7,
        sensitiveCall: 8,
        confidentialCall: 9,
        encryptedCall: 10,
      },
    }),
);

export type CallQualifyingData = Uint8Array;
export const CallQualifyingData: Type<CallQualifyingData> = /* @__PURE__ */ alias(
  "CallQualifyingData",
  () => OCTET_STRING,
);

export const ConsultOptions = /* @__PURE__ */ enumerated("ConsultOptions", {
  unrestricted: 0,
  consultOnly: 1,
  transferOnly: 2,
  conferenceOnly: 3,
});
export type ConsultOptions = EnumeratedValue<typeof ConsultOptions>;

export interface NetworkCapability {
  /** iSDNPublic (0), nonISDNPublic (1), iSDNPrivate (2), nonISDNPrivate (3), other (4) */
  networkType: 0 | 1 | 2 | 3 | 4 | (number & {});
  eventsProvided?: BitString;
}
export const NetworkCapability: Type<NetworkCapability> = /* @__PURE__ */ sequence(
  "NetworkCapability",
  () => [
    [
      "networkType",
      enumerated("", {
        iSDNPublic: 0,
        nonISDNPublic: 1,
        iSDNPrivate: 2,
        nonISDNPrivate: 3,
        other: 4,
      }),
    ],
    [
      "eventsProvided",
      bitString({
        names: {
          bridged: 0,
          allCleared: 1,
          conferenced: 2,
          connectionCleared: 3,
          delivered: 4,
          digitsDialed: 5,
          diverted: 6,
          established: 7,
          failed: 8,
          held: 9,
          networkCapabilitiesChange: 10,
          networkReached: 11,
          offered: 12,
          originated: 13,
          queued: 14,
          retrieved: 15,
          serviceInitiated: 16,
          transferred: 17,
        },
      }),
      OPTIONAL,
    ],
  ],
  { extensible: true },
);

export interface ProgressIndicator {
  /**
   * user (0), privateNetServingLocal (1), publicNetServingLocal (2), transitNetwork (3),
   * publicNetServingRemote (4), privateNetServingRemote (5), localInterface (6),
   * internationalNetwork (7), networkBeyondInterwk (8), other (9)
   */
  progressLocation: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | (number & {});
  /** iSDNProgressDesc (0), qSIGProgressDesc (1), other (2) */
  progressDescription: 0 | 1 | 2 | (number & {});
}
export const ProgressIndicator: Type<ProgressIndicator> = /* @__PURE__ */ sequence(
  "ProgressIndicator",
  () => [
    [
      "progressLocation",
      enumerated("", {
        user: 0,
        privateNetServingLocal: 1,
        publicNetServingLocal: 2,
        transitNetwork: 3,
        publicNetServingRemote: 4,
        privateNetServingRemote: 5,
        localInterface: 6,
        internationalNetwork: 7,
        networkBeyondInterwk: 8,
        other: 9,
      }),
    ],
    [
      "progressDescription",
      enumerated("", {
        iSDNProgressDesc: 0,
        qSIGProgressDesc: 1,
        other: 2,
      }),
    ],
  ],
  { extensible: true },
);

export interface ServicesPermitted {
  callControlServices: AcseUserInfoCsta.CallControlServices;
  callAssociatedServices: AcseUserInfoCsta.CallAssociatedServices;
  mediaAttachmentServices: AcseUserInfoCsta.MediaAttachmentServices;
  routeingServices: AcseUserInfoCsta.RouteingServices;
  voiceUnitServices: AcseUserInfoCsta.VoiceUnitServices;
}
export const ServicesPermitted: Type<ServicesPermitted> = /* @__PURE__ */ sequence(
  "ServicesPermitted",
  () => [
    ["callControlServices", AcseUserInfoCsta.CallControlServices],
    ["callAssociatedServices", AcseUserInfoCsta.CallAssociatedServices],
    ["mediaAttachmentServices", AcseUserInfoCsta.MediaAttachmentServices],
    ["routeingServices", AcseUserInfoCsta.RouteingServices],
    ["voiceUnitServices", AcseUserInfoCsta.VoiceUnitServices],
  ],
  { extensible: true },
);

export interface CallLinkageDataList {
  newCallLinkageData: CallLinkageData;
  oldCallLinkageData: CallLinkageData;
}
export const CallLinkageDataList: Type<CallLinkageDataList> = /* @__PURE__ */ sequence(
  "CallLinkageDataList",
  () => [
    ["newCallLinkageData", CallLinkageData],
    ["oldCallLinkageData", CallLinkageData],
  ],
  { extensible: true },
);

export interface CallLinkageData {
  globalCallData: GlobalCallData;
  threadData?: ThreadData;
}
export const CallLinkageData: Type<CallLinkageData> = /* @__PURE__ */ sequence(
  "CallLinkageData",
  () => [
    ["globalCallData", GlobalCallData],
    ["threadData", ThreadData, OPTIONAL],
  ],
  { extensible: true },
);

export interface GlobalCallData {
  globalCallSwitchingSubDomainName?: string;
  globalCallLinkageID: GlobalCallLinkageID;
  callLinkageIDTimestamp?: Security.TimeInfo;
}
export const GlobalCallData: Type<GlobalCallData> = /* @__PURE__ */ sequence(
  "GlobalCallData",
  () => [
    [
      "globalCallSwitchingSubDomainName",
      string("IA5String", { size: [{ min: 1, max: 64 }] }),
      OPTIONAL,
    ],
    ["globalCallLinkageID", GlobalCallLinkageID],
    ["callLinkageIDTimestamp", Security.TimeInfo, OPTIONAL],
  ],
  { extensible: true },
);

export type GlobalCallLinkageID = Choice<{
  subDomainCallLinkageID: Uint8Array;
  globallyUniqueCallLinkageID: Uint8Array;
}>;
export const GlobalCallLinkageID: Type<GlobalCallLinkageID> = /* @__PURE__ */ choice(
  "GlobalCallLinkageID",
  () => [
    ["subDomainCallLinkageID", implicit(0, octetString({ size: [{ min: 1, max: 8 }] }))],
    ["globallyUniqueCallLinkageID", implicit(1, octetString({ size: [{ min: 1, max: 16 }] }))],
  ],
);

export interface ThreadData {
  threadSwitchingSubDomainName?: string;
  threadLinkageID: ThreadLinkageID;
  threadIDTimeStamp?: Security.TimeInfo;
}
export const ThreadData: Type<ThreadData> = /* @__PURE__ */ sequence(
  "ThreadData",
  () => [
    [
      "threadSwitchingSubDomainName",
      string("IA5String", { size: [{ min: 1, max: 64 }] }),
      OPTIONAL,
    ],
    ["threadLinkageID", ThreadLinkageID],
    ["threadIDTimeStamp", Security.TimeInfo, OPTIONAL],
  ],
  { extensible: true },
);

export type ThreadLinkageID = Choice<{
  subDomainThreadID: Uint8Array;
  globallyUniqueThreadID: Uint8Array;
}>;
export const ThreadLinkageID: Type<ThreadLinkageID> = /* @__PURE__ */ choice(
  "ThreadLinkageID",
  () => [
    ["subDomainThreadID", implicit(0, octetString({ size: [{ min: 1, max: 8 }] }))],
    ["globallyUniqueThreadID", implicit(1, octetString({ size: [{ min: 1, max: 16 }] }))],
  ],
);

export const Method = /* @__PURE__ */ enumerated("Method", {
  "a-GPS": 0,
  aOA: 1,
  cell: 2,
  derived: 3,
  deviceAssistedAGps: 4,
  deviceBasedAGps: 5,
  dHCP: 6,
  gPS: 7,
  handsetAflt: 8,
  handsetEflt: 9,
  hybridAGps: 10,
  ipdl: 11,
  lldpMed: 12,
  manual: 13,
  mpl: 14,
  nmr: 15,
  otdoa: 16,
  rfid: 17,
  rssi: 18,
  rssiRtt: 19,
  rtt: 20,
  ta: 21,
  taNmr: 22,
  triangulation: 23,
  utdoa: 24,
  wiremap: 25,
  locMet80211: 26,
});
export type Method = EnumeratedValue<typeof Method>;

export type NenaCompanyIDType = string;
export const NenaCompanyIDType: Type<NenaCompanyIDType> = /* @__PURE__ */ alias(
  "NenaCompanyIDType",
  () => string("IA5String"),
);

export type TelUri247Type = string;
export const TelUri247Type: Type<TelUri247Type> = /* @__PURE__ */ alias("TelUri247Type", () =>
  string("IA5String"),
);

export interface ProvidedBy {
  dataproviderID: NenaCompanyIDType;
  telUri: TelUri247Type;
  uRL: string;
}
export const ProvidedBy: Type<ProvidedBy> = /* @__PURE__ */ sequence(
  "ProvidedBy",
  () => [
    ["dataproviderID", NenaCompanyIDType],
    ["telUri", TelUri247Type],
    ["uRL", string("IA5String")],
  ],
  { extensible: true },
);

export interface UsageRules {
  retransmissionAllowed: boolean;
  retentionExpires: Security.TimeInfo;
  rulesetReference: string;
  noteWell?: string;
}
export const UsageRules: Type<UsageRules> = /* @__PURE__ */ sequence(
  "UsageRules",
  () => [
    ["retransmissionAllowed", BOOLEAN],
    ["retentionExpires", Security.TimeInfo],
    ["rulesetReference", string("IA5String")],
    ["noteWell", string("IA5String"), OPTIONAL],
  ],
  { extensible: true },
);

export interface GpLocationInfo {
  civicLocGml: {
    gmlFormat: Uint8Array;
    civicLoc?: {
      country: string;
      a1?: string;
      a2?: string;
      a3?: string;
      a4?: string;
      a5?: string;
      a6?: string;
      prd?: string;
      pod?: string;
      sts?: string;
      hno?: string;
      hns?: string;
      lmk?: string;
      loc?: string;
      flr?: string;
      nam?: string;
      pc?: string;
    };
  };
}
export const GpLocationInfo: Type<GpLocationInfo> = /* @__PURE__ */ sequence(
  "GpLocationInfo",
  () => [
    [
      "civicLocGml",
      sequence(
        "",
        () => [
          ["gmlFormat", OCTET_STRING],
          [
            "civicLoc",
            sequence(
              "",
              () => [
                ["country", string("IA5String", { size: [{ min: 0, max: 2 }] })],
                ["a1", implicit(0, string("IA5String")), OPTIONAL],
                ["a2", implicit(1, string("IA5String")), OPTIONAL],
                ["a3", implicit(2, string("IA5String")), OPTIONAL],
                ["a4", implicit(3, string("IA5String")), OPTIONAL],
                ["a5", implicit(4, string("IA5String")), OPTIONAL],
                ["a6", implicit(5, string("IA5String")), OPTIONAL],
                ["prd", implicit(6, string("IA5String")), OPTIONAL],
                ["pod", implicit(7, string("IA5String")), OPTIONAL],
                ["sts", implicit(8, string("IA5String")), OPTIONAL],
                ["hno", implicit(9, string("IA5String")), OPTIONAL],
                ["hns", implicit(10, string("IA5String")), OPTIONAL],
                ["lmk", implicit(11, string("IA5String")), OPTIONAL],
                ["loc", implicit(12, string("IA5String")), OPTIONAL],
                ["flr", implicit(13, string("IA5String")), OPTIONAL],
                ["nam", implicit(14, string("IA5String")), OPTIONAL],
                ["pc", implicit(15, string("IA5String")), OPTIONAL],
              ],
              { extensible: true },
            ),
            OPTIONAL,
          ],
        ],
        { extensible: true },
      ),
    ],
  ],
  { extensible: true },
);

export type GpLocationInfoList = GpLocationInfo[];
export const GpLocationInfoList: Type<GpLocationInfoList> = /* @__PURE__ */ sequenceOf(
  "GpLocationInfoList",
  () => GpLocationInfo,
);

export interface GeoPriv {
  gpLocationInfo: GpLocationInfoList;
  usageRules?: UsageRules;
  method?: Method;
  providedBy?: ProvidedBy;
}
export const GeoPriv: Type<GeoPriv> = /* @__PURE__ */ sequence(
  "GeoPriv",
  () => [
    ["gpLocationInfo", GpLocationInfoList],
    ["usageRules", implicit(0, UsageRules), OPTIONAL],
    ["method", implicit(1, Method), OPTIONAL],
    ["providedBy", implicit(2, ProvidedBy), OPTIONAL],
  ],
  { extensible: true },
);

export type LocationInfo = GeoPriv[];
export const LocationInfo: Type<LocationInfo> = /* @__PURE__ */ sequenceOf(
  "LocationInfo",
  () => GeoPriv,
);

export type LocationInfoList = LocationInfo[];
export const LocationInfoList: Type<LocationInfoList> = /* @__PURE__ */ sequenceOf(
  "LocationInfoList",
  () => LocationInfo,
);
