import { randomUUID } from "node:crypto";
import { sequence } from "../../../codec/index.js";
import {
  AsnChatEvent,
  AsnConversationType,
  type AsnChatEventConversation,
  type AsnChatEventMessage,
} from "../../../modules/chat-v2/chat-v2.js";
import type { Unit } from "../../database/index.js";
import { topic, type Topic, type UnitOfWork } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { EventKind, put, withReference } from "./event-store.js";
import { Events } from "./events.js";
import { limits } from "./limits.js";
import type { People } from "./people.js";
import { ChatRefusal, ChatResult, refused, tooMuch } from "./results.js";
import * as store from "./store.js";

export const conversationTypes = AsnConversationType.values;

/** What a participant may do (manual line 19297). */
export const partyRights = { write: 1, changeUsers: 2 } as const;

/** Something has happened in chats; the database says what. */
export const chatChanged: Topic<object> = topic<object>(
  "chat/changed",
  sequence("ChatChanged", () => []),
);

/** What the rules of chats depend on. */
export interface ChatParts {
  readonly people: People;
  readonly events: Events;
  readonly rights: Pick<Rights, "services" | "settings">;
  readonly clock: () => Date;
}

/** Where a message is to go: to a conversation, or to receivers, for whom there may have to be one first. */
export interface Destination {
  readonly u8sRecipientURIs: readonly string[];
  readonly u8sConversationID?: string | undefined;
  readonly u8sConversationName?: string | undefined;
  readonly iConversationType?: number | undefined;
}

/** An event that is to be added. */
export interface NewEvent {
  readonly sender: number;
  readonly crossRef: string;
  /** Whether it is the event by which the cross reference id is known; others of the same request only carry it. */
  readonly main?: boolean;
  readonly folded?: string;
  readonly kind: number;
  readonly message?: AsnChatEventMessage;
  readonly change?: AsnChatEventConversation;
}

/** How a conversation is made. */
export interface NewConversation {
  readonly type: number;
  readonly name: string;
  readonly creator: number;
  readonly members: readonly number[];
  readonly crossRef: string;
  readonly main?: boolean;
  readonly change?: AsnChatEventConversation;
}

/** One change of chats, in its unit. */
export class Work {
  readonly db: Unit<any>;
  readonly parts: ChatParts;
  readonly now: number;
  readonly volatile: boolean;

  private constructor(db: Unit<any>, parts: ChatParts) {
    this.db = db;
    this.parts = parts;
    this.now = parts.clock().getTime();
    this.volatile = parts.rights.settings.bChatDatabaseDisabled;
  }

  /** Begins a change. Units with one run one after the other; all of them are told of it when it is committed. */
  static async begin({ db, publish }: UnitOfWork<any>, parts: ChatParts): Promise<Work> {
    await store.takeTurn(db);
    publish(chatChanged, {});
    return new Work(db, parts);
  }

  /** The conversation with this id. @throws ChatRefusal 2 */
  async find(guid: string): Promise<store.Conversation> {
    return requireFound(await findConversation(this.db, guid, this.volatile));
  }

  /** The conversation with this id, and a user's part in it. @throws ChatRefusal 2 for who has never taken part. */
  async findPart(guid: string, user: number): Promise<Part> {
    return findPart(this.db, guid, user, this.volatile);
  }

  /** @throws ChatRefusal 7 if the user has caused an event with this cross reference id already (manual line 19159). */
  async requireNew(sender: number, crossRef: string): Promise<void> {
    if (crossRef === "") return;
    const there = await withReference(this.db, sender, crossRef);
    if (there !== undefined) throw new ChatRefusal(ChatResult.invalidcrossrefid, there);
  }

  /** The users whom these URIs name, each once. @throws ChatRefusal 5 if one names nobody who can chat. */
  usersOf(uris: readonly string[]): number[] {
    if (uris.length > limits.parties * 2) {
      throw tooMuch(`At most ${limits.parties} participants in a conversation`);
    }
    const found = new Set<number>();
    for (const uri of uris) {
      const id = this.parts.people.find(uri);
      if (id === undefined || !this.canChat(id)) throw refused("unknownrecipient");
      found.add(id);
    }
    return [...found];
  }

  canChat(id: number): boolean {
    return this.parts.rights.services({ id }).names.has("chat");
  }

  /** Adds an event to the time line of a conversation; returns its sequence id. */
  async append(conversation: Pick<store.Conversation, "id" | "guid">, event: NewEvent) {
    const change = await store.raise(this.db);
    const at = await store.advance(this.db, conversation.id, change);
    await this.#put(conversation, at, change, event);
    return at;
  }

  /** Notes what is outside of the time line. @param place 0 for the conversation, or the negative id of a user. */
  async note(
    conversation: Pick<store.Conversation, "id" | "guid">,
    place: number,
    event: Omit<NewEvent, "kind" | "main">,
  ): Promise<void> {
    const change = await store.raise(this.db);
    await store.touch(this.db, conversation.id, change);
    await this.#put(conversation, place, change, { ...event, kind: EventKind.state });
  }

