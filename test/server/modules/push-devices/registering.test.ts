import { describe, expect, test } from "vitest";
import {
  asnAppsRegisterPush,
  type AsnAppsRegisterPushArgument,
} from "../../../../src/modules/general/general.js";
import {
  asnMgmtGetPushServiceDevices,
  asnMgmtPushServiceDevicesResult,
  type AsnMgmtPushServiceDeviceProps,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const app: AsnAppsRegisterPushArgument = {
  iRegisterType: 3,
  u8sDeviceID: "phone",
  u8sPushID: "token",
  u8sPushChannelID: "ios.example",
};
const register = (client: Client, change: Partial<AsnAppsRegisterPushArgument> = {}) =>
  client.invoke(asnAppsRegisterPush, { ...app, ...change });

/** Returns a function that lists all devices. */
function lister(admin: Client): () => Promise<AsnMgmtPushServiceDeviceProps[]> {
  const found: AsnMgmtPushServiceDeviceProps[] = [];
  admin.handle(asnMgmtPushServiceDevicesResult, ({ listPushDevices }) => {
    found.push(...listPushDevices);
  });
  return async () => {
    found.length = 0;
    await admin.invoke(asnMgmtGetPushServiceDevices, {});
    return [...found];
  };
}

describe.each(moduleStores)("1.15 asnAppsRegisterPush (9033), in $name", (store) => {
  test("is refused, so that apps do not wait, where nobody pushes messages; to log off succeeds", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    expect(await errorOf(register(alice))).toMatchObject({ iErrorDetail: 501 });
    expect(
      await register(alice, { iRegisterType: 0, u8sPushID: "", u8sPushChannelID: "" }),
    ).toEqual({});
    expect(await errorOf(register(await there.connected()))).toMatchObject({ iErrorDetail: 2 });
  });

  test("keeps what a device is registered for, with a key if one is asked for, until it logs off", async () => {
    const there = await store.running({ pushMessages: true });
    const [alice, bob, admin] = [
      await there.loggedOn("alice"),
      await there.loggedOn("bob"),
      await there.loggedOn("admin"),
    ];
    const devices = lister(admin);
    expect(await register(alice)).toEqual({});
    expect(await devices()).toMatchObject([
      {
        ...{ u8sDeviceID: "phone", u8sContactID: "alice", u8sPushID: "token" },
        ...{ u8sPushChannel: "ios.example", iOnlineState: 1, iMessageTypes: 3, iEncryptionMode: 0 },
      },
    ]);
    const [first, second] = [
      await register(alice, { iEncryption: 1, iRegisterType: 255 }),
      await register(alice, { iEncryption: 1 }),
    ];
    expect(Buffer.from(first.key ?? "", "base64").length).toBe(16);
    expect(second.key).not.toBe(first.key);
    expect(await devices()).toMatchObject([{ iEncryptionMode: 1, iMessageTypes: 3 }]);
    // Another's device stays.
    await register(bob, { iRegisterType: 0 });
    expect((await devices()).length).toBe(1);
    await register(alice, { iRegisterType: 0 });
    expect(await devices()).toEqual([]);
  });

  test("is an error for what makes no sense, and nothing is registered", async () => {
    const there = await store.running({ pushMessages: true });
    const [alice, admin] = [await there.loggedOn("alice"), await there.loggedOn("admin")];
    const devices = lister(admin);
    for (const bad of [
      { iRegisterType: 256 },
      { iRegisterType: -1 },
      { iEncryption: 2 },
      { u8sPushID: "" },
      { u8sPushChannelID: "" },
      { u8sDeviceID: "" },
      { u8sDeviceID: "\0" },
      { u8sPushID: "x".repeat(2_049) },
    ]) {
      expect(await errorOf(register(alice, bad))).toMatchObject({ iErrorDetail: 4 });
    }
    expect(await devices()).toEqual([]);
  });
});
