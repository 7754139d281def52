import { describe, expect, onTestFinished, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import {
  AsnMgmtEUCWebServiceConfig,
  AsnMgmtEUCWebServiceConfig4Admin,
  asnMgmtGetUCWebServicesStatus,
  asnMgmtSetWebServiceConfig4Admin,
  asnMgmtUCWebServiceStatusChanged,
  asnMgmtVerifyUCWebServicesConfig,
  type AsnMgmtEUCWebServicesStatus,
} from "../../../../src/modules/management/management.js";
import {
  AsnRegisterServerErrorEnum,
  asnRegisterServer,
  asnWebServiceLogon,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { createServer, RoseError, silentLog, type Client } from "../../../../src/rose/index.js";
import { handleVerifying } from "../../../../src/server/modules/registration/verifying.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

/** A web service that waits for servers, and takes one with an id and a password. */
async function waiting(answers: Readonly<Record<string, number>> = {}) {
  const passwords: string[] = [];
  const server = createServer({ log: silentLog });
  onTestFinished(() => server.close());
  server.handle(asnRegisterServer, ({ u8sServerID: id, u8sServerPassword: password }) => {
    passwords.push(password);
    const iErrorDetail = answers[id];
    if (iErrorDetail === undefined) return {};
    throw new RoseError(asnRegisterServer, { iErrorDetail, u8sErrorString: `no, ${id}` });
  });
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  return { server, passwords, url: `enetcti://127.0.0.1:${port}` };
}

const verify = (client: Client, u8sServerAddress: string, more: object = {}) =>
  client.invoke(asnMgmtVerifyUCWebServicesConfig, {
    ...{ u8sWCSID: "web", u8sUCSID: "us", u8sUCSPassword: "secret", u8sServerAddress, ...more },
  });

test("2535 fails if this server does, which says nothing of the configuration", async () => {
  let run: ((argument: object, request: object) => unknown) | undefined;
  const module = {
    handle: (_: unknown, route: { run: typeof run }) => void (run = route.run),
    read: async () => Promise.reject(new Error("the disk is gone")),
  } as unknown as Parameters<typeof handleVerifying>[0];
  const unreachable = { get: () => expect.unreachable(), dial: () => expect.unreachable() };
  const parts = { ...unreachable, serverName: "", presenceDomains: [] };
  handleVerifying(module, unreachable, parts);
  const config = { ...emptyValue(AsnMgmtEUCWebServiceConfig), u8sServerAddress: "enetcti://here" };
  const request = { signal: new AbortController().signal };
  await expect(run?.(config, request)).rejects.toThrow("the disk is gone");
});

describe.each(moduleStores)("in $name", (store) => {
  test("2535 registers at the web service by a configuration that is tested, and ends that", async () => {
    const web = await waiting();
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const status = { u8sWCSID: "web", u8sURL: web.url, bInbound: false, bUCConnect: false };
    expect(await verify(admin, web.url)).toMatchObject({ ...status, u8sUCSID: "us", iStatus: 0 });
    expect(web.passwords).toEqual(["secret"]);
    await expect.poll(() => web.server.connections.size).toBe(0);
    expect((await admin.invoke(asnMgmtGetUCWebServicesStatus, {})).ucwsStatusMap).toEqual([]);
  });

  test("2535 says why a configuration does not work, and is an error for what is no address", async () => {
    const { invalidServerID, invalidLogin, redirect } = AsnRegisterServerErrorEnum.values;
    const web = await waiting({ a: invalidServerID, b: invalidLogin, c: redirect, d: 0 });
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const outcome = async (id: string, url = web.url) => {
      const { iStatus, u8sLastError } = await verify(admin, url, { u8sUCSID: id });
      return [iStatus, u8sLastError];
    };
    expect(await outcome("a")).toEqual([2, "no, a"]);
    expect(await outcome("b")).toEqual([3, "no, b"]);
    expect(await outcome("c")).toEqual([5, "no, c"]);
    expect(await outcome("d")).toEqual([4, "no, d"]);
    await web.server.close();
    expect(await outcome("a")).toEqual([
      4,
      "The web service is not reached, or takes no registrations",
    ]);
    for (const bad of [
      "",
      "web.example.org",
      "https://web.example.org",
      "enetcti://\0",
      "x".repeat(9_000),
    ]) {
      expect(await errorOf(verify(admin, bad))).toMatchObject({ iErrorDetail: 4 });
    }
    const alice = await there.loggedOn("alice");
    expect(await errorOf(verify(alice, web.url))).toMatchObject({ iErrorDetail: 2 });
  });

  test("2535 takes the stored password in place of an empty one, for the address with which it was stored only", async () => {
    const [web, other] = [await waiting(), await waiting()];
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const configured = { u8sWCSID: "web", u8sUCSID: "us", u8sUCSPassword: "stored" };
    await admin.invoke(asnMgmtSetWebServiceConfig4Admin, {
      ...emptyValue(AsnMgmtEUCWebServiceConfig4Admin),
      configList: [{ ...configured, u8sServerAddress: web.url }],
    });
    await verify(admin, web.url, { u8sUCSPassword: "" });
    await verify(admin, other.url, { u8sUCSPassword: "" });
    expect([web.passwords, other.passwords]).toEqual([["stored"], [""]]);
  });

  test("2706 tells administrators when a web service has come, when it has gone, and when others are configured", async () => {
    const webService = { user: "ucweb", password: "web secret" };
    const there = await store.running({ webService });
    const [admin, alice] = [await there.loggedOn("admin"), await there.loggedOn("alice")];
    const states: AsnMgmtEUCWebServicesStatus[] = [];
    let others = 0;
    admin.handle(asnMgmtUCWebServiceStatusChanged, (status) => void states.push(status));
    alice.handle(asnMgmtUCWebServiceStatusChanged, () => void others++);
    const service = await there.connected();
    await service.invoke(asnWebServiceLogon, {
      ...{ iVersion: 61, u8sVersion: "", u8sUser: "ucweb", u8sPassword: "web secret" },
      capabilities: [],
    });
    await until(() => states.length === 1);
    expect(states[0]).toEqual(await admin.invoke(asnMgmtGetUCWebServicesStatus, {}));
    expect(states[0]!.ucwsStatusMap).toMatchObject([{ iStatus: 0, bInbound: true }]);
    await service.close();
    await until(() => states.length === 2);
    expect(states[1]!.ucwsStatusMap).toEqual([]);
    await admin.invoke(asnMgmtSetWebServiceConfig4Admin, {
      ...emptyValue(AsnMgmtEUCWebServiceConfig4Admin),
      configList: [{ u8sWCSID: "w", u8sUCSID: "", u8sUCSPassword: "", u8sServerAddress: "" }],
    });
    await until(() => states.length === 3);
    expect(states[2]!.ucwsStatusMap).toMatchObject([{ iStatus: 1, u8sWCSID: "w" }]);
    expect(others).toBe(0);
  });
});
