import { describe, expect, test } from "vitest";
import {
  asnLogoff,
  asnNegotiateServerConnection,
} from "../../../../src/modules/authentication/authentication.js";
import {
  asnRankingGetBestAgent,
  asnRankingRankSessionAgent,
  asnRankingRegisterSessionAgent,
  type AsnRankingGetBestAgentArgument,
} from "../../../../src/modules/ranking/ranking.js";
import type { Client } from "../../../../src/rose/index.js";
import { clientFor, logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores, type ModuleStore } from "../stores.js";
import { addUser, groupProfile } from "../support/directory.js";

const agentsGroup = 0x8;
const detail = (iErrorDetail: number) => expect.objectContaining({ iErrorDetail });
const uri = (name: string) => `sip:${name}@example.org`;

/** A server with the agents ann, ben and cid in the group sales, of whom cid is also in support, and dan, who is in neither. */
async function callCentre(store: ModuleStore): Promise<Running> {
  const there = await store.running();
  const admin = await there.loggedOn("admin");
  for (const name of ["ann", "ben", "cid", "dan"]) {
    await addUser(admin, name, { u8sSIPURI: `${name}@example.org` });
  }
  const { groups } = there.server;
  await groups.add(groupProfile("sales", { members: ["ann", "ben", "cid"], second: agentsGroup }));
  await groups.add(groupProfile("support", { members: ["cid"], second: agentsGroup }));
  await groups.add(groupProfile("no agents", { members: ["ann"] }));
  await groups.add(
    groupProfile("closed", { members: ["ann"], second: agentsGroup, enabled: false }),
  );
  return there;
}

const best = async (client: Client, argument: Partial<AsnRankingGetBestAgentArgument>) => {
  const found = await client.invoke(asnRankingGetBestAgent, { u8sGroupIDs: [], ...argument });
  return [found.u8sAgentURI, found.u8sGroupID, found.iCumulatedAgentPoints];
};

const register = (client: Client, iRegisterType: number, name?: string) =>
  client.invoke(asnRankingRegisterSessionAgent, {
    iRegisterType,
    ...(name !== undefined && { u8sAgentURI: uri(name) }),
  });

const rank = (client: Client, iPoints: number) =>
  client.invoke(asnRankingRankSessionAgent, { iPoints });

