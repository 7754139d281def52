import { serviceRef } from "../../kernel/index.js";
import type { NoteRules } from "./service.js";

export type { NoteRules, OwnPresence } from "./service.js";
export { withSet, type SetColumns } from "./store.js";
export { absenceChanged, idleChanged, noteChanged } from "./topics.js";
export { laterAbsence } from "./later.js";

/** What users have set for their presence, for other modules and for embedders; to be used in a unit. */
export const noteService = serviceRef<NoteRules>("notes");
