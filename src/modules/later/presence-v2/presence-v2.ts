// Generated from presence-v2.asn1 by `npm run generate`. Do not edit.
//
// PresenceV2: Presence of contacts. Operation ids 4504, 4505. Public module
// UC-Server-Access-Protocol-PresenceV2, version 8. Types that are the same in 6.1 are imported from
// there.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Event,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Appointments from "../../appointments/appointments.js";
import * as Common from "../../common/common.js";
import * as LaterClientCapabilities from "../client-capabilities/client-capabilities.js";
import * as LaterCommon from "../common/common.js";
import * as LaterContactCommon from "../contact-common/contact-common.js";
import * as LaterGeneral from "../general/general.js";
import * as LaterSipCtiCommon from "../sip-cti-common/sip-cti-common.js";
import type * as Admin from "../../admin/admin.js";
import type * as PresenceV2 from "../../presence-v2/presence-v2.js";

/**
 * Presence of a contact has changed; replaces asnUpdatePresence (public modules, version 8). Event
 * 4504.
 */
export const asnUpdatePresenceV2: Event<AsnUpdatePresenceV2Argument> = /* @__PURE__ */ event(
  "asnUpdatePresenceV2",
  4504,
  () => AsnUpdatePresenceV2Argument,
);

/**
 * Returns the presence of contacts and subscribes to its changes; replaces
 * asnGetAndSubscribePresence (public modules, version 8). Operation 4505.
 */
export const asnGetAndSubscribePresenceV2: Operation<
  AsnGetAndSubscribePresenceArgument,
  AsnGetAndSubscribePresenceV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetAndSubscribePresenceV2", 4505, () => ({
  argument: AsnGetAndSubscribePresenceArgument,
  result: AsnGetAndSubscribePresenceV2Result,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnUpdatePresenceV2Argument {
  /** new presence data */
  presence: AsnPresenceV2;
  /** bits: which sections caused the event, see {@link PresenceV2.AsnPresenceSubscriptionFlags} */
  iChangedFlags: PresenceV2.AsnPresenceSubscriptionFlags;
}
export const AsnUpdatePresenceV2Argument: Type<AsnUpdatePresenceV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnUpdatePresenceV2Argument",
    () => [
      ["presence", AsnPresenceV2],
      ["iChangedFlags", INTEGER],
    ],
    { extensible: true },
  );

/** Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnGetAndSubscribePresenceArgument {
  /** contacts to subscribe to */
  seqContactIDs: Common.UTF8StringList;
  /**
   * bits of AsnPresenceSubscriptionFlags wanted as events, without 0x4000, and with 0x8000 state of
   * the agent and 0x10000 grouping attribute; those two are not in the default
   */
  iEventFlagsToSubscribe?: number;
  /** the same bits: what is returned at once */
  iContactDetailsReturnFilter?: number;
  /** only contacts this server manages */
  bOpenOnlyInternalContacts?: boolean;
  /** do not start a permission request */
  bDontRequestPermissions?: boolean;
}
export const AsnGetAndSubscribePresenceArgument: Type<AsnGetAndSubscribePresenceArgument> =
  /* @__PURE__ */ sequence(
    "AsnGetAndSubscribePresenceArgument",
    () => [
      ["seqContactIDs", Common.UTF8StringList],
      ["iEventFlagsToSubscribe", implicit(0, INTEGER), OPTIONAL],
      ["iContactDetailsReturnFilter", implicit(1, INTEGER), OPTIONAL],
      ["bOpenOnlyInternalContacts", implicit(2, BOOLEAN), OPTIONAL],
      ["bDontRequestPermissions", implicit(3, BOOLEAN), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetAndSubscribePresenceV2Result {
  seqSubscribedPresence: AsnPresenceV2List;
}
export const AsnGetAndSubscribePresenceV2Result: Type<AsnGetAndSubscribePresenceV2Result> =
  /* @__PURE__ */ sequence(
    "AsnGetAndSubscribePresenceV2Result",
    () => [["seqSubscribedPresence", AsnPresenceV2List]],
    { extensible: true },
  );

/**
 * Presence of a contact; only u8sContactId is always present. Unlike in AsnPresence of 6.1 there is
 * no [13], and [14] and those from [16] on are new (public modules, version 8).
 */
export interface AsnPresenceV2 {
  /** contact concerned, always present */
  u8sContactId: string;
  /** overall state: AsnPresenceStateEnum plus flags; 0x20000 in a conference */
  iPresenceState?: number;
  /** contact data */
  asnRemoteContact?: Common.AsnNetDatabaseContact;
  /** additional information */
  asnUserPropertyBag?: Common.AsnUserPropertyBag;
  /** features usable on the contact */
  iContactFeatureSet?: number;
  /** bits: rights to services, see {@link Admin.AsnUserStaticRights} */
  iStaticRights?: Admin.AsnUserStaticRights;
  /** rights on additional lines */
  iMonitorAccessRights?: number;
  /** manual presence */
  asnAbsentState?: LaterContactCommon.AsnAbsentStateV2;
  asnCustomNote?: LaterContactCommon.AsnCustomNote;
  /** appointments active now */
  seqActualAppointments?: Appointments.SEQAppointmentList;
  /** next appointment to become active */
  asnNextAppointment?: Appointments.AsnAppointmentEntry;
  /** lines with their calls */
  seqPhoneLines?: AsnPresenceLines;
  seqCalls?: AsnPresenceCallsV2;
  seqLineForwards?: AsnPresenceForwards;
  /** sum of the capabilities of the user's clients */
  asnContactCapabilitiesEx?: LaterClientCapabilities.AsnClientCapabilitiesV2;
  /** least, largest and current rights of the contact */
  asnCurrentUserDynamicRights?: AsnActualUserDynamicRights;
  /** bits that continue iStaticRights, see {@link Admin.AsnUserStaticRights2} */
  iStaticRights2?: Admin.AsnUserStaticRights2;
  /** state of the contact as an agent */
  asnAgentState?: AsnAgentState;
  /** for future use */
  asnMonitorGroupingAttribute?: AsnMonitorGroupingAttribute;
  /** all that come next */
  asnNextAppointments?: Appointments.SEQAppointmentList;
}
export const AsnPresenceV2: Type<AsnPresenceV2> = /* @__PURE__ */ sequence(
  "AsnPresenceV2",
  () => [
    ["u8sContactId", UTF8String],
    ["iPresenceState", implicit(0, INTEGER), OPTIONAL],
    ["asnRemoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
    ["asnUserPropertyBag", implicit(2, Common.AsnUserPropertyBag), OPTIONAL],
    ["iContactFeatureSet", implicit(3, INTEGER), OPTIONAL],
    ["iStaticRights", implicit(4, INTEGER), OPTIONAL],
    ["iMonitorAccessRights", implicit(5, INTEGER), OPTIONAL],
    ["asnAbsentState", implicit(6, LaterContactCommon.AsnAbsentStateV2), OPTIONAL],
    ["asnCustomNote", implicit(7, LaterContactCommon.AsnCustomNote), OPTIONAL],
    ["seqActualAppointments", implicit(8, Appointments.SEQAppointmentList), OPTIONAL],
    ["asnNextAppointment", implicit(9, Appointments.AsnAppointmentEntry), OPTIONAL],
    ["seqPhoneLines", implicit(10, AsnPresenceLines), OPTIONAL],
    ["seqCalls", implicit(11, AsnPresenceCallsV2), OPTIONAL],
    ["seqLineForwards", implicit(12, AsnPresenceForwards), OPTIONAL],
    [
      "asnContactCapabilitiesEx",
      implicit(14, LaterClientCapabilities.AsnClientCapabilitiesV2),
      OPTIONAL,
    ],
    ["asnCurrentUserDynamicRights", implicit(15, AsnActualUserDynamicRights), OPTIONAL],
    ["iStaticRights2", implicit(16, INTEGER), OPTIONAL],
    ["asnAgentState", implicit(17, AsnAgentState), OPTIONAL],
    ["asnMonitorGroupingAttribute", implicit(18, AsnMonitorGroupingAttribute), OPTIONAL],
    ["asnNextAppointments", implicit(19, Appointments.SEQAppointmentList), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnPresenceV2List = AsnPresenceV2[];
export const AsnPresenceV2List: Type<AsnPresenceV2List> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceV2List",
  () => AsnPresenceV2,
);

/** As in 6.1, of the AsnPresenceLine of version 8 (public modules, version 8). */
export type AsnPresenceLines = AsnPresenceLine[];
export const AsnPresenceLines: Type<AsnPresenceLines> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceLines",
  () => AsnPresenceLine,
);

/** Public modules, version 8. */
export type AsnPresenceCallsV2 = AsnPresenceCallV2[];
export const AsnPresenceCallsV2: Type<AsnPresenceCallsV2> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceCallsV2",
  () => AsnPresenceCallV2,
);

/** As in 6.1, of the AsnPresenceForward of version 8 (public modules, version 8). */
export type AsnPresenceForwards = AsnPresenceForward[];
export const AsnPresenceForwards: Type<AsnPresenceForwards> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceForwards",
  () => AsnPresenceForward,
);

/**
 * Least, largest and current rights. Differs from 6.1: no optionalParams (public modules, version
 * 8).
 */
export interface AsnActualUserDynamicRights {
  asnMinPossibleRights: LaterContactCommon.AsnUserDynamicRights;
  asnMaxPossibleRights: LaterContactCommon.AsnUserDynamicRights;
  /** absent: nothing granted yet, same as blocked */
  asnCurrentRights?: LaterContactCommon.AsnUserDynamicRights;
}
export const AsnActualUserDynamicRights: Type<AsnActualUserDynamicRights> =
  /* @__PURE__ */ sequence(
    "AsnActualUserDynamicRights",
    () => [
      ["asnMinPossibleRights", LaterContactCommon.AsnUserDynamicRights],
      ["asnMaxPossibleRights", LaterContactCommon.AsnUserDynamicRights],
      ["asnCurrentRights", implicit(0, LaterContactCommon.AsnUserDynamicRights), OPTIONAL],
    ],
    { extensible: true },
  );

/** State of an agent (public modules, version 8). */
export interface AsnAgentState {
  dwState: number;
  mapDetails?: Common.AsnStringIntegerPairList;
}
export const AsnAgentState: Type<AsnAgentState> = /* @__PURE__ */ sequence(
  "AsnAgentState",
  () => [
    ["dwState", INTEGER],
    ["mapDetails", implicit(0, Common.AsnStringIntegerPairList), OPTIONAL],
  ],
  { extensible: true },
);

/** By what a monitor can group contacts; for future use (public modules, version 8). */
export interface AsnMonitorGroupingAttribute {
  u8sAttributeGUID?: string;
  u8sAttributeShort?: string;
  u8sAttributeLong?: string;
  u8sAdditionalText?: string;
}
export const AsnMonitorGroupingAttribute: Type<AsnMonitorGroupingAttribute> =
  /* @__PURE__ */ sequence(
    "AsnMonitorGroupingAttribute",
    () => [
      ["u8sAttributeGUID", implicit(0, UTF8String), OPTIONAL],
      ["u8sAttributeShort", implicit(1, UTF8String), OPTIONAL],
      ["u8sAttributeLong", implicit(2, UTF8String), OPTIONAL],
      ["u8sAdditionalText", implicit(3, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/**
 * Line of a contact. Differs from 6.1: iForwardFeaturesPBX, mandatory, instead of optionalParams
 * (public modules, version 8).
 */
export interface AsnPresenceLine {
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** line state */
  iState: number;
  /** 1 do not disturb, 0 not */
  iDoNotDisturb: number;
  /** forwards that the line supports */
  iForwardFeaturesPBX: number;
}
export const AsnPresenceLine: Type<AsnPresenceLine> = /* @__PURE__ */ sequence(
  "AsnPresenceLine",
  () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["iState", INTEGER],
    ["iDoNotDisturb", INTEGER],
    ["iForwardFeaturesPBX", INTEGER],
  ],
  { extensible: true },
);

/**
 * Call of a contact. Unlike AsnPresenceCall of 6.1 it has an ENUMERATED for the state and BOOLEAN
 * for bOutbound and bInternal (public modules, version 8).
 */
export interface AsnPresenceCallV2 {
  /** AsnPresenceAction */
  iAction: number;
  /** call id */
  u8sConnectionID: string;
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** caller's number */
  u8sCurrentNumberSC: string;
  /** tracker id of the call */
  u8sTrackerID: string;
  /** an INTEGER in 6.1 */
  eCallState: LaterSipCtiCommon.EAsnCallState;
  /** what the receiver may do with the call */
  iFeatures: number;
  /** 1 and 0 as an INTEGER in 6.1 */
  bOutbound: boolean;
  /** 1 and 0 as an INTEGER in 6.1 */
  bInternal: boolean;
  eCallType: LaterGeneral.EAsnCallType;
  eJournalCallType: LaterSipCtiCommon.EAsnJournalCallType;
  /** what is known of the caller */
  remoteContact?: Common.AsnNetDatabaseContact;
}
export const AsnPresenceCallV2: Type<AsnPresenceCallV2> = /* @__PURE__ */ sequence(
  "AsnPresenceCallV2",
  () => [
    ["iAction", INTEGER],
    ["u8sConnectionID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["u8sCurrentNumberSC", UTF8String],
    ["u8sTrackerID", UTF8String],
    ["eCallState", LaterSipCtiCommon.EAsnCallState],
    ["iFeatures", INTEGER],
    ["bOutbound", BOOLEAN],
    ["bInternal", BOOLEAN],
    ["eCallType", LaterGeneral.EAsnCallType],
    ["eJournalCallType", LaterSipCtiCommon.EAsnJournalCallType],
    ["remoteContact", implicit(0, Common.AsnNetDatabaseContact), OPTIONAL],
  ],
  { extensible: true },
);

/**
 * Forward of a line. Differs from 6.1: iNoAnswerTime instead of optionalParams (public modules,
 * version 8).
 */
export interface AsnPresenceForward {
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** id of the forward */
  iInternalID: number;
  /** destination */
  u8sDestination: string;
  /** forward mode */
  iForwardMode: number;
  /** seconds for forwards on no answer */
  iNoAnswerTime?: number;
}
export const AsnPresenceForward: Type<AsnPresenceForward> = /* @__PURE__ */ sequence(
  "AsnPresenceForward",
  () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["iInternalID", INTEGER],
    ["u8sDestination", UTF8String],
    ["iForwardMode", INTEGER],
    ["iNoAnswerTime", implicit(0, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);
