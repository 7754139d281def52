import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appointmentTable } from "../../../src/cli/exchange/appointments.js";
import { moment } from "../../../src/cli/exchange/cells.js";
import { openCalendar } from "../../../src/cli/exchange/ical-reader.js";
import { calendarOf } from "../../../src/cli/exchange/ical-writer.js";
import type { Row } from "../../../src/cli/exchange/kind.js";
import { zoneNamed } from "../../../src/connectors/index.js";
import { fileOf } from "./support.js";

const berlin = zoneNamed("Europe/Berlin");
/** A Tuesday. */
const now = Date.parse("2030-01-15T12:00:00Z");

async function read(text: string, columns?: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const entry of openCalendar(fileOf(text), appointmentTable, berlin, now).entries()) {
    if ("fault" in entry) found.push([entry.line, entry.fault]);
    else if (columns === undefined) found.push([entry.line, Object.fromEntries(entry.row)]);
    else found.push([entry.line, ...columns.map((column) => entry.row.get(column))]);
  }
  return found;
}

const event = (...lines: string[]): string =>
  ["BEGIN:VEVENT", ...lines, "END:VEVENT", ""].join("\r\n");
const times = ["id", "start", "end"];

describe("a calendar", () => {
  test("says of an event all that an appointment has", async () => {
    const text = event(
      "UID:1",
      "DTSTART;TZID=Europe/Berlin:20300107T090000",
      "DURATION:PT90M",
      "SUMMARY:Planning\\, part 1",
      "DESCRIPTION:one\\ntwo",
      "CATEGORIES:A,B",
      "PRIORITY:1",
      "CLASS:PRIVATE",
      "STATUS:TENTATIVE",
      "BEGIN:VALARM",
      "TRIGGER:-PT5M",
      "END:VALARM",
    );
    expect(await read(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${text}END:VCALENDAR\r\n`)).toEqual([
      [
        3,
        {
          id: "1",
          start: "2030-01-07T08:00:00Z",
          end: "2030-01-07T09:30:00Z",
          subject: "Planning, part 1",
          text: "one\ntwo",
          category: "A, B",
          importance: "2",
          sensitivity: "2",
          status: "1",
          "all-day": "no",
          source: "",
          parameters: "",
        },
      ],
    ]);
  });

  test.each([
    [
      "DTSTART:20300107T090000Z",
      "DTEND:20300107T100000Z",
      "2030-01-07T09:00:00Z",
      "2030-01-07T10:00:00Z",
    ],
    [
      "DTSTART:20300107T090000",
      "DTEND:20300107T100000",
      "2030-01-07T08:00:00Z",
      "2030-01-07T09:00:00Z",
    ],
    [
      "DTSTART;TZID=W. Europe Standard Time:20300707T090000",
      "DURATION:PT1H",
      "2030-07-07T07:00:00Z",
      "2030-07-07T08:00:00Z",
    ],
    [
      "DTSTART;VALUE=DATE:20300331",
      "DTEND;VALUE=DATE:20300401",
      "2030-03-30T23:00:00Z",
      "2030-03-31T22:00:00Z",
    ],
    ["DTSTART;VALUE=DATE:20300107", "SUMMARY:x", "2030-01-06T23:00:00Z", "2030-01-07T23:00:00Z"],
  ])("reads %s with %s", async (one, other, start, end) => {
    expect(await read(event("UID:1", one, other), times)).toEqual([[1, "1", start, end]]);
  });

  test("has an entry for each occurrence of a series in the months around, with its time of day", async () => {
    const text = event(
      "UID:s",
      "DTSTART;TZID=Europe/Berlin:20300325T090000",
      "DTEND;TZID=Europe/Berlin:20300325T100000",
      "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4",
      "EXDATE;TZID=Europe/Berlin:20300408T090000",
    );
    expect(await read(text, times)).toEqual([
      [1, "s", "2030-03-25T08:00:00Z", "2030-03-25T09:00:00Z"],
      [1, "s", "2030-04-01T07:00:00Z", "2030-04-01T08:00:00Z"],
      [1, "s", "2030-04-15T07:00:00Z", "2030-04-15T08:00:00Z"],
    ]);
    const daily = event("UID:d", "DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY");
    const found = (await read(daily, times)) as string[][];
    expect([found[0]![2], found.at(-1)![2]]).toEqual([
      "2029-10-17T00:00:00Z",
      "2031-01-16T00:00:00Z",
    ]);
  });

  test("lets single events take the place of occurrences, wherever they are in the file", async () => {
    const start = "DTSTART:20300107T090000Z";
    const text = [
      event("UID:s", "RECURRENCE-ID:20300108T090000Z", "DTSTART:20300108T150000Z", "SUMMARY:later"),
      event("UID:other", start, "SUMMARY:between"),
      event("UID:s", start, "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:usual"),
      event("UID:s", "RECURRENCE-ID:20300109T090000Z", start, "STATUS:CANCELLED"),
    ].join("");
    expect(await read(text, ["id", "start", "subject"])).toEqual([
      [12, "s", "2030-01-07T09:00:00Z", "usual"],
      [1, "s", "2030-01-08T15:00:00Z", "later"],
      [7, "other", "2030-01-07T09:00:00Z", "between"],
    ]);
  });

  test("with an event that cannot be read loses no other", async () => {
    const start = "DTSTART:20300107T090000Z";
    const text = [
      event("UID:1", start),
      event("UID:2"),
      event(start),
      event("UID:3", "DTSTART;TZID=Nowhere:20300107T090000"),
      event("UID:4", start, "RRULE:FREQ=SECONDLY"),
      event("UID:5", start, "RRULE:FREQ=OFTEN"),
      event("UID:6", start, "STATUS:CANCELLED"),
      event("UID:7", "DTSTART:20200101T090000Z", "RRULE:FREQ=DAILY;COUNT=2"),
      event("UID:8", start, "broken"),
      event("UID:9", start, "X-ROSEWIRE-COLOUR:red"),
      event("UID:10", start),
      "BEGIN:VEVENT\r\nUID:11",
    ].join("");
    const found = (await read(text, ["id"])) as [number, string][];
    expect(found.filter(([line]) => line === 1 || line === 45)).toEqual([
      [1, "1"],
      [45, "10"],
    ]);
    expect(found.map(([, said]) => said)).toEqual(
      expect.arrayContaining([
        "has no DTSTART",
        "has no UID",
        'TZID names no time zone: "Nowhere"',
        expect.stringContaining("RRULE cannot be counted"),
        "is cancelled",
        "does not take place in the months around today",
        expect.stringContaining("broken"),
        "X-ROSEWIRE-colour names no column",
        "has no end",
      ]),
    );
    expect(new Set(found.map(([line]) => line)).size).toBe(12);
  });

  test("that is written comes back, whatever is in it", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "ö", "😀", ",", ";", "\\", '"', "\n", "\r", ":", "\t", "\u0001"),
    });
    const some = fc.record({
      id: cell.filter((id) => id !== ""),
      start: fc.integer({ min: now, max: now + 1e9 }),
      length: fc.constantFrom(0, 1, 60_000, 3_600_000, 86_400_000),
      "all-day": fc.constantFrom("yes", "no"),
      subject: cell,
      text: cell,
      status: fc.constantFrom("0", "1", "2", "3"),
      category: cell,
      importance: fc.constantFrom("0", "1", "2"),
      sensitivity: fc.constantFrom("0", "1", "2", "3"),
      source: cell,
      duration: fc.constantFrom("0", "60"),
    });
    const property = fc.asyncProperty(fc.array(some, { maxLength: 4 }), async (all) => {
      const rows = all.map(({ start, length, ...rest }): Row => {
        const [from, to] = [new Date(start), new Date(start + length)];
        return new Map([
          ...Object.entries(rest),
          ["start", moment.write(from)],
          ["end", moment.write(to)],
          ["parameters", ""],
        ]);
      });
      const found: Row[] = [];
      const file = openCalendar(fileOf(calendarOf(rows, berlin)), appointmentTable, berlin, now);
      for await (const entry of file.entries()) found.push("row" in entry ? entry.row : new Map());
      const together = [...new Set(rows.map((row) => row.get("id")))].flatMap((id) =>
        rows.filter((row) => row.get("id") === id),
      );
      expect(found.map((row) => new Map([["duration", durationOf(row)], ...row]))).toEqual(
        together,
      );
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

/** The minutes of an appointment that does not say how many it has. */
function durationOf(row: Row): string {
  const [start, end] = [row.get("start")!, row.get("end")!].map((text) => Date.parse(text));
  return String(Math.round((end! - start!) / 60_000));
}
