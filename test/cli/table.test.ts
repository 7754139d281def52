import { expect, test } from "vitest";
import { GrowingTable, listText } from "../../src/cli/table.js";

const rows = [
  { number: 5, name: "alice", purpose: "a long story that goes on and on" },
  { number: 12, name: "bob", purpose: "" },
];
const plain = "5\talice\n12\tbob\n";

test("a list is a table on a terminal, as wide as that is", () => {
  expect(listText(rows, plain, { isTTY: true, columns: 80 })).toBe(
    "number  name   purpose\n5       alice  a long story that goes on and on\n12      bob\n",
  );
  const narrow = listText(rows, plain, { isTTY: true, columns: 30 });
  expect(narrow).toBe("number  name   purpose\n5       alice  a long story...\n12      bob\n");
  expect(listText(rows, plain, { isTTY: true, columns: 18 })).toBe(
    "number  name\n5       alice\n12      bob\n",
  );
});

test("its titles are in colours where there are some, and controls of a terminal are shown as what they are", () => {
  const terminal = { isTTY: true, columns: 80, hasColors: () => true };
  const text = listText([{ name: "\u001b[2J\u009b1m" }], plain, terminal);
  expect(text).toBe("\u001b[1mname\u001b[0m\n\\u001b[2J\\u009b1m\n");
});

test("elsewhere it is the text for programs, and so is a list of nothing", () => {
  expect(listText(rows, plain, {})).toBe(plain);
  expect(listText(rows, plain, { isTTY: false, columns: 80 })).toBe(plain);
  expect(listText([], "", { isTTY: true, columns: 80 })).toBe("");
});

test("a table may grow by rows whose columns have their widths from the beginning", () => {
  const growing = new GrowingTable({ phone: 6, state: 8 }, "other", (_what, text) => text, 30);
  expect(growing.add({ phone: "alice", state: "ringback", other: "bob" })).toBe(
    "phone   state     other\nalice   ringback  bob\n",
  );
  expect(growing.add({ phone: "a long name", state: 7, other: "x".repeat(50) })).toBe(
    "a l...  7         xxxxxxxxx...\n",
  );
});
