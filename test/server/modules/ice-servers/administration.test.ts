import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnAVGetIceServers,
  asnGetSTUNandTURN,
  asnRequestSTUNandTURN,
  asnSTUNandTURNConfigChanged,
  type AsnConfigSTUNandTURN,
} from "../../../../src/modules/audio-video/audio-video.js";
import {
  asnMgmtGetSTUNandTURNConsumerConfig,
  asnMgmtGetSTUNandTURNSettings,
  asnMgmtSetSTUNandTURNSettings,
  type AsnAVStunOrTurnServer,
  type AsnAVStunOrTurnSettings,
} from "../../../../src/modules/management/management.js";
import {
  asnCheckConnection,
  asnWebGetIceServers,
} from "../../../../src/modules/transport/transport.js";
import { asnWebServiceLogon } from "../../../../src/modules/web-service-connection/web-service-connection.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, errorsOf, type Running } from "../../running.js";
import { expectKept } from "../support/families.js";
import { moduleStores } from "../stores.js";

const now = new Date("2026-11-28T12:00:00Z");
const clock = (): Date => now;
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const stun: AsnAVStunOrTurnServer = {
  iType: 0,
  u8sUsername: "",
  u8sPassword: "",
  iTTLSeconds: 0,
  u8slistStrUris: ["stun:stun.example.org"],
};
const turn: AsnAVStunOrTurnServer = {
  iType: 1,
  u8sUsername: "all",
  u8sPassword: "the same",
  iTTLSeconds: 7200,
  u8slistStrUris: ["turn:turn.example.org?transport=udp", "turns:turn.example.org"],
};
const shared: AsnAVStunOrTurnServer = {
  iType: 2,
  u8sUsername: "",
  u8sPassword: "shared secret",
  iTTLSeconds: 600,
  u8slistStrUris: ["turn:shared.example.org"],
};
const unused: AsnAVStunOrTurnServer = { ...stun, iType: -1, u8slistStrUris: ["nonsense"] };
const own: AsnAVStunOrTurnSettings = {
  iTurnProviderType: 0,
  listOwnServers: [stun, turn, shared, unused],
  u8sTURNProvider: "",
  u8spairlistProviderParams: [],
};
const hidden = {
  ...own,
  listOwnServers: own.listOwnServers.map((server) => ({ ...server, u8sPassword: "" })),
};
const stunForClients: AsnConfigSTUNandTURN = {
  iType: 1,
  u8sUsername: "",
  u8sPassword: "",
  stValidTo: after(86_400),
  listURIs: stun.u8slistStrUris,
  iTTL: 86_400,
};

const set = (client: Client, settings: AsnAVStunOrTurnSettings) =>
  client.invoke(asnMgmtSetSTUNandTURNSettings, { settings });

/** What a user gets of the server with the shared secret. */
async function sharedFor(at: Running, user: string) {
  const { id } = (await at.server.users.find(user))!;
  const username = `${after(600).getTime() / 1000}:${id}`;
  const credential = createHmac("sha1", "shared secret").update(username).digest("base64");
  return { username, credential, urls: shared.u8slistStrUris };
}

async function configsFor(at: Running, user: string): Promise<AsnConfigSTUNandTURN[]> {
  const { username, credential, urls } = await sharedFor(at, user);
  return [
    stunForClients,
    {
      iType: 2,
      u8sUsername: "all",
      u8sPassword: "the same",
      stValidTo: after(7200),
      listURIs: turn.u8slistStrUris,
      iTTL: 7200,
    },
    {
      iType: 2,
      u8sUsername: username,
      u8sPassword: credential,
      stValidTo: after(600),
      listURIs: urls,
      iTTL: 600,
    },
  ];
}

