import { expect, test } from "vitest";
import { paintFor } from "../../../src/cli/colour.js";
import { shown } from "../../../src/cli/shell/show.js";

const plain = paintFor({});
const json = JSON.stringify({
  iResult: 0,
  rows: [
    { id: 1, name: "alice", note: "", more: { a: 1, b: "" } },
    { id: 22, name: "bob\u001b[2J", more: {} },
  ],
});

test("lists of objects become tables, without what is empty", () => {
  expect(shown(json, "table", plain, 80)).toBe(
    [
      "iResult: 0",
      "rows: 2",
      "id  name          more",
      '1   alice         {"a":1}',
      "22  bob\\u001b[2J",
    ].join("\n"),
  );
});

test("a table has as many members as fit, and says how many do not", () => {
  expect(shown(json, "table", plain, 12).split("\n").slice(2)).toEqual([
    "id",
    "1",
    "22",
    "(2 more members: format pretty)",
  ]);
});

test("anything else is shown over several lines, or as it is", () => {
  expect(shown('{"a":[],"b":"c"}', "table", plain, 80)).toBe('{\n  "a": [],\n  "b": "c"\n}');
  expect(shown('{"a":9007199254740993}', "pretty", plain, 80)).toBe(
    '{\n  "a": 9007199254740993\n}',
  );
  expect(shown('{"a":1}', "json", plain, 80)).toBe('{"a":1}');
});

test("there are colours on a terminal that has them, and nowhere else", () => {
  const text = '{"a":"b: 1","c":true}';
  const paint = paintFor({ isTTY: true, hasColors: () => true });
  expect(shown(text, "pretty", paint, 80)).toContain(
    '\u001b[36m"a"\u001b[0m: \u001b[32m"b: 1"\u001b[0m',
  );
  for (const stream of [
    { isTTY: true, hasColors: () => false },
    { isTTY: true },
    { hasColors: () => true },
  ]) {
    expect(shown(text, "pretty", paintFor(stream), 80)).not.toContain("\u001b");
  }
});
