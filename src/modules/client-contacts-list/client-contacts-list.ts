// Generated from client-contacts-list.asn1 by `npm run generate`. Do not edit.
//
// ClientContactsList: The user's favourites: contact data and their structure in group clusters,
// groups and items, with eventing. Operation ids 4601 - 4699 (plus 1126 asnGetClientContent).
// Manual line 20515, protocol version 6.1.0.339.

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

/** Returns the client content: contacts and group structure (manual line 20623). Operation 1126. */
export const asnGetClientContent: Operation<
  AsnGetClientContentArgument,
  AsnGetClientContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetClientContent", 1126, () => ({
  argument: AsnGetClientContentArgument,
  result: AsnGetClientContentResult,
  error: Common.AsnRequestError,
}));

/**
 * Subscribes to client content events and optionally a differential update (manual line 20668).
 * Operation 4600.
 */
export const asnSubscribeClientContent: Operation<
  AsnSubscribeClientContentArgument,
  AsnSubscribeClientContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSubscribeClientContent", 4600, () => ({
  argument: AsnSubscribeClientContentArgument,
  result: AsnSubscribeClientContentResult,
  error: Common.AsnRequestError,
}));

/** Ends the subscription (manual line 20721). Operation 4601. */
export const asnUnsubscribeClientContent: Operation<
  AsnUnsubscribeClientContentArgument,
  AsnUnsubscribeClientContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUnsubscribeClientContent", 4601, () => ({
  argument: AsnUnsubscribeClientContentArgument,
  result: AsnUnsubscribeClientContentResult,
  error: Common.AsnRequestError,
}));

/** Changes contacts or structure of the client content (manual line 20750). Operation 4606. */
export const asnChangeClientContent: Operation<
  AsnChangeClientContentArgument,
  AsnChangeClientContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChangeClientContent", 4606, () => ({
  argument: AsnChangeClientContentArgument,
  result: AsnChangeClientContentResult,
  error: Common.AsnRequestError,
}));

/** Subscribes to tag changes (manual line 20827). Operation 4608. */
export const asnClientContentSubscribeToTags: Operation<
  AsnClientContentSubscribeToTagsArgument,
  AsnClientContentSubscribeToTagsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientContentSubscribeToTags", 4608, () => ({
  argument: AsnClientContentSubscribeToTagsArgument,
  result: AsnClientContentSubscribeToTagsResult,
  error: Common.AsnRequestError,
}));

/** Stores the tagged ids (manual line 20856). Operation 4610. */
export const asnClientContentSaveTags: Operation<
  AsnClientContentSaveTagsArgument,
  AsnClientContentSaveTagsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnClientContentSaveTags", 4610, () => ({
  argument: AsnClientContentSaveTagsArgument,
  result: AsnClientContentSaveTagsResult,
  error: Common.AsnRequestError,
}));

/** Delivers changes of the client content (manual line 20890). Event 4607. */
export const asnClientContentChanged: Event<AsnClientContentChangedArgument> =
  /* @__PURE__ */ event("asnClientContentChanged", 4607, () => AsnClientContentChangedArgument);

/** Delivers the tagged ids (manual line 20989). Event 4609. */
export const asnClientContentTaggedIDsChanged: Event<AsnClientContentTaggedIDsChangedArgument> =
  /* @__PURE__ */ event(
    "asnClientContentTaggedIDsChanged",
    4609,
    () => AsnClientContentTaggedIDsChangedArgument,
  );

/** Filter of asnGetClientContent, e.g. to leave pictures out (manual line 21183). */
export const AsnClientContentContactFilter = /* @__PURE__ */ enumerated(
  "AsnClientContentContactFilter",
  {
    eNOFILTER: 0,
    eNOPICTURES: 1,
  },
);
export type AsnClientContentContactFilter = EnumeratedValue<typeof AsnClientContentContactFilter>;

/** Bits: what to subscribe to; none (0) is everything (manual line 21199). */
export const AsnSubscribeClientContentFlags = /* @__PURE__ */ enumerated(
  "AsnSubscribeClientContentFlags",
  {
    eALL: 0,
    eCONTACTS: 1,
    eSTRUCTURE: 2,
    /** set: send jpegPhoto; clear: only jpegPhotoHash, image via asnRequestContactImage */
    eJPEGPHOTO: 4,
  },
);
export type AsnSubscribeClientContentFlags = EnumeratedValue<typeof AsnSubscribeClientContentFlags>;

