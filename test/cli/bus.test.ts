import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nkeys } from "@nats-io/transport-node";
import { expect, onTestFinished, test } from "vitest";
import { natsServer } from "../support/nats.js";
import { emptyPostgres } from "../support/postgres.js";
import { ask } from "./desk.js";
import { bare, startServer, startServerAlone, type ServerProcess } from "./servers.js";

/** The metrics of the bus at a server, by their names without what all begin with. */
async function metricsOf(server: ServerProcess): Promise<Record<string, number>> {
  const [url] = /http:\/\/\S+\/metrics/.exec(server.stdout())!;
  const text = await (await fetch(url)).text();
  return Object.fromEntries(
    Array.from(text.matchAll(/^rosewire_bus_(\w+) (\d+)$/gm), ([, name, value]) => [
      name!,
      Number(value),
    ]),
  );
}

test("servers with --bus on PostgreSQL find each other over NATS, sooner or later, and count what they do", async () => {
  const nats = await natsServer('authorization { user: "us er", password: "s3cret,pass" }');
  await nats.kill();
  const store = await emptyPostgres();
  const bus = `nats://us%20er:s3cret%2Cpass@${nats.address}`;
  const args = ["--data", ":memory:", "--store", store, "--bus", bus, "--metrics-port", "0"];
  // One after the other, so that the second one finds the demo users.
  const first = await startServer([...args, ...bare]);
  onTestFinished(async () => void (await first.stop()));
  const second = await startServer([...args, ...bare]);
  onTestFinished(async () => void (await second.stop()));
  const away = { connected: 0, members: 0, questions: 0, received_total: 0 };
  expect(await metricsOf(first)).toMatchObject(away);
  await expect.poll(() => second.stderr()).toContain("the bus cannot be reached");
  await nats.start();
  for (const server of [first, second]) {
    await expect.poll(() => metricsOf(server)).toMatchObject({ connected: 1, members: 1 });
    expect((await metricsOf(server))["gaps_total"]).toBeGreaterThan(0);
  }
  await second.stop();
  await expect.poll(() => metricsOf(first)).toMatchObject({ connected: 1, members: 0 });
  expect(first.stderr() + second.stderr()).not.toContain("s3cret");
});

test("a server on PostgreSQL reads the files of --bus again at SIGHUP, and uses them when it connects with NATS anew", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bus-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "seed");
  const seedOf = (key: ReturnType<typeof nkeys.createUser>): string =>
    Buffer.from(key.getSeed()).toString();
  const key = nkeys.createUser();
  const nats = await natsServer(`authorization { users: [ { nkey: ${key.getPublicKey()} } ] }`);
  writeFileSync(file, seedOf(nkeys.createUser()));
  const server = await startServer([
    ...["--data", ":memory:", "--store", await emptyPostgres(), "--metrics-port", "0", ...bare],
    ...["--bus", nats.url, "--bus-credentials", file],
  ]);
  onTestFinished(async () => void (await server.stop()));
  await expect.poll(() => server.stderr()).toContain("the bus cannot be reached");
  writeFileSync(file, "no seed");
  server.signal("SIGHUP");
  await expect.poll(() => server.stderr()).toContain("the files of the bus cannot be used");
  writeFileSync(file, seedOf(key));
  server.signal("SIGHUP");
  await expect.poll(() => metricsOf(server)).toMatchObject({ connected: 1 });
  expect(server.stderr()).toContain("files of the bus read again");
  expect(server.stderr()).not.toContain(seedOf(key));
});

test("a server that is stopped is missed over NATS on PostgreSQL, and knows afterwards that it has missed something (long)", async () => {
  const nats = await natsServer();
  const store = await emptyPostgres();
  const args = ["--data", ":memory:", "--store", store, "--bus", nats.url, "--metrics-port", "0"];
  const first = await startServer([...args, ...bare]);
  onTestFinished(async () => void (await first.stop()));
  const second = await startServerAlone([...args, ...bare]);
  onTestFinished(async () => void (await second.stop("SIGKILL")));
  for (const server of [first, second]) {
    await expect.poll(() => metricsOf(server)).toMatchObject({ connected: 1, members: 1 });
  }
  const { gaps_total: gaps } = await metricsOf(second);
  second.signal("SIGSTOP");
  await expect.poll(() => metricsOf(first)).toMatchObject({ members: 0 });
  second.signal("SIGCONT");
  for (const server of [first, second]) {
    await expect.poll(() => metricsOf(server)).toMatchObject({ connected: 1, members: 1 });
  }
  await expect.poll(async () => (await metricsOf(second))["gaps_total"]).toBeGreaterThan(gaps!);
  await second.stop("SIGKILL");
  // Without a goodbye.
  await expect.poll(() => metricsOf(first)).toMatchObject({ connected: 1, members: 0 });
});

test("a bus that cannot be used is refused, without showing its address", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bus-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "file");
  writeFileSync(file, "s3cret");
  const store = ["--store", "postgres://user@host/database"];
  const bus = ["--bus", "nats://host"];
  for (const [args, why] of [
    [
      bus,
      "--bus needs --store: servers share a PostgreSQL database, and the folder of --data is for one of them only",
    ],
    [["--bus-ca", file], "--bus-ca needs --bus"],
    [
      [...store, "--bus", "http://s3cret@host"],
      "--bus cannot be used: the address of the bus is not nats://",
    ],
    [
      [...store, ...bus, "--bus-credentials", file],
      "--bus cannot be used: the credentials are neither",
    ],
    [
      [...store, ...bus, "--bus-cert", file],
      "--bus cannot be used: a certificate and its key go together",
    ],
    [[...store, ...bus, "--bus-cert", file, "--bus-key", file], "--bus cannot be used: "],
    [[...store, ...bus, "--bus-ca", join(folder, "none")], "cannot read "],
  ] as const) {
    for (const check of [[], ["--check"]]) {
      const { code, stdout, stderr } = await ask([
        "serve",
        "--data",
        ":memory:",
        ...args,
        ...check,
      ]);
      expect({ code: code === 0, stdout }).toEqual({ code: false, stdout: "" });
      expect(stderr).toContain(why);
      expect(stderr).not.toContain("s3cret");
    }
  }
  expect(await ask(["serve", "--data", ":memory:", ...store, ...bus, "--check"])).toMatchObject({
    code: 0,
  });
});
