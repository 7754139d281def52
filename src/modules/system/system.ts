// Generated from system.asn1 by `npm run generate`. Do not edit.
//
// System: System login and announcement of call transfers (the manual gives no description).
// Operation ids 1 - 10 (in use: 1, 2, 3). Manual line 48183, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Logs a system in with user name and password (manual line 48192). Id inferred: ids 1,2,3 printed
 * as used; paired in printed order. Operation 1.
 */
export const systemLogin: Operation<
  SystemLoginArgument,
  SystemLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("systemLogin", 1, () => ({
  argument: SystemLoginArgument,
  result: SystemLoginResult,
  error: Common.AsnRequestError,
}));

/**
 * Completes a call transfer (manual line 48227). Id inferred: ids 1,2,3 printed as used; paired in
 * printed order. Operation 2.
 */
export const systemCompleteCallTransfer: Operation<
  SystemCompleteCallTransferArgument,
  SystemCompleteCallTransferResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("systemCompleteCallTransfer", 2, () => ({
  argument: SystemCompleteCallTransferArgument,
  result: SystemCompleteCallTransferResult,
  error: Common.AsnRequestError,
}));

/**
 * Announces a call transfer (manual line 48263). Id inferred: ids 1,2,3 printed as used; paired in
 * printed order. Operation 3.
 */
export const systemAnnounceCallTransfer: Operation<
  SystemAnnounceCallTransferArgument,
  SystemAnnounceCallTransferResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("systemAnnounceCallTransfer", 3, () => ({
  argument: SystemAnnounceCallTransferArgument,
  result: SystemAnnounceCallTransferResult,
  error: Common.AsnRequestError,
}));

/** Manual line 48325. */
export interface SystemLoginArgument extends Common.WithOptionalParams {
  u8sUserName: string;
  u8sPassword: string;
}
export const SystemLoginArgument: Type<SystemLoginArgument> = /* @__PURE__ */ sequence(
  "SystemLoginArgument",
  () => [
    ["u8sUserName", UTF8String],
    ["u8sPassword", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 48337. */
export interface SystemLoginResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const SystemLoginResult: Type<SystemLoginResult> = /* @__PURE__ */ sequence(
  "SystemLoginResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 48346. */
export interface SystemCompleteCallTransferArgument extends Common.WithOptionalParams {
  u8sCalledNumber: string;
  dwCompleteReason: number;
}
export const SystemCompleteCallTransferArgument: Type<SystemCompleteCallTransferArgument> =
  /* @__PURE__ */ sequence("SystemCompleteCallTransferArgument", () => [
    ["u8sCalledNumber", UTF8String],
    ["dwCompleteReason", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48358. */
export interface SystemCompleteCallTransferResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const SystemCompleteCallTransferResult: Type<SystemCompleteCallTransferResult> =
  /* @__PURE__ */ sequence("SystemCompleteCallTransferResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48368. */
export interface SystemAnnounceCallTransferArgument extends Common.WithOptionalParams {
  u8sTransferringNumber: string;
  u8sCalledNumber: string;
  u8sExternalCaller: string;
}
export const SystemAnnounceCallTransferArgument: Type<SystemAnnounceCallTransferArgument> =
  /* @__PURE__ */ sequence("SystemAnnounceCallTransferArgument", () => [
    ["u8sTransferringNumber", UTF8String],
    ["u8sCalledNumber", UTF8String],
    ["u8sExternalCaller", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 48382. */
export interface SystemAnnounceCallTransferResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const SystemAnnounceCallTransferResult: Type<SystemAnnounceCallTransferResult> =
  /* @__PURE__ */ sequence("SystemAnnounceCallTransferResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
