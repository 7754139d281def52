import {
  AsnJournalPrivateCallOptions,
  type AsnNetDatabaseJournal,
} from "../../../modules/journal/journal.js";
import {
  AsnMgmtPhoneJournalSettings,
  AsnMgmtPhoneJournalUnansweredEnum,
  AsnMgmtUnansweredOptionEnum,
} from "../../../modules/management/management.js";
import { invalid } from "../../kernel/index.js";
import { isPrivate } from "./entry.js";

/** The settings of a new server: everything is kept as it is. */
export const standardSettings: AsnMgmtPhoneJournalSettings = {
  iPrivateCallOptions: AsnJournalPrivateCallOptions.values.eNORMAL,
  iUseOfflineJournal: 1,
  iOfflineDeleteOldEntries: 0,
  iOfflineDaysNoDelete: 30,
  bDeleteInternalJournalEntries: false,
  iDeleteInternalJournalEntriesAfterDays: 0,
  bDeleteExternalJournalEntries: false,
  iDeleteExternalJournalEntriesAfterDays: 0,
  bDeleteNoteJournalEntries: false,
  iDeleteNoteJournalEntriesAfterDays: 0,
  iUnansweredCallJournalOption: AsnMgmtPhoneJournalUnansweredEnum.values.all,
  iAnsweredRedirectedCallJournalOption: AsnMgmtPhoneJournalUnansweredEnum.values.all,
  bAutoMarkReadGroupCallsOnCallback: false,
  iHandlingMode: AsnMgmtUnansweredOptionEnum.values.eUnansweredOptionNever,
  iArchiveJournalEntriesAfterDays: 0,
};

/** The most days that a setting may have: a hundred years. */
const mostDays = 36_525;

const days = [
  "iOfflineDaysNoDelete",
  "iDeleteInternalJournalEntriesAfterDays",
  "iDeleteExternalJournalEntriesAfterDays",
  "iDeleteNoteJournalEntriesAfterDays",
  "iArchiveJournalEntriesAfterDays",
] as const;

const deletions = [
  ["bDeleteInternalJournalEntries", "iDeleteInternalJournalEntriesAfterDays"],
  ["bDeleteExternalJournalEntries", "iDeleteExternalJournalEntriesAfterDays"],
  ["bDeleteNoteJournalEntries", "iDeleteNoteJournalEntriesAfterDays"],
] as const;

const unanswered = Object.values(AsnMgmtPhoneJournalUnansweredEnum.values);
const choices: readonly (readonly [keyof AsnMgmtPhoneJournalSettings, readonly number[]])[] = [
  ["iPrivateCallOptions", Object.values(AsnJournalPrivateCallOptions.values)],
  ["iUseOfflineJournal", [0, 1]],
  ["iOfflineDeleteOldEntries", [0, 1]],
  ["iUnansweredCallJournalOption", unanswered],
  ["iAnsweredRedirectedCallJournalOption", unanswered],
  ["iHandlingMode", Object.values(AsnMgmtUnansweredOptionEnum.values)],
];

/** @throws RequestError for a value that the manual does not define (line 42549), days that are negative or too many, or deletion after none. */
export function requireSettings(settings: AsnMgmtPhoneJournalSettings): void {
  for (const [name, values] of choices) {
    if (values.includes(settings[name] as number)) continue;
    throw invalid(`${name} is none of ${values.join(", ")}`);
  }
  for (const name of days) {
    if (settings[name] >= 0 && settings[name] <= mostDays) continue;
    throw invalid(`${name} is not between 0 and ${mostDays}`);
  }
  for (const [deletes, after] of deletions) {
    // It would remove every entry, also of calls that have just ended.
    if (settings[deletes] && settings[after] === 0) throw invalid(`${after} is 0`);
  }
}

/** The settings in a row. */
export function settingsOf(octets: Uint8Array | undefined): AsnMgmtPhoneJournalSettings {
  return octets === undefined ? standardSettings : AsnMgmtPhoneJournalSettings.decode(octets);
}

/** How many digits a shortened number lacks. */
const hidden = 3;

/** An entry with the numbers that are to be kept of it: all, unless it is private (manual line 30521). */
export function withKeptNumbers(
  entry: AsnNetDatabaseJournal,
  { iPrivateCallOptions }: Pick<AsnMgmtPhoneJournalSettings, "iPrivateCallOptions">,
): AsnNetDatabaseJournal {
  const { eNORMAL, eSHORTENNUMBERS } = AsnJournalPrivateCallOptions.values;
  if (!isPrivate(entry) || iPrivateCallOptions === eNORMAL) return entry;
  const kept = (number: string): string =>
    iPrivateCallOptions === eSHORTENNUMBERS && number.length > hidden
      ? `${number.slice(0, -hidden)}${"x".repeat(hidden)}`
      : "";
  return {
    ...entry,
    u8sPhoneNumber: kept(entry.u8sPhoneNumber),
    u8sRedirectingNumber: kept(entry.u8sRedirectingNumber),
  };
}
