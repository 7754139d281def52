import { sql } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { ChatTables } from "./schema.js";

type Tables = Unit<ChatTables>;
type Row<T extends keyof ChatTables> = { [K in keyof ChatTables[T]]: ChatTables[T][K] };

/** A conversation. */
export interface Conversation {
  readonly id: number;
  readonly guid: string;
  readonly type: number;
  readonly name: string;
  readonly volatile: boolean;
  readonly sequence: number;
  readonly change: number;
  readonly avatar: string | null;
}

/** Somebody who takes part in a conversation, or has done so. */
export type Party = Row<"chat_party">;

export type State = Row<"chat_state">;

const conversationColumns = [
  "id",
  "guid",
  "type",
  "name",
  "volatile",
  "sequence",
  "change",
  "avatar",
] as const;

const partyColumns = [
  "conversation",
  "user",
  "uri",
  "name",
  "rights",
  "since",
  "until",
  "read_to",
  "muted_until",
] as const;

const stateNow = statement<ChatTables>()((db) =>
  db
    .selectFrom("chat_state")
    .select(["one", "database_id", "volatile_id", "cleared", "change"])
    .where("one", "=", 1),
);

const raiseChange = statement<ChatTables>()((db) =>
  db
    .updateTable("chat_state")
    .set((eb) => ({ change: eb("change", "+", 1) }))
    .where("one", "=", 1)
    .returning("change"),
);

const noteCleared = statement<ChatTables, { volatileId: string; day: number }>()((db, p) =>
  db
    .updateTable("chat_state")
    .set({ volatile_id: p.volatileId, cleared: p.day })
    .where("one", "=", 1),
);

const volatileOctets = statement<ChatTables, { type: number }>()((db, p) =>
  db
    .selectFrom("chat_conversation as c")
    .innerJoin("chat_binary as b", "b.conversation", "c.id")
    .select(["b.sender", ({ fn }) => fn.sum<number>("b.octets").as("octets")])
    .where("c.type", "=", p.type)
    .where("c.volatile", "=", true)
    .groupBy("b.sender"),
);

const removeVolatile = statement<ChatTables, { type: number }>()((db, p) =>
  db.deleteFrom("chat_conversation").where("type", "=", p.type).where("volatile", "=", true),
);

const byGuid = statement<ChatTables, { guid: string; volatile: boolean }>()((db, p) =>
  db
    .selectFrom("chat_conversation")
    .select(conversationColumns)
    .where("guid", "=", p.guid)
    .where("volatile", "=", p.volatile),
);

const byPair = statement<ChatTables, { pair: string }>()((db, p) =>
  db.selectFrom("chat_conversation").select(conversationColumns).where("pair", "=", p.pair),
);

const insertConversation = statement<
  ChatTables,
  { guid: string; type: number; name: string; volatile: boolean; pair: string | null }
>()((db, p) =>
  db
    .insertInto("chat_conversation")
    .values({
      guid: p.guid,
      type: p.type,
      name: p.name,
      volatile: p.volatile,
      pair: p.pair,
      sequence: 0,
      change: 0,
      avatar: null,
    })
    .returning("id"),
);

const advanceSequence = statement<ChatTables, { id: number; change: number }>()((db, p) =>
  db
    .updateTable("chat_conversation")
    .set((eb) => ({ sequence: eb("sequence", "+", 1), change: p.change }))
    .where("id", "=", p.id)
    .returning("sequence"),
);

const touchConversation = statement<ChatTables, { id: number; change: number }>()((db, p) =>
  db.updateTable("chat_conversation").set({ change: p.change }).where("id", "=", p.id),
);

const ofType = statement<ChatTables, { type: number; volatile: boolean; most: number }>()((db, p) =>
  db
    .selectFrom("chat_conversation")
    .select(conversationColumns)
    .where("type", "=", p.type)
    .where("volatile", "=", p.volatile)
    .orderBy("id")
    .limit(p.most),
);

