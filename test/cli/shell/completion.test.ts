import { expect, test } from "vitest";
import { complete } from "../../../src/cli/shell/completion.js";
import { builtInRegistry } from "../../../src/modules/registry.js";

const registry = builtInRegistry();

test.each<[string, string[], string]>([
  ["ctienum", ["asnCtiEnumPhoneLines "], "ctienum"],
  ["asnCustomNote", ["asnCustomNoteSet "], "asnCustomNote"],
  ["he", ["help "], "he"],
  ["help asnCtiEnumPhoneLinesArg", [], ""],
  ["events ", ["off", "on"], ""],
  ["format t", ["table"], "t"],
  ["asnCtiEnumPhoneLines ", ["typeofLines=", "attachChangeNotify=", "optionalParams="], ""],
  ["asnCtiEnumPhoneLines typeofLines=1 at", ["attachChangeNotify="], "at"],
  ["asnCtiEnumPhoneLines typeofLines=userO", ["typeofLines=userOwnLines"], "typeofLines=userO"],
  ["asnCustomNoteSet cus", ["customnote."], "cus"],
  ["asnCustomNoteSet customnote.u8sN", ["customnote.u8sNote="], "customnote.u8sN"],
  ["asnCustomNoteSet {cus", ["customnote: "], "cus"],
  ["asnCustomNoteSet {customnote: {u8sNote: 'a, {', u8sU", ["u8sUsername: "], "u8sU"],
  ["asnCtiEnumPhoneLines {\n  typeofLines: userO", ["userOwnLines"], "userO"],
  ["asnOpenContacts {bOpenOnlyInternalContacts: t", ["true"], "t"],
  ["asnAppointmentSetEntryList {appointments: [{}, {stS", ["stStart: "], "stS"],
  ["asnAppointmentSetEntryList {appointments: [{}], u8sO", ["u8sOwner: "], "u8sO"],
  ["asnNothing a", [], ""],
  ["asnCustomNoteSet nothing.a", [], "nothing.a"],
  ["wait ", [], ""],
])("%j", (line, candidates, partial) => {
  const [found, begun] = complete(line, registry);
  if (!line.startsWith("help asn")) expect([found, begun]).toEqual([candidates, partial]);
  else expect(found).toEqual(["AsnCtiEnumPhoneLinesArgument", "AsnCtiEnumPhoneLinesArgumentEnum"]);
});

test("nothing typed offers every command and operation", () => {
  const [found] = complete("", registry);
  expect(found).toEqual(expect.arrayContaining(["asnLogoff", "exit", "help"]));
  expect(found.length).toBeGreaterThan(500);
});
