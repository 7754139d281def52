import { sql, type SqlBool } from "kysely";
import type { AsnMgmtPhoneJournalSettings } from "../../../modules/management/management.js";
import { statement, type Unit } from "../../database/index.js";
import type { JournalTables } from "./schema.js";
import type { Removed } from "./store.js";

/** Until which moment entries must have begun to be removed, in milliseconds since 1970 UTC; undefined if they are kept for ever. */
export interface Outdated {
  readonly internal: number | undefined;
  readonly external: number | undefined;
  /** Of those with a note, internal or not. */
  readonly noted: number | undefined;
}

/** A place in the order of the entries, the oldest first. */
export interface Place {
  readonly starts: number;
  readonly id: number;
}

/** The place before all entries. */
export const beginning: Place = { starts: Number.MIN_SAFE_INTEGER, id: 0 };

/** How many entries are looked at in a unit. */
const atOnce = 500;

const day = 24 * 60 * 60 * 1000;

/** What the settings say at this moment (manual line 42549). */
export function outdatedBy(settings: AsnMgmtPhoneJournalSettings, now: number): Outdated {
  const until = (deletes: boolean, days: number) => (deletes ? now - days * day : undefined);
  return {
    internal: until(
      settings.bDeleteInternalJournalEntries,
      settings.iDeleteInternalJournalEntriesAfterDays,
    ),
    external: until(
      settings.bDeleteExternalJournalEntries,
      settings.iDeleteExternalJournalEntriesAfterDays,
    ),
    noted: until(settings.bDeleteNoteJournalEntries, settings.iDeleteNoteJournalEntriesAfterDays),
  };
}

/** The latest of the moments; undefined if everything is kept. */
export function latestOf({ internal, external, noted }: Outdated): number | undefined {
  const moments = [internal, external, noted].filter((one) => one !== undefined);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

const nextEntries = statement<JournalTables, Place & { until: number; most: number }>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select([
      "id",
      "owner",
      "connection_id as connectionId",
      "starts",
      "was_public as wasPublic",
      "internal",
      "has_memo as hasMemo",
    ])
    .where("starts", "<", p.until)
    .where(sql<SqlBool>`(starts, id) > (${p.starts}, ${p.id})`)
    .orderBy("starts")
    .orderBy("id")
    .limit(p.most),
);

/** A few entries that have been looked at. */
export interface LookedAt {
  readonly outdated: readonly (Removed & { readonly id: number; readonly owner: number })[];
  /** Where to go on; undefined if no other can be outdated. */
  readonly next: Place | undefined;
}

/** Looks at the next entries after a place. */
export async function lookAt(
  unit: Unit<JournalTables>,
  rules: Outdated,
  after: Place,
): Promise<LookedAt> {
  const until = latestOf(rules);
  if (until === undefined) return { outdated: [], next: undefined };
  const rows = await unit.all(nextEntries, { ...after, until, most: atOnce });
  const outdated = rows.filter(({ starts, internal, hasMemo }) => {
    const moment = hasMemo ? rules.noted : internal ? rules.internal : rules.external;
    return moment !== undefined && starts < moment;
  });
  const { starts, id } = rows.at(-1) ?? after;
  return { outdated, next: rows.length < atOnce ? undefined : { starts, id } };
}
