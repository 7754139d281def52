// Generated from chat-v2.asn1 by `npm run generate`. Do not edit.
//
// ChatV2: Files, replies, forwarding, muting, avatars and reactions of chats. Operation ids
// 1420-1422, 1433, 1437-1440, 1443-1445, 1460, 1461, 1474, 1475. In 6.1 the id 1422 is that of
// asnChatPutBinaryChunk, and 1420, 1421, 1433 and 1440 have other types. Public module
// UC-Server-Access-Protocol-ChatV2, version 8. Types that are the same in 6.1 are imported from
// there.

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
import * as ChatV2 from "../../chat-v2/chat-v2.js";
import * as Common from "../../common/common.js";
import * as LaterBinaryTransfer from "../binary-transfer/binary-transfer.js";
import * as LaterCommon from "../common/common.js";
import * as LaterJournal from "../journal/journal.js";

/**
 * Sends a text, which may answer a message. In 6.1 it cannot say which one (public modules, version
 * 8). Operation 1420.
 */
export const asnChatTextMessage: Operation<
  AsnChatTextMessageArgument,
  ChatV2.AsnChatTextMessageResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatTextMessage", 1420, () => ({
  argument: AsnChatTextMessageArgument,
  result: ChatV2.AsnChatTextMessageResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Searches text messages. In 6.1 the messages that it returns describe files otherwise (public
 * modules, version 8). Operation 1433.
 */
export const asnChatFindEvents: Operation<
  ChatV2.AsnChatFindEventsArgument,
  AsnChatFindEventsResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatFindEvents", 1433, () => ({
  argument: ChatV2.AsnChatFindEventsArgument,
  result: AsnChatFindEventsResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Sends a message with a file of binary transfer. In 6.1 it describes data that follow (public
 * modules, version 8). Operation 1421.
 */
export const asnChatBinaryMessage: Operation<
  AsnChatBinaryMessageArgument,
  AsnChatBinaryMessageResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatBinaryMessage", 1421, () => ({
  argument: AsnChatBinaryMessageArgument,
  result: AsnChatBinaryMessageResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Delivers events of chats. In 6.1 their messages describe files otherwise (public modules, version
 * 8). Event 1440.
 */
export const asnChatEvent: Event<AsnChatEventArgument> = /* @__PURE__ */ event(
  "asnChatEvent",
  1440,
  () => AsnChatEventArgument,
);

/**
 * Copies a message of one conversation to another. In 6.1 the id is that of asnChatPutBinaryChunk
 * (public modules, version 8). Operation 1422.
 */
export const asnChatForwardMessage: Operation<
  AsnChatForwardMessageArgument,
  AsnChatForwardMessageResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatForwardMessage", 1422, () => ({
  argument: AsnChatForwardMessageArgument,
  result: AsnChatForwardMessageResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Asks for the events of a conversation that have binary data; they come as
 * asnChatEventListReceived (public modules, version 8). Operation 1437.
 */
export const asnChatGetBinaryMessageEvents: Operation<
  AsnChatGetBinaryMessageEventsArgument,
  AsnChatGetBinaryMessageEventsResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetBinaryMessageEvents", 1437, () => ({
  argument: AsnChatGetBinaryMessageEventsArgument,
  result: AsnChatGetBinaryMessageEventsResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Texts up to a sequence id have been deleted because of their age; for those who subscribed to it
 * (public modules, version 8). Event 1443.
 */
export const asnChatDatabaseMaintenance: Event<AsnChatDatabaseMaintenanceArgument> =
  /* @__PURE__ */ event(
    "asnChatDatabaseMaintenance",
    1443,
    () => AsnChatDatabaseMaintenanceArgument,
  );

/**
 * Marks a conversation as muted for the caller; its events still come (public modules, version 8).
 * Operation 1438.
 */
export const asnChatMuteConversation: Operation<
  AsnChatMuteConversationArgument,
  AsnChatMuteConversationResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatMuteConversation", 1438, () => ({
  argument: AsnChatMuteConversationArgument,
  result: AsnChatMuteConversationResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Takes the mark back that asnChatMuteConversation sets (public modules, version 8). Operation
 * 1439.
 */
