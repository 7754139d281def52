import {
  AsnChatMessageStatus,
  type AsnChatSequenceIDSet,
  type AsnChatSetMessagesStatusArgument,
} from "../../../modules/chat-v2/chat-v2.js";
import type { PrincipalUser } from "../../kernel/index.js";
import * as events from "./event-store.js";
import { isMessage, sees, visibleOf } from "./events.js";
import { limits } from "./limits.js";
import { invalid, refused, requireCrossRef } from "./results.js";
import * as store from "./store.js";
import { isPair, takesPart, type Part, type Work } from "./work.js";

const { eRead, eUnread, eDeleted, eUndeleted } = AsnChatMessageStatus.values;
const known = new Set<number>(Object.values(AsnChatMessageStatus.values));

/** Marks messages read, unread, deleted or not deleted (asnChatSetMessagesStatus, manual line 18432). */
export async function setStatus(
  work: Work,
  caller: PrincipalUser,
  argument: AsnChatSetMessagesStatusArgument,
): Promise<void> {
  const { u8sEventCrossRefID: crossRef, iStatus: status, asnSequenceIDSet: which } = argument;
  requireCrossRef(crossRef, "u8sEventCrossRefID");
  if (!known.has(status)) throw invalid("iStatus is none of AsnChatMessageStatus");
  const part = await work.findPart(argument.u8sConversationID, caller.id);
  const listed = await listedMessages(work, part, which);
  if (status === eDeleted || status === eUndeleted) {
    await setDeleted(work, part, which, listed, status === eDeleted, crossRef);
  } else if (!takesPart(part.party)) {
    throw refused("forbidden");
  } else if (isPair(part.conversation)) {
    await setReadInPair(work, part, which, listed, status === eRead, crossRef);
  } else {
    await setReadMark(work, part, which, listed, status, crossRef);
  }
}

/** The messages that are listed by their ids. @throws ChatRefusal 3 if the user does not see one of them, 4 for too many. */
async function listedMessages(
  work: Work,
  { conversation, party }: Part,
  which: AsnChatSequenceIDSet,
): Promise<events.EventRow[] | undefined> {
  if (which.asnSequenceIDs === undefined) return undefined;
  if (which.asnSequenceIDs.length > limits.events) throw refused("tomanymessages");
  const ids = new Set(which.asnSequenceIDs);
  const rows: events.EventRow[] = [];
  for (const id of ids) {
    const row = await events.get(work.db, conversation.id, id);
    if (row === undefined || !isMessage(row) || !sees(party, row)) {
      throw refused("invalidmessageid");
    }
    rows.push(row);
  }
  return rows;
}

/** The last sequence id that is meant. */
function lastOf({ iLastSequenceID: last = 0 }: AsnChatSequenceIDSet, { conversation }: Part) {
  return Math.min(last, conversation.sequence);
}

function requireFew<T>(rows: readonly T[]): readonly T[] {
  if (rows.length > limits.events) throw refused("tomanymessages");
  return rows;
}

/** More than are allowed, so that it is seen whether there are too many. */
const most = limits.events + 1;

/** Only who has sent a message deletes it, for all. */
async function setDeleted(
  work: Work,
  part: Part,
  which: AsnChatSequenceIDSet,
  listed: readonly events.EventRow[] | undefined,
  deleted: boolean,
  crossRef: string,
): Promise<void> {
  const { user: sender } = part.party;
  if (listed?.some((row) => row.sender !== sender) === true) throw refused("forbidden");
  const about = { sender, last: lastOf(which, part), deleted: !deleted, most };
  const rows =
    listed ?? (await events.listOwn(work.db, visibleOf(part.conversation, part.party), about));
  const changed = requireFew(rows).filter((row) => row.deleted !== deleted);
  await setRows(work, part, changed, crossRef, (row) => ({ deleted, read_at: row.read_at }));
}

/** In a one-to-one chat each message has a mark that both see. */
async function setReadInPair(
  work: Work,
  part: Part,
  which: AsnChatSequenceIDSet,
  listed: readonly events.EventRow[] | undefined,
  isRead: boolean,
  crossRef: string,
): Promise<void> {
  const { db } = work;
  const { party } = part;
  const reader = party.user;
  const visible = visibleOf(part.conversation, party);
  const start = isRead ? party.read_to : party.since - 1;
  const about = { reader, start, last: lastOf(which, part), most };
  const rows = listed ?? (await events.listOfOthers(db, visible, !isRead, about));
  const changed = requireFew(rows).filter(
    (row) => row.sender !== reader && (row.read_at !== null) !== isRead,
  );
  await setRows(work, part, changed, crossRef, ({ deleted }) => ({
    deleted,
    read_at: isRead ? work.now : null,
  }));
  // All before this mark is read, so that nobody looks through it again.
  const from = Math.min(party.read_to, ...changed.map(({ sequence }) => sequence - 1));
  const found = await events.findUnread(db, visible, { reader, start: from });
  const mark = (found ?? part.conversation.sequence + 1) - 1;
  if (mark !== party.read_to) await store.markRead(db, party, mark);
}

/** In other conversations a participant has read up to somewhere; this is told outside of the time line (manual line 20316). */
async function setReadMark(
  work: Work,
  part: Part,
  which: AsnChatSequenceIDSet,
  listed: readonly events.EventRow[] | undefined,
  status: number,
  crossRef: string,
): Promise<void> {
  const { conversation, party } = part;
  const ids = listed?.map(({ sequence }) => sequence) ?? [lastOf(which, part)];
  let mark = party.read_to;
  if (status === eRead) mark = Math.max(mark, ...ids);
  // What is not read any more, up to somewhere, is all of it.
  if (status === eUnread) {
    mark = listed === undefined ? party.since - 1 : Math.min(mark, ...ids.map((id) => id - 1));
  }
  if (mark === party.read_to) return;
  await store.markRead(work.db, party, mark);
  const now = { ...party, read_to: mark };
  await work.note(conversation, -party.user, {
    sender: party.user,
    crossRef,
    change: { asnChatParties: [work.parts.events.readingParty(now)] },
  });
}

async function setRows(
  work: Work,
  { conversation }: Part,
  rows: readonly events.EventRow[],
  cause: string,
  now: (row: events.EventRow) => Pick<events.EventRow, "deleted" | "read_at">,
): Promise<void> {
  let change = 0;
  for (const row of rows) {
    change = await store.raise(work.db);
    await events.setStatus(work.db, row, { ...now(row), change, cause });
  }
  if (change > 0) await store.touch(work.db, conversation.id, change);
}
