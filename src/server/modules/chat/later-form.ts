import type { Event } from "../../../codec/index.js";
import * as Older from "../../../modules/chat-v2/chat-v2.js";
import * as Later from "../../../modules/later/chat-v2/chat-v2.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
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
  const asnChatEventList = argument.asnChatEventList.map(laterEvent);
  return { event: Later.asnChatEvent, argument: { ...argument, asnChatEventList } };
}

/** Messages have no optional parameters in version 8, so those of the event have them there. */
function laterEvent({ asnChatMessage, ...rest }: Older.AsnChatEvent): Later.AsnChatEvent {
  if (asnChatMessage === undefined) return rest;
  const { optionalParams: params = [] } = asnChatMessage;
  return {
    ...rest,
    asnChatMessage: laterMessage(asnChatMessage),
    ...(params.length > 0 && { optionalParams: [...(rest.optionalParams ?? []), ...params] }),
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
