import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../../src/cli/program.js";
import { ask, begin } from "./desk.js";
import { bare } from "./servers.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-json-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands that do something, with the words that call them. */
function leaves(command: Command, words: readonly string[] = []): [string, Command][] {
  if (command.commands.length === 0) return [[words.join(" "), command]];
  return command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

const commands = leaves(createProgram());

/** What a command prints with --json, one value a line; it must succeed without a word on stderr. */
async function printed(args: readonly string[], input = ""): Promise<unknown[]> {
  const { code, stdout, stderr } = await ask([...args, "--json"], { input });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

/** The error that a command ends with. */
async function failed(args: readonly string[], input = ""): Promise<unknown> {
  const { code, stderr } = await ask(args, { input });
  const lines = stderr.trimEnd().split("\n");
  const { error } = JSON.parse(lines.at(-1)!) as { error: { exitCode: number } };
  expect(error.exitCode).toBe(code);
  return error;
}

describe("every command has --json", () => {
  test("that is: all of them", () => {
    expect(commands.length).toBeGreaterThan(25);
    const without = commands.filter(([, { options }]) => !options.some((o) => o.long === "--json"));
    expect(without.map(([words]) => words)).toEqual([]);
  });

  test.each(commands.map(([words]) => words))(
    "%s says in JSON on stderr what is wrong with its options",
    async (words) => {
      const args = [...words.split(" "), "--json", "--no-such-option"];
      const outcome = await ask(args);
      expect(outcome).toMatchObject({ code: 2, stdout: "" });
      expect(JSON.parse(outcome.stderr)).toEqual({
        error: {
          code: "usage",
          message: expect.stringMatching(/^(unknown|required) option '/) as string,
          exitCode: 2,
        },
      });
    },
  );
});

describe("errors in JSON", () => {
  test("have the exit code and, if there is one, a code of their own", async () => {
    const data = join(folder, "errors");
    expect(await failed(["user", "list", "--data", data, "--json"])).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(data) as string,
    });
    expect(await failed(["types", "AsnNothing", "--json"])).toMatchObject({ code: "usage" });
    const wrong = ["encode", "--type", "AsnAppointmentEntry", "--json"];
    expect(await failed(wrong, "[]")).toMatchObject({ code: "wrong-kind", exitCode: 1 });
    const call = ["call", "asnAppointmentSetEntry", "--port", "1", "--json"];
    expect(await failed(call)).toMatchObject({ code: "usage" });
  });

  test("are text where the value of --json is what is sent, and after it", async () => {
    const { stderr } = await ask(["call", "--json", "{}", "--", "asnNothing", "--json"]);
    expect(stderr).toMatch(/^error: |^rosewire: /);
    expect((await ask(["call", "--json", "{", "asnAppointmentSetEntry"])).stderr).toMatch(
      /^rosewire: /,
    );
  });
});

describe("--json", () => {
  test("types: an object for each, and of one also notation and example, or its code", async () => {
    const [all] = (await printed(["types"])) as [{ name: string }[]];
    expect(all.find(({ name }) => name === "AsnAppointmentEntry")).toEqual({
      module: "UC-Server-Access-Protocol-Appointments",
      name: "AsnAppointmentEntry",
      kind: "SEQUENCE",
      doc: expect.any(String) as string,
    });
    expect(await printed(["types", "AsnAppointmentEntry"])).toEqual([
      expect.objectContaining({
        name: "AsnAppointmentEntry",
        notation: expect.stringMatching(/^AsnAppointmentEntry ::= SEQUENCE/) as string,
        example: expect.objectContaining({ u8sEntryID: expect.any(String) as string }) as object,
      }),
    ]);
    const [example] = await printed(["types", "AsnAppointmentEntry", "--example"]);
    expect(example).toHaveProperty("u8sEntryID");
    const [code] = await printed(["types", "AsnAppointmentEntry", "--source"]);
    expect(Object.keys(code as object).toSorted()).toEqual(["decoder", "encoder"]);
  });

  test("compile: what has been written, and what was as it is", async () => {
    const file = join(folder, "m.asn1");
    const out = join(folder, "out");
    writeFileSync(file, "M DEFINITIONS ::= BEGIN A ::= INTEGER END");
    const written = [join(out, "m.ts")];
    const args = ["compile", file, "--out", out];
    expect(await printed(args)).toEqual([{ out, modules: 1, written, unchanged: 0 }]);
    expect(await printed(args)).toEqual([{ out, modules: 1, written: [], unchanged: 1 }]);
    writeFileSync(file, "M DEFINITIONS ::= BEGIN A ::= END");
    expect(await failed([...args, "--json"])).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("m.asn1:1:") as string,
    });
  });

  test("encode and decode: octets as hexadecimal digits, and the value", async () => {
    const type = ["--type", "AsnAppointmentRemoveEntryArgument"];
    const [{ ber }] = (await printed(["encode", ...type], '{"u8sEntryID":"a"}')) as [
      { ber: string },
    ];
    expect(ber).toMatch(/^30[0-9a-f]+$/);
    expect(await printed(["decode", "--hex", ...type], ber)).toEqual([{ u8sEntryID: "a" }]);
  });

  test("completion: the script, or the names", async () => {
    const [bash] = await printed(["completion", "bash"]);
    expect(bash).toEqual({
      shell: "bash",
      script: expect.stringContaining("complete -F") as string,
    });
    const [names] = await printed(["completion", "types"]);
    expect(names).toContain("AsnAppointmentEntry");
  });

  test("user: the user as he is then", async () => {
    const data = ["--data", join(folder, "users")];
    const carol = { name: "carol", admin: true, enabled: true, public: false };
    const add = ["user", "add", "carol", "--admin", "--password", "first", ...data];
    expect(await printed(add)).toEqual([carol]);
    expect(await printed(["user", "disable", "carol", ...data])).toEqual([
      { ...carol, enabled: false },
    ]);
    expect(await printed(["user", "publish", "carol", ...data])).toEqual([
      { ...carol, enabled: false, public: true },
    ]);
    await printed(["user", "enable", "carol", ...data]);
    await printed(["user", "unpublish", "carol", ...data]);
    const passwd = ["user", "passwd", "carol", "--password", "second", ...data];
    expect(await printed(passwd)).toEqual([carol]);
    expect(await printed(["user", "list", ...data])).toEqual([[carol]]);
    const [contact] = await printed(["user", "contact", "carol", ...data]);
    const args = ["user", "contact", "carol", ...data];
    const changed = { ...(contact as object), u8sLastName: "Carol" };
    expect(await printed([...args, "--contact", JSON.stringify(changed)])).toEqual([]);
    expect(await printed(args)).toEqual([expect.objectContaining({ u8sLastName: "Carol" })]);
    expect(await failed(["user", "disable", "dave", ...data, "--json"])).toMatchObject({
      code: "unknown-user",
    });
    expect(await printed(["user", "remove", "carol", ...data])).toEqual([
      { name: "carol", removed: true },
    ]);
  });

  test("import, export, backup and restore: what has been read, written, copied and restored", async () => {
    const data = join(folder, "exchange");
    const file = join(folder, "users.csv");
    writeFileSync(file, "name,password\nerin,a\nfrank,b\n,c\n");
    const bring = ["import", "users", file, "--data", data, "--json"];
    const { code, stdout, stderr } = await ask(bring);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ...{ kind: "users", added: 2, changed: 0, unchanged: 0, refused: 1, dryRun: false },
    });
    expect(JSON.parse(stderr)).toEqual({
      error: { code: "refused", message: expect.any(String) as string, file, line: 4 },
    });
    const users = ["export", "users", "--data", data];
    const rows = await printed(users);
    expect(rows).toEqual(
      ["erin", "frank"].map((name) => expect.objectContaining({ name }) as object),
    );
    const out = join(folder, "again.csv");
    expect(await printed([...users, "--out", out])).toEqual([
      { kind: "users", format: "csv", rows: 2, out },
    ]);
    const copy = join(folder, "copy");
    const [copied] = await printed(["backup", copy, "--data", data]);
    expect(copied).toMatchObject({
      folder: copy,
      store: "sqlite",
      files: expect.any(Number) as number,
    });
    const again = ["restore", copy, "--data", join(folder, "restored")];
    const { files, made } = copied as { files: number; made: string };
    expect(await printed(again)).toEqual([{ folder: copy, store: "sqlite", made, files }]);
    expect(await failed([...again, "--json"])).toMatchObject({ code: "failed" });
  });

  test("serve, gateway and pbx: where they listen, and what happens", async () => {
    const data = join(folder, "serve");
    expect(await printed(["serve", "--check", ...bare, "--data", data])).toEqual([
      { checked: true },
    ]);
    const told = async (args: readonly string[]) => {
      const command = begin([...args, "--json"]);
      await command.printed(/\n/);
      return { command, said: JSON.parse(command.stdout()) as { listening: { tcp: string } } };
    };
    const server = await told(["serve", "--port", "0", ...bare, "--data", data, "--trace"]);
    expect(server.said).toEqual({
      listening: { tcp: expect.stringMatching(/^tcp:\/\/127\.0\.0\.1:\d+$/) as string },
      login: { user: "alice" },
      notes: expect.arrayContaining([
        expect.stringMatching(/^added the user alice with the password \w+$/) as string,
      ]) as string[],
    });
    const port = new URL(server.said.listening.tcp).port;
    const where = ["--server", `127.0.0.1:${port}`, "--http-port", "0", "--https-port", "off"];
    const gateway = await told(["gateway", ...where]);
    expect(gateway.said).toMatchObject({
      listening: { http: expect.stringMatching(/^http:\/\/127/) as string },
      inFrontOf: `tcp://127.0.0.1:${port}`,
    });
    const lines = await printed(["pbx", "alice calls bob", "--port", port, "--data", data]);
    expect(lines).toContainEqual({
      phone: "alice",
      state: "ringback",
      other: "bob",
      call: expect.any(String) as string,
    });
    for (const { command } of [gateway, server]) {
      command.signal("SIGTERM");
      expect(await command.ended).toEqual({ code: 0, signal: null });
    }
    // The log, with the messages, is JSON too.
    const log = server.command.stderr().trimEnd().split("\n");
    const events = log.map((line) => JSON.parse(line) as { msg: string });
    expect(events.map(({ msg }) => msg)).toContain("message received");
  });

  test("call and shell: results as always, and errors in JSON", async () => {
    expect(await failed(["shell", "--port", "1", "--json", "--host", "127.0.0.1"])).toMatchObject({
      exitCode: 1,
    });
    const call = [
      "call",
      "asnAppointmentGetAllEntriesForUser",
      "--port",
      "1",
      "--argument",
      '{"u8sOwner":""}',
    ];
    expect(await failed([...call, "--json"])).toMatchObject({ exitCode: 1 });
  });
});