const ofUser = statement<
  ChatTables,
  { user: number; volatile: boolean; after: number; most: number }
>()((db, p) =>
  db
    .selectFrom("chat_party as p")
    .innerJoin("chat_conversation as c", "c.id", "p.conversation")
    .select(conversationColumns.map((column) => `c.${column}` as const))
    .where("p.user", "=", p.user)
    .where("p.until", "is", null)
    .where("c.volatile", "=", p.volatile)
    .where("c.change", ">", p.after)
    .orderBy("c.change", "desc")
    .limit(p.most),
);

const ofBoth = statement<
  ChatTables,
  { user: number; other: number; volatile: boolean; most: number }
>()((db, p) =>
  db
    .selectFrom("chat_party as p")
    .innerJoin("chat_party as o", "o.conversation", "p.conversation")
    .innerJoin("chat_conversation as c", "c.id", "p.conversation")
    .select(conversationColumns.map((column) => `c.${column}` as const))
    .where("p.user", "=", p.user)
    .where("p.until", "is", null)
    .where("o.user", "=", p.other)
    .where("o.until", "is", null)
    .where("c.volatile", "=", p.volatile)
    .orderBy("c.change", "desc")
    .limit(p.most),
);

const countOfUser = statement<ChatTables, { user: number }>()((db, p) =>
  db
    .selectFrom("chat_party")
    .select(({ fn }) => fn.countAll<number>().as("conversations"))
    .where("user", "=", p.user)
    .where("until", "is", null),
);

const onePartyOf = statement<ChatTables, { conversation: number; user: number }>()((db, p) =>
  db
    .selectFrom("chat_party")
    .select(partyColumns)
    .where("conversation", "=", p.conversation)
    .where("user", "=", p.user),
);

const partiesOf = statement<ChatTables, { conversation: number }>()((db, p) =>
  db
    .selectFrom("chat_party")
    .select(partyColumns)
    .where("conversation", "=", p.conversation)
    .orderBy("user"),
);

/** All participants of the conversations of a user. */
const partiesWith = statement<ChatTables, { user: number; most: number }>()((db, p) =>
  db
    .selectFrom("chat_party as p")
    .innerJoin("chat_party as o", "o.conversation", "p.conversation")
    .select(partyColumns.map((column) => `o.${column}` as const))
    .where("p.user", "=", p.user)
    .where("p.until", "is", null)
    .orderBy("o.conversation")
    .orderBy("o.user")
    .limit(p.most),
);

const putParty = statement<
  ChatTables,
  Omit<Party, "until" | "muted_until" | "read_to"> & { readTo: number }
>()((db, p) =>
  db
    .insertInto("chat_party")
    .values({
      conversation: p.conversation,
      user: p.user,
      uri: p.uri,
      name: p.name,
      rights: p.rights,
      since: p.since,
      until: null,
      read_to: p.readTo,
      muted_until: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["conversation", "user"]).doUpdateSet((eb) => ({
        uri: eb.ref("excluded.uri"),
        name: eb.ref("excluded.name"),
        rights: eb.ref("excluded.rights"),
        since: eb.ref("excluded.since"),
        read_to: eb.ref("excluded.read_to"),
        until: null,
        muted_until: null,
      })),
    ),
);

const endParty = statement<ChatTables, { conversation: number; user: number; until: number }>()(
  (db, p) =>
    db
      .updateTable("chat_party")
      .set({ until: p.until })
      .where("conversation", "=", p.conversation)
      .where("user", "=", p.user),
);

const reopenParty = statement<ChatTables, { conversation: number; user: number }>()((db, p) =>
  db
    .updateTable("chat_party")
    .set({ until: null })
    .where("conversation", "=", p.conversation)
    .where("user", "=", p.user),
);

