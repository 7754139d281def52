// Generated from authentication.asn1 by `npm run generate`. Do not edit.
//
// Authentication: Negotiation, login and tokens. Operation ids 1005-1008. Public module
// UC-Server-Access-Protocol-Auth, version 8. Types that are the same in 6.1 are imported from
// there.

import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  implicit,
  operation,
  sequence,
  type Choice,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Authentication from "../../authentication/authentication.js";
import * as Common from "../../common/common.js";
import * as LaterAuthenticationCommon from "../authentication-common/authentication-common.js";
import * as LaterCommon from "../common/common.js";
import * as LaterContactCommon from "../contact-common/contact-common.js";

/**
 * Agrees on the version of the interface and exchanges what both sides are; replaces
 * asnNegotiateServerConnection. That the server is busy or incompatible is a result, not an error
 * (public modules, version 8). Operation 1006.
 */
export const asnNegotiateServerConnectionV2: Operation<
  AsnNegotiateServerConnectionV2Argument,
  AsnNegotiateServerConnectionV2ResultChoice,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnNegotiateServerConnectionV2", 1006, () => ({
  argument: AsnNegotiateServerConnectionV2Argument,
  result: AsnNegotiateServerConnectionV2ResultChoice,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Lists the methods of login, or logs in with one of them, in several steps if the method needs
 * that; replaces asnLogon. An error has a number of AsnLogonErrorEnum (public modules, version 8).
 * Operation 1005.
 */
export const asnLoginV2: Operation<
  LaterAuthenticationCommon.AsnLoginV2Argument,
  LaterAuthenticationCommon.AsnLoginV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnLoginV2", 1005, () => ({
  argument: LaterAuthenticationCommon.AsnLoginV2Argument,
  result: LaterAuthenticationCommon.AsnLoginV2Result,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Returns a token with which the user can log in again; replaces asnGetUserToken (public modules,
 * version 8). Operation 1007.
 */
export const asnGetUserTokenV2: Operation<
  AsnGetUserTokenArgument,
  AsnGetUserTokenV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetUserTokenV2", 1007, () => ({
  argument: AsnGetUserTokenArgument,
  result: AsnGetUserTokenV2Result,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Returns the caller's login name and own contact; replaces asnGetLoggedInContact (public modules,
 * version 8). Operation 1008.
 */
export const asnGetLoggedInContactV2: Operation<
  Authentication.AsnGetLoggedInContactArgument,
  AsnGetLoggedInContactV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLoggedInContactV2", 1008, () => ({
  argument: Authentication.AsnGetLoggedInContactArgument,
  result: AsnGetLoggedInContactV2Result,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export interface AsnNegotiateServerConnectionV2Argument {
  /**
   * oldest version of the interface that the client can serve, such as 8.0.0: compared number by
   * number
   */
  u8sMinSupportedInterfaceVersion: string;
  /** newest version of the interface that the client can serve, mostly the one it was built with */
  u8sMaxSupportedInterfaceVersion: string;
  /** id of the device; ClientDeviceId in the optionalParams of 6.1 */
  u8sClientDeviceId: string;
  /** version of the client */
  u8sClientVersion: string;
  eClientAppID: AsnClientAppID;
  /** name of the device, for people; ClientDeviceName in the optionalParams of 6.1 */
  u8sClientDeviceName: string;
  /**
   * bits: 0x1 softphone, 0x2 wants an AV line for audio and video chat, 0x4 understands the V2
   * events
   */
  iClientCapabilities: number;
  /** id of an earlier connection that the client continues */
  u8sConnectionGUID?: string;
  /** the user will be anonymous */
  eAnonymousLogin?: AsnNegotiateServerConnectionAnonymousDataArgument;
}
export const AsnNegotiateServerConnectionV2Argument: Type<AsnNegotiateServerConnectionV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionV2Argument",
    () => [
      ["u8sMinSupportedInterfaceVersion", UTF8String],
      ["u8sMaxSupportedInterfaceVersion", UTF8String],
      ["u8sClientDeviceId", UTF8String],
      ["u8sClientVersion", UTF8String],
      ["eClientAppID", AsnClientAppID],
      ["u8sClientDeviceName", UTF8String],
      ["iClientCapabilities", INTEGER],
      ["u8sConnectionGUID", implicit(0, UTF8String), OPTIONAL],
      ["eAnonymousLogin", implicit(1, AsnNegotiateServerConnectionAnonymousDataArgument), OPTIONAL],
    ],
    { extensible: true },
  );

/** What came of the negotiation (public modules, version 8). */
export type AsnNegotiateServerConnectionV2ResultChoice = Choice<{
  result: AsnNegotiateServerConnectionV2Result;
  busy: AsnNegotiateServerConnectionV2ServerBusy;
  incompatible: AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion;
}>;
export const AsnNegotiateServerConnectionV2ResultChoice: Type<AsnNegotiateServerConnectionV2ResultChoice> =
  /* @__PURE__ */ choice("AsnNegotiateServerConnectionV2ResultChoice", () => [
    ["result", implicit(0, AsnNegotiateServerConnectionV2Result)],
    ["busy", implicit(1, AsnNegotiateServerConnectionV2ServerBusy)],
    ["incompatible", implicit(2, AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion)],
  ]);

