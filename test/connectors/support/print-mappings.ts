import fc from "fast-check";
import { foldEntries, writeEntries } from "../../../src/connectors/entries.js";
import { parseHttpDate } from "../../../src/connectors/http/date.js";
import { windowAround } from "../../../src/connectors/http/api.js";
import { canonicalJson, type Json } from "../../../src/connectors/json.js";
import { toDocument } from "../../../src/connectors/mapping.js";
import { occurrencesIn } from "../../../src/connectors/recurrence.js";
import { jsonPatchBetween } from "../../../src/connectors/superoffice/client.js";
import { convertTimes } from "../../../src/connectors/superoffice/select.js";
import { DAY, formatOffsetTime, Zone } from "../../../src/connectors/time.js";
import { SEQAppointmentList } from "../../../src/modules/appointments/appointments.js";
import { zones } from "./documents.js";
import { contextOf, mapped, testedSystems } from "./systems.js";

// The zone of the process first, for who started it; then what must not depend on it.
console.log([1, 7].map((month) => new Date(Date.UTC(2024, month)).getTimezoneOffset()).join(" "));

const print = (value: unknown): void =>
  console.log(canonicalJson(JSON.parse(JSON.stringify(value)) as Json));

for (const system of testedSystems) {
  const documents = fc.sample(system.documents, { seed: 20_241_121, numRuns: 60 });
  for (const [index, document] of documents.entries()) {
    const context = contextOf(system, zones[index % zones.length]!);
    const there = mapped(context.mapping, system.strip(document));
    if (there === undefined) continue;
    const { start } = there.appointment;
    const window = { from: start - DAY, to: start + 30 * DAY };
    const occurrences = occurrencesIn(there.appointment, context.zone, window);
    if (occurrences.length === 0) continue;
    const key = { entryId: "x:1", owner: "alice" };
    const entries = writeEntries(context, key, there, occurrences);
    print(entries);
    print(Buffer.from(SEQAppointmentList.encode(entries)).toString("base64").slice(0, 400));
    const changed = entries.map((entry) => ({
      ...entry,
      stEnd: new Date(entry.stEnd.getTime() + 3_600_000),
      bAllDay: false,
    }));
    print(toDocument(context.mapping, foldEntries(context, changed)));
  }
}

for (const id of zones) {
  const zone = new Zone(id);
  for (let hour = 0; hour < 366 * 24; hour += 61) {
    const at = Date.UTC(2024, 0, 1, hour);
    print([
      id,
      formatOffsetTime(at, zone),
      zone.toInstant(at),
      windowAround(new Date(at), zone, 1, 30),
    ]);
  }
  print(convertTimes({ StartDate: "2015-01-01T12:00:00" }, new Zone("UTC"), zone));
}

print(
  ["Thu, 16 Aug 2007 08:17:59 GMT", "Thu Aug 16 08:17:59 2007", "2007-08-16T10:17:59+02:00"].map(
    parseHttpDate,
  ),
);
print(jsonPatchBetween({ StartDate: "2015-01-01T12:00:00" }, { StartDate: "2015-01-01T13:00:00" }));
