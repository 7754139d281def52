import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import {
  anyone,
  createUcServer,
  defineModule,
  openDatabase,
  StoreError,
  type UcServer,
  type UcServerOptions,
} from "../../src/server/index.js";
import { emptyPostgres } from "../support/postgres.js";
import { ask } from "./kernel/support/protocol.js";
import { entry, ids } from "./entries.js";
import { errorOf, passwordCost } from "./running.js";

/** A server that is closed when the test is over. */
function made(options: UcServerOptions): UcServer {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-open-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A client of a server in this process, logged on with the user's name as password. */
async function loggedOn(server: UcServer, user: string): Promise<Client> {
  const client = await connect({
    open: () => server.rose.openLocal(),
    log: silentLog,
    unknownMembers: "refuse",
  });
  onTestFinished(() => client.close());
  await logOn(client, { user, password: user });
  return client;
}

async function entriesOf(client: Client): Promise<string[]> {
  const { listAppointments } = await client.invoke(asnAppointmentGetAllEntriesForUser, {
    u8sOwner: "",
  });
  return ids(listAppointments);
}

describe("a server", () => {
  test("that cannot be made has touched no data", () => {
    const data = emptyFolder();
    expect(() => made({ data, limits: { callTimout: 5 } as never })).toThrow("callTimeout");
    expect(() => made({ data, logons: { maxHashing: 0 } })).toThrow(RangeError);
    expect(() => made({ data, tls: { cert: "none", key: "none" } })).toThrow("PEM");
    expect(readdirSync(data)).toEqual([]);
  });

  test("opens its data once, when it is opened or when they are needed", async () => {
    const data = emptyFolder();
    const server = made({ data });
    expect(readdirSync(data)).toEqual([]);
    const [{ id }] = await Promise.all([server.users.add("alice", "alice"), server.open()]);
    await server.open();
    await server.listen({ port: 0 });
    await server.appointments.setEntry({ id, name: "alice" }, entry());
    expect(await entriesOf(await loggedOn(server, "alice"))).toEqual(["entry-1"]);
    await server.close();
    // SQLite removes what it writes beside a database when the last one closes it.
    expect(readdirSync(data).toSorted()).toEqual(["rosewire.db", "transfers"]);
  });

  test("whose data cannot be used says so when it is opened, and can be opened later", async () => {
    const data = emptyFolder();
    const file = join(data, "rosewire.db");
    writeFileSync(file, "my diary, not a database at all. ".repeat(100));
    const server = made({ data });
    for (const opening of [server.open(), server.listen({ port: 0 }), server.users.list()]) {
      await expect(opening).rejects.toThrow(StoreError);
    }
    rmSync(file);
    await server.listen({ port: 0 });
    expect(await server.users.list()).toEqual([]);
  });

  test("whose file of keys is damaged says so when it is opened, and closes its data again", async () => {
    const data = emptyFolder();
    writeFileSync(join(data, "token-keys.json"), "{}");
    await expect(made({ data }).open()).rejects.toThrow("token-keys.json holds no keys");
    expect(readdirSync(data).toSorted()).toEqual(["rosewire.db", "token-keys.json"]);
  });

  test("that is closed opens nothing any more", async () => {
    const data = emptyFolder();
    const server = made({ data });
    await server.close();
    await expect(server.open()).rejects.toThrow("closed");
    await expect(server.users.list()).rejects.toThrow("closed");
    expect(readdirSync(data)).toEqual([]);
  });

  test("does not close a database that the caller has opened", async () => {
    const database = openDatabase(":memory:");
    onTestFinished(() => database.close());
    const first = made({ database });
    await first.users.add("alice", "alice");
    await first.close();
    expect((await made({ database }).users.list()).map(({ name }) => name)).toEqual(["alice"]);
  });

  test("takes modules of the embedder's until it is opened", async () => {
    const server = made({});
    const greeting = defineModule({
      name: "greeting",
      setup: ({ handle }) => handle(ask, { access: anyone, unit: "none", run: (name) => name }),
    });
    expect(server.use(greeting)).toBe(server);
    expect(() => server.use(greeting)).toThrow("there are two modules called greeting");
    expect(server.routes.map(({ operation }) => operation)).toContain(ask);
    const client = await connect({
      open: () => server.rose.openLocal(),
      log: silentLog,
      unknownMembers: "refuse",
    });
    onTestFinished(() => client.close());
    expect(await client.invoke(ask, { name: "hello" })).toEqual({ name: "hello" });
    await server.open();
    expect(() => server.use()).toThrow("before the server opens");
  });

  test.each(["./data", "mysql://root:secret@host/db", "", 7])(
    "refuses %j as a store, without showing it",
    (store) => {
      const attempt = (): UcServer => createUcServer({ store: store as string });
      expect(attempt).toThrow("the option store is not the address of a database");
      expect(attempt).not.toThrow(/secret/);
    },
  );

  test.each([
    [{ bus: "http://root:secret@host" }, "the address of the bus is not nats://"],
    [{ bus: "nats://root:secret@host" }, "the option bus needs a PostgreSQL store"],
    [{ bus: "nats://host", data: "./data" }, "the option bus needs a PostgreSQL store"],
    [{ bus: 7 as never }, "the option bus is not a bus"],
    [{ bus: {} as never }, "the option bus is not a bus"],
    [{ bus: null as never }, "the option bus is not a bus"],
  ])("refuses a bus that is none, or without a store to share (%#)", (options, why) => {
    const attempt = (): UcServer => createUcServer(options);
    expect(attempt).toThrow(why);
    expect(attempt).not.toThrow(/secret/);
  });
});

describe("servers on one PostgreSQL database", () => {
  test("share users, appointments and tokens, and see each other's changes", async () => {
    const store = await emptyPostgres();
    const [one, other] = [made({ store }), made({ store })];
    const alice = await one.users.add("alice", "alice");
    await one.appointments.setEntry(alice, entry());
    const client = await loggedOn(other, "alice");
    expect(await entriesOf(client)).toEqual(["entry-1"]);
    const token = (await one.tokens.issue(alice, { iType: 1 })) as string;
    expect(await other.tokens.verifyLogin(token)).toMatchObject({ user: { name: "alice" } });
    await one.users.setPassword("alice", "another");
    await expect
      .poll(() => errorOf(entriesOf(client)).catch(() => undefined))
      .toEqual({ iErrorDetail: 2, u8sErrorString: "Not logged on" });
    expect(await other.tokens.verifyLogin(token)).toBe("invalid");
  });

  test("keep nothing in the data folder", async () => {
    const data = emptyFolder();
    const server = made({ data, store: await emptyPostgres() });
    await server.tokens.issue(await server.users.add("alice", "alice"), {});
    expect(readdirSync(data)).toEqual([]);
  });
});
