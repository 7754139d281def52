import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCall } from "../../src/modules/csta/make-call.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { root } from "../package/packed.js";
import { hex, toHex } from "../rose/support/bytes.js";
import { roseVectors } from "../rose/support/vectors.js";
import { ask } from "./desk.js";
import { run } from "./rosewire.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-dump-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

const value = "30030c0131";
const shown = '  0   3: SEQUENCE {\n  2   1:   UTF8String "1"\n       :   }\n';
const removeType = "AsnAppointmentRemoveEntryArgument";

/** Names, types and values of the elements in the lines of `--json`. */
function members(stdout: string): (readonly [unknown, unknown, unknown])[] {
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) => {
    const { name, type, value: found } = JSON.parse(line) as Record<string, unknown>;
    return [name, type, found];
  });
}

describe("the octets that are shown", () => {
  test.each<[string, string | Uint8Array]>([
    ["hexadecimal digits", `${value}\n`],
    ["digits with blanks, lines and 0x", "0x30 03\n0x0C,01 31"],
    ["digits with colons", "30:03:0c:01:31"],
    ["base64", "MAMMATE=\n"],
    ["base64 for addresses without its end", "MAMMATE"],
    ["PEM", "-----BEGIN X-----\nMAMM\nATE=\n-----END X-----\n"],
    ["octets", hex(value)],
  ])("may be given as %s, in a file or on stdin", async (_, input) => {
    const expected = { code: 0, stdout: shown, stderr: "" };
    expect(await ask(["dump", fileWith("input", input)])).toEqual(expected);
    expect(await ask(["dump", "-"], { input })).toEqual(expected);
  });

  test("are taken for what --form says", async () => {
    const digits = await ask(["dump", "--form", "binary"], { input: "0500" });
    expect(digits).toMatchObject({
      code: 1,
      stderr: "rosewire: 51 of 53 octets are missing (octet 0)\n",
    });
    for (const [form, input] of [
      ["hex", "MAMMATE="],
      ["base64", "!"],
    ] as const) {
      const wrong = await ask(["dump", "--form", form], { input });
      expect(wrong).toMatchObject({ code: 1, stdout: "" });
      expect(wrong.stderr).toContain("the input is not ");
    }
  });

  test("that cannot be read, or are none, end with 1", async () => {
    const missing = await ask(["dump", join(folder, "nothing")]);
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("cannot read");
    expect(await ask(["dump"], { input: "" })).toEqual({
      code: 1,
      stdout: "",
      stderr: "rosewire: the input is empty\n",
    });
  });

  test("are shown as far as they go, then the fault is told with its offset, and the exit code is 1", async () => {
    const cut = await ask(["dump"], { input: `${value} 3005 0201` });
    expect(cut.code).toBe(1);
    expect(cut.stdout).toBe(
      `${shown}  5   5: SEQUENCE { -- 3 octets missing\n  7   1:   INTEGER -- 1 octet missing; a number without contents\n`,
    );
    expect(cut.stderr).toBe("rosewire: 3 of 5 octets are missing (octet 5)\n");
    const wrong = await ask(["dump"], { input: "0c01ff 0500" });
    expect(wrong).toMatchObject({
      code: 1,
      stderr: "rosewire: octets that are no UTF-8 (octet 2)\n",
    });
    expect(wrong.stdout).toContain("NULL");
    const json = await ask(["dump", "--json"], { input: "0500 30" });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout.split("\n")[1]!)).toEqual({
      offset: 2,
      error: "the input ends before a length",
    });
  });

  test("are many: all of a megabyte comes out, and no more elements than are wanted", async () => {
    const input = Buffer.alloc(200_000, Buffer.from("0500", "hex"));
    const some = await run(["dump"], { input });
    expect(some.code).toBe(0);
    expect(some.stdout.split("\n")).toHaveLength(100_001);
    const more = await ask(["dump", "--elements", "10"], { input });
    expect(more).toMatchObject({ code: 1, stderr: "rosewire: more than 10 elements (octet 20)\n" });
  });
});

