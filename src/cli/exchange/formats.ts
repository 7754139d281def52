import { usageError } from "../outcome.js";
import type { FormatName, KindName } from "../syntax/exchange.js";

/** The forms that each kind has besides CSV. */
const others: Readonly<Partial<Record<KindName, FormatName>>> = {
  users: "vcard",
  "phone-books": "vcard",
  appointments: "icalendar",
};

const byEnding: Readonly<Record<string, FormatName>> = {
  ".csv": "csv",
  ".vcf": "vcard",
  ".ics": "icalendar",
};

/**
 * The form of a file: the one that is given, or that of its name, or CSV.
 * @throws CommandError for one that things of this kind do not have.
 */
export function formatOf(kind: KindName, given: FormatName | undefined, path: string): FormatName {
  const ending = /\.\w+$/.exec(path.toLowerCase())?.[0] ?? "";
  const format = given ?? byEnding[ending] ?? "csv";
  if (format === "csv" || others[kind] === format) return format;
  throw usageError(`${kind} cannot be read or written as ${format}`);
}
