import { expect, test } from "vitest";
import { readArgument } from "../../../src/cli/shell/argument.js";
import * as Cti from "../../../src/modules/cti/cti.js";
import { asnCustomNoteSet, asnOpenContacts } from "../../../src/modules/general/general.js";

const lines = Cti.asnCtiEnumPhoneLines.argument;
const note = asnCustomNoteSet.argument;

test.each<[string, typeof lines | typeof note, unknown]>([
  ["", lines, {}],
  [" // nothing", lines, {}],
  [
    "typeofLines=systemLocalLines attachChangeNotify=0x1",
    lines,
    { typeofLines: 2, attachChangeNotify: 1 },
  ],
  ["{typeofLines: userMonitorLines}", lines, { typeofLines: 1 }],
  ["{typeofLines: none}", lines, { typeofLines: "none" }],
  [
    "customnote.u8sNote=10 customnote.u8sUsername='a b'",
    note,
    { customnote: { u8sNote: "10", u8sUsername: "a b" } },
  ],
  ["customnote.u8sNote=", note, { customnote: { u8sNote: "" } }],
  ["customnote={u8sNote: 'x'}", note, { customnote: { u8sNote: "x" } }],
  ["customnote.u8sNote=it's=so", note, { customnote: { u8sNote: "it's=so" } }],
])("%j is the argument that it looks like", (text, type, json) => {
  expect(readArgument(text, type).json).toEqual(json);
});

test("lists are written in brackets, and what is short is known", () => {
  expect(
    readArgument(
      "seqContactIDs=[user-1, 'user 2'] bOpenOnlyInternalContacts=true",
      asnOpenContacts.argument,
    ),
  ).toEqual({
    json: { seqContactIDs: ["user-1", "user 2"], bOpenOnlyInternalContacts: true },
    isShort: true,
  });
  expect(readArgument("{}", lines).isShort).toBe(false);
});

test.each<[string, string]>([
  ["a=1 a=2", "a is there twice"],
  ["a=1 a.b=2", "a.b is there twice"],
  ["a=1 b", 'member=value is missing before " b"'],
  ["{} 1", 'what is "1" after the argument'],
  ["a='b", "a ' is missing"],
])("%j cannot be read", (text, message) => {
  expect(() => readArgument(text, lines)).toThrow(message);
});
