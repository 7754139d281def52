// Generated from client-persistence.asn1 by `npm run generate`. Do not edit.
//
// ClientPersistence: Generic item stores with create, read, update, delete, persistence and
// eventing. Operation ids 4300 - 4399. Manual line 22013, protocol version 6.1.0.339.

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

/**
 * Adds an item to an item store; answered by asnClientPersistenceEvent (manual line 22031).
 * Operation 4301.
 */
export const asnClientPersistenceCreate: Operation<
  AsnClientPersistenceCreateArgument,
  AsnClientPersistenceCreateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceCreate", 4301, () => ({
  argument: AsnClientPersistenceCreateArgument,
  result: AsnClientPersistenceCreateResult,
  error: Common.AsnRequestError,
}));

/**
 * Reads one, several or all items of a store; answered by asnClientPersistenceEvent (manual line
 * 22076). Operation 4302.
 */
export const asnClientPersistenceRead: Operation<
  AsnClientPersistenceReadArgument,
  AsnClientPersistenceReadResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceRead", 4302, () => ({
  argument: AsnClientPersistenceReadArgument,
  result: AsnClientPersistenceReadResult,
  error: Common.AsnRequestError,
}));

/**
 * Updates an existing item; answered by asnClientPersistenceEvent (manual line 22135). Operation
 * 4303.
 */
export const asnClientPersistenceUpdate: Operation<
  AsnClientPersistenceUpdateArgument,
  AsnClientPersistenceUpdateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceUpdate", 4303, () => ({
  argument: AsnClientPersistenceUpdateArgument,
  result: AsnClientPersistenceUpdateResult,
  error: Common.AsnRequestError,
}));

/**
 * Deletes an existing item; answered by asnClientPersistenceEvent (manual line 22180). Operation
 * 4304.
 */
export const asnClientPersistenceDelete: Operation<
  AsnClientPersistenceDeleteArgument,
  AsnClientPersistenceDeleteResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceDelete", 4304, () => ({
  argument: AsnClientPersistenceDeleteArgument,
  result: AsnClientPersistenceDeleteResult,
  error: Common.AsnRequestError,
}));

/**
 * Subscribes to or unsubscribes from an item store; answered by asnClientPersistenceEvent (manual
 * line 22223). Operation 4305.
 */
export const asnClientPersistenceSubscribe: Operation<
  AsnClientPersistenceSubscribeArgument,
  AsnClientPersistenceSubscribeResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceSubscribe", 4305, () => ({
  argument: AsnClientPersistenceSubscribeArgument,
  result: AsnClientPersistenceSubscribeResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the database id; the only synchronous operation of the module (manual line 22265).
 * Operation 4307.
 */
export const asnClientPersistenceGetDatabaseID: Operation<
  AsnClientPersistenceGetDatabaseIDArgument,
  AsnClientPersistenceGetDatabaseIDResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientPersistenceGetDatabaseID", 4307, () => ({
  argument: AsnClientPersistenceGetDatabaseIDArgument,
  result: AsnClientPersistenceGetDatabaseIDResult,
  error: Common.AsnRequestError,
}));

/**
 * Answers requests and reports changes of item stores or of the database id (manual line 22301).
 * Event 4306.
 */
export const asnClientPersistenceEvent: Event<AsnClientPersistenceEventArgument> =
  /* @__PURE__ */ event("asnClientPersistenceEvent", 4306, () => AsnClientPersistenceEventArgument);

/** Values of iResult in asnClientPersistenceEvent (manual line 22410). */
export const AsnClientPersistenceResultDetailsEnum = /* @__PURE__ */ enumerated(
  "AsnClientPersistenceResultDetailsEnum",
  {
    /** no error */
    noerror: 0,
    /** item store not allowed */
    itemstoreaccessdenied: 1,
    /** read or write not allowed */
    dataaccessdenied: 2,
    /** invalid subscribe or unsubscribe */
    invalidsubscription: 3,
    /** invalid cross reference id */
    invalidcrossrefid: 4,
    /** invalid key */
    invalidkey: 5,
    /** invalid data, e.g. too large */
    invaliddata: 6,
    /** more than 10 open requests of one client */
    clientpersistenceoverload: 7,
    /** database error */
    databasefail: 8,
    /** revision too old; client must reload everything */
    revisionoutdated: 9,
    /** client persistence is switched off */
    clientpersistencedisabled: 99,
  },
);
export type AsnClientPersistenceResultDetailsEnum = EnumeratedValue<
  typeof AsnClientPersistenceResultDetailsEnum
