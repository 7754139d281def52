import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
} from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import {
  systemAnnounceCallTransfer,
  systemCompleteCallTransfer,
  systemLogin,
} from "../../../../src/modules/system/system.js";
import type { Client } from "../../../../src/rose/index.js";
import {
  callTransferAnnounced,
  callTransferCompleted,
  defineModule,
} from "../../../../src/server/index.js";
import { logOn } from "../../login.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const credentials = { u8sUserName: "admin", u8sPassword: "admin's secret" };

const transfer = (u8sCalledNumber: string) => ({
  u8sTransferringNumber: "101",
  u8sCalledNumber,
  u8sExternalCaller: "+49 30 1234",
});

/** A module that hears what is published of transfers. */
function hearing() {
  const heard: unknown[] = [];
  const module = defineModule({
    name: "hearing",
    setup({ on }) {
      on(callTransferAnnounced, (announced) => void heard.push(announced));
      on(callTransferCompleted, (completed) => void heard.push(completed));
    },
  });
  return { heard, module };
}

async function announce(client: Client, number: string): Promise<boolean> {
  return (await client.invoke(systemAnnounceCallTransfer, transfer(number))).bSuccess;
}

async function complete(client: Client, u8sCalledNumber: string): Promise<boolean> {
  const argument = { u8sCalledNumber, dwCompleteReason: 7 };
  return (await client.invoke(systemCompleteCallTransfer, argument)).bSuccess;
}

describe.each(moduleStores)("a system, with the users in $name,", (store) => {
  test("logs in with an administrator's name and password, announces transfers and completes each once", async () => {
    const { heard, module } = hearing();
    const at = await store.running({}, "127.0.0.1", [module]);
    const system = await at.connected();
    expect(await system.invoke(systemLogin, credentials)).toEqual({ bSuccess: true });
    expect(await system.invoke(asnGetLoggedInContact, {})).toMatchObject({
      u8sLoggedInUser: "admin",
    });
    expect(await announce(system, "102")).toBe(true);
    expect(await announce(system, "103")).toBe(true);
    expect(await complete(system, "102")).toBe(true);
    expect(await complete(system, "102")).toBe(false);
    expect(await complete(system, "104")).toBe(false);
    expect(heard).toEqual([
      transfer("102"),
      transfer("103"),
      { u8sCalledNumber: "102", dwCompleteReason: 7 },
    ]);
  });

  test("is not told apart from what is wrong with its name or password", async () => {
    const at = await store.running();
    await at.server.users.setEnabled("bob", false);
    for (const [u8sUserName, u8sPassword] of [
      ["nobody", "secret"],
      ["admin", "wrong"],
      ["bob", "bob's secret"],
    ] as const) {
      const client = await at.connected();
      const answer = await client.invoke(systemLogin, { u8sUserName, u8sPassword });
      expect([u8sUserName, answer]).toEqual([u8sUserName, { bSuccess: false }]);
      expect(await errorOf(announce(client, "102"))).toMatchObject({ iErrorDetail: 2 });
    }
    expect(at.logged.filter((line) => line.startsWith("logon refused"))).toHaveLength(3);
  });

  test("must be an administrator, and not be logged on already", async () => {
    const at = await store.running();
    const alice = { u8sUserName: "alice", u8sPassword: "alice's secret" };
    const client = await at.connected();
    expect(await errorOf(client.invoke(systemLogin, alice))).toMatchObject({ iErrorDetail: 110 });
    const admin = await at.loggedOn("admin");
    expect(await errorOf(admin.invoke(systemLogin, credentials))).toMatchObject({
      iErrorDetail: 113,
    });
  });

  test("is one only by systemLogin, and only until it logs off", async () => {
    const at = await store.running();
    const onlyAfter = { iErrorDetail: 2, u8sErrorString: "Only after systemLogin" };
    const admin = await at.loggedOn("admin");
    expect(await errorOf(announce(admin, "102"))).toMatchObject(onlyAfter);
    const system = await at.connected();
    await system.invoke(systemLogin, credentials);
    expect(await announce(system, "102")).toBe(true);
    system.emit(asnLogoff, {});
    await system.invoke(asnCheckConnection, {});
    await logOn(system, "alice", "alice's secret");
    expect(await errorOf(announce(system, "102"))).toMatchObject(onlyAfter);
    expect(await errorOf(complete(system, "102"))).toMatchObject(onlyAfter);
  });

  test("may announce 1,000 transfers that are not completed, and no number of over 256 characters", async () => {
    const at = await store.running();
    const system = await at.connected();
    await system.invoke(systemLogin, credentials);
    expect(await errorOf(announce(system, "1".repeat(257)))).toMatchObject({ iErrorDetail: 4 });
    expect(await complete(system, "1".repeat(257))).toBe(false);
    const each = Array.from({ length: 1_000 }, (_, i) => announce(system, String(i)));
    expect(new Set(await Promise.all(each))).toEqual(new Set([true]));
    expect(await errorOf(announce(system, "1000"))).toMatchObject({ iErrorDetail: 5 });
    expect(await complete(system, "999")).toBe(true);
    expect(await announce(system, "1000")).toBe(true);
  });
});