describe("with a type", () => {
  const entry = {
    u8sEntryID: "1",
    u8sOwner: "",
    u8sDataSource: "MAPI",
    stStart: new Date("2030-01-07T09:00:00Z"),
    stEnd: new Date("1899-12-30T00:00:00Z"),
    iDuration: 60,
    u8sSubject: "Planning",
    u8sText: "",
    bAllDay: false,
    iStatus: 2,
    u8sCategory: "",
    iImportance: 1,
    iSensitivity: 0,
    bIsValid: true,
  };

  test("members have their names and values, and times are times", async () => {
    const input = toHex(AsnAppointmentEntry.encode(entry));
    const { code, stdout } = await ask(["dump", "--type", "AsnAppointmentEntry", "--json"], {
      input,
    });
    expect(code).toBe(0);
    const found = Object.fromEntries(
      members(stdout)
        .slice(1)
        .map(([name, , v]) => [name, v]),
    );
    expect(found).toEqual({ ...entry, stStart: "2030-01-07T09:00:00.000Z", stEnd: null });
    const text = await ask(["dump", "--type", "AsnAppointmentEntry"], { input });
    expect(text.stdout).toContain("stStart REAL AsnSystemTime 2030-01-07T09:00:00.000Z\n");
    expect(text.stdout).toContain("stEnd REAL AsnSystemTime no time\n");
  });

  test("of ASN.1 files, tags, names of numbers and bits, lists and alternatives are understood", async () => {
    const module = fileWith(
      "m.asn1",
      `M DEFINITIONS AUTOMATIC TAGS ::= BEGIN
         T ::= SEQUENCE { colour Colour, flags BIT STRING { red(0), green(1) }, items SEQUENCE OF Item, ... }
         Colour ::= ENUMERATED { blue(0), white(7) }
         Item ::= CHOICE { number [0] INTEGER { few(1) }, pair [7] EXPLICIT SET { a BOOLEAN, b NULL } }
       END`,
    );
    const input = "301c 800107 810206c0 a20c 800101 a707 3105 8100 8001ff 8305 0000000000";
    const { stdout, code, stderr } = await ask(["dump", "--asn1", module, "--type", "T"], {
      input,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "  0  28: SEQUENCE T {",
      "  2   1:   colour [0] ENUMERATED Colour 7 (white)",
      "  5   2:   flags [1] BIT STRING '11'B {red, green}",
      "  9  12:   items [2] {",
      " 11   1:     [0].number [0] INTEGER Item 1 (few)",
      " 14   7:     [1].pair [7] Item {",
      " 16   5:       SET {",
      " 18   0:         b [1] NULL",
      " 20   1:         a [0] BOOLEAN TRUE",
      "       :         }",
      "       :       }",
      "       :     }",
      " 23   5:   [3] 00 00 00 00 00 -- an unknown extension",
      "       :   }",
      "",
    ]);
  });

  test("what open types hold is shown by the name of its object, with its members (X.682 10, 11)", async () => {
    const module = fileWith(
      "open.asn1",
      `M DEFINITIONS AUTOMATIC TAGS ::= BEGIN
         EVENT ::= CLASS { &code INTEGER UNIQUE, &Data } WITH SYNTAX { &code CARRIES &Data }
         Events EVENT ::= { moved | renamed, ... }
         moved EVENT ::= { 1 CARRIES SEQUENCE { x INTEGER, y INTEGER } }
         renamed EVENT ::= { 2 CARRIES UTF8String }
         T ::= SEQUENCE OF SEQUENCE {
           code EVENT.&code ({Events}), data EVENT.&Data ({Events}{@.code}) }
         C ::= SEQUENCE {
           code EVENT.&code ({Events}), text OCTET STRING (CONTAINING EVENT.&Data ({Events}{@code})) }
       END`,
    );
    const moved = "300d 800101 a108 3006 800105 810107";
    const renamed = "3008 800102 a103 0c0141";
    const unknown = "3008 800109 a103 020107";
    const input = `3023 ${moved} ${renamed} ${unknown}`;
    const { stdout, code, stderr } = await ask(["dump", "--asn1", module, "--type", "T"], {
      input,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "  0  35: SEQUENCE T {",
      "  2  13:   [0] SEQUENCE {",
      "  4   1:     code [0] INTEGER 1",
      "  7   8:     data [1] {",
      "  9   6:       moved SEQUENCE {",
      " 11   1:         x [0] INTEGER 5",
      " 14   1:         y [1] INTEGER 7",
      "       :         }",
      "       :       }",
      "       :     }",
      " 17   8:   [1] SEQUENCE {",
      " 19   1:     code [0] INTEGER 2",
      " 22   3:     data [1] {",
      ' 24   1:       renamed UTF8String "A"',
      "       :       }",
      "       :     }",
      " 27   8:   [2] SEQUENCE {",
      " 29   1:     code [0] INTEGER 9",
      " 32   3:     data [1] {",
      " 34   1:       INTEGER 7",
      "       :       }",
      "       :     }",
      "       :   }",
      "",
    ]);
    const text = await ask(["dump", "--asn1", module, "--type", "C"], {
      input: "300b 800102 8106 0c0441424344",
    });
    expect(text.stdout.split("\n")).toEqual([
      "  0  11: SEQUENCE C {",
      "  2   1:   code [0] INTEGER 2",
      "  5   6:   text [1] encapsulates {",
      '  7   4:     renamed UTF8String "ABCD"',
      "       :     }",
      "       :   }",
      "",
    ]);
    // What cannot be decoded is shown as far as its tags say what it is.
    const wrong = await ask(["dump", "--asn1", module, "--type", "T"], {
      input: `300f ${moved.replace("800105", "0c0105")}`,
    });
    expect(wrong).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("data [1] {\n") as string,
      stderr: expect.stringContaining("T[0].data.value") as string,
    });
  });

  test("what is not of the type is shown with what was expected, and the fault told with its path", async () => {
    const input = "3003 020131";
    const text = await ask(["dump", "--type", removeType], { input });
    expect(text).toEqual({
      code: 1,
      stdout: `  0   3: SEQUENCE ${removeType} {\n  2   1:   INTEGER 49 -- not a member of the type\n       :   }\n`,
      stderr: `rosewire: ${removeType}.u8sEntryID: UTF8String is expected, found INTEGER (unexpected-tag, octet 2)\n`,
    });
    const json = await ask(["dump", "--json", "--type", removeType], { input: `${value} 3000` });
    expect(JSON.parse(json.stdout.trimEnd().split("\n").at(-1)!)).toMatchObject({
      offset: 7,
      code: "missing-member",
      path: `${removeType}.u8sEntryID`,
    });
  });

  test("of an operation, or of its part, that type is meant", async () => {
    const of = async (...more: string[]): Promise<string> =>
      (await ask(["dump", "--operation", ...more], { input: "3000" })).stdout.split("\n")[0]!;
    expect(await of("asnAppointmentRemoveEntry")).toContain(removeType);
    expect(await of("401", "--part", "result")).toContain("AsnAppointmentRemoveEntryResult");
    expect(await of("401", "--part", "error")).toContain("AsnRequestError");
    expect(await of("asnNegotiateServerConnectionV2", "--part", "argument")).toContain(" Asn");
  });

  test("types that need no definition are known too", async () => {
    const { stdout } = await ask(["dump", "--type", "UTF8String"], { input: "0c0131" });
    expect(stdout).toBe('  0   1: UTF8String "1"\n');
  });

  test.each([
    [["--type", "AsnNothing"], 'there is no type "AsnNothing"'],
    [["--type", "AsnRequestEror"], 'did you mean "AsnRequestError"?'],
    [["--operation", "asnNothing"], 'there is no operation "asnNothing"'],
    [["--operation", "asnAppointmentRemoveEntri"], 'did you mean "asnAppointmentRemoveEntry"?'],
    [["--part", "result"], "--part needs --operation"],
    [["--type", "INTEGER", "--message"], "--type leaves no room"],
    [["--operation", "401", "--part", "result", "--message"], "tells its part itself"],
    [["--framing", "hipath"], "--framing needs --protocol csta"],
    [["--operation", "asnAppointmentChangedEvent", "--part", "result"], "asnAppointment"],
    [["--depth", "0"], "whole number"],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stdout, stderr } = await ask(["dump", ...args], { input: "0500" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("of messages", () => {
  const invoke = toHex(
    ROSEMessage.encode({
      invoke: { invokeID: 7, operationID: 401, argument: hex(value) },
    }),
  );

  test("the operation is named, and arguments, results and errors have its types", async () => {
    const error = "a30e 020107 020100 3006 020104 0c0178";
    const { stdout, code, stderr } = await ask(["dump", "--message", "--json"], {
      input: `${invoke} a20d 020107 3008 020100 3003 020100 ${error}`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const named = members(stdout).filter(([, type]) => type !== undefined);
    expect(named).toEqual([
      ["invoke", "ROSEInvoke", undefined],
      ["argument", removeType, undefined],
      ["result", "ROSEResult", undefined],
      ["result", "AsnAppointmentRemoveEntryResult", undefined],
      ["error", "ROSEError", undefined],
      ["error", "AsnRequestError", undefined],
    ]);
    expect(stdout.match(/"operation":"asnAppointmentRemoveEntry"/g)).toHaveLength(3);
  });

  test("an answer to what was not seen has the type of --operation", async () => {
    const input = "a20d 020107 3008 020100 3003 020100";
    const alone = await ask(["dump", "--message"], { input });
    expect(alone.stdout).not.toContain("iResult");
    const told = await ask(["dump", "--message", "--operation", "401"], { input });
    expect(told.stdout).toContain("iResult INTEGER 0\n");
    expect(await ask(["dump", "--type", "ROSEMessage"], { input })).toEqual(alone);
  });

  test("a reject names its problem", async () => {
    const { stdout } = await ask(["dump", "--message"], { input: "a406 020101 810102" });
    expect(stdout).toContain(
      "reject.invokeProblem [1] INTEGER InvokeProblem 2 (mistypedArgument)\n",
    );
  });

  test("an argument that is not of its type is told with its path", async () => {
    const { code, stderr } = await ask(["dump", "--message"], {
      input: "a10b 020107 02020191 3002 0500",
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`${removeType}.u8sEntryID`);
  });

  test("those of the vendor's runtime are shown to their ends, whatever their arguments are", async () => {
    const input = roseVectors.map(({ berHex }) => berHex).join("\n");
    const { stdout } = await ask(["dump", "--message", "--elements", "1000000"], { input });
    expect(stdout.match(/^ *\d+ +\d+: \S/gm)).toHaveLength(roseVectors.length);
  });

  test("of CSTA have its operations, with or without a frame in front", async () => {
    const argument = makeCall.argument.encode({
      callingDevice: { deviceIdentifier: { dialingNumber: "100" } },
      calledDirectoryNumber: { deviceIdentifier: { dialingNumber: "200" } },
    });
    const body = `020101 02010a ${toHex(argument)}`.replaceAll(" ", "");
    const message = `a1${(body.length / 2).toString(16).padStart(2, "0")}${body}`;
    const bare = await ask(["dump", "--protocol", "csta"], { input: message });
    expect(bare).toMatchObject({ code: 0, stderr: "" });
    expect(bare.stdout).toContain("invoke [1] ROS of makeCall {");
    expect(bare.stdout).toContain("opcode.local INTEGER 10\n");
    expect(bare.stdout).toMatch(/callingDevice\S* .*\n.*31 30 30 {2}"100"|"100"/);
    const length = (message.length / 2).toString(16).padStart(4, "0");
    const csta = ["dump", "--protocol", "csta", "--json", "--framing", "length16"];
    const two = await ask(csta, { input: `${length}${message}`.repeat(2) });
    expect(two).toMatchObject({ code: 0, stderr: "" });
    expect(two.stdout.match(/"operation":"makeCall"/g)).toHaveLength(2);
    const cut = await ask(csta, { input: `${length}${message}0009a1` });
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.stderr).toContain("the input ends inside a frame");
  });

  test("of an association are named", async () => {
    const { vectors } = JSON.parse(
      readFileSync(new URL("../corpus/csta.json", import.meta.url), "utf8"),
    ) as { vectors: { name: string; hex: string }[] };
    const of = (name: string): string => vectors.find((one) => one.name === name)!.hex;
    const { code, stdout } = await ask(["dump", "--protocol", "csta"], { input: of("aarq") });
    expect(code).toBe(0);
    expect(stdout).toContain("aarq [APPLICATION 0] AARQ {");
    expect(stdout).toContain("contextName [1] {");
  });
});

describe("docs/cli.md", () => {
  const text = readFileSync(join(root, "docs/cli.md"), "utf8");
  const examples = [...text.matchAll(/^```console\n\$ (.*rosewire dump.*)\n([^]*?)^```$/gm)];

  test.each(examples.map(([, command, output]) => [command!, output!]))(
    "%s",
    async (command, output) => {
      const [, input = "", args] = /^(?:echo ([\da-f ]*) \| )?(?:npx )?rosewire (.*)$/.exec(
        command,
      )!;
      const { stdout, stderr } = await ask(args!.split(" "), { input });
      expect(`${stdout}${stderr}`).toBe(output);
    },
  );

  test("shows what dump prints", () => {
    expect(examples.length).toBeGreaterThan(2);
  });
});
