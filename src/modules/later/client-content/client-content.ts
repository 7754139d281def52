// Generated from client-content.asn1 by `npm run generate`. Do not edit.
//
// ClientContent: Groups of contacts that the administrator has set up to be monitored. Operation
// ids 4620-4624. Public module UC-Server-Access-Protocol-ClientContent, version 8. Types that are
// the same in 6.1 are imported from there.

import {
  BOOLEAN,
  INTEGER,
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
} from "../../../codec/index.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";

/**
 * Returns the groups that the administrator has set up for the caller, and subscribes to their
 * changes; replaces asnGetAdministrativeMonitorContent (public modules, version 8). Operation 4620.
 */
export const asnGetAndSubscribeAdministrativeMonitorContent: Operation<
  AsnGetAndSubscribeAdministrativeMonitorContentArgument,
  AsnGetAndSubscribeAdministrativeMonitorContentResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetAndSubscribeAdministrativeMonitorContent", 4620, () => ({
  argument: AsnGetAndSubscribeAdministrativeMonitorContentArgument,
  result: AsnGetAndSubscribeAdministrativeMonitorContentResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Ends the subscription of asnGetAndSubscribeAdministrativeMonitorContent (public modules, version
 * 8). Operation 4621.
 */
export const asnUnsubscribeAdministrativeMonitorContent: Operation<
  AsnUnsubscribeAdministrativeMonitorContentArgument,
  AsnUnsubscribeAdministrativeMonitorContentResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnUnsubscribeAdministrativeMonitorContent", 4621, () => ({
  argument: AsnUnsubscribeAdministrativeMonitorContentArgument,
  result: AsnUnsubscribeAdministrativeMonitorContentResult,
  error: LaterCommon.AsnRequestError,
}));

/** A group has been added (public modules, version 8). Event 4622. */
export const asnAdministrativeMonitorContentGroupAdded: Event<AsnAdministrativeMonitorContentGroupAddedArgument> =
  /* @__PURE__ */ event(
    "asnAdministrativeMonitorContentGroupAdded",
    4622,
    () => AsnAdministrativeMonitorContentGroupAddedArgument,
  );

/** A group has changed; it comes with all its members (public modules, version 8). Event 4623. */
export const asnAdministrativeMonitorContentGroupChanged: Event<AsnAdministrativeMonitorContentGroupChangedArgument> =
  /* @__PURE__ */ event(
    "asnAdministrativeMonitorContentGroupChanged",
    4623,
    () => AsnAdministrativeMonitorContentGroupChangedArgument,
  );

/** A group has been removed (public modules, version 8). Event 4624. */
export const asnAdministrativeMonitorContentGroupRemoved: Event<AsnAdministrativeMonitorContentGroupRemovedArgument> =
  /* @__PURE__ */ event(
    "asnAdministrativeMonitorContentGroupRemoved",
    4624,
    () => AsnAdministrativeMonitorContentGroupRemovedArgument,
  );

