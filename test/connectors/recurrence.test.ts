import { describe, expect, test } from "vitest";
import { plainAppointment, type Appointment } from "../../src/connectors/appointment.js";
import { MappingError } from "../../src/connectors/errors.js";
import type { JsonObject } from "../../src/connectors/json.js";
import { toAppointment, type Mapping } from "../../src/connectors/mapping.js";
import {
  occurrencesIn,
  positionOf,
  recurrence,
  weekdayOf,
  type Window,
} from "../../src/connectors/recurrence.js";
import { instantOf, parseDay, parseTime, Zone } from "../../src/connectors/time.js";
import { vitecMapping } from "../../src/connectors/vitec/mapping.js";
import { xelionMapping } from "../../src/connectors/xelion/mapping.js";

const berlin = new Zone("Europe/Berlin");

function appointment(start: string, minutes: number, changes: Partial<Appointment>): Appointment {
  const at = instantOf(parseTime(start, "start"), berlin);
  return { ...plainAppointment, start: at, end: at + minutes * 60_000, ...changes };
}

function window(from: string, to: string): Window {
  return {
    from: instantOf(parseTime(from, "from"), berlin),
    to: instantOf(parseTime(to, "to"), berlin),
  };
}

/** The starts of the occurrences, as Berlin's clocks show them. */
function starts(of: Appointment, from: string, to: string, zone = berlin): string[] {
  return occurrencesIn(of, zone, window(from, to)).map(({ start }) =>
    new Date(zone.toLocal(start)).toISOString().slice(0, 16),
  );
}

describe("an occurrence keeps its time of day", () => {
  test("when the clocks change", () => {
    const daily = appointment("2024-03-29 09:00:00", 60, {
      recurrence: recurrence({ frequency: "daily" }),
    });
    const found = occurrencesIn(daily, berlin, window("2024-03-30", "2024-04-02"));
    expect(found.map(({ start }) => new Date(start).toISOString())).toEqual([
      "2024-03-30T08:00:00.000Z",
      "2024-03-31T07:00:00.000Z",
      "2024-04-01T07:00:00.000Z",
    ]);
  });

  test("on the day that lacks it, it is moved on; on the day that has it twice, it is the first", () => {
    const daily = appointment("2024-03-29 02:30:00", 30, {
      recurrence: recurrence({ frequency: "daily" }),
    });
    expect(starts(daily, "2024-03-30", "2024-04-02")).toEqual([
      "2024-03-30T02:30",
      "2024-03-31T03:30",
      "2024-04-01T02:30",
    ]);
    const [, twice] = occurrencesIn(daily, berlin, window("2024-10-26", "2024-10-28"));
    expect(new Date(twice!.start).toISOString()).toBe("2024-10-27T00:30:00.000Z");
  });

  test("and its exact length, be the night an hour longer", () => {
    const night = appointment("2024-10-25 22:00:00", 480, {
      recurrence: recurrence({ frequency: "daily" }),
    });
    const around = window("2024-10-26 12:00:00", "2024-10-27 12:00:00");
    const [found, ...others] = occurrencesIn(night, berlin, around);
    expect(others).toEqual([]);
    expect(found!.end - found!.start).toBe(480 * 60_000);
  });

  test("an all-day one goes from midnight to midnight, 23 hours or 25 apart", () => {
    const of = appointment("2024-03-30 00:00:00", 24 * 60, {
      allDay: true,
      recurrence: recurrence({ frequency: "weekly", weekdays: ["SU"] }),
    });
    const [short] = occurrencesIn(of, berlin, window("2024-03-31", "2024-04-01"));
    expect(short!.end - short!.start).toBe(23 * 3_600_000);
    const [long] = occurrencesIn(of, berlin, window("2024-10-27", "2024-10-28"));
    expect(long!.end - long!.start).toBe(25 * 3_600_000);
  });

  test("nothing takes place on a day that a zone has skipped", () => {
    const apia = new Zone("Pacific/Apia");
    const at = instantOf(parseTime("2011-12-28 10:00:00", "t"), apia);
    const daily = {
      ...plainAppointment,
      start: at,
      end: at,
      recurrence: recurrence({ frequency: "daily" }),
    };
    const found = occurrencesIn(daily, apia, { from: at, to: at + 4 * 86_400_000 });
    expect(
      found.map(({ start }) => new Date(apia.toLocal(start)).toISOString().slice(0, 16)),
    ).toEqual(["2011-12-28T10:00", "2011-12-29T10:00", "2011-12-31T10:00", "2012-01-01T10:00"]);
  });
});

