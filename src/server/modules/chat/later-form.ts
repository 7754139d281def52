import type { Event } from "../../../codec/index.js";
import * as Older from "../../../modules/chat-v2/chat-v2.js";
import * as Later from "../../../modules/later/chat-v2/chat-v2.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import { replyOf } from "./replies.js";
import { metaDataOf } from "./transfer-messages.js";

/** asnChatEvent in the form of a version, and its argument. */
export interface ChatEvent {
  readonly event: Event<any>;
  readonly argument: unknown;
}

/** Events of chats in the form that a client of a version understands. */
export function chatEventFor(
  version: ProtocolVersion,
  argument: Older.AsnChatEventArgument,
): ChatEvent {
  if (version !== "8") return { event: Older.asnChatEvent, argument };
  const asnChatEventList = laterEvents(argument.asnChatEventList);
  return { event: Later.asnChatEvent, argument: { ...argument, asnChatEventList } };
}

/** Events of chats in the form of version 8. */
export function laterEvents(events: readonly Older.AsnChatEvent[]): Later.AsnChatEvent[] {
  return events.map(laterEvent);
}

/** Messages have no optional parameters in version 8, so those of the event have them there. */
function laterEvent({ asnChatMessage, ...rest }: Older.AsnChatEvent): Later.AsnChatEvent {
  if (asnChatMessage === undefined) return rest;
  const { sequence, rest: params } = replyOf(asnChatMessage.optionalParams ?? []);
  return {
    ...rest,
    asnChatMessage: {
      ...laterMessage(asnChatMessage),
      ...(sequence !== undefined && { asnReplyToEvent: named(rest, sequence) }),
    },
    ...(params.length > 0 && { optionalParams: [...(rest.optionalParams ?? []), ...params] }),
  };
}

/**
 * Names a message of the same conversation. What it says is not repeated: it may have been deleted since, or be from before the time of who
 * gets this.
 */
function named(
  { u8sConversationID }: Pick<Older.AsnChatEvent, "u8sConversationID">,
  iConvSequenceID: number,
): Later.AsnChatEvent {
  return {
    u8sEventCrossRefID: "",
    u8sConversationID,
    iConvSequenceID,
    iGlobTransactionID: 0,
    bUpdate: false,
  };
}

/** There are no journal entries in chats. */
function laterMessage({
  asnBinaryDescription: description,
  journalEntry: _journal,
  optionalParams: _params,
  ...rest
}: Older.AsnChatEventMessage): Later.AsnChatEventMessage {
  return description === undefined
    ? rest
    : { ...rest, asnBinaryDescription: metaDataOf(description) };
}
