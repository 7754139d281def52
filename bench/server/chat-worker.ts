import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { ChatV2 } from "../../src/modules/index.js";
import type { Client } from "../../src/rose/index.js";
import type { Database, UcServer, Unit } from "../../src/server/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";
import {
  askFor,
  listening,
  memory,
  NEEDLE,
  serverWithUsers,
  type Asked,
  type Asking,
  type Size,
  type Stored,
} from "./readers.js";

// The process of a UCServer with many chats on the disk, or of its clients.

/** How many chats there are. */
export interface Chats extends Size {
  /** Each user has one-to-one chats with the next ones. */
  readonly chatsEach: number;
  readonly messagesEach: number;
}

/** What clients ask for. */
export type Reading =
  | "list of conversations"
  | "last 100 messages"
  | "first 100 changes"
  | "search of a text";

/** One message in so many has the text that is searched. */
const RARE = 50;

let server: UcServer;
let database: Database;

async function open(chats: Stored<Chats>): Promise<void> {
  ({ server, database } = await serverWithUsers(chats));
}

/** Writes the chats of some users, by statements of its own, for else it would take long. */
async function fill(input: Chats & { from: number; to: number }): Promise<void> {
  const { users, chatsEach, messagesEach, from, to } = input;
  const ids = (await server.users.list()).map(({ id }) => id).toSorted((a, b) => a - b);
  const body = (text: string, guid: string) =>
    ChatV2.AsnChatEvent.encode({
      u8sEventCrossRefID: "",
      u8sConversationID: guid,
      iConvSequenceID: 0,
      iGlobTransactionID: 0,
      bUpdate: false,
      u8sSenderURI: "sip:somebody@example.org",
      asnCreateTime: new Date(),
      asnChatMessage: { u8sMessage: text },
    });
  const perUser = chatsEach * messagesEach;
  for (let one = from; one < to; one++) {
    await database.write(async ({ db }: Unit<any>) => {
      const kysely = db as Kysely<any>;
      for (let chat = 0; chat < chatsEach; chat++) {
        const pair = [ids[one]!, ids[(one + chat + 1) % users]!];
        const guid = randomUUID();
        const first = one * perUser + chat * messagesEach + 1;
        const { id } = await kysely
          .insertInto("chat_conversation")
          .values({
            guid,
            type: 1,
            name: "",
            volatile: false,
            pair: pair.toSorted((a, b) => a - b).join("/"),
            sequence: messagesEach,
            change: first + messagesEach - 1,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        await kysely
          .insertInto("chat_party")
          .values(
            pair.map((user) => ({
              conversation: id,
              user,
              uri: `sip:user-${user}`,
              name: `user-${user}`,
              rights: 3,
              since: 1,
              read_to: messagesEach,
            })),
          )
          .execute();
        const rows = Array.from({ length: messagesEach }, (_, at) => {
          const text = `Message ${at} of a chat${at % RARE === 0 ? `: ${NEEDLE}` : ""}, as long as usual`;
          return {
            conversation: id,
            sequence: at + 1,
            change: first + at,
            born: first + at,
            plain: first + at,
            kind: 1,
            sender: pair[at % 2],
            created: Date.now(),
            cross_ref: "",
            cause: "",
            folded: text.toLowerCase(),
            body: body(text, guid),
            deleted: false,
          };
        });
        for (let at = 0; at < rows.length; at += 500) {
          await kysely
            .insertInto("chat_event")
            .values(rows.slice(at, at + 500))
            .execute();
        }
      }
      const change = (one + 1) * perUser;
      await kysely.updateTable("chat_state").set({ change }).execute();
    });
  }
}

/** One call of a client, whose user has a number, and how much it has found. */
const calls: Readonly<
  Record<Reading, (client: Client, user: number, asking: Chats) => Promise<number>>
> = {
  "list of conversations": async (client) =>
    (await client.invoke(ChatV2.asnChatGetConversations, {})).asnConversationList.length,
  "last 100 messages": async (client, user, { users }) => {
    const u8sPartnerURI = `sip:user-${(user + 1) % users}`;
    const argument = { asnConversationIDChoice: { u8sPartnerURI } };
    return counted(client, () => client.invoke(ChatV2.asnChatGetEventsRange, argument));
  },
  "first 100 changes": async (client) =>
    counted(client, () => client.invoke(ChatV2.asnChatGetDiffUpdate, {})),
  "search of a text": async (client) => {
    const find = { u8sSearchString: NEEDLE, iMaxEvents: 20 };
    return (await client.invoke(ChatV2.asnChatFindEvents, find)).iNumTotalResults;
  },
};

/** How many events have come. */
const events = new WeakMap<Client, number>();

async function counted(client: Client, call: () => Promise<unknown>): Promise<number> {
  events.set(client, 0);
  await call();
  return events.get(client)!;
}

/** How much there should be. */
function expected(reading: Reading, { chatsEach, messagesEach }: Chats): number {
  const chats = 2 * chatsEach;
  if (reading === "list of conversations") return chats;
  if (reading === "search of a text") return chats * Math.ceil(messagesEach / RARE);
  return Math.min(100, reading === "last 100 messages" ? messagesEach : chats * messagesEach);
}

async function ask(asking: Asking<Reading, Chats>): Promise<Asked> {
  const { reading } = asking;
  const wanted = expected(reading, asking);
  return askFor(asking, async (client, user) => {
    client.handle(ChatV2.asnChatEvent, ({ asnChatEventList: list }) => {
      events.set(client, (events.get(client) ?? 0) + list.length);
    });
    return async () => {
      const found = await calls[reading](client, user, asking);
      if (found !== wanted) throw new Mismatch(`${reading}: ${found} instead of ${wanted}`);
    };
  });
}

answer({ open, fill, listen: () => listening(server, database), ask, memory });
