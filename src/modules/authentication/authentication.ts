// Generated from authentication.asn1 by `npm run generate`. Do not edit.
//
// Authentication: Version negotiation and login. Operation ids 1000 - 1099, additionally 1101,
// 1102. Manual line 13915, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";
import * as General from "../general/general.js";

/** Agrees on protocol versions and login options (manual line 13947). Operation 1002. */
export const asnNegotiateServerConnection: Operation<
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
  AsnNegotiateServerConnectionError
> = /* @__PURE__ */ operation("asnNegotiateServerConnection", 1002, () => ({
  argument: AsnNegotiateServerConnectionArgument,
  result: AsnNegotiateServerConnectionResult,
  error: AsnNegotiateServerConnectionError,
}));

/**
 * Negotiation for clients before version 6; differs in the error type only (manual line 14122).
 * Operation 1101.
 */
export const asnNegotiateServerConnectionDeprecated: Operation<
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
  AsnNegotiateServerConnectionErrorDeprecated
> = /* @__PURE__ */ operation("asnNegotiateServerConnectionDeprecated", 1101, () => ({
  argument: AsnNegotiateServerConnectionArgument,
  result: AsnNegotiateServerConnectionResult,
  error: AsnNegotiateServerConnectionErrorDeprecated,
}));

/** Logs a user on and returns the own contact (manual line 14292). Operation 1000. */
export const asnLogon: Operation<AsnLogonArgument, AsnLogonResult, AsnLogonError> =
  /* @__PURE__ */ operation("asnLogon", 1000, () => ({
    argument: AsnLogonArgument,
    result: AsnLogonResult,
    error: AsnLogonError,
  }));

/** Returns a signed token of the user (manual line 14359). Operation 1003. */
export const asnGetUserToken: Operation<
  AsnGetUserTokenArgument,
  AsnGetUserTokenResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetUserToken", 1003, () => ({
  argument: AsnGetUserTokenArgument,
  result: AsnGetUserTokenResult,
  error: Common.AsnRequestError,
}));

/**
 * Client names its application and authenticates itself against the server's time stamp (manual
 * line 14404). Operation 1102.
 */
export const asnSetClientAuthentication: Operation<
  AsnSetClientAuthenticationArgument,
  AsnSetClientAuthenticationResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetClientAuthentication", 1102, () => ({
  argument: AsnSetClientAuthenticationArgument,
  result: AsnSetClientAuthenticationResult,
  error: Common.AsnRequestError,
}));

/** Returns the profile of the logged-in user (manual line 14443). Operation 1004. */
export const asnGetLoggedInContact: Operation<
  AsnGetLoggedInContactArgument,
  AsnGetLoggedInContactResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLoggedInContact", 1004, () => ({
  argument: AsnGetLoggedInContactArgument,
  result: AsnGetLoggedInContactResult,
  error: Common.AsnRequestError,
}));

/** Client logs off (manual line 14478). Event 1001. */
export const asnLogoff: Event<AsnLogoffArgument> = /* @__PURE__ */ event(
  "asnLogoff",
  1001,
  () => AsnLogoffArgument,
);

/** Manual line 14577. */
export const AsnNegotiateServerConnectionErrorDeprecatedEnum = /* @__PURE__ */ enumerated(
  "AsnNegotiateServerConnectionErrorDeprecatedEnum",
  {
    general: 0,
    invalidProtocolVersion: 1,
  },
);
export type AsnNegotiateServerConnectionErrorDeprecatedEnum = EnumeratedValue<
  typeof AsnNegotiateServerConnectionErrorDeprecatedEnum
>;

/** Manual line 14586. */
export const AsnNegotiateServerConnectionErrorEnum = /* @__PURE__ */ enumerated(
  "AsnNegotiateServerConnectionErrorEnum",
  {
    general: 0,
    invalidProtocolVersion: 1,
  },
);
export type AsnNegotiateServerConnectionErrorEnum = EnumeratedValue<
  typeof AsnNegotiateServerConnectionErrorEnum
>;