describe("what commands tell besides", () => {
  test.each<[string, (to: string) => string[], RegExp]>([
    ["a summary", (file) => ["pcap", file], /^0 packets/],
    [
      "how far a command has come",
      (file) => ["compile", file, "--progress", "--out", `${file}.d`],
      /^files read: 1$/,
    ],
  ])("is with --json in lines of JSON: %s", async (_what, args, message) => {
    const file = join(folder, "input");
    const isCapture = args(file)[0] === "pcap";
    const header = Buffer.from("d4c3b2a10200040000000000000000000000040001000000", "hex");
    writeFileSync(file, isCapture ? header : "M DEFINITIONS ::= BEGIN T ::= INTEGER END");
    const { code, stderr } = await ask([...args(file), "--json"]);
    expect(code).toBe(0);
    const [first] = stderr.split("\n");
    expect(JSON.parse(first!)).toEqual({ notice: { message: expect.stringMatching(message) } });
    const asText = await ask(args(file));
    expect(asText.stderr.split("\n")[0]).toMatch(message);
  });

  test("is with --json in lines of JSON: where a command listens", async () => {
    const command = begin(["proxy", "--listen", "0", "127.0.0.1:1", "--json"]);
    await expect.poll(command.stderr).toMatch(/\n/);
    const [first] = command.stderr().split("\n");
    const message = expect.stringMatching(/^listening on tcp:\/\/127.0.0.1:\d+ for /) as string;
    expect(JSON.parse(first!)).toEqual({ notice: { message } });
    command.signal("SIGINT");
    expect((await command.ended).code).toBe(0);
  });
});
