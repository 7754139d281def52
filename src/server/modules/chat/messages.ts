import {
  AsnChatBinaryDescription,
  AsnConversationType,
  type AsnChatEventMessage,
} from "../../../modules/chat-v2/chat-v2.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { folded } from "../../folded.js";
import { EventKind } from "./event-store.js";
import { limits } from "./limits.js";
import { replyParams, requireAnswerable } from "./replies.js";
import { invalid, refused, requireCrossRef, requireText } from "./results.js";
import * as store from "./store.js";
import {
  conversationTypes,
  isPair,
  partyRights,
  takesPart,
  type Destination,
  type Part,
  type Work,
} from "./work.js";

const knownTypes = new Set<number>(Object.values(AsnConversationType.values));

/** What a message says of a file of binary transfer. */
export interface FileMessage {
  readonly asnBinaryDescription: AsnChatBinaryDescription;
  readonly u8sMessage?: string;
}

/** Where a message is. */
export interface Sent {
  readonly conversation: Pick<store.Conversation, "id" | "guid">;
  readonly sequence: number;
}

/** @throws RequestError for an empty or too long text. */
export function requireMessage(text: string): void {
  if (text === "") throw invalid("u8sMessage is empty");
  requireText(text, limits.message, "u8sMessage");
}

/**
 * Sends a text (asnChatTextMessage, manual line 17896).
 * @param replyTo The sequence id of the message that it answers.
 */
export async function sendText(
  work: Work,
  sender: PrincipalUser,
  to: Destination & { readonly u8sMessage: string; readonly u8sEventCrossRefID: string },
  replyTo?: number,
): Promise<Sent> {
  const { u8sMessage, u8sEventCrossRefID: crossRef } = to;
  requireMessage(u8sMessage);
  if (replyTo !== undefined) await requireAnswerable(work, sender, to, replyTo);
  const message = { u8sMessage, ...replyParams(replyTo) };
  return await send(work, sender, to, crossRef, EventKind.text, message);
}

/** Announces binary data (asnChatBinaryMessage, manual line 17969). */
export async function sendBinary(
  work: Work,
  sender: PrincipalUser,
  to: Destination & {
    readonly asnBinaryDescription: AsnChatBinaryDescription;
    readonly u8sEventCrossRefID: string;
  },
): Promise<Sent> {
  const { asnBinaryDescription, u8sEventCrossRefID: crossRef } = to;
  requireDescription(asnBinaryDescription);
  return await send(work, sender, to, crossRef, EventKind.binary, { asnBinaryDescription });
}

/** Sends a file that has been sent by binary transfer. */
export async function sendFile(
  work: Work,
  sender: PrincipalUser,
  to: Destination & { readonly u8sEventCrossRefID: string },
  { asnBinaryDescription, u8sMessage }: FileMessage,
): Promise<Sent> {
  const message = { asnBinaryDescription, ...(u8sMessage !== undefined && { u8sMessage }) };
  return await send(work, sender, to, to.u8sEventCrossRefID, EventKind.binary, message);
}

function requireDescription(of: AsnChatBinaryDescription): void {
  for (const name of [
    "u8sFileName",
    "u8sFileURI",
    "u8sMimeType",
    "u8sChecksumSHA1",
    "u8sPreviewMimeType",
  ] as const) {
    requireText(of[name] ?? "", limits.description, `asnBinaryDescription.${name}`);
  }
  const context = "asnBinaryDescription.u8sContextDataXML";
  requireText(of.u8sContextDataXML ?? "", limits.contextData, context);
  if (of.binPreview.length > limits.preview) {
    throw invalid(`asnBinaryDescription.binPreview has over ${limits.preview} octets`);
  }
  const { iBinarySize: size = 0 } = of;
  if (size < 0 || size > limits.binary) {
    throw invalid(`asnBinaryDescription.iBinarySize is not from 0 to ${limits.binary}`);
  }
  if (AsnChatBinaryDescription.encode(of).length > limits.descriptionOctets) {
    throw invalid(`asnBinaryDescription has over ${limits.descriptionOctets} octets`);
  }
}