const setReadTo = statement<ChatTables, { conversation: number; user: number; readTo: number }>()(
  (db, p) =>
    db
      .updateTable("chat_party")
      .set({ read_to: p.readTo })
      .where("conversation", "=", p.conversation)
      .where("user", "=", p.user),
);

const setMuted = statement<
  ChatTables,
  { conversation: number; user: number; until: number | null }
>()((db, p) =>
  db
    .updateTable("chat_party")
    .set({ muted_until: p.until })
    .where("conversation", "=", p.conversation)
    .where("user", "=", p.user),
);

const setAvatarHash = statement<ChatTables, { id: number; hash: string | null }>()((db, p) =>
  db.updateTable("chat_conversation").set({ avatar: p.hash }).where("id", "=", p.id),
);

const putAvatar = statement<ChatTables, { conversation: number; image: Uint8Array }>()((db, p) =>
  db
    .insertInto("chat_avatar")
    .values({ conversation: p.conversation, image: p.image })
    .onConflict((conflict) =>
      conflict.column("conversation").doUpdateSet((eb) => ({ image: eb.ref("excluded.image") })),
    ),
);

const removeAvatar = statement<ChatTables, { conversation: number }>()((db, p) =>
  db.deleteFrom("chat_avatar").where("conversation", "=", p.conversation),
);

const avatarOf = statement<ChatTables, { conversation: number }>()((db, p) =>
  db.selectFrom("chat_avatar").select("image").where("conversation", "=", p.conversation),
);

/**
 * Makes units that change chats run one after the other, so that transaction ids rise in the order of the commits. In PostgreSQL a unit
 * would otherwise have to be repeated for each one that overtakes it; locking a table comes before the unit's first look at the data.
 */
export async function takeTurn(unit: Tables): Promise<void> {
  if (unit.kind === "sqlite") return;
  await sql`lock table chat_state in exclusive mode`.execute(unit.db);
}

export async function state(unit: Tables): Promise<State> {
  return (await unit.first(stateNow, {}))!;
}

/** The next global transaction id. */
export async function raise(unit: Tables): Promise<number> {
  return (await unit.first(raiseChange, {}))!.change;
}

/** Removes the conversations that are kept for a day only. */
export async function clearVolatile(unit: Tables, volatileId: string, day: number): Promise<void> {
  for (const type of [1, 2, 3, 4]) {
    for (const { sender, octets } of await unit.all(volatileOctets, { type })) {
      await addOctets(unit, sender, -Number(octets));
    }
    await unit.run(removeVolatile, { type });
  }
  await unit.run(noteCleared, { volatileId, day });
}

const addToTotal = statement<ChatTables, { user: number; octets: number }>()((db, p) =>
  db
    .insertInto("chat_total")
    .values({ user: p.user, octets: p.octets })
    .onConflict((conflict) =>
      conflict
        .column("user")
        .doUpdateSet((eb) => ({ octets: eb("chat_total.octets", "+", eb.ref("excluded.octets")) })),
    )
    .returning("octets"),
);

/** Adds to the octets of binary data that a user has stored; returns the new sum. */
export async function addOctets(unit: Tables, user: number, octets: number): Promise<number> {
  return (await unit.first(addToTotal, { user, octets }))!.octets;
}

const totalOf = statement<ChatTables, { user: number }>()((db, p) =>
  db.selectFrom("chat_total").select("octets").where("user", "=", p.user),
);

export async function octetsOf(unit: Tables, user: number): Promise<number> {
  return (await unit.first(totalOf, { user }))?.octets ?? 0;
}

export function find(
  unit: Tables,
  guid: string,
  volatile: boolean,
): Promise<Conversation | undefined> {
  return unit.first(byGuid, { guid, volatile });
}

/** The key of the conversation of two users. */
function pairOf(one: number, other: number, volatile: boolean): string {
  return `${volatile ? "day" : ""}${Math.min(one, other)}/${Math.max(one, other)}`;
}

