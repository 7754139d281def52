import {
  asnJournalEntryChanged,
  asnJournalEntryListChanged,
  asnUpdateJournal,
} from "../../../modules/journal/journal.js";
import { defineModule, isAttached, Sole, type Module } from "../../kernel/index.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { journalService } from "./api.js";
import { CatchUps } from "./catch-up.js";
import { handleChanging } from "./changing.js";
import { Cleaning } from "./cleaning.js";
import { Chosen } from "./chosen.js";
import { Feed } from "./feed.js";
import { Journal } from "./journal.js";
import { handleManaging } from "./managing.js";
import { handleReading } from "./reading.js";
import { journalMigrations, type JournalTables } from "./schema.js";
import { JournalRules, type JournalLimits } from "./service.js";
import { lastChange } from "./store.js";
import { handleSubscribing } from "./subscribing.js";
import { journalChanged } from "./topics.js";

/** Milliseconds between two times that outdated entries are removed. */
const hour = 60 * 60 * 1000;

/**
 * Serves the operations and events of the module Journal (2104, 2106, 2108, 2112-2118, 2128, 2129, 2140, 2171, manual chapter 28),
 * the searches of version 8 (2172, 2173), and what administrators do with it (Management 2566, 2641, 2642, Admin 2920).
 */
export function journalModule(limits: JournalLimits = {}): Module<JournalTables, Journal> {
  return defineModule<JournalTables, Journal>({
    name: "journal",
    needs: [userService, rightsService],
    provides: journalService,
    sends: [asnJournalEntryChanged, asnJournalEntryListChanged, asnUpdateJournal],
    migrations: journalMigrations,
    setup(module) {
      const rights = module.get(rightsService);
      const rules = new JournalRules(module.clock, limits);
      const journal = new Journal(rules, module);
      const chosen = new Chosen(rights, module.get(userService).within);
      const feed = new Feed({ module, rights });
      const catchUps = new CatchUps({ module, rights, feed });
      const parts = { module, journal, rules, chosen, feed, catchUps };
      handleReading(parts);
      handleChanging(parts);
      handleSubscribing(parts);
      const cleaning = new Cleaning({ module, rules });
      handleManaging(parts, cleaning);
      const hourly = new Sole({ name: "journal/cleaning", module });
      hourly.every(hour, ({ signal }) => cleaning.until(signal));
      module.onClose(() => cleaning.close());
      module.on(journalChanged, ({ last }) => feed.changed(last));
      const look = async (): Promise<void> =>
        feed.changed(await module.read(({ db }) => lastChange(db)));
      module.onOpen(look);
      module.cluster.onGap(look);
      module.principals.onBegin((session, principal) => {
        if (principal.kind !== "user" || !isAttached(session)) return;
        feed.follow(session, principal.user.id, "classic");
      });
      return journal;
    },
  });
}
