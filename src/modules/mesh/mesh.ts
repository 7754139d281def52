// Generated from mesh.asn1 by `npm run generate`. Do not edit.
//
// MESH: Exchange of information between servers without a master. Operation ids 3100 - 3299. Manual
// line 31717, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  event,
  operation,
  sequence,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/** A mesh node logs in to another (manual line 31735). Operation 3100. */
export const asnMeshLogin: Operation<
  AsnMeshLoginArgument,
  AsnMeshLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMeshLogin", 3100, () => ({
  argument: AsnMeshLoginArgument,
  result: AsnMeshLoginResult,
  error: Common.AsnRequestError,
}));

/** Sends call data by call linkage id to another node (manual line 31785). Event 3101. */
export const asnMeshSendCallData: Event<AsnMeshCallData> = /* @__PURE__ */ event(
  "asnMeshSendCallData",
  3101,
  () => AsnMeshCallData,
);

/** Manual line 31839. */
export interface AsnMeshLoginArgument extends Common.WithOptionalParams {
  /** mesh id */
  u8sMeshID: string;
  /** mesh password */
  u8sPassword: string;
  /** caller's node id */
  u8sMeshNodeID: string;
  /** caller's DNS name */
  u8sComputerNameFQDN: string;
  /** caller's client listen port */
  iListenPort: number;
  /** caller's version */
  u8sClientVersion: string;
}
export const AsnMeshLoginArgument: Type<AsnMeshLoginArgument> = /* @__PURE__ */ sequence(
  "AsnMeshLoginArgument",
  () => [
    ["u8sMeshID", UTF8String],
    ["u8sPassword", UTF8String],
    ["u8sMeshNodeID", UTF8String],
    ["u8sComputerNameFQDN", UTF8String],
    ["iListenPort", INTEGER],
    ["u8sClientVersion", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 31864. */
export interface AsnMeshLoginResult extends Common.WithOptionalParams {
  /** success */
  bSuccess: boolean;
  /** remote version */
  u8sServerVersion: string;
}
export const AsnMeshLoginResult: Type<AsnMeshLoginResult> = /* @__PURE__ */ sequence(
  "AsnMeshLoginResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["u8sServerVersion", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 31878. */
export interface AsnMeshNode extends Common.WithOptionalParams {
  /** caller's node id */
  u8sMeshNodeID: string;
  /** caller's DNS name */
  u8sComputerNameFQDN: string;
}
export const AsnMeshNode: Type<AsnMeshNode> = /* @__PURE__ */ sequence("AsnMeshNode", () => [
  ["u8sMeshNodeID", UTF8String],
  ["u8sComputerNameFQDN", UTF8String],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 31894. */
export interface AsnMeshCallData extends Common.WithOptionalParams {
  /** sending node */
  meshNode: AsnMeshNode;
  /** call linkage id */
  u8sCallLinkageID: string;
  /** call data */
  mapUserDefinedCustomFields: Common.AsnStringPairList;
}
export const AsnMeshCallData: Type<AsnMeshCallData> = /* @__PURE__ */ sequence(
  "AsnMeshCallData",
  () => [
    ["meshNode", AsnMeshNode],
    ["u8sCallLinkageID", UTF8String],
    ["mapUserDefinedCustomFields", Common.AsnStringPairList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
