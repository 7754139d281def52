import { describe, expect, it } from "vitest";
import { JsonDecodeError, string, type Type } from "../../src/codec/index.js";
import type { StringKind } from "../../src/codec/kinds.js";
import { decodeErrorOf } from "../support/any-value.js";

const tags: Partial<Record<StringKind, readonly number[]>> = {
  UTCTime: [23],
  GeneralizedTime: [24],
  DATE: [0x1f, 31],
  "TIME-OF-DAY": [0x1f, 32],
  "DATE-TIME": [0x1f, 33],
  DURATION: [0x1f, 34],
};

/** The encoding of a text that the encoder may refuse. */
function octetsOf(kind: StringKind, text: string): Uint8Array {
  const contents =
    kind === "DURATION"
      ? text.slice(1)
      : kind.startsWith("DATE") || kind === "TIME-OF-DAY"
        ? text.replace(/[-:T]/g, "")
        : text;
  return Uint8Array.of(...tags[kind]!, contents.length, ...Buffer.from(contents, "latin1"));
}

/** What becomes of a text: of its octets, as JSON, and when it is written in either form. */
function outcomes(kind: StringKind, text: string): readonly (string | undefined)[] {
  const type: Type<string> = string(kind);
  const octets = octetsOf(kind, text);
  const attempt = (work: () => string): string | undefined => {
    try {
      return work();
    } catch (error) {
      return error instanceof JsonDecodeError ? error.code : (error as { code: string }).code;
    }
  };
  return [
    decodeErrorOf(() => type.decode(octets))?.code ?? type.decode(octets),
    attempt(() => type.decodeJson(JSON.stringify(text))),
    attempt(() => (type.encode(text).join() === octets.join() ? text : "other octets")),
    attempt(() => JSON.parse(type.encodeJson(text)) as string),
  ];
}

const good: readonly (readonly [StringKind, string, string])[] = [
  ["GeneralizedTime", "19920520240000Z", "the end of a day (X.690 11.7.5 knows it)"],
  ["GeneralizedTime", "199205202400Z", "the end of a day, to the minute"],
  ["GeneralizedTime", "1992052024", "the end of a day, to the hour"],
  ["GeneralizedTime", "19920520240000.000-0500", "the end of a day with a fraction of nothing"],
  ["GeneralizedTime", "20161231235960Z", "a leap second"],
  ["GeneralizedTime", "20161231235960.5Z", "half a leap second"],
  ["GeneralizedTime", "20170101005960+0100", "a leap second east of Greenwich"],
  ["GeneralizedTime", "20161231185960-05", "a leap second west of Greenwich"],
  ["GeneralizedTime", "20170101052960+0530", "a leap second where zones have half hours"],
  ["GeneralizedTime", "20161231235960", "a leap second of local time"],
  ["GeneralizedTime", "20000229120000Z", "a leap day of 2000"],
  ["GeneralizedTime", "2024022912.5", "a fraction of an hour"],
  ["GeneralizedTime", "202402291200,25Z", "a fraction of a minute, with a comma"],
  ["GeneralizedTime", "20240229120000+2359", "the largest offset"],
  ["UTCTime", "000229120000Z", "a leap day of year 00, which may be 2000"],
  ["UTCTime", "9602291200Z", "a leap day"],
  ["UTCTime", "240430235959+2359", "the last second of an April"],
  ["DATE", "2024-02-29", "a leap day"],
  ["TIME-OF-DAY", "24:00:00", "the end of a day"],
  ["TIME-OF-DAY", "23:59:60", "a leap second"],
  ["DATE-TIME", "2016-12-31T24:00:00", "the end of a day"],
  ["DURATION", "P1Y2M3DT4H5M6.5S", "all its parts"],
  ["DURATION", "P4W", "weeks"],
  ["DURATION", "PT36,5H", "hours with a fraction"],
];