export function findPair(
  unit: Tables,
  one: number,
  other: number,
  volatile: boolean,
): Promise<Conversation | undefined> {
  return unit.first(byPair, { pair: pairOf(one, other, volatile) });
}

export async function insert(
  unit: Tables,
  conversation: Pick<Conversation, "guid" | "type" | "name" | "volatile">,
  pair?: readonly [number, number],
): Promise<number> {
  const key = pair === undefined ? null : pairOf(...pair, conversation.volatile);
  return (await unit.first(insertConversation, { ...conversation, pair: key }))!.id;
}

/** Raises the sequence id of a conversation; returns the new one. */
export async function advance(unit: Tables, id: number, change: number): Promise<number> {
  return (await unit.first(advanceSequence, { id, change }))!.sequence;
}

export async function touch(unit: Tables, id: number, change: number): Promise<void> {
  await unit.run(touchConversation, { id, change });
}

/** Conversations of a type, the oldest first. */
export function listOfType(
  unit: Tables,
  type: number,
  volatile: boolean,
  most: number,
): Promise<Conversation[]> {
  return unit.all(ofType, { type, volatile, most });
}

/** The conversations of a user that have changed since a transaction, the last one first. */
export function listOfUser(
  unit: Tables,
  about: { user: number; volatile: boolean; after: number; most: number },
): Promise<Conversation[]> {
  return unit.all(ofUser, about);
}

/** The conversations in which two users take part, the last one first. */
export function listOfBoth(
  unit: Tables,
  about: { user: number; other: number; volatile: boolean; most: number },
): Promise<Conversation[]> {
  return unit.all(ofBoth, about);
}

export async function conversationsOf(unit: Tables, user: number): Promise<number> {
  return Number((await unit.first(countOfUser, { user }))!.conversations);
}

export function party(
  unit: Tables,
  conversation: number,
  user: number,
): Promise<Party | undefined> {
  return unit.first(onePartyOf, { conversation, user });
}

/** All who take part in a conversation or have done so, in the order of their ids. */
export function parties(unit: Tables, conversation: number): Promise<Party[]> {
  return unit.all(partiesOf, { conversation });
}

/** All who take part in the conversations of a user or have done so, in the order of the conversations and of their ids. */
export function partiesOfUser(unit: Tables, user: number, most: number): Promise<Party[]> {
  return unit.all(partiesWith, { user, most });
}

export async function addParty(
  unit: Tables,
  { read_to: readTo, ...added }: Omit<Party, "until" | "muted_until">,
): Promise<void> {
  await unit.run(putParty, { ...added, readTo });
}

export async function endPartyAt(unit: Tables, of: Party, until: number): Promise<void> {
  await unit.run(endParty, { conversation: of.conversation, user: of.user, until });
}

export async function reopen(unit: Tables, of: Party): Promise<void> {
  await unit.run(reopenParty, { conversation: of.conversation, user: of.user });
}

export async function markRead(unit: Tables, of: Party, readTo: number): Promise<void> {
  await unit.run(setReadTo, { conversation: of.conversation, user: of.user, readTo });
}

export async function mute(unit: Tables, of: Party, until: number | null): Promise<void> {
  await unit.run(setMuted, { conversation: of.conversation, user: of.user, until });
}

/** Sets or, without an image, removes the picture of a conversation. */
export async function setAvatar(
  unit: Tables,
  id: number,
  picture: { readonly hash: string; readonly image: Uint8Array } | undefined,
): Promise<void> {
  await unit.run(setAvatarHash, { id, hash: picture?.hash ?? null });
  if (picture === undefined) await unit.run(removeAvatar, { conversation: id });
  else await unit.run(putAvatar, { conversation: id, image: picture.image });
}

export async function avatar(unit: Tables, id: number): Promise<Uint8Array | undefined> {
  return (await unit.first(avatarOf, { conversation: id }))?.image;
}
