import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { MappingError } from "../../src/connectors/errors.js";
import {
  formatDay,
  formatLocal,
  formatOffsetTime,
  instantOf,
  parseDay,
  parseTime,
  Zone,
} from "../../src/connectors/time.js";
import { zoneId } from "./support/documents.js";

const iso = (time: number): string => new Date(time).toISOString();
const local = (text: string): number => parseTime(text, "time").local;

describe("a local time", () => {
  test.each([
    ["Europe/Berlin", "2024-01-15 12:00:00", "2024-01-15T11:00:00.000Z"],
    ["Europe/Berlin", "2024-07-15 12:00:00", "2024-07-15T10:00:00.000Z"],
    ["America/New_York", "2024-07-15 00:00:00", "2024-07-15T04:00:00.000Z"],
    ["Pacific/Kiritimati", "2024-07-15 00:00:00", "2024-07-14T10:00:00.000Z"],
    ["Asia/Kathmandu", "2024-07-15 00:00:00", "2024-07-14T18:15:00.000Z"],
    ["UTC", "2024-07-15 00:00:00", "2024-07-15T00:00:00.000Z"],
  ])("in %s, %s, is the instant %s", (zone, text, expected) => {
    const { toInstant, toLocal } = bound(new Zone(zone));
    expect(iso(toInstant(local(text)))).toBe(expected);
    expect(formatLocal(toLocal(Date.parse(expected)))).toBe(text);
  });

  test.each([
    ["Europe/Berlin", "2024-03-31 01:59:59", "2024-03-31T00:59:59.000Z"],
    ["Europe/Berlin", "2024-03-31 02:00:00", "2024-03-31T01:00:00.000Z"],
    ["Europe/Berlin", "2024-03-31 02:30:00", "2024-03-31T01:30:00.000Z"],
    ["Europe/Berlin", "2024-03-31 03:00:00", "2024-03-31T01:00:00.000Z"],
    ["America/Sao_Paulo", "2018-11-04 00:00:00", "2018-11-04T03:00:00.000Z"],
    ["Australia/Lord_Howe", "2024-10-06 02:15:00", "2024-10-05T15:45:00.000Z"],
    ["Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30T22:00:00.000Z"],
  ])("that %s skips, %s, is moved on by the length of the gap", (zone, text, expected) => {
    expect(iso(new Zone(zone).toInstant(local(text)))).toBe(expected);
  });

  test.each([
    ["Europe/Berlin", "2024-10-27 02:30:00", "2024-10-27T00:30:00.000Z"],
    ["America/New_York", "2024-11-03 01:30:00", "2024-11-03T05:30:00.000Z"],
    ["Australia/Lord_Howe", "2024-04-07 01:45:00", "2024-04-06T14:45:00.000Z"],
  ])("that comes twice in %s, %s, is the first of the two", (zone, text, expected) => {
    expect(iso(new Zone(zone).toInstant(local(text)))).toBe(expected);
  });

  test("agrees with Temporal for every zone and time", () => {
    const time = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(zoneId, time, (id, at) => {
        const zone = new Zone(id);
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
        expect(zone.toLocal(at)).toBe(at + zoned.offsetNanoseconds / 1e6);
        const plain = Temporal.PlainDateTime.from(new Date(at).toISOString().slice(0, -1));
        expect(zone.toInstant(at)).toBe(plain.toZonedDateTime(id).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });
});

function bound(zone: Zone): { toInstant(time: number): number; toLocal(time: number): number } {
  return { toInstant: (time) => zone.toInstant(time), toLocal: (time) => zone.toLocal(time) };
}

describe("a zone that there is not", () => {
  test.each(["", "Nowhere", "Europe/Atlantis", "GMT+25"])("%j is refused", (id) => {
    expect(() => new Zone(id)).toThrow(RangeError);
  });
});

describe("a written time", () => {
  test.each([
    ["2018-12-27 00:00:00", "2018-12-27T00:00:00.000", undefined],
    ["2018-12-27", "2018-12-27T00:00:00.000", undefined],
    ["2018-12-27T10:20", "2018-12-27T10:20:00.000", undefined],
    ["2024-11-21T12:24:53.2003984+01:00", "2024-11-21T12:24:53.200", 3_600_000],
    ["2024-11-21T12:24:53.1Z", "2024-11-21T12:24:53.100", 0],
    ["2024-02-29T23:59:59.9999999-03:30", "2024-02-29T23:59:59.999", -12_600_000],
    ["0001-01-01T00:00:00", "0001-01-01T00:00:00.000", undefined],
    ["9999-12-31T23:59:59", "9999-12-31T23:59:59.000", undefined],
  ])("%s is read", (text, wall, offset) => {
    const time = parseTime(text, "time");
    expect(`${iso(time.local).slice(0, -1)}`).toBe(wall);
    expect(time.offset).toBe(offset);
  });

  test.each([
    "",
    "soon",
    "2023-02-29 00:00:00",
    "2024-13-01 00:00:00",
    "2024-00-10 00:00:00",
    "2024-01-32 00:00:00",
    "2024-01-01 24:00:00",
    "2024-01-01 23:60:00",
    "2024-01-01 23:59:60",
    "0000-01-01 00:00:00",
    "2024-01-01T00:00:00+25:00",
    "2024-01-01T00:00:00+0100",
    "2024-01-01Z",
    "2024-1-1",
    "12024-01-01 00:00:00",
    " 2024-01-01",
    5,
    null,
    undefined,
  ])("%j is refused and its member named", (text) => {
    expect(() => parseTime(text, "starttime")).toThrow(MappingError);
    expect(() => parseTime(text, "starttime")).toThrow(/^starttime: /);
  });

  test("without an offset is the zone's, with one it is not", () => {
    const zone = new Zone("America/New_York");
    const at = (text: string): string => iso(instantOf(parseTime(text, "t"), zone));
    expect(at("2015-01-01T12:00:00")).toBe("2015-01-01T17:00:00.000Z");
    expect(at("2015-01-01T12:00:00+01:00")).toBe("2015-01-01T11:00:00.000Z");
  });
});

describe("an instant is written", () => {
  test.each([
    ["Europe/Stockholm", "2024-11-21T11:24:53.200Z", "2024-11-21T12:24:53.2000000+01:00"],
    ["America/New_York", "2024-07-01T00:00:00.001Z", "2024-06-30T20:00:00.0010000-04:00"],
    ["Asia/Kathmandu", "2024-07-01T00:00:00Z", "2024-07-01T05:45:00.0000000+05:45"],
    ["UTC", "2024-07-01T00:00:00Z", "2024-07-01T00:00:00.0000000+00:00"],
    // Berlin was 53 minutes and 28 seconds ahead: no offset says that.
    ["Europe/Berlin", "1850-01-01T00:00:00Z", "1850-01-01T00:00:00.0000000Z"],
  ])("in %s, %s, as %s", (zone, instant, expected) => {
    const at = Date.parse(instant);
    const text = formatOffsetTime(at, new Zone(zone));
    expect(text).toBe(expected);
    expect(instantOf(parseTime(text, "t"), new Zone("UTC"))).toBe(at);
  });

  test("to the day it falls on", () => {
    expect(formatDay(parseDay("2018-12-27 23:59:59", "d"))).toBe("2018-12-27");
    const zone = new Zone("Pacific/Kiritimati");
    expect(formatDay(zone.dayOf(Date.parse("2018-12-27T10:00:00Z")))).toBe("2018-12-28");
  });

  test("not if four digits do not hold the year", () => {
    expect(() => formatOffsetTime(Date.parse("+010000-01-01T00:00:00Z"), new Zone("UTC"))).toThrow(
      MappingError,
    );
    expect(() => formatLocal(Number.NaN)).toThrow(MappingError);
  });
});
