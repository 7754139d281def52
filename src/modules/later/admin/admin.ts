// Generated from admin.asn1 by `npm run generate`. Do not edit.
//
// Admin: Anonymous users, for the administrator. Operation ids 2922-2924. Public module
// UC-Server-Access-Protocol-Admin, version 8. Types that are the same in 6.1 are imported from
// there.

import {
  BOOLEAN,
  UTF8String,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";

/**
 * Sets the token with which an anonymous user, known by a hint, can log in again (public modules,
 * version 8). Operation 2922.
 */
export const asnAdminSetAnonymousUserAccessToken: Operation<
  AsnAdminSetAnonymousUserAccessTokenArgument,
  AsnAdminSetAnonymousUserAccessTokenResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminSetAnonymousUserAccessToken", 2922, () => ({
  argument: AsnAdminSetAnonymousUserAccessTokenArgument,
  result: AsnAdminSetAnonymousUserAccessTokenResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Creates or updates the contact data of an anonymous user (public modules, version 8). Operation
 * 2923.
 */
export const asnAdminSetAnonymousUserContactData: Operation<
  AsnAdminSetAnonymousUserContactDataArgument,
  AsnAdminSetAnonymousUserContactDataResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminSetAnonymousUserContactData", 2923, () => ({
  argument: AsnAdminSetAnonymousUserContactDataArgument,
  result: AsnAdminSetAnonymousUserContactDataResult,
  error: LaterCommon.AsnRequestError,
}));

/** Removes an anonymous user (public modules, version 8). Operation 2924. */
export const asnAdminRemoveAnonymousUser: Operation<
  AsnAdminRemoveAnonymousUserArgument,
  AsnAdminRemoveAnonymousUserResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminRemoveAnonymousUser", 2924, () => ({
  argument: AsnAdminRemoveAnonymousUserArgument,
  result: AsnAdminRemoveAnonymousUserResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnAdminSetAnonymousUserAccessTokenArgument {
  /** hint by which the user is found again, as in asnNegotiateServerConnectionV2 */
  u8sAnonymousHintData: string;
  /** token that the user has to send with the hint */
  u8sAnonymousNewAccessToken: string;
}
export const AsnAdminSetAnonymousUserAccessTokenArgument: Type<AsnAdminSetAnonymousUserAccessTokenArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdminSetAnonymousUserAccessTokenArgument",
    () => [
      ["u8sAnonymousHintData", UTF8String],
      ["u8sAnonymousNewAccessToken", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdminSetAnonymousUserAccessTokenResult {
  success: boolean;
}
export const AsnAdminSetAnonymousUserAccessTokenResult: Type<AsnAdminSetAnonymousUserAccessTokenResult> =
  /* @__PURE__ */ sequence(
    "AsnAdminSetAnonymousUserAccessTokenResult",
    () => [["success", BOOLEAN]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdminSetAnonymousUserContactDataArgument {
  contactData: Common.AsnNetDatabaseContact;
}
export const AsnAdminSetAnonymousUserContactDataArgument: Type<AsnAdminSetAnonymousUserContactDataArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdminSetAnonymousUserContactDataArgument",
    () => [["contactData", Common.AsnNetDatabaseContact]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdminSetAnonymousUserContactDataResult {
  success: boolean;
}
export const AsnAdminSetAnonymousUserContactDataResult: Type<AsnAdminSetAnonymousUserContactDataResult> =
  /* @__PURE__ */ sequence(
    "AsnAdminSetAnonymousUserContactDataResult",
    () => [["success", BOOLEAN]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdminRemoveAnonymousUserArgument {
  /** hint by which the user is known */
  u8sAnonymousHintData: string;
}
export const AsnAdminRemoveAnonymousUserArgument: Type<AsnAdminRemoveAnonymousUserArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdminRemoveAnonymousUserArgument",
    () => [["u8sAnonymousHintData", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdminRemoveAnonymousUserResult {
  success: boolean;
}
export const AsnAdminRemoveAnonymousUserResult: Type<AsnAdminRemoveAnonymousUserResult> =
  /* @__PURE__ */ sequence("AsnAdminRemoveAnonymousUserResult", () => [["success", BOOLEAN]], {
    extensible: true,
  });
