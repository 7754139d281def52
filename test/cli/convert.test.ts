import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./desk.js";
import { collect, run, start } from "./rosewire.js";

/** An entry, and what X.690 makes of it: members in order, minimal lengths. */
const removeJson = '{"u8sEntryID":"1"}';
const removeHex = "30030c0131";
const removeType = "AsnAppointmentRemoveEntryArgument";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-cli-"));
  writeFileSync(
    join(folder, "first.asn1"),
    `First DEFINITIONS IMPLICIT TAGS ::= BEGIN
       IMPORTS Point FROM Second;
       Line ::= SEQUENCE { from [0] Point, to [1] Point, name UTF8String OPTIONAL }
     END`,
  );
  writeFileSync(
    join(folder, "second.asn1"),
    `Second DEFINITIONS ::= BEGIN Point ::= SEQUENCE { x INTEGER, y INTEGER } END`,
  );
  writeFileSync(
    join(folder, "bad.asn1"),
    `Bad DEFINITIONS ::= BEGIN\n  A ::= SEQUENCE { x NOTHING } END`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("encode and decode of one value", () => {
  test("go from JSON to octets and back", async () => {
    const encoded = await ask(["encode", "--type", removeType, "--hex"], { input: removeJson });
    expect(encoded).toEqual({ code: 0, stdout: `${removeHex}\n`, stderr: "" });
    const decoded = await ask(["decode", "--type", removeType, "--hex"], { input: encoded.stdout });
    expect(decoded).toEqual({ code: 0, stdout: `${removeJson}\n`, stderr: "" });
  });

  test("read and write raw octets without --hex", async () => {
    const octets = Buffer.from(removeHex, "hex");
    const decoded = await run(["decode", "--type", removeType], { input: octets });
    expect(decoded.stdout).toBe(`${removeJson}\n`);
    const encoded = await run(["encode", "--type", removeType], { input: removeJson });
    expect(Buffer.from(encoded.stdout, "latin1")).toEqual(octets);
  });

  test("write _type where it is asked for, and read it away", async () => {
    const decode = ["decode", "--hex", "--type"];
    const input = removeHex;
    const root = await ask([...decode, removeType, "--type-names", "root"], { input });
    expect(root.stdout).toBe(`{"_type":"${removeType}","u8sEntryID":"1"}\n`);
    const back = await ask(["encode", "--hex", "--type", removeType], { input: root.stdout });
    expect(back.stdout).toBe(`${removeHex}\n`);
    const invoke = await ask([...decode, "ROSEMessage", "--type-names", "all"], {
      input: `a10c02010102020191${removeHex}`,
    });
    expect(invoke.stdout).toMatch(/"argument":\{"_type":"Asn/);
    const wrong = await ask([...decode, removeType, "--type-names", "some"], { input });
    expect(wrong.code).toBe(2);
  });

  test("skip white space in hexadecimal digits", async () => {
    const input = " 30 03\n0C 01\t31\n";
    const { stdout } = await ask(["decode", "--type", removeType, "--hex"], { input });
    expect(stdout).toBe(`${removeJson}\n`);
  });

  test("keep all digits of an integer", async () => {
    const json = '{"iErrorDetail":-123456789012345678901234567890,"u8sErrorString":""}';
    const { stdout } = await ask(["encode", "--type", "AsnRequestError", "--hex"], { input: json });
    const back = await ask(["decode", "--type", "AsnRequestError", "--hex"], { input: stdout });
    expect(back.stdout).toBe(`${json}\n`);
  });

  test("convert the envelope with its open type", async () => {
    const json =
      '{"invoke":{"invokeID":1,"operationID":401,"operationName":"asnAppointmentRemoveEntry",' +
      `"argument":${removeJson}}}`;
    const { stdout, code } = await ask(["encode", "--type", "ROSEMessage", "--hex"], {
      input: json,
    });
    expect(code).toBe(0);
    expect(stdout.trim().endsWith(removeHex)).toBe(true);
    const back = await ask(["decode", "--type", "ROSEMessage", "--hex"], { input: stdout });
    expect(JSON.parse(back.stdout)).toEqual(JSON.parse(json));
  });

  test("know the types that need no definition", async () => {
    for (const [type, json, hex] of [
      ["INTEGER", "-129", "0202ff7f"],
      ["OCTET STRING", '"AP8="', "040200ff"],
      ["UTF8String", '"\u00e4"', "0c02c3a4"],
      ["OBJECT IDENTIFIER", '"1.2.840"', "06032a8648"],
    ] as const) {
      const encoded = await ask(["encode", "--type", type, "--hex"], { input: json });
      expect(encoded).toEqual({ code: 0, stdout: `${hex}\n`, stderr: "" });
      const decoded = await ask(["decode", "--type", type, "--hex"], { input: hex });
      expect(decoded.stdout).toBe(`${json}\n`);
    }
  });

  test("of data that are wrong end with 1, nothing on stdout, and the place on stderr", async () => {
    const truncated = await run(["decode", "--type", removeType, "--hex"], { input: "30030c01" });
    expect(truncated).toMatchObject({ code: 1, stdout: "" });
    expect(truncated.stderr).toMatch(/truncated.*octet \d/);
    const missing = await ask(["encode", "--type", "AsnRequestError"], {
      input: '{"iErrorDetail":1}',
    });
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("AsnRequestError.u8sErrorString");
    for (const input of ["", "{", "nonsense", "\ufffe{}"]) {
      expect(await ask(["encode", "--type", removeType], { input })).toMatchObject({
        code: 1,
        stdout: "",
      });
    }
    for (const input of ["3", "zz", "0x30"]) {
      const outcome = await ask(["decode", "--type", removeType, "--hex"], { input });
      expect(outcome).toMatchObject({ code: 1, stdout: "" });
      expect(outcome.stderr).toContain("bad-hex");
    }
  });

  test("of an unknown type, or of none, are wrong usage", async () => {
    for (const command of ["encode", "decode"]) {
      const unknown = await ask([command, "--type", "AsnNothing"]);
      expect(unknown).toMatchObject({ code: 2, stdout: "" });
      expect(unknown.stderr).toContain('there is no type "AsnNothing"');
      expect(await ask([command])).toMatchObject({ code: 2, stdout: "" });
      const misspelt = await ask([command, "--type", "ROSEMesage"]);
      expect([misspelt.code, misspelt.stderr]).toEqual([
        2,
        'rosewire: there is no type "ROSEMesage": did you mean "ROSEMessage"?\n',
      ]);
    }
  });
});

describe("types from ASN.1 files", () => {
  const files = () => ["--asn1", join(folder, "first.asn1"), join(folder, "second.asn1")];

  test("that are misspelt are named as they are spelt there", async () => {
    const { code, stderr } = await ask(["encode", "--type", "INTEGR", ...files()]);
    expect([code, stderr]).toEqual([
      2,
      'rosewire: there is no type "INTEGR": did you mean "INTEGER"?\n',
    ]);
  });

  test("stand in for the built-in modules", async () => {
    const json = '{"from":{"x":1,"y":2},"to":{"x":-1,"y":128}}';
    const { stdout } = await ask(["encode", "--type", "Line", "--hex", ...files()], {
      input: json,
    });
    expect(stdout).toBe("3011a006020101020102a1070201ff02020080\n");
    const back = await ask(["decode", "--type", "First.Line", "--hex", ...files()], {
      input: stdout,
    });
    expect(back.stdout).toBe(`${json}\n`);
    expect(await ask(["encode", "--type", removeType, ...files()])).toMatchObject({ code: 2 });
  });

  test("with a fault are told by file, line and column", async () => {
    const { code, stderr } = await ask([
      "encode",
      "--type",
      "A",
      "--asn1",
      join(folder, "bad.asn1"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\.asn1:2:\d+: /);
  });

  test("that cannot be read are named", async () => {
    const { code, stderr } = await ask([
      "decode",
      "--type",
      "A",
      "--asn1",
      join(folder, "none.asn1"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain("none.asn1");
  });
});

describe("a batch", () => {
  /** Runs a batch; gives its output lines, parsed. */
  async function batch(args: readonly string[], lines: readonly string[]): Promise<any[]> {
    const { code, stdout, stderr } = await ask([...args, "--batch"], {
      input: lines.map((line) => `${line}\n`).join(""),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const output = stdout.split("\n");
    expect(output.pop()).toBe("");
    expect(output).toHaveLength(lines.length);
    return output.map((line) => JSON.parse(line));
  }

  test("answers each line in order, also those that are wrong", async () => {
    const answers = await batch(
      ["decode"],
      [
        `{"id":1,"type":"${removeType}","ber":"${removeHex}"}`,
        `{"id":"two","type":"${removeType}","ber":"30030c01"}`,
        `{"id":[3],"type":"AsnNothing","ber":""}`,
        `{"id":4,"type":"${removeType}","ber":"3z"}`,
        `{"id":5,"type":"${removeType}"}`,
        `{"id":6,"ber":""}`,
        `not JSON`,
        ``,
        `[]`,
        `{"type":"${removeType}","ber":"${removeHex.toUpperCase()}"}`,
      ],
    );
    const value = { u8sEntryID: "1" };
    expect(answers[0]).toEqual({ id: 1, json: value });
    expect(answers[1]).toEqual({
      id: "two",
      error: {
        code: "truncated",
        offset: expect.any(Number),
        path: expect.any(String),
        message: expect.any(String),
      },
    });
    const codes = answers.map(({ id, error }) => [id, error?.code]);
    expect(codes.slice(2, 9)).toEqual([
      [[3], "unknown-type"],
      [4, "bad-hex"],
      [5, "bad-line"],
      [6, "bad-line"],
      [null, "bad-json"],
      [null, "bad-json"],
      [null, "bad-line"],
    ]);
    for (const { error } of answers.slice(1, 9)) {
      expect(Object.keys(error)).toEqual(["code", "offset", "path", "message"]);
    }
    expect(answers[9]).toEqual({ id: null, json: value });
  });

  test("encodes, with the place of what is wrong", async () => {
    const answers = await batch(
      ["encode"],
      [
        `{"id":1,"type":"${removeType}","json":${removeJson}}`,
        `{"id":2,"type":"AsnRequestError","json":{"iErrorDetail":"x","u8sErrorString":""}}`,
        `{"id":3,"type":"AsnRequestError"}`,
        `{"id":4,"type":7,"json":{}}`,
        `{"id":5,"type":"AsnGetUserTokenArgument","json":{"iTLT":60}}`,
        `{"id":6,"type":"ROSEMessage","json":{"invoke":{"invokeID":1,"operationID":1003,"argument":{"iTLT":60}}}}`,
      ],
    );
    expect(answers[0]).toEqual({ id: 1, ber: removeHex });
    expect(answers[1].error).toMatchObject({
      code: "wrong-kind",
      offset: null,
      path: "AsnRequestError.iErrorDetail",
    });
    expect(answers[2].error.code).toBe("bad-line");
    expect(answers[3].error.code).toBe("bad-line");
    for (const { error } of answers.slice(4)) {
      expect(error).toMatchObject({
        code: "unknown-member",
        path: "AsnGetUserTokenArgument",
        message: 'the type has no member "iTLT": did you mean "iTTL"?',
      });
    }
  });

  test("goes on after a line whose id has more levels than can be written", async () => {
    const deep = "[".repeat(8000) + "]".repeat(8000);
    const answers = await batch(
      ["decode", "--type", removeType],
      [`{"id":${deep},"ber":"${removeHex}"}`, `{"id":2,"ber":"${removeHex}"}`],
    );
    expect(answers[0]).toMatchObject({ id: null, error: { code: expect.any(String) } });
    expect(answers[1].json).toEqual({ u8sEntryID: "1" });
  });

  test("takes --type for lines that name none", async () => {
    const answers = await batch(
      ["decode", "--type", removeType],
      [`{"id":1,"ber":"${removeHex}"}`, `{"id":2,"type":"AsnNothing","ber":"${removeHex}"}`],
    );
    expect(answers[0].json).toEqual({ u8sEntryID: "1" });
    expect(answers[1].error.code).toBe("unknown-type");
  });

  test("keeps the digits of ids and integers", async () => {
    const value = '{"iErrorDetail":123456789012345678901234567890,"u8sErrorString":""}';
    const input = `{"id":98765432109876543210,"type":"AsnRequestError","json":${value}}\n`;
    const encoded = await ask(["encode", "--batch"], { input });
    expect(encoded.stdout).toContain('{"id":98765432109876543210,"ber":"');
    const { ber } = JSON.parse(encoded.stdout) as { ber: string };
    const decoded = await ask(["decode", "--batch"], {
      input: `{"id":{"n":98765432109876543210},"type":"AsnRequestError","ber":"${ber}"}`,
    });
    expect(decoded.stdout).toBe(`{"id":{"n":98765432109876543210},"json":${value}}\n`);
  });

  test("says of a line that is not UTF-8 that it is not", async () => {
    const line = Buffer.concat([Buffer.from('{"id":"'), Buffer.of(0xff), Buffer.from('"}\n')]);
    const { stdout } = await ask(["encode", "--batch"], { input: Buffer.concat([line, line]) });
    const answers = stdout
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(answers.map(({ error }) => error.code)).toEqual(["bad-line", "bad-line"]);
  });

  test.each([["encode"], ["decode", "--hex"]])(
    "%s says of an input as a whole that is not UTF-8 that it is not",
    async (...args) => {
      const options = { input: Buffer.of(0x22, 0xff, 0x22) };
      expect(await ask([...args, "--type", "AsnRequestError"], options)).toEqual({
        code: 1,
        stdout: "",
        stderr: "rosewire: the input is not UTF-8\n",
      });
    },
  );

  test("answers before its input ends", async () => {
    const child = start(["decode", "--batch"]);
    const answered = new Promise<string>((resolve) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(String(chunk)));
    });
    child.stdin.write(`{"id":1,"type":"${removeType}","ber":"${removeHex}"}\n`);
    expect(await answered).toBe(`{"id":1,"json":${removeJson}}\n`);
    child.stdin.end();
  });

  test("ends quietly when nobody reads it any more", async () => {
    const child = start(["decode", "--batch"]);
    const stderr = collect(child.stderr);
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.stdin.on("error", () => {});
    child.stdout.once("data", () => child.stdout.destroy());
    const lines = `{"id":1,"type":"${removeType}","ber":"${removeHex}"}\n`.repeat(5000);
    const feed = (): void => {
      if (child.exitCode === null && child.stdin.writable) child.stdin.write(lines, feed);
    };
    feed();
    expect(await ended).toBe(141);
    expect(stderr()).toBe("");
  });
});
