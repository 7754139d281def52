// Generated from chat-v2.asn1 by `npm run generate`. Do not edit.
//
// ChatV2: Chat with persistent conversations; every message and change is stored for all receivers.
// Operation ids 1400 - 1489 (old: 1401-1406, 1408; new: 1410-1489; 1490 for SMS). Manual line
// 17487, protocol version 6.1.0.339.

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
import * as Journal from "../journal/journal.js";

/**
 * Subscribes to or unsubscribes from chat events, optionally with the changes since a transaction
 * id (manual line 17643). Operation 1410.
 */
export const asnChatSubscribeEvents: Operation<
  AsnChatSubscribeEventsArgument,
  AsnChatSubscribeEventsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatSubscribeEvents", 1410, () => ({
  argument: AsnChatSubscribeEventsArgument,
  result: AsnChatSubscribeEventsResult,
  error: Common.AsnRequestError,
}));

/** Returns the id of the chat database (manual line 17719). Operation 1411. */
export const asnChatGetDatabaseID: Operation<
  AsnChatGetDatabaseIDArgument,
  AsnChatGetDatabaseIDResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetDatabaseID", 1411, () => ({
  argument: AsnChatGetDatabaseIDArgument,
  result: AsnChatGetDatabaseIDResult,
  error: Common.AsnRequestError,
}));

/**
 * Delivers the changes since a transaction id, for all or one conversation (manual line 17759).
 * Operation 1412.
 */
export const asnChatGetDiffUpdate: Operation<
  AsnChatGetDiffUpdateArgument,
  AsnChatGetDiffUpdateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetDiffUpdate", 1412, () => ({
  argument: AsnChatGetDiffUpdateArgument,
  result: AsnChatGetDiffUpdateResult,
  error: Common.AsnRequestError,
}));

/**
 * Delivers new conversations with their newest or unread messages (manual line 17834). Operation
 * 1413.
 */
export const asnChatGetConversationOverview: Operation<
  AsnChatGetConversationOverviewArgument,
  AsnChatGetConversationOverviewResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetConversationOverview", 1413, () => ({
  argument: AsnChatGetConversationOverviewArgument,
  result: AsnChatGetConversationOverviewResult,
  error: Common.AsnRequestError,
}));

/** Sends a text message (manual line 17896). Operation 1420. */
export const asnChatTextMessage: Operation<
  AsnChatTextMessageArgument,
  AsnChatTextMessageResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatTextMessage", 1420, () => ({
  argument: AsnChatTextMessageArgument,
  result: AsnChatTextMessageResult,
  error: Common.AsnRequestError,
}));

/**
 * Announces a binary message; the result says where to put the data (manual line 17969). Operation
 * 1421.
 */
export const asnChatBinaryMessage: Operation<
  AsnChatBinaryMessageArgument,
  AsnChatBinaryMessageResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatBinaryMessage", 1421, () => ({
  argument: AsnChatBinaryMessageArgument,
  result: AsnChatBinaryMessageResult,
  error: Common.AsnRequestError,
}));

/** Uploads a part of binary data (manual line 18042). Operation 1422. */
export const asnChatPutBinaryChunk: Operation<
  AsnChatPutBinaryChunkArgument,
  AsnChatPutBinaryChunkResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatPutBinaryChunk", 1422, () => ({
  argument: AsnChatPutBinaryChunkArgument,
  result: AsnChatPutBinaryChunkResult,
  error: Common.AsnRequestError,
}));

/** Downloads a part of binary data (manual line 18085). Operation 1423. */
export const asnChatGetBinaryChunk: Operation<
  AsnChatGetBinaryChunkArgument,
  AsnChatGetBinaryChunkResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetBinaryChunk", 1423, () => ({
  argument: AsnChatGetBinaryChunkArgument,
  result: AsnChatGetBinaryChunkResult,
  error: Common.AsnRequestError,
}));

/** Adds or removes participants (manual line 18142). Operation 1425. */
export const asnChatUserlistModify: Operation<
  AsnChatUserlistModifyArgument,
  AsnChatUserlistModifyResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatUserlistModify", 1425, () => ({
  argument: AsnChatUserlistModifyArgument,
  result: AsnChatUserlistModifyResult,
  error: Common.AsnRequestError,
}));

/** Returns events of a conversation by page; deprecated (manual line 18205). Operation 1426. */
export const asnChatGetEvents: Operation<
  AsnChatGetEventsArgument,
  AsnChatGetEventsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetEvents", 1426, () => ({
  argument: AsnChatGetEventsArgument,
  result: AsnChatGetEventsResult,
  error: Common.AsnRequestError,
}));

/** Searches text messages (manual line 18260). Operation 1433. */
export const asnChatFindEvents: Operation<
  AsnChatFindEventsArgument,
  AsnChatFindEventsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatFindEvents", 1433, () => ({
  argument: AsnChatFindEventsArgument,
  result: AsnChatFindEventsResult,
  error: Common.AsnRequestError,
}));

/** Delivers events around a sequence id (manual line 18319). Operation 1436. */
export const asnChatGetEventsRange: Operation<
  AsnChatGetEventsRangeArgument,
  AsnChatGetEventsRangeResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetEventsRange", 1436, () => ({
  argument: AsnChatGetEventsRangeArgument,
  result: AsnChatGetEventsRangeResult,
  error: Common.AsnRequestError,
}));

/** Sets messages read, unread, deleted or undeleted (manual line 18432). Operation 1427. */
export const asnChatSetMessagesStatus: Operation<
  AsnChatSetMessagesStatusArgument,
  AsnChatSetMessagesStatusResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatSetMessagesStatus", 1427, () => ({
  argument: AsnChatSetMessagesStatusArgument,
  result: AsnChatSetMessagesStatusResult,
  error: Common.AsnRequestError,
}));

