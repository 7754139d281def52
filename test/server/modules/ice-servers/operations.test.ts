import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asnWebGetIceServers } from "../../../../src/modules/transport/transport.js";
import { asnWebServiceLogon } from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { createUcServer, type UcServerOptions } from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const now = new Date("2026-11-28T12:00:00Z");
const clock = (): Date => now;
const inAnHour = new Date("2026-11-28T13:00:00Z");
const stun = { urls: ["stun:stun.example.org"] };
const turn = {
  urls: ["turn:turn.example.org:3478?transport=udp", "turns:turn.example.org"],
  username: "all",
  credential: "the same",
};
const webService = { user: "ucweb", password: "web secret" };

async function webServiceOf(at: Running, u8sType: string) {
  const client = await at.connected();
  await client.invoke(asnWebServiceLogon, {
    iVersion: 61,
    u8sVersion: "",
    u8sUser: "ucweb",
    u8sPassword: "web secret",
    capabilities: [{ u8sType }],
  });
  return client;
}

describe.each(moduleStores)("ICE servers, with the users in $name,", (store) => {
  test("are those of the options, valid for the lifetime in them", async () => {
    const at = await store.running({ iceServers: [stun, turn], iceLifetime: 3600, clock });
    const alice = await at.loggedOn("alice");
    expect(await alice.invoke(asnWebGetIceServers, {})).toEqual({
      iceServers: [stun, turn],
      stValidTo: inAnHour,
      iTTL: 3600,
    });
  });

  test("are none without options, for a day", async () => {
    const at = await store.running({ clock });
    const alice = await at.loggedOn("alice");
    const known = await alice.invoke(asnWebGetIceServers, {});
    expect(known).toMatchObject({ iceServers: [], iTTL: 86_400 });
  });

  test("are told to users only", async () => {
    const at = await store.running({ iceServers: [turn] });
    const client = await at.connected();
    expect(await errorOf(client.invoke(asnWebGetIceServers, {}))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("with a shared secret give each user a name and password of their own, which end", async () => {
    const { urls } = turn;
    const secret = "shared with the TURN server";
    const at = await store.running({ iceServers: [{ urls, secret }], iceLifetime: 3600, clock });
    const found: string[] = [];
    for (const user of ["alice", "bob"]) {
      const client = await at.loggedOn(user);
      const [only] = (await client.invoke(asnWebGetIceServers, {})).iceServers;
      const { id } = (await at.server.users.find(user))!;
      expect(only!.username).toBe(`${inAnHour.getTime() / 1000}:${id}`);
      const mac = createHmac("sha1", secret).update(only!.username!).digest("base64");
      expect(only).toEqual({ urls, username: only!.username, credential: mac });
      found.push(mac);
    }
    expect(new Set(found).size).toBe(2);
  });

  test("include those of a web service that says it has some, valid no longer than these", async () => {
    const at = await store.running({ webService, iceServers: [stun], iceLifetime: 3600, clock });
    const client = await webServiceOf(at, "asnWebServiceCapabilityTypeTurn");
    const stValidTo = new Date("2026-11-28T12:10:00Z");
    client.handle(asnWebGetIceServers, () => ({ iceServers: [turn], stValidTo, iTTL: 600 }));
    const alice = await at.loggedOn("alice");
    expect(await alice.invoke(asnWebGetIceServers, {})).toEqual({
      iceServers: [stun, turn],
      stValidTo,
      iTTL: 600,
    });
    await client.close();
    await expect.poll(() => at.server.rose.connections.size).toBe(1);
    const after = await alice.invoke(asnWebGetIceServers, {});
    expect(after).toEqual({ iceServers: [stun], stValidTo: inAnHour, iTTL: 3600 });
  });

  test.each([
    ["does not name any", "asnWebServiceCapabilityTypeTurn"],
    ["does not say that it has some", "asnWebServiceCapabilityTypeMcu"],
  ])("are those of the options if a web service %s", async (_, capability) => {
    const at = await store.running({ webService, iceServers: [stun], iceLifetime: 3600, clock });
    await webServiceOf(at, capability);
    const alice = await at.loggedOn("alice");
    const { iceServers } = await alice.invoke(asnWebGetIceServers, {});
    expect(iceServers).toEqual([stun]);
  });
});

test.each<[string, UcServerOptions]>([
  ["that are no list", { iceServers: stun as never }],
  ["without an address", { iceServers: [{ urls: [] }] }],
  ["with an address of something else", { iceServers: [{ urls: ["https://example.org"] }] }],
  ["with an unknown member", { iceServers: [{ ...stun, user: "x" } as never] }],
  ["with a secret and a name", { iceServers: [{ ...turn, secret: "x" }] }],
  ["with an empty password", { iceServers: [{ ...turn, credential: "" }] }],
  ["of which there are too many", { iceServers: Array.from({ length: 21 }, () => stun) }],
  ["valid for less than a minute", { iceServers: [stun], iceLifetime: 59 }],
])("ICE servers %s are refused when the server is made", (_, options) => {
  expect(() => createUcServer(options)).toThrow(/ice(Servers|Lifetime)/);
});
