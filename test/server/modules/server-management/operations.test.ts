import { createHash, X509Certificate } from "node:crypto";
import { networkInterfaces, release, type } from "node:os";
import { generate } from "selfsigned";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  asnGetDatabaseManagerSettings,
  asnGetNetworkInterfacePorts,
} from "../../../../src/modules/admin/admin.js";
import * as Management from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { silentLog, type Client } from "../../../../src/rose/index.js";
import { openSession } from "../../../gateway/world.js";
import { authorityFor, certificate } from "../../certificate.js";
import { errorOf, errorsOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

let pem: { cert: string; key: string };
beforeAll(async () => {
  pem = await certificate();
});

const { asnMgmtGetListeningInterfaces, asnMgmtSetListeningInterfaces } = Management;
const interfacesOf = async (client: Client) =>
  (await client.invoke(asnMgmtGetListeningInterfaces, {})).listeningInterfaces;
const statusesOf = async (client: Client) =>
  (await client.invoke(Management.asnMgmtGetListeningInterfaceStatuses, {}))
    .listeningInterfaceStatuses;
const setInterfaces = (
  client: Client,
  listeningInterfaces: Management.AsnListeningInterface[],
  bDisconnectClients = false,
) => client.invoke(asnMgmtSetListeningInterfaces, { listeningInterfaces, bDisconnectClients });

/** An interface of a kind that the server does not have. */
const ldap: Management.AsnListeningInterface = {
  bEnabled: true,
  u8sInterfaceGUID: "00112233-4455-6677-8899-aabbccddeeff",
  iInterfaceType: 5,
  iProtocol: 0,
  u8sBindAddress: "0.0.0.0",
  iPort: 389,
  bIsDefault: false,
  u8sCertHash: "",
  u8sCertContainerFile: "",
  u8sCertContainerContent: "",
  u8sDNSName: "ldap.example.com",
  u8sPublicIP: "192.0.2.1",
  iPublicPort: 389,
};

/** A web service in front of the server, on a port that the server knows of. */
async function withWeb(there: Running) {
  const gateway = createGateway({ upstream: localUpstream(there.server), log: silentLog });
  onTestFinished(() => gateway.close());
  const address = await gateway.listen({ port: 0, host: "127.0.0.1" });
  there.server.noteWebService(address, false);
  return address.port;
}

describe.each(moduleStores)("in $name, 4.4:", (store) => {
  test("asnMgmtGetAvailableCertificates (2614) lists the certificate of the server, and the one that takes its place; none without TLS", async () => {
    const there = await store.running({ tls: pem });
    const admin = await there.loggedOn("admin");
    const listed = async (client = admin) =>
      (await client.invoke(Management.asnMgmtGetAvailableCertificates, {})).certificateDetailsList;
    const known = new X509Certificate(pem.cert);
    expect(await listed()).toEqual([
      {
        u8sCertHash: createHash("sha1").update(known.raw).digest("hex").toUpperCase(),
        ...{ u8sIssuedTo: "localhost", u8sIssuer: "localhost" },
        ...{ timValidFrom: new Date(known.validFrom), timValidTo: new Date(known.validTo) },
        ...{ u8sListAlternateNames: ["localhost", "127.0.0.1"], bPrivateKeyAvail: true },
      },
    ]);
    const other = await (await authorityFor("an authority"))("uc.example");
    there.server.setCertificate(other);
    expect(await listed()).toMatchObject([
      {
        ...{ u8sIssuedTo: "uc.example", u8sIssuer: "an authority" },
        u8sListAlternateNames: ["uc.example"],
      },
    ]);
    // A certificate may name nobody but in its alternate names.
    const { cert, private: key } = await generate([], { keyType: "ec", algorithm: "sha256" });
    there.server.setCertificate({ cert, key });
    expect(await listed()).toMatchObject([{ u8sIssuedTo: "", u8sIssuer: "" }]);
    const without = await store.running();
    expect(await listed(await without.loggedOn("admin"))).toEqual([]);
    const refused = listed(await there.loggedOn("alice"));
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 2 });
  });

  test("asnMgmtGetServerVersion (2547) tells everybody the versions, and administrators the operating system", async () => {
    const there = await store.running();
    const get = (client: Client) => client.invoke(Management.asnMgmtGetServerVersion, {});
    const versions = { u8sInterfaceVersion: "1", u8sBuildVersion: expect.stringMatching(/^\d+\./) };
    for (const client of [await there.connected(), await there.loggedOn("alice")]) {
      expect(await get(client)).toEqual({ ...versions, u8sOSVersionString: "" });
    }
    const admin = await there.loggedOn("admin");
    expect(await get(admin)).toEqual({
      ...versions,
      u8sOSVersionString: `${type()} ${release()}`,
    });
  });

  test("asnMgmtGetCtiServerType (2548) tells everybody the type 0, and the feature 8 if there is a web service", async () => {
    const there = await store.running();
    const client = await there.connected();
    const get = () => client.invoke(Management.asnMgmtGetCtiServerType, {});
    expect(await get()).toEqual({ iServerType: 0, iServerFeatures: 0 });
    await withWeb(there);
    expect(await get()).toEqual({ iServerType: 0, iServerFeatures: 8 });
  });

  test("asnMgmtMonGetServerStatistics (2528) counts clients, those of the web service, and users who are logged on", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    await there.loggedOn("alice");
    await there.loggedOn("alice");
    await there.connected();
    const get = async () =>
      (await admin.invoke(Management.asnMgmtMonGetServerStatistics, {})).serverStatistics;
    const row = (u8sService: string, iServiceState: number, u8sActive: string, count: number) => ({
      u8sService,
      u8sServiceUIName: u8sService,
      iServiceState,
      u8sActive,
      u8sCount: String(count),
      u8sLicenses: "",
    });
    expect(await get()).toEqual([
      row("Clients", 1, `Port:${there.port}`, 4),
      row("WebService", 0, "", 0),
      row("Users", 1, "", 2),
    ]);
    const second = await there.server.listen({ host: "127.0.0.1", port: 0 });
    const web = await withWeb(there);
    await openSession(`http://127.0.0.1:${web}`, "bob", "bob's secret");
    expect(await get()).toEqual([
      row("Clients", 1, `Port:${there.port}, Port:${second.port}`, 4),
      row("WebService", 1, `Port:${web}`, 1),
      row("Users", 1, "", 3),
    ]);
  });

  test("asnMgmtSaveSettings (2531) and asnMgmtCommitSaveSettings (2575) succeed, because all that is set is stored already", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    for (const iSaveFlags of [0, -1, 255]) {
      expect(await admin.invoke(Management.asnMgmtSaveSettings, { iSaveFlags })).toEqual({});
    }
    expect(await admin.invoke(Management.asnMgmtCommitSaveSettings, {})).toEqual({});
  });

  test("asnMgmtRestartServer (2567) is error 501, unless the server was made with `restart`, which is called after the answer", async () => {
    const without = await store.running();
    const refused = (await without.loggedOn("admin")).invoke(Management.asnMgmtRestartServer, {});
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 501 });
    let restarts = 0;
    const there = await store.running({ restart: () => void restarts++ });
    const admin = await there.loggedOn("admin");
    const alice = await there.loggedOn("alice");
    const denied = alice.invoke(Management.asnMgmtRestartServer, {});
    expect(await errorOf(denied)).toMatchObject({ iErrorDetail: 2 });
    expect(restarts).toBe(0);
    expect(await admin.invoke(Management.asnMgmtRestartServer, {})).toEqual({});
    expect(restarts).toBe(1);
  });

  test("asnMgmtGetIPInterfaceList (2572) tells the addresses of the machine", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const got = await admin.invoke(Management.asnMgmtGetIPInterfaceList, {});
    const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
    expect(new Set(got.u8slistIPInterfaces)).toEqual(
      new Set(addresses.map(({ address }) => address)),
    );
    expect(got.u8slistIPInterfaces).toContain("127.0.0.1");
  });

  test("asnMgmtSendPushCheck (2573) is error 501 without a push service; asnMgmtGetXMLAvailableLanguages (2624) tells English without texts", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const check = admin.invoke(Management.asnMgmtSendPushCheck, {});
    expect(await errorOf(check)).toMatchObject({ iErrorDetail: 501 });
    expect(await admin.invoke(Management.asnMgmtGetXMLAvailableLanguages, {})).toEqual({
      availLanguages: [
        { iLanguage: 1033, mapTranslatedStrings: [], mapTranslatedStringToString: [] },
      ],
    });
  });

  test("asnMgmtSetUCCheckServerCookie (2574) sets what asnCheckConnection returns, until it is empty again", async () => {
    const there = await store.running({ cookie: "configured" });
    const admin = await there.loggedOn("admin");
    const client = await there.connected();
    const cookie = async () => (await client.invoke(asnCheckConnection, {})).u8sCookie;
    const set = (u8sCookie: string, by = admin) =>
      by.invoke(Management.asnMgmtSetUCCheckServerCookie, { u8sCookie });
    expect(await cookie()).toBe("configured");
    for (const text of ["one", "two é\0", "x".repeat(1024)]) {
      expect(await set(text)).toEqual({});
      expect(await cookie()).toBe(text);
    }
    expect(await errorOf(set("x".repeat(1025)))).toMatchObject({ iErrorDetail: 4 });
    const alice = await there.loggedOn("alice");
    expect(await errorOf(set("three", alice))).toMatchObject({ iErrorDetail: 2 });
    expect(await cookie()).toBe("x".repeat(1024));
    await set("");
    expect(await cookie()).toBe("configured");
  });

  describe.each([
    ["Management 2655", Management.asnMgmtGetNetworkInterfacePorts],
    ["Admin 2900", asnGetNetworkInterfacePorts],
  ] as const)("4.9 the ports in use, %s,", (_, operation) => {
    test("are those of clients, for administrators too, and of the web service; 0 where there is none", async () => {
      const there = await store.running({ tls: pem });
      const admin = await there.loggedOn("admin");
      const here = "127.0.0.1";
      const none = {
        iNetTSPPort: 0,
        u8sNetTSPBindAddress: "",
        iLDAPServerPort: 0,
        u8sLDAPServerBindAddress: "",
      };
      const own = {
        iAdminPort: there.port,
        u8sAdminBindAddress: here,
        iNetCtiPort: there.port,
        u8sNetCtiBindAddress: here,
      };
      await there.server.listen({ host: here, port: 0, tls: true });
      expect(await admin.invoke(operation, {})).toEqual({
        ...own,
        ...none,
        iHTTPServerPort: 0,
        u8sHTTPServerBindAddress: "",
      });
      const iHTTPServerPort = await withWeb(there);
      expect(await admin.invoke(operation, {})).toEqual({
        ...own,
        ...none,
        iHTTPServerPort,
        u8sHTTPServerBindAddress: here,
      });
      const alice = await there.loggedOn("alice");
      expect(await errorOf(alice.invoke(operation, {}))).toMatchObject({ iErrorDetail: 2 });
    });
  });

  test("2.4 asnGetDatabaseManagerSettings (2903) is error 0, because there is no such database; others than administrators get error 1", async () => {
    const there = await store.running();
    const [admin, alice] = [await there.loggedOn("admin"), await there.loggedOn("alice")];
    for (const [client, iErrorDetail] of [
      [admin, 0],
      [alice, 1],
    ] as const) {
      const call = client.invoke(asnGetDatabaseManagerSettings, {});
      expect(await errorOf(call)).toMatchObject({ iErrorDetail });
    }
  });

  test("all but the version and the type are for administrators: others get error 2", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    for (const operation of [
      Management.asnMgmtMonGetServerStatistics,
      Management.asnMgmtCommitSaveSettings,
      Management.asnMgmtGetIPInterfaceList,
      Management.asnMgmtSendPushCheck,
      Management.asnMgmtGetXMLAvailableLanguages,
      Management.asnMgmtGetListeningInterfaceStatuses,
      asnMgmtGetListeningInterfaces,
    ]) {
      const call = alice.invoke<any, any, any>(operation, {});
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
    }
    const flags = { iSaveFlags: 0 };
    for (const error of await errorsOf([
      alice.invoke(Management.asnMgmtSaveSettings, flags),
      setInterfaces(alice, []),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });
});

