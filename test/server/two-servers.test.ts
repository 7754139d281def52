import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import { AsnUserStaticRights } from "../../src/modules/admin/admin.js";
import { asnSendSMS } from "../../src/modules/general/general.js";
import {
  AsnClientAppID,
  asnLoginV2,
  asnNegotiateServerConnectionV2,
  type AsnNegotiateServerConnectionV2Argument,
} from "../../src/modules/later/authentication/authentication.js";
import { connect, RoseError, silentLog, type Client } from "../../src/rose/index.js";
import { createGateway, localUpstream } from "../../src/gateway/index.js";
import { LocalBus } from "../../src/server/cluster/local.js";
import { openDatabase } from "../../src/server/database/index.js";
import { openSession, post } from "../gateway/world.js";
import { newPostgres } from "../support/postgres.js";
import { logOn } from "./login.js";
import type { Owner } from "../../src/server/modules/checks/fair-queue.js";
import { rightPassword, wrongPassword } from "../../src/server/modules/checks/topics.js";
import {
  logonKernel,
  type LogonKernel,
  type LogonKernelOptions,
} from "./modules/support/logon-kernel.js";
import { inTheEnd } from "../support/in-the-end.js";

let kept: ReturnType<typeof newPostgres> | undefined;
afterAll(async () => (await kept)?.remove());

/** Two servers that are connected to the same database each by itself, and on a bus each or together. */
async function pair(
  buses: readonly [LocalBus, LocalBus],
  options: Partial<LogonKernelOptions> = {},
): Promise<[LogonKernel, LogonKernel]> {
  const isNew = kept === undefined;
  const { location } = await (kept ??= newPostgres());
  const at = (bus: LocalBus): LogonKernelOptions => {
    const data = openDatabase(location);
    onTestFinished(() => data.close());
    return { ...options, database: async () => data, bus };
  };
  const one = await logonKernel({ ...at(buses[0]), ...(!isNew && { users: "there" }) });
  return [one, await logonKernel({ ...at(buses[1]), users: "there" })];
}

const together = (): [LocalBus, LocalBus] => {
  const bus = new LocalBus();
  return [bus, bus];
};

/** A client that is connected by TCP. */
async function connected({ made: { server } }: LogonKernel): Promise<Client> {
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  const client = await connect({ host: "127.0.0.1", port, log: silentLog });
  onTestFinished(() => client.close());
  return client;
}

async function loggedOn(place: LogonKernel, user: string): Promise<Client> {
  const client = await connected(place);
  await logOn(client, user, `${user}'s secret`);
  return client;
}

/** How a call ends: with its result, or the detail of its refusal. */
const ends = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "answered",
    (error: unknown) => (error as RoseError<{ iErrorDetail: number }>).error.iErrorDetail,
  );

const mayUseSms = { first: AsnUserStaticRights.values.eUSERRIGHTSSENDSMS, second: 0 };
const sms = { messages: [] };

const hello: AsnNegotiateServerConnectionV2Argument = {
  u8sMinSupportedInterfaceVersion: "8.0.0",
  u8sMaxSupportedInterfaceVersion: "8.0.20240916",
  u8sClientDeviceId: "device",
  u8sClientVersion: "1.0",
  eClientAppID: AsnClientAppID.values.eCLIENTAPPIDWEBSERVICESDK,
  u8sClientDeviceName: "A device",
  iClientCapabilities: 0,
};

function basic(name: string) {
  const credential = Buffer.from(`${name}:${name}'s secret`).toString("base64");
  return { auth: { authBasic: { credential } } };
}

describe.each([
  ["on one bus", together],
  ["while the bus carries nothing", (): [LocalBus, LocalBus] => [new LocalBus(), new LocalBus()]],
])("of two servers on PostgreSQL, %s,", (how, buses) => {
  test("one lets nobody do anything any more whom the other has removed, disabled or given another password or fewer rights", async () => {
    const [here, there] = await pair(buses());
    const kinds = ["removed", "disabled", "renewed", "lesser"];
    const clients = new Map<string, Client>();
    // Each test on the same data has users of its own.
    const names = kinds.map((kind) => `${kind}.${how.replaceAll(" ", "-")}`);
    const [removed, disabled, renewed, lesser] = names as [string, string, string, string];
    for (const name of names) {
      await here.users.add(name, `${name}'s secret`);
      if (name === lesser) await here.users.setStaticRights(name, mayUseSms);
      clients.set(name, await loggedOn(there, name));
    }
    const alice = await loggedOn(there, "alice");
    const says = (name: string) =>
      ends((clients.get(name) as Client).invoke(asnGetLoggedInContact, {}));
    const sends = () => ends((clients.get(lesser) as Client).invoke(asnSendSMS, sms));
    for (const name of names) expect(await says(name)).toBe("answered");
    // It may, which the other server has heard of at some time, but nothing is set up.
    await vi.waitFor(async () => expect(await sends()).toBe(501), inTheEnd);
    await here.users.remove(removed);
    await here.users.setEnabled(disabled, false);
    await here.users.setPassword(renewed, "another secret");
    await here.users.setStaticRights(lesser, { first: 0, second: 0 });
    if (how === "on one bus") {
      // Without a request, so that nobody is told anything either.
      await vi.waitFor(() => expect(there.principals.sessions.size).toBe(2), inTheEnd);
    }
    for (const name of names.slice(0, 3)) {
      await vi.waitFor(async () => expect(await says(name)).toBe(2), inTheEnd);
    }
    await vi.waitFor(async () => expect(await sends()).toBe(2), inTheEnd);
    expect(await says(lesser)).toBe("answered");
    expect(await ends(alice.invoke(asnGetLoggedInContact, {}))).toBe("answered");
    for (const [name, client] of clients) {
      if (name === lesser) continue;
      await expect(logOn(client, name, `${name}'s secret`)).rejects.toThrow("asnLogon failed");
    }
  });
});

