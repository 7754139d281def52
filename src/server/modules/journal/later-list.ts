import { EncodedList } from "../../../codec/index.js";
import { AsnNetDatabaseJournal } from "../../../modules/later/journal/journal.js";
import { AsnNetDatabaseJournal as Entry } from "../../../modules/journal/journal.js";
import { laterEntry } from "./entry.js";

/** How many entries are converted at a time. */
const atOnce = 500;

/** A list of entries for clients of version 8. Others are served in between. */
export async function laterList({
  chunks,
}: EncodedList<Entry>): Promise<EncodedList<AsnNetDatabaseJournal>> {
  const converted: Uint8Array[] = [];
  for (const chunk of chunks) {
    for (const entry of Entry.decodeAll(chunk, { unknown: "keep" })) {
      if (converted.length % atOnce === atOnce - 1) await new Promise(setImmediate);
      converted.push(AsnNetDatabaseJournal.encode(laterEntry(entry)));
    }
  }
  return new EncodedList(AsnNetDatabaseJournal, converted);
}
