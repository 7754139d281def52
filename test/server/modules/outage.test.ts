import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogon,
} from "../../../src/modules/authentication/authentication.js";
import { asnMyUpdateConnectedClientList } from "../../../src/modules/general/general.js";
import { logonArgument } from "../login.js";
import { Nodes } from "./cti/support/nodes.js";
import { numberOf } from "./cti/support/telephony.js";
import { logonKernel } from "./support/logon-kernel.js";
import { moduleStores } from "./stores.js";
import { Outage } from "./support/outage.js";

const cannotBeLookedUp = "users cannot be looked up";

describe.each(moduleStores)("in $name,", (store) => {
  test("what happens to a line while users cannot be looked up is told to its monitors afterwards, in order", async () => {
    const outage = new Outage(await store.database());
    const nodes = new Nodes(outage.database);
    const node = await nodes.start("a");
    await nodes.baton.give("a");
    const ann = await node.client("ann");
    await expect.poll(() => ann.snapshot("10").catch(() => undefined)).toBeDefined();
    await ann.monitor("10");
    const phone = nodes.trunk.pbx.phone("10");
    phone.call(numberOf("11"));
    await expect.poll(() => ann.live.size).toBe(1);
    outage.begin();
    phone.hold();
    phone.hangUp();
    await expect.poll(() => node.there.made.log.of(cannotBeLookedUp).length).toBeGreaterThan(0);
    expect(ann.live.size).toBe(1);
    outage.end();
    await expect.poll(() => ann.live.size).toBe(0);
  });

  test("the clients of a user are listed to each other after users could not be looked up, and so much waited that this was not put off", async () => {
    const outage = new Outage(await store.database());
    const there = await logonKernel({ database: async () => outage.database });
    const [desk, laptop] = [await there.connected(), await there.connected()];
    const lists: string[][] = [];
    desk.handle(asnMyUpdateConnectedClientList, ({ listClientInfos }) => {
      lists.push(listClientInfos.map(({ u8sComputername }) => u8sComputername));
    });
    const logOn = (client: typeof desk, u8sClientComputerName: string) =>
      client.invoke(asnLogon, {
        ...logonArgument("alice", "alice's secret"),
        ...{ iAttachToContact: 1, u8sClientComputerName },
      });
    await logOn(desk, "desk");
    await desk.invoke(asnGetLoggedInContact, {});
    await logOn(laptop, "laptop");
    await expect.poll(() => lists.at(-1)).toEqual(["desk", "laptop"]);
    outage.begin();
    for (let count = 0; count < 10_000; count++) there.principals.inTheEnd(() => {});
    await laptop.close();
    await expect.poll(() => there.made.log.of(cannotBeLookedUp).length).toBeGreaterThan(0);
    outage.end();
    await expect.poll(() => lists.at(-1)).toEqual(["desk"]);
  });
});