/**
 * Differs from 6.1: adminLogin. A server that does not know it gives an ordinary token (public
 * modules, version 8).
 */
export interface AsnGetUserTokenArgument {
  /** default eUserTokenExternal, see {@link Authentication.AsnUserTokenType} */
  iType?: Authentication.AsnUserTokenType;
  /** wanted lifetime in seconds, default 24 hours */
  iTTL?: number;
  /** service types, e.g. FAQ, RANKING */
  lstServiceType?: Common.UTF8StringList;
  /** profile values added as public claims service/name:value */
  lstProfileAttributes?: Authentication.AsnProfileAttributeList;
  /** asks for a token with the rights of an administrator */
  adminLogin?: AsnAdminLogin;
}
export const AsnGetUserTokenArgument: Type<AsnGetUserTokenArgument> = /* @__PURE__ */ sequence(
  "AsnGetUserTokenArgument",
  () => [
    ["iType", implicit(0, INTEGER), OPTIONAL],
    ["iTTL", implicit(1, INTEGER), OPTIONAL],
    ["lstServiceType", implicit(2, Common.UTF8StringList), OPTIONAL],
    ["lstProfileAttributes", implicit(3, Authentication.AsnProfileAttributeList), OPTIONAL],
    ["adminLogin", implicit(4, AsnAdminLogin), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnGetUserTokenV2Result {
  /** JWT */
  sToken: string;
}
export const AsnGetUserTokenV2Result: Type<AsnGetUserTokenV2Result> = /* @__PURE__ */ sequence(
  "AsnGetUserTokenV2Result",
  () => [["sToken", UTF8String]],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnGetLoggedInContactV2Result {
  /** login name */
  u8sLoggedInUser: string;
  ownContact: LaterContactCommon.AsnContactV2;
}
export const AsnGetLoggedInContactV2Result: Type<AsnGetLoggedInContactV2Result> =
  /* @__PURE__ */ sequence(
    "AsnGetLoggedInContactV2Result",
    () => [
      ["u8sLoggedInUser", UTF8String],
      ["ownContact", LaterContactCommon.AsnContactV2],
    ],
    { extensible: true },
  );

/**
 * Kind of application. Differs from 6.1: 22-28 are new, 11-14 have gone, 9 has another name (public
 * modules, version 8).
 */
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
  /** eCLIENTAPPIDMOBILESDK in 6.1 */
  eCLIENTAPPIDWEBSERVICESDK: 9,
  /** Mac client */
  eCLIENTAPPIDMAC: 10,
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
  eCLIENTAPPIDEXCHANGECALENDARREPLICATOR: 22,
  eCLIENTAPPIDPROCALLPAC: 23,
  eCLIENTAPPIDPROCALLPCB: 24,
  eCLIENTAPPIDWEBCONFERENCING: 25,
  eCLIENTAPPIDPROCALLWEBAPP: 26,
  eCLIENTAPPIDWEBVIEW2CLIENT: 27,
  eCLIENTAPPIDMSTEAMSAPP: 28,
});
export type AsnClientAppID = EnumeratedValue<typeof AsnClientAppID>;

/** How an anonymous user is found again (public modules, version 8). */
export interface AsnNegotiateServerConnectionAnonymousDataArgument {
  /** hint by which the same user is found again */
  u8sHintData: string;
  /** the user's secret */
  u8sToken: string;
}
export const AsnNegotiateServerConnectionAnonymousDataArgument: Type<AsnNegotiateServerConnectionAnonymousDataArgument> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionAnonymousDataArgument",
    () => [
      ["u8sHintData", UTF8String],
      ["u8sToken", UTF8String],
    ],
    { extensible: true },
  );

/** The versions fit (public modules, version 8). */
export interface AsnNegotiateServerConnectionV2Result {
  eServerType: AsnNegotiateServerConnectionServerTypeV2;
  /** version of the interface that the server serves */
  u8sServerInterfaceVersion: string;
  eAuthenticationMethod: AsnNegotiateServerConnectionAuthenticationMethod;
  /** as in AsnNegotiateServerConnectionResult of 6.1 */
  sServerAuthentication: Uint8Array;
  /** lets the client correct a difference of clocks */
  stServerTime: Common.AsnSystemTime;
  /** serverVersion in the optionalParams of 6.1 */
  u8sServerVersion: string;
  /** id of this connection; serverConnectionId in the optionalParams of 6.1 */
  u8sConnectionGUID: string;
  /** domains of presence; in the optionalParams of 6.1 one text with semicolons */
  u8sPresenceDomains: Common.UTF8StringList;
  /** present if the server is sold under another name */
  iOEM?: number;
  /** present if it differs from u8sServerVersion */
  u8sProductVersion?: string;
  /** the server has no presence */
  bPresenceServicesDisabled?: boolean;
  /** users have no rights on each other */
  bUserUserRightsDisabled?: boolean;
  /** for an anonymous user */
  eAnonymousDetails?: AsnNegotiateServerConnectionAnonymousDataResult;
}
export const AsnNegotiateServerConnectionV2Result: Type<AsnNegotiateServerConnectionV2Result> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionV2Result",
    () => [
      ["eServerType", AsnNegotiateServerConnectionServerTypeV2],
      ["u8sServerInterfaceVersion", UTF8String],
      ["eAuthenticationMethod", AsnNegotiateServerConnectionAuthenticationMethod],
      ["sServerAuthentication", OCTET_STRING],
      ["stServerTime", Common.AsnSystemTime],
      ["u8sServerVersion", UTF8String],
      ["u8sConnectionGUID", UTF8String],
      ["u8sPresenceDomains", Common.UTF8StringList],
      ["iOEM", implicit(0, INTEGER), OPTIONAL],
      ["u8sProductVersion", implicit(1, UTF8String), OPTIONAL],
      ["bPresenceServicesDisabled", implicit(2, BOOLEAN), OPTIONAL],
      ["bUserUserRightsDisabled", implicit(3, BOOLEAN), OPTIONAL],
      ["eAnonymousDetails", implicit(4, AsnNegotiateServerConnectionAnonymousDataResult), OPTIONAL],
    ],
    { extensible: true },
  );