/** Returns information on conversations (manual line 18483). Operation 1428. */
export const asnChatGetConversations: Operation<
  AsnChatGetConversationsArgument,
  AsnChatGetConversationsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetConversations", 1428, () => ({
  argument: AsnChatGetConversationsArgument,
  result: AsnChatGetConversationsResult,
  error: Common.AsnRequestError,
}));

/** Returns the conversation id of a one-to-one chat (manual line 18532). Operation 1430. */
export const asnChatGetConversationID: Operation<
  AsnChatGetConversationIDArgument,
  AsnChatGetConversationIDResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetConversationID", 1430, () => ({
  argument: AsnChatGetConversationIDArgument,
  result: AsnChatGetConversationIDResult,
  error: Common.AsnRequestError,
}));

/** Forwards a conversation to other participants (manual line 18571). Operation 1429. */
export const asnChatForward: Operation<
  AsnChatForwardArgument,
  AsnChatForwardResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatForward", 1429, () => ({
  argument: AsnChatForwardArgument,
  result: AsnChatForwardResult,
  error: Common.AsnRequestError,
}));

/** Tells whether chat is disabled globally (manual line 18632). Operation 1431. */
export const asnChatIsGlobalDisabled: Operation<
  AsnChatIsGlobalDisabledArgument,
  AsnChatIsGlobalDisabledResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatIsGlobalDisabled", 1431, () => ({
  argument: AsnChatIsGlobalDisabledArgument,
  result: AsnChatIsGlobalDisabledResult,
  error: Common.AsnRequestError,
}));

/** Starts or stops watching a public chat room (manual line 18669). Operation 1432. */
export const asnChatWatchConversation: Operation<
  AsnChatWatchConversationArgument,
  AsnChatWatchConversationResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatWatchConversation", 1432, () => ({
  argument: AsnChatWatchConversationArgument,
  result: AsnChatWatchConversationResult,
  error: Common.AsnRequestError,
}));

/** Replaces the participants of a public chat room (manual line 18725). Operation 1434. */
export const asnChatSetUserlist: Operation<
  AsnChatSetUserlistArgument,
  AsnChatSetUserlistResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnChatSetUserlist", 1434, () => ({
  argument: AsnChatSetUserlistArgument,
  result: AsnChatSetUserlistResult,
  error: Common.AsnRequestError,
}));

/** Delivers events of chats (manual line 18784). Event 1440. */
export const asnChatEvent: Event<AsnChatEventArgument> = /* @__PURE__ */ event(
  "asnChatEvent",
  1440,
  () => AsnChatEventArgument,
);

/** Typing notification (manual line 18812). Event 1441. */
export const asnChatUserStatus: Event<AsnChatUserStatusArgument> = /* @__PURE__ */ event(
  "asnChatUserStatus",
  1441,
  () => AsnChatUserStatusArgument,
);

/** The id of the chat database changed (manual line 18831). Event 1442. */
export const asnChatDatabaseIDChanged: Event<AsnChatDatabaseIDChangedArgument> =
  /* @__PURE__ */ event("asnChatDatabaseIDChanged", 1442, () => AsnChatDatabaseIDChangedArgument);

/** Manual line 19139. */
export const AsnChatResultEnum = /* @__PURE__ */ enumerated("AsnChatResultEnum", {
  /** no error */
  noerror: 0,
  /** user may not do this */
  forbidden: 1,
  /** conversation id invalid */
  invalidconversationid: 2,
  /** message id invalid */
  invalidmessageid: 3,
  /** too many messages, ask for fewer */
  tomanymessages: 4,
  /** receiver unknown */
  unknownrecipient: 5,
  /** database error */
  databasefail: 6,
  /** cross reference id already in the database */
  invalidcrossrefid: 7,
  /** federated server refused the message */
  federationfail: 8,
  /** request could not be processed, e.g. user to remove is no member */
  requestfail: 9,
});
export type AsnChatResultEnum = EnumeratedValue<typeof AsnChatResultEnum>;

/** Manual line 19171. */
export const AsnChatUserlistModify = /* @__PURE__ */ enumerated("AsnChatUserlistModify", {
  /** user added */
  added: 1,
  /** user removed */
  removed: 2,
  /** complete user list attached, e.g. on joining a room */
  update: 3,
});
export type AsnChatUserlistModify = EnumeratedValue<typeof AsnChatUserlistModify>;

/** Manual line 19185. */
export const AsnChatBinaryTransferModeEnum = /* @__PURE__ */ enumerated(
  "AsnChatBinaryTransferModeEnum",
  {
    /** directly to the server */
    direct: 1,
    /** file stored at a URI path */
    uri: 2,
  },
);
export type AsnChatBinaryTransferModeEnum = EnumeratedValue<typeof AsnChatBinaryTransferModeEnum>;

/** Manual line 19194. */
export const AsnChatWatchModeEnum = /* @__PURE__ */ enumerated("AsnChatWatchModeEnum", {
  /** start watching the room */
  watch: 1,
  /** stop watching the room */
  unwatch: 0,
});
export type AsnChatWatchModeEnum = EnumeratedValue<typeof AsnChatWatchModeEnum>;

/** Manual line 19204. */
export const AsnConversationType = /* @__PURE__ */ enumerated("AsnConversationType", {
  one_to_one: 1,
  multi_user: 2,
  static_chatroom: 3,
  public_chatroom: 4,
});
export type AsnConversationType = EnumeratedValue<typeof AsnConversationType>;

