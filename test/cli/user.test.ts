import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { clientFor } from "../server/login.js";
import { ask } from "./desk.js";
import { run, type Outcome, type RunOptions } from "./rosewire.js";
import { clear, startServer, type ServerProcess } from "./servers.js";

let folder: string;
let data: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-users-"));
  data = join(folder, "data");
  server = await startServer(["--data", data, ...clear]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function user(args: readonly string[], options?: RunOptions): Promise<Outcome> {
  return ask(["user", ...args, "--data", data], options);
}

const done = { code: 0, stdout: "", stderr: "" };

test("a user added while the server runs can log on at once", async () => {
  const args = ["user", "add", "carol", "--password", "first", "--data", data];
  expect(await run(args)).toEqual(done);
  const client = await clientFor(server.port, "carol", "first");
  await client.close();
});

test("a new password counts at once and ends the logins made with the old one", async () => {
  expect(await user(["add", "dave", "--password", "first"])).toEqual(done);
  const client = await clientFor(server.port, "dave", "first");
  expect(await user(["passwd", "dave"], { env: { ROSEWIRE_PASSWORD: "second" } })).toEqual(done);
  const call = client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
  await expect(call).rejects.toMatchObject({ error: { iErrorDetail: 2 } });
  await client.close();
  await expect(clientFor(server.port, "dave", "first")).rejects.toMatchObject({
    error: { iErrorDetail: 102 },
  });
  await (await clientFor(server.port, "dave", "second")).close();
});

test("a user who is disabled or removed is out at once", async () => {
  expect(await user(["add", "erin", "--password", "x"])).toEqual(done);
  const client = await clientFor(server.port, "erin", "x");
  const call = () => client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
  expect(await call()).toMatchObject({ iResult: 0 });
  expect(await user(["disable", "erin"])).toEqual(done);
  await expect(call()).rejects.toMatchObject({ error: { iErrorDetail: 2 } });
  await expect(clientFor(server.port, "erin", "x")).rejects.toMatchObject({
    error: { iErrorDetail: 107 },
  });
  expect(await user(["enable", "erin"])).toEqual(done);
  await (await clientFor(server.port, "erin", "x")).close();
  expect(await user(["remove", "erin"])).toEqual(done);
  await expect(clientFor(server.port, "erin", "x")).rejects.toMatchObject({
    error: { iErrorDetail: 101 },
  });
  await client.close();
});

test("users are listed by name, as lines or JSON, without anything of their passwords", async () => {
  await user(["add", "frank", "--password", "x", "--admin"]);
  await user(["disable", "frank"]);
  const lines = await user(["list"]);
  expect(lines.stdout).toMatch(/^admin\tadmin\nalice\nbob\n/);
  expect(lines.stdout).toMatch(/^frank\tadmin\tdisabled$/m);
  const { stdout } = await user(["list", "--json"]);
  expect(JSON.parse(stdout)).toContainEqual({
    name: "frank",
    admin: true,
    enabled: false,
    public: false,
  });
});

test("what cannot be done ends with 1 and a reason", async () => {
  const twice = await user(["add", "ALICE", "--password", "x"]);
  expect(twice).toMatchObject({ code: 1, stdout: "" });
  expect(twice.stderr).toContain('a user "ALICE" already');
  for (const verb of ["remove", "enable", "disable"]) {
    const outcome = await user([verb, "nobody"]);
    expect(outcome).toMatchObject({ code: 1, stdout: "" });
    expect(outcome.stderr).toContain('no user "nobody"');
  }
  expect(await user(["passwd", "nobody", "--password", "x"])).toMatchObject({ code: 1 });
});

test("wrong usage ends with 2", async () => {
  expect(await user(["add", "grace"])).toMatchObject({ code: 2 });
  expect(await user(["add", "a b", "--password", "x"])).toMatchObject({ code: 2 });
  expect(await user(["add", "grace", "--password", ""])).toMatchObject({ code: 2 });
  expect(await user(["add"])).toMatchObject({ code: 2 });
  expect(await user(["nothing"])).toMatchObject({ code: 2 });
  expect(await ask(["user"])).toMatchObject({ code: 2, stdout: "" });
  expect(await ask(["user", "list", "--data", ":memory:"])).toMatchObject({ code: 2 });
});

test("only adding a user makes a data folder", async () => {
  const other = join(folder, "other");
  const listed = await ask(["user", "list", "--data", other]);
  expect(listed).toMatchObject({ code: 1, stdout: "" });
  expect(existsSync(other)).toBe(false);
  const env = { ROSEWIRE_DATA: other };
  expect(await ask(["user", "add", "only", "--password", "x"], { env })).toEqual(done);
  expect((await ask(["user", "list"], { env })).stdout).toBe("only\n");
});

test("a user is shown to everybody once he is published, with contact and picture", async () => {
  const [, web] = /^web service on (http:.*)\/$/m.exec(server.stdout()) as unknown as [
    string,
    string,
  ];
  const shown = async (): Promise<Record<string, unknown>> => {
    const response = await fetch(`${web}/ws/public/contacts?ucsid=local`);
    return ((await response.json()) as { contacts: Record<string, unknown> }).contacts;
  };
  expect(await shown()).toEqual({});
  expect(await user(["add", "gina", "--password", "x", "--public"])).toEqual(done);
  const json = '{"u8sDisplayName":"Gina G.","u8sSIPAddress":"sip:gina@example.com"}';
  expect(await user(["contact", "gina", "--json", json])).toEqual(done);
  const photo = join(folder, "gina.jpg");
  writeFileSync(photo, Buffer.from("ffd8ffe000104a464946", "hex"));
  expect(await user(["contact", "gina", "--photo", photo])).toEqual(done);
  expect(await shown()).toMatchObject({
    "sip:gina@example.com": {
      asnRemoteContact: {
        u8sDisplayName: "Gina G.",
        optionalParams: { jpegPhoto: { binarydata: "/9j/4AAQSkZJRg==" } },
      },
    },
  });
  expect((await user(["list"])).stdout).toMatch(/^gina\tpublic$/m);
  expect((await user(["contact", "gina"])).stdout).toContain('"u8sDisplayName":"Gina G."');
  expect(await user(["contact", "gina", "--photo", ""])).toEqual(done);
  expect((await user(["contact", "gina"])).stdout).not.toContain("binarydata");
  expect(await user(["unpublish", "gina"])).toEqual(done);
  expect(await shown()).toEqual({});
  expect(await user(["publish", "gina"])).toEqual(done);
  expect(Object.keys(await shown())).toEqual(["sip:gina@example.com"]);
});

test("what is no contact or picture is refused and changes nothing", async () => {
  expect(await user(["contact", "alice", "--json", '{"u8sEMail":5}'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("u8sEMail"),
  });
  expect(await user(["contact", "alice", "--json", '{"u8sEMial":"a@example.com"}'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean "u8sEMail"?'),
  });
  expect((await user(["contact", "alice", "--photo", "/nowhere.jpg"])).code).toBe(1);
  const text = join(folder, "text.jpg");
  writeFileSync(text, "text");
  expect((await user(["contact", "alice", "--photo", text])).code).toBe(2);
  const long = JSON.stringify({ u8sBody: "x".repeat(300_000) });
  const much = await user(["contact", "alice", "--json", "-"], { input: long });
  expect(much).toMatchObject({ code: 2, stderr: expect.stringContaining("octets") });
  const octets = await user(["contact", "alice", "--json", "-"], { input: Buffer.of(0xff) });
  expect(octets).toMatchObject({
    code: 2,
    stderr: "rosewire: the contact on stdin is not UTF-8\n",
  });
  expect((await user(["contact", "nobody"])).code).toBe(1);
  expect((await user(["contact", "alice"])).stdout).toBe("{}\n");
});
