// Generated from transport.asn1 by `npm run generate`. Do not edit.
//
// Transport: Checking and making tokens. Operation ids 1719, 1724. Public module
// UC-Server-Access-Protocol-Transport, version 8. Types that are the same in 6.1 are imported from
// there.

import {
  OPTIONAL,
  UTF8String,
  enumerated,
  implicit,
  operation,
  sequence,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as LaterAuthenticationCommon from "../authentication-common/authentication-common.js";
import * as LaterCommon from "../common/common.js";
import * as Transport from "../../transport/transport.js";

/**
 * Verifies a token; for other servers. Differs from asnTokenVerify in the name of the member only
 * (public modules, version 8). Operation 1719.
 */
export const asnTokenVerifyV2: Operation<
  AsnTokenVerifyV2Argument,
  Transport.AsnTokenVerifyResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnTokenVerifyV2", 1719, () => ({
  argument: AsnTokenVerifyV2Argument,
  result: Transport.AsnTokenVerifyResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Makes a token for a server and a role from a login; methods of several steps go on with
 * u8sAuthSessionID (public modules, version 8). Operation 1724.
 */
export const asnCreateAuthToken: Operation<
  AsnCreateAuthTokenArgument,
  AsnCreateAuthTokenResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnCreateAuthToken", 1724, () => ({
  argument: AsnCreateAuthTokenArgument,
  result: AsnCreateAuthTokenResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnTokenVerifyV2Argument {
  /** JWT; sToken in AsnTokenVerifyArgument of 6.1 */
  u8sToken: string;
}
export const AsnTokenVerifyV2Argument: Type<AsnTokenVerifyV2Argument> = /* @__PURE__ */ sequence(
  "AsnTokenVerifyV2Argument",
  () => [["u8sToken", UTF8String]],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnCreateAuthTokenArgument {
  /** as for asnLoginV2 */
  login: LaterAuthenticationCommon.AsnLoginV2Argument;
  /** id of the server */
  u8sUCSID: string;
  /** default user */
  role?: EAsnAuthRoles;
}
export const AsnCreateAuthTokenArgument: Type<AsnCreateAuthTokenArgument> =
  /* @__PURE__ */ sequence(
    "AsnCreateAuthTokenArgument",
    () => [
      ["login", LaterAuthenticationCommon.AsnLoginV2Argument],
      ["u8sUCSID", UTF8String],
      ["role", implicit(0, EAsnAuthRoles), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnCreateAuthTokenResult {
  loginResult: LaterAuthenticationCommon.AsnLoginV2Result;
  /** with which methods of several steps go on */
  u8sAuthSessionID: string;
}
export const AsnCreateAuthTokenResult: Type<AsnCreateAuthTokenResult> = /* @__PURE__ */ sequence(
  "AsnCreateAuthTokenResult",
  () => [
    ["loginResult", LaterAuthenticationCommon.AsnLoginV2Result],
    ["u8sAuthSessionID", UTF8String],
  ],
  { extensible: true },
);

/** Role that a token is for (public modules, version 8). */
export const EAsnAuthRoles = /* @__PURE__ */ enumerated("EAsnAuthRoles", {
  user: 0,
  mgmt: 1,
});
export type EAsnAuthRoles = EnumeratedValue<typeof EAsnAuthRoles>;
