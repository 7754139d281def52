import {
  AsnChatUserlistModify,
  type AsnChatForwardArgument,
  type AsnChatSetUserlistArgument,
  type AsnChatUserlistModifyArgument,
} from "../../../modules/chat-v2/chat-v2.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { folded } from "../../folded.js";
import { EventKind } from "./event-store.js";
import { requireMessage } from "./messages.js";
import { invalid, refused, requireCrossRef } from "./results.js";
import * as store from "./store.js";
import {
  conversationTypes,
  isPair,
  isPublic,
  partyRights,
  takesPart,
  type Part,
  type Work,
} from "./work.js";

const { added, removed, update } = AsnChatUserlistModify.values;

/** Where the event about a change of participants is. */
export interface Modified {
  readonly sequence: number;
  /** The id of a conversation that has been made for it. */
  readonly guid?: string;
}

/** Adds or removes participants (asnChatUserlistModify, manual line 18142). */
export async function modifyUserlist(
  work: Work,
  caller: PrincipalUser,
  {
    u8sConversationID: guid,
    iChatUserlistModify: how,
    u8sUserURIs: uris,
    ...rest
  }: Pick<
    AsnChatUserlistModifyArgument,
    "u8sConversationID" | "iChatUserlistModify" | "u8sUserURIs" | "u8sEventCrossRefID"
  >,
): Promise<Modified> {
  const { u8sEventCrossRefID: crossRef } = rest;
  requireCrossRef(crossRef, "u8sEventCrossRefID");
  if (how !== added && how !== removed) throw invalid("iChatUserlistModify is neither 1 nor 2");
  await work.requireNew(caller.id, crossRef);
  if (how === removed) return await remove(work, caller, guid, uris, crossRef);
  const conversation = await work.find(guid);
  const party = await store.party(work.db, conversation.id, caller.id);
  return await add(work, caller, { conversation, party }, uris, crossRef);
}

async function add(
  work: Work,
  caller: PrincipalUser,
  { conversation, party }: { conversation: store.Conversation; party: store.Party | undefined },
  uris: readonly string[],
  crossRef: string,
): Promise<Modified> {
  const isStatic = conversation.type === conversationTypes.static_chatroom;
  const isMember = party !== undefined && takesPart(party);
  if (party === undefined && !isStatic) throw refused("invalidconversationid");
  const users = work.usersOf(uris);
  // Static rooms are there for everybody: users may add themselves.
  const isOwnJoin = isStatic && users.length === 1 && users[0] === caller.id;
  const may = isMember && (party.rights & partyRights.changeUsers) !== 0;
  if (!may && !isOwnJoin) throw refused("forbidden");
  const parties = await store.parties(work.db, conversation.id);
  const there = new Set(parties.filter(takesPart).map(({ user }) => user));
  const joining = users.filter((id) => !there.has(id));
  if (joining.length === 0) throw refused("requestfail");
  if (isPair(conversation)) return await widen(work, caller, conversation, joining, crossRef);
  const { write, changeUsers } = partyRights;
  const isRoom = isStatic || isPublic(conversation);
  await work.join(conversation, parties, joining, isRoom ? write : write | changeUsers);
  return await tell(work, caller, conversation, added, joining, crossRef);
}

/** Makes a conversation of several users out of a one-to-one chat, which stays as it is (manual line 17603). */
async function widen(
  work: Work,
  caller: PrincipalUser,
  old: store.Conversation,
  joining: readonly number[],
  crossRef: string,
): Promise<Modified> {
  const both = (await store.parties(work.db, old.id)).map(({ user }) => user);
  const made = await work.create({
    type: conversationTypes.multi_user,
    name: old.name,
    creator: caller.id,
    members: [...new Set([...both, ...joining])],
    crossRef,
    main: true,
    change: { u8sLinkedConversationID: old.guid },
  });
  await work.append(old, {
    sender: caller.id,
    crossRef,
    kind: EventKind.conversation,
    change: { u8sLinkedConversationID: made.guid },
  });
  return { sequence: made.sequence, guid: made.guid };
}

async function remove(
  work: Work,
  caller: PrincipalUser,
  guid: string,
  uris: readonly string[],
  crossRef: string,
): Promise<Modified> {
  const { conversation, party } = await work.findPart(guid, caller.id);
  if (!takesPart(party)) throw refused("forbidden");
  const parties = await store.parties(work.db, conversation.id);
  const leaving = partiesOf(work, parties, uris);
  const isLeaving = leaving.length === 1 && leaving[0]!.user === caller.id;
  if (!isLeaving) {
    // Out of a one-to-one chat users can only leave themselves.
    if (isPair(conversation)) throw refused("requestfail");
    if ((party.rights & partyRights.changeUsers) === 0) throw refused("forbidden");
  }
  for (const one of leaving) {
    await store.endPartyAt(work.db, one, conversation.sequence + 1);
  }
  const ids = leaving.map(({ user }) => user);
  return await tell(work, caller, conversation, removed, ids, crossRef);
}

