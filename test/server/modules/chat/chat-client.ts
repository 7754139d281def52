import {
  asnChatDatabaseIDChanged,
  asnChatEvent,
  asnChatGetDatabaseID,
  asnChatGetEventsRange,
  asnChatSubscribeEvents,
  asnChatTextMessage,
  asnChatUserStatus,
  type AsnChatEvent,
  type AsnChatEventArgument,
  type AsnChatSubscribeEventsArgument,
  type AsnChatSubscribeEventsResult,
  type AsnChatTextMessageArgument,
  type AsnChatTextMessageResult,
  type AsnChatUserStatusArgument,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import * as Later from "../../../../src/modules/later/chat-v2/chat-v2.js";
import { asnSubscribeServices } from "../../../../src/modules/later/general/general.js";
import type { ProtocolVersion } from "../../../../src/modules/registry.js";
import type { Client, ConnectOptions } from "../../../../src/rose/index.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import type { Running } from "../../running.js";

/** Waits until something is so. @throws Error if that takes too long, so that nothing goes on after a test that fails. */
export async function until(condition: () => boolean, what = () => "it"): Promise<void> {
  const deadline = performance.now() + inTheEnd.timeout;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}

/** A client, and what it has been told of chats. */
export class ChatClient {
  readonly client: Client;
  readonly lists: AsnChatEventArgument[] = [];
  readonly typing: AsnChatUserStatusArgument[] = [];
  readonly databases: string[] = [];
  readonly later: unknown[] = [];
  #requests = 0;

  /** @param version In whose form its events come. */
  constructor(client: Client, version: ProtocolVersion = "6.1") {
    this.client = client;
    const note = (list: unknown) => void this.lists.push(list as AsnChatEventArgument);
    if (version === "8") client.handle(Later.asnChatEvent, note);
    else client.handle(asnChatEvent, note);
    client.handle(asnChatUserStatus, (status) => void this.typing.push(status));
    client.handle(asnChatDatabaseIDChanged, ({ u8sDatabaseID }) => {
      this.databases.push(u8sDatabaseID);
    });
    client.handle(Later.asnChatMuteStatusChanged, (status) => void this.later.push(status));
    client.handle(Later.asnChatConversationAvatarChanged, (change) => void this.later.push(change));
  }

  /** All events so far that came unasked. */
  get events(): AsnChatEvent[] {
    return this.lists
      .filter((list) => list.u8sEventListCrossRefID === undefined)
      .flatMap((list) => list.asnChatEventList);
  }

  /** Takes the events so far away, once there are at least so many. */
  async next(count: number): Promise<AsnChatEvent[]> {
    await until(
      () => this.events.length >= count,
      () => `${this.events.map(shortly).join(", ")} instead of ${count} events`,
    );
    const { events } = this;
    this.lists.length = 0;
    return events;
  }

  async subscribe(
    rest: Partial<AsnChatSubscribeEventsArgument> = {},
  ): Promise<AsnChatSubscribeEventsResult> {
    return await this.client.invoke(asnChatSubscribeEvents, { bReceiveChatEvents: true, ...rest });
  }

  /** Sends a text to somebody, or with `{ u8sConversationID }` to a conversation. */
  text(
    to: string | readonly string[] | Partial<AsnChatTextMessageArgument>,
    u8sMessage: string,
    u8sEventCrossRefID = "",
  ): Promise<AsnChatTextMessageResult> {
    const uris = typeof to === "string" ? [to] : Array.isArray(to) ? [...to] : [];
    return this.client.invoke(asnChatTextMessage, {
      u8sRecipientURIs: uris,
      u8sMessage,
      u8sEventCrossRefID,
      ...(uris.length === 0 && (to as object)),
    });
  }

  /** The events that a request delivers, which it names by a cross reference id. */
  async delivered(
    request: (u8sEventListCrossRefID: string) => Promise<unknown>,
  ): Promise<AsnChatEvent[]> {
    const crossRef = `list ${(this.#requests += 1)}`;
    await request(crossRef);
    const lists = this.lists.filter((list) => list.u8sEventListCrossRefID === crossRef);
    const isLast = lists.map(({ bLastSegment }) => bLastSegment);
    if (
      isLast.lastIndexOf(true) !== lists.length - 1 ||
      isLast.indexOf(true) !== lists.length - 1
    ) {
      throw new Error("not just the last part of a list says so");
    }
    return lists.flatMap((list) => list.asnChatEventList);
  }

  /** What a conversation holds for this client: sequence ids with texts, or what else it is. */
  async held(u8sConversationID: string): Promise<string[]> {
    const events = await this.delivered((u8sEventListCrossRefID) =>
      this.client.invoke(asnChatGetEventsRange, {
        asnConversationIDChoice: { u8sConversationID },
        u8sEventListCrossRefID,
      }),
    );
    return events.map(shortly);
  }

  /** Lets what has been sent come in. */
  async settled(): Promise<void> {
    await this.client.invoke(asnChatGetDatabaseID, {});
  }
}

/** An event in a few words. */
export function shortly(event: AsnChatEvent): string {
  const {
    iConvSequenceID: id,
    bUpdate,
    asnChatMessage: message,
    asnChatConversation: about,
  } = event;
  const words = [`${id}`];
  if (bUpdate) words.push("update");
  if (message?.u8sMessage !== undefined) words.push(message.u8sMessage);
  if (message?.asnBinaryDescription !== undefined) words.push("data");
  if (message?.bRead === true) words.push("read");
  if (message?.bDeleted === true) words.push("deleted");
  if (about !== undefined) {
    const { iChatUserlistModify: how, u8sUsersModified: who = [] } = about;
    const doing = ["conversation", "added", "removed", "replaced"][how ?? 0]!;
    words.push(doing, ...who);
  }
  return words.join(" ");
}

/** A client of somebody who follows chats. */
export async function chatting(
  there: Running,
  user: string,
  subscribe: Partial<AsnChatSubscribeEventsArgument> | false = {},
  options?: ConnectOptions,
): Promise<ChatClient> {
  const one = new ChatClient(await there.loggedOn(user, options));
  if (subscribe !== false) await one.subscribe(subscribe);
  return one;
}

/** The same of a client of version 8. */
export async function chattingLater(
  there: Running,
  user: string,
  subscribe: Partial<AsnChatSubscribeEventsArgument> | false = {},
  options?: ConnectOptions,
): Promise<ChatClient> {
  const one = new ChatClient(await there.loggedOn(user, options), "8");
  await one.client.invoke(asnSubscribeServices, {});
  if (subscribe !== false) await one.subscribe(subscribe);
  return one;
}

/** Adds a user whose password is `NAME's secret`. */
export async function addUsers({ server }: Running, ...names: string[]): Promise<void> {
  for (const name of names) await server.users.add(name, `${name}'s secret`);
}
