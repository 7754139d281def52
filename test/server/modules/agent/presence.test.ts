import { describe, expect, test } from "vitest";
import { asnUpdatePresence } from "../../../../src/modules/presence-v2/presence-v2.js";
import { letAll } from "../presence/support.js";
import { subscribe } from "../presence-v2/support.js";
import { moduleStores } from "../stores.js";
import { printed } from "../support/directory.js";
import { AgentClient, agentUri, callCentre, salesUri, supportUri } from "./support/agent-client.js";

const working = 0x00010000;

describe.each(moduleStores)("in $name, an agent's presence", (store) => {
  test("has the flag of working after a call as long as that is the state in any group", async () => {
    const there = await callCentre(store);
    await letAll(there, printed.public);
    const watcher = await there.loggedOn("alice");
    const states: (number | undefined)[] = [];
    watcher.handle(asnUpdatePresence, ({ presence: { iPresenceState } }) => {
      states.push(iPresenceState);
    });
    const cid = await AgentClient.for(there, "cid");
    const [before] = await subscribe(watcher, there, ["cid"]);
    expect(before!.iPresenceState).toBe(1);
    const support = await supportUri(there);
    const told = async (...wanted: number[]) => {
      await expect.poll(() => states.splice(0, wanted.length)).toEqual(wanted);
      await cid.told();
    };
    await cid.login(agentUri("cid"));
    await cid.login(agentUri("cid"), support);
    await cid.set(agentUri("cid"), 4, salesUri);
    await told(1 | working);
    const [now] = await subscribe(watcher, there, ["cid"]);
    expect(now!.iPresenceState).toBe(1 | working);
    await cid.set(agentUri("cid"), 4, support);
    await cid.set(agentUri("cid"), 1, salesUri);
    await cid.logoff(agentUri("cid"), support);
    await told(1);
    await cid.set(agentUri("cid"), 4, salesUri);
    await told(1 | working);
    // Who is no member any more does nothing there.
    const { groups } = there.server;
    const sales = await groups.get("sales");
    await groups.set({ ...sales, listUserDNs: [] });
    await told(1);
  });
});
