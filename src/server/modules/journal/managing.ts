import {
  AsnAdminGetPhoneJournalSettingsErrorEnum,
  asnAdminGetPhoneJournalSettings,
} from "../../../modules/admin/admin.js";
import {
  AsnMgmtGetPhoneJournalSettingsErrorEnum,
  AsnMgmtSetPhoneJournalSettingsErrorEnum,
  asnMgmtCleanupJournal,
  asnMgmtGetPhoneJournalSettings,
  asnMgmtSetPhoneJournalSettings,
} from "../../../modules/management/management.js";
import { admin } from "../../kernel/index.js";
import type { Cleaning } from "./cleaning.js";
import type { JournalParts } from "./parts.js";

const refuse = (iErrorDetail: number, u8sErrorString: string) => ({ iErrorDetail, u8sErrorString });

/** Serves what administrators do with the journal as a whole (manual lines 9478, 35890, 36711, 36739). */
export function handleManaging({ module, rules }: JournalParts, cleaning: Cleaning): void {
  const { handle } = module;
  handle(asnMgmtGetPhoneJournalSettings, {
    access: admin,
    denied: AsnMgmtGetPhoneJournalSettingsErrorEnum.values.accessdenied,
    refuse,
    unit: "read",
    run: async (_, { db }) => ({ phoneJournalSettings: await rules.settings(db) }),
  });
  handle(asnMgmtSetPhoneJournalSettings, {
    access: admin,
    denied: AsnMgmtSetPhoneJournalSettingsErrorEnum.values.accessdenied,
    refuse,
    async run({ phoneJournalSettings }, { db }) {
      await rules.setSettings(db, phoneJournalSettings);
      return {};
    },
  });
  handle(asnAdminGetPhoneJournalSettings, {
    access: admin,
    denied: AsnAdminGetPhoneJournalSettingsErrorEnum.values.accessdenied,
    refuse,
    unit: "read",
    async run(_, { db }) {
      const settings = await rules.settings(db);
      return {
        iUnansweredCallJournalOption: settings.iUnansweredCallJournalOption,
        iAnsweredRedirectedCallJournalOption: settings.iAnsweredRedirectedCallJournalOption,
        bAutoMarkReadGroupCallsOnCallback: settings.bAutoMarkReadGroupCallsOnCallback,
      };
    },
  });
  handle(asnMgmtCleanupJournal, {
    access: admin,
    unit: "none",
    async run() {
      await cleaning.run();
      return {};
    },
  });
}
