import { describe, expect, it } from "vitest";
import {
  BerEncodeError,
  JsonDecodeError,
  emptyValue,
  alias,
  ANY,
  BOOLEAN,
  choice,
  enumerated,
  explicit,
  INTEGER,
  integer,
  noTime,
  NULL,
  OBJECT_IDENTIFIER,
  OPTIONAL,
  REAL,
  set,
  string,
  systemTime,
  type Type,
  UTF8String,
  sequence,
  sequenceOf,
} from "../../src/codec/index.js";

describe("the empty value", () => {
  it.each([
    ["BOOLEAN", BOOLEAN],
    ["INTEGER", INTEGER],
    ["INTEGER of any size", integer<bigint>({ wide: true })],
    ["REAL", REAL],
    ["NULL", NULL],
    ["OBJECT IDENTIFIER", OBJECT_IDENTIFIER],
    ["ANY", ANY],
    ["time", systemTime("Time")],
    ["UTCTime", string("UTCTime")],
    ["GeneralizedTime", string("GeneralizedTime")],
    ["DATE", string("DATE")],
    ["DATE-TIME", string("DATE-TIME")],
    ["TIME-OF-DAY", string("TIME-OF-DAY")],
    ["DURATION", string("DURATION")],
    ["ENUMERATED with 0", enumerated("E", { one: 1, none: 0 })],
    ["ENUMERATED without 0", enumerated("E", { hundred: 100, more: 101 })],
    [
      "CHOICE",
      choice("C", () => [
        ["a", explicit(0, INTEGER)],
        ["b", NULL],
      ]),
    ],
    ["SET", set("S", () => [["a", INTEGER]])],
    ["alias", alias("A", () => UTF8String)],
  ] as [string, Type<any>][])("of %s can be encoded and decoded", (_, type) => {
    const value = emptyValue(type);
    expect(type.decode(type.encode(value))).toEqual(value);
  });

  it("of a SEQUENCE has what is mandatory and what has a DEFAULT", () => {
    const Entry = sequence<{
      at: Date;
      list: number[];
      note?: string;
      port: number;
      tags: number[];
    }>("Entry", () => [
      ["at", systemTime("")],
      ["list", sequenceOf("", () => INTEGER)],
      ["note", UTF8String, OPTIONAL],
      ["port", INTEGER, { default: 7222 }],
      ["tags", sequenceOf("", () => INTEGER), { default: [1] }],
    ]);
    const value = emptyValue(Entry);
    expect(value).toEqual({ at: noTime, list: [], port: 7222, tags: [1] });
    const again = emptyValue(Entry);
    expect(again.at).not.toBe(value.at);
    expect(again.list).not.toBe(value.list);
    expect(again.tags).not.toBe(value.tags);
  });

  it("of an ENUMERATED without 0 is its first number", () => {
    expect(emptyValue(enumerated("E", { hundred: 100, more: 101 }))).toBe(100);
  });

  it("of an INTEGER with a range is the number in it that is nearest to 0", () => {
    const positive = integer({ constraint: { value: [{ min: 5, max: 9 }] } });
    const negative = integer({ constraint: { value: [{ min: -9, max: -5 }] } });
    expect([emptyValue(positive), emptyValue(negative)]).toEqual([5, -5]);
  });

  it("of types that contain each other without end ends, and cannot be encoded", () => {
    const Endless: Type<any> = sequence("Endless", () => [["again", Endless]]);
    expect(() => Endless.encode(emptyValue(Endless))).toThrow(BerEncodeError);
    expect(() => Endless.fromJson({}, { lax: true })).toThrow(JsonDecodeError);
  });
});
