import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allOf, modelOf } from "../../src/cli/completion/model.js";
import { createProgram } from "../../src/cli/program.js";
import { ask } from "./desk.js";
import { main } from "./rosewire.js";

const commands = allOf(modelOf(createProgram()));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-completion-"));
  const { stdout } = await ask(["completion", "bash"]);
  writeFileSync(join(folder, "script"), stdout);
  // What the script calls; its names are those of the built command.
  writeFileSync(join(folder, "rosewire"), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(join(folder, "rosewire"), 0o755);
  writeFileSync(join(folder, "with space.csv"), "");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What bash offers for the last of these words, one line of words after the other. */
function offered(lines: readonly (readonly string[])[]): string[][] {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const asked = lines.map(
    (words) =>
      `COMP_WORDS=(rosewire ${words.map(quote).join(" ")}); COMP_CWORD=${words.length}; ` +
      `_rosewire rosewire; printf '%s\\n' "\${COMPREPLY[@]}"; echo --`,
  );
  const text = execFileSync("bash", ["-c", `. ./script\n${asked.join("\n")}`], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}:${process.env["PATH"]}` },
  });
  return text
    .split("--\n")
    .slice(0, -1)
    .map((part) => part.split("\n").filter(Boolean));
}

describe("completion in bash", () => {
  test("offers commands, options, choices, files, operations and types in their places", () => {
    const expected: [line: string[], words: string[]][] = [
      [["wat"], ["watch"]],
      [["user", "a"], ["add"]],
      [["user", "add", "--adm"], ["--admin"]],
      [["call", "asnLogof"], ["asnLogoff"]],
      [["call", "--port", "1", "--tls", "starttls", "asnLogof"], ["asnLogoff"]],
      [["call", "asnLogoff", "asn"], []],
      [["call", "--tls", "s"], ["starttls"]],
      [["call", "--user", "a"], []],
      [["call", "asnLogoff", "--password-"], ["--password-stdin"]],
      [["import", "us"], ["users"]],
      [["import", "users", "with"], ["with space.csv"]],
      [["import", "users", "--format", "v"], ["vcard"]],
      [["types", "Later.Jou"], []],
      [
        ["types", "AsnLogonErr"],
        ["AsnLogonError", "AsnLogonErrorEnum"],
      ],
      [["encode", "--type", "AsnLogonErrorE"], ["AsnLogonErrorEnum"]],
    ];
    expect(offered(expected.map(([line]) => line))).toEqual(expected.map(([, words]) => words));
  });

  test("offers every command and every option of the program", () => {
    const names = commands.filter(({ subcommands }) => subcommands.length > 0);
    expect(offered(names.map(({ path }) => [...path, ""]))).toEqual(
      names.map(({ subcommands }) => subcommands.map(({ path }) => path.at(-1))),
    );
    expect(offered(commands.map(({ path }) => [...path, "--"]))).toEqual(
      commands.map(({ options }) =>
        options.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith("--"))),
      ),
    );
  });
});

test("the scripts for zsh and fish know every option too", async () => {
  const [zsh, fish] = await Promise.all([ask(["completion", "zsh"]), ask(["completion", "fish"])]);
  expect(zsh.stdout).toMatch(/^#compdef rosewire\n/);
  for (const { path, options } of commands) {
    for (const { flags } of options) {
      const long = flags.find((flag) => flag.startsWith("--"))!;
      expect(zsh.stdout).toContain(`'${["rosewire", ...path].join(" ")}') _rosewire_words`);
      expect(zsh.stdout).toContain(`'${long}'`);
      expect(fish.stdout).toContain(` -l '${long.slice(2)}'`);
    }
  }
});

test("another shell is wrong usage", async () => {
  expect(await ask(["completion", "csh"])).toMatchObject({ code: 2, stdout: "" });
});