/** Public modules, version 8. */
export interface AsnGetAndSubscribeAdministrativeMonitorContentArgument {
  /** 1 events (default), 0 none */
  iEventFlagsToSubscribe?: number;
}
export const AsnGetAndSubscribeAdministrativeMonitorContentArgument: Type<AsnGetAndSubscribeAdministrativeMonitorContentArgument> =
  /* @__PURE__ */ sequence(
    "AsnGetAndSubscribeAdministrativeMonitorContentArgument",
    () => [["iEventFlagsToSubscribe", implicit(0, INTEGER), OPTIONAL]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetAndSubscribeAdministrativeMonitorContentResult {
  listAdministrativeMonitorGroups: AsnAdministrativeMonitorGroupList;
}
export const AsnGetAndSubscribeAdministrativeMonitorContentResult: Type<AsnGetAndSubscribeAdministrativeMonitorContentResult> =
  /* @__PURE__ */ sequence(
    "AsnGetAndSubscribeAdministrativeMonitorContentResult",
    () => [["listAdministrativeMonitorGroups", AsnAdministrativeMonitorGroupList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnUnsubscribeAdministrativeMonitorContentArgument = Record<string, never>;
export const AsnUnsubscribeAdministrativeMonitorContentArgument: Type<AsnUnsubscribeAdministrativeMonitorContentArgument> =
  /* @__PURE__ */ sequence("AsnUnsubscribeAdministrativeMonitorContentArgument", () => [], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnUnsubscribeAdministrativeMonitorContentResult {
  bSuccess: boolean;
}
export const AsnUnsubscribeAdministrativeMonitorContentResult: Type<AsnUnsubscribeAdministrativeMonitorContentResult> =
  /* @__PURE__ */ sequence(
    "AsnUnsubscribeAdministrativeMonitorContentResult",
    () => [["bSuccess", BOOLEAN]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdministrativeMonitorContentGroupAddedArgument {
  adminMonitorGroupAdded: AsnAdministrativeMonitorGroup;
}
export const AsnAdministrativeMonitorContentGroupAddedArgument: Type<AsnAdministrativeMonitorContentGroupAddedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdministrativeMonitorContentGroupAddedArgument",
    () => [["adminMonitorGroupAdded", AsnAdministrativeMonitorGroup]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdministrativeMonitorContentGroupChangedArgument {
  adminMonitorGroupChanged: AsnAdministrativeMonitorGroup;
}
export const AsnAdministrativeMonitorContentGroupChangedArgument: Type<AsnAdministrativeMonitorContentGroupChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdministrativeMonitorContentGroupChangedArgument",
    () => [["adminMonitorGroupChanged", AsnAdministrativeMonitorGroup]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnAdministrativeMonitorContentGroupRemovedArgument {
  adminMonitorGroupRemoved: AsnAdministrativeMonitorGroup;
}
export const AsnAdministrativeMonitorContentGroupRemovedArgument: Type<AsnAdministrativeMonitorContentGroupRemovedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAdministrativeMonitorContentGroupRemovedArgument",
    () => [["adminMonitorGroupRemoved", AsnAdministrativeMonitorGroup]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnAdministrativeMonitorGroupList = AsnAdministrativeMonitorGroup[];
export const AsnAdministrativeMonitorGroupList: Type<AsnAdministrativeMonitorGroupList> =
  /* @__PURE__ */ sequenceOf(
    "AsnAdministrativeMonitorGroupList",
    () => AsnAdministrativeMonitorGroup,
  );

/** Group of contacts to be monitored (public modules, version 8). */
export interface AsnAdministrativeMonitorGroup extends Common.WithOptionalParams {
  u8sGroupURI: string;
  u8sGroupName: string;
  /** all members */
  listContactIDs: Common.UTF8StringList;
  listFunctionKeys?: AsnAdministrativeFunctionKeyList;
  /** no keys defined */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnAdministrativeMonitorGroup: Type<AsnAdministrativeMonitorGroup> =
  /* @__PURE__ */ sequence(
    "AsnAdministrativeMonitorGroup",
    () => [
      ["u8sGroupURI", UTF8String],
      ["u8sGroupName", UTF8String],
      ["listContactIDs", Common.UTF8StringList],
      ["listFunctionKeys", implicit(0, AsnAdministrativeFunctionKeyList), OPTIONAL],
      ["optionalParams", implicit(10, Common.AsnOptionalParameters), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnAdministrativeFunctionKeyList = AsnAdministrativeFunctionKey[];
export const AsnAdministrativeFunctionKeyList: Type<AsnAdministrativeFunctionKeyList> =
  /* @__PURE__ */ sequenceOf(
    "AsnAdministrativeFunctionKeyList",
    () => AsnAdministrativeFunctionKey,
  );

/** Function key of a group (public modules, version 8). */
export interface AsnAdministrativeFunctionKey {
  /** 0 dial */
  iType: number;
  u8sValue: string;
  u8sName: string;
}
export const AsnAdministrativeFunctionKey: Type<AsnAdministrativeFunctionKey> =
  /* @__PURE__ */ sequence(
    "AsnAdministrativeFunctionKey",
    () => [
      ["iType", INTEGER],
      ["u8sValue", UTF8String],
      ["u8sName", UTF8String],
    ],
    { extensible: true },
  );