describe.each(moduleStores)("in $name, 3 ranking", (store) => {
  describe("asnRankingGetBestAgent (4200)", () => {
    test("finds who has the fewest points over all sessions, of several who has been available for the longest", async () => {
      const there = await callCentre(store);
      const { ranking } = there.server;
      const [one, other] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      for (const name of ["ben", "ann", "cid"]) await ranking.setPresence("sales", uri(name), 2);
      const sales = { u8sGroupIDs: ["sales"] };
      expect(await one.invoke(asnRankingGetBestAgent, sales)).toEqual({
        u8sAgentURI: uri("ben"),
        u8sGroupID: "sales",
        iPublicAgentPresence: 2,
        iCumulatedAgentPoints: 0,
      });
      for (const client of [one, other]) {
        await register(client, 1, "ben");
        await rank(client, 2);
      }
      const third = await there.loggedOn("alice");
      await register(third, 1, "ann");
      await rank(third, 3);
      expect(await best(one, sales)).toEqual([uri("cid"), "sales", 0]);
      await ranking.setPresence("sales", uri("cid"), 3);
      // Three points are fewer than twice two.
      expect(await best(one, sales)).toEqual([uri("ann"), "sales", 3]);
      await rank(other, -3);
      expect(await best(one, sales)).toEqual([uri("ben"), "sales", -1]);
    });

    test("finds nobody who is not available in one of the groups: error 1", async () => {
      const there = await callCentre(store);
      const { ranking } = there.server;
      const alice = await there.loggedOn("alice");
      const find = (...u8sGroupIDs: string[]) => best(alice, { u8sGroupIDs });
      expect(await errorOf(find("sales"))).toEqual(detail(1));
      for (const presence of [1, 3, 0]) {
        await ranking.setPresence("sales", uri("cid"), presence);
        expect(await errorOf(find("sales"))).toEqual(detail(1));
      }
      await ranking.setPresence("support", uri("cid"), 2);
      expect(await errorOf(find("sales"))).toEqual(detail(1));
      expect(await find("sales", "support")).toEqual([uri("cid"), "support", 0]);
      await there.server.groups.set(groupProfile("support", { second: agentsGroup }));
      expect(await errorOf(find("support"))).toEqual(detail(1));
    });

    test("finds no agent who has been disabled or removed", async () => {
      const there = await callCentre(store);
      const alice = await there.loggedOn("alice");
      for (const name of ["ann", "ben", "cid"]) {
        await there.server.ranking.setPresence("sales", uri(name), 2);
      }
      await there.server.users.remove("ann");
      await there.server.users.setEnabled("ben", false);
      expect(await best(alice, { u8sGroupIDs: ["sales"] })).toEqual([uri("cid"), "sales", 0]);
    });

    test("takes the preferred agent if he is available in the preferred group, else the best of the others", async () => {
      const there = await callCentre(store);
      const { ranking } = there.server;
      const alice = await there.loggedOn("alice");
      await ranking.setPresence("sales", uri("ann"), 2);
      await ranking.setPresence("support", uri("cid"), 2);
      const prefer = (name: string, u8sPreferredGroupID: string, u8sGroupIDs = ["sales"]) =>
        best(alice, { u8sPreferredAgentURI: uri(name), u8sPreferredGroupID, u8sGroupIDs });
      expect(await prefer("cid", "support")).toEqual([uri("cid"), "support", 0]);
      expect(await prefer("cid", "support", [])).toEqual([uri("cid"), "support", 0]);
      expect(await prefer("cid", "sales")).toEqual([uri("ann"), "sales", 0]);
      expect(await errorOf(prefer("cid", "sales", []))).toEqual(detail(1));
    });

    test("returns groups and agents as they were named: groups also by GUID", async () => {
      const there = await callCentre(store);
      const alice = await there.loggedOn("alice");
      await there.server.ranking.setPresence("sales", "ANN@example.org", 2);
      const { u8sobjectGUID } = await there.server.groups.get("sales");
      for (const id of ["SALES", u8sobjectGUID]) {
        expect(await best(alice, { u8sGroupIDs: [id] })).toEqual([uri("ann"), id, 0]);
      }
    });

    test.each([
      ["no group", { u8sGroupIDs: [] }],
      ["an unknown group", { u8sGroupIDs: ["sales", "none"] }],
      ["a group that has no agents", { u8sGroupIDs: ["no agents"] }],
      ["a group that is not enabled", { u8sGroupIDs: ["closed"] }],
      ["only a preferred agent", { u8sGroupIDs: ["sales"], u8sPreferredAgentURI: uri("ann") }],
      ["only a preferred group", { u8sGroupIDs: ["sales"], u8sPreferredGroupID: "sales" }],
      [
        "an unknown preferred agent",
        { u8sGroupIDs: ["sales"], u8sPreferredAgentURI: uri("x"), u8sPreferredGroupID: "sales" },
      ],
      [
        "an unknown preferred group",
        { u8sGroupIDs: ["sales"], u8sPreferredAgentURI: uri("ann"), u8sPreferredGroupID: "x" },
      ],
      ["101 groups", { u8sGroupIDs: Array.from({ length: 101 }, () => "sales") }],
      ["a name with NUL", { u8sGroupIDs: ["a\0"] }],
      ["a name of 16,000 characters", { u8sGroupIDs: ["x".repeat(16_000)] }],
    ])("refuses %s with 2", async (_, argument) => {
      const there = await callCentre(store);
      await there.server.ranking.setPresence("sales", uri("ann"), 2);
      expect(await errorOf(best(await there.loggedOn("alice"), argument))).toEqual(detail(2));
    });

    test("may be called by anonymous clients, the others not", async () => {
      const there = await callCentre(store);
      await there.server.ranking.setPresence("sales", uri("ann"), 2);
      const client = await there.connected();
      const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
        iClientProtocolVersion: 61,
        optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
      });
      const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
      await logOn(client, (name!.value as { stringdata: string }).stringdata, "");
      expect(await best(client, { u8sGroupIDs: ["sales"] })).toEqual([uri("ann"), "sales", 0]);
      const denied = expect.objectContaining({
        iErrorDetail: 2,
        u8sErrorString: "Not allowed for an anonymous login",
      });
      expect(await errorOf(register(client, 1, "ann"))).toEqual(denied);
      expect(await errorOf(rank(client, 1))).toEqual(denied);
    });
  });

  describe("asnRankingRegisterSessionAgent (4201)", () => {
    test("makes an agent that of the session, with 0 points, and returns his points over all sessions", async () => {
      const there = await callCentre(store);
      const [one, other] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
      expect(await register(one, 1, "ann")).toEqual({ iCumulatedAgentPoints: 0 });
      await rank(one, 5);
      expect(await register(other, 1, "ann")).toEqual({ iCumulatedAgentPoints: 5 });
      // The same agent once more keeps his points, another begins without.
      expect(await register(one, 1, "ann")).toEqual({ iCumulatedAgentPoints: 5 });
      expect(await register(one, 1, "ben")).toEqual({ iCumulatedAgentPoints: 0 });
      expect(await rank(other, 1)).toMatchObject({ iCumulatedAgentPoints: 1 });
    });

    test.each([2, 3])("takes the agent away with type %i", async (type) => {
      const there = await callCentre(store);
      const [one, other] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
      for (const client of [one, other]) {
        await register(client, 1, "ann");
        await rank(client, 4);
      }
      expect(await register(one, type)).toEqual({ iCumulatedAgentPoints: 4 });
      expect(await errorOf(rank(one, 1))).toEqual(detail(2));
      expect(await register(one, type)).toEqual({});
      expect(await rank(other, 1)).toMatchObject({ iCumulatedAgentPoints: 1 });
    });

    test("takes only the agent away who is named with type 2", async () => {
      const there = await callCentre(store);
      const alice = await there.loggedOn("alice");
      await register(alice, 1, "ann");
      expect(await errorOf(register(alice, 2, "ben"))).toEqual(detail(2));
      expect(await rank(alice, 1)).toMatchObject({ u8sSessionAgentURI: uri("ann") });
      await register(alice, 2, "ann");
      expect(await errorOf(rank(alice, 1))).toEqual(detail(2));
    });

    test("ends with the login and with the connection", async () => {
      const there = await callCentre(store);
      const [one, other, third] = [
        await there.loggedOn("alice"),
        await there.loggedOn("bob"),
        await there.loggedOn("alice"),
      ];
      for (const client of [one, other, third]) {
        await register(client, 1, "ann");
        await rank(client, 10);
      }
      one.emit(asnLogoff, {});
      await other.close();
      await expect.poll(() => rank(third, 10)).toMatchObject({ iCumulatedAgentPoints: 10 });
    });

    test.each([
      ["no URI", 1, undefined],
      ["an unknown agent", 1, "nobody"],
      ["a user who belongs to no group of agents", 1, "dan"],
      ["an unknown agent to take away", 2, "nobody"],
      ["type 0", 0, "ann"],
      ["type 4", 4, "ann"],
    ] as const)("refuses %s with 2", async (_, type, name) => {
      const alice = await (await callCentre(store)).loggedOn("alice");
      expect(await errorOf(register(alice, type, name))).toEqual(detail(2));
    });
  });

  describe("asnRankingRankSessionAgent (4202)", () => {
    test("sets the points, absolute, and returns the agent, these, and those over all sessions", async () => {
      const there = await callCentre(store);
      const [one, other] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      for (const client of [one, other]) await register(client, 1, "ann");
      await rank(one, 5);
      await rank(other, 7);
      expect(await rank(one, 3)).toEqual({
        u8sSessionAgentURI: uri("ann"),
        iCurrentPoints: 3,
        iCumulatedAgentPoints: 10,
      });
    });

    test("refuses with 2 without an agent, and too many points", async () => {
      const alice = await (await callCentre(store)).loggedOn("alice");
      expect(await errorOf(rank(alice, 1))).toEqual(detail(2));
      await register(alice, 1, "ann");
      await rank(alice, -1_000_000_000);
      for (const points of [1_000_000_001, -1_000_000_001, 2 ** 52]) {
        expect(await errorOf(rank(alice, points))).toEqual(detail(2));
      }
    });
  });

  test("are the same to a client that speaks JSON", async () => {
    const there = await callCentre(store);
    const alice = await there.loggedOn("alice", { encoding: "json" });
    await there.server.ranking.setPresence("sales", uri("ann"), 2);
    await register(alice, 1, "ann");
    await rank(alice, 2);
    expect(await best(alice, { u8sGroupIDs: ["sales"] })).toEqual([uri("ann"), "sales", 2]);
    const ann = await clientFor(there.port, "ann", "ann's secret");
    expect(await best(ann, { u8sGroupIDs: ["sales"] })).toEqual([uri("ann"), "sales", 2]);
    await ann.close();
  });

  test("tell who sets a presence of what there is not", async () => {
    const { ranking } = (await callCentre(store)).server;
    for (const [group, agent] of [
      ["none", "ann"],
      ["sales", "dan"],
      ["support", "ann"],
    ] as const) {
      await expect(ranking.setPresence(group, uri(agent), 2)).rejects.toMatchObject({ detail: 2 });
    }
  });
});
