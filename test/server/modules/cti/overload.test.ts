import { describe, expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { errorOf } from "../../running.js";
import { collectGarbage } from "../../../support/garbage.js";
import { moduleStores } from "../stores.js";
import { relayTo } from "../support/relay.js";
import { CtiClient, numberOf, outside, Telephony, uriOf } from "./support/telephony.js";

const store = moduleStores[0]!;

describe("a client", () => {
  test("that follows much and does not read is cut off, and the others are told everything", async () => {
    const limits = { maxOutboundBytes: 400_000, backlogGrace: 100 };
    const at = await Telephony.start(store, { server: { limits } });
    const ann = await at.monitoring("ann");
    const relay = await relayTo(at.there.port);
    const hoarder = new CtiClient(await at.there.loggedOn("ann", { port: relay.port }));
    await Promise.all(Array.from({ length: 1_000 }, () => hoarder.monitor("10")));
    const { connections } = at.there.server.rose;
    const before = connections.size;
    relay.hold();
    const states: number[] = [];
    while (connections.size === before) {
      at.pbx.phone(outside).call("10");
      at.pbx.phone("10").answer();
      at.pbx.phone("10").hangUp();
      await ann.told();
      states.push(...ann.calls.splice(0).map(({ callinformation }) => callinformation.iCallState));
    }
    expect(at.there.logged.join("\n")).toContain("slow consumer");
    const rounds = states.length / 3;
    expect(states).toEqual(Array.from({ length: rounds }, () => [2, 32, 1]).flat());
    expect(rounds).toBeGreaterThan(1);
    // Nobody is left who is told a thousand times.
    expect(await ann.snapshot("10")).toMatchObject({ seqCalls: [] });
  });

  test("that follows 10,000 lines and does not read is cut off, and others are told of theirs (long)", async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => ({ id: `${20_000 + at}` }));
    const own = ["10", "11", "12"].map((id) => ({ id, number: numberOf(id) }));
    const at = await Telephony.start(store, {
      lines: [...own, ...lines],
      server: { limits: { maxOutboundBytes: 400_000, backlogGrace: 100 } },
    });
    const ann = await at.monitoring("ann");
    const relay = await relayTo(at.there.port);
    const hoarder = new CtiClient(await at.there.loggedOn("admin", { port: relay.port }));
    const all = { typeofLines: 2, attachChangeNotify: 0 } as const;
    const { seqLines } = await hoarder.client.invoke(Cti.asnCtiEnumPhoneLines, all);
    expect(seqLines).toHaveLength(10_003);
    const { connections } = at.there.server.rose;
    for (let from = 0; from < lines.length; from += 500) {
      const some = lines.slice(from, from + 500);
      await Promise.all(some.map(({ id }) => hoarder.monitor(id)));
    }
    const tooMany = hoarder.monitor("10");
    expect(await errorOf(tooMany)).toMatchObject({ iErrorDetail: 5 });
    const before = connections.size;
    relay.hold();
    let on = false;
    while (connections.size === before) {
      on = !on;
      for (const { id } of lines) await at.pbx.services.setDoNotDisturb({ device: id, on });
      await at.pbx.services.setDoNotDisturb({ device: "10", on });
      expect(await ann.told()).toEqual([`1: do not disturb ${on ? 1 : 0}`]);
    }
    expect(at.there.logged.join("\n")).toContain("slow consumer");
  });

  test("that begins and ends to follow again and again leaves nothing behind when it is gone", async () => {
    const at = await Telephony.start(store);
    const there = new Set(at.there.server.rose.connections);
    const clients = await Promise.all(Array.from({ length: 40 }, () => at.client("ann")));
    const left = [...at.there.server.rose.connections]
      .filter((one) => !there.has(one))
      .map((one) => new WeakRef(one));
    expect(left).toHaveLength(40);
    there.clear();
    for (const { client } of clients) {
      for (let count = 0; count < 10; count++) {
        const list = { typeofLines: 0, attachChangeNotify: 1 } as const;
        await client.invoke(Cti.asnCtiEnumPhoneLines, list);
        const line = { u8sLinePhoneNumber: uriOf("10") };
        const kept = await client.invoke(Cti.asnCtiLineMonitorStart, line);
        const { u8sMonitorCrossRefID } = await client.invoke(Cti.asnCtiLineMonitorStart, line);
        await client.invoke(Cti.asnCtiLineMonitorStop, { u8sMonitorCrossRefID });
        expect(kept.u8sMonitorCrossRefID).not.toBe(u8sMonitorCrossRefID);
      }
      at.pbx.phone(outside).call("10");
      at.pbx.phone(outside).hangUp();
      await client.close();
    }
    // An object that is reused for other connections still refers to its last one.
    await expect
      .poll(() => {
        collectGarbage();
        return left.filter((one) => one.deref() !== undefined).length;
      })
      .toBeLessThan(20);
  });
});