export const asnChatUnmuteConversation: Operation<
  AsnChatUnmuteConversationArgument,
  AsnChatUnmuteConversationResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatUnmuteConversation", 1439, () => ({
  argument: AsnChatUnmuteConversationArgument,
  result: AsnChatUnmuteConversationResult,
  error: LaterCommon.AsnRequestError,
}));

/** The user has muted a conversation, or no longer (public modules, version 8). Event 1444. */
export const asnChatMuteStatusChanged: Event<AsnChatMuteStatusChangedArgument> =
  /* @__PURE__ */ event("asnChatMuteStatusChanged", 1444, () => AsnChatMuteStatusChangedArgument);

/** Sets the picture of a conversation (public modules, version 8). Operation 1460. */
export const asnChatSetConversationAvatar: Operation<
  AsnChatSetConversationAvatarArgument,
  AsnChatSetConversationAvatarResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatSetConversationAvatar", 1460, () => ({
  argument: AsnChatSetConversationAvatarArgument,
  result: AsnChatSetConversationAvatarResult,
  error: LaterCommon.AsnRequestError,
}));

/** Returns the picture of a conversation (public modules, version 8). Operation 1461. */
export const asnChatGetConversationAvatar: Operation<
  AsnChatGetConversationAvatarArgument,
  AsnChatGetConversationAvatarResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatGetConversationAvatar", 1461, () => ({
  argument: AsnChatGetConversationAvatarArgument,
  result: AsnChatGetConversationAvatarResult,
  error: LaterCommon.AsnRequestError,
}));

/** A member has changed the picture of a conversation (public modules, version 8). Event 1445. */
export const asnChatConversationAvatarChanged: Event<AsnChatConversationAvatarChangedArgument> =
  /* @__PURE__ */ event(
    "asnChatConversationAvatarChanged",
    1445,
    () => AsnChatConversationAvatarChangedArgument,
  );

/** Sets the caller's emoji on a message (public modules, version 8). Operation 1474. */
export const asnChatSetReaction: Operation<
  AsnChatSetReactionArgument,
  AsnChatSetReactionResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatSetReaction", 1474, () => ({
  argument: AsnChatSetReactionArgument,
  result: AsnChatSetReactionResult,
  error: LaterCommon.AsnRequestError,
}));

/** Removes the caller's emoji from a message (public modules, version 8). Operation 1475. */
export const asnChatClearReaction: Operation<
  AsnChatSetReactionArgument,
  AsnChatSetReactionResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnChatClearReaction", 1475, () => ({
  argument: AsnChatSetReactionArgument,
  result: AsnChatSetReactionResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Differs from 6.1: the message that is answered instead of optionalParams (public modules, version
 * 8).
 */
