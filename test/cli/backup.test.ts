import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readManifest, writeManifest } from "../../src/cli/backup/manifest.js";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { copySqlite, createUcServer } from "../../src/server/index.js";
import { clientFor } from "../server/login.js";
import { passwordCost } from "../server/running.js";
import { emptyPostgres } from "../support/postgres.js";
import { ask } from "./desk.js";
import { bare, startServer } from "./servers.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const fresh = (): string => join(folder, `folder${made++}`);

const kinds = ["users", "groups", "lines", "phone-books", "journal", "appointments"] as const;

/** All that an export says of the data. */
async function state(where: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const kind of kinds) {
    const { code, stdout } = await ask(["export", kind, ...where]);
    expect(code).toBe(0);
    texts.push(stdout);
  }
  return texts;
}

/** Something of each kind. */
async function fill(where: readonly string[]): Promise<void> {
  const texts = {
    groups: "name,members\nSales,alice;bob\n",
    lines: "source,id,uri\nPBX,1,tel:1@x\n",
    "phone-books": "book,last-name,note\nFriends,Lee,ö\\\n",
    journal: "user,id,start\nalice,1,2030-01-07T09:00:00Z\n",
    appointments: "user,id,start,end\nalice,1,2030-01-07T09:00:00Z,2030-01-07T10:00:00Z\n",
  };
  for (const [kind, input] of Object.entries(texts)) {
    expect(await ask(["import", kind, "-", ...where], { input })).toMatchObject({ code: 0 });
  }
}

/** Gives a file of a backup another text, of which the manifest knows. */
async function replaced(copy: string, path: string, text: string): Promise<void> {
  const manifest = await readManifest(copy);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const octets = Buffer.byteLength(text);
  const files = manifest.files.map((file) =>
    file.path === path ? { path, octets, sha256 } : file,
  );
  writeFileSync(join(copy, path), text);
  writeFileSync(join(copy, "manifest.json"), writeManifest({ ...manifest, files }));
}

/** The contents of all files of a folder. */
function contents(of: string): Record<string, string> {
  const files = readdirSync(of, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(of, name)).isFile(),
  );
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(of, name)).toString("hex")]),
  );
}

describe.each(["SQLite", "PostgreSQL"])("a backup of %s", (name) => {
  test("of a running server comes back in an empty place, with the keys of tokens and all passwords", async () => {
    const data = fresh();
    const store = name === "SQLite" ? [] : ["--store", await emptyPostgres()];
    const where = ["--data", data, ...store];
    const server = await startServer([...where, ...bare]);
    await fill(where);
    const client = await clientFor(server.port, "alice", server.password("alice"));
    const copy = fresh();
    expect(await ask(["backup", copy, ...where])).toMatchObject({ code: 0, stderr: "" });
    expect(statSync(copy).mode & 0o077).toBe(0);
    expect(await ask(["backup", copy, ...where])).toMatchObject({
      code: 1,
      stderr: `rosewire: ${copy} is there and not empty\n`,
    });
    const before = await state(where);
    // What comes after the backup is not in it.
    await ask(["user", "add", "late", "--password", "x", ...where]);
    const password = server.password("alice");
    await client.close();
    await server.stop();
    const back = fresh();
    const backStore = name === "SQLite" ? [] : ["--store", await emptyPostgres()];
    const there = ["--data", back, ...backStore];
    expect(await ask(["restore", copy, ...there])).toMatchObject({ code: 0, stderr: "" });
    expect(await state(there)).toEqual(before);
    const again = await startServer([...there, ...bare]);
    const alice = await clientFor(again.port, "alice", password);
    const { listAppointments } = await alice.invoke(asnAppointmentGetAllEntriesForUser, {
      u8sOwner: "",
    });
    expect(listAppointments).toHaveLength(1);
    // Ids go on after the last one.
    expect(await ask(["user", "add", "new", "--password", "x", ...there])).toMatchObject({
      code: 0,
    });
    await alice.close();
    const forced = ["restore", copy, ...there];
    const refused = await ask(forced);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("is not empty");
    if (name === "SQLite") {
      const running = await ask([...forced, "--force"]);
      expect(running.stderr).toContain("a server is running");
    }
    await again.stop();
    expect(await ask([...forced, "--force"])).toMatchObject({ code: 0, stderr: "" });
    expect(await state(there)).toEqual(before);
  });

  test("that is damaged is refused, and changes nothing", async () => {
    const data = fresh();
    const store = name === "SQLite" ? [] : ["--store", await emptyPostgres()];
    const where = ["--data", data, ...store];
    expect(await ask(["user", "add", "alice", "--password", "x", ...where])).toMatchObject({
      code: 0,
    });
    if (name !== "SQLite") mkdirSync(data);
    writeFileSync(join(data, "other"), "other");
    const copy = fresh();
    expect(await ask(["backup", copy, ...where])).toMatchObject({ code: 0 });
    const file = Object.keys(contents(copy)).find((path) => /rosewire\.db$|1\.ndjson$/.test(path))!;
    const target = name === "SQLite" ? [] : ["--store", await emptyPostgres()];
    const damages: readonly [(at: string) => void, string][] = [
      [(at) => truncateSync(join(at, file), 100), "octets and not"],
      [(at) => appendFileSync(join(at, file), "x"), "octets and not"],
      [(at) => rmSync(join(at, "data/other")), "data/other is missing"],
      [(at) => writeFileSync(join(at, "data/other"), "OTHER"), "data/other has been changed"],
      [(at) => rmSync(join(at, "manifest.json")), "is not a complete backup"],
      [(at) => truncateSync(join(at, "manifest.json"), 50), "has been changed"],
    ];
    for (const [damage, message] of damages) {
      const damaged = fresh();
      cpSync(copy, damaged, { recursive: true });
      damage(damaged);
      const back = fresh();
      const outcome = await ask(["restore", damaged, "--data", back, ...target]);
      expect(outcome).toMatchObject({ code: 1, stdout: "" });
      expect(outcome.stderr).toContain(message);
      expect(existsSync(back)).toBe(false);
      const kept = contents(data);
      const forced = await ask(["restore", damaged, "--data", data, ...target, "--force"]);
      expect(forced.code).toBe(1);
      expect(contents(data)).toEqual(kept);
    }
    // The schema is still empty.
    expect(await ask(["restore", copy, "--data", fresh(), ...target])).toMatchObject({ code: 0 });
  });
});

