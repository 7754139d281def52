// Generated from transport.asn1 by `npm run generate`. Do not edit.
//
// Transport: Transport layer: TLS on an existing connection, sessions multiplexed on one
// connection, external services, keep-alive. Operation ids 1700 - 1799 (plus 1103 asnStartTLS).
// Manual line 49202, protocol version 6.1.0.339.

import {
  INTEGER,
  NULL,
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
} from "../../codec/index.js";
import * as Authentication from "../authentication/authentication.js";
import * as Common from "../common/common.js";

/** Switches the connection to TLS (manual line 49271). Operation 1103. */
export const asnStartTLS: Operation<
  AsnStartTLSArgument,
  AsnStartTLSResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnStartTLS", 1103, () => ({
  argument: AsnStartTLSArgument,
  result: AsnStartTLSResult,
  error: Common.AsnRequestError,
}));

/** Registers an external service (manual line 49302). Operation 1707. */
export const asnRegisterExternalService: Operation<
  AsnRegisterExternalServiceArgument,
  AsnRegisterExternalServiceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRegisterExternalService", 1707, () => ({
  argument: AsnRegisterExternalServiceArgument,
  result: AsnRegisterExternalServiceResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns an external service profile (the manual repeats the text of asnRegisterExternalService)
 * (manual line 49345). Operation 1708.
 */
export const asnGetExternalServiceProfile: Operation<
  AsnGetExternalServiceProfileArgument,
  AsnGetExternalServiceProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetExternalServiceProfile", 1708, () => ({
  argument: AsnGetExternalServiceProfileArgument,
  result: AsnGetExternalServiceProfileResult,
  error: Common.AsnRequestError,
}));

/** UCServer asks UCWeb for STUN and TURN servers (manual line 49388). Operation 1709. */
export const asnWebGetIceServers: Operation<
  AsnWebGetIceServersArgument,
  AsnWebGetIceServersResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnWebGetIceServers", 1709, () => ({
  argument: AsnWebGetIceServersArgument,
  result: AsnWebGetIceServersResult,
  error: Common.AsnRequestError,
}));

/** Lets an external server check a user token (manual line 49424). Operation 1713. */
export const asnTokenVerify: Operation<
  AsnTokenVerifyArgument,
  AsnTokenVerifyResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnTokenVerify", 1713, () => ({
  argument: AsnTokenVerifyArgument,
  result: AsnTokenVerifyResult,
  error: Common.AsnRequestError,
}));

/** Checks that the connection to the server works (manual line 49485). Operation 1714. */
export const asnCheckConnection: Operation<
  AsnCheckConnectionArgument,
  AsnCheckConnectionResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCheckConnection", 1714, () => ({
  argument: AsnCheckConnectionArgument,
  result: AsnCheckConnectionResult,
  error: Common.AsnRequestError,
}));

/** Returns a token for uploading error reports (manual line 49524). Operation 1715. */
export const asnRequestCERToken: Operation<
  AsnRequestCERTokenArgument,
  AsnRequestCERTokenResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRequestCERToken", 1715, () => ({
  argument: AsnRequestCERTokenArgument,
  result: AsnRequestCERTokenResult,
  error: Common.AsnRequestError,
}));

/** Keeps the transport alive (manual line 49555). Id printed as asnKeepAlive. Event 1706. */
export const asnTransportKeepAlive: Event<AsnTransportKeepAliveArgument> = /* @__PURE__ */ event(
  "asnTransportKeepAlive",
  1706,
  () => AsnTransportKeepAliveArgument,
);

/** Manual line 49695. */
export type AsnStartTLSArgument = Record<string, never>;
export const AsnStartTLSArgument: Type<AsnStartTLSArgument> = /* @__PURE__ */ sequence(
  "AsnStartTLSArgument",
  () => [],
  { extensible: true },
);

/** Manual line 49701. */
export type AsnStartTLSResult = Record<string, never>;
export const AsnStartTLSResult: Type<AsnStartTLSResult> = /* @__PURE__ */ sequence(
  "AsnStartTLSResult",
  () => [],
  { extensible: true },
);

/** Manual line 49707. */
export type AsnStartMultiUserModeArgument = Record<string, never>;
export const AsnStartMultiUserModeArgument: Type<AsnStartMultiUserModeArgument> =
  /* @__PURE__ */ sequence("AsnStartMultiUserModeArgument", () => [], { extensible: true });

