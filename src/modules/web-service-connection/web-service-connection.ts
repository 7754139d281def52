// Generated from web-service-connection.asn1 by `npm run generate`. Do not edit.
//
// WebServiceConnection: Connection between web service and UCServer: multi-user mode, user
// sessions, registration. Operation ids listed in module Transport (1700 - 1712). Manual line
// 52734, protocol version 6.1.0.339.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";
import * as Transport from "../transport/transport.js";

/**
 * Web service switches its connection to several user sessions told apart by session id (manual
 * line 52736). Operation 1703.
 */
export const asnStartMultiUserMode: Operation<
  Transport.AsnStartMultiUserModeArgument,
  Transport.AsnStartMultiUserModeResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnStartMultiUserMode", 1703, () => ({
  argument: Transport.AsnStartMultiUserModeArgument,
  result: Transport.AsnStartMultiUserModeResult,
  error: Common.AsnRequestError,
}));

/** Creates a user session ready for asnLogon (manual line 52769). Operation 1700. */
export const asnCreateUserSession: Operation<
  Transport.AsnCreateUserSessionArgument,
  Transport.AsnCreateUserSessionResult,
  Transport.AsnCreateUserSessionError
> = /* @__PURE__ */ operation("asnCreateUserSession", 1700, () => ({
  argument: Transport.AsnCreateUserSessionArgument,
  result: Transport.AsnCreateUserSessionResult,
  error: Transport.AsnCreateUserSessionError,
}));

/** Destroys a user session (manual line 52811). Operation 1701. */
export const asnDestroyUserSession: Operation<
  Transport.AsnDestroyUserSessionArgument,
  Transport.AsnDestroyUserSessionResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnDestroyUserSession", 1701, () => ({
  argument: Transport.AsnDestroyUserSessionArgument,
  result: Transport.AsnDestroyUserSessionResult,
  error: Common.AsnRequestError,
}));

/**
 * UCServer registers on an outbound connection to a web service; multi-user mode starts
 * automatically (manual line 52843). Operation 1710.
 */
export const asnRegisterServer: Operation<
  AsnRegisterServerArgument,
  AsnRegisterServerResult,
  AsnRegisterServerError
> = /* @__PURE__ */ operation("asnRegisterServer", 1710, () => ({
  argument: AsnRegisterServerArgument,
  result: AsnRegisterServerResult,
  error: AsnRegisterServerError,
}));

/** Local web service registers with the UCServer (manual line 52894). Operation 1712. */
export const asnWebServiceLogon: Operation<
  AsnWebServiceLogonArgument,
  AsnWebServiceLogonResult,
  AsnWebServiceLogonError
> = /* @__PURE__ */ operation("asnWebServiceLogon", 1712, () => ({
  argument: AsnWebServiceLogonArgument,
  result: AsnWebServiceLogonResult,
  error: AsnWebServiceLogonError,
}));

/**
 * A user session was destroyed (timeout, missing keep-alive or log-off) (manual line 52944). Event
 * 1702.
 */
export const asnUserSessionDestroyed: Event<Transport.AsnUserSessionDestroyedArgument> =
  /* @__PURE__ */ event(
    "asnUserSessionDestroyed",
    1702,
    () => Transport.AsnUserSessionDestroyedArgument,
  );

/** Web service reports changed capabilities (manual line 52959). Event 1711. */
export const asnWebServiceCapabilitiesChanged: Event<AsnWebServiceCapabilitiesChangedArgument> =
  /* @__PURE__ */ event(
    "asnWebServiceCapabilitiesChanged",
    1711,
    () => AsnWebServiceCapabilitiesChangedArgument,
  );

/** Local web service reports its listen status (manual line 52974). Event 1705. */
export const asnWebServiceStatus: Event<Transport.AsnWebServiceStatusArgument> =
  /* @__PURE__ */ event("asnWebServiceStatus", 1705, () => Transport.AsnWebServiceStatusArgument);

/** Manual line 53017. */
export const AsnRegisterServerErrorEnum = /* @__PURE__ */ enumerated("AsnRegisterServerErrorEnum", {
  general: 0,
  invalidProtocolVersion: 1,
  invalidServerID: 2,
  invalidLogin: 3,
  redirect: 4,
  /** server id already connected */
  duplicateLogon: 5,
});
export type AsnRegisterServerErrorEnum = EnumeratedValue<typeof AsnRegisterServerErrorEnum>;

/** Manual line 53034. */
export const AsnWebServiceLogonErrorEnum = /* @__PURE__ */ enumerated(
  "AsnWebServiceLogonErrorEnum",
  {
    general: 0,
    invalidProtocolVersion: 1,
    invalidUser: 2,
    invalidPassword: 3,
  },
);
export type AsnWebServiceLogonErrorEnum = EnumeratedValue<typeof AsnWebServiceLogonErrorEnum>;

