import { describe, expect, test } from "vitest";
import { plainAppointment } from "../../src/connectors/appointment.js";
import { mostMembers, mostValues, readJson } from "../../src/connectors/http/json-body.js";
import { HttpProblem } from "../../src/connectors/http/problem.js";
import { parseXml } from "../../src/connectors/http/xml.js";
import type { JsonObject } from "../../src/connectors/json.js";
import { applyJsonPatch } from "../../src/connectors/patch/json-patch.js";
import { mergePatchOperations } from "../../src/connectors/patch/merge-patch.js";
import { occurrencesIn, recurrence } from "../../src/connectors/recurrence.js";
import { select } from "../../src/connectors/superoffice/select.js";
import { Zone } from "../../src/connectors/time.js";
import { growthOf, notLinear } from "../support/growth.js";
import { xmlTexts } from "../support/hostile-inputs.js";

/** An object with many members. */
const wide = (members: number): JsonObject =>
  Object.fromEntries(Array.from({ length: members }, (_, i) => [`Key${i}`, i]));

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe("a patch is refused for the work that it asks for, not for its length", () => {
  test("of names in another case in a wide document", () => {
    const patch = times(1000, { op: "replace", path: "/kEY1", value: 1 } as const);
    expect(applyJsonPatch(wide(100), patch)["Key1"]).toBe(1);
    expect(() => applyJsonPatch(wide(1001), patch)).toThrow("too much work");
  });

  test("of tests of large values", () => {
    const document = { a: wide(1000) };
    const patch = times(1000, { op: "test", path: "/a", value: wide(1000) } as const);
    expect(() => applyJsonPatch(document, patch)).toThrow("too much work");
    expect(applyJsonPatch(document, patch.slice(0, 100))).toEqual(document);
  });

  test("of a long array", () => {
    const list = times(1000, "x");
    const patch = times(1000, { op: "add", path: "/a/0", value: "y" } as const);
    expect(() => applyJsonPatch({ a: list }, patch)).toThrow("too much work");
  });

  test("a merge patch is counted while it is made", () => {
    expect(() => mergePatchOperations({}, wide(1001), 1000)).toThrow("at most 1000 operations");
    expect(mergePatchOperations({ kEY0: 1 }, wide(1000), 1000)[0]).toMatchObject({ path: "/kEY0" });
  });
});

test("names in any case are found in time that grows with document and request, not with both", () => {
  const growth = growthOf((size) => {
    const document = wide(size);
    const list = times(size, "Title").join(",");
    const patch = wide(size);
    return () => {
      select(document, list);
      mergePatchOperations(document, patch);
    };
  }, 5000);
  expect(growth).toBeLessThan(notLinear);
  expect(select({ Title: { A: 1, B: 2 }, C: 3 }, "title/a,TITLE/b")).toEqual({
    Title: { A: 1, B: 2 },
    C: null,
  });
});

describe("XML is counted before it is parsed", () => {
  test.each(Object.keys(xmlTexts))("%s", (name) => {
    expect(() => parseXml(xmlTexts[name]!(1024 * 1024))).toThrow(HttpProblem);
  });

  test("but what an appointment needs is read", () => {
    const note = "&amp; \u00e4\n".repeat(9000);
    const text = `<A><b c="d">${note}</b></A>`;
    expect(parseXml(text).children[0]?.text).toHaveLength(36_000);
  });
});

test("JSON of a request is counted before its names are looked at", () => {
  const text = `[${"1,".repeat(mostValues)}1]`;
  expect(() => readJson(text, mostMembers)).toThrow(`over ${mostValues} values`);
  expect(readJson(text)).toHaveLength(mostValues + 1);
});

test("a rule that counts for ever is refused", () => {
  const rule = recurrence({ frequency: "daily", count: 1_000_000 });
  const start = Date.UTC(1970, 0, 1);
  const appointment = { ...plainAppointment, start, end: start, recurrence: rule };
  const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) };
  expect(() => occurrencesIn(appointment, new Zone("UTC"), window)).toThrow("cannot be counted");
});
