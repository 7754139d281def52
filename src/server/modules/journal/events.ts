import {
  asnJournalEntryChanged,
  asnJournalEntryListChanged,
  type AsnJournalEntryChangedArgument,
} from "../../../modules/journal/journal.js";
import { SharedEvent } from "../../../rose/index.js";
import type { Change } from "./changes.js";
import { blankJournalEntry, fromStored } from "./entry.js";

/** Values of `iFlags` (manual line 30265). */
export const ChangeFlag = { added: 1, modified: 2, deleted: 3, addedOrModified: 4 } as const;

/**
 * A change as clients are told.
 * @param known The change up to which the clients know everything; undefined if they may know some of what follows too.
 */
export function changedArgument(
  { connectionId, addedIn, entry }: Change,
  known: number | undefined,
): AsnJournalEntryChangedArgument {
  if (entry === undefined) {
    return { iFlags: ChangeFlag.deleted, journalEntry: blankJournalEntry(connectionId) };
  }
  const journalEntry = fromStored(entry);
  if (known === undefined) return { iFlags: ChangeFlag.addedOrModified, journalEntry };
  const isNew = (addedIn as number) > known;
  return { iFlags: isNew ? ChangeFlag.added : ChangeFlag.modified, journalEntry };
}

/** An event with a list of changes, for clients that have subscribed. */
export function listEvent(
  changes: readonly Change[],
  iLastTransactionID: number,
  known: number | undefined,
): SharedEvent<unknown> {
  const journalEntryChangedList = changes.map((change) => changedArgument(change, known));
  const argument = { iLastTransactionID, journalEntryChangedList };
  return new SharedEvent(asnJournalEntryListChanged, argument, undefined, listEvent);
}

/** An event for each change, for clients that get the classic events. */
export function singleEvents(changes: readonly Change[], known: number): SharedEvent<unknown>[] {
  return changes.map(
    (change) =>
      new SharedEvent(
        asnJournalEntryChanged,
        changedArgument(change, known),
        undefined,
        singleEvents,
      ),
  );
}
