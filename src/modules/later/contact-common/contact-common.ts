// Generated from contact-common.asn1 by `npm run generate`. Do not edit.
//
// ContactCommon: Types of a contact: lines, calls, absent state, note, rights. Public module
// UC-Server-Access-Protocol-AsnContactCommon, version 8. Types that are the same in 6.1 are
// imported from there.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  implicit,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Type,
} from "../../../codec/index.js";
import * as Appointments from "../../appointments/appointments.js";
import * as Common from "../../common/common.js";
import * as General from "../../general/general.js";
import * as LaterSipCtiCommon from "../sip-cti-common/sip-cti-common.js";
import type * as Admin from "../../admin/admin.js";

/**
 * Contact. AsnContact of 6.1 has no iStaticRights2 between iStaticRights and iMonitorAccessRights,
 * and has optionalParams (public modules, version 8).
 */
export interface AsnContactV2 {
  /** contact id */
  u8sContactId: string;
  /**
   * bits: features of the contact, without call features, see
   * {@link General.AsnContactFeatureSetEnum}
   */
  iContactFeatureSet: General.AsnContactFeatureSetEnum;
  /**
   * overall state, with the bits of AsnPresenceStateFlags, see {@link General.AsnPresenceStateEnum}
   */
  iPresenceState: General.AsnPresenceStateEnum;
  /**
   * own contact only: bits of the services the user may use, see {@link Admin.AsnUserStaticRights}
   */
  iStaticRights: Admin.AsnUserStaticRights;
  /** own contact only: bits that continue iStaticRights, see {@link Admin.AsnUserStaticRights2} */
  iStaticRights2: Admin.AsnUserStaticRights2;
  /** own contact only: rights on additional lines */
  iMonitorAccessRights: number;
  /** contact data */
  asnRemoteContact: Common.AsnNetDatabaseContact;
  /** phone lines with their calls */
  seqPhoneLines: AsnContactPhoneLinesV2;
  /** manual presence */
  asnAbsentState: AsnAbsentStateV2;
  /** note */
  asnCustomNote: AsnCustomNote;
  /** appointments active now */
  seqActualAppointments: Appointments.SEQAppointmentList;
  /** next appointment to become active; an empty one if there is none */
  asnNextAppointment: Appointments.AsnAppointmentEntry;
  /** additional information */
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnContactV2: Type<AsnContactV2> = /* @__PURE__ */ sequence(
  "AsnContactV2",
  () => [
    ["u8sContactId", UTF8String],
    ["iContactFeatureSet", INTEGER],
    ["iPresenceState", INTEGER],
    ["iStaticRights", INTEGER],
    ["iStaticRights2", INTEGER],
    ["iMonitorAccessRights", INTEGER],
    ["asnRemoteContact", Common.AsnNetDatabaseContact],
    ["seqPhoneLines", AsnContactPhoneLinesV2],
    ["asnAbsentState", AsnAbsentStateV2],
    ["asnCustomNote", AsnCustomNote],
    ["seqActualAppointments", Appointments.SEQAppointmentList],
    ["asnNextAppointment", Appointments.AsnAppointmentEntry],
    ["asnUserPropertyBag", Common.AsnUserPropertyBag],
  ],
  { extensible: true },
);

/**
 * Manual presence. AsnAbsentState of 6.1 has other members in another order (public modules,
 * version 8).
 */
export interface AsnAbsentStateV2 {
  u8sContactId: string;
  /** the same numbers as iAbsentState of 6.1 */
  eAbsentState: General.AsnAbsentStateEnum;
  /** bits: presence that results from it, see {@link General.AsnPresenceStateFlags} */
  iPresenceState?: General.AsnPresenceStateFlags;
  stTimeFrom?: Common.AsnSystemTime;
  stTimeTo?: Common.AsnSystemTime;
  eReachability?: AsnReachabilityEnum;
  /** states in other systems */
  externalPresenceStates?: AsnExternalPresenceStates;
}
export const AsnAbsentStateV2: Type<AsnAbsentStateV2> = /* @__PURE__ */ sequence(
  "AsnAbsentStateV2",
  () => [
    ["u8sContactId", UTF8String],
    ["eAbsentState", General.AsnAbsentStateEnum],
    ["iPresenceState", implicit(0, INTEGER), OPTIONAL],
    ["stTimeFrom", implicit(1, Common.AsnSystemTime), OPTIONAL],
    ["stTimeTo", implicit(2, Common.AsnSystemTime), OPTIONAL],
    ["eReachability", implicit(3, AsnReachabilityEnum), OPTIONAL],
    ["externalPresenceStates", implicit(4, AsnExternalPresenceStates), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnContactPhoneLinesV2 = AsnContactPhoneLineV2[];
export const AsnContactPhoneLinesV2: Type<AsnContactPhoneLinesV2> = /* @__PURE__ */ sequenceOf(
  "AsnContactPhoneLinesV2",
  () => AsnContactPhoneLineV2,
);

/** Note of a contact. Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnCustomNote {
  u8sContactID: string;
  u8sUsername: string;
  u8sNote: string;
}
export const AsnCustomNote: Type<AsnCustomNote> = /* @__PURE__ */ sequence(
  "AsnCustomNote",
  () => [
    ["u8sContactID", UTF8String],
    ["u8sUsername", UTF8String],
    ["u8sNote", UTF8String],
  ],
  { extensible: true },
);

/** How a user can be reached (public modules, version 8). */
export const AsnReachabilityEnum = /* @__PURE__ */ enumerated("AsnReachabilityEnum", {
  eREACHABILITYNORMAL: 0,
  eREACHABILITYPAUSE: 1,
  eREACHABILITYBUSINESSTRIP: 2,
  eREACHABILITYHOMEOFFICE: 3,
  eREACHABILITYVACATION: 4,
  eREACHABILITYUNREACHABLE: 5,
});
export type AsnReachabilityEnum = EnumeratedValue<typeof AsnReachabilityEnum>;

/** Public modules, version 8. */
export type AsnExternalPresenceStates = AsnExternalPresenceState[];
export const AsnExternalPresenceStates: Type<AsnExternalPresenceStates> =
  /* @__PURE__ */ sequenceOf("AsnExternalPresenceStates", () => AsnExternalPresenceState);

/**
 * Line of a contact. Unlike AsnContactPhoneLine of 6.1 it goes on after iForwardFeaturesPBX (public
 * modules, version 8).
 */
export interface AsnContactPhoneLineV2 {
  /** see {@link Common.AsnContactPhoneLineType} */
  iType: Common.AsnContactPhoneLineType;
  /** number identifying the line */
  u8sLinePhoneNumber: string;
  /** description */
  u8sDescriptor: string;
  /** phone number of the line */
  u8sNumber: string;
  /** current calls of the line */
  seqCalls: AsnContactCallInformationsV2;
  /** forwards set on the line */
  seqLineForwards: LaterSipCtiCommon.AsnLineForwards;
  /** line state: offline or online */
  iState: Common.AsnContactPhoneLineState;
  /** do not disturb */
  bDoNotDisturb: boolean;
  /** forwards that the line supports, see {@link General.AsnForwardMode} */
  iForwardFeaturesPBX: General.AsnForwardMode;
  /** names of the addresses of the line */
  u8sAddressNames: Common.UTF8StringList;
  /** capabilities of the addresses, in XML */
  u8sAddressCaps: string;
  /** feature codes, in XML */
  u8sCTIFeatureCodes: string;
  bIsPrivateLine?: boolean;
  bIsVoiceServicesLine?: boolean;
  sipLineDetails?: AsnSIPLineDetails;
}
export const AsnContactPhoneLineV2: Type<AsnContactPhoneLineV2> = /* @__PURE__ */ sequence(
  "AsnContactPhoneLineV2",
  () => [
    ["iType", INTEGER],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sDescriptor", UTF8String],
    ["u8sNumber", UTF8String],
    ["seqCalls", AsnContactCallInformationsV2],
    ["seqLineForwards", LaterSipCtiCommon.AsnLineForwards],
    ["iState", Common.AsnContactPhoneLineState],
    ["bDoNotDisturb", BOOLEAN],
    ["iForwardFeaturesPBX", INTEGER],
    ["u8sAddressNames", Common.UTF8StringList],
    ["u8sAddressCaps", UTF8String],
    ["u8sCTIFeatureCodes", UTF8String],
    ["bIsPrivateLine", implicit(0, BOOLEAN), OPTIONAL],
    ["bIsVoiceServicesLine", implicit(1, BOOLEAN), OPTIONAL],
    ["sipLineDetails", implicit(2, AsnSIPLineDetails), OPTIONAL],
  ],
  { extensible: true },
);

/** Presence of the user in another system (public modules, version 8). */
export interface AsnExternalPresenceState {
  u8sUserName: string;
  /** state; the numbers are not stated */
  iState: number;
  eType: AsnExternalPresenceType;
}
export const AsnExternalPresenceState: Type<AsnExternalPresenceState> = /* @__PURE__ */ sequence(
  "AsnExternalPresenceState",
  () => [
    ["u8sUserName", UTF8String],
    ["iState", INTEGER],
    ["eType", AsnExternalPresenceType],
  ],
  { extensible: true },
);

/**
 * Rights of one contact on another: bits of AsnPresenceRightsFlags, and of
 * AsnPhoneControlRightsFlags for primary and further lines. Differs from 6.1: no optionalParams
 * (public modules, version 8).
 */
export interface AsnUserDynamicRights {
  u8sObjectID: string;
  iPresenceRights: number;
  iPhoneControlRightsPrimary: number;
  iPhoneControlRightsSecondary: number;
}
export const AsnUserDynamicRights: Type<AsnUserDynamicRights> = /* @__PURE__ */ sequence(
  "AsnUserDynamicRights",
  () => [
    ["u8sObjectID", UTF8String],
    ["iPresenceRights", INTEGER],
    ["iPhoneControlRightsPrimary", INTEGER],
    ["iPhoneControlRightsSecondary", INTEGER],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnContactCallInformationsV2 = AsnContactCallInformationV2[];
export const AsnContactCallInformationsV2: Type<AsnContactCallInformationsV2> =
  /* @__PURE__ */ sequenceOf("AsnContactCallInformationsV2", () => AsnContactCallInformationV2);

/** Media of a SIP line (public modules, version 8). */
export interface AsnSIPLineDetails {
  iSIPAVMediaMode: number;
  iSIPAVAudioCodecs: Common.SEQInteger;
  iMinPort: number;
  iMaxPort: number;
}
export const AsnSIPLineDetails: Type<AsnSIPLineDetails> = /* @__PURE__ */ sequence(
  "AsnSIPLineDetails",
  () => [
    ["iSIPAVMediaMode", INTEGER],
    ["iSIPAVAudioCodecs", Common.SEQInteger],
    ["iMinPort", INTEGER],
    ["iMaxPort", INTEGER],
  ],
  { extensible: true },
);

/** Another system (public modules, version 8). */
export const AsnExternalPresenceType = /* @__PURE__ */ enumerated("AsnExternalPresenceType", {
  eMSTeams: 0,
});
export type AsnExternalPresenceType = EnumeratedValue<typeof AsnExternalPresenceType>;

/**
 * Call of a contact. AsnContactCallInformation of 6.1 has u8sCharging, and neither u8sTrackerID nor
 * u8sLocalCurrentNumberSC (public modules, version 8).
 */
export interface AsnContactCallInformationV2 {
  /** contact whose state changes */
  u8sContactChangedId: string;
  /** current contact state */
  iPresenceState: number;
  /** call or connection concerned */
  u8sConnectionID: string;
  /** number of the connected line */
  u8sLinePhoneNumber: string;
  /** see {@link General.EnumCallState} */
  iCallState: General.EnumCallState;
  /** reason of disconnection */
  iDisconnectedReason: number;
  /** call features currently allowed */
  iFeatures: number;
  /** true for outbound */
  bOutbound: boolean;
  /** internal call */
  bInternal: boolean;
  /** private call */
  bPrivate: boolean;
  /** recording state */
  iCallRecordingState: number;
  /** call is a conference controller */
  bConferenceCtlr: boolean;
  /** remote number */
  u8sCurrentNumberSC: string;
  /** tracker id of the call */
  u8sTrackerID: string;
  /** local number */
  u8sLocalCurrentNumberSC: string;
  /** redirecting number; pu8sRedirectingNumber in 6.1 */
  u8sRedirectingNumber?: string;
  /** remote contact, depending on the call state; pRemoteContact in 6.1 */
  remoteContact?: Common.AsnNetDatabaseContact;
}
export const AsnContactCallInformationV2: Type<AsnContactCallInformationV2> =
  /* @__PURE__ */ sequence(
    "AsnContactCallInformationV2",
    () => [
      ["u8sContactChangedId", UTF8String],
      ["iPresenceState", INTEGER],
      ["u8sConnectionID", UTF8String],
      ["u8sLinePhoneNumber", UTF8String],
      ["iCallState", INTEGER],
      ["iDisconnectedReason", INTEGER],
      ["iFeatures", INTEGER],
      ["bOutbound", BOOLEAN],
      ["bInternal", BOOLEAN],
      ["bPrivate", BOOLEAN],
      ["iCallRecordingState", INTEGER],
      ["bConferenceCtlr", BOOLEAN],
      ["u8sCurrentNumberSC", UTF8String],
      ["u8sTrackerID", UTF8String],
      ["u8sLocalCurrentNumberSC", UTF8String],
      ["u8sRedirectingNumber", implicit(0, UTF8String), OPTIONAL],
      ["remoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
    ],
    { extensible: true },
  );