/** Manual line 14596. */
export const AsnAttachToContactOptions = /* @__PURE__ */ enumerated("AsnAttachToContactOptions", {
  /** attach to nothing (command line tools) */
  eAttachToNothing: 0,
  /** attach to the classic event sessions, register for journal etc. */
  eAttachToAll: 1,
  /** normal login without any event registration; done explicitly later */
  eAttachOnlyMinimum: 2,
});
export type AsnAttachToContactOptions = EnumeratedValue<typeof AsnAttachToContactOptions>;

/** Values of AsnLogonError.iErrorDetail (manual line 14616). */
export const AsnLogonErrorEnum = /* @__PURE__ */ enumerated("AsnLogonErrorEnum", {
  eNETLOGININTERNALSERVERERROR: 100,
  eNETLOGININVALUSERNAME: 101,
  eNETLOGININVALIDPASS: 102,
  eNETLOGINNOMOREUSERS: 103,
  eNETLOGININVALIDVERSION: 104,
  eNETLOGINNEGOTIATIONREQUIRED: 105,
  eNETLOGININVALIDAUTHENTICATIONMETHOD: 106,
  eNETLOGINUSERNOTENABLED: 107,
  eNETLOGININVALIDCOMPUTERNAME: 108,
  eNETLOGINDOMAINAUTHFAILED: 109,
  eNETLOGINMISSINGRIGHTS: 110,
  eNETLOGINMISSINGRIGHTSTS: 111,
  eNETLOGINSERVERNOTCOMPATIBLE: 112,
  eNETLOGINALREADYAUTHENTICATED: 113,
  eNETLOGINTLSREQUIRED: 114,
  /**
   * token expired (the manual leaves a stray, commented-out value 129 'account password locked'
   * next to this one)
   */
  eNETLOGINTOKENEXIRED: 130,
});
export type AsnLogonErrorEnum = EnumeratedValue<typeof AsnLogonErrorEnum>;

/** Token kinds (manual line 14781). */
export const AsnUserTokenType = /* @__PURE__ */ enumerated("AsnUserTokenType", {
  /** for other servers, cannot log in to the UCServer */
  eUserTokenExternal: 0,
  /** may be used to log in to the UCServer */
  eUserTokenLogin: 1,
});
export type AsnUserTokenType = EnumeratedValue<typeof AsnUserTokenType>;

/** Values of iCtiClientAppID (manual line 14795). */
export const AsnClientAppID = /* @__PURE__ */ enumerated("AsnClientAppID", {
  /** unknown */
  eCLIENTAPPIDUNKNOWN: 0,
  /** Windows client */
  eCLIENTAPPIDPROCALL: 1,
  /** workstation setup */
  eCLIENTAPPIDCLNINST: 2,
  /** ENetSN (SDK) */
  eCLIENTAPPIDENETSN: 3,
  /** ENetTSC (SDK) */
  eCLIENTAPPIDENETTSC: 4,
  /** IVR DLL */
  eCLIENTAPPIDIVRDLL: 5,
  /** command line tool (SDK) */
  eCLIENTAPPIDECTISRVCMD: 6,
  /** mobile phone */
  eCLIENTAPPIDMOBILE: 7,
  /** tablet */
  eCLIENTAPPIDMOBILEPAD: 8,
  /** other service over the web service */
  eCLIENTAPPIDMOBILESDK: 9,
  /** Mac client */
  eCLIENTAPPIDMAC: 10,
  /** workstation setup, OEM CTI */
  eCLIENTAPPIDCLNINSTOEMCTI: 11,
  /** OEM CTI client */
  eCLIENTAPPIDOEMCTICLIENT: 12,
  /** workstation setup, go */
  eCLIENTAPPIDCLNINSTGO: 13,
  /** go client */
  eCLIENTAPPIDPROCALLGOCLIENT: 14,
  /** web client */
  eCLIENTAPPIDPROCALLWEB: 15,
  /** SIP client */
  eCLIENTAPPIDPROCALLSIP: 16,
  /** XMPP client */
  eCLIENTAPPIDPROCALLXMPP: 17,
  /** ProCall One client */
  eCLIENTAPPIDPROCALLONE: 18,
  /** push service inside the server */
  eCLIENTAPPIDPUSHSERVICE: 19,
  /** ProCall Analytics */
  eCLIENTAPPIDPROCALLANALYTICS: 20,
  /** LiveChat web client */
  eCLIENTAPPIDWEBLIVECHAT: 21,
});
export type AsnClientAppID = EnumeratedValue<typeof AsnClientAppID>;

