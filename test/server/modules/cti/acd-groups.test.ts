import { describe, expect, test } from "vitest";
import {
  asnAgentLogin,
  asnAgentLogoff,
  asnAgentMonitorStart,
  asnAgentNotifyGroupsChanged,
  asnAgentNotifyStateChanged,
  asnAgentSetState,
} from "../../../../src/modules/agent/agent.js";
import type { Device } from "../../../../src/server/pbx/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { numberOf, outside, Telephony, uriOf } from "./support/telephony.js";

const groups = [
  { id: "60", name: "sales", members: ["10", "11", "13"], acd: true },
  { id: "50", members: ["10", "11"] },
];
const group = "pbxg:60@pbx";

describe.each(moduleStores)("in $name, groups of agents of a PBX", (store) => {
  test("are listed for the owners of the lines in them, with the bit of a PBX", async () => {
    const at = await Telephony.start(store, { groups });
    const { client } = await at.client("ann");
    const { listGroups } = await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    expect(listGroups).toEqual([
      {
        u8sAgentURI: uriOf("10"),
        u8sGroupURI: group,
        u8sDisplayName: "sales",
        iGroupCapabilities: 0x8000_0000 + 0x2f,
        iAgentState: 0,
        optionalParams: [
          { key: "PhoneNumber", value: { stringdata: "60" } },
          { key: "SupportedAgentStates", value: { integerdata: 0x1f } },
        ],
      },
    ]);
    const other = await at.client("cid");
    const none = await other.client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    expect(none.listGroups).toEqual([]);
  });

  test("take the states that agents set, and tell those that calls bring about", async () => {
    const at = await Telephony.start(store, { groups });
    const { client, ...ann } = await at.client("ann");
    const told: number[] = [];
    client.handle(asnAgentNotifyStateChanged, ({ u8sAgentURI, u8sGroupURI, iAgentState }) => {
      expect([u8sAgentURI, u8sGroupURI]).toEqual([uriOf("10"), group]);
      told.push(iAgentState);
    });
    await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    const agent = { u8sAgentURI: uriOf("10"), u8sGroupURI: group };
    const early = client.invoke(asnAgentSetState, { ...agent, iAgentState: 4 });
    expect(await errorOf(early)).toMatchObject({ iErrorDetail: 4 });
    await client.invoke(asnAgentLogin, agent);
    at.pbx.phone(outside).call("60");
    at.pbx.phone("10").answer();
    at.pbx.phone("10").hangUp();
    at.clock.advance(10_000);
    await client.invoke(asnAgentSetState, { ...agent, iAgentState: 1 });
    await client.invoke(asnAgentLogoff, agent);
    const { listGroups } = await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    expect(listGroups[0]?.iAgentState).toBe(0);
    expect(told).toEqual([1, 2, 3, 4, 2, 1, 0]);
    const busy = client.invoke(asnAgentSetState, { ...agent, iAgentState: 3 });
    expect(await errorOf(busy)).toMatchObject({ iErrorDetail: 4 });
    expect(ann.got).toEqual([]);
  });

  test("change with the owner of a line, who is told", async () => {
    const at = await Telephony.start(store, { groups });
    const { client } = await at.client("cid");
    const lists: string[][] = [];
    client.handle(asnAgentNotifyGroupsChanged, ({ listGroups }) => {
      lists.push(listGroups.map(({ u8sAgentURI }) => u8sAgentURI));
    });
    await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    const { users } = at.there.server;
    const profile = (await users.profileOf((await users.find("cid"))!))!;
    await users.setProfile({ ...profile, u8sPhoneSecondary: numberOf("13") });
    await expect.poll(() => lists).toEqual([[uriOf("13")]]);
  });

  test("change with their members and with what a line can do, and end with the link", async () => {
    const at = await Telephony.start(store, { groups });
    const { client } = await at.client("cid");
    const lists: unknown[] = [];
    client.handle(asnAgentNotifyGroupsChanged, ({ listGroups }) => {
      lists.push(
        listGroups.map((one) => [one.u8sAgentURI, one.u8sDisplayName, one.iGroupCapabilities]),
      );
    });
    await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
    const changed = (device: Device): void =>
      at.pbx.tell({ event: "devicesChanged", changed: [device], removed: [] });
    const sales = { id: "60", category: "group", isAcd: true, members: ["12"] } as const;
    const line = {
      id: "12",
      category: "station",
      number: numberOf("12"),
      name: "line 12",
    } as const;
    for (const happens of [
      () => changed({ ...sales, name: "sales" }),
      () => changed({ ...sales, name: "service" }),
      () => changed({ ...line, services: ["makeCall"] }),
      () => changed(line),
      () => at.pbx.loseLink(),
      () => at.pbx.restoreLink(),
    ]) {
      const count = lists.length;
      happens();
      await expect.poll(() => lists.length).toBe(count + 1);
    }
    const [able, unable] = [0x8000_0000 + 0x2f, 0x8000_0000];
    expect(lists).toEqual([
      [[uriOf("12"), "sales", able]],
      [[uriOf("12"), "service", able]],
      [[uriOf("12"), "service", unable]],
      [[uriOf("12"), "service", able]],
      [[uriOf("12"), "service", unable]],
      [],
    ]);
  });
});