describe("rosewire backup and restore", () => {
  test("refuse what is no data and no backup, and do not mix up SQLite and PostgreSQL", async () => {
    const nowhere = fresh();
    expect(await ask(["backup", fresh(), "--data", nowhere])).toMatchObject({
      code: 1,
      stdout: "",
    });
    expect(existsSync(nowhere)).toBe(false);
    expect(await ask(["restore", nowhere, "--data", fresh()])).toMatchObject({ code: 1 });
    expect(await ask(["backup", fresh(), "--data", ":memory:"])).toMatchObject({ code: 2 });
    const data = fresh();
    const copy = fresh();
    await ask(["user", "add", "alice", "--password", "x", "--data", data]);
    await ask(["backup", copy, "--data", data]);
    const store = await emptyPostgres();
    expect(await ask(["restore", copy, "--data", fresh(), "--store", store])).toMatchObject({
      code: 2,
      stderr: "rosewire: a backup of SQLite takes no --store\n",
    });
    expect(await ask(["backup", fresh(), "--data", data, "--store", store])).toMatchObject({
      code: 1,
      stderr: "rosewire: no backup has been made: the database has no data of rosewire\n",
    });
  });

  test("refuse a backup within the data, and data within a backup, before anything else", async () => {
    const data = fresh();
    await ask(["user", "add", "alice", "--password", "x", "--data", data]);
    const copy = fresh();
    expect(await ask(["backup", copy, "--data", data])).toMatchObject({ code: 0 });
    const inner = join(data, "copies/monday");
    cpSync(copy, inner, { recursive: true });
    const link = fresh();
    symlinkSync(data, link);
    const kept = contents(data);
    for (const [command, backup, at, ...more] of [
      ["backup", join(data, "new"), data],
      ["backup", join(link, "copies/new"), data],
      ["backup", data, data],
      ["restore", inner, data, "--force"],
      ["restore", join(link, "copies/monday"), data, "--force"],
      ["restore", inner, join(inner, "data"), "--force"],
    ] as const) {
      expect(await ask([command, backup, "--data", at, ...more])).toEqual({
        code: 2,
        stdout: "",
        stderr: `rosewire: the backup ${backup} and the data folder ${at} must not be in each other\n`,
      });
    }
    expect(contents(data)).toEqual(kept);
    // Names that only begin alike are others.
    expect(await ask(["backup", `${data}-copy`, "--data", data])).toMatchObject({ code: 0 });
  });

  test.each(["data/../../x", "/x", "data/./x", "data//x"])(
    "take no manifest that names %j",
    async (path) => {
      const copy = fresh();
      mkdirSync(copy);
      const sha256 = createHash("sha256").update("").digest("hex");
      const manifest = {
        ...({ format: "rosewire-backup", version: 1, store: "sqlite" } as const),
        ...{ made: "", program: "", files: [{ path, octets: 0, sha256 }] },
      };
      writeFileSync(join(copy, "manifest.json"), writeManifest(manifest));
      const back = fresh();
      expect(await ask(["restore", copy, "--data", back])).toEqual({
        code: 1,
        stdout: "",
        stderr: `rosewire: ${join(copy, "manifest.json")} names files that no backup has\n`,
      });
      expect(existsSync(back)).toBe(false);
    },
  );

  test("wait for no pipe in a backup", async () => {
    const data = fresh();
    const copy = fresh();
    await ask(["user", "add", "alice", "--password", "x", "--data", data]);
    await ask(["backup", copy, "--data", data]);
    for (const path of ["data/rosewire.db", "manifest.json"]) {
      rmSync(join(copy, path));
      execFileSync("mkfifo", [join(copy, path)]);
      expect(await ask(["restore", copy, "--data", fresh()])).toMatchObject({ code: 1 });
    }
  });

  test("refuse what a newer version has written", async () => {
    const data = fresh();
    await ask(["user", "add", "alice", "--password", "x", "--data", data]);
    const database = new Sqlite(join(data, "rosewire.db"));
    database.exec("INSERT INTO migration VALUES (9999, 'users/999-later', '')");
    database.close();
    const copy = fresh();
    expect(await ask(["backup", copy, "--data", data])).toMatchObject({ code: 0 });
    const back = fresh();
    const outcome = await ask(["restore", copy, "--data", back]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("does not know its step users/999-later");
    expect(existsSync(back)).toBe(false);
  });

  test("refuse to copy a schema of PostgreSQL that cannot be restored", async () => {
    const store = await emptyPostgres();
    const where = ["--data", fresh(), "--store", store];
    await ask(["user", "add", "alice", "--password", "x", ...where]);
    const client = new pg.Client(store);
    await client.connect();
    await client.query("INSERT INTO migration VALUES (9999, 'mine/001-things', '')");
    await client.end();
    const copy = fresh();
    const outcome = await ask(["backup", copy, ...where]);
    expect(outcome).toMatchObject({ code: 1, stdout: "" });
    expect(outcome.stderr).toContain('the step "mine/001-things" is unknown');
    expect(existsSync(copy)).toBe(false);
  });

  test("load all tables of PostgreSQL or none, and tell nothing of what they hold", async () => {
    const store = await emptyPostgres();
    const where = ["--data", fresh(), "--store", store];
    await ask(["user", "add", "alice", "--password", "x", ...where]);
    const copy = fresh();
    expect(await ask(["backup", copy, ...where])).toMatchObject({ code: 0 });
    await ask(["user", "add", "later", "--password", "x", ...where]);
    const { tables = [] } = await readManifest(copy);
    const fileOf = (name: string) => tables.find((table) => table.name === name)!.file;
    const users = readFileSync(join(copy, fileOf("user")), "utf8");
    const row = JSON.parse(users.split("\n")[0]!) as (string | null)[];
    const steps = readFileSync(join(copy, fileOf("migration")), "utf8");
    for (const [table, text, message] of [
      ["user", `${users}["secret"`, "has a row that is none"],
      ["user", `${users}"secret"\n`, "has a row that is none"],
      ["user", `${users}{"length":${row.length}}\n`, "has a row that is none"],
      ["user", `${users}[${row.map(() => 7).join()}]\n`, "has a row that is none"],
      ["user", `${users}["secret"]\n`, "has a row of 1 columns"],
      // The same key a second time.
      ["user", `${users}${users}`, "nothing has been restored: the database has failed"],
      ["migration", `${steps}["9999","users/999-later",""]\n`, '"users/999-later" is unknown'],
    ] as const) {
      await replaced(copy, fileOf(table), text);
      const outcome = await ask(["restore", copy, ...where, "--force"]);
      expect(outcome).toMatchObject({ code: 1, stdout: "" });
      expect(outcome.stderr).toContain(message);
      expect(outcome.stderr).not.toContain("secret");
      await replaced(copy, fileOf("user"), users);
      await replaced(copy, fileOf("migration"), steps);
    }
    expect((await ask(["user", "list", ...where])).stdout).toBe("alice\nlater\n");
    expect(await ask(["restore", copy, ...where, "--force"])).toMatchObject({ code: 0 });
    expect((await ask(["user", "list", ...where])).stdout).toBe("alice\n");
  });

  test("leave PostgreSQL as it is if the folder cannot be put in its place", async () => {
    const data = fresh();
    mkdirSync(data);
    writeFileSync(join(data, "other"), "other");
    const store = await emptyPostgres();
    const where = ["--data", data, "--store", store];
    await ask(["user", "add", "alice", "--password", "x", ...where]);
    const copy = fresh();
    expect(await ask(["backup", copy, ...where])).toMatchObject({ code: 0 });
    await ask(["user", "add", "later", "--password", "x", ...where]);
    const back = fresh();
    mkdirSync(back);
    // Such a path cannot be renamed, as a mount point cannot.
    const outcome = await ask([
      ...["restore", copy, "--data", `${back}/.`, "--store", store, "--force"],
    ]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("nothing has been restored");
    expect(readdirSync(back)).toEqual([]);
    expect((await ask(["user", "list", ...where])).stdout).toBe("alice\nlater\n");
  });

  test("copy all that is committed while others write", async () => {
    const data = fresh();
    const server = createUcServer({ data, passwordCost });
    await server.open();
    await server.users.add("user0", "x");
    let count = 1;
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) await server.users.add(`user${count++}`, "x");
    })();
    for (let at = 0; at < 3; at++) {
      const copy = fresh();
      mkdirSync(copy);
      const least = count - 1;
      await copySqlite(data, join(copy, "rosewire.db"));
      await using there = createUcServer({ data: copy, passwordCost });
      const names = new Set((await there.users.list()).map(({ name }) => name));
      expect(names.size).toBeGreaterThanOrEqual(least);
      // As of one moment: nobody is there without all who came before.
      for (let one = 0; one < names.size; one++) expect(names).toContain(`user${one}`);
    }
    over.abort();
    await writing;
    await server.close();
  });
});