describe.each(moduleStores)("in $name, 4.12 listen interfaces:", (store) => {
  test("asnMgmtGetListeningInterfaces (2551) and their states (2553) are those of the server's ports", async () => {
    const there = await store.running({ tls: pem, serverName: "uc.example.com" });
    const admin = await there.loggedOn("admin");
    await there.server.listen({ host: "127.0.0.1", port: 0, tls: true });
    await withWeb(there);
    const got = await admin.invoke(asnMgmtGetListeningInterfaces, {});
    expect(got).toMatchObject({
      u8sServerNameFQDN: "uc.example.com",
      iSupportedListenInterfaceTypes: 2 + 8 + 16,
    });
    expect(got.listeningInterfaces).toMatchObject([
      { iInterfaceType: 1, iProtocol: 1, iPort: there.port, bIsDefault: true, bEnabled: true },
      { iInterfaceType: 1, iProtocol: 3, bIsDefault: false, u8sBindAddress: "127.0.0.1" },
      { iInterfaceType: 3, iProtocol: 0, bIsDefault: false },
    ]);
    const ids = got.listeningInterfaces.map(({ u8sInterfaceGUID }) => u8sInterfaceGUID);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const status = (u8sInterfaceGUID: string, iOpenConnections: number) => ({
      u8sInterfaceGUID,
      iStatus: 5,
      iSocketServerIDs: [],
      iOpenConnections,
    });
    expect(await statusesOf(admin)).toEqual([
      status(ids[0]!, 1),
      status(ids[1]!, 0),
      status(ids[2]!, 0),
    ]);
  });

  test.each([
    ["never", 0],
    ["allowed", 1],
    ["required", 2],
  ] as const)("with the policy %s for TLS, the protocol is %i", async (policy, iProtocol) => {
    const there = await store.running({ tls: { ...pem, policy } });
    const { port } = await there.server.listen({ host: "127.0.0.1", port: 0, tls: true });
    const admin = await there.loggedOn("admin", { port, tls: { mode: "direct", ca: pem.cert } });
    expect((await interfacesOf(admin))[0]).toMatchObject({ iProtocol });
  });

  test("asnMgmtSetListeningInterfaces (2552) keeps others and what is known outside of the server's own, and tells all states (2719)", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const told: unknown[] = [];
    admin.handle(
      Management.asnMgmtOnListenInterfaceStatusesEvent,
      ({ statuses }) => void told.push(statuses),
    );
    const [own] = await interfacesOf(admin);
    const outside = {
      ...own!,
      u8sDNSName: "uc.example.com",
      u8sPublicIP: "192.0.2.1",
      iPublicPort: 7,
    };
    const upper = { ...ldap, u8sInterfaceGUID: `{${ldap.u8sInterfaceGUID.toUpperCase()}}` };
    expect(await setInterfaces(admin, [upper, outside])).toEqual({});
    expect(await interfacesOf(admin)).toEqual([outside, ldap]);
    const statuses = await statusesOf(admin);
    expect(told).toEqual([statuses]);
    expect(statuses).toMatchObject([
      { u8sInterfaceGUID: own!.u8sInterfaceGUID, iStatus: 5 },
      { u8sInterfaceGUID: ldap.u8sInterfaceGUID, iStatus: 0, iOpenConnections: 0 },
    ]);
    // Without a GUID it is a new one.
    await setInterfaces(admin, [own!, { ...ldap, u8sInterfaceGUID: "" }]);
    const [, added] = await interfacesOf(admin);
    expect(added).toEqual({ ...ldap, u8sInterfaceGUID: added!.u8sInterfaceGUID });
    expect(added!.u8sInterfaceGUID).not.toBe(ldap.u8sInterfaceGUID);
    await setInterfaces(admin, [own!]);
    expect(await interfacesOf(admin)).toEqual([own]);
  });

  test("it is error 501 if the server would have to listen elsewhere or show another certificate, and error 4 for what makes no sense", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const [own] = await interfacesOf(admin);
    await setInterfaces(admin, [own!, ldap]);
    const refused = async (iErrorDetail: number, ...list: Management.AsnListeningInterface[]) => {
      const error = await errorOf(setInterfaces(admin, list));
      expect([list, error]).toMatchObject([{}, { iErrorDetail }]);
    };
    await refused(501, ldap);
    await refused(
      4,
      own!,
      ...Array.from({ length: 100 }, () => ({ ...ldap, u8sInterfaceGUID: "" })),
    );
    for (const change of [
      { bEnabled: false },
      { iPort: 7 },
      { u8sBindAddress: "0.0.0.0" },
      { iProtocol: 3 },
      { u8sCertContainerContent: "PEM" },
    ]) {
      await refused(501, { ...own!, ...change }, ldap);
    }
    for (const change of [
      { u8sInterfaceGUID: "no GUID" },
      { u8sInterfaceGUID: own!.u8sInterfaceGUID },
      { iInterfaceType: -1 },
      { iInterfaceType: 12 },
      // The type of an interface does not change.
      { iInterfaceType: 6 },
      { iProtocol: -1 },
      { iProtocol: 7 },
      { iPort: 65_536 },
      { iPublicPort: -1 },
      { u8sDNSName: "x".repeat(4097) },
    ]) {
      await refused(4, own!, { ...ldap, ...change });
    }
    const many = Array.from({ length: 100 }, () => ({ ...ldap, u8sInterfaceGUID: "" }));
    await refused(4, own!, ...many);
    expect(await interfacesOf(admin)).toEqual([own, ldap]);
  });

  test("with bDisconnectClients it closes the connections of all other clients after the answer", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const [one, two] = [await there.loggedOn("alice"), await there.connected()];
    const list = await interfacesOf(admin);
    await setInterfaces(admin, list);
    await one.invoke(asnCheckConnection, {});
    expect(await setInterfaces(admin, list, true)).toEqual({});
    await Promise.all([one.connection!.closed, two.connection!.closed]);
    expect(await interfacesOf(admin)).toEqual(list);
  });

  test("administrators are told when interfaces come and go (2720), and when the server listens at another port", async () => {
    const there = await store.running();
    const [admin, other, alice] = [
      await there.loggedOn("admin"),
      await there.loggedOn("admin"),
      await there.loggedOn("alice"),
    ];
    const told: Management.AsnMgmtOnListenInterfaceStatusesChangedEventArgument[] = [];
    const event = Management.asnMgmtOnListenInterfaceStatusesChangedEvent;
    other.handle(event, (argument) => void told.push(argument));
    alice.handle(event, () => expect.unreachable());
    other.handle(Management.asnMgmtOnListenInterfaceStatusesEvent, () => expect.unreachable());
    const [own] = await interfacesOf(admin);
    const status = {
      u8sInterfaceGUID: ldap.u8sInterfaceGUID,
      iStatus: 0,
      iSocketServerIDs: [],
      iOpenConnections: 0,
    };
    const nothing = { statusesAdded: [], statusesUpdated: [], statusesRemoved: [] };
    await setInterfaces(admin, [own!, ldap]);
    await setInterfaces(admin, [own!, { ...ldap, iPort: 390 }]);
    await setInterfaces(admin, [own!]);
    await expect.poll(() => told.length).toBe(2);
    expect(told.splice(0)).toEqual([
      { ...nothing, statusesAdded: [status] },
      { ...nothing, statusesRemoved: [status] },
    ]);
    await there.server.listen({ host: "127.0.0.1", port: 0 });
    await expect.poll(() => told.length).toBe(1);
    const [, added] = await statusesOf(admin);
    expect(told).toEqual([{ ...nothing, statusesAdded: [added] }]);
    await alice.invoke(asnCheckConnection, {});
  });
});
