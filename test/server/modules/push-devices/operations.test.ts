import { describe, expect, test } from "vitest";
import {
  asnMgmtDeletePushServiceDevice,
  asnMgmtGetPushServiceDevices,
  asnMgmtPushServiceDeviceChanged,
  asnMgmtPushServiceDevicesResult,
  type AsnMgmtPushServiceDeviceProps,
} from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client, Session } from "../../../../src/rose/index.js";
import { pushDeviceService, type PushRegistration } from "../../../../src/server/index.js";
import { defineModule, type UnitOfWork } from "../../../../src/server/kernel/index.js";
import type { PushDevices } from "../../../../src/server/modules/push-devices/api.js";
import { errorsOf, type Running } from "../../running.js";
import { moduleStores, type ModuleStore } from "../stores.js";

const now = new Date("2026-11-28T12:00:00Z");
const phone: PushRegistration = {
  id: "phone",
  name: "a phone",
  pushId: "token of the phone",
  channel: "ios.example",
  messageTypes: 3,
  encryption: 1,
  key: "key",
};
const props: AsnMgmtPushServiceDeviceProps = {
  u8sDeviceID: "phone",
  u8sDeviceName: "a phone",
  u8sContactID: "alice",
  u8sPushID: "token of the phone",
  u8sPushChannel: "ios.example",
  iOnlineState: 0,
  timlastRegisterTime: now,
  iMessageTypes: 3,
  iEncryptionMode: 1,
};

/** A server, and what other modules do with devices. */
class Registering {
  readonly at: Running;
  readonly devices: PushDevices;
  readonly write: <R>(work: (unit: UnitOfWork<any>) => Promise<R>) => Promise<R>;
  time = now;

  constructor(
    at: Running,
    devices: PushDevices,
    write: <R>(work: (unit: UnitOfWork<any>) => Promise<R>) => Promise<R>,
  ) {
    this.at = at;
    this.devices = devices;
    this.write = write;
  }

  async register(
    user: string,
    device: Partial<PushRegistration>,
    session?: Session,
  ): Promise<void> {
    const owner = (await this.at.server.users.find(user))!;
    await this.write((unit) =>
      this.devices.register(unit, owner, { ...phone, ...device }, session),
    );
  }

  async unregister(user: string, id: string): Promise<void> {
    const owner = (await this.at.server.users.find(user))!;
    await this.write((unit) => this.devices.unregister(unit, owner, id));
  }

  async of(user: string) {
    const owner = (await this.at.server.users.find(user))!;
    return this.write(({ db }) => this.devices.of(db, owner));
  }
}

async function registering(store: ModuleStore): Promise<Registering> {
  let made: Omit<Registering, "at"> | undefined;
  let time = now;
  const module = defineModule({
    name: "apps",
    needs: [pushDeviceService],
    setup({ get, write }) {
      made = { devices: get(pushDeviceService), write } as unknown as Registering;
    },
  });
  const at = await store.running({ clock: () => time }, undefined, [module]);
  const result = new Registering(at, made!.devices, made!.write);
  Object.defineProperty(result, "time", {
    set(value: Date) {
      time = value;
    },
  });
  return result;
}

/** All devices as an administrator gets them, event by event. */
async function listed(admin: Client) {
  const events: unknown[] = [];
  const pages: AsnMgmtPushServiceDeviceProps[][] = [];
  const ids = new Set<string>();
  admin.handle(asnMgmtPushServiceDevicesResult, (argument) => {
    pages.push(argument.listPushDevices);
    ids.add(argument.u8sCrossRefID);
    events.push(argument.bLastSegment);
  });
  const { u8sCrossRefID } = await admin.invoke(asnMgmtGetPushServiceDevices, {});
  // The events came before the answer.
  const last = [...events];
  expect([...ids]).toEqual([u8sCrossRefID]);
  return { pages, last };
}