/**
 * Positions of bits in iFlags, not values to send: the value of a flag is 1 shifted left by its
 * number, so eUPDATEORIGINATOR is 0x1 and eFULLUPDATE 0x2 (manual line 21226).
 */
export const AsnChangeClientContentFlags = /* @__PURE__ */ enumerated(
  "AsnChangeClientContentFlags",
  {
    /** bit: tell the caller about the change too */
    eUPDATEORIGINATOR: 0,
    /** bit: drop current data and take the given data */
    eFULLUPDATE: 1,
  },
);
export type AsnChangeClientContentFlags = EnumeratedValue<typeof AsnChangeClientContentFlags>;

/**
 * Positions of bits in iFlags, not values to send: the value of eFULLUPDATE is 0x1 (manual line
 * 21245).
 */
export const AsnClientContentChangedFlags = /* @__PURE__ */ enumerated(
  "AsnClientContentChangedFlags",
  {
    /** bit: treat the data as complete content */
    eFULLUPDATE: 0,
  },
);
export type AsnClientContentChangedFlags = EnumeratedValue<typeof AsnClientContentChangedFlags>;

/** Manual line 21255. */
export interface AsnGetClientContentArgument {
  iContactFilter: number;
  /** no filter defined; the server returns all the client may see */
  optionsParams?: Common.AsnOptionalParameters;
}
export const AsnGetClientContentArgument: Type<AsnGetClientContentArgument> =
  /* @__PURE__ */ sequence("AsnGetClientContentArgument", () => [
    ["iContactFilter", INTEGER],
    ["optionsParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 21269. */
export interface AsnSubscribeClientContentArgument extends Common.WithOptionalParams {
  /** known revision, default 0 for all */
  iRevision?: number;
  /** all, contacts or structure, see {@link AsnSubscribeClientContentFlags} */
  iEventFlagsToSubscribe?: AsnSubscribeClientContentFlags;
  /** group clusters the request is limited to */
  u8sGroupClusterIDRestriction?: Common.UTF8StringList;
}
export const AsnSubscribeClientContentArgument: Type<AsnSubscribeClientContentArgument> =
  /* @__PURE__ */ sequence("AsnSubscribeClientContentArgument", () => [
    ["iRevision", implicit(0, INTEGER), OPTIONAL],
    ["iEventFlagsToSubscribe", implicit(1, INTEGER), OPTIONAL],
    ["u8sGroupClusterIDRestriction", implicit(2, Common.UTF8StringList), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 21298. */
export interface AsnSubscribeClientContentResult extends Common.WithOptionalParams {
  /** server's current transaction counter */
  iRevision: number;
}
export const AsnSubscribeClientContentResult: Type<AsnSubscribeClientContentResult> =
  /* @__PURE__ */ sequence("AsnSubscribeClientContentResult", () => [
    ["iRevision", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 21314. */
export interface AsnUnsubscribeClientContentArgument extends Common.WithOptionalParams {}
export const AsnUnsubscribeClientContentArgument: Type<AsnUnsubscribeClientContentArgument> =
  /* @__PURE__ */ sequence("AsnUnsubscribeClientContentArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 21322. */
export interface AsnUnsubscribeClientContentResult extends Common.WithOptionalParams {}
export const AsnUnsubscribeClientContentResult: Type<AsnUnsubscribeClientContentResult> =
  /* @__PURE__ */ sequence("AsnUnsubscribeClientContentResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 21329. */
export interface AsnChangeClientContentResult extends Common.WithOptionalParams {
  /** server's current transaction counter */
  iRevision: number;
}
export const AsnChangeClientContentResult: Type<AsnChangeClientContentResult> =
  /* @__PURE__ */ sequence("AsnChangeClientContentResult", () => [
    ["iRevision", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Entry of a group: the contact records shown with one presence (manual line 21348). */
export interface AsnClientContentItem extends Common.WithOptionalParams {
  /** item id (not the presence id), unique in the structure */
  u8sID: string;
  /** contact whose presence is shown; may be empty */
  u8sPresenceID: string;
  /** content may be changed (ignored at present) */
  iIsEditable: number;
  /** contact records shown with the item */
  listNetDatabaseContactIDs: Common.AsnNetDatabaseContactIDList;
  /** contact record shown last */
  selectedNetDatabaseContactID: Common.AsnNetDatabaseContactID;
}
export const AsnClientContentItem: Type<AsnClientContentItem> = /* @__PURE__ */ sequence(
  "AsnClientContentItem",
  () => [
    ["u8sID", UTF8String],
    ["u8sPresenceID", UTF8String],
    ["iIsEditable", INTEGER],
    ["listNetDatabaseContactIDs", Common.AsnNetDatabaseContactIDList],
    ["selectedNetDatabaseContactID", Common.AsnNetDatabaseContactID],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** A deleted contact or structure element (manual line 21404). */
export interface AsnClientContentDeleted extends Common.WithOptionalParams {
  /** 'contact' or 'item' */
  u8sType: string;
  /** revision of the deletion */
  u8sRevision: string;
  /** contact deleted, type contact only */
  contactID?: Common.AsnNetDatabaseContactID;
  /** item deleted, type item only */
  u8sItemID?: string;
  /** group deleted, type item only */
  u8sGroupID?: string;
  /** group cluster deleted, type item only */
  u8sGroupclusterID?: string;
}
export const AsnClientContentDeleted: Type<AsnClientContentDeleted> = /* @__PURE__ */ sequence(
  "AsnClientContentDeleted",
  () => [
    ["u8sType", UTF8String],
    ["u8sRevision", UTF8String],
    ["contactID", implicit(0, Common.AsnNetDatabaseContactID), OPTIONAL],
    ["u8sItemID", implicit(1, UTF8String), OPTIONAL],
    ["u8sGroupID", implicit(2, UTF8String), OPTIONAL],
    ["u8sGroupclusterID", implicit(3, UTF8String), OPTIONAL],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** A changed attribute of a structure element (manual line 21440). */
export interface AsnStructureAttribute extends Common.WithOptionalParams {
  /** attribute name */
  u8sAttributeName: string;
  /** attribute value */
  u8sAttributeValue?: string;
  /** group cluster concerned */
  u8sGroupclusterID: string;
  /** group concerned */
  u8sGroupID?: string;
  /** item concerned */
  u8sItemID?: string;
}
export const AsnStructureAttribute: Type<AsnStructureAttribute> = /* @__PURE__ */ sequence(
  "AsnStructureAttribute",
  () => [
    ["u8sAttributeName", UTF8String],
    ["u8sAttributeValue", implicit(0, UTF8String), OPTIONAL],
    ["u8sGroupclusterID", UTF8String],
    ["u8sGroupID", implicit(1, UTF8String), OPTIONAL],
    ["u8sItemID", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 21471. */
export interface AsnClientContentSubscribeToTagsArgument {
  /** meant for unsubscribing, not used */
  iSubscribe: number;
}
export const AsnClientContentSubscribeToTagsArgument: Type<AsnClientContentSubscribeToTagsArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientContentSubscribeToTagsArgument",
    () => [["iSubscribe", INTEGER]],
    { extensible: true },
  );

/** Manual line 21479. */
export type AsnClientContentSubscribeToTagsResult = Record<string, never>;
export const AsnClientContentSubscribeToTagsResult: Type<AsnClientContentSubscribeToTagsResult> =
  /* @__PURE__ */ sequence("AsnClientContentSubscribeToTagsResult", () => [], { extensible: true });

/** Manual line 21485. */
export interface AsnClientContentTaggedIDsChangedArgument {
  u8sTaggedIDs: Common.UTF8StringList;
  iRevision: number;
}
export const AsnClientContentTaggedIDsChangedArgument: Type<AsnClientContentTaggedIDsChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientContentTaggedIDsChangedArgument",
    () => [
      ["u8sTaggedIDs", Common.UTF8StringList],
      ["iRevision", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 21494. */
export interface AsnClientContentSaveTagsArgument {
  u8sTaggedIDs: Common.UTF8StringList;
  iRevision: number;
}
export const AsnClientContentSaveTagsArgument: Type<AsnClientContentSaveTagsArgument> =
  /* @__PURE__ */ sequence(
    "AsnClientContentSaveTagsArgument",
    () => [
      ["u8sTaggedIDs", Common.UTF8StringList],
      ["iRevision", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 21504. */
export interface AsnClientContentSaveTagsResult {
  iRevision: number;
}
export const AsnClientContentSaveTagsResult: Type<AsnClientContentSaveTagsResult> =
  /* @__PURE__ */ sequence("AsnClientContentSaveTagsResult", () => [["iRevision", INTEGER]], {
    extensible: true,
  });

/** Manual line 21512. */
export type AsnClientContentItemList = AsnClientContentItem[];
export const AsnClientContentItemList: Type<AsnClientContentItemList> = /* @__PURE__ */ sequenceOf(
  "AsnClientContentItemList",
  () => AsnClientContentItem,
);

/** Manual line 21565. */
export type AsnStructureAttributeList = AsnStructureAttribute[];
export const AsnStructureAttributeList: Type<AsnStructureAttributeList> =
  /* @__PURE__ */ sequenceOf("AsnStructureAttributeList", () => AsnStructureAttribute);

/** Named list of items (manual line 21602). */
export interface AsnClientContentGroup extends Common.WithOptionalParams {
  /** group id */
  u8sID: string;
  /** display name */
  u8sName: string;
  /** sort order */
  u8sOrderBy: string;
  /** ignored */
  iAutorefresh: number;
  /** 1 shown open, 0 closed */
  iExpanded: number;
  /** user may change the content */
  iIsEditable: number;
  /** server stores the content */
  iIsPersistent: number;
  /** items of the group */
  listItems: AsnClientContentItemList;
}
export const AsnClientContentGroup: Type<AsnClientContentGroup> = /* @__PURE__ */ sequence(
  "AsnClientContentGroup",
  () => [
    ["u8sID", UTF8String],
    ["u8sName", UTF8String],
    ["u8sOrderBy", UTF8String],
    ["iAutorefresh", INTEGER],
    ["iExpanded", INTEGER],
    ["iIsEditable", INTEGER],
    ["iIsPersistent", INTEGER],
    ["listItems", AsnClientContentItemList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 21637. */
export type AsnClientContentGroupList = AsnClientContentGroup[];
export const AsnClientContentGroupList: Type<AsnClientContentGroupList> =
  /* @__PURE__ */ sequenceOf("AsnClientContentGroupList", () => AsnClientContentGroup);

/** Named list of groups (manual line 21699). */
export interface AsnClientContentGroupCluster extends Common.WithOptionalParams {
  /** group cluster id */
  u8sID: string;
  /** display name */
  u8sName: string;
  /** may be changed */
  iIsEditable: number;
  /** server stores the content */
  iIsPersistent: number;
  /** ignored */
  iIsTabbed: number;
  /** ignored */
  u8sNeighbourClusterID: string;
  /** groups of the cluster */
  listGroups: AsnClientContentGroupList;
}
export const AsnClientContentGroupCluster: Type<AsnClientContentGroupCluster> =
  /* @__PURE__ */ sequence("AsnClientContentGroupCluster", () => [
    ["u8sID", UTF8String],
    ["u8sName", UTF8String],
    ["iIsEditable", INTEGER],
    ["iIsPersistent", INTEGER],
    ["iIsTabbed", INTEGER],
    ["u8sNeighbourClusterID", UTF8String],
    ["listGroups", AsnClientContentGroupList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 21730. */
export type AsnClientContentGroupClusterList = AsnClientContentGroupCluster[];
export const AsnClientContentGroupClusterList: Type<AsnClientContentGroupClusterList> =
  /* @__PURE__ */ sequenceOf(
    "AsnClientContentGroupClusterList",
    () => AsnClientContentGroupCluster,
  );

/** All group clusters with the revision (manual line 21766). */
export interface AsnClientContentStructure extends Common.WithOptionalParams {
  /** structure may be changed; otherwise the server may ignore changes */
  iIsEditable: number;
  /** version of the structure */
  u8sVersion: string;
  /** revision, set by the server on every change */
  u8sRevision: string;
  /** ignored */
  u8sLastWriter: string;
  /** group clusters */
  listGroupClusters: AsnClientContentGroupClusterList;
}
export const AsnClientContentStructure: Type<AsnClientContentStructure> = /* @__PURE__ */ sequence(
  "AsnClientContentStructure",
  () => [
    ["iIsEditable", INTEGER],
    ["u8sVersion", UTF8String],
    ["u8sRevision", UTF8String],
    ["u8sLastWriter", UTF8String],
    ["listGroupClusters", AsnClientContentGroupClusterList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 21795. */
export interface AsnGetClientContentResult extends Common.WithOptionalParams {
  /** server's revision */
  u8sContentRevision: string;
  /** contacts stored in the content */
  contactList: Common.AsnNetDatabaseContactList;
  /** hierarchy of groups */
  contentstructure: AsnClientContentStructure;
}
export const AsnGetClientContentResult: Type<AsnGetClientContentResult> = /* @__PURE__ */ sequence(
  "AsnGetClientContentResult",
  () => [
    ["u8sContentRevision", UTF8String],
    ["contactList", Common.AsnNetDatabaseContactList],
    ["contentstructure", AsnClientContentStructure],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 21813. */
export interface AsnChangeClientContentArgument extends Common.WithOptionalParams {
  /** revision the change is based on */
  iRevision: number;
  /** version of the structure */
  u8sVersion: string;
  /** may be changed */
  iIsEditable: number;
  /** contacts to add or replace */
  addedOrChangedContacts?: Common.AsnNetDatabaseContactList;
  /** contact ids to remove */
  removedContacts?: Common.AsnNetDatabaseContactIDList;
  /** hierarchy of groups */
  listContentstructure?: AsnClientContentGroupClusterList;
  /** attributes to change */
  listStructureAttributes?: AsnStructureAttributeList;
  /** update originator, full update, see {@link AsnChangeClientContentFlags} */
  iFlags: AsnChangeClientContentFlags;
}
export const AsnChangeClientContentArgument: Type<AsnChangeClientContentArgument> =
  /* @__PURE__ */ sequence("AsnChangeClientContentArgument", () => [
    ["iRevision", INTEGER],
    ["u8sVersion", UTF8String],
    ["iIsEditable", INTEGER],
    ["addedOrChangedContacts", implicit(0, Common.AsnNetDatabaseContactList), OPTIONAL],
    ["removedContacts", implicit(1, Common.AsnNetDatabaseContactIDList), OPTIONAL],
    ["listContentstructure", implicit(2, AsnClientContentGroupClusterList), OPTIONAL],
    ["listStructureAttributes", implicit(3, AsnStructureAttributeList), OPTIONAL],
    ["iFlags", INTEGER],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 21866. */
export interface AsnClientContentChangedArgument extends Common.WithOptionalParams {
  /** revision the update is based on */
  iRevision: number;
  addedOrChangedContacts?: Common.AsnNetDatabaseContactList;
  removedContacts?: Common.AsnNetDatabaseContactIDList;
  /** hierarchy of groups */
  listContentstructure?: AsnClientContentGroupClusterList;
  /** attribute-only changes, so a client need not rebuild; the structure is still sent in full */
  listChangedStructureAttributes?: AsnStructureAttributeList;
  /** complete update: client drops its data */
  iFlags: number;
  /** jpegPhoto (base64) and/or jpegPhotoHash (SHA-1) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnClientContentChangedArgument: Type<AsnClientContentChangedArgument> =
  /* @__PURE__ */ sequence("AsnClientContentChangedArgument", () => [
    ["iRevision", INTEGER],
    ["addedOrChangedContacts", implicit(0, Common.AsnNetDatabaseContactList), OPTIONAL],
    ["removedContacts", implicit(1, Common.AsnNetDatabaseContactIDList), OPTIONAL],
    ["listContentstructure", implicit(2, AsnClientContentGroupClusterList), OPTIONAL],
    ["listChangedStructureAttributes", implicit(3, AsnStructureAttributeList), OPTIONAL],
    ["iFlags", INTEGER],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 21959. */
export interface AsnDeletedItem extends Common.WithOptionalParams {
  /** contact deleted, type contact only */
  contactID?: Common.AsnNetDatabaseContactID;
  /** item deleted, type item only */
  u8sItemID?: string;
  /** group deleted, type item only */
  u8sGroupID?: string;
  /** group cluster deleted, type item only */
  u8sGroupclusterID?: string;
}
export const AsnDeletedItem: Type<AsnDeletedItem> = /* @__PURE__ */ sequence(
  "AsnDeletedItem",
  () => [
    ["contactID", implicit(0, Common.AsnNetDatabaseContactID), OPTIONAL],
    ["u8sItemID", implicit(1, UTF8String), OPTIONAL],
    ["u8sGroupID", implicit(2, UTF8String), OPTIONAL],
    ["u8sGroupclusterID", implicit(3, UTF8String), OPTIONAL],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 21982. */
export type AsnClientContentDeletedList = AsnClientContentDeleted[];
export const AsnClientContentDeletedList: Type<AsnClientContentDeletedList> =
  /* @__PURE__ */ sequenceOf("AsnClientContentDeletedList", () => AsnClientContentDeleted);
