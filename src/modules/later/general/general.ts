// Generated from general.asn1 by `npm run generate`. Do not edit.
//
// General: Absent states, the own contact, and the classic events. Operation ids 703, 1128-1130,
// 1309, 1313. Public module UC-Server-Access-Protocol-Main, version 8. Types that are the same in
// 6.1 are imported from there.

import {
  BOOLEAN,
  UTF8String,
  enumerated,
  event,
  operation,
  sequence,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as General from "../../general/general.js";
import * as LaterCommon from "../common/common.js";
import * as LaterContactCommon from "../contact-common/contact-common.js";

/**
 * Server tells a user's sessions the own contact, whole, after its profile, rights or lines have
 * changed (public modules, version 8). Event 1309.
 */
export const asnUpdateMyContactConfigurationV2: Event<AsnUpdateMyContactConfigurationV2Argument> =
  /* @__PURE__ */ event(
    "asnUpdateMyContactConfigurationV2",
    1309,
    () => AsnUpdateMyContactConfigurationV2Argument,
  );

/**
 * Sets the manual presence of a user; it overrides what the server calculates (public modules,
 * version 8). Operation 1128.
 */
export const asnSetUserAbsentState: Operation<
  AsnSetUserAbsentStateArgument,
  AsnSetUserAbsentStateResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnSetUserAbsentState", 1128, () => ({
  argument: AsnSetUserAbsentStateArgument,
  result: AsnSetUserAbsentStateResult,
  error: LaterCommon.AsnRequestError,
}));

/** Returns the manual presence of a contact (public modules, version 8). Operation 1129. */
export const asnGetUserAbsentState: Operation<
  AsnGetUserAbsentStateArgument,
  AsnGetUserAbsentStateResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetUserAbsentState", 1129, () => ({
  argument: AsnGetUserAbsentStateArgument,
  result: AsnGetUserAbsentStateResult,
  error: LaterCommon.AsnRequestError,
}));

/** Takes the manual presence of a user back (public modules, version 8). Operation 1130. */
export const asnResetUserAbsentState: Operation<
  AsnResetUserAbsentStateArgument,
  AsnResetUserAbsentStateResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnResetUserAbsentState", 1130, () => ({
  argument: AsnResetUserAbsentStateArgument,
  result: AsnResetUserAbsentStateResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Server tells a user's sessions that the own manual presence has changed (public modules, version
 * 8). Event 1313.
 */
export const asnUpdateMyAbsentStateV2: Event<AsnUpdateMyAbsentStateV2Argument> =
  /* @__PURE__ */ event("asnUpdateMyAbsentStateV2", 1313, () => AsnUpdateMyAbsentStateV2Argument);

/**
 * Subscribes to the classic events, which asnLogon of 6.1 does by itself; meant for a time of
 * transition (public modules, version 8). Operation 703.
 */
export const asnSubscribeServices: Operation<
  AsnSubscribeServicesArgument,
  AsnSubscribeServicesResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnSubscribeServices", 703, () => ({
  argument: AsnSubscribeServicesArgument,
  result: AsnSubscribeServicesResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnUpdateMyContactConfigurationV2Argument {
  contactChanged: LaterContactCommon.AsnContactV2;
}
export const AsnUpdateMyContactConfigurationV2Argument: Type<AsnUpdateMyContactConfigurationV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnUpdateMyContactConfigurationV2Argument",
    () => [["contactChanged", LaterContactCommon.AsnContactV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnSetUserAbsentStateArgument {
  /** with the contact id of the user it is for, mostly the caller */
  absentstate: LaterContactCommon.AsnAbsentStateV2;
}
export const AsnSetUserAbsentStateArgument: Type<AsnSetUserAbsentStateArgument> =
  /* @__PURE__ */ sequence(
    "AsnSetUserAbsentStateArgument",
    () => [["absentstate", LaterContactCommon.AsnAbsentStateV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnSetUserAbsentStateResult {
  /** always true */
  bSuccess: boolean;
}
export const AsnSetUserAbsentStateResult: Type<AsnSetUserAbsentStateResult> =
  /* @__PURE__ */ sequence("AsnSetUserAbsentStateResult", () => [["bSuccess", BOOLEAN]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnGetUserAbsentStateArgument {
  contactId: General.AsnContactID;
}
export const AsnGetUserAbsentStateArgument: Type<AsnGetUserAbsentStateArgument> =
  /* @__PURE__ */ sequence(
    "AsnGetUserAbsentStateArgument",
    () => [["contactId", General.AsnContactID]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetUserAbsentStateResult {
  absentstate: LaterContactCommon.AsnAbsentStateV2;
}
export const AsnGetUserAbsentStateResult: Type<AsnGetUserAbsentStateResult> =
  /* @__PURE__ */ sequence(
    "AsnGetUserAbsentStateResult",
    () => [["absentstate", LaterContactCommon.AsnAbsentStateV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnResetUserAbsentStateArgument {
  u8sContactId: string;
}
export const AsnResetUserAbsentStateArgument: Type<AsnResetUserAbsentStateArgument> =
  /* @__PURE__ */ sequence(
    "AsnResetUserAbsentStateArgument",
    () => [["u8sContactId", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnResetUserAbsentStateResult = Record<string, never>;
export const AsnResetUserAbsentStateResult: Type<AsnResetUserAbsentStateResult> =
  /* @__PURE__ */ sequence("AsnResetUserAbsentStateResult", () => [], { extensible: true });

/** Public modules, version 8. */
export interface AsnUpdateMyAbsentStateV2Argument {
  absentstate: LaterContactCommon.AsnAbsentStateV2;
}
export const AsnUpdateMyAbsentStateV2Argument: Type<AsnUpdateMyAbsentStateV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnUpdateMyAbsentStateV2Argument",
    () => [["absentstate", LaterContactCommon.AsnAbsentStateV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnSubscribeServicesArgument = Record<string, never>;
export const AsnSubscribeServicesArgument: Type<AsnSubscribeServicesArgument> =
  /* @__PURE__ */ sequence("AsnSubscribeServicesArgument", () => [], { extensible: true });

/** Public modules, version 8. */
export type AsnSubscribeServicesResult = Record<string, never>;
export const AsnSubscribeServicesResult: Type<AsnSubscribeServicesResult> =
  /* @__PURE__ */ sequence("AsnSubscribeServicesResult", () => [], { extensible: true });

/** Kind of a call (public modules, version 8). */
export const EAsnCallType = /* @__PURE__ */ enumerated("EAsnCallType", {
  eCALLTYPENORMAL: 0,
  eCALLTYPECONSULT: 1,
  eCALLTYPECONFERENCECONTROLER: 2,
  eCALLTYPECALLBACK: 3,
  eCALLTYPECONFERENCEMEMBER: 4,
  eCALLTYPECONFERENCECONTROLERPENDING: 5,
  eCALLTYPECONFERENCEMEMBERPENDING: 6,
});
export type EAsnCallType = EnumeratedValue<typeof EAsnCallType>;