/** The participants whom URIs name. @throws ChatRefusal 9 (requestfail) if one names nobody who takes part. */
function partiesOf(
  work: Work,
  parties: readonly store.Party[],
  uris: readonly string[],
): store.Party[] {
  const { people } = work.parts;
  const found = new Set<store.Party>();
  const byId = new Map(parties.filter(takesPart).map((one) => [one.user, one]));
  // Somebody who is no user any more is named as he was.
  const byUri = new Map(
    [...byId.values()]
      .filter(({ user }) => people.uriOf(user) === undefined)
      .map((one) => [one.uri, one]),
  );
  for (const uri of uris) {
    const id = people.find(uri);
    const one = id === undefined ? byUri.get(uri) : byId.get(id);
    if (one === undefined) throw refused("requestfail");
    found.add(one);
  }
  if (found.size === 0) throw refused("requestfail");
  return [...found];
}

async function tell(
  work: Work,
  caller: PrincipalUser,
  conversation: store.Conversation,
  how: AsnChatUserlistModify,
  users: readonly number[],
  crossRef: string,
): Promise<Modified> {
  const sequence = await work.append(conversation, {
    sender: caller.id,
    crossRef,
    main: true,
    kind: EventKind.conversation,
    change: {
      ...(await work.described(conversation)),
      iChatUserlistModify: how,
      u8sUsersModified: users.map((id) => work.parts.people.uriOf(id) ?? `user-${id}`),
    },
  });
  return { sequence };
}

/** Replaces the participants of a public room (asnChatSetUserlist, manual line 18725). */
export async function setUserlist(
  work: Work,
  caller: PrincipalUser,
  { u8sConversationID: guid, u8sUserURIs: uris, ...rest }: AsnChatSetUserlistArgument,
): Promise<Modified> {
  const { u8sEventListCrossRefID: crossRef } = rest;
  requireCrossRef(crossRef, "u8sEventListCrossRefID");
  await work.requireNew(caller.id, crossRef);
  const conversation = await work.find(guid);
  const party = await store.party(work.db, conversation.id, caller.id);
  const may = party !== undefined && takesPart(party) && party.rights & partyRights.changeUsers;
  if (!isPublic(conversation)) {
    throw refused(party === undefined ? "invalidconversationid" : "requestfail");
  }
  if (!may && !caller.admin) throw refused("forbidden");
  const users = work.usersOf(uris);
  const parties = await store.parties(work.db, conversation.id);
  const there = new Set(parties.filter(takesPart).map(({ user }) => user));
  const leaving = parties.filter((one) => takesPart(one) && !users.includes(one.user));
  const joining = users.filter((id) => !there.has(id));
  for (const one of leaving) await store.endPartyAt(work.db, one, conversation.sequence + 1);
  const staying = parties.filter(({ user }) => users.includes(user));
  await work.join(conversation, staying, joining, partyRights.write);
  const modified = [...leaving.map(({ user }) => user), ...joining];
  return await tell(work, caller, conversation, update, modified, crossRef);
}

/**
 * Passes a participant on to others (asnChatForward, manual line 18571): in a new conversation of that participant with them, to
 * which the caller does not belong. Both conversations name each other.
 */
export async function forward(
  work: Work,
  caller: PrincipalUser,
  argument: AsnChatForwardArgument,
): Promise<Modified> {
  const { u8sForwardURI: who, u8sForwardToURIs: to, u8sMessage: message } = argument;
  const { u8sConversationID: guid, u8sEventCrossRefID: crossRef } = argument;
  requireCrossRef(crossRef, "u8sEventCrossRefID");
  if (message !== "") requireMessage(message);
  await work.requireNew(caller.id, crossRef);
  const { conversation, party }: Part = await work.findPart(guid, caller.id);
  if (!takesPart(party) || (party.rights & partyRights.write) === 0) throw refused("forbidden");
  const parties = await store.parties(work.db, conversation.id);
  const [passed] = partiesOf(work, parties, [who]) as [store.Party];
  if (passed.user === caller.id) throw refused("requestfail");
  if (!work.canChat(passed.user)) throw refused("unknownrecipient");
  const targets = work.usersOf(to);
  if (targets.length === 0) throw refused("unknownrecipient");
  if (targets.includes(passed.user) || targets.includes(caller.id)) throw refused("requestfail");
  const { people } = work.parts;
  const names = {
    u8sForwardedFromURI: people.uriOf(caller.id) ?? caller.name,
    u8sForwardedURI: people.uriOf(passed.user) ?? passed.uri,
  };
  const made = await work.create({
    type: conversationTypes.multi_user,
    name: conversation.name,
    creator: caller.id,
    members: [passed.user, ...targets],
    crossRef,
    change: { ...names, u8sLinkedConversationID: guid },
  });
  if (message !== "") {
    await work.append(made, {
      sender: caller.id,
      crossRef,
      kind: EventKind.text,
      message: { u8sMessage: message },
      folded: folded(message),
    });
  }
  const sequence = await work.append(conversation, {
    sender: caller.id,
    crossRef,
    main: true,
    kind: EventKind.conversation,
    change: { ...names, u8sLinkedConversationID: made.guid },
  });
  return { sequence, guid: made.guid };
}
