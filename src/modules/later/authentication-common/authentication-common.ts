// Generated from authentication-common.asn1 by `npm run generate`. Do not edit.
//
// AuthenticationCommon: Types of the login. Public module UC-Server-Access-Protocol-AuthCommon,
// version 8. Types that are the same in 6.1 are imported from there.

import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../../codec/index.js";

/** Without auth it asks for the methods (public modules, version 8). */
export interface AsnLoginV2Argument {
  auth?: AsnLoginV2ChoiceArgument;
}
export const AsnLoginV2Argument: Type<AsnLoginV2Argument> = /* @__PURE__ */ sequence(
  "AsnLoginV2Argument",
  () => [["auth", explicit(0, AsnLoginV2ChoiceArgument), OPTIONAL]],
  { extensible: true },
);

/** What came of the login (public modules, version 8). */
export type AsnLoginV2Result = Choice<{
  supportedAuthMethods: AsnLoginV2ResultSupportedAuthMethods;
  /** the name has three c, in JSON too */
  succceeded: AsnLoginV2ResultSuccess;
  serverRedirect: AsnLoginV2ResultServerRedirect;
  serverBusy: AsnLoginV2ResultServerBusy;
  ntlmRenegotiate: AsnLoginV2ResultRenegotiateNTLM;
}>;
export const AsnLoginV2Result: Type<AsnLoginV2Result> = /* @__PURE__ */ choice(
  "AsnLoginV2Result",
  () => [
    ["supportedAuthMethods", implicit(0, AsnLoginV2ResultSupportedAuthMethods)],
    ["succceeded", implicit(1, AsnLoginV2ResultSuccess)],
    ["serverRedirect", implicit(2, AsnLoginV2ResultServerRedirect)],
    ["serverBusy", implicit(3, AsnLoginV2ResultServerBusy)],
    ["ntlmRenegotiate", implicit(4, AsnLoginV2ResultRenegotiateNTLM)],
  ],
);

/** Method of login with what it needs; the tag 1 is not used (public modules, version 8). */
export type AsnLoginV2ChoiceArgument = Choice<{
  authBasic: AsnAuthBasicCredential;
  authNTLM: AsnAuthNTLMCredential;
  authKerberos: AsnAuthKerberosCredential;
  authBearer: AsnAuthBearer;
  authOpenIDC: AsnAuthOpenIDC;
}>;
export const AsnLoginV2ChoiceArgument: Type<AsnLoginV2ChoiceArgument> = /* @__PURE__ */ choice(
  "AsnLoginV2ChoiceArgument",
  () => [
    ["authBasic", implicit(0, AsnAuthBasicCredential)],
    ["authNTLM", implicit(2, AsnAuthNTLMCredential)],
    ["authKerberos", implicit(3, AsnAuthKerberosCredential)],
    ["authBearer", implicit(4, AsnAuthBearer)],
    ["authOpenIDC", implicit(5, AsnAuthOpenIDC)],
  ],
);

/** Methods of login (public modules, version 8). */
export interface AsnLoginV2ResultSupportedAuthMethods {
  /** in the order in which the client should try them */
  authMethodsOrdered: AsnLoginV2SupportedAuthMethods;
  /** for digest */
  authDigest?: AsnAuthDigestParams;
}
export const AsnLoginV2ResultSupportedAuthMethods: Type<AsnLoginV2ResultSupportedAuthMethods> =
  /* @__PURE__ */ sequence(
    "AsnLoginV2ResultSupportedAuthMethods",
    () => [
      ["authMethodsOrdered", AsnLoginV2SupportedAuthMethods],
      ["authDigest", implicit(0, AsnAuthDigestParams), OPTIONAL],
    ],
    { extensible: true },
  );

/** The user is logged in (public modules, version 8). */
export interface AsnLoginV2ResultSuccess {
  /** login name */
  u8sLoggedInUser?: string;
  token?: AsnLoginV2Token;
}
export const AsnLoginV2ResultSuccess: Type<AsnLoginV2ResultSuccess> = /* @__PURE__ */ sequence(
  "AsnLoginV2ResultSuccess",
  () => [
    ["u8sLoggedInUser", implicit(0, UTF8String), OPTIONAL],
    ["token", explicit(1, AsnLoginV2Token), OPTIONAL],
  ],
  { extensible: true },
);

/** The user has to log in elsewhere (public modules, version 8). */
export interface AsnLoginV2ResultServerRedirect {
  /** where to log in */
  u8sRedirectTo: string;
}
export const AsnLoginV2ResultServerRedirect: Type<AsnLoginV2ResultServerRedirect> =
  /* @__PURE__ */ sequence(
    "AsnLoginV2ResultServerRedirect",
    () => [["u8sRedirectTo", UTF8String]],
    { extensible: true },
  );

