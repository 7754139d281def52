import { describe, expect, test, vi } from "vitest";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import * as Later from "../../../../src/modules/later/authentication/authentication.js";
import { asnSubscribeServices } from "../../../../src/modules/later/general/general.js";
import {
  asnCreateAuthToken,
  asnTokenVerifyV2,
} from "../../../../src/modules/later/transport/transport.js";
import type { Client, RoseError } from "../../../../src/rose/index.js";
import type { Module, UcServerOptions } from "../../../../src/server/index.js";
import { anyone, defineModule, versionOf } from "../../../../src/server/kernel/index.js";
import { deferred, until } from "../../../rose/support/peers.js";
import { ask } from "../../kernel/support/protocol.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const { asnGetLoggedInContactV2, asnGetUserTokenV2, asnLoginV2, asnNegotiateServerConnectionV2 } =
  Later;

const hello: Later.AsnNegotiateServerConnectionV2Argument = {
  u8sMinSupportedInterfaceVersion: "8.0.0",
  u8sMaxSupportedInterfaceVersion: "8.0.20240916",
  u8sClientDeviceId: "device",
  u8sClientVersion: "1.0",
  eClientAppID: Later.AsnClientAppID.values.eCLIENTAPPIDWEBSERVICESDK,
  u8sClientDeviceName: "A device",
  iClientCapabilities: 0,
};

function basic(name: string, password: string) {
  const credential = Buffer.from(`${name}:${password}`).toString("base64");
  return { auth: { authBasic: { credential } } };
}

const alice = basic("alice", "alice's secret");
const loggedIn = { succceeded: { u8sLoggedInUser: "alice" } };

async function detailOf(refused: Promise<unknown>): Promise<number> {
  return ((await errorOf(refused)) as { iErrorDetail: number }).iErrorDetail;
}

describe.each(moduleStores)("with the data in $name", (store) => {
  describe.each(["ber", "json"] as const)("a client of version 8 that speaks %s", (encoding) => {
    test("negotiates, learns the methods, logs on, and reads its own contact", async () => {
      const place = await store.running({ presenceDomains: ["example.org"] });
      const client = await place.connected({ encoding });
      const { result } = await client.invoke(asnNegotiateServerConnectionV2, hello);
      expect(result).toMatchObject({
        eServerType: 0,
        u8sServerInterfaceVersion: "8.0.20240916",
        u8sPresenceDomains: ["example.org"],
      });
      expect(result).not.toHaveProperty("bUserUserRightsDisabled");
      expect(result).not.toHaveProperty("bPresenceServicesDisabled");
      expect(await client.invoke(asnLoginV2, {})).toEqual({
        supportedAuthMethods: { authMethodsOrdered: [1, 5] },
      });
      expect(await detailOf(client.invoke(asnGetLoggedInContactV2, {}))).toBe(2);
      expect(await client.invoke(asnLoginV2, alice)).toEqual(loggedIn);
      const { u8sLoggedInUser, ownContact } = await client.invoke(asnGetLoggedInContactV2, {});
      expect(u8sLoggedInUser).toBe("alice");
      const { ownContact: old } = await client.invoke(asnGetLoggedInContact, {});
      expect(ownContact).toMatchObject({
        u8sContactId: old.u8sContactId,
        iStaticRights: old.iStaticRights,
        iStaticRights2: 6,
        asnRemoteContact: old.asnRemoteContact,
        seqPhoneLines: [],
        asnAbsentState: { u8sContactId: old.u8sContactId, eAbsentState: 4, iPresenceState: 1 },
        asnNextAppointment: { bIsValid: false },
      });
      expect(await client.invoke(asnSubscribeServices, {})).toEqual({});
      expect(await client.invoke(asnSubscribeServices, {})).toEqual({});
      expect(await detailOf(client.invoke(asnLoginV2, alice))).toBe(113);
    });
  });

  test("a token of one client logs another on, and other servers can have it checked", async () => {
    const place = await store.running();
    const client = await place.connected();
    await client.invoke(asnLoginV2, alice);
    const { sToken } = await client.invoke(asnGetUserTokenV2, { iType: 1 });
    const other = await place.connected();
    const auth = { authBearer: { u8sJWT: sToken } };
    expect(await other.invoke(asnLoginV2, { auth })).toEqual(loggedIn);
    const server = await place.connected();
    const verified = await server.invoke(asnTokenVerifyV2, { u8sToken: sToken });
    expect(verified).toMatchObject({ u8sUserName: "alice", iType: 1 });
    expect(await detailOf(server.invoke(asnTokenVerifyV2, { u8sToken: `${sToken}x` }))).toBe(102);
  });
});

