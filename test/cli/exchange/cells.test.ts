import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noTime } from "../../../src/codec/index.js";
import { AsnStringPairList } from "../../../src/modules/common/common.js";
import { flag, integer, json, list, moment, real, truth } from "../../../src/cli/exchange/cells.js";
import { Refusal } from "../../../src/cli/exchange/kind.js";

describe("a cell", () => {
  test("has any list of texts, of which empty ones do not count", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(";", "\\", "a", " "), minLength: 1 }));
    fc.assert(
      fc.property(texts, (given) => {
        expect(list.read(list.write(given))).toEqual(given);
      }),
    );
    expect(list.read("a;;b;")).toEqual(["a", "b"]);
    expect(list.read("a\\")).toEqual(["a\\"]);
  });

  test("has any moment that can be told, and none", () => {
    const from = new Date("0001-01-01T00:00:00Z");
    const dates = fc.date({
      min: from,
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (given) => {
        expect(moment.read(moment.write(given))).toEqual(given);
      }),
    );
    expect(moment.read("")).toEqual(noTime);
    expect(moment.read("2030-01-07T10:00+01:00")).toEqual(new Date("2030-01-07T09:00:00Z"));
  });

  test("has yes and no in several words", () => {
    for (const word of ["yes", "1", "TRUE"]) expect(truth.read(word)).toBe(true);
    for (const word of ["no", "0", "false", ""]) expect(flag.read(word)).toBe(0);
  });

  test("has JSON of a type, or nothing", () => {
    const cell = json(AsnStringPairList, []);
    const pairs = [{ key: "a", value: "b" }];
    expect(cell.read(cell.write(pairs))).toEqual(pairs);
    expect([cell.write([]), cell.read("")]).toEqual(["", []]);
  });

  test.each([
    [integer, "1.5"],
    [integer, "9".repeat(16)],
    [real, "NaN"],
    [real, "1e999"],
    [truth, "maybe"],
    [moment, "tomorrow"],
    [moment, "2030-01-07"],
    [moment, "2030-13-07T09:00:00Z"],
    [json(AsnStringPairList, []), "{"],
    [json(AsnStringPairList, []), '[{"key":"a","value":"b","more":1}]'],
  ])("refuses what it cannot have", (cell, text) => {
    expect(() => cell.read(text)).toThrow(Refusal);
  });
});
