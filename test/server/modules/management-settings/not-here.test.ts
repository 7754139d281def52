import { describe, expect, test } from "vitest";
import { emptyValue, type Operation } from "../../../../src/codec/index.js";
import * as Management from "../../../../src/modules/management/management.js";
import { asnWebServiceLogon } from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { logonKernel } from "../support/logon-kernel.js";
import { settingService } from "../../../../src/server/modules/settings/api.js";
import { sipGateways } from "../../../../src/server/modules/management-settings/gateways.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

/** What is said of parts that this server does not have. */
const states: readonly [Operation<any, any, any>, object][] = [
  [Management.asnMgmtGetSIPFEDPubIPAdr, { u8sPublicIPAddress: "" }],
  [Management.asnMgmtGetSIPFEDSrvState, { u8sServerState: "not running" }],
  [Management.asnMgmtGetSIPFEDNetState, { u8slistNetStates: [] }],
  [Management.asnMgmtGetSIPFEDXmppDiagnostic, { u8slistResults: [] }],
  [
    Management.asnMgmtGetSMSProvider,
    { u8sProviderListAsXML: '<?xml version="1.0" encoding="utf-8"?><providers/>' },
  ],
  [Management.asnMgmtSendSMS, { u8sResultInfo: "no provider", bResultWasError: true }],
];

/** What would need them. */
const refused: readonly Operation<any, any, any>[] = [
  Management.asnMgmtStartSipFedXmppDiagnostics,
  Management.asnMgmtDeleteLogfiles,
  Management.asnMgmtAquireLoggerLock,
  Management.asnMgmtReleaseLoggerLock,
];

describe.each(moduleStores)("with the data in $name", (store) => {
  test("4.13 and 4.15: there is no provider of short messages (2510, 2511), and no federation runs (2595, 2597, 2598, 2621)", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    for (const [operation, state] of states) {
      expect(await admin.invoke(operation, emptyValue(operation.argument))).toEqual(state);
    }
  });

  test("4.15 and 4.16: diagnostics (2596) and log files (2555-2557) are error 501", async () => {
    const admin = await (await store.running()).loggedOn("admin");
    for (const operation of refused) {
      const error = await errorOf(admin.invoke(operation, emptyValue(operation.argument)));
      expect(error).toMatchObject({
        iErrorDetail: 501,
        u8sErrorString: expect.stringMatching(/^Not available on this server: /),
      });
    }
  });

  test("all of that is for administrators only", async () => {
    const alice = await (await store.running()).loggedOn("alice");
    for (const operation of [...states.map(([one]) => one), ...refused]) {
      const error = await errorOf(alice.invoke(operation, emptyValue(operation.argument)));
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });

  test("4.12: web services that have registered are connected (2534), those that are only configured in an unknown state", async () => {
    const webService = { user: "ucweb", password: "web secret" };
    const at = await store.running({ webService });
    const admin = await at.loggedOn("admin");
    const found = async () => admin.invoke(Management.asnMgmtGetUCWebServicesStatus, {});
    const nothing = emptyValue(Management.AsnMgmtEUCWSStatus);
    const u8sLastError = "This server does not connect by this configuration";
    const unconnected = { ...nothing, iStatus: 1, u8sLastError };
    expect(await found()).toEqual({
      u8sUCSID: "",
      ucConnectStatus: { ...unconnected, bUCConnect: true },
      ucwsStatusMap: [],
    });
    const service = await at.connected();
    await service.invoke(asnWebServiceLogon, {
      iVersion: 61,
      u8sVersion: "",
      u8sUser: "ucweb",
      u8sPassword: "web secret",
      capabilities: [],
    });
    const connected = { ...nothing, iStatus: 0, bInbound: true };
    expect((await found()).ucwsStatusMap).toEqual([connected]);
    const configured = { u8sWCSID: "web", u8sUCSID: "id", u8sUCSPassword: "secret" };
    await admin.invoke(Management.asnMgmtSetWebServiceConfig4Admin, {
      ...emptyValue(Management.AsnMgmtEUCWebServiceConfig4Admin),
      configList: [{ ...configured, u8sServerAddress: "web.example.org" }],
    });
    const status = { u8sWCSID: "web", u8sUCSID: "id", u8sURL: "web.example.org" };
    const others = [{ ...unconnected, ...status }];
    expect((await found()).ucwsStatusMap).toEqual([connected, ...others]);
    await service.close();
    await expect.poll(async () => (await found()).ucwsStatusMap).toEqual(others);
    const alice = await at.loggedOn("alice");
    const asked = alice.invoke(Management.asnMgmtGetUCWebServicesStatus, {});
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 2 });
  });

  test("2600: an empty password of a gateway's user leaves the one that the same user has at the same gateway", async () => {
    const at = await logonKernel({ database: store.database });
    const records = at.made.kernel.get(settingService).server;
    const user = {
      ...emptyValue(Management.AsnSIPGatewaySettingsRegisteredUser),
      u8sUserName: "100",
    };
    const gateways = (passwords: Record<string, string>) =>
      Object.entries(passwords).map(([u8sMediaGatewayName, u8sAuthPassword]) => ({
        ...emptyValue(Management.AsnSIPGatewayUASettings),
        u8sMediaGatewayName,
        iConnectionType: 1,
        registeredUsers: [{ ...user, u8sAuthPassword }],
      }));
    const set = (passwords: Record<string, string>) =>
      at.write((unit) => records.set(unit, sipGateways.family, gateways(passwords)));
    const stored = () => at.write(({ db }) => records.get(db, sipGateways.family));
    await set({ one: "first", two: "second" });
    await set({ two: "", three: "", one: "new" });
    expect(await stored()).toEqual(gateways({ two: "second", three: "", one: "new" }));
  });
});
