import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnGetUserToken,
} from "../../../../src/modules/authentication/authentication.js";
import {
  asnGetExternalServiceProfile,
  asnRegisterExternalService,
  type AsnRegisterExternalServiceArgument,
} from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import {
  defineModule,
  externalServices,
  type ExternalServices,
} from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const id = "0A1B2C3D-0000-4000-8000-0123456789ab";

/** A module that sees which services are registered. */
function watching() {
  const seen: { services?: ExternalServices } = {};
  const module = defineModule({
    name: "watching",
    needs: [externalServices],
    setup: ({ get }) => void (seen.services = get(externalServices)),
  });
  const ids = (type: string) => seen.services!.of(type).map(({ u8sServiceId }) => u8sServiceId);
  return { module, ids, of: (type: string) => seen.services!.of(type) };
}

async function tokenFor(at: Running, user: string, services: string[], iType = 1): Promise<string> {
  const client = await at.loggedOn(user);
  const wish = { iType, lstServiceType: services };
  return (await client.invoke(asnGetUserToken, wish)).sToken;
}

function registration(
  u8sToken: string,
  changes: Partial<AsnRegisterExternalServiceArgument> = {},
): AsnRegisterExternalServiceArgument {
  return {
    iVersion: 61,
    u8sServiceType: "FAQ",
    u8sServiceId: id,
    u8sServiceUrl: "/faq",
    u8sToken,
    ...changes,
  };
}

const register = (client: Client, argument: AsnRegisterExternalServiceArgument) =>
  client.invoke(asnRegisterExternalService, argument);