describe("of two servers on PostgreSQL", () => {
  test("one answers no more in the web sessions of a user whom the other has removed", async () => {
    const [here, there] = await pair(together());
    for (const name of ["stays", "leaves"]) await here.users.add(name, "secret");
    const gateway = createGateway({
      upstream: localUpstream({ rose: there.made.server }),
      log: silentLog,
    });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ host: "127.0.0.1", port: 0 });
    const url = `http://127.0.0.1:${port}`;
    const [stays, leaves] = [
      await openSession(url, "stays", "secret"),
      await openSession(url, "leaves", "secret"),
    ];
    const says = async (session: string) => {
      const headers = { "X-UCSessionId": session };
      return (await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers)).status;
    };
    expect([await says(stays), await says(leaves)]).toEqual([200, 200]);
    await here.users.remove("leaves");
    await vi.waitFor(async () => expect(await says(leaves)).toBe(400), inTheEnd);
    expect(await says(stays)).toBe(200);
  });

  test("each takes the tokens of the other, also after one has begun to sign with another key", async () => {
    const [here, there] = await pair(together());
    const carol = await here.users.add("carol", "carol's secret");
    const [first, second] = await Promise.all([
      here.tokens.issue(carol, {}),
      there.tokens.issue(carol, {}),
    ]);
    const verified = async () => {
      for (const { tokens } of [here, there]) {
        expect(await tokens.verify(first!)).toMatchObject({ user: { name: "carol" } });
        expect(await tokens.verify(second!)).toMatchObject({ user: { name: "carol" } });
      }
    };
    await verified();
    await there.tokens.rotate();
    await verified();
    const keys = await here.tokens.jwks();
    expect(keys).toEqual(await there.tokens.jwks());
    const third = await here.tokens.issue(carol, {});
    expect(await there.tokens.verify(third!)).toMatchObject({ user: { name: "carol" } });
    await here.users.setPassword("carol", "another");
    for (const token of [first, second, third]) {
      expect(await there.tokens.verify(token!)).toBe("invalid");
    }
  });

  test("one slows down attempts after wrong passwords that the other has found, until the right one is found by either", async () => {
    const logons = { freeFailures: 1, maxLogonDelay: 600_000 };
    const [here, there] = await pair(together(), { logons });
    const heard: Owner[] = [];
    there.made.kernel.topics.on(wrongPassword, (owner) => heard.push(owner));
    const [first, second] = [await connected(here), await connected(there)];
    await expect(logOn(first, "Alice", "wrong")).rejects.toThrow("asnLogon failed");
    const [owner] = heard as [Owner];
    expect(heard).toEqual([{ address: "127.0.0.1", name: "alice" }]);
    const { topics } = here.made.kernel;
    // So many that the wait is longer than any test.
    for (let count = 0; count < 20; count++) topics.publish(wrongPassword, owner);
    let isDone = false;
    const waiting = logOn(second, "alice", "alice's secret").then(() => (isDone = true));
    await loggedOn(there, "bob");
    expect(isDone).toBe(false);
    topics.publish(rightPassword, owner);
    // It is looked at again when another one has been checked.
    await loggedOn(there, "bob");
    await waiting;
  });

  test("one ends the connection that its user goes on with at the other, and nobody else", async () => {
    const [here, there] = await pair(together());
    const [first, second, bobs] = [
      await connected(here),
      await connected(there),
      await connected(there),
    ];
    const guidOf = async (client: Client, earlier?: string): Promise<string> => {
      const { result } = await client.invoke(asnNegotiateServerConnectionV2, {
        ...hello,
        ...(earlier !== undefined && { u8sConnectionGUID: earlier }),
      });
      return result?.u8sConnectionGUID as string;
    };
    const guid = await guidOf(first);
    await first.invoke(asnLoginV2, basic("alice"));
    await guidOf(bobs, guid);
    await bobs.invoke(asnLoginV2, basic("bob"));
    await guidOf(second, guid);
    expect(first.connection.open).toBe(true);
    await second.invoke(asnLoginV2, basic("alice"));
    await vi.waitFor(() => expect(first.connection.open).toBe(false), inTheEnd);
    expect([second.connection.open, bobs.connection.open]).toEqual([true, true]);
  });
});