describe("a window", () => {
  const of = appointment("2024-11-01 23:00:00", 120, {
    recurrence: recurrence({ frequency: "daily" }),
  });

  test("has what touches it, from its first instant to before its last", () => {
    expect(starts(of, "2024-11-05 00:00:00", "2024-11-06 23:00:00")).toEqual([
      "2024-11-04T23:00",
      "2024-11-05T23:00",
    ]);
    expect(starts(of, "2024-11-05 01:00:00", "2024-11-06 23:00:01")).toEqual([
      "2024-11-05T23:00",
      "2024-11-06T23:00",
    ]);
  });

  test("has what has no length at its start, not at its end", () => {
    const point = appointment("2024-11-05 10:00:00", 0, {});
    expect(starts(point, "2024-11-05 10:00:00", "2024-11-06")).toEqual(["2024-11-05T10:00"]);
    expect(starts(point, "2024-11-05 00:00:00", "2024-11-05 10:00:00")).toEqual([]);
  });

  test("has nothing before the first occurrence and after the last", () => {
    const rule = recurrence({ frequency: "daily", until: "2024-11-03" });
    expect(starts({ ...of, recurrence: rule }, "2024-10-01", "2024-12-01")).toEqual([
      "2024-11-01T23:00",
      "2024-11-02T23:00",
      "2024-11-03T23:00",
    ]);
  });

  test("long after the beginning counts what has gone before", () => {
    const old = appointment("1990-01-01 08:00:00", 60, {
      recurrence: recurrence({ frequency: "daily", count: 12_740 }),
    });
    expect(starts(old, "2024-11-15", "2024-12-15")).toEqual([
      "2024-11-15T08:00",
      "2024-11-16T08:00",
      "2024-11-17T08:00",
    ]);
  });

  test("is not reached by a rule that counts beyond any use", () => {
    const rule = recurrence({ frequency: "daily", count: 2_000_000_000 });
    const endless = appointment("0001-01-01 08:00:00", 60, { recurrence: rule });
    expect(() => starts(endless, "2024-11-15", "2024-12-15")).toThrow(MappingError);
  });
});

const vitec = vitecMapping({ zone: berlin });
const xelion = xelionMapping({ zone: berlin, times: "local" });

function expanded(mapping: Mapping, document: JsonObject, from: string, to: string): string[] {
  const mapped = toAppointment(mapping, document, plainAppointment);
  return starts(mapped.appointment, from, to);
}

describe("Vitec's recurrence", () => {
  const base = {
    startsAt: "2024-11-20T09:00:00",
    endsAt: "2024-11-20T10:00:00",
    recurrence: true,
  };

  test.each([
    ["Daily", {}, ["11-20", "11-21", "11-22", "11-23"]],
    ["Daily", { recurrenceInterval: 3 }, ["11-20", "11-23"]],
    ["Weekly", {}, ["11-20", "11-27"]],
    ["Weekly", { recurrenceDayOfWeeks: ["Sunday", "Tuesday"] }, ["11-24", "11-26"]],
    ["Weekly", { recurrenceInterval: 2, recurrenceDayOfWeeks: ["Monday", "Friday"] }, ["11-22"]],
    ["Monthly", {}, ["11-20"]],
    ["Monthly", { recurrenceDay: 25 }, ["11-25"]],
    ["Yearly", {}, ["11-20"]],
    ["Yearly", { recurrenceMonth: 11, recurrenceDay: 28 }, ["11-28"]],
  ])("%s with %j", (recurrencePattern, rule, days) => {
    const to = recurrencePattern === "Daily" ? "2024-11-24" : "2024-11-29";
    const found = expanded(vitec, { ...base, recurrencePattern, ...rule }, "2024-11-18", to);
    expect(found).toEqual(days.map((day) => `2024-${day}T09:00`));
  });

  test("on a 31st passes over the months that have none", () => {
    const document = { ...base, startsAt: "2024-12-31T09:00:00", endsAt: null };
    const monthly = { ...document, recurrencePattern: "Monthly" };
    expect(expanded(vitec, monthly, "2024-12-01", "2025-06-01")).toEqual([
      "2024-12-31T09:00",
      "2025-01-31T09:00",
      "2025-03-31T09:00",
      "2025-05-31T09:00",
    ]);
    const leap = {
      ...document,
      recurrencePattern: "Yearly",
      recurrenceMonth: 2,
      recurrenceDay: 29,
    };
    expect(expanded(vitec, leap, "2025-01-01", "2029-01-01")).toEqual(["2028-02-29T09:00"]);
  });

  test("has no effect while it is switched off", () => {
    const document = { ...base, recurrence: false, recurrencePattern: "Daily" };
    expect(expanded(vitec, document, "2024-11-01", "2024-12-01")).toEqual(["2024-11-20T09:00"]);
  });
});

