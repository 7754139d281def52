import { sequence } from "../../../codec/index.js";
import type { Unit } from "../../database/index.js";
import { Changes, topic, type Topic, type UnitOfWork } from "../../kernel/index.js";

/** What the directory consists of: users, groups, what users have granted to others, who asks for that, and the settings for all. */
export type DirectoryEntry =
  | `user/${number}`
  | `group/${number}`
  | `grants/${number}`
  | `requests/${number}`
  | "settings";

/** The changes of users, groups and rights, all in one order, so that whoever keeps some of these in memory can follow them. */
export const directory = new Changes("directory");

/** The scope of {@link directory}: there is one directory. */
export const directoryScope = "";

/** The directory has changed; {@link directory} says what. */
export const directoryChanged: Topic<object> = topic<object>(
  "users/directory",
  sequence("DirectoryChanged", () => []),
);

/** What units have changed, and whether it is removed: put down at their ends, however often something is changed. */
const changed = new WeakMap<Unit<any>, Map<DirectoryEntry, boolean>>();

/** Lets other changes of the directory wait until a long unit's end, which notes its own at its end; see {@link Changes.hold}. */
export function holdDirectory(unit: Unit<any>): Promise<void> {
  return directory.hold(unit, directoryScope);
}

/** Notes a change of the directory, and tells all servers when it is committed. */
export function noteChange(
  { db, publish }: UnitOfWork<any>,
  entry: DirectoryEntry,
  removed = false,
): void {
  let entries = changed.get(db);
  if (entries === undefined) {
    const noted = (entries = new Map<DirectoryEntry, boolean>());
    changed.set(db, noted);
    db.atEnd(async () => {
      // Other work at the end may note more, which comes into a map of its own.
      changed.delete(db);
      await directory.noteAll(db, directoryScope, noted);
    });
  }
  db.tellOthers();
  publish(directoryChanged, {});
  // The last change counts, also for the order.
  entries.delete(entry);
  entries.set(entry, removed);
}
