import {
  asnAgentBroadcastCheck,
  asnAgentBroadcastConfirm,
  asnAgentBroadcastCreate,
  asnAgentBroadcastEvent,
  asnAgentBroadcastGetItemsForGroups,
  asnAgentLogin,
  asnAgentLogoff,
  asnAgentMonitorStart,
  asnAgentNotifyGroupsChanged,
  asnAgentNotifyStateChanged,
  asnAgentSetState,
  asnAgentSupervisorMonitorStart,
  type AsnAgentACDLoginData,
  type AsnAgentBroadcastCreateArgument,
  type AsnAgentBroadcastItem,
  type AsnAgentGroupInfo,
} from "../../../../../src/modules/agent/agent.js";
import { asnCheckConnection } from "../../../../../src/modules/transport/transport.js";
import type { Client, ConnectOptions } from "../../../../../src/rose/index.js";
import type { Running } from "../../../running.js";
import type { ModuleStore } from "../../stores.js";
import { addUser, groupProfile } from "../../support/directory.js";

/** The bit of a group of agents in its second rights, and that of anonymous visibility. */
export const agentsGroup = 0x8;
export const anonymousGroup = 0x1;

export const agentUri = (name: string): string => `sip:${name}@example.org`;
export const salesUri = "sip:Sales@example.org";

/** The agents ann, ben and cid in the group sales, which has a SIP address, and cid also in support; dan is in neither. */
export async function callCentre(
  store: Pick<ModuleStore, "running">,
  ...given: Parameters<ModuleStore["running"]>
): Promise<Running> {
  const there = await store.running(...given);
  const admin = await there.loggedOn("admin");
  for (const name of ["ann", "ben", "cid", "dan"]) await addAgent(admin, name);
  const { groups } = there.server;
  await groups.add({
    ...groupProfile("sales", { members: ["ann", "ben", "cid"], second: agentsGroup }),
    u8sSIPURI: "Sales@example.org",
    u8sPhoneNumber: "+49 8151 1",
  });
  await groups.add(
    groupProfile("support", { members: ["cid"], leader: "ann", second: agentsGroup }),
  );
  await groups.add(groupProfile("no agents", { members: ["ann"] }));
  await groups.add(groupProfile("off", { members: ["ann"], second: agentsGroup, enabled: false }));
  return there;
}

/** Adds a user with a SIP address. */
export async function addAgent(admin: Client, name: string): Promise<void> {
  await addUser(admin, name, { u8sSIPURI: `${name}@example.org` });
}

/** The URI of the group support, which has no SIP address. */
export async function supportUri({ server }: Running): Promise<string> {
  return `urn:uuid:${(await server.groups.get("support")).u8sobjectGUID}`;
}

/** What a client of a test has been told, in short. */
type Told = readonly [event: string, ...about: unknown[]];

/** A client of the module Agent, and the events that it has got. */
export class AgentClient {
  readonly client: Client;
  readonly got: Told[] = [];

  constructor(client: Client) {
    this.client = client;
    client.handle(asnAgentNotifyStateChanged, (told) => {
      const { u8sMonitorCrossRefID: id, u8sAgentURI, u8sGroupURI, iAgentState } = told;
      this.got.push(["state", id, u8sAgentURI, u8sGroupURI, iAgentState]);
    });
    client.handle(asnAgentNotifyGroupsChanged, ({ u8sMonitorCrossRefID: id, listGroups }) => {
      this.got.push(["groups", id, ...inShort(listGroups)]);
    });
    client.handle(asnAgentBroadcastEvent, ({ items }) => {
      for (const one of items) this.got.push(["broadcast", one]);
    });
  }

  static async for(there: Running, user: string, options?: ConnectOptions): Promise<AgentClient> {
    return new AgentClient(await there.loggedOn(user, options));
  }

  /** Starts a monitor. */
  async monitor(u8sAgentURI = ""): Promise<{ id: string; groups: AsnAgentGroupInfo[] }> {
    const started = await this.client.invoke(asnAgentMonitorStart, { u8sAgentURI });
    return { id: started.u8sMonitorCrossRefID, groups: started.listGroups };
  }

  /** Starts a supervisor's monitor. */
  async supervise(): Promise<{ id: string; groups: AsnAgentGroupInfo[] }> {
    const started = await this.client.invoke(asnAgentSupervisorMonitorStart, {});
    return { id: started.u8sMonitorCrossRefID, groups: started.listGroups };
  }

  login(
    u8sAgentURI: string,
    u8sGroupURI = salesUri,
    acdLoginData?: AsnAgentACDLoginData,
  ): Promise<unknown> {
    return this.client.invoke(asnAgentLogin, {
      u8sAgentURI,
      u8sGroupURI,
      ...(acdLoginData !== undefined && { acdLoginData }),
    });
  }

  logoff(u8sAgentURI: string, u8sGroupURI = salesUri): Promise<unknown> {
    return this.client.invoke(asnAgentLogoff, { u8sAgentURI, u8sGroupURI });
  }

  set(u8sAgentURI: string, iAgentState: number, u8sGroupURI?: string): Promise<unknown> {
    return this.client.invoke(asnAgentSetState, {
      u8sAgentURI,
      iAgentState,
      ...(u8sGroupURI !== undefined && { u8sGroupURI }),
    });
  }

  async broadcast(about: Partial<AsnAgentBroadcastCreateArgument> = {}): Promise<string> {
    return (await this.client.invoke(asnAgentBroadcastCreate, made(about))).u8sBroadcastID;
  }

  confirm(u8sBroadcastID: string): Promise<unknown> {
    return this.client.invoke(asnAgentBroadcastConfirm, { u8sBroadcastID });
  }

  async isHeld(u8sBroadcastID: string): Promise<boolean> {
    return (await this.client.invoke(asnAgentBroadcastCheck, { u8sBroadcastID })).bExists;
  }

  async held(...listu8sGroupURIs: string[]): Promise<AsnAgentBroadcastItem[]> {
    return (await this.client.invoke(asnAgentBroadcastGetItemsForGroups, { listu8sGroupURIs }))
      .items;
  }

  /** What has been told since the last call, as soon as what was sent before has come. */
  async told(): Promise<Told[]> {
    await this.client.invoke(asnCheckConnection, {});
    return this.got.splice(0);
  }

  /** The next events; waits until there are so many. */
  async next(count = 1): Promise<Told[]> {
    while (this.got.length < count) await this.client.invoke(asnCheckConnection, {});
    return this.got.splice(0);
  }
}

/** A broadcast as clients send it. */
export function made(
  about: Partial<AsnAgentBroadcastCreateArgument> = {},
): AsnAgentBroadcastCreateArgument {
  return { listu8sGroupIDs: ["sales"], iBroadcastType: 1, data: "a visitor", ...about };
}

/** A broadcast as agents get it. */
export function item(u8sBroadcastID: string, about: Partial<AsnAgentBroadcastItem> = {}) {
  return {
    u8sBroadcastID,
    listu8sGroupURIs: [salesUri],
    iBroadcastType: 1,
    data: "a visitor",
    ...about,
  };
}

/** Agents, groups and states of a list, sorted. */
export function inShort(groups: readonly AsnAgentGroupInfo[]): string[] {
  return groups
    .map((info) => {
      const agent = info.u8sAgentURI.replaceAll(/^sip:|@.*$/g, "");
      return `${agent} in ${info.u8sDisplayName}: ${info.iAgentState}`;
    })
    .toSorted();
}
