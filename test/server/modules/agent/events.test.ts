import { describe, expect, test } from "vitest";
import { asnAgentMonitorStop } from "../../../../src/modules/agent/agent.js";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import {
  defineModule,
  RequestError,
  type ModuleContext,
} from "../../../../src/server/kernel/index.js";
import {
  agentGroupsChanged,
  agentService,
  agentStateChanged,
  type AgentCommand,
  type GroupSource,
} from "../../../../src/server/modules/agent/api.js";
import { groupService } from "../../../../src/server/modules/groups/api.js";
import { standardStaticRights, userService } from "../../../../src/server/modules/users/api.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { groupProfile } from "../support/directory.js";
import { logonKernel } from "../support/logon-kernel.js";
import {
  addAgent,
  AgentClient,
  agentsGroup,
  agentUri,
  callCentre,
  inShort,
  item,
  made,
  salesUri,
} from "./support/agent-client.js";

const ann = agentUri("ann");

const supervision = { first: standardStaticRights, second: 0x10 };

describe.each(moduleStores)("in $name, 1.3 events:", (store) => {
  describe("asnAgentNotifyStateChanged (1951)", () => {
    test("tells each monitor of the agent, the caller's too, and those of supervisors, by their ids", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      const other = await AgentClient.for(there, "ann");
      const ben = await AgentClient.for(there, "ben");
      const admin = await AgentClient.for(there, "admin");
      const ids = [(await one.monitor()).id, (await one.monitor()).id];
      const { id: ofOther } = await other.monitor();
      await ben.monitor();
      const { id: ofAdmin } = await admin.supervise();
      await one.login(ann);
      await one.set(ann, 4);
      const states = (id: string) => [
        ["state", id, ann, salesUri, 2],
        ["state", id, ann, salesUri, 4],
      ];
      const [first, second] = [states(ids[0]!), states(ids[1]!)];
      expect(await one.told()).toEqual([first[0], second[0], first[1], second[1]]);
      expect(await other.next(2)).toEqual(states(ofOther));
      expect(await admin.next(2)).toEqual(states(ofAdmin));
      expect(await ben.told()).toEqual([]);
    });

    test("is not sent for a state that is the same, nor without a monitor", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      const { id } = await one.monitor();
      await one.login(ann);
      await one.set(ann, 2);
      await one.logoff(ann);
      await one.logoff(ann);
      expect(await one.told()).toEqual([["state", id, ann, salesUri, 0]]);
      await one.client.invoke(asnAgentMonitorStop, { u8sMonitorCrossRefID: id });
      await one.login(ann);
      expect(await one.told()).toEqual([]);
    });

    test("is not sent after the logoff, nor to a supervisor who is none any more", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      const [dan, gone] = [
        await AgentClient.for(there, "dan"),
        await AgentClient.for(there, "ann"),
      ];
      await there.server.users.setStaticRights("dan", supervision);
      await dan.supervise();
      await dan.monitor(ann);
      const { id: own } = await dan.monitor();
      await gone.monitor();
      gone.client.emit(asnLogoff, {});
      await gone.told();
      await one.login(ann);
      expect(await dan.next(2)).toHaveLength(2);
      await there.server.users.setStaticRights("dan", { first: standardStaticRights, second: 0 });
      await one.set(ann, 1);
      const { groups } = there.server;
      await groups.set(groupProfile("support", { members: ["dan"], second: agentsGroup }));
      // An own monitor goes on.
      expect(await dan.next()).toEqual([["groups", own, "dan in support: 0"]]);
      expect(await gone.told()).toEqual([]);
    });
  });

  describe("asnAgentNotifyGroupsChanged (1950)", () => {
    test("brings the complete list when a group is added, removed or changed for the user, never for a state", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      const { id } = await one.monitor();
      const support = groupProfile("support", { members: ["ann", "cid"], second: agentsGroup });
      await groups.set(support);
      expect(await one.next()).toEqual([["groups", id, "ann in sales: 2", "ann in support: 0"]]);
      await groups.set({ ...(await groups.get("sales")), u8sPhoneNumber: "+49 8151 2" });
      expect(await one.next()).toHaveLength(1);
      await groups.set(groupProfile("support", { members: ["ann", "cid"], second: 0 }));
      expect(await one.next()).toEqual([["groups", id, "ann in sales: 2"]]);
      await groups.set(support);
      expect(await one.next()).toHaveLength(1);
      await groups.remove("sales");
      expect(await one.next()).toEqual([["groups", id, "ann in support: 0"]]);
    });

    test("brings who loses the last group an empty list, and his state is 0", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      const { id } = await one.monitor();
      await groups.set(groupProfile("sales", { members: ["cid"], second: agentsGroup }));
      expect(await one.next()).toEqual([["groups", id]]);
      await groups.set(groupProfile("sales", { members: ["cid", "ann"], second: agentsGroup }));
      expect(await one.next()).toEqual([["groups", id, "ann in sales: 0"]]);
    });

    test("is not sent to agents whom a change does not concern", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      const [one, ben] = [await AgentClient.for(there, "ann"), await AgentClient.for(there, "ben")];
      const { id } = await one.monitor();
      await ben.monitor();
      const sales = await groups.get("sales");
      await groups.set({ ...sales, listUserDNs: [...sales.listUserDNs, "dan"] });
      await groups.set(groupProfile("support", { members: ["ann"], second: agentsGroup }));
      expect(await one.next()).toEqual([["groups", id, "ann in sales: 0", "ann in support: 0"]]);
      expect(await ben.told()).toEqual([]);
    });

    test("brings supervisors the list of all agents, one for changes of a moment", async () => {
      const there = await callCentre(store);
      const { groups } = there.server;
      const admin = await AgentClient.for(there, "admin");
      const { id } = await admin.supervise();
      for (let count = 0; count < 5; count++) {
        await groups.add(groupProfile(`group ${count}`, { members: ["dan"], second: agentsGroup }));
      }
      let told: readonly unknown[] = [];
      let events = 0;
      while (!told.includes("dan in group 4: 0")) {
        for (told of await admin.next()) {
          expect(told[1]).toBe(id);
          events++;
        }
      }
      expect(events).toBeLessThanOrEqual(5);
      expect(told).toHaveLength(2 + 4 + 5);
    });
  });

  test("servers on the same bus know states and broadcasts of each other", async () => {
    const database = await store.database();
    const shared = async () => database;
    const bus = new LocalBus();
    const here = await logonKernel({ database: shared, bus });
    const admin = await here.loggedOn("admin");
    for (const name of ["ann", "cid"]) await addAgent(admin, name);
    await here.made.kernel
      .get(groupService)
      .add(groupProfile("sales", { members: ["ann", "cid"], second: agentsGroup }));
    const there = await logonKernel({ database: shared, bus, users: "there" });
    const [one, other] = [
      new AgentClient(await here.loggedOn("ann")),
      new AgentClient(await there.loggedOn("ann")),
    ];
    const { id, groups } = await other.monitor();
    const uri = groups[0]!.u8sGroupURI;
    await one.login(ann, uri);
    expect(await other.next()).toEqual([["state", id, ann, uri, 2]]);
    expect(inShort((await other.monitor()).groups)).toEqual(["ann in sales: 2"]);
    const broadcast = await one.broadcast({ iTTL: 60 });
    const items = [["broadcast", item(broadcast, { listu8sGroupURIs: [uri] })]];
    expect(await other.next()).toEqual(items);
    expect(await one.told()).toEqual(items);
    expect(await other.isHeld(broadcast)).toBe(true);
    await other.confirm(broadcast);
    expect(await one.isHeld(broadcast)).toBe(false);
  });
});