describe("Xelion's recurrence", () => {
  const base = { starttime: "2024-11-20 09:00:00", endtime: "2024-11-20 10:00:00" };

  test.each([
    ["none", {}, ["11-20"]],
    [
      "daily",
      { recurrenceInterval: 2, recurrenceTerminationType: "count", recurrenceCount: 3 },
      ["11-20", "11-22", "11-24"],
    ],
    [
      "daily",
      { recurrenceTerminationType: "date", recurrenceTerminationDate: "2024-11-21 00:00:00" },
      ["11-20", "11-21"],
    ],
    [
      "daily",
      { recurrenceTerminationType: "never", lastRecurrenceDate: "2024-11-22" },
      ["11-20", "11-21", "11-22"],
    ],
    ["daily", { firstRecurrenceDate: "2024-11-27" }, ["11-27", "11-28"]],
    ["weekly", {}, ["11-20", "11-27"]],
    [
      "weekly",
      { monday: true, tuesday: false, wednesday: true, sunday: true },
      ["11-20", "11-24", "11-25", "11-27"],
    ],
    [
      "weekly",
      { tuesday: true, thursday: true, friday: true, saturday: true, recurrenceInterval: 2 },
      ["11-21", "11-22", "11-23"],
    ],
    ["monthly", {}, ["11-20"]],
    ["monthly", { monthRecurrenceType: "day_of_month" }, ["11-20"]],
    ["yearly", {}, ["11-20"]],
  ])("%s with %j", (recurrenceType, rule, days) => {
    const found = expanded(
      xelion,
      { ...base, recurrenceType, ...rule },
      "2024-11-18",
      "2024-11-29",
    );
    expect(found).toEqual(days.map((day) => `2024-${day}T09:00`));
  });

  test("by weekday of the month: the third Wednesday, and the last where it is the fifth", () => {
    const third = { ...base, recurrenceType: "monthly", monthRecurrenceType: "day_of_week" };
    expect(expanded(xelion, third, "2024-11-18", "2025-02-28")).toEqual([
      "2024-11-20T09:00",
      "2024-12-18T09:00",
      "2025-01-15T09:00",
      "2025-02-19T09:00",
    ]);
    const last = { ...third, starttime: "2024-10-30 09:00:00", endtime: "2024-10-30 10:00:00" };
    expect(expanded(xelion, last, "2024-10-28", "2024-12-31")).toEqual([
      "2024-10-30T09:00",
      "2024-11-27T09:00",
      "2024-12-25T09:00",
    ]);
  });

  test.each([
    [{ recurrenceType: "sometimes" }, "recurrenceType"],
    [{ recurrenceType: "daily", recurrenceInterval: -1 }, "recurrenceInterval"],
    [{ recurrenceType: "daily", recurrenceTerminationType: "count" }, "recurrenceCount"],
    [{ recurrenceType: "daily", recurrenceTerminationType: "date" }, "recurrenceTerminationDate"],
    [{ recurrenceType: "daily", firstRecurrenceDate: "tomorrow" }, "firstRecurrenceDate"],
    [{ recurrenceType: "monthly", monthRecurrenceType: "moon" }, "monthRecurrenceType"],
  ])("%j is refused", (rule, field) => {
    const document = { ...base, ...rule } as JsonObject;
    expect(() => toAppointment(xelion, document, plainAppointment)).toThrow(
      expect.objectContaining({ name: "MappingError", field }),
    );
  });
});

test("days have their weekdays, before 1970 too", () => {
  expect(weekdayOf(parseDay("2024-11-21", "d"))).toBe("TH");
  expect(weekdayOf(parseDay("1969-12-31", "d"))).toBe("WE");
  expect(weekdayOf(parseDay("1900-01-01", "d"))).toBe("MO");
  expect(positionOf(parseDay("2024-11-21", "d"))).toEqual({ weekday: "TH", n: 3 });
  expect(positionOf(parseDay("2024-11-29", "d"))).toEqual({ weekday: "FR", n: -1 });
});
