import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogon,
} from "../../../src/modules/authentication/authentication.js";
import {
  asnClientCapabilitiesChanged,
  asnGetClientCapabilities,
  asnMyUpdateConnectedClientList,
  asnOpenContacts,
  asnSetClientCapabilities,
  asnSetClientIdleState,
} from "../../../src/modules/general/general.js";
import {
  asnClientCapabilitiesV2Changed,
  asnGetClientCapabilitiesV2,
  asnSetClientCapabilitiesV2,
} from "../../../src/modules/later/client-capabilities/client-capabilities.js";
import { asnMgmtSetUMSettings } from "../../../src/modules/management/management.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../../src/modules/presence-v2/presence-v2.js";
import {
  AsnRankingErrorDetailsEnum,
  asnRankingGetBestAgent,
  asnRankingRankSessionAgent,
  asnRankingRegisterSessionAgent,
} from "../../../src/modules/ranking/ranking.js";
import type { Client } from "../../../src/rose/index.js";
import { groupService } from "../../../src/server/modules/groups/api.js";
import { pushDeviceService } from "../../../src/server/modules/push-devices/api.js";
import { rightsService } from "../../../src/server/modules/rights/api.js";
import { inMemory } from "../database/kept-stores.js";
import { logonArgument } from "../login.js";
import { errorOf } from "../running.js";
import {
  addAgent,
  AgentClient,
  agentsGroup,
  agentUri,
  inShort,
  item,
  salesUri,
} from "./agent/support/agent-client.js";
import { flags } from "./presence/support.js";
import { groupProfile, printed, triple } from "./support/directory.js";
import type { LogonKernel } from "./support/logon-kernel.js";
import { dies, serversOn } from "./support/two-servers.js";

/** From now on all users may see so much of all that they see the presence. */
async function letAll(at: LogonKernel): Promise<void> {
  const admin = await at.loggedOn("admin");
  const { settings } = at.made.kernel.get(rightsService);
  await admin.invoke(asnMgmtSetUMSettings, {
    settings: { ...settings, objGlobalUserRightDetails: triple(printed.public) },
  });
  await admin.close();
}

const contactOf = async (at: LogonKernel, name: string) =>
  `user-${(await at.users.find(name))!.id}`;

/** Waits until the last that has been told is this. */
const expectLast = (told: readonly unknown[], wanted: unknown) =>
  expect.poll(() => told.at(-1)).toEqual(wanted);