/** Manual line 49713. */
export type AsnStartMultiUserModeResult = Record<string, never>;
export const AsnStartMultiUserModeResult: Type<AsnStartMultiUserModeResult> =
  /* @__PURE__ */ sequence("AsnStartMultiUserModeResult", () => [], { extensible: true });

/** Manual line 49719. */
export interface AsnCreateUserSessionArgument {
  negotiate: Authentication.AsnNegotiateServerConnectionArgument;
}
export const AsnCreateUserSessionArgument: Type<AsnCreateUserSessionArgument> =
  /* @__PURE__ */ sequence(
    "AsnCreateUserSessionArgument",
    () => [["negotiate", Authentication.AsnNegotiateServerConnectionArgument]],
    { extensible: true },
  );

/** Manual line 49726. */
export interface AsnCreateUserSessionResult {
  /** session id to be carried by all further invokes of the session */
  u8sSessionID: string;
  negotiateresult: Authentication.AsnNegotiateServerConnectionResult;
}
export const AsnCreateUserSessionResult: Type<AsnCreateUserSessionResult> =
  /* @__PURE__ */ sequence(
    "AsnCreateUserSessionResult",
    () => [
      ["u8sSessionID", UTF8String],
      ["negotiateresult", Authentication.AsnNegotiateServerConnectionResult],
    ],
    { extensible: true },
  );

/** Manual line 49742. */
export interface AsnCreateUserSessionError {
  iErrorDetail: number;
  u8sErrorString: string;
  negotiateerror: Authentication.AsnNegotiateServerConnectionError;
}
export const AsnCreateUserSessionError: Type<AsnCreateUserSessionError> = /* @__PURE__ */ sequence(
  "AsnCreateUserSessionError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["negotiateerror", Authentication.AsnNegotiateServerConnectionError],
  ],
  { extensible: true },
);

/** Manual line 49754. */
export interface AsnDestroyUserSessionArgument {
  u8sSessionID: string;
}
export const AsnDestroyUserSessionArgument: Type<AsnDestroyUserSessionArgument> =
  /* @__PURE__ */ sequence("AsnDestroyUserSessionArgument", () => [["u8sSessionID", UTF8String]], {
    extensible: true,
  });

/** Manual line 49762. */
export type AsnDestroyUserSessionResult = Record<string, never>;
export const AsnDestroyUserSessionResult: Type<AsnDestroyUserSessionResult> =
  /* @__PURE__ */ sequence("AsnDestroyUserSessionResult", () => [], { extensible: true });

/** Manual line 49768. */
export interface AsnUserSessionDestroyedArgument {
  u8sSessionID: string;
}
export const AsnUserSessionDestroyedArgument: Type<AsnUserSessionDestroyedArgument> =
  /* @__PURE__ */ sequence(
    "AsnUserSessionDestroyedArgument",
    () => [["u8sSessionID", UTF8String]],
    { extensible: true },
  );

/** Manual line 49775. */
export type AsnRegisterExternalServiceResult = Record<string, never>;
export const AsnRegisterExternalServiceResult: Type<AsnRegisterExternalServiceResult> =
  /* @__PURE__ */ sequence("AsnRegisterExternalServiceResult", () => [], { extensible: true });

