import { createHash } from "node:crypto";
import { sql } from "kysely";
import {
  AsnChatEvent,
  type AsnChatBinaryDescription,
  type AsnChatGetBinaryChunkArgument,
  type AsnChatPutBinaryChunkArgument,
} from "../../../modules/chat-v2/chat-v2.js";
import { statement, type Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import * as events from "./event-store.js";
import { sees } from "./events.js";
import { limits } from "./limits.js";
import { invalid, refused, tooMuch } from "./results.js";
import type { ChatTables } from "./schema.js";
import * as store from "./store.js";
import type { Part, View, Work } from "./work.js";

type Tables = Unit<ChatTables>;
type Place = Pick<events.EventRow, "conversation" | "sequence">;

const announce = statement<
  ChatTables,
  Place & { sender: number; complete: boolean; transfer: string | null }
>()((db, p) =>
  db.insertInto("chat_binary").values({
    conversation: p.conversation,
    sequence: p.sequence,
    sender: p.sender,
    octets: 0,
    complete: p.complete,
    transfer: p.transfer,
  }),
);

const stored = statement<ChatTables, Place>()((db, p) =>
  db
    .selectFrom("chat_binary")
    .select(["sender", "octets", "complete", "transfer"])
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const setStored = statement<ChatTables, Place & { octets: number; complete: boolean }>()((db, p) =>
  db
    .updateTable("chat_binary")
    .set({ octets: p.octets, complete: p.complete })
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const insertChunk = statement<ChatTables, Place & { start: number; octets: Uint8Array }>()(
  (db, p) =>
    db.insertInto("chat_chunk").values({
      conversation: p.conversation,
      sequence: p.sequence,
      start: p.start,
      octets: p.octets,
    }),
);

const copyChunks = statement<ChatTables, Place & { from: number; at: number }>()((db, p) =>
  db
    .insertInto("chat_chunk")
    .columns(["conversation", "sequence", "start", "octets"])
    .expression(
      db
        .selectFrom("chat_chunk")
        .select([
          sql<number>`cast(${p.conversation} as bigint)`.as("conversation"),
          sql<number>`cast(${p.sequence} as bigint)`.as("sequence"),
          "start",
          "octets",
        ])
        .where("conversation", "=", p.from)
        .where("sequence", "=", p.at),
    ),
);

const removeChunks = statement<ChatTables, Place>()((db, p) =>
  db
    .deleteFrom("chat_chunk")
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence),
);

const chunksWithin = statement<ChatTables, Place & { after: number; before: number }>()((db, p) =>
  db
    .selectFrom("chat_chunk")
    .select(["start", "octets"])
    .where("conversation", "=", p.conversation)
    .where("sequence", "=", p.sequence)
    .where("start", ">", p.after)
    .where("start", "<", p.before)
    .orderBy("start"),
);

/** Notes that data of a message will come, or in which file of binary transfer they are. */
export async function expectBinary(
  unit: Tables,
  { conversation, sequence }: Place,
  sender: number,
  transfer: string | null = null,
): Promise<void> {
  const complete = transfer !== null;
  await unit.run(announce, { conversation, sequence, sender, complete, transfer });
}

/** Copies the data of a message to another of the same sender or of somebody else. @throws RequestError for too much data */
export async function copyBinary(
  unit: Tables,
  from: Place,
  to: Place,
  sender: number,
): Promise<void> {
  const { octets, complete, transfer } = (await unit.first(stored, from))!;
  await expectBinary(unit, to, sender, transfer);
  if (transfer !== null) return;
  await addTotal(unit, sender, octets);
  await unit.run(copyChunks, { ...to, from: from.conversation, at: from.sequence });
  await unit.run(setStored, { ...to, octets, complete });
}

/** Whether all data of a message have come. */
export async function isComplete(unit: Tables, at: Place): Promise<boolean> {
  return (await unit.first(stored, at))?.complete ?? false;
}

async function addTotal(unit: Tables, user: number, octets: number): Promise<void> {
  if ((await store.addOctets(unit, user, octets)) <= limits.binaries) return;
  throw tooMuch(`A user may send at most ${limits.binaries} octets of binary data`);
}

/** The event with binary data that somebody sees. @throws ChatRefusal 3 if there is no such event, or it has no data. */
async function eventOf(
  unit: Tables,
  { conversation, seen }: View,
  sequence: number,
): Promise<events.EventRow> {
  const row = await events.get(unit, conversation.id, sequence);
  const isThere = row?.kind === events.EventKind.binary && sees(seen, row) && !row.deleted;
  if (!isThere) throw refused("invalidmessageid");
  return row;
}

/**
 * Takes the next piece of the data of a message (asnChatPutBinaryChunk, manual line 18042). With the last one they are checked against the
 * message's description.
 * @returns Whether they are as described; if not, all pieces are dropped and may be sent again.
 */
export async function putChunk(
  work: Work,
  caller: PrincipalUser,
  { conversation: where, party: seen }: Part,
  { iConvSequenceID, binData, bLastChunk }: AsnChatPutBinaryChunkArgument,
): Promise<boolean> {
  const { db } = work;
  if (binData.length > limits.chunk) throw invalid(`binData has over ${limits.chunk} octets`);
  if (!bLastChunk && binData.length < limits.leastChunk) {
    throw invalid(`binData has less than ${limits.leastChunk} octets, and is not the last`);
  }
  const row = await eventOf(db, { conversation: where, seen }, iConvSequenceID);
  const { conversation, sequence } = row;
  const there = (await db.first(stored, { conversation, sequence }))!;
  if (there.sender !== caller.id) throw refused("forbidden");
  if (there.complete) throw refused("requestfail");
  const octets = there.octets + binData.length;
  const { iBinarySize: size, u8sChecksumSHA1: sum = "" } = describedBy(row);
  const isTooMuch = octets > (size ?? limits.binary);
  const complete = bLastChunk && !isTooMuch && (await isWhole(octets));
  async function isWhole(length: number): Promise<boolean> {
    if (size !== undefined && length !== size) return false;
    if (sum === "") return true;
    const before = await chunks(db, { conversation, sequence }, 0, there.octets);
    const hash = createHash("sha1").update(before).update(binData).digest("hex");
    return hash === sum.toLowerCase();
  }
  if (isTooMuch || (bLastChunk && !complete)) {
    await db.run(removeChunks, { conversation, sequence });
    await db.run(setStored, { conversation, sequence, octets: 0, complete: false });
    await store.addOctets(db, caller.id, -there.octets);
    return false;
  }
  await addTotal(db, caller.id, binData.length);
  if (binData.length > 0) {
    await db.run(insertChunk, { conversation, sequence, start: there.octets, octets: binData });
  }
  await db.run(setStored, { conversation, sequence, octets, complete });
  return true;
}

function describedBy({ body }: events.EventRow): Partial<AsnChatBinaryDescription> {
  const { asnChatMessage } = AsnChatEvent.decode(body, { unknown: "keep" });
  return asnChatMessage?.asnBinaryDescription ?? {};
}

/** A part of the data of a message (asnChatGetBinaryChunk, manual line 18085). @throws ChatRefusal 9 if they are not complete, or not here. */
export async function getChunk(
  unit: Tables,
  view: View,
  { iConvSequenceID, iOffset, iChunkSize }: AsnChatGetBinaryChunkArgument,
): Promise<{ binData: Uint8Array; bLastChunk: boolean }> {
  if (iOffset < 0) throw invalid("iOffset is negative");
  if (iChunkSize < 1) throw invalid("iChunkSize is less than 1");
  const { conversation, sequence } = await eventOf(unit, view, iConvSequenceID);
  const there = (await unit.first(stored, { conversation, sequence }))!;
  if (!there.complete || there.transfer !== null) throw refused("requestfail");
  const end = Math.min(there.octets, iOffset + Math.min(iChunkSize, limits.chunk));
  const binData = await chunks(unit, { conversation, sequence }, iOffset, end);
  return { binData, bLastChunk: end >= there.octets };
}

/** The data from one place to another. */
async function chunks(unit: Tables, at: Place, start: number, end: number): Promise<Uint8Array> {
  if (end <= start) return Buffer.alloc(0);
  const within = { ...at, after: start - limits.chunk - 1, before: end };
  const rows = await unit.all(chunksWithin, within);
  const first = rows[0]?.start ?? 0;
  const all = Buffer.concat(rows.map(({ octets }) => octets));
  return all.subarray(start - first, end - first);
}
