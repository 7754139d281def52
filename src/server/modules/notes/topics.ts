import { INTEGER, sequence } from "../../../codec/index.js";
import { AsnAbsentState, AsnCustomNote } from "../../../modules/general/general.js";
import { topic, type Topic } from "../../kernel/index.js";

/** What a user has set for his presence is another. */
export interface AbsenceChanged {
  readonly user: number;
  /** As clients get it, but for the flag of users who are idle. */
  readonly absence: AsnAbsentState;
}
export const absenceChanged: Topic<AbsenceChanged> = topic<AbsenceChanged>(
  "notes/absence",
  sequence("AbsenceChanged", () => [
    ["user", INTEGER],
    ["absence", AsnAbsentState],
  ]),
  ({ user }) => user,
);

/** A user's note is another. */
export interface NoteChanged {
  readonly user: number;
  readonly note: AsnCustomNote;
}
export const noteChanged: Topic<NoteChanged> = topic<NoteChanged>(
  "notes/note",
  sequence("NoteChanged", () => [
    ["user", INTEGER],
    ["note", AsnCustomNote],
  ]),
  ({ user }) => user,
);

/** A user may have logged on or off; all clients may have become idle, or one of them no longer be it. Each server tells only itself. */
export interface IdleChanged {
  readonly user: number;
}
export const idleChanged: Topic<IdleChanged> = topic<IdleChanged>(
  "notes/idle",
  sequence("IdleChanged", () => [["user", INTEGER]]),
);