/** Manual line 49781. */
export interface AsnGetExternalServiceProfileArgument {
  /** protocol version */
  iVersion: number;
  /** client token */
  u8sToken: string;
  /** future use */
  iFlags?: number;
}
export const AsnGetExternalServiceProfileArgument: Type<AsnGetExternalServiceProfileArgument> =
  /* @__PURE__ */ sequence(
    "AsnGetExternalServiceProfileArgument",
    () => [
      ["iVersion", INTEGER],
      ["u8sToken", UTF8String],
      ["iFlags", implicit(0, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 49793. */
export type AsnGetExternalServiceProfileResult = Record<string, never>;
export const AsnGetExternalServiceProfileResult: Type<AsnGetExternalServiceProfileResult> =
  /* @__PURE__ */ sequence("AsnGetExternalServiceProfileResult", () => [], { extensible: true });

/** Manual line 49799. */
export interface AsnWebListenInterfaceStatus {
  /** interface GUID */
  u8sInterfaceGUID: string;
  /** http or https */
  u8sType: string;
  /** listen status */
  listenStatus: number;
}
export const AsnWebListenInterfaceStatus: Type<AsnWebListenInterfaceStatus> =
  /* @__PURE__ */ sequence(
    "AsnWebListenInterfaceStatus",
    () => [
      ["u8sInterfaceGUID", UTF8String],
      ["u8sType", UTF8String],
      ["listenStatus", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 49811. */
export interface AsnTransportKeepAliveArgument {
  dummy: null;
}
export const AsnTransportKeepAliveArgument: Type<AsnTransportKeepAliveArgument> =
  /* @__PURE__ */ sequence("AsnTransportKeepAliveArgument", () => [["dummy", NULL]], {
    extensible: true,
  });

/** Manual line 49818. */
export interface AsnWebGetIceServersArgument {
  /** provider configuration as JSON */
  sTurnProviderConfig?: string;
}
export const AsnWebGetIceServersArgument: Type<AsnWebGetIceServersArgument> =
  /* @__PURE__ */ sequence(
    "AsnWebGetIceServersArgument",
    () => [["sTurnProviderConfig", implicit(0, UTF8String), OPTIONAL]],
    { extensible: true },
  );

/** STUN/TURN server in browser format (manual line 49828). */
export interface AsnWebIceServer {
  /** TURN user */
  username?: string;
  /** TURN password */
  credential?: string;
  /** URI list */
  urls: Common.UTF8StringList;
}
export const AsnWebIceServer: Type<AsnWebIceServer> = /* @__PURE__ */ sequence(
  "AsnWebIceServer",
  () => [
    ["username", implicit(0, UTF8String), OPTIONAL],
    ["credential", implicit(1, UTF8String), OPTIONAL],
    ["urls", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 49842. */
export interface AsnTokenVerifyArgument {
  /** JWT */
  sToken: string;
}
export const AsnTokenVerifyArgument: Type<AsnTokenVerifyArgument> = /* @__PURE__ */ sequence(
  "AsnTokenVerifyArgument",
  () => [["sToken", UTF8String]],
  { extensible: true },
);

/** Manual line 49850. */
export interface AsnTokenVerifyResult {
  /** valid until */
  stValidTo: Common.AsnSystemTime;
  /** see {@link Authentication.AsnUserTokenType} */
  iType: Authentication.AsnUserTokenType;
  u8sDNPath: string;
  u8sUserName: string;
  u8sSIPURI: string;
  u8sobjectGUID: string;
  u8sPhoneNumber: string;
  u8sPhoneSecondary: string;
  u8sCallRecordingNumber: string;
  u8sMailboxNumber: string;
  u8sHomeServer: string;
  iUserStaticRights: number;
  asnUserContact: Common.AsnNetDatabaseContact;
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnTokenVerifyResult: Type<AsnTokenVerifyResult> = /* @__PURE__ */ sequence(
  "AsnTokenVerifyResult",
  () => [
    ["stValidTo", Common.AsnSystemTime],
    ["iType", INTEGER],
    ["u8sDNPath", UTF8String],
    ["u8sUserName", UTF8String],
    ["u8sSIPURI", UTF8String],
    ["u8sobjectGUID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sPhoneSecondary", UTF8String],
    ["u8sCallRecordingNumber", UTF8String],
    ["u8sMailboxNumber", UTF8String],
    ["u8sHomeServer", UTF8String],
    ["iUserStaticRights", INTEGER],
    ["asnUserContact", Common.AsnNetDatabaseContact],
    ["asnUserPropertyBag", Common.AsnUserPropertyBag],
  ],
  { extensible: true },
);

/** Manual line 49887. */
export type AsnCheckConnectionArgument = Record<string, never>;
export const AsnCheckConnectionArgument: Type<AsnCheckConnectionArgument> =
  /* @__PURE__ */ sequence("AsnCheckConnectionArgument", () => [], { extensible: true });

/** Manual line 49893. */
export interface AsnCheckConnectionResult {
  /** server version */
  u8sServerVersion: string;
  /** product version */
  u8sProductVersion: string;
  /** protocol version */
  iProtocolVersion: number;
  /** 0 for estos */
  iOEMID: number;
  /** cookie set by the administration to recognise the server */
  u8sCookie: string;
}
export const AsnCheckConnectionResult: Type<AsnCheckConnectionResult> = /* @__PURE__ */ sequence(
  "AsnCheckConnectionResult",
  () => [
    ["u8sServerVersion", UTF8String],
    ["u8sProductVersion", UTF8String],
    ["iProtocolVersion", INTEGER],
    ["iOEMID", INTEGER],
    ["u8sCookie", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 49910. */
export type AsnRequestCERTokenArgument = Record<string, never>;
export const AsnRequestCERTokenArgument: Type<AsnRequestCERTokenArgument> =
  /* @__PURE__ */ sequence("AsnRequestCERTokenArgument", () => [], { extensible: true });

/** Manual line 49916. */
export interface AsnRequestCERTokenResult {
  /** token for uploading an error report */
  u8sToken: string;
}
export const AsnRequestCERTokenResult: Type<AsnRequestCERTokenResult> = /* @__PURE__ */ sequence(
  "AsnRequestCERTokenResult",
  () => [["u8sToken", UTF8String]],
  { extensible: true },
);

/** Manual line 49924. */
export type AsnWebListenInterfaceStatusList = AsnWebListenInterfaceStatus[];
export const AsnWebListenInterfaceStatusList: Type<AsnWebListenInterfaceStatusList> =
  /* @__PURE__ */ sequenceOf("AsnWebListenInterfaceStatusList", () => AsnWebListenInterfaceStatus);

/** Manual line 49938. */
export interface AsnWebServiceStatusArgument {
  interfaceList: AsnWebListenInterfaceStatusList;
}
export const AsnWebServiceStatusArgument: Type<AsnWebServiceStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnWebServiceStatusArgument",
    () => [["interfaceList", AsnWebListenInterfaceStatusList]],
    { extensible: true },
  );

/** Manual line 49946. */
export type AsnWebIceServerList = AsnWebIceServer[];
export const AsnWebIceServerList: Type<AsnWebIceServerList> = /* @__PURE__ */ sequenceOf(
  "AsnWebIceServerList",
  () => AsnWebIceServer,
);

/** Manual line 49961. */
export interface AsnWebGetIceServersResult {
  iceServers: AsnWebIceServerList;
  /** valid until */
  stValidTo: Common.AsnSystemTime;
  /** lifetime in seconds */
  iTTL: number;
}
export const AsnWebGetIceServersResult: Type<AsnWebGetIceServersResult> = /* @__PURE__ */ sequence(
  "AsnWebGetIceServersResult",
  () => [
    ["iceServers", AsnWebIceServerList],
    ["stValidTo", Common.AsnSystemTime],
    ["iTTL", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 49973. */
export interface AsnExternalServiceProperty {
  /** property name */
  u8sName: string;
  /** property type */
  u8sType: string;
  listExternalServiceProperty?: AsnExternalServicePropertyList;
}
export const AsnExternalServiceProperty: Type<AsnExternalServiceProperty> =
  /* @__PURE__ */ sequence(
    "AsnExternalServiceProperty",
    () => [
      ["u8sName", UTF8String],
      ["u8sType", UTF8String],
      ["listExternalServiceProperty", implicit(0, AsnExternalServicePropertyList), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 49989. */
export type AsnExternalServicePropertyList = AsnExternalServiceProperty[];
export const AsnExternalServicePropertyList: Type<AsnExternalServicePropertyList> =
  /* @__PURE__ */ sequenceOf("AsnExternalServicePropertyList", () => AsnExternalServiceProperty);

/** Manual line 50006. */
export interface AsnRegisterExternalServiceArgument {
  /** protocol version */
  iVersion: number;
  /** service type, e.g. FAQ, RANKING */
  u8sServiceType: string;
  /** UUID of the service */
  u8sServiceId: string;
  /** URL path of the service */
  u8sServiceUrl: string;
  /** service token */
  u8sToken: string;
  listExternalServiceProperty?: AsnExternalServicePropertyList;
}
export const AsnRegisterExternalServiceArgument: Type<AsnRegisterExternalServiceArgument> =
  /* @__PURE__ */ sequence(
    "AsnRegisterExternalServiceArgument",
    () => [
      ["iVersion", INTEGER],
      ["u8sServiceType", UTF8String],
      ["u8sServiceId", UTF8String],
      ["u8sServiceUrl", UTF8String],
      ["u8sToken", UTF8String],
      ["listExternalServiceProperty", implicit(0, AsnExternalServicePropertyList), OPTIONAL],
    ],
    { extensible: true },
  );
