// Generated from client-capabilities.asn1 by `npm run generate`. Do not edit.
//
// ClientCapabilities: What the clients of a user can do. Operation ids 3300-3399. Public module
// UC-Server-Access-Protocol-ClientCapabilities, version 8. Types that are the same in 6.1 are
// imported from there.

import {
  UTF8String,
  event,
  operation,
  sequence,
  sequenceOf,
  type Event,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";

/**
 * Sets what the client on this connection can do, in place of what it had set; replaces
 * asnSetClientCapabilities (public modules, version 8). Operation 3300.
 */
export const asnSetClientCapabilitiesV2: Operation<
  AsnSetClientCapabilitiesV2Argument,
  AsnSetClientCapabilitiesV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnSetClientCapabilitiesV2", 3300, () => ({
  argument: AsnSetClientCapabilitiesV2Argument,
  result: AsnSetClientCapabilitiesV2Result,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Returns of each contact what all its clients together can do; replaces asnGetClientCapabilities
 * (public modules, version 8). Operation 3301.
 */
export const asnGetClientCapabilitiesV2: Operation<
  AsnGetClientCapabilitiesV2Argument,
  AsnGetClientCapabilitiesV2Result,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetClientCapabilitiesV2", 3301, () => ({
  argument: AsnGetClientCapabilitiesV2Argument,
  result: AsnGetClientCapabilitiesV2Result,
  error: LaterCommon.AsnRequestError,
}));

/**
 * What the clients of contacts can do has changed; replaces asnClientCapabilitiesChanged (public
 * modules, version 8). Event 3302.
 */
export const asnClientCapabilitiesV2Changed: Event<AsnClientCapabilitiesV2ChangedArgument> =
  /* @__PURE__ */ event(
    "asnClientCapabilitiesV2Changed",
    3302,
    () => AsnClientCapabilitiesV2ChangedArgument,
  );

/** Public modules, version 8. */
export interface AsnSetClientCapabilitiesV2Argument {
  /** all of them */
  capabilities: AsnClientCapabilitiesV2;
}
export const AsnSetClientCapabilitiesV2Argument: Type<AsnSetClientCapabilitiesV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnSetClientCapabilitiesV2Argument",
    () => [["capabilities", AsnClientCapabilitiesV2]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnSetClientCapabilitiesV2Result = Record<string, never>;
export const AsnSetClientCapabilitiesV2Result: Type<AsnSetClientCapabilitiesV2Result> =
  /* @__PURE__ */ sequence("AsnSetClientCapabilitiesV2Result", () => [], { extensible: true });

/** Public modules, version 8. */
export interface AsnGetClientCapabilitiesV2Argument {
  /** contacts asked for */
  u8slistContactIDs: Common.UTF8StringList;
}
export const AsnGetClientCapabilitiesV2Argument: Type<AsnGetClientCapabilitiesV2Argument> =
  /* @__PURE__ */ sequence(
    "AsnGetClientCapabilitiesV2Argument",
    () => [["u8slistContactIDs", Common.UTF8StringList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetClientCapabilitiesV2Result {
  capabilities: AsnClientCapabilitiesV2ByIDList;
}
export const AsnGetClientCapabilitiesV2Result: Type<AsnGetClientCapabilitiesV2Result> =
  /* @__PURE__ */ sequence(
    "AsnGetClientCapabilitiesV2Result",
    () => [["capabilities", AsnClientCapabilitiesV2ByIDList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnClientCapabilitiesV2ChangedArgument {
  capabilities: AsnClientCapabilitiesV2ByIDList;
}
export const AsnClientCapabilitiesV2ChangedArgument: Type<AsnClientCapabilitiesV2ChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientCapabilitiesV2ChangedArgument",
    () => [["capabilities", AsnClientCapabilitiesV2ByIDList]],
    { extensible: true },
  );

/** What a client can do (public modules, version 8). */
export interface AsnClientCapabilitiesV2 {
  /**
   * numbers: 0 none, 1 audio, 2 video, 3 screen, 4 and 5 replication of calendars from Exchange and
   * Notes, 6 camera, 7 public chat, 8 public call, 9 conference, 10 and 11 remote control
   */
  eClientCapabilities: Common.SEQInteger;
  /** pairs of name and value */
  customCapabilities: Common.AsnStringPairList;
}
export const AsnClientCapabilitiesV2: Type<AsnClientCapabilitiesV2> = /* @__PURE__ */ sequence(
  "AsnClientCapabilitiesV2",
  () => [
    ["eClientCapabilities", Common.SEQInteger],
    ["customCapabilities", Common.AsnStringPairList],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnClientCapabilitiesV2ByIDList = AsnClientCapabilitiesV2ByID[];
export const AsnClientCapabilitiesV2ByIDList: Type<AsnClientCapabilitiesV2ByIDList> =
  /* @__PURE__ */ sequenceOf("AsnClientCapabilitiesV2ByIDList", () => AsnClientCapabilitiesV2ByID);

/** What the clients of a contact, or on a connection, can do (public modules, version 8). */
export interface AsnClientCapabilitiesV2ByID {
  /** contact id or connection id */
  u8sID: string;
  capabilities: AsnClientCapabilitiesV2;
}
export const AsnClientCapabilitiesV2ByID: Type<AsnClientCapabilitiesV2ByID> =
  /* @__PURE__ */ sequence(
    "AsnClientCapabilitiesV2ByID",
    () => [
      ["u8sID", UTF8String],
      ["capabilities", AsnClientCapabilitiesV2],
    ],
    { extensible: true },
  );