/** Manual line 19218. */
export const AsnChatMessageStatus = /* @__PURE__ */ enumerated("AsnChatMessageStatus", {
  /** read */
  eRead: 1,
  /** unread */
  eUnread: 2,
  /** deleted */
  eDeleted: 3,
  /** undeleted */
  eUndeleted: 4,
});
export type AsnChatMessageStatus = EnumeratedValue<typeof AsnChatMessageStatus>;

/** Constants for typing notifications (manual line 19233). */
export const AsnChatTypingTime = /* @__PURE__ */ enumerated("AsnChatTypingTime", {
  /** seconds after which the client refreshes its typing state */
  refreshInterval: 20,
  /** seconds after which typing is considered over */
  timeout: 30,
});
export type AsnChatTypingTime = EnumeratedValue<typeof AsnChatTypingTime>;

/** Manual line 19247. */
export interface AsnChatBinaryDescription extends Common.WithOptionalParams {
  /** file name */
  u8sFileName?: string;
  /** URI to fetch the data; empty on upload or when the server provides the file */
  u8sFileURI?: string;
  /** MIME type */
  u8sMimeType?: string;
  /** SHA-1 of the data */
  u8sChecksumSHA1?: string;
  /** context, e.g. position belonging to a map picture */
  u8sContextDataXML?: string;
  /** size of the data */
  iBinarySize?: number;
  /** MIME type of the preview */
  u8sPreviewMimeType?: string;
  /** preview data */
  binPreview: Uint8Array;
}
export const AsnChatBinaryDescription: Type<AsnChatBinaryDescription> = /* @__PURE__ */ sequence(
  "AsnChatBinaryDescription",
  () => [
    ["u8sFileName", implicit(0, UTF8String), OPTIONAL],
    ["u8sFileURI", implicit(1, UTF8String), OPTIONAL],
    ["u8sMimeType", implicit(2, UTF8String), OPTIONAL],
    ["u8sChecksumSHA1", implicit(3, UTF8String), OPTIONAL],
    ["u8sContextDataXML", implicit(4, UTF8String), OPTIONAL],
    ["iBinarySize", implicit(5, INTEGER), OPTIONAL],
    ["u8sPreviewMimeType", implicit(6, UTF8String), OPTIONAL],
    ["binPreview", OCTET_STRING],
    ["optionalParams", implicit(7, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 19282. */
export interface AsnChatParty extends Common.WithOptionalParams {
  /** contact URI with display name parameter */
  u8sContactURI: string;
  /** display name */
  u8sDisplayName?: string;
  /** rights bits: 0x1 may write, 0x2 may add and remove users */
  iContactRights: number;
  /** sequence id up to which the party has read (conversation events only) */
  iLastReadSequenceID?: number;
  /** false when a federated party sends no read notifications */
  bReadNotifySupported?: boolean;
  /**
   * contact data of parties that are not server users; sent when a party is added or a conversation
   * created
   */
  contactInformation?: Common.AsnNetDatabaseContact;
}
export const AsnChatParty: Type<AsnChatParty> = /* @__PURE__ */ sequence("AsnChatParty", () => [
  ["u8sContactURI", UTF8String],
  ["u8sDisplayName", UTF8String, OPTIONAL],
  ["iContactRights", INTEGER],
  ["iLastReadSequenceID", implicit(0, INTEGER), OPTIONAL],
  ["bReadNotifySupported", implicit(1, BOOLEAN), OPTIONAL],
  ["contactInformation", implicit(2, Common.AsnNetDatabaseContact), OPTIONAL],
  ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
]);

/** Manual line 19336. */
export interface AsnChatSubscribeEventsArgument extends Common.WithOptionalParams {
  /** true subscribes, false unsubscribes */
  bReceiveChatEvents: boolean;
  /** newest global transaction id the client knows */
  iLastKnownGlobTransactionID?: number;
  /** limit of returned events, default 100 */
  iMaxEvents?: number;
  /** deprecated: message events per event list */
  iMaxChatEventsPerEvent?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
  /** bFilterAVJournalEvents (bool): true suppresses AV journal events, default false */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnChatSubscribeEventsArgument: Type<AsnChatSubscribeEventsArgument> =
  /* @__PURE__ */ sequence("AsnChatSubscribeEventsArgument", () => [
    ["bReceiveChatEvents", BOOLEAN],
    ["iLastKnownGlobTransactionID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxEvents", implicit(1, INTEGER), OPTIONAL],
    ["iMaxChatEventsPerEvent", implicit(4, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19383. */
export interface AsnChatSubscribeEventsResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatSubscribeEventsResult: Type<AsnChatSubscribeEventsResult> =
  /* @__PURE__ */ sequence("AsnChatSubscribeEventsResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19393. */
export interface AsnChatGetDatabaseIDArgument extends Common.WithOptionalParams {}
export const AsnChatGetDatabaseIDArgument: Type<AsnChatGetDatabaseIDArgument> =
  /* @__PURE__ */ sequence("AsnChatGetDatabaseIDArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19401. */
export interface AsnChatGetDatabaseIDResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** unique id of the current database */
  u8sDatabaseID: string;
}
export const AsnChatGetDatabaseIDResult: Type<AsnChatGetDatabaseIDResult> =
  /* @__PURE__ */ sequence("AsnChatGetDatabaseIDResult", () => [
    ["iResult", INTEGER],
    ["u8sDatabaseID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19412. */
export interface AsnChatGetDiffUpdateArgument extends Common.WithOptionalParams {
  /** newest global transaction id the client knows */
  iLastKnownGlobTransactionID?: number;
  /** limit of returned events, default 100 */
  iMaxEvents?: number;
  /** deprecated: message events per event list */
  iMaxChatEventsPerEvent?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
  /** conversation; absent means all */
  u8sConversationID?: string;
  /** upper sequence id, with a conversation id only; limits the update to records already known */
  iMaxSequenceID?: number;
  /** no keys defined; newer records come by paging */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnChatGetDiffUpdateArgument: Type<AsnChatGetDiffUpdateArgument> =
  /* @__PURE__ */ sequence("AsnChatGetDiffUpdateArgument", () => [
    ["iLastKnownGlobTransactionID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxEvents", implicit(1, INTEGER), OPTIONAL],
    ["iMaxChatEventsPerEvent", implicit(5, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ["u8sConversationID", implicit(3, UTF8String), OPTIONAL],
    ["iMaxSequenceID", implicit(4, INTEGER), OPTIONAL],
    ["optionalParams", implicit(6, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19460. */
export interface AsnChatGetDiffUpdateResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatGetDiffUpdateResult: Type<AsnChatGetDiffUpdateResult> =
  /* @__PURE__ */ sequence("AsnChatGetDiffUpdateResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19469. */
export interface AsnChatGetConversationOverviewArgument extends Common.WithOptionalParams {
  /** newest global transaction id known, for a differential update */
  iLastKnownGlobTransactionID?: number;
  /** limit of conversations, default all */
  iMaxConversations?: number;
  /** deprecated: message events per event list */
  iMaxChatEventsPerEvent?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
  /** how many newest message events per conversation */
  iNumLastMessages?: number;
  /** include unread message events */
  bAddUnread?: boolean;
}
export const AsnChatGetConversationOverviewArgument: Type<AsnChatGetConversationOverviewArgument> =
  /* @__PURE__ */ sequence("AsnChatGetConversationOverviewArgument", () => [
    ["iLastKnownGlobTransactionID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxConversations", implicit(1, INTEGER), OPTIONAL],
    ["iMaxChatEventsPerEvent", implicit(5, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ["iNumLastMessages", implicit(3, INTEGER), OPTIONAL],
    ["bAddUnread", implicit(4, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(6, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19505. */
export interface AsnChatGetConversationOverviewResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatGetConversationOverviewResult: Type<AsnChatGetConversationOverviewResult> =
  /* @__PURE__ */ sequence("AsnChatGetConversationOverviewResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19515. */
export interface AsnChatTextMessageArgument extends Common.WithOptionalParams {
  /** receivers, needed when the conversation id is empty */
  u8sRecipientURIs: Common.UTF8StringList;
  /** message */
  u8sMessage: string;
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
  /** conversation id; may be empty for a one-to-one chat with receiver */
  u8sConversationID?: string;
  /** title of the chat room */
  u8sConversationName?: string;
  /** see {@link AsnConversationType} */
  iConversationType?: AsnConversationType;
}
export const AsnChatTextMessageArgument: Type<AsnChatTextMessageArgument> =
  /* @__PURE__ */ sequence("AsnChatTextMessageArgument", () => [
    ["u8sRecipientURIs", Common.UTF8StringList],
    ["u8sMessage", UTF8String],
    ["u8sEventCrossRefID", UTF8String],
    ["u8sConversationID", implicit(0, UTF8String), OPTIONAL],
    ["u8sConversationName", implicit(1, UTF8String), OPTIONAL],
    ["iConversationType", implicit(2, INTEGER), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19546. */
export interface AsnChatTextMessageResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** sequence id of the event */
  iConvSequenceID: number;
  /** conversation id */
  u8sConversationID: string;
}
export const AsnChatTextMessageResult: Type<AsnChatTextMessageResult> = /* @__PURE__ */ sequence(
  "AsnChatTextMessageResult",
  () => [
    ["iResult", INTEGER],
    ["iConvSequenceID", INTEGER],
    ["u8sConversationID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19560. */
export interface AsnChatBinaryMessageResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** conversation id */
  u8sConversationID: string;
  /** wanted transfer, see {@link AsnChatBinaryTransferModeEnum} */
  iTransferMode: AsnChatBinaryTransferModeEnum;
  /** where to store the file if not sent to the server */
  u8sBinaryURI?: string;
  /** user for that URI */
  u8sBinaryURIUserName?: string;
  /** password for that URI */
  u8sBinaryURIPassword?: string;
  /** chunk size wanted by the server */
  iChunkSize?: number;
}
export const AsnChatBinaryMessageResult: Type<AsnChatBinaryMessageResult> =
  /* @__PURE__ */ sequence("AsnChatBinaryMessageResult", () => [
    ["iResult", INTEGER],
    ["u8sConversationID", UTF8String],
    ["iTransferMode", INTEGER],
    ["u8sBinaryURI", implicit(0, UTF8String), OPTIONAL],
    ["u8sBinaryURIUserName", implicit(1, UTF8String), OPTIONAL],
    ["u8sBinaryURIPassword", implicit(2, UTF8String), OPTIONAL],
    ["iChunkSize", implicit(3, INTEGER), OPTIONAL],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19591. */
export interface AsnChatPutBinaryChunkArgument extends Common.WithOptionalParams {
  /** conversation id; may be empty for a one-to-one chat with receiver */
  u8sConversationID: string;
  /** sequence id within the conversation */
  iConvSequenceID: number;
  /** data */
  binData: Uint8Array;
  /** last chunk */
  bLastChunk: boolean;
}
export const AsnChatPutBinaryChunkArgument: Type<AsnChatPutBinaryChunkArgument> =
  /* @__PURE__ */ sequence("AsnChatPutBinaryChunkArgument", () => [
    ["u8sConversationID", UTF8String],
    ["iConvSequenceID", INTEGER],
    ["binData", OCTET_STRING],
    ["bLastChunk", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19609. */
export interface AsnChatPutBinaryChunkResult {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatPutBinaryChunkResult: Type<AsnChatPutBinaryChunkResult> =
  /* @__PURE__ */ sequence("AsnChatPutBinaryChunkResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Manual line 19617. */
export interface AsnChatGetBinaryChunkArgument extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** sequence id within the conversation */
  iConvSequenceID: number;
  /** offset in the data */
  iOffset: number;
  /** largest chunk wanted */
  iChunkSize: number;
}
export const AsnChatGetBinaryChunkArgument: Type<AsnChatGetBinaryChunkArgument> =
  /* @__PURE__ */ sequence("AsnChatGetBinaryChunkArgument", () => [
    ["u8sConversationID", UTF8String],
    ["iConvSequenceID", INTEGER],
    ["iOffset", INTEGER],
    ["iChunkSize", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19644. */
export interface AsnChatGetBinaryChunkResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** data */
  binData: Uint8Array;
  /** last chunk */
  bLastChunk: boolean;
  /** no keys defined (the manual remarks that data should rather come as events) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnChatGetBinaryChunkResult: Type<AsnChatGetBinaryChunkResult> =
  /* @__PURE__ */ sequence("AsnChatGetBinaryChunkResult", () => [
    ["iResult", INTEGER],
    ["binData", OCTET_STRING],
    ["bLastChunk", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19666. */
export interface AsnChatUserlistModifyArgument extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** add or remove, see {@link AsnChatUserlistModify} */
  iChatUserlistModify: AsnChatUserlistModify;
  /** URIs added or removed, or the forward target */
  u8sUserURIs: Common.UTF8StringList;
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
}
export const AsnChatUserlistModifyArgument: Type<AsnChatUserlistModifyArgument> =
  /* @__PURE__ */ sequence("AsnChatUserlistModifyArgument", () => [
    ["u8sConversationID", UTF8String],
    ["iChatUserlistModify", INTEGER],
    ["u8sUserURIs", Common.UTF8StringList],
    ["u8sEventCrossRefID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19691. */
export interface AsnChatUserlistModifyResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** sequence id of the event */
  iConvSequenceID: number;
  /** new conversation id, e.g. when a one-to-one chat becomes a group */
  u8sConversationID?: string;
}
export const AsnChatUserlistModifyResult: Type<AsnChatUserlistModifyResult> =
  /* @__PURE__ */ sequence("AsnChatUserlistModifyResult", () => [
    ["iResult", INTEGER],
    ["iConvSequenceID", INTEGER],
    ["u8sConversationID", UTF8String, OPTIONAL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19709. */
export type AsnConversationIDChoice = Choice<{
  /** conversation id */
  u8sConversationID: string;
  /** URI of the other party of a one-to-one chat */
  u8sPartnerURI: string;
}>;
export const AsnConversationIDChoice: Type<AsnConversationIDChoice> = /* @__PURE__ */ choice(
  "AsnConversationIDChoice",
  () => [
    ["u8sConversationID", implicit(0, UTF8String)],
    ["u8sPartnerURI", implicit(1, UTF8String)],
  ],
);

/** Manual line 19719. */
export interface AsnChatGetEventsResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatGetEventsResult: Type<AsnChatGetEventsResult> = /* @__PURE__ */ sequence(
  "AsnChatGetEventsResult",
  () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19728. */
export interface AsnChatFindEventsArgument extends Common.WithOptionalParams {
  /** text to search */
  u8sSearchString: string;
  /** number of hits */
  iMaxEvents: number;
  /** paging offset, default 0 */
  iOffset?: number;
  /** limit to this conversation, default all of the user */
  u8sConversationID?: string;
}
export const AsnChatFindEventsArgument: Type<AsnChatFindEventsArgument> = /* @__PURE__ */ sequence(
  "AsnChatFindEventsArgument",
  () => [
    ["u8sSearchString", UTF8String],
    ["iMaxEvents", INTEGER],
    ["iOffset", INTEGER, OPTIONAL],
    ["u8sConversationID", UTF8String, OPTIONAL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19750. */
export interface AsnChatGetEventsRangeResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatGetEventsRangeResult: Type<AsnChatGetEventsRangeResult> =
  /* @__PURE__ */ sequence("AsnChatGetEventsRangeResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19760. */
export type AsnChatSequenceIDSet = Choice<{
  /** sequence ids the status is set for */
  asnSequenceIDs: Common.SEQInteger;
  /** sequence id up to and including which the status is set */
  iLastSequenceID: number;
}>;
export const AsnChatSequenceIDSet: Type<AsnChatSequenceIDSet> = /* @__PURE__ */ choice(
  "AsnChatSequenceIDSet",
  () => [
    ["asnSequenceIDs", Common.SEQInteger],
    ["iLastSequenceID", INTEGER],
  ],
);

/** Manual line 19774. */
export interface AsnChatSetMessagesStatusResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatSetMessagesStatusResult: Type<AsnChatSetMessagesStatusResult> =
  /* @__PURE__ */ sequence("AsnChatSetMessagesStatusResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19783. */
export interface AsnChatGetConversationsArgument extends Common.WithOptionalParams {
  /** conversation; empty means all of the user */
  u8sConversationID?: string;
  /** conversations both the caller and this contact take part in */
  u8sContactURI?: string;
  /** include static conversations */
  bStaticConversations?: boolean;
}
export const AsnChatGetConversationsArgument: Type<AsnChatGetConversationsArgument> =
  /* @__PURE__ */ sequence("AsnChatGetConversationsArgument", () => [
    ["u8sConversationID", implicit(0, UTF8String), OPTIONAL],
    ["u8sContactURI", implicit(1, UTF8String), OPTIONAL],
    ["bStaticConversations", implicit(2, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19803. */
export interface AsnChatGetConversationIDArgument extends Common.WithOptionalParams {
  /** contact whose conversation is asked for */
  u8sContactURI: string;
}
export const AsnChatGetConversationIDArgument: Type<AsnChatGetConversationIDArgument> =
  /* @__PURE__ */ sequence("AsnChatGetConversationIDArgument", () => [
    ["u8sContactURI", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19815. */
export interface AsnChatGetConversationIDResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** conversation id */
  u8sConversationID: string;
}
export const AsnChatGetConversationIDResult: Type<AsnChatGetConversationIDResult> =
  /* @__PURE__ */ sequence("AsnChatGetConversationIDResult", () => [
    ["iResult", INTEGER],
    ["u8sConversationID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19826. */
export interface AsnChatForwardArgument extends Common.WithOptionalParams {
  /** conversation forwarded from; a new conversation may result */
  u8sConversationID: string;
  /** participant being forwarded */
  u8sForwardURI: string;
  /** participants forwarded to */
  u8sForwardToURIs: Common.UTF8StringList;
  /** message sent to the new participants */
  u8sMessage: string;
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
}
export const AsnChatForwardArgument: Type<AsnChatForwardArgument> = /* @__PURE__ */ sequence(
  "AsnChatForwardArgument",
  () => [
    ["u8sConversationID", UTF8String],
    ["u8sForwardURI", UTF8String],
    ["u8sForwardToURIs", Common.UTF8StringList],
    ["u8sMessage", UTF8String],
    ["u8sEventCrossRefID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19860. */
export interface AsnChatForwardResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** sequence id of the event */
  iConvSequenceID: number;
}
export const AsnChatForwardResult: Type<AsnChatForwardResult> = /* @__PURE__ */ sequence(
  "AsnChatForwardResult",
  () => [
    ["iResult", INTEGER],
    ["iConvSequenceID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19872. */
export interface AsnChatIsGlobalDisabledArgument extends Common.WithOptionalParams {}
export const AsnChatIsGlobalDisabledArgument: Type<AsnChatIsGlobalDisabledArgument> =
  /* @__PURE__ */ sequence("AsnChatIsGlobalDisabledArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19879. */
export interface AsnChatIsGlobalDisabledResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** true when chat is disabled globally */
  bDisabled: boolean;
}
export const AsnChatIsGlobalDisabledResult: Type<AsnChatIsGlobalDisabledResult> =
  /* @__PURE__ */ sequence("AsnChatIsGlobalDisabledResult", () => [
    ["iResult", INTEGER],
    ["bDisabled", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19893. */
export interface AsnChatWatchConversationArgument extends Common.WithOptionalParams {
  /** see {@link AsnChatWatchModeEnum} */
  iWatchMode: AsnChatWatchModeEnum;
  /** conversation to watch or unwatch */
  u8sConversationID: string;
  /** newest sequence id known; without it no events are delivered */
  iConvSequenceID?: number;
  /** limit of returned events, default 100 */
  iMaxEvents?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
}
export const AsnChatWatchConversationArgument: Type<AsnChatWatchConversationArgument> =
  /* @__PURE__ */ sequence("AsnChatWatchConversationArgument", () => [
    ["iWatchMode", INTEGER],
    ["u8sConversationID", UTF8String],
    ["iConvSequenceID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxEvents", implicit(1, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 19921. */
export interface AsnChatWatchConversationResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
}
export const AsnChatWatchConversationResult: Type<AsnChatWatchConversationResult> =
  /* @__PURE__ */ sequence("AsnChatWatchConversationResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19930. */
export interface AsnChatSetUserlistArgument extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** complete new list of participants */
  u8sUserURIs: Common.UTF8StringList;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID: string;
}
export const AsnChatSetUserlistArgument: Type<AsnChatSetUserlistArgument> =
  /* @__PURE__ */ sequence("AsnChatSetUserlistArgument", () => [
    ["u8sConversationID", UTF8String],
    ["u8sUserURIs", Common.UTF8StringList],
    ["u8sEventListCrossRefID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19948. */
export interface AsnChatSetUserlistResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** sequence id of the event */
  iConvSequenceID: number;
}
export const AsnChatSetUserlistResult: Type<AsnChatSetUserlistResult> = /* @__PURE__ */ sequence(
  "AsnChatSetUserlistResult",
  () => [
    ["iResult", INTEGER],
    ["iConvSequenceID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 19960. */
export interface AsnChatUserStatusArgument extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** sender's contact URI */
  u8sSenderURI: string;
  /** user is typing or not */
  bUserTyping?: boolean;
}
export const AsnChatUserStatusArgument: Type<AsnChatUserStatusArgument> = /* @__PURE__ */ sequence(
  "AsnChatUserStatusArgument",
  () => [
    ["u8sConversationID", UTF8String],
    ["u8sSenderURI", UTF8String],
    ["bUserTyping", implicit(0, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 19973. */
export interface AsnChatDatabaseIDChangedArgument extends Common.WithOptionalParams {
  /** unique id of the current database */
  u8sDatabaseID: string;
}
export const AsnChatDatabaseIDChangedArgument: Type<AsnChatDatabaseIDChangedArgument> =
  /* @__PURE__ */ sequence("AsnChatDatabaseIDChangedArgument", () => [
    ["u8sDatabaseID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 19983. */
export interface AsnChatEventMessage extends Common.WithOptionalParams {
  /** text message */
  u8sMessage?: string;
  /** description of a binary message */
  asnBinaryDescription?: AsnChatBinaryDescription;
  /** journal entry (phone or AV call) */
  journalEntry?: Journal.AsnNetDatabaseJournal;
  /** when the message was delivered */
  asnDeliverTime?: Common.AsnSystemTime;
  /** when it was read */
  asnReadTime?: Common.AsnSystemTime;
  /** read by the receiver */
  bRead?: boolean;
  /** message deleted */
  bDeleted?: boolean;
}
export const AsnChatEventMessage: Type<AsnChatEventMessage> = /* @__PURE__ */ sequence(
  "AsnChatEventMessage",
  () => [
    ["u8sMessage", implicit(0, UTF8String), OPTIONAL],
    ["asnBinaryDescription", implicit(1, AsnChatBinaryDescription), OPTIONAL],
    ["journalEntry", implicit(2, Journal.AsnNetDatabaseJournal), OPTIONAL],
    ["asnDeliverTime", implicit(3, Common.AsnSystemTime), OPTIONAL],
    ["asnReadTime", implicit(4, Common.AsnSystemTime), OPTIONAL],
    ["bRead", implicit(5, BOOLEAN), OPTIONAL],
    ["bDeleted", implicit(6, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(7, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 20018. */
export type AsnChatParties = AsnChatParty[];
export const AsnChatParties: Type<AsnChatParties> = /* @__PURE__ */ sequenceOf(
  "AsnChatParties",
  () => AsnChatParty,
);

/** Manual line 20074. */
export interface AsnChatBinaryMessageArgument extends Common.WithOptionalParams {
  /** receivers, needed when the conversation id is empty */
  u8sRecipientURIs: Common.UTF8StringList;
  /** description of the data */
  asnBinaryDescription: AsnChatBinaryDescription;
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
  /** conversation id; may be empty for a one-to-one chat with receiver */
  u8sConversationID?: string;
}
export const AsnChatBinaryMessageArgument: Type<AsnChatBinaryMessageArgument> =
  /* @__PURE__ */ sequence("AsnChatBinaryMessageArgument", () => [
    ["u8sRecipientURIs", Common.UTF8StringList],
    ["asnBinaryDescription", AsnChatBinaryDescription],
    ["u8sEventCrossRefID", UTF8String],
    ["u8sConversationID", implicit(0, UTF8String), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 20097. */
export interface AsnChatGetEventsArgument extends Common.WithOptionalParams {
  /** conversation id or partner */
  asnConversationIDChoice: AsnConversationIDChoice;
  /** newest sequence id known; absent returns the newest iMaxEvents */
  iLastKnownSequenceID?: number;
  /** events wanted before the sequence id; absent means all */
  iMaxEvents?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
}
export const AsnChatGetEventsArgument: Type<AsnChatGetEventsArgument> = /* @__PURE__ */ sequence(
  "AsnChatGetEventsArgument",
  () => [
    ["asnConversationIDChoice", AsnConversationIDChoice],
    ["iLastKnownSequenceID", implicit(0, INTEGER), OPTIONAL],
    ["iMaxEvents", implicit(1, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 20123. */
export interface AsnChatGetEventsRangeArgument extends Common.WithOptionalParams {
  /** conversation id or partner */
  asnConversationIDChoice: AsnConversationIDChoice;
  /** start of the range; absent means highest sequence id plus one */
  iSequenceID?: number;
  /** events before the start, default limit 100 */
  iNumLessThanSeqID?: number;
  /** events from the start on, default 0; ignored without a start */
  iNumGreaterThanOrEqualSeqID?: number;
  /** correlates the request with its event lists */
  u8sEventListCrossRefID?: string;
}
export const AsnChatGetEventsRangeArgument: Type<AsnChatGetEventsRangeArgument> =
  /* @__PURE__ */ sequence("AsnChatGetEventsRangeArgument", () => [
    ["asnConversationIDChoice", AsnConversationIDChoice],
    ["iSequenceID", implicit(0, INTEGER), OPTIONAL],
    ["iNumLessThanSeqID", implicit(1, INTEGER), OPTIONAL],
    ["iNumGreaterThanOrEqualSeqID", implicit(2, INTEGER), OPTIONAL],
    ["u8sEventListCrossRefID", UTF8String, OPTIONAL],
    ["optionalParams", implicit(3, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 20198. */
export interface AsnChatSetMessagesStatusArgument extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** see {@link AsnChatMessageStatus} */
  iStatus: AsnChatMessageStatus;
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
  /** sequence ids the status is set for */
  asnSequenceIDSet: AsnChatSequenceIDSet;
}
export const AsnChatSetMessagesStatusArgument: Type<AsnChatSetMessagesStatusArgument> =
  /* @__PURE__ */ sequence("AsnChatSetMessagesStatusArgument", () => [
    ["u8sConversationID", UTF8String],
    ["iStatus", INTEGER],
    ["u8sEventCrossRefID", UTF8String],
    ["asnSequenceIDSet", AsnChatSequenceIDSet],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 20221. */
export interface AsnChatEventConversation extends Common.WithOptionalParams {
  /** name (changed) */
  u8sConversationName?: string;
  /** participants with their rights, after a change */
  asnChatParties?: AsnChatParties;
  /** see {@link AsnChatUserlistModify} */
  iChatUserlistModify?: AsnChatUserlistModify;
  /** contacts added or removed */
  u8sUsersModified?: Common.UTF8StringList;
  /** user who forwarded */
  u8sForwardedFromURI?: string;
  /** user who was forwarded */
  u8sForwardedURI?: string;
  /** linked conversation (group made from one-to-one, or forward) */
  u8sLinkedConversationID?: string;
  /** see {@link AsnConversationType} */
  iConversationType?: AsnConversationType;
  /** conversation deleted */
  bDeleted?: boolean;
}
export const AsnChatEventConversation: Type<AsnChatEventConversation> = /* @__PURE__ */ sequence(
  "AsnChatEventConversation",
  () => [
    ["u8sConversationName", implicit(0, UTF8String), OPTIONAL],
    ["asnChatParties", implicit(1, AsnChatParties), OPTIONAL],
    ["iChatUserlistModify", implicit(2, INTEGER), OPTIONAL],
    ["u8sUsersModified", implicit(3, Common.UTF8StringList), OPTIONAL],
    ["u8sForwardedFromURI", implicit(4, UTF8String), OPTIONAL],
    ["u8sForwardedURI", implicit(5, UTF8String), OPTIONAL],
    ["u8sLinkedConversationID", implicit(6, UTF8String), OPTIONAL],
    ["iConversationType", implicit(7, INTEGER), OPTIONAL],
    ["bDeleted", implicit(8, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(9, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 20280. */
export interface AsnChatConversation extends Common.WithOptionalParams {
  /** conversation id */
  u8sConversationID: string;
  /** conversation name */
  u8sConversationName: string;
  /** see {@link AsnConversationType} */
  iConversationType: AsnConversationType;
  /** sequence id */
  iConvSequenceID: number;
  /** global transaction id */
  iGlobTransactionID: number;
  /** participants with their rights */
  asnChatParties: AsnChatParties;
}
export const AsnChatConversation: Type<AsnChatConversation> = /* @__PURE__ */ sequence(
  "AsnChatConversation",
  () => [
    ["u8sConversationID", UTF8String],
    ["u8sConversationName", UTF8String],
    ["iConversationType", INTEGER],
    ["iConvSequenceID", INTEGER],
    ["iGlobTransactionID", INTEGER],
    ["asnChatParties", AsnChatParties],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** A change in a conversation (manual line 20306). */
export interface AsnChatEvent extends Common.WithOptionalParams {
  /** correlates events with the request, at most 80 characters */
  u8sEventCrossRefID: string;
  /** conversation id */
  u8sConversationID: string;
  /** index within the conversation; 0 marks a change outside the time line, e.g. a new read mark */
  iConvSequenceID: number;
  /** global transaction id */
  iGlobTransactionID: number;
  /** false new record, true update of a record */
  bUpdate: boolean;
  /** sender's contact URI */
  u8sSenderURI?: string;
  /** when the event happened */
  asnCreateTime?: Common.AsnSystemTime;
  /** text, binary message or journal entry (changed) */
  asnChatMessage?: AsnChatEventMessage;
  /** conversation description: users, name (changed) */
  asnChatConversation?: AsnChatEventConversation;
  /** see {@link AsnChatResultEnum} */
  iError?: AsnChatResultEnum;
}
export const AsnChatEvent: Type<AsnChatEvent> = /* @__PURE__ */ sequence("AsnChatEvent", () => [
  ["u8sEventCrossRefID", UTF8String],
  ["u8sConversationID", UTF8String],
  ["iConvSequenceID", INTEGER],
  ["iGlobTransactionID", INTEGER],
  ["bUpdate", BOOLEAN],
  ["u8sSenderURI", implicit(0, UTF8String), OPTIONAL],
  ["asnCreateTime", implicit(1, Common.AsnSystemTime), OPTIONAL],
  ["asnChatMessage", implicit(2, AsnChatEventMessage), OPTIONAL],
  ["asnChatConversation", implicit(3, AsnChatEventConversation), OPTIONAL],
  ["iError", implicit(4, INTEGER), OPTIONAL],
  ["optionalParams", implicit(5, Common.AsnOptionalParameters), OPTIONAL],
]);

/** Manual line 20371. */
export type AsnChatConversationList = AsnChatConversation[];
export const AsnChatConversationList: Type<AsnChatConversationList> = /* @__PURE__ */ sequenceOf(
  "AsnChatConversationList",
  () => AsnChatConversation,
);

/** Manual line 20398. */
export interface AsnChatGetConversationsResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** conversations */
  asnConversationList: AsnChatConversationList;
}
export const AsnChatGetConversationsResult: Type<AsnChatGetConversationsResult> =
  /* @__PURE__ */ sequence("AsnChatGetConversationsResult", () => [
    ["iResult", INTEGER],
    ["asnConversationList", AsnChatConversationList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 20410. */
export type AsnChatEventList = AsnChatEvent[];
export const AsnChatEventList: Type<AsnChatEventList> = /* @__PURE__ */ sequenceOf(
  "AsnChatEventList",
  () => AsnChatEvent,
);

/** Manual line 20477. */
export interface AsnChatFindEventsResult extends Common.WithOptionalParams {
  /** see {@link AsnChatResultEnum} */
  iResult: AsnChatResultEnum;
  /** total hits; the list is limited by iMaxEvents */
  iNumTotalResults: number;
  /** one page of hits */
  asnChatEventList: AsnChatEventList;
}
export const AsnChatFindEventsResult: Type<AsnChatFindEventsResult> = /* @__PURE__ */ sequence(
  "AsnChatFindEventsResult",
  () => [
    ["iResult", INTEGER],
    ["iNumTotalResults", INTEGER],
    ["asnChatEventList", AsnChatEventList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 20497. */
export interface AsnChatEventArgument extends Common.WithOptionalParams {
  /** events */
  asnChatEventList: AsnChatEventList;
  /** correlates with the request */
  u8sEventListCrossRefID?: string;
  /** true on the last part of the lists belonging together */
  bLastSegment?: boolean;
}
export const AsnChatEventArgument: Type<AsnChatEventArgument> = /* @__PURE__ */ sequence(
  "AsnChatEventArgument",
  () => [
    ["asnChatEventList", AsnChatEventList],
    ["u8sEventListCrossRefID", UTF8String, OPTIONAL],
    ["bLastSegment", BOOLEAN, OPTIONAL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