function told(client: Client) {
  const got: AsnConfigSTUNandTURN[][] = [];
  client.handle(asnSTUNandTURNConfigChanged, ({ listConfigSTUNandTURN }) => {
    got.push(listConfigSTUNandTURN);
  });
  return async (count: number) => {
    await client.invoke(asnCheckConnection, {});
    while (got.length < count) await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
}

describe.each(moduleStores)("STUN and TURN, with the data in $name:", (store) => {
  test.each(["ber", "json"] as const)(
    "4.12 the settings (2587, 2588) are kept and returned without secrets; what names no servers is error 4 (in %s)",
    async (encoding) => {
      const wrong = (server: Partial<AsnAVStunOrTurnServer>) => ({
        ...own,
        listOwnServers: [{ ...stun, ...server }],
      });
      await expectKept(await store.running(), encoding, {
        name: "STUN and TURN",
        get: asnMgmtGetSTUNandTURNSettings,
        set: asnMgmtSetSTUNandTURNSettings,
        initial: {
          settings: {
            iTurnProviderType: 0,
            listOwnServers: [],
            u8sTURNProvider: "",
            u8spairlistProviderParams: [],
          },
        },
        given: [
          { settings: own },
          {
            settings: {
              iTurnProviderType: 1,
              listOwnServers: [],
              u8sTURNProvider: "provider",
              u8spairlistProviderParams: [{ key: "key", value: "value" }],
            },
          },
        ],
        returned: [
          { settings: hidden },
          {
            settings: {
              iTurnProviderType: 1,
              listOwnServers: [],
              u8sTURNProvider: "provider",
              u8spairlistProviderParams: [{ key: "key", value: "value" }],
            },
          },
        ],
        bad: [
          { ...own, iTurnProviderType: 3 },
          wrong({ iType: 3 }),
          wrong({ iTTLSeconds: -1 }),
          wrong({ iTTLSeconds: 30 * 86_400 + 1 }),
          wrong({ u8slistStrUris: [] }),
          wrong({ u8slistStrUris: ["turn:turn.example.org"] }),
          wrong({ iType: 2 }),
          wrong({ u8slistStrUris: ["stun:a b"] }),
          wrong({ u8slistStrUris: Array.from({ length: 21 }, () => "stun:a") }),
          { ...own, listOwnServers: Array.from({ length: 21 }, () => stun) },
        ].map((settings) => ({ settings })),
      });
    },
  );

  test("2.2 users get the configured servers by 1557, 1558 and 1709, with credentials of their own for a shared secret", async () => {
    const iceServers = [{ urls: ["stun:first.example.org"] }];
    const at = await store.running({ clock, iceServers });
    const admin = await at.loggedOn("admin");
    const alice = await at.loggedOn("alice");
    const first = { ...stunForClients, listURIs: ["stun:first.example.org"] };
    expect(await alice.invoke(asnGetSTUNandTURN, {})).toEqual({ listConfigSTUNandTURN: [first] });
    await set(admin, own);
    expect(await alice.invoke(asnGetSTUNandTURN, {})).toEqual({
      listConfigSTUNandTURN: [first, ...(await configsFor(at, "alice"))],
    });
    const ice = [
      { urls: ["stun:first.example.org"] },
      { urls: stun.u8slistStrUris },
      { username: "all", credential: "the same", urls: turn.u8slistStrUris },
      await sharedFor(at, "alice"),
    ];
    expect(await alice.invoke(asnAVGetIceServers, {})).toEqual({ iceServers: ice });
    expect(await alice.invoke(asnWebGetIceServers, {})).toEqual({
      iceServers: ice,
      stValidTo: after(600),
      iTTL: 600,
    });
  });

  test("2.2 without any, the lists are empty; only users get them", async () => {
    const at = await store.running();
    const alice = await at.loggedOn("alice");
    expect(await alice.invoke(asnGetSTUNandTURN, {})).toEqual({ listConfigSTUNandTURN: [] });
    expect(await alice.invoke(asnAVGetIceServers, {})).toEqual({ iceServers: [] });
    const nobody = await at.connected();
    for (const error of await errorsOf([
      nobody.invoke(asnGetSTUNandTURN, {}),
      nobody.invoke(asnAVGetIceServers, {}),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });

  test("2.3 a client that sends 1555 gets 1556, as all users do when the settings have changed, each with credentials of his own", async () => {
    const at = await store.running({ clock });
    const admin = await at.loggedOn("admin");
    const alice = await at.loggedOn("alice");
    const [forAlice, forBob] = [told(alice), told(await at.loggedOn("bob"))];
    alice.emit(asnRequestSTUNandTURN, {});
    expect(await forAlice(1)).toEqual([[]]);
    expect(await forBob(0)).toEqual([]);
    await set(admin, own);
    expect(await forAlice(1)).toEqual([await configsFor(at, "alice")]);
    expect(await forBob(1)).toEqual([await configsFor(at, "bob")]);
    // With the same settings nothing has changed; servers of a provider are not known.
    await set(admin, hidden);
    await set(admin, { ...hidden, iTurnProviderType: 2 });
    expect(await forAlice(1)).toEqual([[]]);
    alice.emit(asnRequestSTUNandTURN, {});
    expect(await forAlice(1)).toEqual([[]]);
  });

  test("2.3 those of a web service are in 1556 too", async () => {
    const webService = { user: "ucweb", password: "web secret" };
    const at = await store.running({ webService, clock });
    const service = await at.connected();
    await service.invoke(asnWebServiceLogon, {
      iVersion: 61,
      u8sVersion: "",
      u8sUser: "ucweb",
      u8sPassword: "web secret",
      capabilities: [{ u8sType: "asnWebServiceCapabilityTypeTurn" }],
    });
    const urls = ["turn:web.example.org"];
    service.handle(asnWebGetIceServers, () => ({
      iceServers: [{ urls, username: "user", credential: "password" }],
      stValidTo: after(60),
      iTTL: 60,
    }));
    const forAlice = told(await at.loggedOn("alice"));
    await set(await at.loggedOn("admin"), { ...own, listOwnServers: [stun] });
    const ofService = {
      iType: 2,
      u8sUsername: "user",
      u8sPassword: "password",
      stValidTo: after(60),
      listURIs: urls,
      iTTL: 60,
    };
    expect(await forAlice(1)).toEqual([[stunForClients, ofService]]);
  });

  test("4.12 what clients would get of settings (2589) is told without storing them; an empty secret is the stored one", async () => {
    const at = await store.running({ clock });
    const admin = await at.loggedOn("admin");
    const seen = async (settings: AsnAVStunOrTurnSettings) =>
      (await admin.invoke(asnMgmtGetSTUNandTURNConsumerConfig, { settings })).config;
    expect(await seen(own)).toEqual(await configsFor(at, "admin"));
    const { settings } = await admin.invoke(asnMgmtGetSTUNandTURNSettings, {});
    expect(settings.listOwnServers).toEqual([]);
    await set(admin, own);
    expect(await seen(hidden)).toEqual(await configsFor(at, "admin"));
    const bad = { ...own, iTurnProviderType: 7 };
    expect(await errorOf(seen(bad))).toMatchObject({ iErrorDetail: 4 });
    const alice = await at.loggedOn("alice");
    const asked = alice.invoke(asnMgmtGetSTUNandTURNConsumerConfig, { settings: own });
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 2 });
  });
});