  async #put(
    { id, guid }: Pick<store.Conversation, "id" | "guid">,
    at: number,
    change: number,
    event: NewEvent,
  ): Promise<void> {
    const { sender, crossRef, message, change: conversation } = event;
    const body: AsnChatEvent = {
      u8sEventCrossRefID: crossRef,
      u8sConversationID: guid,
      iConvSequenceID: 0,
      iGlobTransactionID: 0,
      bUpdate: false,
      u8sSenderURI: this.parts.people.uriOf(sender) ?? `user-${sender}`,
      asnCreateTime: new Date(this.now),
      ...(message && { asnChatMessage: message }),
      ...(conversation && { asnChatConversation: conversation }),
    };
    await put(this.db, {
      conversation: id,
      sequence: at,
      change,
      born: change,
      plain: change,
      kind: event.kind,
      sender,
      created: this.now,
      cross_ref: event.main === true ? crossRef : "",
      cause: crossRef,
      folded: event.folded ?? null,
      body: AsnChatEvent.encode(body),
      read_at: null,
      deleted: false,
      reactions: null,
    });
  }

  /**
   * Makes a conversation, whose first event says so.
   * @throws RequestError for too many participants, or somebody who takes part in too many conversations.
   */
  async create(about: NewConversation): Promise<store.Conversation> {
    const { type, name, creator, members, crossRef } = about;
    const isRoom = type === conversationTypes.static_chatroom || isPublic({ type });
    await this.#requireRoom(0, members);
    const guid = randomUUID();
    const pair = type === conversationTypes.one_to_one ? (members as [number, number]) : undefined;
    const id = await store.insert(this.db, { guid, type, name, volatile: this.volatile }, pair);
    const { write, changeUsers } = partyRights;
    for (const user of members) {
      const rights = isRoom && user !== creator ? write : write | changeUsers;
      await this.#addParty(id, user, rights, 1);
    }
    const conversation = { id, guid, type, name };
    await this.append(conversation, {
      sender: creator,
      crossRef,
      kind: EventKind.conversation,
      ...(about.main === true && { main: true }),
      change: { ...(await this.described(conversation)), ...about.change },
    });
    return await this.find(guid);
  }

  /** Adds participants, who see what happens from the next event on. @throws RequestError as {@link create}. */
  async join(
    conversation: store.Conversation,
    parties: readonly store.Party[],
    users: readonly number[],
    rights: number,
  ): Promise<void> {
    await this.#requireRoom(parties.filter(takesPart).length, users);
    for (const user of users) {
      await this.#addParty(conversation.id, user, rights, conversation.sequence + 1);
    }
  }

  async #addParty(conversation: number, user: number, rights: number, since: number) {
    const { people } = this.parts;
    await store.addParty(this.db, {
      conversation,
      user,
      uri: people.uriOf(user) ?? `user-${user}`,
      name: people.nameOf(user) ?? "",
      rights,
      since,
      read_to: since - 1,
    });
  }

  async #requireRoom(there: number, added: readonly number[]): Promise<void> {
    if (there + added.length > limits.parties) {
      throw tooMuch(`At most ${limits.parties} participants in a conversation`);
    }
    for (const user of added) {
      if ((await store.conversationsOf(this.db, user)) < limits.conversations) continue;
      throw tooMuch(`At most ${limits.conversations} conversations of a user`);
    }
  }

  /** How events describe a conversation: its name, type and participants. */
  async described(
    conversation: Pick<store.Conversation, "id" | "name" | "type">,
  ): Promise<AsnChatEventConversation> {
    const parties = (await store.parties(this.db, conversation.id)).filter(takesPart);
    return {
      u8sConversationName: conversation.name,
      asnChatParties: parties.map((one) => this.parts.events.readingParty(one)),
      iConversationType: conversation.type as AsnConversationType,
    };
  }
}

/** A conversation, and somebody's part in it. */
export interface Part {
  readonly conversation: store.Conversation;
  readonly party: store.Party;
}

/** A conversation, and the part of its time line that somebody sees. */
export interface View {
  readonly conversation: store.Conversation;
  readonly seen: Pick<store.Party, "since" | "until">;
  /** The part of somebody who takes part in it, or has done so. */
  readonly party?: store.Party;
}

export function takesPart({ until }: Pick<store.Party, "until">): boolean {
  return until === null;
}

export function isPublic({ type }: Pick<store.Conversation, "type">): boolean {
  return type === conversationTypes.public_chatroom;
}

export function isPair({ type }: Pick<store.Conversation, "type">): boolean {
  return type === conversationTypes.one_to_one;
}

/** The form of the ids that the server gives. Nothing else is looked up. */
const guidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function findConversation(
  db: Unit<any>,
  guid: string,
  volatile: boolean,
): Promise<store.Conversation | undefined> {
  if (guid.length !== 36 || !guidForm.test(guid)) return undefined;
  return store.find(db, guid, volatile);
}

/** The conversation with this id, and a user's part in it. @throws ChatRefusal 2 for who has never taken part. */
export async function findPart(
  db: Unit<any>,
  guid: string,
  user: number,
  volatile: boolean,
): Promise<Part> {
  const conversation = requireFound(await findConversation(db, guid, volatile));
  const party = requireFound(await store.party(db, conversation.id, user));
  return { conversation, party };
}

/**
 * The conversation with this id, as a user sees it. Public rooms are seen by everybody.
 * @throws ChatRefusal 2
 */
export async function findView(
  db: Unit<any>,
  guid: string,
  user: number,
  volatile: boolean,
): Promise<View> {
  const conversation = requireFound(await findConversation(db, guid, volatile));
  return viewOf(conversation, await store.party(db, conversation.id, user));
}

/** How a user sees a conversation. @throws ChatRefusal 2 if not at all. */
export function viewOf(conversation: store.Conversation, party: store.Party | undefined): View {
  const all = { since: 1, until: null };
  if (party === undefined) {
    if (!isPublic(conversation)) throw refused("invalidconversationid");
    return { conversation, seen: all };
  }
  return { conversation, seen: isPublic(conversation) ? all : party, party };
}

export function requireFound<T>(found: T | undefined): T {
  if (found === undefined) throw refused("invalidconversationid");
  return found;
}
