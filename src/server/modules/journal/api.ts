import { serviceRef } from "../../kernel/index.js";
import type { Journal } from "./journal.js";

export type { CallContacts, Journal } from "./journal.js";
export type { JournalLimits, JournalOwner, JournalRules, NewEntry } from "./service.js";
export { blankJournalEntry, largestEntry, partyOf, secondsBetween } from "./entry.js";
export { JournalWriter } from "./writer.js";

/** The journals, for other modules and for embedders. */
export const journalService = serviceRef<Journal>("journal");
