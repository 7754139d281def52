import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asnGetPhoneBooks } from "../../src/modules/general/general.js";
import { clientFor } from "../server/login.js";
import { ask } from "./desk.js";
import type { Outcome } from "./rosewire.js";
import { bare, startServer } from "./servers.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

/** A file in the folder. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const page = readFileSync(join(import.meta.dirname, "../../docs/import.md"), "utf8");

/** What stands in the code blocks of a language in docs/import.md. */
function blocks(language: string): string[] {
  return Array.from(page.matchAll(/^```(\w+)\n([^]*?)^```$/gm))
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));

describe("rosewire import and export", () => {
  test("do what docs/import.md says", async () => {
    file("users.csv", blocks("csv")[0]!);
    file("friends.vcf", blocks("vcard")[0]!);
    file("carol.ics", blocks("icalendar")[0]!);
    const outcomes: Outcome[] = [];
    for (const command of commands) {
      const [program, ...words] = command.split(" ");
      expect(program).toBe("rosewire");
      const isPath = /^\.\/|\.(?:csv|vcf|ics)$/;
      outcomes.push(
        await ask(words.map((word) => (isPath.test(word) ? join(folder, word) : word))),
      );
    }
    expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual([
      [1, "users: 2 added, 0 changed, 0 unchanged, 1 refused\n"],
      [0, "phone-books: 1 added, 0 changed, 0 unchanged, 0 refused\n"],
      [0, "appointments: 1 added, 0 changed, 0 unchanged, 0 refused\n"],
      [0, ""],
      [0, ""],
    ]);
    expect(outcomes[0]!.stderr).toBe(
      `${join(folder, "users.csv")}:4: phone-business is no valid telephone number: "030 12345678901234"\n`,
    );
    expect(readFileSync(join(folder, "users.csv"), "utf8")).toMatch(/^name,.*\ncarol,/);
    expect(readFileSync(join(folder, "carol.ics"), "utf8")).toContain("DTSTART:20300107T080000Z");
  });

  test("say what has been refused in a file that can be mended and imported", async () => {
    const data = join(folder, "mended");
    const users = file("some.csv", "name,password,rights\nann,secret,0\nben,other,none\n");
    const refused = join(folder, "refused.csv");
    const first = await ask(["import", "users", users, "--data", data, "--refused", refused]);
    expect(first.code).toBe(1);
    const text = readFileSync(refused, "utf8");
    expect(text).toBe(
      "line,reason,name,password,rights\n3,rights is no whole number,ben,other,none\n",
    );
    expect(statSync(refused).mode & 0o777).toBe(0o600);
    const mended = text.replace("none", "1");
    const second = await ask(["import", "users", "-", "--data", data], { input: mended });
    expect(second).toEqual({
      code: 0,
      stdout: "users: 1 added, 0 changed, 0 unchanged, 0 refused\n",
      stderr: "",
    });
  });

  test("can write what has been refused in the place of the file that is read, and name each contact by its id", async () => {
    const data = join(folder, "again");
    const text = lines(
      "book,last-name,email,private-contact",
      "B,Smith,1@x,no",
      "B,Smith,2@x,perhaps",
      "B,Smith,3@x,no",
    );
    const book = file("again.csv", text);
    chmodSync(book, 0o644);
    const args = ["import", "phone-books", book, "--data", data, "--refused", book];
    const first = await ask(args);
    expect(first).toMatchObject({
      code: 1,
      stdout: "phone-books: 2 added, 0 changed, 0 unchanged, 1 refused\n",
    });
    const refused = readFileSync(book, "utf8");
    expect(refused).toMatch(
      /^line,reason,book,last-name,email,private-contact,id\n3,private-contact .*,B,Smith,2@x,perhaps,[\w-]{22}-2\n$/,
    );
    expect(statSync(book).mode & 0o777).toBe(0o600);
    writeFileSync(book, refused.replace("perhaps", "no"));
    expect(await ask(args)).toMatchObject({
      code: 0,
      stdout: "phone-books: 1 added, 0 changed, 0 unchanged, 0 refused\n",
    });
    const { stdout } = await ask(["export", "phone-books", "--data", data]);
    expect(stdout.match(/\d@x/g)?.toSorted()).toEqual(["1@x", "2@x", "3@x"]);
    // What cannot be written changes nothing, and leaves no draft.
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const unwritable of [
      ["import", "users", file("pip.csv", "name\nann\n"), "--data", data, "--refused", pipe],
      ["export", "users", "--data", data, "--out", pipe],
    ]) {
      expect(await ask(unwritable)).toEqual({
        code: 1,
        stdout: "",
        stderr: `rosewire: cannot write ${pipe}: it is not an ordinary file\n`,
      });
    }
    expect(statSync(pipe).isFIFO()).toBe(true);
    // A link stays, and what it leads to is replaced: /dev/stdout may be one.
    const link = join(folder, "link");
    const linked = file("linked.csv", "old");
    symlinkSync(linked, link);
    expect(await ask(["export", "users", "--data", data, "--out", link])).toMatchObject({
      code: 0,
    });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(linked, "utf8")).toMatch(/^name,/);
    expect(readdirSync(folder).filter((name) => /^(?:again\.csv|pipe)./.test(name))).toEqual([]);
  });

  test("make no folder if the header is wrong or nothing is to be changed", async () => {
    const data = join(folder, "none");
    const wrong = file("wrong.csv", "name,passwort\nann,x\n");
    expect(await ask(["import", "users", wrong, "--data", data])).toMatchObject({
      code: 2,
      stderr: 'rosewire: unknown column "passwort": did you mean "password"?\n',
    });
    const right = file("right.csv", "name\nann\n");
    expect(await ask(["import", "users", right, "--data", data, "--dry-run"])).toEqual({
      code: 0,
      stdout: "users: 1 added, 0 changed, 0 unchanged, 0 refused (dry run: nothing is changed)\n",
      stderr: "",
    });
    expect(await ask(["export", "users", "--data", data])).toMatchObject({ code: 1, stdout: "" });
    expect(existsSync(data)).toBe(false);
  });

  test("reach a running server, which searches new phone books at once", async () => {
    const data = join(folder, "running");
    const server = await startServer(["--data", data, ...bare]);
    const client = await clientFor(server.port, "alice", server.password("alice"));
    const names = async () =>
      (await client.invoke(asnGetPhoneBooks, {})).phonebooks.map(({ u8sName }) => u8sName);
    expect(await names()).toEqual([]);
    const book = file("book.csv", "book,last-name\nFriends,Lee\n");
    expect((await ask(["import", "phone-books", book, "--data", data])).code).toBe(0);
    expect(await names()).toEqual(["Friends"]);
    const written = await ask(["export", "phone-books", "--data", data, "--book", "friends"]);
    expect(written.stdout).toMatch(/^book,id,.*\nFriends,[\w-]{22},,Lee,/);
    await client.close();
    await server.stop();
  });

  test.each([
    [["import", "users", "nowhere.csv"], 1, "cannot read nowhere.csv"],
    [["import", "things", "x.csv"], 2, "'things' is invalid"],
    [["import", "users", "-", "--region", "XX"], 2, "--region must be a country"],
    [["import", "users", "-", "--region", "DE", "--location", "x"], 2, "give one of them"],
    [["import", "users", "-", "--book", "x"], 2, "--book is for phone-books"],
    [["import", "appointments", "x.ics"], 2, "a calendar is one user's: give --user"],
    [["export", "appointments", "--format", "icalendar"], 2, "a calendar is one user's"],
    [["export", "users", "--user", "x"], 2, "--user is for journal and appointments"],
    [["import", "users", "-", "--user", "x"], 2, "--user is for journal and appointments"],
    [["import", "groups", "x.vcf"], 2, "groups cannot be read or written as vcard"],
    [["import", "users", "-", "--data", ":memory:"], 2, "is lost at once"],
    [["import", "users", "-", "--store", "mysql://x"], 2, "--store must be an address"],
    [["export", "users", "--book", "x"], 2, "--book is for phone-books"],
    [["export", "users", "--data", ":memory:"], 2, "only the server's own process"],
  ])("refuse %j", async (args, code, message) => {
    const outcome = await ask(args, { input: "name\n" });
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });

  test("say that a location or phone book is not there", async () => {
    const data = join(folder, "data");
    const unknown = ["import", "users", "-", "--data", data, "--location", "x"];
    expect((await ask(unknown, { input: "name\n" })).stderr).toContain("no such location");
    const book = await ask(["export", "phone-books", "--data", data, "--book", "x"]);
    expect(book).toMatchObject({ code: 1, stdout: "" });
    expect(book.stderr).toContain('there is no phone book "x"');
  });
});