const bad: readonly (readonly [StringKind, string, string])[] = [
  ["GeneralizedTime", "20240230120000Z", "February 30"],
  ["GeneralizedTime", "20230229120000Z", "a leap day of another year"],
  ["GeneralizedTime", "19000229120000Z", "a leap day of 1900"],
  ["GeneralizedTime", "20240431120000Z", "April 31"],
  ["GeneralizedTime", "20241301120000Z", "month 13"],
  ["GeneralizedTime", "20240001120000Z", "month 0"],
  ["GeneralizedTime", "20240100120000Z", "day 0"],
  ["GeneralizedTime", "20240132120000Z", "January 32"],
  ["GeneralizedTime", "20240101250000Z", "hour 25"],
  ["GeneralizedTime", "20240101240001Z", "a second after the end of a day"],
  ["GeneralizedTime", "20240101240000.1Z", "a fraction after the end of a day"],
  ["GeneralizedTime", "202401012401Z", "a minute after the end of a day"],
  ["GeneralizedTime", "20240101126000Z", "minute 60"],
  ["GeneralizedTime", "20240101120060Z", "second 60 at noon"],
  ["GeneralizedTime", "20161231235960+0100", "second 60 an hour before midnight in Greenwich"],
  ["GeneralizedTime", "20240101120060", "second 60 that is no leap second in any zone"],
  ["GeneralizedTime", "20240101120061Z", "second 61"],
  ["GeneralizedTime", "20240101120000+2500", "an offset of 25 hours"],
  ["GeneralizedTime", "20240101120000+0160", "an offset of 60 minutes"],
  ["GeneralizedTime", "20240101120000+1", "an offset of one digit"],
  ["GeneralizedTime", "20240101120000.Z", "a fraction without digits"],
  ["UTCTime", "240230120000Z", "February 30"],
  ["UTCTime", "230229120000Z", "a leap day of another year"],
  ["UTCTime", "240631120000Z", "June 31"],
  ["UTCTime", "240101240000Z", "hour 24, which UTCTime does not have"],
  ["UTCTime", "161231235960Z", "second 60, which UTCTime does not have"],
  ["UTCTime", "240101120000+2400", "an offset of 24 hours"],
  ["UTCTime", "240101120000+0060", "an offset of 60 minutes"],
  ["UTCTime", "240101120000", "no zone"],
  ["DATE", "2024-02-30", "February 30"],
  ["DATE", "2023-13-01", "month 13"],
  ["TIME-OF-DAY", "25:00:00", "hour 25"],
  ["TIME-OF-DAY", "24:00:01", "a second after the end of a day"],
  ["TIME-OF-DAY", "12:60:00", "minute 60"],
  ["DATE-TIME", "2024-06-31T00:00:00", "June 31"],
  ["DURATION", "P", "nothing"],
  ["DURATION", "P1DT", "no time after T"],
  ["DURATION", "P1X", "a unit that there is not"],
  ["DURATION", "P1H", "hours without T"],
  ["DURATION", "P1.5DT1H", "a fraction that is not the last number's"],
];

describe("times", () => {
  for (const [kind, text, what] of good) {
    it(`${kind} ${text} is a moment: ${what}`, () => {
      expect(outcomes(kind, text)).toEqual([text, text, text, text]);
    });
  }

  for (const [kind, text, what] of bad) {
    it(`${kind} ${text} is none: ${what}`, () => {
      expect(outcomes(kind, text)).toEqual([
        "bad-contents",
        "bad-string",
        "bad-string",
        "bad-string",
      ]);
    });
  }

  for (const year of [1896, 1900, 1904, 1999, 2000, 2004, 2096, 2100, 2400]) {
    it(`of ${year} are on the days that the calendar has`, () => {
      for (let month = 1; month <= 12; month++) {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const texts = [28, 29, 30, 31, 32].map(
          (day) => `${year}${String(month).padStart(2, "0")}${day}00Z`,
        );
        const days = texts.filter((text) => {
          const octets = octetsOf("GeneralizedTime", text);
          return decodeErrorOf(() => string("GeneralizedTime").decode(octets)) === undefined;
        });
        expect(days).toEqual(texts.slice(0, last - 27));
      }
    });
  }

  it("of more than 1,024 characters are refused before they are looked at", () => {
    const type = string("GeneralizedTime");
    const text = (digits: number) => `20240229120000.${"0".repeat(digits)}Z`;
    expect(type.decode(type.encode(text(1008)))).toBe(text(1008));
    expect(() => type.encode(text(1009))).toThrow("no GeneralizedTime");
  });
});
