import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { recommendations, type Clause } from "../../scripts/asn1/clauses.js";
import { supportText } from "../../scripts/asn1/support.js";
import { groupsOf } from "../../scripts/asn1/titles.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
// generated.test.ts compares the whole document with what is generated.
const text = readFileSync(`${root}/docs/asn1-support.md`, "utf8");
/** The clauses, or the constructs of the last table, with what is said of their support. */
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split(/ *(?<!\\)\| */).slice(1, -1));

test.each([
  ["12.6", "Comments", "supported", "[Comments](#comments)"],
  ["12.11", "XML items", "supported", "[Text in XML (X.680 12.15)](#text-in-xml-x680-1215)"],
  ["25.5", "COMPONENTS OF", "supported", "[COMPONENTS OF](#components-of)"],
  ["22", "BIT STRING", "supported", "[Named bits](#named-bits)"],
  ["16", "Assignments", "supported, but not comments within values in XML", "Mistakes in XML"],
  ["51.9", "PATTERN", "read", "CONSTRAINED BY](#permitted-alphabets"],
])("clause %s, %s, is %s: %s", (number, name, support, shown) => {
  const row = rows.find((cells) => cells[0] === number && cells[1]!.startsWith(name));
  expect(row?.[2]).toBe(support);
  expect(row?.[3]).toContain(shown);
});

test("what no clause defines has a table of its own", () => {
  expect(rows).toContainEqual([
    "[OPERATION macro](#operation-macro)",
    "supported",
    "`test/asn1/operation.test.ts`",
  ]);
});

test("every clause of X.680 to X.683 that defines notation is there", () => {
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  const expected: Record<string, readonly string[]> = {
    // 10 tells how to use the notation, 43 the order of characters, 51.1 what the rest of 51 is.
    "X.680": [...numbers(8, 9), ...numbers(11, 42), ...numbers(44, 54)],
    "X.681": numbers(7, 15),
    "X.682": numbers(8, 11),
    "X.683": numbers(8, 10),
  };
  for (const { number, clauses } of recommendations) {
    const found = new Set(clauses.map((clause) => clause.number.split(".")[0]!));
    expect([...found].filter((one) => /\d/.test(one))).toEqual(expected[number]);
  }
});

test("every file that the document refers to is there", () => {
  const links = [...text.matchAll(/`(test\/asn1\/[^`]*)`/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(50);
  for (const link of new Set(links)) expect(readFileSync(`${root}/${link}`, "utf8")).not.toBe("");
});

const groups = groupsOf(
  "a.test.ts",
  `describe("INTEGER", () => {
    it("has names (X.680 19.3)", () => { expect(value("a")).toBe(5); });
    it("is whole", () => { expect(bodyError("1.5")).toBe(""); });
    it.skip("may be large", () => { });
    it.each([])("may be %s", () => { });
  });`,
);
const written = (clause: Partial<Clause>) => () =>
  supportText(groups, [
    {
      number: "X.680",
      title: "basic",
      clauses: [{ number: "19", name: "INTEGER", shown: ["INTEGER"], ...clause }],
    },
  ]);

test("a clause is shown by the tests that its entry names and by those that cite it", () => {
  expect(written({})()).toContain("| 19 | INTEGER | supported | [INTEGER](#integer) |");
  expect(written({ shown: [] })()).toContain("[INTEGER](#integer): has names (X.680 19.3) |");
  const refused = [{ what: "fractions", shown: "INTEGER > is whole" }];
  expect(written({ refused })()).toContain("| supported, but not fractions |");
});

test("a clause must name tests that run, and a title a clause that there is", () => {
  expect(written({ shown: ["REAL"] })).toThrow('no tests are about "REAL"');
  for (const title of ["may be large", "may be %s", "is small"]) {
    expect(written({ shown: [`INTEGER > ${title}`] })).toThrow(
      `no test of "INTEGER" has the title "${title}"`,
    );
  }
  expect(written({ number: "20" })).toThrow('X.680 19.3, which "has names (X.680 19.3)" cites');
  const refused = [{ what: "names", shown: "INTEGER > has names (X.680 19.3)" }];
  expect(written({ refused })).toThrow("expects no error");
  const others = { number: "X.681", title: "", clauses: [{ number: "9", name: "", shown: [] }] };
  expect(() => supportText([], [others])).toThrow("no test shows clause 9");
});
