import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asnMgmtRestartServer } from "../../src/modules/management/management.js";
import { clientFor } from "../server/login.js";
import { ItemClient } from "../server/modules/client-persistence/support/item-client.js";
import { ask, begin } from "./desk.js";
import { keptPassword, run, start } from "./rosewire.js";
import { bare, startServer, startServerAlone } from "./servers.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-serve-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe("a server", () => {
  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
    "drains on %s and ends with 0",
    async (signal) => {
      const server = await startServerAlone(["--data", data, "--metrics-port", "0"]);
      const client = await clientFor(server.port, "alice", server.password("alice"));
      expect(await server.stop(signal)).toEqual({ code: 0, signal: null });
      expect((await client.closed).code).toBe("remote");
    },
  );

  test("ends with 75 when an administrator restarts it (2567), if it may be restarted; otherwise that is error 501", async () => {
    for (const [options, allowed] of [
      [[], false],
      [["--allow-restart"], true],
    ] as const) {
      const server = await startServer(["--data", data, ...bare, ...options]);
      const client = await clientFor(server.port, "admin", server.password("admin"));
      const answer = client.invoke(asnMgmtRestartServer, {});
      if (allowed) {
        expect(await answer).toEqual({});
        expect(await server.ended).toMatchObject({ code: 75 });
      } else {
        await expect(answer).rejects.toMatchObject({ error: { iErrorDetail: 501 } });
        await client.close();
        await server.stop();
      }
    }
  });

  test("prints its port, the demo users it has just made, and a command that works", async () => {
    const server = await startServer(["--data", data]);
    const lines = server.stdout().trimEnd().split("\n");
    expect(lines[0]).toBe(`listening on tcp://127.0.0.1:${server.port}`);
    expect(lines.slice(1, 3)).toEqual([
      expect.stringMatching(/^web service on http:\/\/127\.0\.0\.1:\d+\/$/),
      expect.stringMatching(/^web service on https:\/\/127\.0\.0\.1:\d+\/$/),
    ]);
    expect(lines.slice(3, -1).filter((line) => !line.startsWith("made the certificate"))).toEqual([
      expect.stringMatching(/^added the user alice with the password [a-z2-9]{16}$/),
      expect.stringMatching(/^added the user bob with the password [a-z2-9]{16}$/),
      expect.stringMatching(/^added the user admin with the password [a-z2-9]{16}$/),
      `the passwords are kept in ${join(data, "demo-passwords")}`,
    ]);
    const command = /^try: npx rosewire (.*)$/.exec(lines.at(-1)!)![1]!;
    const args = command.split(" ").map((word) => word.replaceAll("'", ""));
    const { code, stdout } = await run(args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"iResult":0,"listAppointments":[]}\n' });
    await server.stop();
    const again = await startServer(["--data", data]);
    expect(again.stdout()).not.toContain("added the user");
    expect(again.stdout()).toContain(`--demo alice --data ${data} `);
    await again.stop();
  });

  test("has the shared item stores that it is told of, and refuses what is none", async () => {
    const stores = ["FAQ:users:administrators", "board"].flatMap((one) => ["--shared-store", one]);
    const server = await startServer(["--data", data, ...bare, ...stores]);
    const client = async (name: string): Promise<ItemClient> => {
      const items = new ItemClient(await clientFor(server.port, name, server.password(name)));
      for (const store of ["FAQ", "board"]) await items.subscribe(store);
      return items;
    };
    const [alice, bob] = [await client("alice"), await client("bob")];
    expect(await alice.create("FAQ", "k", "x")).toMatchObject({ iResult: 2 });
    expect(await alice.create("board", "k", "x")).toMatchObject({ iResult: 0 });
    expect(await bob.next(1)).toMatchObject([{ changedItems: [{ u8sItemStore: "board" }] }]);
    for (const { client: one } of [alice, bob]) await one.close();
    await server.stop();
    for (const wrong of [[":users"], ["a:b:c:d"], ["a", "a"], ["a:"]]) {
      const args = wrong.flatMap((one) => ["--shared-store", one]);
      expect((await ask(["serve", "--data", data, ...args])).code).toBe(2);
    }
  });

  test("does not bring back demo users that have been removed or given a password", async () => {
    await (await startServer(["--data", data, ...bare])).stop();
    for (const name of ["bob", "admin"]) await ask(["user", "remove", name, "--data", data]);
    await ask(["user", "passwd", "alice", "--password", "secret", "--data", data]);
    const server = await startServer(["--data", data, ...bare]);
    expect(server.stdout()).not.toContain("added the user");
    expect(server.stdout()).toMatch(/^try: .* --user NAME /m);
    await server.stop();
  });

  test("makes no demo users where there are others", async () => {
    await ask(["user", "add", "carol", "--password", "x", "--data", data]);
    const server = await startServer(["--data", data, ...bare]);
    expect((await ask(["user", "list", "--data", data])).stdout).toBe("carol\n");
    await server.stop();
  });

  test("gives demo users passwords that nobody can guess, and keeps them for its owner alone", async () => {
    const server = await startServer(["--data", data, ...bare]);
    const { mode } = statSync(join(data, "demo-passwords"));
    expect(mode & 0o777).toBe(0o600);
    const passwords = ["alice", "bob", "admin"].map((name) => {
      expect(keptPassword(data, name)).toBe(server.password(name));
      return server.password(name);
    });
    expect(new Set(passwords).size).toBe(3);
    expect(readdirSync(data).filter((name) => name.startsWith("demo-passwords"))).toHaveLength(1);
    await server.stop();
    // In memory there is nobody to keep them; they are others each time.
    const other = await startServer(["--data", ":memory:", "--host", "0.0.0.0"]);
    expect(other.stdout()).not.toContain("are kept in");
    expect(passwords).not.toContain(other.password("alice"));
    expect(other.stdout()).toContain(`--user alice --password ${other.password("alice")} `);
    await (await clientFor(other.port, "alice", other.password("alice"))).close();
    await other.stop();
  });

  test("adds no demo users whose passwords it cannot keep", async () => {
    mkdirSync(join(data, "demo-passwords"));
    const { code, stdout, stderr } = await ask(["serve", "--port", "0", "--data", data, ...bare]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(join(data, "demo-passwords"));
    expect((await ask(["user", "list", "--data", data])).stdout).toBe("");
  });

  /** Data as earlier versions left them: anybody knows the passwords. */
  async function earlierData(): Promise<void> {
    for (const name of ["alice", "admin"]) {
      await ask(["user", "add", name, "--password", `${name}-demo`, "--data", data]);
    }
  }

  test("gives users whose demo password anybody knows another one, and says so", async () => {
    await earlierData();
    await ask(["user", "add", "bob", "--password", "his own", "--data", data]);
    const server = await startServer(["--data", data, ...bare]);
    expect(server.stdout()).toMatch(
      /^gave the user alice the password \w{16}, because the previous one was public$/m,
    );
    expect(server.stdout()).not.toContain("the user bob");
    for (const name of ["alice", "admin"]) {
      const before = clientFor(server.port, name, `${name}-demo`);
      await expect(before).rejects.toMatchObject({ error: { iErrorDetail: 102 } });
      await (await clientFor(server.port, name, keptPassword(data, name))).close();
    }
    await (await clientFor(server.port, "bob", "his own")).close();
    await server.stop();
    const again = await startServer(["--data", data, ...bare]);
    expect(again.stdout()).not.toContain("gave the user");
    await again.stop();
  });

  test("beyond the loopback address does not start while such passwords are in use", async () => {
    await earlierData();
    const args = ["serve", "--port", "0", "--host", "0.0.0.0", "--data", data];
    const { code, stdout, stderr } = await ask(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("demo passwords of alice, admin");
  });

  test("whose port is in use says so, ends with 1 and makes no users", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await run([
      "serve",
      "--port",
      String(port),
      "--data",
      data,
      ...bare,
    ]);
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `rosewire: port ${port} of 127.0.0.1 is in use; choose another with --port\n`,
    );
    expect((await ask(["user", "list", "--data", data])).stdout).toBe("");
  });

  test("whose data cannot be used says so and ends with 1", async () => {
    const { code, stderr } = await ask(["serve", "--port", "0", "--data", "/dev/null/data"]);
    expect(code).toBe(1);
    expect(stderr).toContain("cannot use the data in /dev/null/data");
  });

  test("goes on when nobody reads its output", async () => {
    const child = start(["serve", "--port", "0", "--data", data, ...bare]);
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    child.stdout.destroy();
    child.stderr.destroy();
    const port = Number(/:(\d+)$/m.exec(String(first))![1]);
    const password = keptPassword(data, "alice");
    for (let i = 0; i < 3; i++) await (await clientFor(port, "alice", password)).close();
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("takes its settings from the environment", async () => {
    const env = { ROSEWIRE_PORT: "0", ROSEWIRE_HOST: "127.0.0.2", ROSEWIRE_DATA: data };
    const server = begin(["serve", ...bare], { env });
    await server.printed(/^try: /m);
    expect(server.stdout()).toMatch(/^listening on tcp:\/\/127\.0\.0\.2:\d+$/m);
    server.signal("SIGTERM");
    await server.ended;
    expect((await ask(["user", "list", "--data", data])).stdout).toContain("alice");
  });
});
