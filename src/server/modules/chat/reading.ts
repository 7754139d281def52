import type {
  AsnChatConversation,
  AsnChatEvent,
  AsnChatGetConversationsArgument,
  AsnConversationIDChoice,
  AsnConversationType,
} from "../../../modules/chat-v2/chat-v2.js";
import type { Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { folded } from "../../folded.js";
import { listBinaries, search, type Where } from "./event-search.js";
import * as rows from "./event-store.js";
import { laterParams, visibleOf, type Receiver } from "./events.js";
import { limits } from "./limits.js";
import { invalid, refused, requireCount, requireText } from "./results.js";
import * as store from "./store.js";
import {
  conversationTypes,
  findView,
  requireFound,
  takesPart,
  viewOf,
  type ChatParts,
  type View,
} from "./work.js";

/** What has changed, and how far that goes. */
export interface Difference {
  readonly events: AsnChatEvent[];
  /** The transaction id from which to ask on; undefined if these are all changes. */
  readonly next: number | undefined;
}

/** What the manual assumes where a client does not say how many events it wants (line 17666). */
const usualEvents = 100;

/** Of more conversations than these, the participants are read together. */
const fewConversations = 8;

/** Answers questions about chats, in a unit that reads. */
export class Reading {
  readonly #db: Unit<any>;
  readonly #parts: ChatParts;
  readonly #user: PrincipalUser;
  readonly #volatile: boolean;
  readonly #reactions: boolean;

  /** @param reactions Whether the caller understands reactions. */
  constructor(db: Unit<any>, parts: ChatParts, user: PrincipalUser, reactions = false) {
    this.#db = db;
    this.#parts = parts;
    this.#user = user;
    this.#volatile = parts.rights.settings.bChatDatabaseDisabled;
    this.#reactions = reactions;
  }

  /** The id of the database that is in use (asnChatGetDatabaseID, manual line 17719). */
  async databaseId(): Promise<string> {
    const { database_id: lasting, volatile_id: ofDay } = await store.state(this.#db);
    return this.#volatile ? ofDay : lasting;
  }

  /** The last transaction id. */
  async transaction(): Promise<number> {
    return (await store.state(this.#db)).change;
  }

  /** The conversation with an id, as the caller sees it. @throws ChatRefusal 2 */
  view(guid: string): Promise<View> {
    return findView(this.#db, guid, this.#user.id, this.#volatile);
  }

  /** The conversation that is named by its id or by the other user of a one-to-one chat. @throws ChatRefusal 2 or 5 */
  async chosen(choice: AsnConversationIDChoice): Promise<View> {
    if (choice.u8sConversationID !== undefined) return await this.view(choice.u8sConversationID);
    const conversation = requireFound(await this.#pairWith(choice.u8sPartnerURI));
    return viewOf(conversation, await store.party(this.#db, conversation.id, this.#user.id));
  }

  /** The id of the one-to-one chat with somebody (asnChatGetConversationID, manual line 18532). @throws ChatRefusal 2 or 5 */
  async conversationId(uri: string): Promise<string> {
    return requireFound(await this.#pairWith(uri)).guid;
  }

  async #pairWith(uri: string): Promise<store.Conversation | undefined> {
    const other = this.#parts.people.find(uri);
    if (other === undefined) throw refused("unknownrecipient");
    return await store.findPair(this.#db, this.#user.id, other, this.#volatile);
  }

  /** What has changed after a transaction, the first changes first (manual lines 17643, 17759). */
  async difference(
    known: number,
    iMaxEvents: number = usualEvents,
    within?: { readonly guid: string; readonly last?: number | undefined },
  ): Promise<Difference> {
    const most = requireCount(iMaxEvents, "iMaxEvents");
    if (known < 0) throw invalid("iLastKnownGlobTransactionID is negative");
    const found = await this.#changed(known, most + 1, within);
    const some = modest(found.slice(0, most));
    const receiver = { known, reactions: this.#reactions };
    const { events } = this.#parts;
    return {
      events: some
        .filter((row) => events.isNews(row, receiver))
        .map((row) => events.of(row, receiver)),
      next: found.length > some.length ? (some.at(-1)?.change ?? known) : undefined,
    };
  }

  async #changed(
    after: number,
    most: number,
    within: { readonly guid: string; readonly last?: number | undefined } | undefined,
  ): Promise<rows.EventRow[]> {
    if (within === undefined) {
      const about = { user: this.#user.id, volatile: this.#volatile, after, most };
      return await rows.listChanged(this.#db, about);
    }
    const { conversation, seen } = await this.view(within.guid);
    const { last = rows.forEver } = within;
    const visible = visibleOf(conversation, seen);
    return await rows.listChangedIn(this.#db, visible, { after, last, most });
  }

  /**
   * Events around a sequence id (asnChatGetEventsRange, manual line 18319).
   * @param start Without it, the highest sequence id plus one.
   */
  async range(
    view: View,
    start: number | undefined,
    before: number = usualEvents,
    from = 0,
  ): Promise<AsnChatEvent[]> {
    const ahead = requireCount(before, "iNumLessThanSeqID");
    const on = start === undefined ? 0 : requireCount(from, "iNumGreaterThanOrEqualSeqID");
    if (ahead + on > limits.events) throw refused("tomanymessages");
    const visible = visibleOf(view.conversation, view.seen);
    // What is outside of the time line has no sequence id of its own.
    const at = Math.max(start ?? rows.forEver, 1);
    return this.#events([
      ...(await rows.listBefore(this.#db, visible, at, ahead)),
      ...(await rows.listFrom(this.#db, visible, at, on)),
    ]);
  }

  /** Events before a sequence id (asnChatGetEvents, manual line 18205). @throws ChatRefusal 4 if all are wanted and these are too many. */
  async before(view: View, start: number | undefined, most?: number): Promise<AsnChatEvent[]> {
    if (most !== undefined) return await this.range(view, start, most);
    const visible = visibleOf(view.conversation, view.seen);
    const at = Math.max(start ?? rows.forEver, 1);
    const found = await rows.listBefore(this.#db, visible, at, limits.events + 1);
    if (found.length > limits.events) throw refused("tomanymessages");
    return this.#events(found);
  }

  /** Searches texts (asnChatFindEvents, manual line 18260); the newest first. */
  async search(
    text: string,
    page: { readonly most: number; readonly offset: number },
    guid: string | undefined,
  ): Promise<{ total: number; events: AsnChatEvent[] }> {
    requireText(text, limits.search, "u8sSearchString");
    const wanted = folded(text);
    if (wanted === "") throw invalid("u8sSearchString is empty");
    const most = requireCount(page.most, "iMaxEvents");
    const offset = requireCount(page.offset, "iOffset", rows.forEver);
    let where: Where = { user: this.#user.id, volatile: this.#volatile };
    if (guid !== undefined && guid !== "") {
      const { conversation, seen } = await this.view(guid);
      where = visibleOf(conversation, seen);
    }
    const found = await search(this.#db, where, { text: wanted, most, offset });
    return { total: found.total, events: this.#events(found.rows) };
  }

  /** Messages with binary data (asnChatGetBinaryMessageEvents of version 8); the newest first. */
  async binaries(
    view: View,
    page: { readonly after: number; readonly most: number; readonly offset: number },
  ): Promise<{ total: number; events: AsnChatEvent[] }> {
    const visible = visibleOf(view.conversation, view.seen);
    const found = await listBinaries(this.#db, visible, page);
    return { total: found.total, events: this.#events(found.rows) };
  }

  /** Conversations that have changed, with their newest messages (asnChatGetConversationOverview, manual line 17834). */
  async overview(about: {
    readonly known: number;
    readonly conversations: number | undefined;
    readonly newest: number;
    readonly unread: boolean;
  }): Promise<AsnChatEvent[]> {
    const { known, newest, unread } = about;
    const user = this.#user.id;
    const wanted = about.conversations;
    if (wanted !== undefined) requireCount(wanted, "iMaxConversations", rows.forEver);
    if (known < 0) throw invalid("iLastKnownGlobTransactionID is negative");
    requireCount(newest, "iNumLastMessages");
    const most = Math.min(wanted ?? rows.forEver, limits.overview + 1);
    const page = { user, volatile: this.#volatile, after: known, most };
    const found = await store.listOfUser(this.#db, page);
    if (found.length > limits.overview) throw refused("tomanymessages");
    const parties = await this.#partiesOf(found);
    const events: AsnChatEvent[] = [];
    let octets = 0;
    for (const conversation of found) {
      const all = parties.get(conversation.id) ?? [];
      const own = all.find((one) => one.user === user)!;
      events.push(this.#conversationEvent(conversation, all, own));
      const messages = await this.#newest(conversation, own, newest, unread);
      for (const { body } of messages) octets += body.length;
      if (octets > limits.eventOctets) throw refused("tomanymessages");
      events.push(...this.#events(messages));
      if (events.length > limits.overviewEvents) throw refused("tomanymessages");
    }
    return events;
  }

  /** The newest messages and those that have not been read, each once. */
  async #newest(
    conversation: store.Conversation,
    own: store.Party,
    most: number,
    withUnread: boolean,
  ): Promise<rows.EventRow[]> {
    const visible = visibleOf(conversation, own);
    const found = new Map<number, rows.EventRow>();
    if (withUnread) {
      const about = {
        reader: own.user,
        start: own.read_to,
        last: rows.forEver,
        most: limits.events,
      };
      const unread = await rows.listOfOthers(this.#db, visible, false, about);
      for (const row of unread) found.set(row.sequence, row);
    }
    for (const row of await rows.listLast(this.#db, visible, most)) found.set(row.sequence, row);
    return [...found.values()].toSorted((a, b) => a.sequence - b.sequence);
  }

  #conversationEvent(
    conversation: store.Conversation,
    parties: readonly store.Party[],
    own: store.Party,
  ): AsnChatEvent {
    const { events, clock } = this.#parts;
    return {
      u8sEventCrossRefID: "",
      u8sConversationID: conversation.guid,
      iConvSequenceID: 0,
      iGlobTransactionID: conversation.change,
      bUpdate: false,
      asnChatConversation: {
        u8sConversationName: conversation.name,
        asnChatParties: parties.filter(takesPart).map((one) => events.readingParty(one)),
        iConversationType: conversation.type as AsnConversationType,
        ...laterParams(conversation, own, clock().getTime()),
      },
    };
  }

  /** Conversations as asnChatGetConversations returns them (manual line 18483). @throws ChatRefusal 2, 4 or 5 */
  async conversations(about: AsnChatGetConversationsArgument): Promise<AsnChatConversation[]> {
    const { u8sConversationID: guid = "", u8sContactURI: contact = "" } = about;
    const found = new Map<number, store.Conversation>();
    for (const one of await this.#listed(guid, contact)) found.set(one.id, one);
    if (about.bStaticConversations === true && guid === "") {
      const { static_chatroom: type } = conversationTypes;
      const most = limits.conversations + 1;
      const rooms = await store.listOfType(this.#db, type, this.#volatile, most);
      for (const one of rooms) found.set(one.id, one);
    }
    if (found.size > limits.conversations) throw refused("tomanymessages");
    const parties = await this.#partiesOf([...found.values()]);
    const now = this.#parts.clock().getTime();
    return [...found.values()].map((conversation) => {
      const all = parties.get(conversation.id) ?? [];
      const own = all.find(({ user }) => user === this.#user.id);
      return {
        u8sConversationID: conversation.guid,
        u8sConversationName: conversation.name,
        iConversationType: conversation.type as AsnConversationType,
        iConvSequenceID: conversation.sequence,
        iGlobTransactionID: conversation.change,
        asnChatParties: all.filter(takesPart).map((one) => this.#parts.events.party(one)),
        ...laterParams(conversation, own, now),
      };
    });
  }

  async #listed(guid: string, contact: string): Promise<store.Conversation[]> {
    const { id: user } = this.#user;
    const volatile = this.#volatile;
    const most = limits.conversations + 1;
    if (guid !== "") {
      const { conversation, party } = await this.view(guid);
      // Who has left sees what has been, but nothing of how it is now.
      if (party?.until !== null && party !== undefined) throw refused("invalidconversationid");
      return [conversation];
    }
    if (contact === "") {
      return await store.listOfUser(this.#db, { user, volatile, after: -1, most });
    }
    const other = this.#parts.people.find(contact);
    if (other === undefined) throw refused("unknownrecipient");
    return await store.listOfBoth(this.#db, { user, other, volatile, most });
  }

  /** The participants of conversations. @throws ChatRefusal 4 for too many. */
  async #partiesOf(
    conversations: readonly store.Conversation[],
  ): Promise<Map<number, store.Party[]>> {
    const found = new Map<number, store.Party[]>();
    if (conversations.length > fewConversations) {
      const most = limits.listedParties + 1;
      const all = await store.partiesOfUser(this.#db, this.#user.id, most);
      if (all.length === most) throw refused("tomanymessages");
      for (const one of all) {
        const some = found.get(one.conversation);
        if (some === undefined) found.set(one.conversation, [one]);
        else some.push(one);
      }
    }
    let others = 0;
    for (const { id } of conversations) {
      if (found.has(id)) continue;
      const parties = await store.parties(this.#db, id);
      others += parties.length;
      if (others > limits.listedParties) throw refused("tomanymessages");
      found.set(id, parties);
    }
    return found;
  }

  /**
   * Rows as whoever asks for them by page gets them: as they are, whatever the caller knows.
   * @throws ChatRefusal 4 (tomanymessages) if they are too large.
   */
  #events(found: readonly rows.EventRow[]): AsnChatEvent[] {
    if (modest(found).length < found.length) throw refused("tomanymessages");
    const receiver: Receiver = { known: 0, reactions: this.#reactions };
    return found.map((row) => this.#parts.events.of(row, receiver));
  }
}

/** The first rows that are together not too large; one at least. */
function modest(found: readonly rows.EventRow[]): readonly rows.EventRow[] {
  let octets = 0;
  const end = found.findIndex(
    ({ body }, at) => (octets += body.length) > limits.eventOctets && at > 0,
  );
  return end < 0 ? found : found.slice(0, end);
}
