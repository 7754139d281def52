import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readDemoPasswords } from "../../src/cli/demo-passwords.js";
import { DemoUsers, type DemoNews, type DemoServer } from "../../src/cli/demo-users.js";
import { silentLog } from "../../src/rose/index.js";
import { blankGroup, createUcServer, type UcServer, type Users } from "../../src/server/index.js";
import { lasting } from "../server/database/stores.js";
import { passwordCost } from "../server/running.js";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-demo-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server on a store; closed when the test is over. */
function serverOn(location: string): UcServer {
  const store = location.startsWith("postgres:") ? { store: location } : { data: location };
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost,
    ...store,
  });
  onTestFinished(() => server.close());
  return server;
}

const look = (server: DemoServer, data: string): Promise<DemoUsers> =>
  DemoUsers.look(server, { data, host: "127.0.0.1", reachable: false });

async function whoLogsOn(users: Users, data: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, password] of readDemoPasswords(data)) {
    if (typeof (await users.verify(name, password)) === "object") found.push(name);
  }
  return found;
}

const names = ["alice", "bob", "admin"];

describe.each(lasting)("servers that begin at once on an empty store in $name", ({ location }) => {
  test("make its tables and add the demo users once, each with a data folder of its own", async () => {
    const place = await location();
    const servers = Array.from({ length: 3 }, () => serverOn(place));
    await Promise.all(servers.map((server) => server.open()));
    const folders = servers.map(emptyFolder);
    const demos = await Promise.all(servers.map((server, i) => look(server, folders[i]!)));
    const news = await Promise.all(demos.map((demo) => demo.settle()));
    const { users } = servers[0]!;
    expect((await users.list()).map(({ name }) => name)).toEqual(names.toSorted());
    const adding = news.findIndex(({ lines }) => lines.length > 0);
    for (const [i, { lines, login }] of news.entries()) {
      const folder = folders[i]!;
      const added = i === adding ? names : [];
      expect(lines.filter((line) => line.startsWith("added the user"))).toHaveLength(added.length);
      expect(login?.name).toBe(added[0]);
      expect([...readDemoPasswords(folder).keys()]).toEqual(added);
      expect(await whoLogsOn(users, folder)).toEqual(added);
      expect(readdirSync(folder)).toEqual(added.length > 0 ? ["demo-passwords"] : []);
    }
  });

  test("keep the right passwords in a data folder that they share", async () => {
    const place = await location();
    const folder = emptyFolder();
    const servers = Array.from({ length: 3 }, () => serverOn(place));
    const demos = await Promise.all(servers.map((server) => look(server, folder)));
    const news = await Promise.all(demos.map((demo) => demo.settle()));
    expect(news.filter(({ lines }) => lines.length > 0)).toHaveLength(1);
    expect(await whoLogsOn(servers[0]!.users, folder)).toEqual(names);
    expect(readdirSync(folder)).toEqual(["demo-passwords"]);
    const later = await (await look(servers[0]!, folder)).settle();
    expect(later).toMatchObject({ lines: [], login: { name: "alice", kept: true } });
  });
});

test("passwords of demo users of whom it is not known whether they have been added are kept", async () => {
  const server = serverOn(":memory:");
  const { users } = server;
  const settle = async (data: string): Promise<DemoNews> => {
    const failing = Object.assign(Object.create(users) as Users, {
      areNew: () => users.areNew(),
      addFirst: async () => {
        throw new Error("the connection has been lost");
      },
    });
    return (await look({ users: failing, groups: server.groups }, data)).settle();
  };
  const data = emptyFolder();
  await expect(settle(data)).rejects.toThrow("has been lost");
  expect(readdirSync(data)).toEqual(["demo-passwords"]);
  const before = readDemoPasswords(data);
  expect([...before.keys()]).toEqual(names);
  await expect(settle(data)).rejects.toThrow("has been lost");
  expect(readDemoPasswords(data)).toEqual(before);
  expect(readdirSync(data)).toEqual(["demo-passwords"]);
});

test("a data folder that is not there is made for the passwords", async () => {
  const data = join(emptyFolder(), "a", "b");
  const news = await (await look(serverOn(":memory:"), data)).settle();
  expect(news.login).toMatchObject({ name: "alice", kept: true });
  expect(readdirSync(data)).toEqual(["demo-passwords"]);
});

test("the demo users are a team, unless there is such a group already", async () => {
  const server = serverOn(":memory:");
  await server.open();
  await (await look(server, emptyFolder())).settle();
  const [alice, bob] = await Promise.all(["alice", "bob"].map((name) => server.users.find(name)));
  const granted = (): ReturnType<typeof server.rights.of> => server.rights.of(alice!, bob!.id);
  await expect.poll(() => granted().may("see-presence")).toBe(true);
  expect(granted().level).toBe("team");

  const other = serverOn(":memory:");
  await other.groups.add(blankGroup("demo"));
  await (await look(other, emptyFolder())).settle();
  expect((await other.groups.get("demo")).listUserDNs).toEqual([]);
  expect(await other.users.find("alice")).toBeDefined();
});
