import { createHash } from "node:crypto";
import type { PrincipalUser } from "../../kernel/index.js";
import * as rows from "./event-store.js";
import { isMessage, reactionsOf, sees } from "./events.js";
import { limits } from "./limits.js";
import { ChatRefusal, invalid, refused, requireText, tooMuch } from "./results.js";
import * as store from "./store.js";
import { partyRights, takesPart, type Part, type Work } from "./work.js";

/** Results that version 8 has and the manual does not. */
export const laterResults = { invalidParameter: 10, notSubscribed: 11 } as const;

/** Refuses with a result of version 8. */
export function invalidParameter(): ChatRefusal {
  return new ChatRefusal(laterResults.invalidParameter as never);
}

/** A conversation that somebody takes part in. @throws ChatRefusal 1 or 2 */
async function present(work: Work, guid: string, user: number): Promise<Part> {
  const part = await work.findPart(guid, user);
  if (!takesPart(part.party)) throw refused("forbidden");
  return part;
}

/** Mutes a conversation for a user, or not any more. @param until Undefined for ever. @returns Whether that is a change. */
export async function mute(
  work: Work,
  user: number,
  guid: string,
  how: { readonly muted: boolean; readonly until?: Date | undefined },
): Promise<boolean> {
  const { party } = await present(work, guid, user);
  const time = how.until?.getTime() ?? rows.forEver;
  if (how.muted && !(time > work.now)) throw invalidParameter();
  const until = how.muted ? time : null;
  if (until === party.muted_until) return false;
  await store.mute(work.db, party, until);
  return true;
}

/** A picture in base64. @throws ChatRefusal 10 if it is no JPEG, or too large. */
function pictureOf(text: string): Uint8Array {
  const most = Math.ceil(limits.avatar / 3) * 4;
  if (text.length > most || text.length % 4 !== 0) throw invalidParameter();
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw invalidParameter();
  const image = Buffer.from(text, "base64");
  const isJpeg =
    image.length > 4 &&
    image.readUIntBE(0, 3) === 0xffd8ff &&
    image.readUInt16BE(image.length - 2) === 0xffd9;
  if (!isJpeg || image.length > limits.avatar) throw invalidParameter();
  return image;
}

/**
 * Gives a conversation a picture, or with an empty text none.
 * @returns Its hash and those who are told.
 */
export async function setAvatar(
  work: Work,
  caller: PrincipalUser,
  guid: string,
  text: string,
  crossRef: string,
): Promise<{ hash: string; users: number[] }> {
  const { conversation, party } = await present(work, guid, caller.id);
  if ((party.rights & partyRights.changeUsers) === 0) throw refused("forbidden");
  const image = text === "" ? undefined : pictureOf(text);
  const hash = image === undefined ? "" : createHash("sha256").update(image).digest("hex");
  await store.setAvatar(work.db, conversation.id, image && { hash, image });
  await work.note(conversation, 0, {
    sender: caller.id,
    crossRef,
    change: { optionalParams: [{ key: "AvatarID", value: { stringdata: hash } }] },
  });
  const parties = await store.parties(work.db, conversation.id);
  return { hash, users: parties.filter(takesPart).map(({ user }) => user) };
}

/** Sets or takes back the emoji of a user on a message; each emoji is one of its own. */
export async function react(
  work: Work,
  caller: PrincipalUser,
  at: { readonly guid: string; readonly sequence: number; readonly emoji: string },
  isSet: boolean,
): Promise<void> {
  requireText(at.emoji, limits.emoji, "u8sEmoji");
  if (at.emoji.trim() === "") throw invalid("u8sEmoji is empty");
  const { conversation, party } = await present(work, at.guid, caller.id);
  const row = await rows.get(work.db, conversation.id, at.sequence);
  if (row === undefined || !isMessage(row) || row.deleted || !sees(party, row)) {
    throw refused("invalidmessageid");
  }
  const all = new Map(Object.entries(reactionsOf(row)));
  const users = all.get(at.emoji) ?? [];
  if (users.includes(caller.id) === isSet) return;
  if (isSet && users.length === 0 && all.size >= limits.emojis) {
    throw tooMuch(`At most ${limits.emojis} emojis on a message`);
  }
  const now = isSet ? [...users, caller.id] : users.filter((id) => id !== caller.id);
  if (now.length === 0) all.delete(at.emoji);
  else all.set(at.emoji, now);
  const change = await store.raise(work.db);
  await store.touch(work.db, conversation.id, change);
  const text = all.size === 0 ? null : JSON.stringify(Object.fromEntries(all));
  await rows.setReactions(work.db, row, change, text);
}