describe("with several servers on the same data, what is known of sessions is the same on all:", () => {
  test("the list of the own clients", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    const clientOn = async (at: LogonKernel, u8sClientComputerName: string) => {
      const client = await at.connected();
      const told: string[][] = [];
      client.handle(asnMyUpdateConnectedClientList, ({ listClientInfos }) => {
        told.push(
          listClientInfos.map((one) => `${one.u8sComputername}${one.bMyConnectionInfo ? "*" : ""}`),
        );
      });
      const argument = logonArgument("alice", "alice's secret");
      await client.invoke(asnLogon, { ...argument, iAttachToContact: 1, u8sClientComputerName });
      await client.invoke(asnGetLoggedInContact, {});
      return { client, told };
    };
    const desk = await clientOn(here, "desk");
    const laptop = await clientOn(there, "laptop");
    await expectLast(desk.told, ["desk*", "laptop"]);
    await expectLast(laptop.told, ["desk", "laptop*"]);
    const later = await start();
    const phone = await clientOn(later, "phone");
    await expectLast(phone.told, ["desk", "laptop", "phone*"]);
    await expectLast(desk.told, ["desk*", "laptop", "phone"]);
    await dies(there);
    await expectLast(desk.told, ["desk*", "phone"]);
    await expectLast(phone.told, ["desk", "phone*"]);
    await phone.client.close();
    await expectLast(desk.told, ["desk*"]);
  });

  test("the capabilities of a contact's clients, of which all servers together allow as much as one", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    await letAll(here);
    const alice = await contactOf(here, "alice");
    const ask = async (client: Client) => {
      const { capabilities } = await client.invoke(asnGetClientCapabilitiesV2, {
        u8slistContactIDs: [alice],
      });
      return capabilities[0]!.capabilities.eClientCapabilities;
    };
    const told = (client: Client) => {
      const changes: number[][] = [];
      client.handle(asnClientCapabilitiesV2Changed, ({ capabilities: [one] }) => {
        changes.push(one!.capabilities.eClientCapabilities);
      });
      return changes;
    };
    const set = (client: Client, ...eClientCapabilities: number[]) =>
      client.invoke(asnSetClientCapabilitiesV2, {
        capabilities: { eClientCapabilities, customCapabilities: [] },
      });
    const bob = await here.loggedOn("bob");
    const changes = told(bob);
    expect(await ask(bob)).toEqual([]);
    const [one, other] = [await here.loggedOn("alice"), await there.loggedOn("alice")];
    await set(one, 1, 2);
    await set(other, 2, 3);
    await expectLast(changes, [1, 2, 3]);
    expect(await ask(other)).toEqual([1, 2, 3]);
    // Nothing is another for those who see both.
    await set(one, 1, 2, 3);
    const many = Array.from({ length: 62 }, (_, at) => 100 + at);
    expect(await errorOf(set(other, ...many))).toMatchObject({ iErrorDetail: 5 });
    await set(other, ...many.slice(1));
    await expectLast(changes, [1, 2, 3, ...many.slice(1)]);
    const later = await start();
    const late = await later.loggedOn("bob");
    await expect.poll(() => ask(late)).toEqual([1, 2, 3, ...many.slice(1)]);
    const lateChanges = told(late);
    await dies(there);
    await expectLast(changes, [1, 2, 3]);
    await expectLast(lateChanges, [1, 2, 3]);
    await one.close();
    await expectLast(lateChanges, []);
    expect(changes).toEqual([[1, 2], [1, 2, 3], [1, 2, 3, ...many.slice(1)], [1, 2, 3], []]);
  });

  test("what clients of version 6.1 state of themselves", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    await letAll(here);
    const alice = await contactOf(here, "alice");
    const bob = await here.loggedOn("bob");
    const told: string[][] = [];
    const texts = (list: readonly { osXMLContent: Uint8Array }[]) =>
      list.map(({ osXMLContent }) => Buffer.from(osXMLContent).toString()).toSorted();
    bob.handle(asnClientCapabilitiesChanged, ({ listCapabilities }) => {
      told.push(texts(listCapabilities));
    });
    await bob.invoke(asnOpenContacts, { seqContactIDs: [alice] });
    const state = (client: Client, xml: string) =>
      client.emit(asnSetClientCapabilities, { osXMLContent: Buffer.from(xml) });
    const ask = async (client: Client) => {
      const found = await client.invoke(asnGetClientCapabilities, { u8slistContactIDs: [alice] });
      return texts(found.listClientCapabilities);
    };
    const [one, other] = [await here.loggedOn("alice"), await there.loggedOn("alice")];
    state(one, "<one/>");
    await expectLast(told, ["<one/>"]);
    state(other, "<other/>");
    await expectLast(told, ["<one/>", "<other/>"]);
    expect(await ask(other)).toEqual(["<one/>", "<other/>"]);
    const later = await start();
    const admin = await later.loggedOn("admin");
    const all = () => admin.invoke(asnGetClientCapabilities, { u8slistContactIDs: ["*"] });
    await expect
      .poll(async () => texts((await all()).listClientCapabilities))
      .toEqual(["<one/>", "<other/>"]);
    await dies(there);
    await expectLast(told, ["<one/>"]);
    await one.close();
    await expectLast(told, [""]);
    await expect.poll(async () => texts((await all()).listClientCapabilities)).toEqual([]);
  });

  test("presence: a user is on line on any of them, and idle if all clients are", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    await letAll(here);
    const alice = await contactOf(here, "alice");
    const watch = async (at: LogonKernel) => {
      const client = await at.loggedOn("bob");
      const told: (number | undefined)[] = [];
      client.handle(asnUpdatePresence, ({ presence }) => {
        if (presence.iPresenceState !== undefined) told.push(presence.iPresenceState);
      });
      const { seqSubscribedPresence: now } = await client.invoke(asnGetAndSubscribePresence, {
        seqContactIDs: [alice],
      });
      return { told, state: now[0]!.iPresenceState };
    };
    const idle = (client: Client, iIdleState: number) =>
      client.invoke(asnSetClientIdleState, { u8sContactId: "", iIdleState });
    const bob = await watch(here);
    expect(bob.state).toBe(flags.offline);
    const other = await there.loggedOn("alice");
    await expectLast(bob.told, 1);
    await idle(other, 2);
    await expectLast(bob.told, 1 | flags.idle);
    const one = await here.loggedOn("alice");
    await expectLast(bob.told, 1);
    await idle(one, 2);
    await expectLast(bob.told, 1 | flags.idle);
    const later = await start();
    await expect.poll(async () => (await watch(later)).state).toBe(1 | flags.idle);
    const late = await watch(later);
    await idle(other, 1);
    for (const { told } of [bob, late]) await expectLast(told, 1);
    await one.close();
    await dies(there);
    for (const { told } of [bob, late]) await expectLast(told, flags.offline);
    expect(bob.told).toEqual([1, 1 | flags.idle, 1, 1 | flags.idle, 1, flags.offline]);
  });

  test("which devices for push messages are on line", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    const online = async (at: LogonKernel) => {
      const alice = (await at.users.find("alice"))!;
      const devices = at.made.kernel.get(pushDeviceService);
      const found = await at.write(({ db }) => devices.of(db, alice));
      return found.flatMap(({ id, online: isOn }) => (isOn ? [id] : []));
    };
    const register = async (at: LogonKernel, id: string) => {
      const client = await at.loggedOn("alice");
      const session = [...at.principals.sessions].at(-1)!;
      const alice = (await at.users.find("alice"))!;
      const device = { id, pushId: "", channel: "", messageTypes: 0 };
      const devices = at.made.kernel.get(pushDeviceService);
      await at.write((unit) => devices.register(unit, alice, device, session));
      return client;
    };
    const phone = await register(here, "phone");
    const again = await register(there, "phone");
    await register(there, "tablet");
    for (const at of [here, there]) expect(await online(at)).toEqual(["tablet", "phone"]);
    const later = await start();
    await expect.poll(() => online(later)).toEqual(["tablet", "phone"]);
    await again.close();
    await dies(there);
    for (const at of [here, later]) expect(await online(at)).toEqual(["phone"]);
    await phone.close();
    await expect.poll(() => online(later)).toEqual([]);
  });

  test("the states of agents, which outlast the server where they were set, and who is available", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    const admin = await here.loggedOn("admin");
    for (const name of ["ann", "ben"]) await addAgent(admin, name);
    await here.made.kernel.get(groupService).add({
      ...groupProfile("sales", { members: ["ann", "ben"], second: agentsGroup }),
      u8sSIPURI: salesUri,
    });
    const supervisor = new AgentClient(await there.loggedOn("admin"));
    const { id, groups } = await supervisor.supervise();
    expect(inShort(groups)).toEqual(["ann in sales: 0", "ben in sales: 0"]);
    const ann = new AgentClient(await here.loggedOn("ann"));
    await ann.login(agentUri("ann"));
    await ann.set(agentUri("ann"), 4);
    await ann.set(agentUri("ann"), 2);
    const state = (name: string, now: number) => ["state", id, agentUri(name), salesUri, now];
    await expect
      .poll(() => supervisor.got)
      .toEqual([state("ann", 2), state("ann", 4), state("ann", 2)]);

    /** The best agent with his points, or the error. */
    const best = async (client: Client) => {
      const found = client.invoke(asnRankingGetBestAgent, { u8sGroupIDs: ["sales"] });
      return found.then(
        ({ u8sAgentURI, iCumulatedAgentPoints }) => [u8sAgentURI, iCumulatedAgentPoints],
        ({ error }) => error.iErrorDetail,
      );
    };
    const bob = await there.loggedOn("bob");
    expect(await best(bob)).toEqual([agentUri("ann"), 0]);
    await ann.client.invoke(asnRankingRegisterSessionAgent, {
      ...{ iRegisterType: 1, u8sAgentURI: agentUri("ann") },
    });
    await ann.client.invoke(asnRankingRankSessionAgent, { iPoints: 3 });
    expect(await best(bob)).toEqual([agentUri("ann"), 3]);

    const later = await start();
    const late = new AgentClient(await later.loggedOn("admin"));
    const states = async (of: AgentClient) => inShort((await of.supervise()).groups);
    await expect.poll(() => states(late)).toEqual(["ann in sales: 2", "ben in sales: 0"]);
    await expect.poll(() => best(late.client)).toEqual([agentUri("ann"), 3]);
    await dies(here);
    for (const { client } of [supervisor, late]) {
      await expect.poll(() => best(client)).toBe(AsnRankingErrorDetailsEnum.values.noagentfound);
    }
    const last = new AgentClient(await (await start()).loggedOn("ann"));
    await expect
      .poll(async () => inShort((await last.monitor()).groups))
      .toEqual(["ann in sales: 2"]);
    await expect.poll(() => best(late.client)).toEqual([agentUri("ann"), 0]);
    await last.logoff(agentUri("ann"));
    await expect.poll(() => supervisor.got.at(-1)).toEqual(state("ann", 0));
    expect(supervisor.got).toHaveLength(4);
  });

  test("the broadcasts for agents that are kept", async () => {
    const start = serversOn(inMemory());
    const [here, there] = [await start(), await start()];
    const admin = new AgentClient(await here.loggedOn("admin"));
    await addAgent(admin.client, "ann");
    await here.made.kernel.get(groupService).add({
      ...groupProfile("sales", { members: ["ann"], second: agentsGroup }),
      u8sSIPURI: salesUri,
    });
    const ann = new AgentClient(await there.loggedOn("ann"));
    await ann.login(agentUri("ann"));
    const kept = await admin.broadcast({ iTTL: -1 });
    const passing = await admin.broadcast({ data: "another" });
    await expect
      .poll(() => ann.got)
      .toEqual([
        ["broadcast", item(kept)],
        ["broadcast", item(passing, { data: "another" })],
      ]);
    const later = new AgentClient(await (await start()).loggedOn("admin"));
    await expect.poll(() => later.held("sales")).toEqual([item(kept)]);
    await dies(here);
    const last = new AgentClient(await (await start()).loggedOn("admin"));
    await expect.poll(() => last.isHeld(kept)).toBe(true);
    await ann.confirm(kept);
    for (const one of [later, last]) await expect.poll(() => one.held("sales")).toEqual([]);
    expect(ann.got).toHaveLength(2);
  });
});
