import { asnGetLoggedInContact } from "../../../src/modules/authentication/authentication.js";
import { asnCustomNoteSet, asnUpdateMyCustomNote } from "../../../src/modules/general/general.js";
import { inTime, type Caller } from "../caller.js";
import { Written } from "../truth.js";
import type { Everybody, Part } from "./part.js";

/** Follows the note of its own user; one session of each user changes it. */
export class Note implements Part {
  known = "";
  readonly written: Written | undefined;

  /** @param writes Whether it changes the note. */
  constructor(writes: boolean) {
    this.written = writes ? new Written() : undefined;
  }

  async begin(caller: Caller): Promise<void> {
    caller.hear(asnUpdateMyCustomNote, ({ customnote }) => void (this.known = customnote.u8sNote));
    const { ownContact } = await caller.invoke(asnGetLoggedInContact, {});
    this.known = ownContact.asnCustomNote?.u8sNote ?? "";
  }

  async write(caller: Caller): Promise<void> {
    const { written } = this;
    if (written === undefined) return;
    const value = ++written.sent;
    const made = caller.invoke(asnCustomNoteSet, {
      customnote: { u8sContactID: "", u8sUsername: "", u8sNote: String(value) },
    });
    if ((await inTime(made)) !== undefined) written.acknowledged = value;
  }
}

/** What of the notes is not as it must be. */
export function wrongNotes(all: readonly Everybody<Note>[]): string[] {
  const wrong: string[] = [];
  for (const { name, user, part } of all) {
    const writer = all.find((one) => one.user === user && one.part.written !== undefined);
    const { written } = writer!.part;
    if (part.known !== writer!.part.known) {
      wrong.push(`note: ${name} sees ${part.known}, ${writer!.name} ${writer!.part.known}`);
    }
    if (!written!.allows(Number(part.known))) {
      wrong.push(`note: ${name} sees ${part.known}, written up to ${written!.acknowledged}`);
    }
  }
  return wrong;
}