>;

/** Manual line 22445. */
export const AsnClientPersistenceSubscribeTypeEnum = /* @__PURE__ */ enumerated(
  "AsnClientPersistenceSubscribeTypeEnum",
  {
    subscribe: 1,
    unsubscribe: 2,
  },
);
export type AsnClientPersistenceSubscribeTypeEnum = EnumeratedValue<
  typeof AsnClientPersistenceSubscribeTypeEnum
>;

/**
 * Item of an item store; belongs to one store, its key is unique there, the payload is the client's
 * affair (manual line 22464).
 */
export interface AsnClientPersistenceItem {
  /** item store name, e.g. FAQEntry, usersettings */
  u8sItemStore: string;
  /** key, unique in the store */
  u8sItemStoreID: string;
  /** payload */
  data: string;
  /** current revision */
  iRevision?: number;
}
export const AsnClientPersistenceItem: Type<AsnClientPersistenceItem> = /* @__PURE__ */ sequence(
  "AsnClientPersistenceItem",
  () => [
    ["u8sItemStore", UTF8String],
    ["u8sItemStoreID", UTF8String],
    ["data", UTF8String],
    ["iRevision", implicit(0, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 22478. */
export interface AsnClientPersistenceCreateArgument {
  /** made by the client, unique in its session */
  u8sCrossRefID: string;
  /** item store */
  u8sItemStore: string;
  /** key; must not exist yet */
  u8sItemStoreID?: string;
  /** payload */
  data: string;
}
export const AsnClientPersistenceCreateArgument: Type<AsnClientPersistenceCreateArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceCreateArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sItemStore", UTF8String],
      ["u8sItemStoreID", implicit(0, UTF8String), OPTIONAL],
      ["data", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 22493. */
export type AsnClientPersistenceCreateResult = Record<string, never>;
export const AsnClientPersistenceCreateResult: Type<AsnClientPersistenceCreateResult> =
  /* @__PURE__ */ sequence("AsnClientPersistenceCreateResult", () => [], { extensible: true });

/** Manual line 22499. */
export interface AsnClientPersistenceReadArgument {
  /** made by the client, unique in its session */
  u8sCrossRefID: string;
  /** store to read */
  u8sItemStore: string;
  /** key; absent means all */
  u8sItemStoreID?: string;
  /** without a key: only items with a greater revision */
  iLastKnownGlobalRevision?: number;
}
export const AsnClientPersistenceReadArgument: Type<AsnClientPersistenceReadArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceReadArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sItemStore", UTF8String],
      ["u8sItemStoreID", implicit(0, UTF8String), OPTIONAL],
      ["iLastKnownGlobalRevision", implicit(1, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 22519. */
export type AsnClientPersistenceReadResult = Record<string, never>;
export const AsnClientPersistenceReadResult: Type<AsnClientPersistenceReadResult> =
  /* @__PURE__ */ sequence("AsnClientPersistenceReadResult", () => [], { extensible: true });

/** Manual line 22525. */
export interface AsnClientPersistenceUpdateArgument {
  /** made by the client, unique in its session */
  u8sCrossRefID: string;
  /** item store */
  u8sItemStore: string;
  /** key */
  u8sItemStoreID: string;
  /** payload */
  data: string;
}
export const AsnClientPersistenceUpdateArgument: Type<AsnClientPersistenceUpdateArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceUpdateArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sItemStore", UTF8String],
      ["u8sItemStoreID", UTF8String],
      ["data", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 22540. */
export type AsnClientPersistenceUpdateResult = Record<string, never>;
export const AsnClientPersistenceUpdateResult: Type<AsnClientPersistenceUpdateResult> =
  /* @__PURE__ */ sequence("AsnClientPersistenceUpdateResult", () => [], { extensible: true });

/** Manual line 22546. */
export interface AsnClientPersistenceDeleteArgument {
  /** made by the client, unique in its session */
  u8sCrossRefID: string;
  /** item store */
  u8sItemStore: string;
  /** key */
  u8sItemStoreID: string;
}
export const AsnClientPersistenceDeleteArgument: Type<AsnClientPersistenceDeleteArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceDeleteArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["u8sItemStore", UTF8String],
      ["u8sItemStoreID", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 22560. */
export type AsnClientPersistenceDeleteResult = Record<string, never>;
export const AsnClientPersistenceDeleteResult: Type<AsnClientPersistenceDeleteResult> =
  /* @__PURE__ */ sequence("AsnClientPersistenceDeleteResult", () => [], { extensible: true });

/** Manual line 22566. */
export interface AsnClientPersistenceSubscribeArgument {
  /** made by the client, unique in its session */
  u8sCrossRefID: string;
  /** see {@link AsnClientPersistenceSubscribeTypeEnum} */
  iSubscribeType: AsnClientPersistenceSubscribeTypeEnum;
  /** item store concerned */
  u8sItemStore: string;
}
export const AsnClientPersistenceSubscribeArgument: Type<AsnClientPersistenceSubscribeArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceSubscribeArgument",
    () => [
      ["u8sCrossRefID", UTF8String],
      ["iSubscribeType", INTEGER],
      ["u8sItemStore", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 22580. */
export type AsnClientPersistenceSubscribeResult = Record<string, never>;
export const AsnClientPersistenceSubscribeResult: Type<AsnClientPersistenceSubscribeResult> =
  /* @__PURE__ */ sequence("AsnClientPersistenceSubscribeResult", () => [], { extensible: true });

/** Manual line 22585. */
export type AsnClientPersistenceGetDatabaseIDArgument = Record<string, never>;
export const AsnClientPersistenceGetDatabaseIDArgument: Type<AsnClientPersistenceGetDatabaseIDArgument> =
  /* @__PURE__ */ sequence("AsnClientPersistenceGetDatabaseIDArgument", () => [], {
    extensible: true,
  });

/** Manual line 22591. */
export interface AsnClientPersistenceGetDatabaseIDResult {
  /** unique id of the current database */
  u8sDatabaseID: string;
}
export const AsnClientPersistenceGetDatabaseIDResult: Type<AsnClientPersistenceGetDatabaseIDResult> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceGetDatabaseIDResult",
    () => [["u8sDatabaseID", UTF8String]],
    { extensible: true },
  );

/** Manual line 22599. */
export type AsnClientPersistenceItemList = AsnClientPersistenceItem[];
export const AsnClientPersistenceItemList: Type<AsnClientPersistenceItemList> =
  /* @__PURE__ */ sequenceOf("AsnClientPersistenceItemList", () => AsnClientPersistenceItem);

/** Manual line 22615. */
export interface AsnClientPersistenceEventArgument {
  iResult: number;
  /** non-empty: answer to a request; empty: sent by the server itself */
  u8sCrossRefID: string;
  /** transaction id that led to the event */
  iGlobalRevision?: number;
  /** changed items, maybe of several stores */
  changedItems?: AsnClientPersistenceItemList;
  /** deleted items, maybe of several stores */
  deletedItems?: AsnClientPersistenceItemList;
  /** database id, sent on request or when it changed */
  u8sDatabaseID?: string;
}
export const AsnClientPersistenceEventArgument: Type<AsnClientPersistenceEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientPersistenceEventArgument",
    () => [
      ["iResult", INTEGER],
      ["u8sCrossRefID", UTF8String],
      ["iGlobalRevision", implicit(0, INTEGER), OPTIONAL],
      ["changedItems", implicit(1, AsnClientPersistenceItemList), OPTIONAL],
      ["deletedItems", implicit(2, AsnClientPersistenceItemList), OPTIONAL],
      ["u8sDatabaseID", implicit(3, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );
