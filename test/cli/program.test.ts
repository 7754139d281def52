import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createProgram } from "../../src/cli/program.js";
import { ask } from "./desk.js";
import { run } from "./rosewire.js";

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const commands = [
  [],
  ["serve"],
  ["call"],
  ["watch"],
  ["shell"],
  ["completion"],
  ["encode"],
  ["decode"],
  ["dump"],
  ["pcap"],
  ["connect"],
  ["operations"],
  ["types"],
  ["compile"],
  ["user"],
  ["pbx"],
  ["user", "add"],
  ["user", "passwd"],
  ["user", "list"],
  ["user", "remove"],
  ["user", "enable"],
  ["user", "disable"],
];

describe.each(commands)("rosewire %s %s", (...command) => {
  test("has help and a version on stdout, with exit code 0", async () => {
    const help = await ask([...command, "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain(`Usage: ${["rosewire", ...command].join(" ")}`);
    expect(await ask([...command, "--version"])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: "",
    });
  });

  test("refuses an unknown option with exit code 2", async () => {
    const { code, stdout, stderr } = await ask([...command, "--no-such-option"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("unknown option '--no-such-option'");
  });
});

test("a command that is called alone is that of the whole program", () => {
  const all = createProgram().commands;
  for (const command of all) {
    const name = command.name();
    const made = createProgram(name).commands;
    // The script for a shell is about all commands.
    const expected = name === "completion" ? all : [command];
    expect(made.map((each) => each.name())).toEqual(expected.map((each) => each.name()));
    const alone = made.find((each) => each.name() === name)!;
    expect(alone.helpInformation()).toBe(command.helpInformation());
  }
  for (const unknown of [undefined, "", "--help", "servers", "constructor"]) {
    expect(createProgram(unknown).commands).toHaveLength(all.length);
  }
});

test("a process of its own answers as any other", async () => {
  for (const args of [["--help"], ["call", "--version"], ["user", "--no-such-option"]]) {
    expect(await run(args)).toEqual(await ask(args));
  }
});

test("without a command tells how it is used, with exit code 2", async () => {
  const { code, stdout, stderr } = await ask([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Usage: rosewire");
});

test("an unknown command is wrong usage", async () => {
  const { code, stdout, stderr } = await ask(["nothing"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("unknown command 'nothing'");
});

describe("operations", () => {
  test("lists the operations of a module by number", async () => {
    const { code, stdout } = await ask(["operations", "appointments", "--json"]);
    expect(code).toBe(0);
    const list = JSON.parse(stdout) as { id: number; name: string }[];
    expect(list.map(({ id }) => id)).toEqual([400, 401, 402, 403, 404, 406]);
    expect(list[0]).toEqual({
      id: 400,
      module: "Appointments",
      name: "asnAppointmentSetEntryList",
      kind: "operation",
      argument: "AsnAppointmentSetEntryListArgument",
      result: "AsnAppointmentSetEntryListResult",
      error: "AsnRequestError",
      summary: "Replaces the user's appointment list on the server (manual line 13229).",
    });
    const { stdout: text } = await ask(["operations", "Appointments"]);
    expect(text.trimEnd().split("\n")).toHaveLength(6);
    expect(text.split("\n")[0]).toBe(
      "  400  Appointments  asnAppointmentSetEntryList (AsnAppointmentSetEntryListArgument) " +
        "AsnAppointmentSetEntryListResult, error AsnRequestError " +
        "-- Replaces the user's appointment list on the server (manual line 13229).",
    );
  });

  test("lists all modules, events marked as such", async () => {
    const { stdout } = await ask(["operations", "--json"]);
    const list = JSON.parse(stdout) as {
      name: string;
      kind: string;
      module: string;
      summary: string;
    }[];
    expect(list).toHaveLength(526);
    expect(list.find(({ name }) => name === "asnLogoff")).toMatchObject({ kind: "event" });
    expect(list.find(({ name }) => name === "asnACUGetFile")).toMatchObject({ error: null });
    expect(new Set(list.map(({ module }) => module)).size).toBeGreaterThan(20);
    expect(list.filter(({ summary }) => summary === "")).toEqual([]);
    const { stdout: text } = await ask(["operations"]);
    expect(text.trimEnd().split("\n")).toHaveLength(526);
    expect(text).toMatch(/^ +1001 {2}Authentication +asnLogoff event\(AsnLogoffArgument\) -- ./m);
  });

  test("of an unknown module is wrong usage", async () => {
    const { code, stderr } = await ask(["operations", "Nothing"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Appointments");
    const near = await ask(["operations", "Apointments"]);
    expect([near.code, near.stderr]).toEqual([
      2,
      'rosewire: no operations in a module "Apointments": did you mean "Appointments"?\n',
    ]);
  });
});