/** Manual line 14846. */
export interface AsnNegotiateServerConnectionArgument extends Common.WithOptionalParams {
  /** protocol version the client asks for */
  iClientProtocolVersion: number;
  /**
   * ClientDeviceId (string, unique), ClientDeviceName (string), AnonymousLogin (int),
   * AnonymousHintData (string), SoftphoneClient (int, 1 active)
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnNegotiateServerConnectionArgument: Type<AsnNegotiateServerConnectionArgument> =
  /* @__PURE__ */ sequence("AsnNegotiateServerConnectionArgument", () => [
    ["iClientProtocolVersion", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 14884. */
export interface AsnNegotiateServerConnectionResult extends Common.WithOptionalParams {
  /** server's protocol version */
  iServerProtocolVersion: number;
  /** login options available */
  iServerUMSecurityOption: number;
  /** TLS never, possible or required */
  iServerTLSSecurityOption: number;
  /** server time stamp for encryption by the client */
  sServerAuthentication: Uint8Array;
  /**
   * ServerBusyTimeout (int, seconds), serverVersion (string), productVersion (string),
   * presenceDomains (string, ';' separated), ServerProtocolVersion (string),
   * PresenceServicesDisabled (int), UserUserRightsDisabled (int), AnonymousUsername (string),
   * ServerType (int: 0 PROCALL, 1 CALLCONTROLGATEWAY, 2 GO, 3 OEMCTI), serverConnectionId (string,
   * GUID of the connection); printed in the next cell of the manual
   */
  optionalParams?: Common.AsnOptionalParameters;
  /** server time, lets the client correct clock differences */
  stServerTime?: Common.AsnSystemTime;
}
export const AsnNegotiateServerConnectionResult: Type<AsnNegotiateServerConnectionResult> =
  /* @__PURE__ */ sequence("AsnNegotiateServerConnectionResult", () => [
    ["iServerProtocolVersion", INTEGER],
    ["iServerUMSecurityOption", INTEGER],
    ["iServerTLSSecurityOption", INTEGER],
    ["sServerAuthentication", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
    ["stServerTime", implicit(0, Common.AsnSystemTime), OPTIONAL],
  ]);

/** Manual line 14998. */
export interface AsnNegotiateServerConnectionError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnNegotiateServerConnectionError: Type<AsnNegotiateServerConnectionError> =
  /* @__PURE__ */ sequence("AsnNegotiateServerConnectionError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/**
 * User name and password in clear; the only method meant for third-party software (manual line
 * 15010).
 */
export interface AsnAuthenticationSimple extends Common.WithOptionalParams {
  /** user name, plain; the only variant meant for third-party software */
  u8sClientUsername: string;
  u8sClientUserPassword: string;
}
export const AsnAuthenticationSimple: Type<AsnAuthenticationSimple> = /* @__PURE__ */ sequence(
  "AsnAuthenticationSimple",
  () => [
    ["u8sClientUsername", UTF8String],
    ["u8sClientUserPassword", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 15030. */
export interface AsnAuthenticationSimpleCrypt extends Common.WithOptionalParams {
  /** user name, plain; password encrypted with the vendor's scheme */
  u8sClientUsername: string;
  u8sClientUserPasswordCrypted: string;
}
export const AsnAuthenticationSimpleCrypt: Type<AsnAuthenticationSimpleCrypt> =
  /* @__PURE__ */ sequence("AsnAuthenticationSimpleCrypt", () => [
    ["u8sClientUsername", UTF8String],
    ["u8sClientUserPasswordCrypted", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 15045. */
export interface AsnAuthenticationWinuser extends Common.WithOptionalParams {
  /** Windows user name; authorisation is the name encrypted by the vendor's scheme */
  u8sClientUsername: string;
  u8sClientUsernameAuthorisation: string;
}
export const AsnAuthenticationWinuser: Type<AsnAuthenticationWinuser> = /* @__PURE__ */ sequence(
  "AsnAuthenticationWinuser",
  () => [
    ["u8sClientUsername", UTF8String],
    ["u8sClientUsernameAuthorisation", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Method name with credentials (manual line 15061). */
export interface AsnAuthenticationEnhanced extends Common.WithOptionalParams {
  /** user name, plain */
  u8sClientUsername: string;
  u8sClientUsernameAuthorisation: string;
  /** Basic, Digest, NTLM, Negotiate or JWT */
  u8sAuthenticationMethod: string;
  /** credentials of the method */
  sAuthCredetials: Uint8Array;
}
export const AsnAuthenticationEnhanced: Type<AsnAuthenticationEnhanced> = /* @__PURE__ */ sequence(
  "AsnAuthenticationEnhanced",
  () => [
    ["u8sClientUsername", UTF8String],
    ["u8sClientUsernameAuthorisation", UTF8String],
    ["u8sAuthenticationMethod", UTF8String],
    ["sAuthCredetials", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 15087. */
export interface AsnLogonResult extends Common.WithOptionalParams {
  /** user that was logged in */
  u8sLoggedInUser: string;
  /** always 1 on success */
  iValidContact: number;
  /** own contact */
  ownContact: General.AsnContact;
}
export const AsnLogonResult: Type<AsnLogonResult> = /* @__PURE__ */ sequence(
  "AsnLogonResult",
  () => [
    ["u8sLoggedInUser", UTF8String],
    ["iValidContact", INTEGER],
    ["ownContact", General.AsnContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 15102. */
export interface AsnLogonError extends Common.WithOptionalParams {
  /** see {@link AsnLogonErrorEnum} */
  iErrorDetail: AsnLogonErrorEnum;
  u8sErrorString: string;
  /** server credentials for the next SSPI step (with eNETLOGINNEGOTIATIONREQUIRED) */
  sAuthCredetials: Uint8Array;
  /** user that could not log in */
  u8sFailedUser: string;
}
export const AsnLogonError: Type<AsnLogonError> = /* @__PURE__ */ sequence("AsnLogonError", () => [
  ["iErrorDetail", INTEGER],
  ["u8sErrorString", UTF8String],
  ["sAuthCredetials", OCTET_STRING],
  ["u8sFailedUser", UTF8String],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 15128. */
export interface AsnLogoffArgument extends Common.WithOptionalParams {}
export const AsnLogoffArgument: Type<AsnLogoffArgument> = /* @__PURE__ */ sequence(
  "AsnLogoffArgument",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 15136. */
export interface AsnGetUserTokenResult {
  /** JWT */
  sToken: string;
}
export const AsnGetUserTokenResult: Type<AsnGetUserTokenResult> = /* @__PURE__ */ sequence(
  "AsnGetUserTokenResult",
  () => [["sToken", UTF8String]],
  { extensible: true },
);

/** Manual line 15143. */
export interface AsnSetClientAuthenticationArgument extends Common.WithOptionalParams {
  /** application id, see {@link AsnClientAppID} */
  iCtiClientAppID: AsnClientAppID;
  /** client's answer to the server's time stamp */
  sClientAuthentication: Uint8Array;
}
export const AsnSetClientAuthenticationArgument: Type<AsnSetClientAuthenticationArgument> =
  /* @__PURE__ */ sequence("AsnSetClientAuthenticationArgument", () => [
    ["iCtiClientAppID", INTEGER],
    ["sClientAuthentication", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 15159. */
export interface AsnSetClientAuthenticationResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnSetClientAuthenticationResult: Type<AsnSetClientAuthenticationResult> =
  /* @__PURE__ */ sequence("AsnSetClientAuthenticationResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 15169. */
export interface AsnProfileAttribute {
  /** service type, name space of the attribute */
  u8sServiceType: string;
  u8seName: string;
  /** default if the attribute does not exist */
  u8sValue?: string;
}
export const AsnProfileAttribute: Type<AsnProfileAttribute> = /* @__PURE__ */ sequence(
  "AsnProfileAttribute",
  () => [
    ["u8sServiceType", UTF8String],
    ["u8seName", UTF8String],
    ["u8sValue", implicit(0, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 15181. */
export type AsnGetLoggedInContactArgument = Record<string, never>;
export const AsnGetLoggedInContactArgument: Type<AsnGetLoggedInContactArgument> =
  /* @__PURE__ */ sequence("AsnGetLoggedInContactArgument", () => [], { extensible: true });

/** Manual line 15186. */
export interface AsnGetLoggedInContactResult {
  /** login name */
  u8sLoggedInUser: string;
  /** own contact */
  ownContact: General.AsnContact;
}
export const AsnGetLoggedInContactResult: Type<AsnGetLoggedInContactResult> =
  /* @__PURE__ */ sequence(
    "AsnGetLoggedInContactResult",
    () => [
      ["u8sLoggedInUser", UTF8String],
      ["ownContact", General.AsnContact],
    ],
    { extensible: true },
  );

/** Manual line 15196. */
export interface AsnNegotiateServerConnectionErrorDeprecated extends Common.WithOptionalParams {
  errorDetail: AsnNegotiateServerConnectionErrorDeprecatedEnum;
  u8sErrorString: string;
}
export const AsnNegotiateServerConnectionErrorDeprecated: Type<AsnNegotiateServerConnectionErrorDeprecated> =
  /* @__PURE__ */ sequence("AsnNegotiateServerConnectionErrorDeprecated", () => [
    ["errorDetail", AsnNegotiateServerConnectionErrorDeprecatedEnum],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 15208. */
export type AsnAuthenticationChoice = Choice<{
  /** plain user name and password */
  simple: AsnAuthenticationSimple;
  /** deprecated */
  simplecrypt: AsnAuthenticationSimpleCrypt;
  /** deprecated */
  winuser: AsnAuthenticationWinuser;
  /** several authentication schemes */
  enhanced: AsnAuthenticationEnhanced;
}>;
export const AsnAuthenticationChoice: Type<AsnAuthenticationChoice> = /* @__PURE__ */ choice(
  "AsnAuthenticationChoice",
  () => [
    ["simple", implicit(0, AsnAuthenticationSimple)],
    ["simplecrypt", implicit(1, AsnAuthenticationSimpleCrypt)],
    ["winuser", implicit(2, AsnAuthenticationWinuser)],
    ["enhanced", implicit(3, AsnAuthenticationEnhanced)],
  ],
);

/** Manual line 15224. */
export type AsnProfileAttributeList = AsnProfileAttribute[];
export const AsnProfileAttributeList: Type<AsnProfileAttributeList> = /* @__PURE__ */ sequenceOf(
  "AsnProfileAttributeList",
  () => AsnProfileAttribute,
);

/** Manual line 15247. */
export interface AsnLogonArgument extends Common.WithOptionalParams {
  /** protocol version */
  iVersion: number;
  /** client version */
  u8sVersion: string;
  /** event attachment, see {@link AsnAttachToContactOptions} */
  iAttachToContact: AsnAttachToContactOptions;
  /** computer name for display */
  u8sClientComputerName: string;
  /** authentication data */
  authentication: AsnAuthenticationChoice;
}
export const AsnLogonArgument: Type<AsnLogonArgument> = /* @__PURE__ */ sequence(
  "AsnLogonArgument",
  () => [
    ["iVersion", INTEGER],
    ["u8sVersion", UTF8String],
    ["iAttachToContact", INTEGER],
    ["u8sClientComputerName", UTF8String],
    ["authentication", AsnAuthenticationChoice],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 15271. */
export interface AsnGetUserTokenArgument {
  /** default eUserTokenExternal, see {@link AsnUserTokenType} */
  iType?: AsnUserTokenType;
  /** wanted lifetime in seconds, default 24 hours */
  iTTL?: number;
  /** service types, e.g. FAQ, RANKING */
  lstServiceType?: Common.UTF8StringList;
  /** profile values added as public claims service/name:value */
  lstProfileAttributes?: AsnProfileAttributeList;
}
export const AsnGetUserTokenArgument: Type<AsnGetUserTokenArgument> = /* @__PURE__ */ sequence(
  "AsnGetUserTokenArgument",
  () => [
    ["iType", implicit(0, INTEGER), OPTIONAL],
    ["iTTL", implicit(1, INTEGER), OPTIONAL],
    ["lstServiceType", implicit(2, Common.UTF8StringList), OPTIONAL],
    ["lstProfileAttributes", implicit(3, AsnProfileAttributeList), OPTIONAL],
  ],
  { extensible: true },
);
