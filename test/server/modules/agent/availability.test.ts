import { describe, expect, test } from "vitest";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import {
  asnAbsentStateReset,
  asnAbsentStateSetUser,
  type AsnAbsentState,
} from "../../../../src/modules/general/general.js";
import {
  asnRankingGetBestAgent,
  asnRankingRegisterSessionAgent,
} from "../../../../src/modules/ranking/ranking.js";
import type { Client } from "../../../../src/rose/index.js";
import { noTime } from "../../../../src/codec/index.js";
import { createUcServer } from "../../../../src/server/index.js";
import { clientFor } from "../../login.js";
import { errorOf, running } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  AgentClient,
  agentsGroup,
  agentUri,
  callCentre,
  salesUri,
  supportUri,
} from "./support/agent-client.js";
import { groupProfile } from "../support/directory.js";

const ann = agentUri("ann");
const cid = agentUri("cid");
const nobodyAvailable = expect.objectContaining({ iErrorDetail: 1 });

const best = async (client: Client, ...u8sGroupIDs: string[]) => {
  const found = await client.invoke(asnRankingGetBestAgent, { u8sGroupIDs });
  return [found.u8sAgentURI, found.u8sGroupID];
};

function absent(iAbsentState: number): AsnAbsentState {
  return {
    u8sContactId: "",
    u8sUsername: "",
    stTimeFrom: noTime,
    stTimeTo: noTime,
    iAbsentState,
    u8sMessage: "",
    u8sAbsentReason: "",
    iPresenceState: 0,
  };
}

describe.each(moduleStores)("in $name, 3 ranking by the agents' states:", (store) => {
  test("an agent is available while he is ready in the group: state 2, not 0, 1 and 4", async () => {
    const there = await callCentre(store);
    const alice = await there.loggedOn("alice");
    const one = await AgentClient.for(there, "cid");
    const support = await supportUri(there);
    expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
    await one.login(cid);
    expect(await best(alice, "sales")).toEqual([cid, "sales"]);
    expect(await errorOf(best(alice, "support"))).toEqual(nobodyAvailable);
    for (const state of [1, 4, 0]) {
      await one.set(cid, state);
      expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
      if (state !== 0) await one.set(cid, 2);
    }
    await one.login(cid, support);
    expect(await best(alice, "sales", "support")).toEqual([cid, "support"]);
  });

  test("groups are named as the module Agent names them, too: by their URIs", async () => {
    const there = await callCentre(store);
    const alice = await there.loggedOn("alice");
    const one = await AgentClient.for(there, "cid");
    const support = await supportUri(there);
    await one.login(cid);
    await one.login(cid, support);
    expect(await best(alice, salesUri)).toEqual([cid, salesUri]);
    expect(await best(alice, support)).toEqual([cid, support]);
  });

  test("who has no session is offline, and available again when he comes back", async () => {
    const there = await callCentre(store);
    const alice = await there.loggedOn("alice");
    const [one, other] = [await AgentClient.for(there, "ann"), await AgentClient.for(there, "ann")];
    await one.login(ann);
    await other.client.invoke(asnRankingRegisterSessionAgent, {
      iRegisterType: 1,
      u8sAgentURI: ann,
    });
    await one.client.close();
    expect(await best(alice, "sales")).toEqual([ann, "sales"]);
    other.client.emit(asnLogoff, {});
    await expect
      .poll(() => errorOf(best(alice, "sales")).catch(() => "still there"))
      .toEqual(nobodyAvailable);
    await AgentClient.for(there, "ann");
    expect(await best(alice, "sales")).toEqual([ann, "sales"]);
  });

  test("who is absent, busy or does not want to be disturbed is not available", async () => {
    const there = await callCentre(store);
    const alice = await there.loggedOn("alice");
    const one = await AgentClient.for(there, "ann");
    const setAbsence = (state: number) =>
      one.client.invoke(asnAbsentStateSetUser, { absentstate: absent(state) });
    await setAbsence(1);
    await one.login(ann);
    expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
    await one.client.invoke(asnAbsentStateReset, { u8sContactId: "" });
    expect(await best(alice, "sales")).toEqual([ann, "sales"]);
    for (const state of [2, 3]) {
      await setAbsence(state);
      expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
    }
    await setAbsence(0);
    expect(await best(alice, "sales")).toEqual([ann, "sales"]);
  });

  test("who has set an absence before the server began is not available", async () => {
    const database = await store.database();
    const before = await callCentre({
      running: (options, host, modules) => running({ ...options, database }, host, modules),
    });
    const setting = await before.loggedOn("ann");
    await setting.invoke(asnAbsentStateSetUser, { absentstate: absent(1) });
    await before.server.close();
    const server = createUcServer({ database, unknownMembers: "refuse" });
    try {
      const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
      await using client = await clientFor(port, "ann", "ann's secret");
      await new AgentClient(client).login(ann);
      expect(await errorOf(best(client, "sales"))).toEqual(nobodyAvailable);
    } finally {
      await server.close();
    }
  });

  test("who leaves the group is not available in it, and not when he comes back without logging in", async () => {
    const there = await callCentre(store);
    const { groups } = there.server;
    const alice = await there.loggedOn("alice");
    const one = await AgentClient.for(there, "ann");
    await one.login(ann);
    const sales = await groups.get("sales");
    await groups.set(groupProfile("sales", { members: ["ben"], second: agentsGroup }));
    expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
    await groups.set(sales);
    expect(await errorOf(best(alice, "sales"))).toEqual(nobodyAvailable);
    await one.login(ann);
    expect(await best(alice, "sales")).toEqual([ann, "sales"]);
  });
});
