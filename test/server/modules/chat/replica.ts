import {
  asnChatEvent,
  asnChatGetDiffUpdate,
  asnChatSubscribeEvents,
  type AsnChatEvent,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import type { Running } from "../../running.js";

interface Known {
  readonly transaction: number;
  readonly conversation: string;
  readonly sequence: number;
  readonly state: string;
}

/** How many changes it asks for at once: few, so that it has to ask often. */
const page = 7;

/** What one client knows of chats. It may lose its connection at any time, and catches up from the last transaction id. */
export class Replica {
  readonly user: string;
  readonly records = new Map<string, Known>();
  /** What has come that must not. */
  readonly faults: string[] = [];
  #there: Running;
  #client: Client | undefined;
  /** All changes up to this transaction are known. */
  #known = 0;
  /** The last one that has come unasked on this connection. */
  #live = 0;
  #listed: AsnChatEvent[] = [];

  constructor(there: Running, user: string) {
    this.#there = there;
    this.user = user;
  }

  get client(): Client | undefined {
    return this.#client;
  }

  /** Logs on, follows, and asks for what it has missed. */
  async connect(): Promise<void> {
    if (this.#client !== undefined) return;
    const client = await this.#there.loggedOn(this.user);
    this.#live = 0;
    client.handle(asnChatEvent, ({ asnChatEventList: list, u8sEventListCrossRefID: asked }) => {
      if (asked === undefined) this.#take(list);
      else this.#listed.push(...list);
    });
    // The members of version 8 say that it understands reactions.
    const wanted = { iMaxEvents: page, u8sEventListCrossRefID: "page" };
    let { optionalParams: more } = await client.invoke(asnChatSubscribeEvents, {
      ...wanted,
      bReceiveChatEvents: true,
      iMaxChatEventsPerEvent: -1,
      iLastKnownGlobTransactionID: this.#known,
    });
    this.#apply();
    while (more !== undefined) {
      const { integerdata } = more[0]!.value as { integerdata: number };
      if (integerdata <= this.#known) throw new Error("asked to go on from where it is");
      this.#known = integerdata;
      const iLastKnownGlobTransactionID = integerdata;
      const argument = { ...wanted, iLastKnownGlobTransactionID };
      ({ optionalParams: more } = await client.invoke(asnChatGetDiffUpdate, argument));
      this.#apply();
    }
    this.#known = Math.max(this.#known, this.#live, ...this.#transactions());
    this.#client = client;
  }

  /** Loses the connection. */
  async disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.close();
  }

  /** What it knows, in a form that can be compared. */
  get all(): string[] {
    return [...this.records.values()]
      .map(({ state, transaction }) => `${transaction} ${state}`)
      .toSorted();
  }

  #transactions(): number[] {
    return [...this.records.values()].map(({ transaction }) => transaction);
  }

  #take(list: readonly AsnChatEvent[]): void {
    for (const event of list) {
      if (event.iGlobTransactionID <= this.#live) this.faults.push("events out of order, or twice");
      this.#live = event.iGlobTransactionID;
      this.#put(event);
      if (this.#client !== undefined) this.#known = this.#live;
    }
  }

  #apply(): void {
    for (const event of this.#listed.splice(0)) this.#put(event);
  }

  #put(event: AsnChatEvent): void {
    const { u8sEventCrossRefID: _, bUpdate, iGlobTransactionID: transaction, ...state } = event;
    const { u8sConversationID: conversation, iConvSequenceID: sequence, u8sSenderURI } = event;
    const key = `${conversation} ${sequence === 0 ? u8sSenderURI : sequence}`;
    const before = this.records.get(key);
    if (before !== undefined && before.transaction >= transaction) return;
    // As long as it catches up, others change what it has not got yet.
    const isCurrent = this.#client !== undefined;
    if (bUpdate && sequence > 0 && before === undefined && isCurrent) {
      this.faults.push("an update of something unknown");
    }
    this.#follow(event);
    this.records.set(key, { transaction, conversation, sequence, state: JSON.stringify(state) });
  }

  /** Who is added begins anew; who is removed is told nothing of what others read. */
  #follow({
    u8sConversationID,
    iConvSequenceID: at,
    asnChatConversation: about,
  }: AsnChatEvent): void {
    const isOwn = about?.u8sUsersModified?.includes(`sip:${this.user}`) === true;
    if (!isOwn || about?.iConversationType !== 2) return;
    for (const [key, { conversation, sequence }] of this.records) {
      if (conversation !== u8sConversationID) continue;
      const isOld = about.iChatUserlistModify === 1 && sequence < at;
      if (sequence === 0 || isOld) this.records.delete(key);
    }
  }
}