describe("groups of a PBX", () => {
  const lineUri = "tel:+49815111@pbx";
  const info = {
    u8sAgentURI: lineUri,
    u8sGroupURI: "pbxg:601@pbx",
    u8sDisplayName: "hotline",
    iGroupCapabilities: 0x8000_0000 + 0x2f,
    iAgentState: 0,
  };

  /** Groups of a source that there is only in this test, in which alice is an agent. */
  class OtherGroups implements GroupSource {
    readonly commands: AgentCommand[] = [];
    readonly #alice: number;
    readonly #module: Pick<ModuleContext<object>, "publish">;
    #state = 0;

    constructor(alice: number, module: Pick<ModuleContext<object>, "publish">) {
      this.#alice = alice;
      this.#module = module;
    }

    async agent(_: unknown, uri: string) {
      return uri === lineUri ? { user: this.#alice, uri } : undefined;
    }

    *memberships(user?: number) {
      if (user !== undefined && user !== this.#alice) return;
      yield { user: this.#alice, info: { ...info, iAgentState: this.#state } };
    }

    async command({ user }: { readonly user: number }, command: AgentCommand) {
      if (command.kind === "login" && command.data?.u8sPassword !== "1234") {
        throw new RequestError(2, "The PBX wants another password");
      }
      this.commands.push(command);
      this.#state = command.kind === "login" ? 2 : command.kind === "state" ? command.state : 0;
      this.#module.publish(agentStateChanged, {
        user,
        agentUri: lineUri,
        groupUri: info.u8sGroupURI,
        state: this.#state,
      });
    }
  }

  test("are listed, commanded and followed like the server's own once a module has added them", async () => {
    let context: ModuleContext<object> | undefined;
    const [store] = moduleStores;
    const there = await callCentre(store!, {}, "127.0.0.1", [
      defineModule({
        name: "pbx",
        needs: [agentService, userService],
        setup: (module) => void (context = module),
      }),
    ]);
    const source = new OtherGroups((await there.server.users.find("alice"))!.id, context!);
    context!.get(agentService).add(source);
    const alice = await AgentClient.for(there, "alice");
    const { id, groups } = await alice.monitor();
    expect(groups).toEqual([info]);
    expect(await errorOf(alice.login(lineUri, info.u8sGroupURI))).toMatchObject({
      u8sErrorString: "The PBX wants another password",
    });
    const data = { u8sAgentID: "1", u8sGroupID: "601", u8sPassword: "1234", u8sDeviceID: "" };
    await alice.login(lineUri, info.u8sGroupURI, data);
    await alice.set(lineUri, 3);
    await alice.logoff(lineUri, info.u8sGroupURI);
    expect(source.commands).toEqual([
      { kind: "login", data },
      { kind: "state", state: 3 },
      { kind: "logoff" },
    ]);
    expect(await alice.told()).toEqual(
      [2, 3, 0].map((state) => ["state", id, lineUri, info.u8sGroupURI, state]),
    );
    context!.publish(agentGroupsChanged, { users: [(await there.server.users.find("alice"))!.id] });
    expect(await alice.next()).toEqual([["groups", id, "tel:+49815111 in hotline: 0"]]);
    const bob = await AgentClient.for(there, "bob");
    expect(await errorOf(bob.login(lineUri, info.u8sGroupURI))).toMatchObject({ iErrorDetail: 2 });
    const admin = await AgentClient.for(there, "admin");
    expect(inShort((await admin.supervise()).groups)).toHaveLength(5);
    // Broadcasts are for agents of the server's own groups (manual line 12858).
    expect(await errorOf(alice.broadcast(made({ listu8sGroupIDs: ["hotline"] })))).toMatchObject({
      iErrorDetail: 3,
    });
  });
});
