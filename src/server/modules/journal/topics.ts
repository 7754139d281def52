import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Journals have changed. What has changed is in the database. */
export interface JournalChanged {
  /** The number of the last change. */
  readonly last: number;
}

export const journalChanged: Topic<JournalChanged> = topic<JournalChanged>(
  "journal/changed",
  sequence("JournalChanged", () => [["last", INTEGER]]),
);
