import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import { optionalParameters, OptionalParams } from "../../../modules/optional-params.js";
import type { PrincipalUser } from "../../kernel/index.js";
import * as rows from "./event-store.js";
import { isMessage, sees } from "./events.js";
import { invalidParameter } from "./later.js";
import { refused } from "./results.js";
import * as store from "./store.js";
import { conversationTypes, requireFound, type Destination, type Part, type Work } from "./work.js";

/** The name that version 8 gives to the sequence id of the message that a text answers. */
const replyTo = "iReplyToSequenceID";

/**
 * What the parameters of a text in the form of 6.1 name as the message that it answers. Version 8 has a member for it.
 * @throws ChatRefusal 10 if it is no number.
 */
export function replyNamedBy(params: AsnOptionalParameters | undefined): number | undefined {
  const sequence = new OptionalParams(params).get(replyTo);
  if (sequence === undefined || typeof sequence === "number") return sequence;
  throw invalidParameter();
}

/** The parameters of a message that answers another one. */
export function replyParams(sequence: number | undefined): {
  optionalParams?: AsnOptionalParameters;
} {
  if (sequence === undefined) return {};
  return { optionalParams: optionalParameters({ [replyTo]: sequence }) };
}

/** Takes from the parameters of a message what it answers. */
export function replyOf(params: AsnOptionalParameters): {
  readonly sequence: number | undefined;
  readonly rest: AsnOptionalParameters;
} {
  return {
    sequence: replyNamedBy(params),
    rest: params.filter(({ key }) => key !== replyTo),
  };
}

/**
 * Requires that a message can be answered, before anything is changed.
 * @throws ChatRefusal 3 if the conversation has no such message, it is deleted, or the sender does not see it; 1, 2 or 5 if there is no
 *   such conversation.
 */
export async function requireAnswerable(
  work: Work,
  sender: PrincipalUser,
  to: Destination,
  sequence: number,
): Promise<void> {
  const { conversation, party } = await there(work, sender, to);
  const row = await rows.get(work.db, conversation.id, sequence);
  if (row === undefined || !isMessage(row) || row.deleted || !sees(party, row)) {
    throw refused("invalidmessageid");
  }
}

/** The conversation to which a message goes, if it is there already. */
async function there(work: Work, sender: PrincipalUser, to: Destination): Promise<Part> {
  const { u8sConversationID: guid = "", iConversationType: type } = to;
  if (guid !== "") return await work.findPart(guid, sender.id);
  const [other, ...more] = work.usersOf(to.u8sRecipientURIs).filter((id) => id !== sender.id);
  const isPair = other !== undefined && more.length === 0;
  if (!isPair || (type ?? conversationTypes.one_to_one) !== conversationTypes.one_to_one) {
    throw refused("invalidmessageid");
  }
  const conversation = await store.findPair(work.db, sender.id, other, work.volatile);
  if (conversation === undefined) throw refused("invalidmessageid");
  return {
    conversation,
    party: requireFound(await store.party(work.db, conversation.id, sender.id)),
  };
}
