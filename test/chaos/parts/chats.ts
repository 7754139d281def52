import {
  asnChatEvent,
  asnChatGetDiffUpdate,
  asnChatSubscribeEvents,
  asnChatTextMessage,
  type AsnChatEvent,
} from "../../../src/modules/chat-v2/chat-v2.js";
import { inTime, required, type Caller } from "../caller.js";
import type { Violations } from "../truth.js";
import type { Everybody, Part } from "./part.js";

/** Results of asnChatTextMessage: sent, and sent before with the same cross reference id. */
const sent = [0, 7];

/** Writes a conversation of all users, each message until it is acknowledged, and follows it: each event once and in order. */
export class Chats implements Part {
  /** The messages by their sequence ids. */
  readonly messages = new Map<number, string>();
  /** The last of its messages that was acknowledged. */
  acknowledged = 0;
  readonly #name: string;
  readonly #violations: Violations;
  /** Whom it writes to before there is a conversation; only one session does. */
  readonly #begins: readonly string[];
  #conversation: string | undefined;
  /** All changes up to this transaction are known. */
  #known = 0;
  /** The last one that has come unasked on this connection. */
  #live = 0;
  /** The last one of which it has heard at all. */
  #listed = 0;
  #isCurrent = false;
  #lists = 0;
  /** What waits for the last part of a list that has been asked for. */
  #wholeList: ((crossRef: string | undefined) => void) | undefined;

  constructor(name: string, violations: Violations, begins: readonly string[] = []) {
    this.#name = name;
    this.#violations = violations;
    this.#begins = begins;
  }

  async begin(caller: Caller): Promise<void> {
    this.#live = 0;
    this.#listed = 0;
    this.#isCurrent = false;
    caller.hear(
      asnChatEvent,
      ({ asnChatEventList: list, u8sEventListCrossRefID: asked, bLastSegment }) => {
        if (asked === undefined) this.#take(list);
        else for (const event of list) this.#put(event);
        if (bLastSegment === true) this.#wholeList?.(asked);
      },
    );
    let next = await this.#asked((wanted) =>
      caller.invoke(asnChatSubscribeEvents, {
        ...wanted,
        bReceiveChatEvents: true,
        iMaxChatEventsPerEvent: -1,
        iLastKnownGlobTransactionID: this.#known,
      }),
    );
    // What comes unasked has happened after that.
    this.#live = Math.max(this.#known, this.#listed);
    while (next !== undefined) {
      if (next <= this.#known) throw new Error("asked to go on from where it is");
      this.#known = next;
      const iLastKnownGlobTransactionID = next;
      next = await this.#asked((wanted) =>
        caller.invoke(asnChatGetDiffUpdate, { ...wanted, iLastKnownGlobTransactionID }),
      );
    }
    this.#known = Math.max(this.#known, this.#live, this.#listed);
    this.#isCurrent = true;
  }

  async write(caller: Caller): Promise<void> {
    const to = this.#conversation;
    if (to === undefined && this.#begins.length === 0) return;
    const number = this.acknowledged + 1;
    const made = caller.invoke(asnChatTextMessage, {
      u8sRecipientURIs: to === undefined ? [...this.#begins] : [],
      ...(to !== undefined && { u8sConversationID: to }),
      u8sMessage: `${this.#name} ${number}`,
      u8sEventCrossRefID: `${this.#name} ${number}`,
    });
    const answer = await inTime(made);
    if (answer !== undefined && sent.includes(answer.iResult)) this.acknowledged = number;
  }

  /** @returns From where to go on, if that was not all. */
  async #asked(
    send: (wanted: { iMaxEvents: number; u8sEventListCrossRefID: string }) => Promise<Answer>,
  ): Promise<number | undefined> {
    const id = `list ${++this.#lists}`;
    const isWhole = new Promise<true>((resolve) => {
      this.#wholeList = (asked) => asked === id && resolve(true);
    });
    const { optionalParams } = await send({ iMaxEvents: 20, u8sEventListCrossRefID: id });
    await required(isWhole);
    const more = optionalParams?.[0]?.value as { integerdata: number } | undefined;
    return more?.integerdata;
  }

  #take(list: readonly AsnChatEvent[]): void {
    for (const event of list) {
      const { iGlobTransactionID: id } = event;
      if (id <= this.#live) {
        this.#violations.add(`chat: ${this.#name} knew ${this.#live}, and was told of ${id}`);
      }
      this.#live = id;
      this.#put(event);
      if (this.#isCurrent) this.#known = id;
    }
  }

  #put({
    iConvSequenceID: sequence,
    u8sConversationID,
    asnChatMessage,
    iGlobTransactionID,
  }: AsnChatEvent): void {
    this.#conversation ??= u8sConversationID;
    this.#listed = Math.max(this.#listed, iGlobTransactionID);
    if (u8sConversationID !== this.#conversation) {
      this.#violations.add(`chat: ${this.#name} is told of a second conversation`);
    }
    const text = asnChatMessage?.u8sMessage;
    if (text === undefined) return;
    const before = this.messages.get(sequence);
    if (before !== undefined && before !== text) {
      this.#violations.add(`chat: ${this.#name} has two messages ${sequence}: ${before}, ${text}`);
    }
    this.messages.set(sequence, text);
  }
}

interface Answer {
  readonly optionalParams?: readonly { readonly value: object }[] | undefined;
}

/** What of the conversation is not as it must be. */
export function wrongChats(all: readonly Everybody<Chats>[]): string[] {
  const wrong: string[] = [];
  const listOf = ({ messages }: Chats): [number, string][] =>
    [...messages].toSorted(([one], [other]) => one - other);
  const expected = listOf(all[0]!.part);
  for (const { name, part } of all) {
    const seen = listOf(part);
    const at = seen.findIndex((one, index) => String(one) !== String(expected[index]));
    if (at >= 0 || seen.length !== expected.length) {
      const place = at < 0 ? Math.min(seen.length, expected.length) : at;
      wrong.push(
        `chat: ${name} sees ${seen.length} messages, others ${expected.length}; ` +
          `the first that differ are ${seen[place]?.join()} and ${expected[place]?.join()}`,
      );
    }
    // The one that was sent last may be there, though nobody has said so yet.
    const own = seen.flatMap(([, text]) => (text.startsWith(`${name} `) ? [text] : []));
    const most = part.acknowledged + 1;
    const written = Array.from({ length: most }, (_, index) => `${name} ${index + 1}`);
    const isRight = own.every((text, index) => text === written[index]);
    if (!isRight || own.length < part.acknowledged || own.length > most) {
      wrong.push(`chat: ${name} has written ${part.acknowledged}, there are ${own.join(", ")}`);
    }
  }
  return wrong;
}
