import { describe, expect, it } from "vitest";
import {
  alias,
  ANY,
  BOOLEAN,
  choice,
  enumerated,
  explicit,
  INTEGER,
  integer,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  sequence,
  sequenceOf,
  set,
  string,
  systemTime,
  type Type,
  UTF8String,
} from "../../src/codec/index.js";
import * as modules from "../../src/modules/index.js";
import { emptyValue, neutralError } from "../../src/rose/neutral-error.js";

describe("the neutral error", () => {
  it("has code 0, a neutral text, and nothing that is optional", () => {
    const inner = sequence("Inner", () => [["list", sequenceOf("List", () => BOOLEAN)]]);
    const Failure = sequence("Failure", () => [
      ["iErrorDetail", INTEGER],
      ["u8sErrorString", UTF8String],
      ["inner", inner],
      ["data", OCTET_STRING],
      ["hint", UTF8String, OPTIONAL],
      ["level", INTEGER, { default: 7 }],
    ]);
    expect(Failure.decode(neutralError(Failure) as Uint8Array)).toEqual({
      iErrorDetail: 0,
      u8sErrorString: "internal error",
      inner: { list: [] },
      data: new Uint8Array(0),
      level: 7,
    });
  });

  it("gives the text also where it is optional", () => {
    const Failure = sequence("Failure", () => [["u8sErrorString", UTF8String, OPTIONAL]]);
    expect(Failure.decode(neutralError(Failure) as Uint8Array)).toEqual({
      u8sErrorString: "internal error",
    });
  });

  it("is encoded once per type", () => {
    const Failure = sequence("Failure", () => [["iErrorDetail", INTEGER]]);
    expect(neutralError(Failure)).toBe(neutralError(Failure));
  });

  it("is left out where the type has no finite value", () => {
    const Endless: Type<unknown> = sequence("Endless", () => [["again", Endless]]);
    expect(neutralError(Endless)).toBeUndefined();
  });

  it("exists for the error of every operation of the protocol", () => {
    let operations = 0;
    for (const module of Object.values(modules)) {
      for (const token of Object.values(module) as { kind?: string; error?: Type<any> }[]) {
        if (token.kind !== "operation" || token.error === undefined) continue;
        operations++;
        const bytes = neutralError(token.error);
        expect(bytes).toBeDefined();
        const value = token.error.decode(bytes as Uint8Array) as { u8sErrorString?: string } | null;
        expect(value?.u8sErrorString ?? "internal error").toBe("internal error");
      }
    }
    expect(operations).toBeGreaterThan(300);
  });
});

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

  it("of an ENUMERATED without 0 is its first number", () => {
    expect(emptyValue(enumerated("E", { hundred: 100, more: 101 }))).toBe(100);
  });
});
