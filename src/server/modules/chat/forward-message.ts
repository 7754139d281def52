import { AsnChatEvent, type AsnChatEventMessage } from "../../../modules/chat-v2/chat-v2.js";
import type { AsnChatForwardMessageArgument } from "../../../modules/later/chat-v2/chat-v2.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { copyBinary, isComplete } from "./binaries.js";
import * as rows from "./event-store.js";
import { isMessage, sees } from "./events.js";
import { pairOf, writable } from "./messages.js";
import { replyOf } from "./replies.js";
import { refused, requireCrossRef } from "./results.js";
import type * as store from "./store.js";
import type { Work } from "./work.js";

/** Copies a message to another conversation (asnChatForwardMessage of version 8). The copy names who sent it first. */
export async function forwardMessage(
  work: Work,
  caller: PrincipalUser,
  argument: AsnChatForwardMessageArgument,
): Promise<void> {
  const { u8sEventCrossRefID: crossRef, iSourceSequenceID: at } = argument;
  requireCrossRef(crossRef, "u8sEventCrossRefID");
  await work.requireNew(caller.id, crossRef);
  const source = await work.findPart(argument.u8sSourceConversationID, caller.id);
  const row = await rows.get(work.db, source.conversation.id, at);
  if (row === undefined || !isMessage(row) || row.deleted || !sees(source.party, row)) {
    throw refused("invalidmessageid");
  }
  const { conversation, sequence, kind, folded } = row;
  const isBinary = kind === rows.EventKind.binary;
  if (isBinary && !(await isComplete(work.db, { conversation, sequence }))) {
    throw refused("requestfail");
  }
  const target = await destination(work, caller, argument, crossRef);
  const to = {
    conversation: target.id,
    sequence: await work.append(target, {
      sender: caller.id,
      crossRef,
      main: true,
      kind,
      message: copyOf(row),
      ...(folded !== null && { folded }),
    }),
  };
  if (isBinary) await copyBinary(work.db, { conversation, sequence }, to, caller.id);
}

async function destination(
  work: Work,
  caller: PrincipalUser,
  { asnForwardDestinationIDChoice: choice }: AsnChatForwardMessageArgument,
  crossRef: string,
): Promise<store.Conversation> {
  if (choice.u8sConversationID !== undefined) {
    return await writable(work, await work.findPart(choice.u8sConversationID, caller.id), crossRef);
  }
  const [other] = work.usersOf([choice.u8sPartnerURI]) as [number];
  if (other === caller.id) throw refused("unknownrecipient");
  return await pairOf(work, caller.id, other, crossRef);
}

function copyOf({ body }: rows.EventRow): AsnChatEventMessage {
  const { asnChatMessage, u8sSenderURI = "" } = AsnChatEvent.decode(body, { unknown: "keep" });
  const { optionalParams: params = [], ...message } = asnChatMessage!;
  // What it answers is not in the other conversation.
  const { rest: optionalParams } = replyOf(params);
  const isForwarded = optionalParams.some(({ key }) => key === origin);
  const first = { key: origin, value: { stringdata: u8sSenderURI } };
  return { ...message, optionalParams: isForwarded ? optionalParams : [...optionalParams, first] };
}

/** The name that version 8 gives to what names the first sender. */
const origin = "u8sForwardOrigin";