/** The server has no time; try again later (public modules, version 8). */
export interface AsnNegotiateServerConnectionV2ServerBusy {
  /** seconds until the next try */
  iServerBusyTimeout: number;
}
export const AsnNegotiateServerConnectionV2ServerBusy: Type<AsnNegotiateServerConnectionV2ServerBusy> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionV2ServerBusy",
    () => [["iServerBusyTimeout", INTEGER]],
    { extensible: true },
  );

/** The versions do not fit (public modules, version 8). */
export interface AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion {
  /** version of the interface that the server serves */
  u8sServerInterfaceVersion: string;
}
export const AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion: Type<AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionV2IncompatibleInterfaceVersion",
    () => [["u8sServerInterfaceVersion", UTF8String]],
    { extensible: true },
  );

/** Name and password of an administrator (public modules, version 8). */
export interface AsnAdminLogin {
  u8sAdminUsername: string;
  adminPassword: Choice<{
    u8sAdminPassword: string;
    u8sAdminPasswordCrypted: string;
  }>;
}
export const AsnAdminLogin: Type<AsnAdminLogin> = /* @__PURE__ */ sequence(
  "AsnAdminLogin",
  () => [
    ["u8sAdminUsername", UTF8String],
    [
      "adminPassword",
      choice("", () => [
        ["u8sAdminPassword", implicit(0, UTF8String)],
        ["u8sAdminPasswordCrypted", implicit(1, UTF8String)],
      ]),
    ],
  ],
  { extensible: true },
);

/**
 * Kind of server; the parameter ServerType of 6.1 has other names for 1-3 (public modules, version
 * 8).
 */
export const AsnNegotiateServerConnectionServerTypeV2 = /* @__PURE__ */ enumerated(
  "AsnNegotiateServerConnectionServerTypeV2",
  {
    ePROCALLENTERPRISE: 0,
    /** for drivers only */
    eTAPISERVER: 1,
    ePROCALLINFINITY: 2,
    ePROCALLNEX: 3,
  },
);
export type AsnNegotiateServerConnectionServerTypeV2 = EnumeratedValue<
  typeof AsnNegotiateServerConnectionServerTypeV2
>;

/** Whose passwords the server checks (public modules, version 8). */
export const AsnNegotiateServerConnectionAuthenticationMethod = /* @__PURE__ */ enumerated(
  "AsnNegotiateServerConnectionAuthenticationMethod",
  {
    /** of the server itself */
    ePASSWORD: 0,
    /** of a domain */
    eDOMAIN: 1,
    eOAUTH: 2,
  },
);
export type AsnNegotiateServerConnectionAuthenticationMethod = EnumeratedValue<
  typeof AsnNegotiateServerConnectionAuthenticationMethod
>;

/** With what an anonymous user logs in by asnLoginV2 (public modules, version 8). */
export interface AsnNegotiateServerConnectionAnonymousDataResult {
  /** name */
  u8sUsername: string;
  /** password */
  u8sToken: string;
}
export const AsnNegotiateServerConnectionAnonymousDataResult: Type<AsnNegotiateServerConnectionAnonymousDataResult> =
  /* @__PURE__ */ sequence(
    "AsnNegotiateServerConnectionAnonymousDataResult",
    () => [
      ["u8sUsername", UTF8String],
      ["u8sToken", UTF8String],
    ],
    { extensible: true },
  );
