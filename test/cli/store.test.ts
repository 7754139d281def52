import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { clientFor } from "../server/login.js";
import { emptyPostgres } from "../support/postgres.js";
import { ask } from "./desk.js";
import { bare, startServer } from "./servers.js";

const done = { code: 0, stdout: "", stderr: "" };

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("servers with --store keep users in PostgreSQL, and rosewire user changes them there", async () => {
  const data = emptyFolder();
  const store = await emptyPostgres();
  const server = await startServer(["--data", data, "--store", store, ...bare]);
  onTestFinished(async () => void (await server.stop()));
  expect(readdirSync(data).toSorted()).toEqual(["demo-passwords", "transfers"]);
  const list = await ask(["user", "list", "--store", store]);
  expect(list).toEqual({ ...done, stdout: "admin\tadmin\nalice\nbob\n" });
  const env = { ROSEWIRE_STORE: store };
  expect(await ask(["user", "add", "carol", "--password", "first"], { env })).toEqual(done);
  const client = await clientFor(server.port, "carol", "first");
  expect(await ask(["user", "disable", "carol"], { env })).toEqual(done);
  const call = () => client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
  await expect
    .poll(() => call().catch((error: unknown) => error))
    .toMatchObject({ error: { iErrorDetail: 2 } });
  await client.close();
  const again = await startServer(["--data", data, "--store", store, ...bare]);
  onTestFinished(async () => void (await again.stop()));
  expect(again.stdout()).not.toContain("added the user");
  await (await clientFor(again.port, "alice", server.password("alice"))).close();
});

test("two servers that are started at once on an empty database of PostgreSQL add the demo users once", async () => {
  const store = await emptyPostgres();
  const folders = [emptyFolder(), emptyFolder()];
  const servers = await Promise.all(
    folders.map((data) => startServer(["--data", data, "--store", store, ...bare])),
  );
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.stop("SIGKILL")));
  });
  const adding = servers.filter((server) => server.stdout().includes("added the user alice"));
  expect(adding).toHaveLength(1);
  const password = adding[0]!.password("alice");
  for (const { port } of servers) await (await clientFor(port, "alice", password)).close();
  expect(folders.map((folder) => readdirSync(folder).toSorted()).toSorted()).toEqual([
    ["demo-passwords", "transfers"],
    ["transfers"],
  ]);
});

test.each(["mysql://root:secret@host/database", "secret"])(
  "%j is refused as a store, and not shown",
  async (store) => {
    const usage = {
      code: 2,
      stdout: "",
      stderr: "rosewire: --store must be an address like postgres://user@host/database\n",
    };
    expect(await ask(["user", "list", "--store", store])).toEqual(usage);
    expect(await ask(["serve", "--store", store, "--data", ":memory:"])).toEqual(usage);
  },
);

test("a database that cannot be reached is named without its password", async () => {
  const store = "postgres://root:secret@127.0.0.1:1/database";
  const { code, stdout, stderr } = await ask(["user", "list", "--store", store]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("127.0.0.1:1/database");
  expect(stderr).not.toContain("secret");
});

test("an empty ROSEWIRE_STORE is none", async () => {
  const data = emptyFolder();
  const add = ["user", "add", "alice", "--password", "first", "--data", data];
  expect(await ask(add, { env: { ROSEWIRE_STORE: "" } })).toEqual(done);
  expect(readdirSync(data)).toEqual(["rosewire.db"]);
});
