import * as Operations from "../../../modules/journal/journal.js";
import {
  asnGetJournalEntriesCountV2,
  asnGetJournalEntriesV2,
} from "../../../modules/later/journal/journal.js";
import { RequestError, RequestErrorDetail, right } from "../../kernel/index.js";
import { fromStored } from "./entry.js";
import { wantedBy, wantedByLater, type Wanted } from "./find-options.js";
import { laterList } from "./later-list.js";
import type { JournalParts } from "./parts.js";

/** Serves what reads journals (manual lines 29703, 29738, 29963, 29997, 30136). */
export function handleReading({ module: { handle }, rules, chosen }: JournalParts): void {
  const access = right("journal");

  handle(Operations.asnGetJournalEntries, {
    access,
    unit: "read",
    large: true,
    async run({ findOptions }, { db, principal }) {
      const wanted = wantedBy(findOptions);
      const scope = await chosen.scope(db, principal, wanted);
      return { journalList: await rules.find(db, wanted.search, scope, wanted.most) };
    },
  });
  handle(asnGetJournalEntriesV2, {
    access,
    unit: "read",
    large: true,
    async run({ findOptions }, { db, principal }) {
      const wanted = wantedByLater(findOptions);
      const scope = await chosen.scope(db, principal, wanted);
      const found = await rules.find(db, wanted.search, scope, wanted.most);
      return { journalList: await laterList(found) };
    },
  });
  // The maximum of a search does not limit the count.
  handle(Operations.asnGetJournalEntriesCount, {
    access,
    unit: "read",
    async run({ findOptions }, { db, principal }) {
      const wanted: Wanted = wantedBy(findOptions);
      const scope = await chosen.scope(db, principal, wanted);
      return { iCount: await rules.count(db, wanted.search, scope) };
    },
  });
  handle(asnGetJournalEntriesCountV2, {
    access,
    unit: "read",
    async run({ findOptions }, { db, principal }) {
      const wanted: Wanted = wantedByLater(findOptions);
      const scope = await chosen.scope(db, principal, wanted);
      return { iCount: await rules.count(db, wanted.search, scope) };
    },
  });
  handle(Operations.asnJournalEntryGet, {
    access,
    unit: "read",
    async run({ u8sConnectionID }, { db, principal }) {
      const found = await chosen.one(db, principal, u8sConnectionID);
      if (found !== undefined) return { journalEntry: fromStored(found.entry) };
      throw new RequestError(RequestErrorDetail.notFound, "There is no such journal entry");
    },
  });
  handle(Operations.asnGetOfflineJournal, {
    access,
    large: true,
    async run({ iMaxDays, iMarkRead }, request) {
      const { user } = request.principal;
      return { journalList: await rules.offline(request, user, iMaxDays, iMarkRead !== 0) };
    },
  });
  handle(Operations.asnJournalGetSettings, {
    access,
    unit: "read",
    async run(_, { db }) {
      const settings = await rules.settings(db);
      return {
        ePrivacyLevel: settings.iPrivateCallOptions as Operations.AsnJournalPrivateCallOptions,
        bUseOfflineJournal: settings.iUseOfflineJournal !== 0,
        bOfflineDeleteOldEntries: settings.iOfflineDeleteOldEntries !== 0,
        iOfflineDaysNoDelete: settings.iOfflineDaysNoDelete,
      };
    },
  });
}