const [memory] = moduleStores;

async function served(options: UcServerOptions = {}, modules: readonly Module[] = []) {
  return await (memory as (typeof moduleStores)[number]).running(options, undefined, modules);
}

/** Tells which version the server takes a session's client for. */
const versionTeller = defineModule({
  name: "version-teller",
  setup({ handle }) {
    handle(ask, {
      access: anyone,
      unit: "none",
      run: (_, { session }) => ({ name: versionOf(session) }),
    });
  },
});

describe("a negotiation of version 8", () => {
  test.each([
    ["8.0.20991231", "8.0.20991231"],
    ["9.0.0", "9.0.0"],
    ["6.0.0", "7.0.0"],
  ])("from %s to %s is incompatible, which is a result", async (oldest, newest) => {
    const place = await served();
    const client = await place.connected();
    const argument = {
      ...hello,
      u8sMinSupportedInterfaceVersion: oldest,
      u8sMaxSupportedInterfaceVersion: newest,
    };
    expect(await client.invoke(asnNegotiateServerConnectionV2, argument)).toEqual({
      incompatible: { u8sServerInterfaceVersion: "8.0.20240916" },
    });
  });

  test.each([
    [0, "6.1"],
    [3, "6.1"],
    [4, "8"],
    [0x7fff, "8"],
  ])("with the capabilities %i asks for events of version %s", async (bits, version) => {
    const place = await served({}, [versionTeller]);
    const client = await place.connected();
    const told = async () => (await client.invoke(ask, { name: "" })).name;
    expect(await told()).toBe("6.1");
    const argument = { ...hello, iClientCapabilities: bits };
    await client.invoke(asnNegotiateServerConnectionV2, argument);
    expect(await told()).toBe(version);
  });

  test("with what is no version is refused", async () => {
    const place = await served();
    const client = await place.connected();
    const argument = { ...hello, u8sMinSupportedInterfaceVersion: "eight" };
    expect(await detailOf(client.invoke(asnNegotiateServerConnectionV2, argument))).toBe(0);
  });

  test("that continues an earlier connection ends that after the logon of the same user", async () => {
    const place = await served();
    const guidOf = async (client: Client, more: object = {}): Promise<string> => {
      const argument = { ...hello, ...more };
      const { result } = await client.invoke(asnNegotiateServerConnectionV2, argument);
      return result?.u8sConnectionGUID as string;
    };
    const [first, second, bobs] = [
      await place.connected(),
      await place.connected(),
      await place.connected(),
    ];
    const guid = await guidOf(first);
    await first.invoke(asnLoginV2, alice);
    await guidOf(bobs, { u8sConnectionGUID: guid });
    await bobs.invoke(asnLoginV2, basic("bob", "bob's secret"));
    expect((await first.invoke(asnGetLoggedInContactV2, {})).u8sLoggedInUser).toBe("alice");
    await guidOf(second, { u8sConnectionGUID: guid });
    expect(first.connection.open).toBe(true);
    await second.invoke(asnLoginV2, alice);
    await until(() => !first.connection.open);
    expect((await second.invoke(asnGetLoggedInContactV2, {})).u8sLoggedInUser).toBe("alice");
    expect((await bobs.invoke(asnGetLoggedInContactV2, {})).u8sLoggedInUser).toBe("bob");
  });
});

describe("a logon of version 8", () => {
  test.each([
    ["an unknown user", basic("nobody", "x"), 101],
    ["a wrong password", basic("alice", "wrong"), 101],
    ["what is no name and password", { auth: { authBasic: { credential: "%%" } } }, 101],
    ["what is no token", { auth: { authBearer: { u8sJWT: "x.y.z" } } }, 101],
    ["NTLM", { auth: { authNTLM: { authdata: new Uint8Array(3) } } }, 106],
    ["Kerberos", { auth: { authKerberos: { authdata: new Uint8Array(3) } } }, 106],
    ["OpenID Connect", { auth: { authOpenIDC: { u8sScope: "openid" } } }, 106],
  ])("with %s is refused", async (_, argument, detail) => {
    const place = await served();
    const client = await place.connected();
    expect(await detailOf(client.invoke(asnLoginV2, argument))).toBe(detail);
    // Nothing is left of it.
    expect(await client.invoke(asnLoginV2, alice)).toEqual(loggedIn);
  });
});

