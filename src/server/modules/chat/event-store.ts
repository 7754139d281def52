import { sql, type Expression, type Kysely } from "kysely";
import {
  statement,
  type DatabaseKind,
  type Placeholders,
  type Unit,
} from "../../database/index.js";
import type { ChatTables } from "./schema.js";

/** What a row with an event is about. */
export const EventKind = {
  /** Outside of the time line: the state of a conversation, or what somebody has read. */
  state: 0,
  text: 1,
  binary: 2,
  /** A change of the conversation. */
  conversation: 3,
} as const;

type Tables = Unit<ChatTables>;

/** A row with an event. */
export type EventRow = { [K in keyof ChatTables["chat_event"]]: ChatTables["chat_event"][K] };

const columns = [
  "conversation",
  "sequence",
  "change",
  "born",
  "plain",
  "kind",
  "sender",
  "created",
  "cross_ref",
  "cause",
  "folded",
  "body",
  "read_at",
  "deleted",
  "reactions",
] as const;
/** The columns of an event, in a query that calls it `e`. */
export const ofEvent = columns.map((column) => `e.${column}` as const);

/** The part of a conversation's time line that somebody sees. */
export interface Visible {
  readonly conversation: number;
  readonly since: number;
  /** The last sequence id; {@link forEver} for somebody who takes part. */
  readonly until: number;
}

/** The messages of others that somebody has read or not. */
export interface OfOthers {
  readonly reader: number;
  /** They are after this sequence id. */
  readonly start: number;
  /** They are not after this one. */
  readonly last: number;
  readonly most: number;
}

/** Above all sequence and transaction ids. */
export const forEver = Number.MAX_SAFE_INTEGER;

function ofConversation(db: Kysely<ChatTables>, p: Placeholders<Pick<Visible, "conversation">>) {
  return db.selectFrom("chat_event as e").where("e.conversation", "=", p.conversation);
}

type EventQuery = ReturnType<typeof ofConversation>;

/**
 * The events that somebody sees of a conversation's time line.
 * @param bound Bounds the sequence ids further. These bounds come first, because SQLite begins and ends to read an index at the first ones.
 */
export function timeLine(
  db: Kysely<ChatTables>,
  p: Placeholders<Visible>,
  bound: (all: EventQuery) => EventQuery = (all) => all,
): EventQuery {
  return bound(ofConversation(db, p))
    .where("e.sequence", ">=", p.since)
    .where("e.sequence", "<=", p.until);
}

/** Those of them that are messages. */
function messages(...of: Parameters<typeof timeLine>): EventQuery {
  return timeLine(...of).where("e.kind", "in", [EventKind.text, EventKind.binary]);
}

const insertOne = statement<ChatTables, EventRow>()((db, p) =>
  db
    .insertInto("chat_event")
    .values(Object.fromEntries(columns.map((column) => [column, p[column]])) as any)
    .onConflict((conflict) =>
      conflict.columns(["conversation", "sequence"]).doUpdateSet((eb) => ({
        change: eb.ref("excluded.change"),
        plain: eb.ref("excluded.plain"),
        created: eb.ref("excluded.created"),
        cause: eb.ref("excluded.cause"),
        body: eb.ref("excluded.body"),
      })),
    ),
);

const byReference = statement<ChatTables, { sender: number; reference: string }>()((db, p) =>
  db
    .selectFrom("chat_event as e")
    .innerJoin("chat_conversation as c", "c.id", "e.conversation")
    .select(["c.guid", "e.sequence"])
    .where("e.sender", "=", p.sender)
    .where("e.cross_ref", "=", p.reference)
    // So that the store knows that its index holds.
    .where("e.cross_ref", "<>", sql.lit("")),
);

