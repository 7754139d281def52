import {
  AsnChatEvent,
  type AsnChatEventMessage,
  type AsnChatParty,
} from "../../../modules/chat-v2/chat-v2.js";
import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import { EventKind, forEver, type EventRow, type Visible } from "./event-store.js";
import type { People } from "./people.js";
import type { Conversation, Party } from "./store.js";

/** For whom an event is. */
export interface Receiver {
  /** The last transaction id that the receiver knows. What was there by then is sent as an update. */
  readonly known: number;
  /** Whether the receiver understands reactions. */
  readonly reactions: boolean;
}

/** The users who have set an emoji, by emoji. */
export type Reactions = Record<string, number[]>;

export function reactionsOf({ reactions }: Pick<EventRow, "reactions">): Reactions {
  return reactions === null ? {} : (JSON.parse(reactions) as Reactions);
}

/** Makes events from rows. */
export class Events {
  readonly #people: People;

  constructor(people: People) {
    this.#people = people;
  }

  /** Whether a row has something new for a receiver, who may not understand reactions. */
  isNews(row: EventRow, { known, reactions }: Receiver): boolean {
    return (reactions ? row.change : row.plain) > known;
  }

  /** The event of a row, as it is now. */
  of(row: EventRow, { known, reactions }: Receiver): AsnChatEvent {
    const { optionalParams: _, ...event } = AsnChatEvent.decode(row.body, { unknown: "keep" });
    const bUpdate = row.born <= known;
    const set = reactions ? reactionsOf(row) : {};
    const params = Object.entries(set).map(([emoji, users]) => ({
      key: `Reaction:${emoji}`,
      value: { stringdata: users.map((user) => this.#uriOf(user)).join(" ") },
    }));
    return {
      ...event,
      u8sEventCrossRefID: bUpdate ? row.cause : event.u8sEventCrossRefID,
      iConvSequenceID: Math.max(0, row.sequence),
      iGlobTransactionID: row.change,
      bUpdate,
      ...(event.asnChatMessage && { asnChatMessage: messageOf(row, event.asnChatMessage) }),
      ...(params.length > 0 && { optionalParams: params }),
    };
  }

  /** A participant, as conversations and their events show it. */
  party(of: Party): AsnChatParty {
    return {
      u8sContactURI: this.#people.uriOf(of.user) ?? of.uri,
      u8sDisplayName: this.#people.nameOf(of.user) ?? of.name,
      iContactRights: of.rights,
    };
  }

  /** The same with what it has read, which only events have (manual line 19297). */
  readingParty(of: Party): AsnChatParty {
    return { ...this.party(of), iLastReadSequenceID: of.read_to };
  }

  #uriOf(user: number): string {
    return this.#people.uriOf(user) ?? `user-${user}`;
  }
}

function messageOf(row: EventRow, message: AsnChatEventMessage): AsnChatEventMessage {
  const { read_at: at } = row;
  return {
    ...(row.deleted ? { bDeleted: true } : message),
    ...(at !== null && { asnReadTime: new Date(at), bRead: true }),
  };
}

/** What version 8 says of a conversation: its picture and, to somebody who has muted it, until when. */
export function laterParams(
  { avatar }: Pick<Conversation, "avatar">,
  of: Pick<Party, "muted_until"> | undefined,
  now: number,
): { optionalParams?: AsnOptionalParameters } {
  const params: AsnOptionalParameters = [];
  if (avatar !== null) params.push({ key: "AvatarID", value: { stringdata: avatar } });
  const until = of?.muted_until ?? 0;
  if (until > now) {
    params.push({ key: "IsMuted", value: { integerdata: 1 } });
    if (until !== forEver) {
      const text = new Date(until).toISOString();
      params.push({ key: "MutedUntilTime", value: { stringdata: text } });
    }
  }
  return params.length === 0 ? {} : { optionalParams: params };
}

/** The part of the time line of a conversation that somebody sees. */
export function visibleOf(
  { id }: Pick<Conversation, "id">,
  { since, until }: Pick<Party, "since" | "until">,
): Visible {
  return { conversation: id, since, until: until ?? forEver };
}

/** Whether a row is in the part of a time line that somebody sees. */
export function sees({ since, until }: Pick<Party, "since" | "until">, row: EventRow): boolean {
  if (row.sequence <= 0) return until === null;
  return row.sequence >= since && (until === null || row.sequence <= until);
}

export function isMessage({ kind }: Pick<EventRow, "kind">): boolean {
  return kind === EventKind.text || kind === EventKind.binary;
}