/** The server has no time; try again later (public modules, version 8). */
export interface AsnLoginV2ResultServerBusy {
  /** seconds until the next try */
  iRetryInSeconds: number;
}
export const AsnLoginV2ResultServerBusy: Type<AsnLoginV2ResultServerBusy> =
  /* @__PURE__ */ sequence("AsnLoginV2ResultServerBusy", () => [["iRetryInSeconds", INTEGER]], {
    extensible: true,
  });

/** Next step of NTLM (public modules, version 8). */
export interface AsnLoginV2ResultRenegotiateNTLM {
  authdata: Uint8Array;
}
export const AsnLoginV2ResultRenegotiateNTLM: Type<AsnLoginV2ResultRenegotiateNTLM> =
  /* @__PURE__ */ sequence("AsnLoginV2ResultRenegotiateNTLM", () => [["authdata", OCTET_STRING]], {
    extensible: true,
  });

/** Name and password (public modules, version 8). */
export interface AsnAuthBasicCredential {
  /** name, colon and password in UTF-8, all in base64 */
  credential: string;
}
export const AsnAuthBasicCredential: Type<AsnAuthBasicCredential> = /* @__PURE__ */ sequence(
  "AsnAuthBasicCredential",
  () => [["credential", UTF8String]],
  { extensible: true },
);

/** Step of NTLM (public modules, version 8). */
export interface AsnAuthNTLMCredential {
  authdata: Uint8Array;
}
export const AsnAuthNTLMCredential: Type<AsnAuthNTLMCredential> = /* @__PURE__ */ sequence(
  "AsnAuthNTLMCredential",
  () => [["authdata", OCTET_STRING]],
  { extensible: true },
);

/** Kerberos, in one step (public modules, version 8). */
export interface AsnAuthKerberosCredential {
  authdata: Uint8Array;
}
export const AsnAuthKerberosCredential: Type<AsnAuthKerberosCredential> = /* @__PURE__ */ sequence(
  "AsnAuthKerberosCredential",
  () => [["authdata", OCTET_STRING]],
  { extensible: true },
);

/** Token (public modules, version 8). */
export interface AsnAuthBearer {
  u8sJWT: string;
}
export const AsnAuthBearer: Type<AsnAuthBearer> = /* @__PURE__ */ sequence(
  "AsnAuthBearer",
  () => [["u8sJWT", UTF8String]],
  { extensible: true },
);

/**
 * OpenID Connect: the scope, to be sent on, or the token that came back (public modules, version
 * 8).
 */
export interface AsnAuthOpenIDC {
  /** asks for the redirect */
  u8sScope?: string;
  /** ends the login */
  u8sIDToken?: string;
}
export const AsnAuthOpenIDC: Type<AsnAuthOpenIDC> = /* @__PURE__ */ sequence(
  "AsnAuthOpenIDC",
  () => [
    ["u8sScope", implicit(0, UTF8String), OPTIONAL],
    ["u8sIDToken", implicit(1, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnLoginV2SupportedAuthMethods = AsnLoginV2SupportedAuthMethod[];
export const AsnLoginV2SupportedAuthMethods: Type<AsnLoginV2SupportedAuthMethods> =
  /* @__PURE__ */ sequenceOf("AsnLoginV2SupportedAuthMethods", () => AsnLoginV2SupportedAuthMethod);

/** What digest needs (RFC 7616) (public modules, version 8). */
export interface AsnAuthDigestParams {
  nonce: string;
  opaque: string;
  qop: string;
  algorithm?: string;
  realm?: string;
}
export const AsnAuthDigestParams: Type<AsnAuthDigestParams> = /* @__PURE__ */ sequence(
  "AsnAuthDigestParams",
  () => [
    ["nonce", UTF8String],
    ["opaque", UTF8String],
    ["qop", UTF8String],
    ["algorithm", implicit(0, UTF8String), OPTIONAL],
    ["realm", implicit(1, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** Token for the next login (public modules, version 8). */
export type AsnLoginV2Token = Choice<{
  /** made by the server */
  u8sJwt: string;
  /** any other */
  u8sToken: string;
}>;
export const AsnLoginV2Token: Type<AsnLoginV2Token> = /* @__PURE__ */ choice(
  "AsnLoginV2Token",
  () => [
    ["u8sJwt", implicit(0, UTF8String)],
    ["u8sToken", implicit(1, UTF8String)],
  ],
);

/** Method of login (public modules, version 8). */
export const AsnLoginV2SupportedAuthMethod = /* @__PURE__ */ enumerated(
  "AsnLoginV2SupportedAuthMethod",
  {
    /** not to be sent */
    noneOrUnknown: 0,
    basic: 1,
    digest: 2,
    ntlm: 3,
    kerberos: 4,
    bearer: 5,
    openidc: 6,
  },
);
export type AsnLoginV2SupportedAuthMethod = EnumeratedValue<typeof AsnLoginV2SupportedAuthMethod>;