describe("a token with the rights of an administrator", () => {
  const login = (name: string, password: string) => ({
    iType: 1,
    adminLogin: { u8sAdminUsername: name, adminPassword: { u8sAdminPassword: password } },
  });

  test("is had with his name and password, and logs him on", async () => {
    const place = await served();
    const client = await place.connected();
    await client.invoke(asnLoginV2, alice);
    const { sToken } = await client.invoke(asnGetUserTokenV2, login("admin", "admin's secret"));
    const other = await place.connected();
    const auth = { authBearer: { u8sJWT: sToken } };
    expect(await other.invoke(asnLoginV2, { auth })).toEqual({
      succceeded: { u8sLoggedInUser: "admin" },
    });
  });

  test.each([
    ["of who is no administrator", login("bob", "bob's secret"), 2],
    ["with a wrong password", login("admin", "wrong"), 2],
    [
      "with an encrypted password",
      {
        adminLogin: {
          u8sAdminUsername: "admin",
          adminPassword: { u8sAdminPasswordCrypted: "secret" },
        },
      },
      4,
    ],
  ])("is refused %s", async (_, argument, detail) => {
    const place = await served();
    const client = await place.connected();
    await client.invoke(asnLoginV2, alice);
    expect(await detailOf(client.invoke(asnGetUserTokenV2, argument))).toBe(detail);
  });
});

async function tokenOf(client: Client, login: typeof alice): Promise<string> {
  const { loginResult } = await client.invoke(asnCreateAuthToken, { login, u8sUCSID: "local" });
  return loginResult.succceeded?.token?.u8sJwt as string;
}

describe("asnCreateAuthToken", () => {
  test("gives a token that logs on later, and logs nobody on itself", async () => {
    const place = await served();
    const client = await place.connected();
    const { loginResult } = await client.invoke(asnCreateAuthToken, {
      login: alice,
      u8sUCSID: "local",
    });
    expect(loginResult.succceeded?.u8sLoggedInUser).toBe("alice");
    expect(await detailOf(client.invoke(asnGetLoggedInContactV2, {}))).toBe(2);
    const auth = { authBearer: { u8sJWT: loginResult.succceeded?.token?.u8sJwt as string } };
    expect(await client.invoke(asnLoginV2, { auth })).toEqual(loggedIn);
  });

  test.each(["of the user", "of an administrator"])(
    "is not had for a token %s, which could be renewed for ever otherwise",
    async (whose) => {
      const place = await served();
      const client = await place.connected();
      const holder = whose === "of the user" ? alice : basic("admin", "admin's secret");
      const u8sJWT = await tokenOf(client, holder);
      for (const role of [0, 1]) {
        const login = { auth: { authBearer: { u8sJWT } } };
        const renewed = client.invoke(asnCreateAuthToken, { login, u8sUCSID: "local", role });
        expect(await detailOf(renewed)).toBe(106);
      }
      // The token itself is valid.
      await client.invoke(asnLoginV2, { auth: { authBearer: { u8sJWT } } });
    },
  );

  test("is signed in its turn, and refused if too many signatures wait", async () => {
    const place = await served({ logons: { maxSigning: 1, maxWaitingPerAddress: 1 } });
    const { tokens } = place.server;
    const gate = deferred();
    const sign = tokens.issue.bind(tokens);
    const issue = vi.spyOn(tokens, "issue").mockImplementation(async (...what) => {
      await gate.promise;
      return sign(...what);
    });
    const client = await place.connected();
    const asked = Array.from({ length: 3 }, () =>
      client.invoke(asnCreateAuthToken, { login: alice, u8sUCSID: "local" }).then(
        () => "made",
        (error: RoseError) => (error.error as { iErrorDetail: number }).iErrorDetail,
      ),
    );
    // One is being signed, and one waits.
    const tooMany = until(() => issue.mock.calls.length > 1).then(() => "several at a time");
    expect(await Promise.race([...asked, tooMany])).toBe(100);
    gate.resolve();
    expect((await Promise.all(asked)).toSorted()).toEqual([100, "made", "made"]);
  });

  test("tells the method, and keeps the role of an administrator for those who are", async () => {
    const place = await served();
    const client = await place.connected();
    const made = (login: object) =>
      client.invoke(asnCreateAuthToken, { login, u8sUCSID: "local", role: 1 });
    expect((await made({})).loginResult.supportedAuthMethods?.authMethodsOrdered).toEqual([1]);
    expect(await detailOf(made(alice))).toBe(110);
    expect((await made(basic("admin", "admin's secret"))).loginResult.succceeded).toBeDefined();
    expect(await detailOf(made(basic("admin", "wrong")))).toBe(101);
  });
});