export interface AsnChatTextMessageArgument {
  /** receivers, needed when the conversation id is empty */
  u8sRecipientURIs: Common.UTF8StringList;
  u8sMessage: string;
  u8sEventCrossRefID: string;
  u8sConversationID?: string;
  u8sConversationName?: string;
  /** see {@link ChatV2.AsnConversationType} */
  iConversationType?: ChatV2.AsnConversationType;
  /** sequence id of the message of the conversation that is answered */
  iReplyToSequenceID?: number;
}
export const AsnChatTextMessageArgument: Type<AsnChatTextMessageArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatTextMessageArgument",
    () => [
      ["u8sRecipientURIs", Common.UTF8StringList],
      ["u8sMessage", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
      ["u8sConversationID", implicit(0, UTF8String), OPTIONAL],
      ["u8sConversationName", implicit(1, UTF8String), OPTIONAL],
      ["iConversationType", implicit(2, INTEGER), OPTIONAL],
      ["iReplyToSequenceID", implicit(3, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Differs from 6.1 in its events (public modules, version 8). */
export interface AsnChatFindEventsResult extends Common.WithOptionalParams {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
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
  { extensible: true },
);

/** Differs from 6.1: a file of binary transfer and a text with it (public modules, version 8). */
export interface AsnChatBinaryMessageArgument {
  /** receivers, needed when the conversation id is empty */
  u8sRecipientURIs: Common.UTF8StringList;
  /** the file, from asnInitBinaryTransferUpload */
  u8sTransferID: string;
  u8sEventCrossRefID: string;
  u8sConversationID?: string;
  /** text that goes with the file */
  u8sMessage?: string;
}
export const AsnChatBinaryMessageArgument: Type<AsnChatBinaryMessageArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatBinaryMessageArgument",
    () => [
      ["u8sRecipientURIs", Common.UTF8StringList],
      ["u8sTransferID", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
      ["u8sConversationID", implicit(0, UTF8String), OPTIONAL],
      ["u8sMessage", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Differs from 6.1: where the message is, as for a text (public modules, version 8). */
export interface AsnChatBinaryMessageResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
  /** sequence id of the event */
  iConvSequenceID: number;
  u8sConversationID: string;
}
export const AsnChatBinaryMessageResult: Type<AsnChatBinaryMessageResult> =
  /* @__PURE__ */ sequence(
    "AsnChatBinaryMessageResult",
    () => [
      ["iResult", INTEGER],
      ["iConvSequenceID", INTEGER],
      ["u8sConversationID", UTF8String],
    ],
    { extensible: true },
  );

/** Differs from 6.1 in its messages (public modules, version 8). */
export interface AsnChatEventArgument extends Common.WithOptionalParams {
  asnChatEventList: AsnChatEventList;
  /** of the request that asked for the events */
  u8sEventListCrossRefID?: string;
  /** whether this is the last part of them */
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
  { extensible: true },
);

/** Public modules, version 8. */
export type AsnChatEventList = AsnChatEvent[];
export const AsnChatEventList: Type<AsnChatEventList> = /* @__PURE__ */ sequenceOf(
  "AsnChatEventList",
  () => AsnChatEvent,
);

/** Differs from 6.1 in its message (public modules, version 8). */
export interface AsnChatEvent extends Common.WithOptionalParams {
  u8sEventCrossRefID: string;
  u8sConversationID: string;
  iConvSequenceID: number;
  iGlobTransactionID: number;
  bUpdate: boolean;
  u8sSenderURI?: string;
  asnCreateTime?: Common.AsnSystemTime;
  asnChatMessage?: AsnChatEventMessage;
  asnChatConversation?: ChatV2.AsnChatEventConversation;
  /** see {@link ChatV2.AsnChatResultEnum} */
  iError?: ChatV2.AsnChatResultEnum;
}
export const AsnChatEvent: Type<AsnChatEvent> = /* @__PURE__ */ sequence(
  "AsnChatEvent",
  () => [
    ["u8sEventCrossRefID", UTF8String],
    ["u8sConversationID", UTF8String],
    ["iConvSequenceID", INTEGER],
    ["iGlobTransactionID", INTEGER],
    ["bUpdate", BOOLEAN],
    ["u8sSenderURI", implicit(0, UTF8String), OPTIONAL],
    ["asnCreateTime", implicit(1, Common.AsnSystemTime), OPTIONAL],
    ["asnChatMessage", implicit(2, AsnChatEventMessage), OPTIONAL],
    ["asnChatConversation", implicit(3, ChatV2.AsnChatEventConversation), OPTIONAL],
    ["iError", implicit(4, INTEGER), OPTIONAL],
    ["optionalParams", implicit(5, Common.AsnOptionalParameters), OPTIONAL],
  ],
  { extensible: true },
);

/**
 * Differs from 6.1: a file is described as in binary transfer, the journal's entry is another one,
 * and there is the message that is answered
 * instead of optionalParams (public modules, version 8).
 */
export interface AsnChatEventMessage {
  u8sMessage?: string;
  asnBinaryDescription?: LaterBinaryTransfer.AsnBinaryTransferMetaData;
  journalEntry?: LaterJournal.AsnNetDatabaseJournal;
  asnDeliverTime?: Common.AsnSystemTime;
  asnReadTime?: Common.AsnSystemTime;
  bRead?: boolean;
  bDeleted?: boolean;
  asnReplyToEvent?: AsnChatEvent;
}
export const AsnChatEventMessage: Type<AsnChatEventMessage> = /* @__PURE__ */ sequence(
  "AsnChatEventMessage",
  () => [
    ["u8sMessage", implicit(0, UTF8String), OPTIONAL],
    ["asnBinaryDescription", implicit(1, LaterBinaryTransfer.AsnBinaryTransferMetaData), OPTIONAL],
    ["journalEntry", implicit(2, LaterJournal.AsnNetDatabaseJournal), OPTIONAL],
    ["asnDeliverTime", implicit(3, Common.AsnSystemTime), OPTIONAL],
    ["asnReadTime", implicit(4, Common.AsnSystemTime), OPTIONAL],
    ["bRead", implicit(5, BOOLEAN), OPTIONAL],
    ["bDeleted", implicit(6, BOOLEAN), OPTIONAL],
    ["asnReplyToEvent", implicit(7, AsnChatEvent), OPTIONAL],
  ],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnChatForwardMessageArgument {
  u8sSourceConversationID: string;
  /** the message in its conversation */
  iSourceSequenceID: number;
  /** where to copy it, by conversation or by the partner of a chat of two */
  asnForwardDestinationIDChoice: ChatV2.AsnConversationIDChoice;
  u8sEventCrossRefID: string;
}
export const AsnChatForwardMessageArgument: Type<AsnChatForwardMessageArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatForwardMessageArgument",
    () => [
      ["u8sSourceConversationID", UTF8String],
      ["iSourceSequenceID", INTEGER],
      ["asnForwardDestinationIDChoice", ChatV2.AsnConversationIDChoice],
      ["u8sEventCrossRefID", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatForwardMessageResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
}
export const AsnChatForwardMessageResult: Type<AsnChatForwardMessageResult> =
  /* @__PURE__ */ sequence("AsnChatForwardMessageResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnChatGetBinaryMessageEventsArgument {
  asnConversationIDChoice: ChatV2.AsnConversationIDChoice;
  /** events at most, 1-100 */
  iPageSize: number;
  /** events to leave out before */
  iPageOffset?: number;
  /** only what is newer */
  iLastKnownGlobTransactionID?: number;
  u8sEventListCrossRefID?: string;
}
export const AsnChatGetBinaryMessageEventsArgument: Type<AsnChatGetBinaryMessageEventsArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatGetBinaryMessageEventsArgument",
    () => [
      ["asnConversationIDChoice", ChatV2.AsnConversationIDChoice],
      ["iPageSize", INTEGER],
      ["iPageOffset", implicit(0, INTEGER), OPTIONAL],
      ["iLastKnownGlobTransactionID", implicit(1, INTEGER), OPTIONAL],
      ["u8sEventListCrossRefID", implicit(2, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatGetBinaryMessageEventsResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
}
export const AsnChatGetBinaryMessageEventsResult: Type<AsnChatGetBinaryMessageEventsResult> =
  /* @__PURE__ */ sequence("AsnChatGetBinaryMessageEventsResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnChatDatabaseMaintenanceArgument {
  /** the last one deleted */
  iDeletedToSequenceID: number;
}
export const AsnChatDatabaseMaintenanceArgument: Type<AsnChatDatabaseMaintenanceArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatDatabaseMaintenanceArgument",
    () => [["iDeletedToSequenceID", INTEGER]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatMuteConversationArgument {
  u8sConversationID: string;
  u8sEventCrossRefID: string;
  /** absent: for ever */
  asnMutedUntilTime?: Common.AsnSystemTime;
}
export const AsnChatMuteConversationArgument: Type<AsnChatMuteConversationArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatMuteConversationArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
      ["asnMutedUntilTime", implicit(0, Common.AsnSystemTime), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatMuteConversationResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
}
export const AsnChatMuteConversationResult: Type<AsnChatMuteConversationResult> =
  /* @__PURE__ */ sequence("AsnChatMuteConversationResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnChatUnmuteConversationArgument {
  u8sConversationID: string;
  u8sEventCrossRefID: string;
}
export const AsnChatUnmuteConversationArgument: Type<AsnChatUnmuteConversationArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatUnmuteConversationArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatUnmuteConversationResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
}
export const AsnChatUnmuteConversationResult: Type<AsnChatUnmuteConversationResult> =
  /* @__PURE__ */ sequence("AsnChatUnmuteConversationResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnChatMuteStatusChangedArgument {
  u8sConversationID: string;
  u8sSenderURI: string;
  u8sEventCrossRefID: string;
  bMuted: boolean;
  /** absent: for ever */
  asnMutedUntilTime?: Common.AsnSystemTime;
}
export const AsnChatMuteStatusChangedArgument: Type<AsnChatMuteStatusChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatMuteStatusChangedArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sSenderURI", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
      ["bMuted", BOOLEAN],
      ["asnMutedUntilTime", Common.AsnSystemTime, OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatSetConversationAvatarArgument {
  u8sConversationID: string;
  u8sEventCrossRefID: string;
  /** JPEG in base64 */
  u8sImageData: string;
}
export const AsnChatSetConversationAvatarArgument: Type<AsnChatSetConversationAvatarArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatSetConversationAvatarArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sEventCrossRefID", UTF8String],
      ["u8sImageData", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatSetConversationAvatarResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
}
export const AsnChatSetConversationAvatarResult: Type<AsnChatSetConversationAvatarResult> =
  /* @__PURE__ */ sequence("AsnChatSetConversationAvatarResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnChatGetConversationAvatarArgument {
  u8sConversationID: string;
  /** hash of the picture that the client has */
  u8sKnownHash?: string;
}
export const AsnChatGetConversationAvatarArgument: Type<AsnChatGetConversationAvatarArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatGetConversationAvatarArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sKnownHash", UTF8String, OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatGetConversationAvatarResult {
  /** see {@link ChatV2.AsnChatResultEnum} */
  iResult: ChatV2.AsnChatResultEnum;
  /** 0 no picture of its own, 1 unchanged, 2 in this result */
  iImageResult: number;
  u8sImageHash?: string;
  /** JPEG in base64 */
  u8sImageData?: string;
}
export const AsnChatGetConversationAvatarResult: Type<AsnChatGetConversationAvatarResult> =
  /* @__PURE__ */ sequence(
    "AsnChatGetConversationAvatarResult",
    () => [
      ["iResult", INTEGER],
      ["iImageResult", INTEGER],
      ["u8sImageHash", implicit(0, UTF8String), OPTIONAL],
      ["u8sImageData", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatConversationAvatarChangedArgument {
  u8sConversationID: string;
  /** who changed it */
  u8sSenderURI: string;
  /** hash of the new picture */
  u8sImageHash: string;
}
export const AsnChatConversationAvatarChangedArgument: Type<AsnChatConversationAvatarChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatConversationAvatarChangedArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["u8sSenderURI", UTF8String],
      ["u8sImageHash", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnChatSetReactionArgument {
  u8sConversationID: string;
  /** the message in its conversation */
  iConvSequenceID: number;
  u8sEmoji: string;
}
export const AsnChatSetReactionArgument: Type<AsnChatSetReactionArgument> =
  /* @__PURE__ */ sequence(
    "AsnChatSetReactionArgument",
    () => [
      ["u8sConversationID", UTF8String],
      ["iConvSequenceID", INTEGER],
      ["u8sEmoji", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnChatSetReactionResult = Record<string, never>;
export const AsnChatSetReactionResult: Type<AsnChatSetReactionResult> = /* @__PURE__ */ sequence(
  "AsnChatSetReactionResult",
  () => [],
  { extensible: true },
);
