import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MappingError } from "../../src/connectors/errors.js";
import { foldEntries, isTouched, writeEntries } from "../../src/connectors/entries.js";
import { sameJson } from "../../src/connectors/json.js";
import { membersOf, toDocument } from "../../src/connectors/mapping.js";
import { occurrencesIn, onItsDay } from "../../src/connectors/recurrence.js";
import { DAY } from "../../src/connectors/time.js";
import { SEQAppointmentList } from "../../src/modules/appointments/appointments.js";
import { zoneId } from "./support/documents.js";
import { contextOf, mapped, testedSystems } from "./support/systems.js";

const runs = Number(process.env["ROSEWIRE_RUNS"] ?? 120);

/** The occurrences; none of a rule that counts beyond any use, as that of an appointment of decades may. */
function counted(...asked: Parameters<typeof occurrencesIn>): ReturnType<typeof occurrencesIn> {
  try {
    return occurrencesIn(...asked);
  } catch (error) {
    if (error instanceof MappingError) return [];
    throw error;
  }
}

describe.each(testedSystems)("an appointment of $name", (system) => {
  test("comes back from the UCServer's entries, encoded and decoded, as it went", () => {
    fc.assert(
      fc.property(system.documents, zoneId, (document, zone) => {
        const context = contextOf(system, zone);
        const there = mapped(context.mapping, system.strip(document));
        fc.pre(there !== undefined);
        const { start, end } = there!.appointment;
        const window = { from: start - DAY, to: Math.min(end, start + 90 * DAY) + 30 * DAY };
        const occurrences = counted(there!.appointment, context.zone, window);
        fc.pre(occurrences.length > 0);
        const key = { entryId: "x:1", owner: "alice" };
        const sent = writeEntries(context, key, there!, occurrences);
        const received = SEQAppointmentList.decode(SEQAppointmentList.encode(sent));
        const folded = foldEntries(context, received);
        expect(folded.exceptions).toBe(0);
        expect(isTouched(context, received)).toBe(false);
        const back = system.complete(toDocument(context.mapping, folded));
        if (!sameJson(back, document)) expect(back).toEqual(document);
      }),
      { numRuns: runs },
    );
  });
});

describe.each(testedSystems)("a change on the UCServer of an appointment of $name", (system) => {
  const changes = fc.record(
    {
      u8sSubject: fc.string({ maxLength: 20 }),
      u8sText: fc.string({ maxLength: 20 }),
      // Of the states, those that all three systems have a word for.
      iStatus: fc.constantFrom(0 as const, 2 as const),
      iSensitivity: fc.constantFrom(0 as const, 2 as const),
      minutes: fc.integer({ min: -10_000, max: 10_000 }),
      longer: fc.integer({ min: 0, max: 5_000 }),
    },
    { requiredKeys: [] },
  );

  test("is in the document, and what has not been changed is there as before", () => {
    fc.assert(
      fc.property(system.documents, zoneId, changes, (document, zone, change) => {
        const context = contextOf(system, zone);
        const there = mapped(context.mapping, system.strip(document));
        fc.pre(there !== undefined && there.appointment.recurrence === null);
        const key = { entryId: "x:1", owner: "alice" };
        const day = [onItsDay(there!.appointment, context.zone)];
        const [sent] = writeEntries(context, key, there!, day);
        const { minutes = 0, longer = 0, ...members } = change;
        const changed = {
          ...sent!,
          ...members,
          stStart: new Date(sent!.stStart.getTime() + minutes * 60_000),
          stEnd: new Date(sent!.stEnd.getTime() + (minutes + longer) * 60_000),
          ...(minutes + longer > 0 && { bAllDay: false }),
        };
        // Whole seconds: Xelion has nothing finer.
        fc.pre([changed.stStart, changed.stEnd].every((time) => time.getTime() % 1000 === 0));
        fc.pre(!changed.bAllDay || (minutes === 0 && longer === 0));
        const folded = foldEntries(context, [changed]);
        const after = toDocument(context.mapping, folded);
        const again = mapped(context.mapping, after);
        const told = membersOf(context.mapping);
        for (const name of told) {
          expect([name, again!.appointment[name]]).toEqual([name, folded.appointment[name]]);
        }
        const fields = new Set(
          context.mapping.rows
            .filter(({ members: of }) =>
              of.some((name) => there!.appointment[name] !== folded.appointment[name]),
            )
            .flatMap((row) => Object.keys(row.fields)),
        );
        const before = system.strip(document);
        // An end that is not given is the start; it must be given once the start is another.
        const { start } = there!.appointment;
        if (start !== folded.appointment.start) {
          for (const name of ["endsAt", "EndDate"]) if (before[name] === null) fields.add(name);
        }
        for (const name of Object.keys(before).filter((field) => !fields.has(field))) {
          expect([name, after[name]]).toEqual([name, before[name]]);
        }
      }),
      { numRuns: runs },
    );
  });
});
