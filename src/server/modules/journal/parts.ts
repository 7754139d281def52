import type { ModuleContext } from "../../kernel/index.js";
import type { CatchUps } from "./catch-up.js";
import type { Chosen } from "./chosen.js";
import type { Feed } from "./feed.js";
import type { Journal } from "./journal.js";
import type { JournalTables } from "./schema.js";
import type { JournalRules } from "./service.js";

/** What the operations of the journal depend on. */
export interface JournalParts {
  readonly module: ModuleContext<JournalTables>;
  readonly journal: Journal;
  readonly rules: JournalRules;
  readonly chosen: Chosen;
  readonly feed: Feed;
  readonly catchUps: CatchUps;
}