/** What an administrator is told of devices. */
function told(client: Client) {
  const got: unknown[] = [];
  client.handle(asnMgmtPushServiceDeviceChanged, (argument) => void got.push(argument));
  return async (count: number): Promise<unknown[]> => {
    await client.invoke(asnCheckConnection, {});
    while (got.length < count) await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
}

describe.each(moduleStores)("4.12 push devices, with the data in $name:", (store) => {
  test("2627 sends them in events of at most 50 before it answers, the last one marked, all with the id of the answer", async () => {
    const apps = await registering(store);
    const admin = await apps.at.loggedOn("admin");
    expect(await listed(admin)).toEqual({ pages: [[]], last: [true] });
    await apps.register("alice", {});
    expect(await listed(await apps.at.loggedOn("admin"))).toEqual({
      pages: [[props]],
      last: [true],
    });
    for (let user = 0; user < 6; user++) {
      await apps.at.server.users.add(`user${user}`, "a secret");
      for (let device = 0; device < 20; device++) {
        await apps.register(`user${user}`, { id: `${user}-${String(device).padStart(2, "0")}` });
      }
    }
    const { pages, last } = await listed(await apps.at.loggedOn("admin"));
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 21]);
    expect(last).toEqual([false, false, true]);
    const ids = pages.flat().map(({ u8sDeviceID }) => u8sDeviceID);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(121);
    expect(pages.flat()[0]).toMatchObject({ u8sDeviceID: "0-00", u8sContactID: "user0" });
  });

  test("2628 deletes a registration; an unknown id is success", async () => {
    const apps = await registering(store);
    const admin = await apps.at.loggedOn("admin");
    await apps.register("alice", {});
    for (const u8sDeviceID of ["other", "", "a\0b", "x".repeat(5000)]) {
      expect(await admin.invoke(asnMgmtDeletePushServiceDevice, { u8sDeviceID })).toEqual({});
    }
    expect(await apps.of("alice")).toHaveLength(1);
    const there = told(admin);
    expect(await admin.invoke(asnMgmtDeletePushServiceDevice, { u8sDeviceID: "phone" })).toEqual(
      {},
    );
    expect(await there(1)).toEqual([{ iWhat: 2, deviceProps: props }]);
    expect(await apps.of("alice")).toEqual([]);
  });

  test("2724 tells administrators, and nobody else, of what is added, changed and deleted", async () => {
    const apps = await registering(store);
    const admin = told(await apps.at.loggedOn("admin"));
    const alice = told(await apps.at.loggedOn("alice"));
    await apps.register("alice", {});
    await apps.register("alice", { pushId: "another token" });
    await apps.unregister("alice", "phone");
    expect(await admin(3)).toEqual([
      { iWhat: 0, deviceProps: props },
      { iWhat: 1, deviceProps: { ...props, u8sPushID: "another token" } },
      { iWhat: 2, deviceProps: { ...props, u8sPushID: "another token" } },
    ]);
    expect(await alice(0)).toEqual([]);
  });

  test("both are for administrators only", async () => {
    const apps = await registering(store);
    await apps.register("alice", {});
    const alice = await apps.at.loggedOn("alice");
    for (const error of await errorsOf([
      alice.invoke(asnMgmtGetPushServiceDevices, {}),
      alice.invoke(asnMgmtDeletePushServiceDevice, { u8sDeviceID: "phone" }),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
    expect(await apps.of("alice")).toHaveLength(1);
  });

  test("a device belongs to the user who has registered it last, who alone can end that", async () => {
    const apps = await registering(store);
    await apps.register("alice", {});
    await apps.register("bob", {});
    expect(await apps.of("alice")).toEqual([]);
    await apps.unregister("alice", "phone");
    const { encryption, ...rest } = phone;
    expect(await apps.of("bob")).toEqual([
      {
        ...rest,
        encryption,
        owner: (await apps.at.server.users.find("bob"))!.id,
        registered: now,
        online: false,
      },
    ]);
    await apps.unregister("bob", "phone");
    expect(await apps.of("bob")).toEqual([]);
  });

  test("a user with 20 devices who registers another one loses the one that registered longest ago", async () => {
    const apps = await registering(store);
    for (let device = 0; device < 20; device++) {
      apps.time = new Date(now.getTime() + ((device + 7) % 20) * 1000);
      await apps.register("alice", { id: `device ${device}` });
    }
    apps.time = new Date(now.getTime() + 60_000);
    // One that is registered again is no other one.
    await apps.register("alice", { id: "device 0" });
    expect(await apps.of("alice")).toHaveLength(20);
    const admin = told(await apps.at.loggedOn("admin"));
    await apps.register("alice", { id: "one more" });
    const left = (await apps.of("alice")).map(({ id }) => id);
    expect(left).toHaveLength(20);
    expect(left).not.toContain("device 13");
    expect(await admin(2)).toMatchObject([
      { iWhat: 2, deviceProps: { u8sDeviceID: "device 13" } },
      { iWhat: 0, deviceProps: { u8sDeviceID: "one more" } },
    ]);
  });

  test("what is no registration is error 4 and changes nothing: no id, and texts that are too long or have NUL", async () => {
    const apps = await registering(store);
    await apps.register("alice", {});
    const long = "x".repeat(2049);
    for (const bad of [
      { id: "" },
      ...["id", "name", "pushId", "channel", "key"].flatMap((text) => [
        { [text]: long },
        { [text]: "a\0b" },
      ]),
    ]) {
      await expect(apps.register("alice", bad)).rejects.toMatchObject({ detail: 4 });
    }
    expect(await apps.of("alice")).toMatchObject([{ pushId: phone.pushId, name: "a phone" }]);
    await apps.register("alice", { pushId: "x".repeat(2048) });
  });

  test("a device is online as long as the login lasts in which it has registered", async () => {
    const apps = await registering(store);
    const alice = await apps.at.loggedOn("alice");
    const [connection] = apps.at.server.rose.connections;
    await apps.register("alice", {}, connection!.session);
    expect(await apps.of("alice")).toMatchObject([{ online: true }]);
    const admin = await apps.at.loggedOn("admin");
    expect((await listed(admin)).pages).toEqual([[{ ...props, iOnlineState: 1 }]]);
    await alice.close();
    await expect.poll(async () => (await apps.of("alice"))[0]!.online).toBe(false);
  });

  test("the devices of a user are removed with the user", async () => {
    const apps = await registering(store);
    await apps.register("alice", {});
    await apps.at.server.users.remove("alice");
    expect((await listed(await apps.at.loggedOn("admin"))).pages).toEqual([[]]);
  });
});