const one = statement<ChatTables, { conversation: number; sequence: number }>()((db, p) =>
  db
    .selectFrom("chat_event")
    .select(columns)
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const before = statement<ChatTables, Visible & { start: number; most: number }>()((db, p) =>
  timeLine(db, p, (all) => all.where("e.sequence", "<", p.start))
    .select(ofEvent)
    .orderBy("e.sequence", "desc")
    .limit(p.most),
);

const from = statement<ChatTables, Visible & { start: number; most: number }>()((db, p) =>
  timeLine(db, p, (all) => all.where("e.sequence", ">=", p.start))
    .select(ofEvent)
    .orderBy("e.sequence")
    .limit(p.most),
);

/** Those of others that somebody has read or not. */
function ofOthers(
  messagesSeen: EventQuery,
  reader: Expression<number>,
  isRead: boolean,
): EventQuery {
  return messagesSeen
    .where("e.sender", "<>", reader)
    .where("e.read_at", isRead ? "is not" : "is", null);
}

const lastOfOthers = (isRead: boolean) =>
  statement<ChatTables, Visible & OfOthers>()((db, p) => {
    const between = (all: EventQuery) =>
      all.where("e.sequence", ">", p.start).where("e.sequence", "<=", p.last);
    return ofOthers(messages(db, p, between), p.reader, isRead)
      .select(ofEvent)
      .orderBy("e.sequence", "desc")
      .limit(p.most);
  });
const unreadOfOthers = lastOfOthers(false);
const readOfOthers = lastOfOthers(true);

const firstUnread = statement<ChatTables, Visible & Pick<OfOthers, "reader" | "start">>()((
  db,
  p,
) => {
  const later = messages(db, p, (all) => all.where("e.sequence", ">", p.start));
  return ofOthers(later, p.reader, false).select("e.sequence").orderBy("e.sequence").limit(1);
});

const ownMessages = statement<
  ChatTables,
  Visible & { sender: number; last: number; deleted: boolean; most: number }
>()((db, p) =>
  messages(db, p, (all) => all.where("e.sequence", "<=", p.last))
    .select(ofEvent)
    .where("e.sender", "=", p.sender)
    .where("e.deleted", "=", p.deleted)
    .orderBy("e.sequence")
    .limit(p.most),
);

const lastMessages = statement<ChatTables, Visible & { most: number }>()((db, p) =>
  messages(db, p).select(ofEvent).orderBy("e.sequence", "desc").limit(p.most),
);

const after = statement<ChatTables, { after: number; most: number }>()((db, p) =>
  db
    .selectFrom("chat_event")
    .select(columns)
    .where("change", ">", p.after)
    .orderBy("change")
    .limit(p.most),
);

/** Whether somebody sees an event: those of a time, and what is outside of it as long as he takes part. */
export function seen(e: string, p: string): Expression<any> {
  const sequence = sql.ref(`${e}.sequence`);
  const until = sql.ref(`${p}.until`);
  return sql`((${sequence} >= ${sql.ref(`${p}.since`)} and (${until} is null or ${sequence} <= ${until}))
    or (${sequence} <= 0 and ${until} is null))`;
}

/** The `+` keeps SQLite from reading in the order of all transactions, of which most concern others. */
function unordered(kind: DatabaseKind, column: string): Expression<any> {
  return kind === "sqlite" ? sql`+${sql.ref(column)}` : sql.ref(column);
}

const changedOfUser = statement<
  ChatTables,
  { user: number; volatile: boolean; after: number; most: number }
>()((db, p, kind) =>
  db
    .selectFrom("chat_event as e")
    .select(ofEvent)
    .where("e.change", "in", (eb) =>
      eb
        .selectFrom("chat_party as p")
        .innerJoin("chat_conversation as c", "c.id", "p.conversation")
        .innerJoin("chat_event as x", "x.conversation", "p.conversation")
        .select("x.change")
        .where("p.user", "=", p.user)
        .where("c.volatile", "=", p.volatile)
        .where("c.change", ">", p.after)
        .where(unordered(kind, "x.change"), ">", p.after)
        .where("x.change", ">", p.after)
        .where(seen("x", "p") as any)
        .orderBy(unordered(kind, "x.change"))
        .limit(p.most),
    )
    .orderBy("e.change"),
);

const changedInOne = statement<
  ChatTables,
  Visible & { after: number; last: number; most: number }
>()((db, p) =>
  db
    .selectFrom("chat_event")
    .select(columns)
    .where("conversation", "=", p.conversation)
    .where("change", ">", p.after)
    .where("sequence", "<=", p.last)
    .where((eb) =>
      eb.or([
        eb.and([eb("sequence", ">=", p.since), eb("sequence", "<=", p.until)]),
        eb.and([eb("sequence", "<=", 0), eb(p.until, "=", sql.lit(forEver))]),
      ]),
    )
    .orderBy("change")
    .limit(p.most),
);

const updateStatus = statement<
  ChatTables,
  Pick<EventRow, "conversation" | "sequence" | "change" | "cause" | "deleted"> & {
    readAt: number | null;
  }
>()((db, p) =>
  db
    .updateTable("chat_event")
    .set({
      change: p.change,
      plain: p.change,
      cause: p.cause,
      deleted: p.deleted,
      read_at: p.readAt,
    })
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const updateReactions = statement<
  ChatTables,
  Pick<EventRow, "conversation" | "sequence" | "change"> & { reactions: string | null }
>()((db, p) =>
  db
    .updateTable("chat_event")
    .set({ change: p.change, reactions: p.reactions })
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

/** Adds an event. What is outside of the time line is replaced. */
export async function put(unit: Tables, row: EventRow): Promise<void> {
  await unit.run(insertOne, row);
}

/** The event that a user has caused with a cross reference id. */
export function withReference(
  unit: Tables,
  sender: number,
  reference: string,
): Promise<{ guid: string; sequence: number } | undefined> {
  return unit.first(byReference, { sender, reference });
}

export function get(
  unit: Tables,
  conversation: number,
  sequence: number,
): Promise<EventRow | undefined> {
  return unit.first(one, { conversation, sequence });
}

/** The last events before a sequence id, in their order. */
export async function listBefore(
  unit: Tables,
  visible: Visible,
  start: number,
  most: number,
): Promise<EventRow[]> {
  if (most === 0) return [];
  return (await unit.all(before, { ...visible, start, most })).toReversed();
}

/** The first events from a sequence id on. */
export async function listFrom(
  unit: Tables,
  visible: Visible,
  start: number,
  most: number,
): Promise<EventRow[]> {
  if (most === 0) return [];
  return unit.all(from, { ...visible, start, most });
}

/** The newest of them, in their order. */
export async function listOfOthers(
  unit: Tables,
  visible: Visible,
  isRead: boolean,
  about: OfOthers,
): Promise<EventRow[]> {
  const wanted = isRead ? readOfOthers : unreadOfOthers;
  return (await unit.all(wanted, { ...visible, ...about })).toReversed();
}

/** The first message of others after a sequence id that has not been read. */
export async function findUnread(
  unit: Tables,
  visible: Visible,
  about: Pick<OfOthers, "reader" | "start">,
): Promise<number | undefined> {
  return (await unit.first(firstUnread, { ...visible, ...about }))?.sequence;
}

/** The first messages that somebody has sent, deleted or not. */
export function listOwn(
  unit: Tables,
  visible: Visible,
  about: { sender: number; last: number; deleted: boolean; most: number },
): Promise<EventRow[]> {
  return unit.all(ownMessages, { ...visible, ...about });
}

/** The newest messages, in their order. */
export async function listLast(unit: Tables, visible: Visible, most: number): Promise<EventRow[]> {
  if (most === 0) return [];
  return (await unit.all(lastMessages, { ...visible, most })).toReversed();
}

/** What has changed after a transaction, in all conversations. */
export function listAfter(unit: Tables, transaction: number, most: number): Promise<EventRow[]> {
  return unit.all(after, { after: transaction, most });
}

/** What has changed after a transaction of all that a user sees; the first changes in their order. */
export function listChanged(
  unit: Tables,
  about: { user: number; volatile: boolean; after: number; most: number },
): Promise<EventRow[]> {
  return unit.all(changedOfUser, about);
}

/** The same of one conversation, up to a sequence id. */
export function listChangedIn(
  unit: Tables,
  visible: Visible,
  about: { after: number; last: number; most: number },
): Promise<EventRow[]> {
  return unit.all(changedInOne, { ...visible, ...about });
}

/** Notes that an event has been read, or deleted, or not. */
export async function setStatus(
  unit: Tables,
  { conversation, sequence }: EventRow,
  now: Pick<EventRow, "change" | "cause" | "deleted" | "read_at">,
): Promise<void> {
  const { change, cause, deleted, read_at: readAt } = now;
  await unit.run(updateStatus, { conversation, sequence, change, cause, deleted, readAt });
}

export async function setReactions(
  unit: Tables,
  { conversation, sequence }: EventRow,
  change: number,
  reactions: string | null,
): Promise<void> {
  await unit.run(updateReactions, { conversation, sequence, change, reactions });
}