async function send(
  work: Work,
  sender: PrincipalUser,
  to: Destination,
  crossRef: string,
  kind: number,
  message: AsnChatEventMessage,
): Promise<Sent> {
  requireCrossRef(crossRef, "u8sEventCrossRefID");
  await work.requireNew(sender.id, crossRef);
  const conversation = await conversationFor(work, sender, to, crossRef);
  const { u8sMessage: text } = message;
  const sequence = await work.append(conversation, {
    sender: sender.id,
    crossRef,
    main: true,
    kind,
    message,
    ...(text !== undefined && { folded: folded(text) }),
  });
  return { conversation, sequence };
}

async function conversationFor(
  work: Work,
  sender: PrincipalUser,
  to: Destination,
  crossRef: string,
): Promise<store.Conversation> {
  const { u8sConversationID: guid = "", iConversationType: type } = to;
  if (type !== undefined && !knownTypes.has(type)) {
    throw invalid("iConversationType is none of AsnConversationType");
  }
  if (guid !== "") return writable(work, await work.findPart(guid, sender.id), crossRef);
  requireText(to.u8sConversationName ?? "", limits.name, "u8sConversationName");
  const others = work.usersOf(to.u8sRecipientURIs).filter((id) => id !== sender.id);
  if (others.length === 0) throw refused("unknownrecipient");
  const { one_to_one: pair, multi_user: group, static_chatroom: fixed } = conversationTypes;
  const wanted = type ?? (others.length === 1 ? pair : group);
  if (wanted === pair) {
    if (others.length > 1) throw refused("requestfail");
    return await pairOf(work, sender.id, others[0] as number, crossRef);
  }
  // Static rooms are there for everybody.
  if (wanted === fixed && !sender.admin) throw refused("forbidden");
  return await work.create({
    type: wanted,
    name: to.u8sConversationName ?? "",
    creator: sender.id,
    members: [sender.id, ...others],
    crossRef,
  });
}

/** The conversation of two users; made if they have none. */
export async function pairOf(
  work: Work,
  sender: number,
  other: number,
  crossRef: string,
): Promise<store.Conversation> {
  const there = await store.findPair(work.db, sender, other, work.volatile);
  if (there !== undefined) {
    const party = (await store.party(work.db, there.id, sender))!;
    return await writable(work, { conversation: there, party }, crossRef);
  }
  return await work.create({
    type: conversationTypes.one_to_one,
    name: "",
    creator: sender,
    members: [sender, other],
    crossRef,
  });
}

/**
 * The conversation, if the user may write there. Who has left a one-to-one chat is back when one of the two writes again.
 * @throws ChatRefusal 1, or 5 if the other user of a one-to-one chat can chat no more.
 */
export async function writable(
  work: Work,
  { conversation, party }: Part,
  crossRef: string,
): Promise<store.Conversation> {
  if ((party.rights & partyRights.write) === 0) throw refused("forbidden");
  if (!isPair(conversation)) {
    if (!takesPart(party)) throw refused("forbidden");
    return conversation;
  }
  const both = await store.parties(work.db, conversation.id);
  if (!both.every(({ user }) => work.canChat(user))) throw refused("unknownrecipient");
  const gone = both.filter((one) => !takesPart(one));
  if (gone.length === 0) return conversation;
  for (const one of gone) await store.reopen(work.db, one);
  await work.append(conversation, {
    sender: party.user,
    crossRef,
    kind: EventKind.conversation,
    change: {
      ...(await work.described(conversation)),
      iChatUserlistModify: 1,
      u8sUsersModified: gone.map((one) => work.parts.events.party(one).u8sContactURI),
    },
  });
  return conversation;
}
