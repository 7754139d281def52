import fc from "fast-check";
import { expect, test } from "vitest";
import { plainAppointment } from "../../src/connectors/appointment.js";
import {
  occurrencesIn,
  recurrence,
  weekdayOf,
  weekdays,
  type Recurrence,
} from "../../src/connectors/recurrence.js";
import { DAY, formatDay, Zone } from "../../src/connectors/time.js";

const utc = new Zone("UTC");

const interval = fc.integer({ min: 1, max: 5 });
const end = { until: fc.option(fc.nat(900)), count: fc.option(fc.integer({ min: 1, max: 40 })) };
const monthDay = fc.integer({ min: 1, max: 31 });

/** Rules of all forms that the sources have; `until` in days after the first. */
const rules = fc.oneof(
  fc.record({ frequency: fc.constant("daily" as const), interval, ...end }),
  fc.record({
    frequency: fc.constant("weekly" as const),
    interval,
    weekdays: fc.subarray([...weekdays], { minLength: 1 }),
    ...end,
  }),
  fc.record({ frequency: fc.constant("monthly" as const), interval, monthDay, ...end }),
  fc.record({
    frequency: fc.constant("monthly" as const),
    interval,
    position: fc.record({
      weekday: fc.constantFrom(...weekdays),
      n: fc.constantFrom(1, 2, 3, 4, -1),
    }),
    ...end,
  }),
  fc.record({
    frequency: fc.constant("yearly" as const),
    interval: fc.integer({ min: 1, max: 2 }),
    monthDay,
    month: fc.integer({ min: 1, max: 12 }),
    ...end,
  }),
);

/** Whether a rule that begins on a day falls on another, by going through its words one by one. */
function fallsOn(rule: Recurrence, first: number, day: number): boolean {
  const [year, month, date] = formatDay(day).split("-").map(Number) as [number, number, number];
  const [year0, month0] = formatDay(first).split("-").map(Number) as [number, number];
  const monday = (of: number): number => of - weekdays.indexOf(weekdayOf(of));
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  switch (rule.frequency) {
    case "daily":
      return (day - first) % rule.interval === 0;
    case "weekly":
      return (
        ((monday(day) - monday(first)) / 7) % rule.interval === 0 &&
        rule.weekdays.includes(weekdayOf(day))
      );
    case "monthly": {
      if (((year - year0) * 12 + month - month0) % rule.interval !== 0) return false;
      if (rule.position === null) return date === rule.monthDay;
      const { weekday, n } = rule.position;
      const nth = n === -1 ? date > lastOfMonth - 7 : Math.ceil(date / 7) === n;
      return weekdayOf(day) === weekday && nth;
    }
    case "yearly":
      return (year - year0) % rule.interval === 0 && month === rule.month && date === rule.monthDay;
  }
}

test("the occurrences of any rule are the days that its words name, counted one by one", () => {
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 15_000, max: 25_000 }),
      fc.integer({ min: -50, max: 1000 }),
      fc.integer({ min: 1, max: 400 }),
      ({ until, ...parts }, first, offset, length) => {
        const rule = recurrence({
          ...parts,
          until: until === null ? null : formatDay(first + until),
        });
        const start = first * DAY + 9 * 3_600_000;
        const appointment = {
          ...plainAppointment,
          start,
          end: start + 3_600_000,
          recurrence: rule,
        };
        const from = first + offset;
        const all: number[] = [];
        for (let day = first; day < from + length; day++) {
          if (until !== null && day > first + until) break;
          if (rule.count !== null && all.length === rule.count) break;
          if (fallsOn(rule, first, day)) all.push(day);
        }
        const window = { from: from * DAY, to: (from + length) * DAY };
        const found = occurrencesIn(appointment, utc, window).map(({ day }) => day);
        expect(found).toEqual(all.filter((day) => day >= from));
      },
    ),
    { numRuns: Number(process.env["ROSEWIRE_RUNS"] ?? 300) },
  );
});