describe.each(moduleStores)("an external service, with the users in $name,", (store) => {
  test("registers with an administrator's login token for its type, which logs it on", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const token = await tokenFor(at, "admin", ["RANKING", "FAQ"]);
    const client = await at.connected();
    const listExternalServiceProperty = [
      { u8sName: "a", u8sType: "b", listExternalServiceProperty: [{ u8sName: "c", u8sType: "d" }] },
    ];
    const argument = registration(token, { listExternalServiceProperty });
    expect(await register(client, argument)).toEqual({});
    expect(await client.invoke(asnGetLoggedInContact, {})).toMatchObject({
      u8sLoggedInUser: "admin",
    });
    const { u8sToken: _, ...described } = argument;
    expect(seen.of("FAQ")).toMatchObject([described]);
    expect(seen.of("FAQ")[0]).not.toHaveProperty("u8sToken");
    expect(seen.of("RANKING")).toEqual([]);
    // Such a logon is one with a token, so it gets no further tokens.
    const another = client.invoke(asnGetUserToken, { iType: 1 });
    expect(await errorOf(another)).toMatchObject({ iErrorDetail: 2 });
  });

  test("is refused with another's token, one of another type or kind, or none", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const bad = [
      "",
      "not a token",
      await tokenFor(at, "alice", ["FAQ"]),
      await tokenFor(at, "admin", ["faq", "RANKING"]),
      await tokenFor(at, "admin", ["FAQ"], 0),
    ];
    for (const token of bad) {
      const client = await at.connected();
      expect(await errorOf(register(client, registration(token)))).toMatchObject({
        iErrorDetail: 2,
      });
      expect(await errorOf(client.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        iErrorDetail: 2,
      });
    }
    const alice = await at.loggedOn("alice");
    const good = registration(await tokenFor(at, "admin", ["FAQ"]));
    expect(await errorOf(register(alice, good))).toMatchObject({ iErrorDetail: 2 });
    expect(seen.ids("FAQ")).toEqual([]);
  });

  test("ends with its connection, and with its user's password", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const token = await tokenFor(at, "admin", ["FAQ"]);
    const [one, other] = [await at.connected(), await at.connected()];
    const second = id.replace("0A", "FF");
    await register(one, registration(token));
    await register(other, registration(token, { u8sServiceId: `{${second}}` }));
    expect(seen.ids("FAQ")).toEqual([id, `{${second}}`]);
    await one.close();
    await expect.poll(() => seen.ids("FAQ")).toEqual([`{${second}}`]);
    await at.server.users.setPassword("admin", "another");
    expect(await errorOf(other.invoke(asnGetLoggedInContact, {}))).toMatchObject({
      iErrorDetail: 2,
    });
    expect(seen.ids("FAQ")).toEqual([]);
    const again = await at.connected();
    expect(await errorOf(register(again, registration(token)))).toMatchObject({ iErrorDetail: 2 });
  });

  test("takes the place of the one with its id, which another connection's end does not change", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const token = await tokenFor(at, "admin", ["FAQ"]);
    const [one, other] = [await at.connected(), await at.connected()];
    await register(one, registration(token, { u8sServiceUrl: "/old" }));
    await register(one, registration(token, { u8sServiceUrl: "/older" }));
    await register(other, registration(token, { u8sServiceId: id.toLowerCase() }));
    expect(seen.of("FAQ").map(({ u8sServiceUrl }) => u8sServiceUrl)).toEqual(["/faq"]);
    await one.close();
    await expect.poll(() => at.server.rose.connections.size).toBe(2);
    expect(seen.ids("FAQ")).toEqual([id.toLowerCase()]);
  });

  test("must be described as one, within limits; otherwise nothing is registered", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const token = await tokenFor(at, "admin", ["FAQ"]);
    const client = await at.connected();
    const properties = (count: number, u8sName = "") =>
      Array.from({ length: count }, () => ({ u8sName, u8sType: "" }));
    const bad: [Partial<AsnRegisterExternalServiceArgument>, number][] = [
      [{ iVersion: 0 }, 4],
      [{ u8sServiceType: "" }, 4],
      [{ u8sServiceId: "" }, 4],
      [{ u8sServiceId: `${id}0` }, 4],
      [{ u8sServiceUrl: "/".repeat(8_190) }, 5],
      [{ listExternalServiceProperty: properties(1_001) }, 5],
      [{ listExternalServiceProperty: properties(9, "n".repeat(1_000)) }, 5],
      [
        {
          listExternalServiceProperty: [
            { u8sName: "", u8sType: "", listExternalServiceProperty: properties(1_000) },
          ],
        },
        5,
      ],
    ];
    for (const [changes, iErrorDetail] of bad) {
      const refused = register(client, registration(token, changes));
      expect([changes, await errorOf(refused)]).toMatchObject([changes, { iErrorDetail }]);
    }
    expect(seen.ids("FAQ")).toEqual([]);
    const largest = { listExternalServiceProperty: properties(1_000) };
    expect(await register(client, registration(token, largest))).toEqual({});
  });

  test("is one of 100 at a time", async () => {
    const seen = watching();
    const at = await store.running({}, "127.0.0.1", [seen.module]);
    const client = await at.connected();
    const token = await tokenFor(at, "admin", ["FAQ"]);
    const numbered = (i: number) =>
      registration(token, { u8sServiceId: id.replace("0A1B2C3D", String(10_000_000 + i)) });
    for (let i = 0; i < 100; i++) await register(client, numbered(i));
    expect(await errorOf(register(client, numbered(100)))).toMatchObject({ iErrorDetail: 5 });
    expect(await register(client, numbered(99))).toEqual({});
    expect(seen.ids("FAQ")).toHaveLength(100);
  });

  test("may ask whether a client's token is valid, of either kind", async () => {
    const at = await store.running();
    const client = await at.connected();
    const ask = (u8sToken: string, iVersion = 61) =>
      client.invoke(asnGetExternalServiceProfile, { iVersion, u8sToken, iFlags: 1 });
    expect(await ask(await tokenFor(at, "alice", [], 0))).toEqual({});
    const token = await tokenFor(at, "bob", [], 1);
    expect(await ask(token)).toEqual({});
    expect(await errorOf(ask(token, 0))).toMatchObject({ iErrorDetail: 4 });
    expect(await errorOf(ask("not a token"))).toMatchObject({ iErrorDetail: 3 });
    await at.server.users.setEnabled("bob", false);
    expect(await errorOf(ask(token))).toMatchObject({ iErrorDetail: 3 });
  });
});
