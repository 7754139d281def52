import { describe, expect, test } from "vitest";
import {
  asnAgentAnonymousGetAgents,
  asnAgentBroadcastCheck,
  asnAgentMonitorStart,
  asnAgentMonitorStop,
  asnAgentSupervisorMonitorStart,
  asnAgentSupervisorMonitorStop,
} from "../../../../src/modules/agent/agent.js";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import { createUcServer } from "../../../../src/server/index.js";
import { standardStaticRights } from "../../../../src/server/modules/users/api.js";
import { clientFor } from "../../login.js";
import { errorOf, passwordCost, running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { changeSettings, groupProfile } from "../support/directory.js";
import {
  AgentClient,
  agentsGroup,
  agentUri,
  anonymousGroup,
  callCentre,
  inShort,
  salesUri,
  supportUri,
} from "./support/agent-client.js";

const detail = (iErrorDetail: number) => expect.objectContaining({ iErrorDetail });
const denied = detail(2);
const notFound = detail(3);
const invalid = detail(4);
const ann = agentUri("ann");
const cid = agentUri("cid");
const supervisorBit = 0x10;
const supervision = { first: standardStaticRights, second: supervisorBit };

describe.each(moduleStores)("in $name, 1 agents:", (store) => {
  describe("asnAgentMonitorStart (1902)", () => {
    test("returns the groups of which the user is an agent, with what can be done there, and an id", async () => {
      const there = await callCentre(store);
      const { id, groups } = await (await AgentClient.for(there, "ann")).monitor();
      expect(id).toMatch(/^.{36}$/);
      expect(groups).toEqual([
        {
          u8sAgentURI: ann,
          u8sGroupURI: salesUri,
          u8sDisplayName: "sales",
          // Log in, log out, not ready, ready, working after call.
          iGroupCapabilities: 0x2f,
          iAgentState: 0,
          optionalParams: [
            { key: "PhoneNumber", value: { stringdata: "+49 8151 1" } },
            { key: "SupportedAgentStates", value: { integerdata: 23 } },
          ],
        },
      ]);
    });

    test("gives a group without SIP address of its own a URI of its GUID", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      // The address of another group.
      await groups.add({
        ...groupProfile("second sales", { members: ["cid"], second: agentsGroup }),
        u8sSIPURI: "sip:sales@example.org",
      });
      const guid = (await groups.get("second sales")).u8sobjectGUID;
      const { groups: found } = await (await AgentClient.for(there, "cid")).monitor();
      expect(found.map(({ u8sGroupURI }) => u8sGroupURI).toSorted()).toEqual(
        [salesUri, await supportUri(there), `urn:uuid:${guid}`].toSorted(),
      );
    });

    test.each(["", "sip:ann@example.org", "ANN@example.org"])(
      "takes %j for the own agent",
      async (uri) => {
        const there = await callCentre(store);
        const { groups } = await (await AgentClient.for(there, "ann")).monitor(uri);
        expect(inShort(groups)).toEqual(["ann in sales: 0"]);
      },
    );

    test("returns no groups to users who are no agents: in no group, leading one, or without SIP address", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      await groups.set(
        groupProfile("support", { members: ["alice"], leader: "dan", second: agentsGroup }),
      );
      for (const [user, uri] of [
        ["dan", ""],
        ["dan", agentUri("dan")],
        ["alice", ""],
      ] as const) {
        const { groups: found } = await (await AgentClient.for(there, user)).monitor(uri);
        expect(found).toEqual([]);
      }
    });

    test("refuses other agents, unless the user is a supervisor or an administrator", async () => {
      const there = await callCentre(store);
      const ben = await AgentClient.for(there, "ben");
      for (const uri of [ann, agentUri("nobody"), "tel:1@pbx", "a\0b", "x".repeat(16_000)]) {
        expect(await errorOf(ben.monitor(uri))).toEqual(denied);
      }
      await there.server.users.setStaticRights("ben", supervision);
      expect(inShort((await ben.monitor(cid)).groups)).toEqual([
        "cid in sales: 0",
        "cid in support: 0",
      ]);
      const admin = await AgentClient.for(there, "admin");
      expect((await admin.monitor(agentUri("dan"))).groups).toEqual([]);
      for (const uri of [agentUri("nobody"), "tel:1@pbx", "a\0b", "x".repeat(16_000)]) {
        expect(await errorOf(admin.monitor(uri))).toEqual(notFound);
      }
    });

    test("lets a session have 100 monitors", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      const ids = new Set<string>();
      for (let count = 0; count < 100; count++) ids.add((await one.monitor()).id);
      expect(ids.size).toBe(100);
      expect(await errorOf(one.monitor())).toEqual(detail(5));
      const [first] = ids;
      await one.client.invoke(asnAgentMonitorStop, { u8sMonitorCrossRefID: first! });
      await one.monitor();
    });
  });

  test("asnAgentMonitorStop (1903) ends the monitor of that id, once", async () => {
    const there = await callCentre(store);
    const one = await AgentClient.for(there, "ann");
    const [first, second] = [await one.monitor(), await one.monitor()];
    const stop = { u8sMonitorCrossRefID: first.id };
    expect(await one.client.invoke(asnAgentMonitorStop, stop)).toEqual({});
    expect(await errorOf(one.client.invoke(asnAgentMonitorStop, stop))).toEqual(notFound);
    const other = await AgentClient.for(there, "ann");
    const foreign = { u8sMonitorCrossRefID: second.id };
    expect(await errorOf(other.client.invoke(asnAgentMonitorStop, foreign))).toEqual(notFound);
    expect(await errorOf(one.client.invoke(asnAgentSupervisorMonitorStop, foreign))).toEqual(
      notFound,
    );
    await one.login(ann);
    expect(await one.told()).toEqual([["state", second.id, ann, salesUri, 2]]);
  });

  describe("asnAgentLogin, -Logoff and -SetState (1904 to 1906)", () => {
    test("set the state: 2 after the login, 0 after the logoff, 1, 2 and 4 by hand", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      const state = async () => (await one.monitor()).groups[0]!.iAgentState;
      expect(await one.login(ann)).toEqual({});
      expect(await state()).toBe(2);
      for (const wanted of [1, 4, 2]) {
        expect(await one.set(ann, wanted, salesUri)).toEqual({});
        expect(await state()).toBe(wanted);
      }
      await one.set(ann, 4, salesUri);
      await one.login(ann);
      expect(await state()).toBe(2);
      expect(await one.logoff(ann)).toEqual({});
      expect(await state()).toBe(0);
      expect(await one.logoff(ann)).toEqual({});
      await one.login(ann);
      // As older clients log off.
      await one.set(ann, 0, salesUri);
      expect(await state()).toBe(0);
    });

    test("keep the state of each group, and set that of all where the agent is logged in without a group", async () => {
      const there = await callCentre(store);
      const support = await supportUri(there);
      const one = await AgentClient.for(there, "cid");
      expect(await errorOf(one.set(cid, 1))).toEqual(invalid);
      await one.login(cid);
      await one.set(cid, 1);
      const now = async () => inShort((await one.monitor()).groups);
      expect(await now()).toEqual(["cid in sales: 1", "cid in support: 0"]);
      await one.login(cid, support);
      await one.set(cid, 4);
      expect(await now()).toEqual(["cid in sales: 4", "cid in support: 4"]);
    });

    test("refuse what the server's groups do not support: other states, and states of who is not logged in", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      expect(await errorOf(one.set(ann, 2, salesUri))).toEqual(invalid);
      await one.login(ann);
      for (const state of [3, 5, -1, 2 ** 40]) {
        expect(await errorOf(one.set(ann, state, salesUri))).toEqual(invalid);
      }
      expect((await one.monitor()).groups[0]!.iAgentState).toBe(2);
    });

    test("refuse groups of which the agent is no member, agents without name, and what is no URI", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      // The group that ann leads, one that is not enabled, and one that has no agents.
      const { groups } = there.server;
      const uris = [await supportUri(there), "sip:none@example.org", "", "x".repeat(16_000), "\0"];
      for (const name of ["off", "no agents"]) {
        uris.push(`urn:uuid:${(await groups.get(name)).u8sobjectGUID}`);
      }
      for (const uri of uris) {
        expect(await errorOf(one.login(ann, uri))).toEqual(notFound);
        expect(await errorOf(one.logoff(ann, uri))).toEqual(notFound);
        expect(await errorOf(one.set(ann, 2, uri))).toEqual(notFound);
      }
      for (const [uri, error] of [
        ["", notFound],
        [agentUri("ben"), denied],
        ["tel:1@pbx", denied],
      ] as const) {
        expect(await errorOf(one.login(uri))).toEqual(error);
        expect(await errorOf(one.logoff(uri))).toEqual(error);
        expect(await errorOf(one.set(uri, 2))).toEqual(error);
      }
    });

    test("let supervisors change the states of others", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      const dan = await AgentClient.for(there, "dan");
      expect(await errorOf(dan.login(ann))).toEqual(denied);
      await there.server.users.setStaticRights("dan", supervision);
      await dan.login(ann);
      await dan.set(ann, 1);
      expect(inShort((await one.monitor()).groups)).toEqual(["ann in sales: 1"]);
      await dan.logoff(ann);
      expect(inShort((await one.monitor()).groups)).toEqual(["ann in sales: 0"]);
      expect(await errorOf(dan.login(agentUri("nobody")))).toEqual(notFound);
    });

    test("set a state that outlasts logoff and connection", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      one.client.emit(asnLogoff, {});
      await one.client.close();
      const again = await AgentClient.for(there, "ann");
      expect(inShort((await again.monitor()).groups)).toEqual(["ann in sales: 2"]);
    });

    test("set a state that ends when the agent leaves the group, with the group, or with the user", async () => {
      const there = await callCentre(store);
      const { groups, users } = there.server;
      const admin = await AgentClient.for(there, "admin");
      for (const name of ["ann", "ben", "cid"]) await admin.login(agentUri(name));
      const support = await supportUri(there);
      await admin.login(cid, support);
      const now = async () => inShort((await admin.supervise()).groups);
      const sales = await groups.get("sales");
      const members = sales.listUserDNs;
      await groups.set({ ...sales, listUserDNs: members.filter((path) => !path.includes("ann")) });
      await groups.set({ ...(await groups.get("support")), iEnabled: 0 });
      await users.setEnabled("ben", false);
      expect(await now()).toEqual(["cid in sales: 2"]);
      await groups.set({ ...sales, listUserDNs: members });
      await groups.set({ ...(await groups.get("support")), iEnabled: 1 });
      await users.setEnabled("ben", true);
      expect(await now()).toEqual([
        "ann in sales: 0",
        "ben in sales: 0",
        "cid in sales: 2",
        "cid in support: 0",
      ]);
      await users.remove("cid");
      await groups.remove("support");
      expect(await now()).toEqual(["ann in sales: 0", "ben in sales: 0"]);
    });
  });

  describe("asnAgentSupervisorMonitorStart (1907)", () => {
    test("returns all agents of all groups to administrators and supervisors, and 1908 ends it", async () => {
      const there = await callCentre(store);
      await there.server.users.setStaticRights("dan", supervision);
      for (const user of ["admin", "dan"]) {
        const one = await AgentClient.for(there, user);
        const { id, groups } = await one.supervise();
        expect(inShort(groups)).toEqual([
          "ann in sales: 0",
          "ben in sales: 0",
          "cid in sales: 0",
          "cid in support: 0",
        ]);
        const stop = { u8sMonitorCrossRefID: id };
        expect(await errorOf(one.client.invoke(asnAgentMonitorStop, stop))).toEqual(notFound);
        expect(await one.client.invoke(asnAgentSupervisorMonitorStop, stop)).toEqual({});
        expect(await errorOf(one.client.invoke(asnAgentSupervisorMonitorStop, stop))).toEqual(
          notFound,
        );
        await one.login(ann).then(() => one.logoff(ann));
        expect(await one.told()).toEqual([]);
      }
    });

    test("refuses others, members of a group with the bit of supervisors, too", async () => {
      const there = await callCentre(store);
      await there.server.groups.set(
        groupProfile("support", { members: ["cid"], second: agentsGroup | supervisorBit }),
      );
      for (const user of ["ann", "cid"]) {
        const one = await AgentClient.for(there, user);
        expect(await errorOf(one.supervise())).toEqual(denied);
      }
    });
  });

  describe("asnAgentAnonymousGetAgents (1913)", () => {
    test("returns the agents who are enabled for anonymous users, by themselves, their group or all, without logon", async () => {
      const there = await callCentre(store);
      const { server } = there;
      const visitor = await there.connected();
      const found = async () =>
        inShort((await visitor.invoke(asnAgentAnonymousGetAgents, {})).listGroups);
      expect(await found()).toEqual([]);
      await server.users.setPublic("ann", true);
      await server.users.setPublic("dan", true);
      expect(await found()).toEqual(["ann in sales: 0"]);
      await (await AgentClient.for(there, "ann")).login(ann);
      expect(await found()).toEqual(["ann in sales: 2"]);
      await server.groups.set(
        groupProfile("support", { members: ["cid"], second: agentsGroup | anonymousGroup }),
      );
      expect(await found()).toEqual(["ann in sales: 2", "cid in sales: 0", "cid in support: 0"]);
      await changeSettings(there, { bEnableForAnonymousApi: true });
      expect(await found()).toHaveLength(4);
    });
  });

  test("clients that have not logged on get nothing else", async () => {
    const there = await callCentre(store);
    const visitor = new AgentClient(await there.connected());
    expect(await errorOf(visitor.monitor())).toEqual(denied);
    expect(await errorOf(visitor.supervise())).toEqual(denied);
    expect(await errorOf(visitor.login(ann))).toEqual(denied);
    expect(await errorOf(visitor.logoff(ann))).toEqual(denied);
    expect(await errorOf(visitor.set(ann, 2))).toEqual(denied);
  });

  test("clients that speak JSON get the same", async () => {
    const there = await callCentre(store);
    const one = await AgentClient.for(there, "ann", { encoding: "json" });
    const { id, groups } = await one.monitor();
    expect(inShort(groups)).toEqual(["ann in sales: 0"]);
    await one.login(ann);
    expect(await one.told()).toEqual([["state", id, ann, salesUri, 2]]);
  });

  test("a restart sets all states to 0 and drops open broadcasts; the groups are there again", async () => {
    const database = await store.database();
    const there = await callCentre({
      running: (options, host, modules) => running({ ...options, database }, host, modules),
    });
    const one = await AgentClient.for(there, "ann");
    await one.login(ann);
    const u8sBroadcastID = await one.broadcast({ iTTL: -1 });
    await there.server.close();
    const server = createUcServer({ database, passwordCost, unknownMembers: "refuse" });
    try {
      const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
      await using client = await clientFor(port, "ann", "ann's secret");
      const { listGroups } = await client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
      expect(inShort(listGroups)).toEqual(["ann in sales: 0"]);
      await using admin = await clientFor(port, "admin", "admin's secret");
      const all = await admin.invoke(asnAgentSupervisorMonitorStart, {});
      expect(all.listGroups).toHaveLength(4);
      const held = await client.invoke(asnAgentBroadcastCheck, { u8sBroadcastID });
      expect(held).toEqual({ bExists: false });
    } finally {
      await server.close();
    }
  });
});
