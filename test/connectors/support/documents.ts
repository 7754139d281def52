import fc from "fast-check";
import type { Json, JsonObject } from "../../../src/connectors/json.js";
import { completeEntity, properties } from "../../../src/connectors/superoffice/properties.js";
import { characterString } from "../../support/primitives.js";

/** Zones with all that zones have: no changes, half hours, gaps at midnight, skipped days. */
export const zones = [
  "UTC",
  "Europe/Amsterdam",
  "Europe/Stockholm",
  "America/New_York",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Pacific/Kiritimati",
  "Pacific/Apia",
] as const;

export const zoneId = fc.constantFrom(...zones);

const two = (value: number): string => String(value).padStart(2, "0");

/** Days that exist, with the nights of changed clocks among them. */
const date = fc.oneof(
  fc
    .integer({ min: 0, max: 47_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  fc.constantFrom(
    "2024-03-31",
    "2024-10-27",
    "2024-02-29",
    "2024-11-03",
    "2011-12-30",
    "2000-01-01",
  ),
);
const clock = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map((parts) => parts.map(two).join(":"));

/** `2018-12-27 00:00:00` */
export const plainTime = fc.tuple(date, clock).map(([day, time]) => `${day} ${time}`);

/** `2024-11-21T12:24:53.2003984+01:00`, with more or fewer digits, `Z`, or no offset. */
export const offsetTime = fc
  .tuple(
    date,
    clock,
    fc.stringMatching(/^(?:\.\d{1,7})?$/),
    fc.constantFrom("", "Z", "+01:00", "+02:00", "-05:00", "+14:00", "-03:30", "+05:45"),
  )
  .map(([day, time, fraction, offset]) => `${day}T${time}${fraction}${offset}`);

export const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  characterString(20),
  fc.constantFrom("", "\ud800", "a\u0000b", "]]>", "<&>\r\n\t \u2028"),
);

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** As it comes out of JSON text; integers beyond 2^53, which the connectors refuse, become 0. */
function throughJson<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    Number.isInteger(inner) && !Number.isSafeInteger(inner) ? 0 : inner,
  ) as T;
}

/** Any JSON value of data. */
export function anyJson(maxDepth: number): fc.Arbitrary<Json> {
  return fc
    .jsonValue({ maxDepth })
    .map((value) => throughJson<Json>(value))
    .filter(isHarmless);
}

/** Names that are refused are tested elsewhere. */
function isHarmless(value: unknown): boolean {
  return !/__proto__|constructor|prototype/.test(JSON.stringify(value));
}

/** Any JSON object of data. */
export const anyObject: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.string({ maxLength: 8 }), anyJson(2), { maxKeys: 4 })
  .map((value) => throughJson<JsonObject>(value))
  .filter(isHarmless);

function absentOr<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null, freq: 3 });
}

const oid = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map(String),
  fc.integer({ min: 1, max: 9_999_999 }),
  fc.integer({ min: 1, max: 9_999_999 }).map((id) => ({ oid: String(id), name: "x" })),
);

/** A Xelion appointment; some members are missing, null, or unknown to the document. */
export const xelionDocument: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      subject: absentOr(text),
      internal: absentOr(fc.boolean()),
      participants: absentOr(fc.array(oid, { maxLength: 3 })),
      userStatus: absentOr(
        fc.constantFrom("free", "busy", "tentative", "long_out_of_office", "Busy", "gone fishing"),
      ),
      starttime: plainTime,
      endtime: plainTime,
      allStartDay: absentOr(fc.boolean()),
      allEndDay: absentOr(fc.boolean()),
      calendars: absentOr(fc.array(oid, { maxLength: 3 })),
      comment: absentOr(text),
      firstRecurrenceDate: absentOr(fc.oneof(date, plainTime)),
      lastRecurrenceDate: absentOr(fc.oneof(date, plainTime)),
      recurrenceType: absentOr(
        fc.constantFrom("none", "none", "none", "daily", "weekly", "Monthly", "yearly"),
      ),
      recurrenceInterval: absentOr(fc.integer({ min: 0, max: 9 })),
      recurrenceTerminationType: absentOr(fc.constantFrom("never", "date", "count")),
      recurrenceTerminationDate: absentOr(date),
      recurrenceCount: absentOr(fc.integer({ min: 1, max: 50 })),
      monthRecurrenceType: absentOr(fc.constantFrom("day_of_month", "day_of_week")),
      monday: absentOr(fc.boolean()),
      tuesday: absentOr(fc.boolean()),
      wednesday: absentOr(fc.boolean()),
      thursday: absentOr(fc.boolean()),
      friday: absentOr(fc.boolean()),
      saturday: absentOr(fc.boolean()),
      sunday: absentOr(fc.boolean()),
      "x-extra": anyJson(1),
    },
    { requiredKeys: ["starttime", "endtime"] },
  )
  .map((document) => throughJson<JsonObject>(document));

const dayOfWeek = fc.constantFrom(
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "friday",
  "SATURDAY",
);

/** A Vitec appointment. */
export const vitecDocument: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      subject: absentOr(text),
      location: absentOr(text),
      startsAt: offsetTime,
      endsAt: absentOr(offsetTime),
      allDayEvent: absentOr(fc.boolean()),
      note: absentOr(text),
      recurrence: absentOr(fc.boolean()),
      recurrencePattern: fc.constantFrom("Daily", "Weekly", "Monthly", "Yearly", "daily"),
      recurrenceDayOfWeeks: absentOr(fc.array(dayOfWeek, { maxLength: 4 })),
      recurrenceInterval: absentOr(fc.integer({ min: 0, max: 9 })),
      recurrenceMonth: absentOr(fc.integer({ min: 0, max: 12 })),
      recurrenceDay: absentOr(fc.integer({ min: 0, max: 31 })),
      "x-extra": anyJson(1),
    },
    { requiredKeys: ["startsAt", "recurrencePattern"] },
  )
  .map((document) => throughJson<JsonObject>(document));

const valueOf = {
  string: text,
  integer: int32,
  boolean: fc.boolean(),
  time: offsetTime,
  date,
  list: fc.array(anyObject, { maxLength: 2 }),
  object: anyObject,
};

/** A SuperOffice entity with every property of the document. */
export const superOfficeEntity: fc.Arbitrary<JsonObject> = fc
  .record({
    ...Object.fromEntries(
      Object.entries(properties).map(([name, kind]) => [
        name,
        absentOr<unknown>(valueOf[kind as keyof typeof valueOf]),
      ]),
    ),
    StartDate: offsetTime,
    EndDate: offsetTime,
    Private: absentOr(fc.constantFrom("Public", "PrivateUser", "PrivateGroup", "Other", "")),
    IsAlldayEvent: absentOr(fc.boolean()),
  })
  .map((entity) => completeEntity(throughJson(entity)));
