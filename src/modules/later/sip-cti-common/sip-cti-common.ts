// Generated from sip-cti-common.asn1 by `npm run generate`. Do not edit.
//
// SipCtiCommon: Types of calls and lines. Public module UC-Server-Access-Protocol-SIPCTICommon,
// version 8. Types that are the same in 6.1 are imported from there.

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
import * as Common from "../../common/common.js";
import type * as General from "../../general/general.js";

/** As in 6.1, with the AsnProjectPinRule of version 8 (public modules, version 8). */
export interface AsnCtiNewCallParams extends Common.WithOptionalParams {
  /** project */
  projectPinRule: AsnProjectPinRule;
  /** true suppresses the caller id */
  bHideMyCallerID: boolean;
  /** contact supplied by the client */
  asnRemoteContact?: Common.AsnNetDatabaseContact;
  /**
   * Address (TAPI address), FeatureCodeDialing (bool), FindAndValidateProject (string),
   * ProjectErrorHandling (int), DialRemoteOffice (int), RemoteOfficeNumber (string)
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiNewCallParams: Type<AsnCtiNewCallParams> = /* @__PURE__ */ sequence(
  "AsnCtiNewCallParams",
  () => [
    ["projectPinRule", AsnProjectPinRule],
    ["bHideMyCallerID", BOOLEAN],
    ["asnRemoteContact", implicit(0, Common.AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
  { extensible: true },
);

/** Project of a call. Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnProjectPinRule {
  u8sProjectName: string;
  u8sProjectPin: string;
  iProjectType: number;
  bAssociatedCallIsPrivateCall: boolean;
  u8sLocationID: string;
  u8sUserEnteredPin: string;
  u8sUserEnteredUserID: string;
}
export const AsnProjectPinRule: Type<AsnProjectPinRule> = /* @__PURE__ */ sequence(
  "AsnProjectPinRule",
  () => [
    ["u8sProjectName", UTF8String],
    ["u8sProjectPin", UTF8String],
    ["iProjectType", INTEGER],
    ["bAssociatedCallIsPrivateCall", BOOLEAN],
    ["u8sLocationID", UTF8String],
    ["u8sUserEnteredPin", UTF8String],
    ["u8sUserEnteredUserID", UTF8String],
  ],
  { extensible: true },
);

/** As in 6.1, of the AsnLineForward of version 8 (public modules, version 8). */
export type AsnLineForwards = AsnLineForward[];
export const AsnLineForwards: Type<AsnLineForwards> = /* @__PURE__ */ sequenceOf(
  "AsnLineForwards",
  () => AsnLineForward,
);

/** State of a call: one of these, though the numbers could be bits (public modules, version 8). */
export const EAsnCallState = /* @__PURE__ */ enumerated("EAsnCallState", {
  unknown: 0,
  destroyed: 1,
  offering: 2,
  dialing: 4,
  ringback: 8,
  busy: 16,
  connected: 32,
  conferenced: 64,
  hold: 128,
  disconnected: 256,
  preparecall: 512,
});
export type EAsnCallState = EnumeratedValue<typeof EAsnCallState>;

/** Kind of a call in the journal (public modules, version 8). */
export const EAsnJournalCallType = /* @__PURE__ */ enumerated("EAsnJournalCallType", {
  eCTICall: 0,
  eVideoChat: 1,
  eAudioChat: 2,
  eAudioVideoChat: 3,
  eIM: 4,
  eBluetoothMobile: 5,
  eBluetoothMobileUnknownDuration: 6,
  eSipAVCall: 7,
  eSMS: 8,
  eScreenSharing: 9,
  eRequestedScreenSharing: 10,
});
export type EAsnJournalCallType = EnumeratedValue<typeof EAsnJournalCallType>;

/** Forward of a line. Differs from 6.1: no optionalParams (public modules, version 8). */
export interface AsnLineForward {
  /** id of the entry */
  iInternalID: number;
  /** AsnForwardControllerMode */
  iForwardController: number;
  /** see {@link General.AsnForwardMode} */
  iForwardMode: General.AsnForwardMode;
  /** backend specific mode (TAPI forward mode) */
  iBackEndSpecific: number;
  /** seconds for no-answer forwards, 0 default */
  iNoAnswerTime: number;
  /** destination number */
  u8sDestination: string;
  /** callers the forward is for, super-canonical */
  u8sCallerIDList: Common.UTF8StringList;
}
export const AsnLineForward: Type<AsnLineForward> = /* @__PURE__ */ sequence(
  "AsnLineForward",
  () => [
    ["iInternalID", INTEGER],
    ["iForwardController", INTEGER],
    ["iForwardMode", INTEGER],
    ["iBackEndSpecific", INTEGER],
    ["iNoAnswerTime", INTEGER],
    ["u8sDestination", UTF8String],
    ["u8sCallerIDList", Common.UTF8StringList],
  ],
  { extensible: true },
);