/** Manual line 53048. */
export interface AsnRegisterServerArgument {
  /** protocol version */
  iVersion: number;
  /** server version */
  u8sVersion: string;
  /** server name */
  u8sServerName: string;
  /** server UUID (UCSID) */
  u8sServerID: string;
  /** server password */
  u8sServerPassword: string;
  /** presence domains */
  presenceDomains: Common.UTF8StringList;
  /** system id */
  u8sSystemID: string;
}
export const AsnRegisterServerArgument: Type<AsnRegisterServerArgument> = /* @__PURE__ */ sequence(
  "AsnRegisterServerArgument",
  () => [
    ["iVersion", INTEGER],
    ["u8sVersion", UTF8String],
    ["u8sServerName", UTF8String],
    ["u8sServerID", UTF8String],
    ["u8sServerPassword", UTF8String],
    ["presenceDomains", Common.UTF8StringList],
    ["u8sSystemID", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 53068. */
export interface AsnWebServiceCapabilities {
  /** capability type */
  u8sType: string;
  /** more about the capability */
  u8sValue?: string;
  /** more about the capability */
  iValue?: number;
}
export const AsnWebServiceCapabilities: Type<AsnWebServiceCapabilities> = /* @__PURE__ */ sequence(
  "AsnWebServiceCapabilities",
  () => [
    ["u8sType", UTF8String],
    ["u8sValue", implicit(0, UTF8String), OPTIONAL],
    ["iValue", implicit(1, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 53079. */
export interface AsnRegisterServerError {
  iErrorDetail: number;
  u8sErrorString: string;
  /** addresses responsible for this server id (enetcti:// or enetctis://) */
  redirectAddresses?: Common.UTF8StringList;
}
export const AsnRegisterServerError: Type<AsnRegisterServerError> = /* @__PURE__ */ sequence(
  "AsnRegisterServerError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["redirectAddresses", implicit(0, Common.UTF8StringList), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 53095. */
export interface AsnWebServiceLogonResult {
  /** protocol version */
  iVersion: number;
  /** server version */
  u8sVersion: string;
  /** server name */
  u8sServerName: string;
  /** presence domains */
  presenceDomains: Common.UTF8StringList;
}
export const AsnWebServiceLogonResult: Type<AsnWebServiceLogonResult> = /* @__PURE__ */ sequence(
  "AsnWebServiceLogonResult",
  () => [
    ["iVersion", INTEGER],
    ["u8sVersion", UTF8String],
    ["u8sServerName", UTF8String],
    ["presenceDomains", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 53109. */
export interface AsnWebServiceLogonError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnWebServiceLogonError: Type<AsnWebServiceLogonError> = /* @__PURE__ */ sequence(
  "AsnWebServiceLogonError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 53121. */
export type AsnWebServiceCapabilitiesList = AsnWebServiceCapabilities[];
export const AsnWebServiceCapabilitiesList: Type<AsnWebServiceCapabilitiesList> =
  /* @__PURE__ */ sequenceOf("AsnWebServiceCapabilitiesList", () => AsnWebServiceCapabilities);

/** Manual line 53134. */
export interface AsnRegisterServerResult {
  capabilities?: AsnWebServiceCapabilitiesList;
}
export const AsnRegisterServerResult: Type<AsnRegisterServerResult> = /* @__PURE__ */ sequence(
  "AsnRegisterServerResult",
  () => [["capabilities", implicit(0, AsnWebServiceCapabilitiesList), OPTIONAL]],
  { extensible: true },
);

/** Manual line 53142. */
export interface AsnWebServiceLogonArgument {
  /** protocol version */
  iVersion: number;
  /** web service version */
  u8sVersion: string;
  /** user */
  u8sUser: string;
  /** password */
  u8sPassword: string;
  /** capabilities */
  capabilities: AsnWebServiceCapabilitiesList;
}
export const AsnWebServiceLogonArgument: Type<AsnWebServiceLogonArgument> =
  /* @__PURE__ */ sequence(
    "AsnWebServiceLogonArgument",
    () => [
      ["iVersion", INTEGER],
      ["u8sVersion", UTF8String],
      ["u8sUser", UTF8String],
      ["u8sPassword", UTF8String],
      ["capabilities", AsnWebServiceCapabilitiesList],
    ],
    { extensible: true },
  );

/** Manual line 53158. */
export interface AsnWebServiceCapabilitiesChangedArgument {
  capabilities?: AsnWebServiceCapabilitiesList;
}
export const AsnWebServiceCapabilitiesChangedArgument: Type<AsnWebServiceCapabilitiesChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnWebServiceCapabilitiesChangedArgument",
    () => [["capabilities", implicit(0, AsnWebServiceCapabilitiesList), OPTIONAL]],
    { extensible: true },
  );
