import { describe, expect, test } from "vitest";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { groupProfile } from "../support/directory.js";
import {
  AgentClient,
  agentUri,
  callCentre,
  item,
  salesUri,
  supportUri,
} from "./support/agent-client.js";

const detail = (iErrorDetail: number) => expect.objectContaining({ iErrorDetail });
const [ann, ben, cid] = ["ann", "ben", "cid"].map(agentUri) as [string, string, string];
const week = 604_800;

describe.each(moduleStores)("in $name, 1.2 broadcasts:", (store) => {
  describe("asnAgentBroadcastCreate (1910)", () => {
    test("sends asnAgentBroadcastEvent (1952) to every session of each agent logged in at one of the groups, without monitor", async () => {
      const there = await callCentre(store);
      const visitor = new AgentClient(await there.connected());
      const clients: AgentClient[] = [];
      for (const user of ["ann", "ann", "ben", "cid", "dan", "admin"]) {
        clients.push(await AgentClient.for(there, user));
      }
      const [one, other, third, fourth, dan, admin] = clients as [
        AgentClient,
        AgentClient,
        AgentClient,
        AgentClient,
        AgentClient,
        AgentClient,
      ];
      await one.login(ann);
      await one.set(ann, 1);
      await fourth.login(cid, await supportUri(there));
      const first = await visitor.broadcast();
      expect(await one.next()).toEqual([["broadcast", item(first)]]);
      expect(await other.next()).toEqual([["broadcast", item(first)]]);
      const second = await admin.broadcast({
        listu8sGroupIDs: ["support", salesUri],
        iBroadcastType: 2,
        data: "\0 not { read \ud83d\ude00",
      });
      const items = [
        [
          "broadcast",
          item(second, {
            listu8sGroupURIs: [await supportUri(there), salesUri],
            iBroadcastType: 2,
            data: "\0 not { read \ud83d\ude00",
          }),
        ],
      ];
      expect(await one.next()).toEqual(items);
      expect(await fourth.next()).toEqual(items);
      await third.login(ben);
      for (const client of [third, dan, admin, visitor]) expect(await client.told()).toEqual([]);
      expect(second).not.toBe(first);
    });

    test("takes groups by URI, name or GUID, each once, and ignores unknown ones beside others", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      const { u8sobjectGUID: guid } = await there.server.groups.get("sales");
      for (const name of ["SALES", "sip:sales@EXAMPLE.org", guid, `{${guid.toUpperCase()}}`]) {
        const id = await one.broadcast({ listu8sGroupIDs: ["none", name, "no agents", "sales"] });
        expect(await one.next()).toEqual([["broadcast", item(id)]]);
      }
    });

    test.each([
      ["no group", { listu8sGroupIDs: [] }, 3],
      ["only unknown groups", { listu8sGroupIDs: ["none", "off", "no agents", "", "\0"] }, 3],
      ["a name of 16,000 characters", { listu8sGroupIDs: ["x".repeat(16_000)] }, 3],
      ["101 groups", { listu8sGroupIDs: Array.from({ length: 101 }, () => "sales") }, 5],
      ["an unknown type", { iBroadcastType: 3 }, 4],
      ["a time below -1", { iTTL: -2 }, 4],
      ["data of 16,385 characters", { data: "x".repeat(16_385) }, 5],
    ])("refuses %s", async (_, about, error) => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      await one.login(ann);
      expect(await errorOf(one.broadcast({ iTTL: 60, ...about }))).toEqual(detail(error));
      expect(await one.held("sales")).toEqual([]);
      expect(await one.told()).toEqual([]);
    });

    test("keeps nothing without a time or with 0", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "ann");
      for (const about of [{}, { iTTL: 0 }]) {
        const id = await one.broadcast(about);
        expect(await one.isHeld(id)).toBe(false);
      }
      expect(await one.held("sales")).toEqual([]);
    });

    test("keeps a broadcast for its seconds, at most 7 days, and with -1 until it is confirmed", async () => {
      let now = 1_800_000_000_000;
      const there = await callCentre(store, { clock: () => new Date(now) });
      const one = await AgentClient.for(there, "ann");
      const short = await one.broadcast({ iTTL: 60 });
      const long = await one.broadcast({ iTTL: 2 ** 40 });
      const forever = await one.broadcast({ iTTL: -1 });
      const held = async () => (await one.held("sales")).map(({ u8sBroadcastID: id }) => id);
      now += 59_999;
      expect(await held()).toEqual([short, long, forever]);
      now += 1;
      expect(await one.isHeld(short)).toBe(false);
      expect(await held()).toEqual([long, forever]);
      now += week * 1000;
      expect(await held()).toEqual([forever]);
      expect(await one.isHeld(long)).toBe(false);
      now += 100 * week * 1000;
      expect(await held()).toEqual([forever]);
      await one.confirm(forever);
      expect(await held()).toEqual([]);
    });

    test("keeps 1,000 broadcasts of a user, and as many of all who have not logged on, until some are confirmed or have expired", async () => {
      let now = 1_800_000_000_000;
      const there = await callCentre(store, { clock: () => new Date(now) });
      const [one, other] = [
        await AgentClient.for(there, "ann"),
        await AgentClient.for(there, "ben"),
      ];
      const visitors = [
        new AgentClient(await there.connected()),
        new AgentClient(await there.connected()),
      ] as const;
      const fill = async (clients: readonly AgentClient[], iTTL: number) => {
        const ids: string[] = [];
        for (let count = 0; count < 1_000; count++) {
          // 600 a minute may be made.
          if (count % 500 === 0) now += 60_000;
          ids.push(await clients[count % clients.length]!.broadcast({ iTTL }));
        }
        now += 60_000;
        return ids;
      };
      const ids = await fill([one], -1);
      await fill(visitors, 600);
      for (const client of [one, ...visitors]) {
        expect(await errorOf(client.broadcast({ iTTL: 1 }))).toEqual(detail(5));
        // What is not kept needs no room.
        await client.broadcast();
      }
      await other.broadcast({ iTTL: 1 });
      await other.confirm(ids[0]!);
      await one.broadcast({ iTTL: -1 });
      expect(await errorOf(one.broadcast({ iTTL: -1 }))).toEqual(detail(5));
      now += 600_000;
      await visitors[0].broadcast({ iTTL: 1 });
      expect(await one.held("sales")).toHaveLength(1_001);
    });

    test("keeps at most 1 MiB of a user's", async () => {
      const there = await callCentre(store);
      const [one, other] = [
        await AgentClient.for(there, "ann"),
        await AgentClient.for(there, "ben"),
      ];
      const data = "x".repeat(16_384);
      for (let kept = 0; kept < 31; kept++) await one.broadcast({ data, iTTL: -1 });
      expect(await errorOf(one.broadcast({ data, iTTL: -1 }))).toEqual(detail(5));
      await other.broadcast({ data, iTTL: -1 });
      expect(await one.held("sales")).toHaveLength(32);
    });

    test("takes 600 in a minute of a user, and as many of all who have not logged on", async () => {
      let now = 1_800_000_000_000;
      const there = await callCentre(store, { clock: () => new Date(now) });
      const one = await AgentClient.for(there, "ann");
      const visitors = [
        new AgentClient(await there.connected()),
        new AgentClient(await there.connected()),
      ] as const;
      for (let count = 0; count < 600; count++) {
        await visitors[count % 2]!.broadcast();
        await one.broadcast();
      }
      for (const client of [one, ...visitors]) {
        expect(await errorOf(client.broadcast())).toEqual(detail(5));
      }
      await (await AgentClient.for(there, "ben")).broadcast();
      now += 60_000;
      for (const client of [one, ...visitors]) await client.broadcast();
    });
  });

  describe("asnAgentBroadcastConfirm and -Check (1911, 1912)", () => {
    test("take a broadcast from those that are open, for everybody and without logon; again it is no error", async () => {
      const there = await callCentre(store);
      const visitor = new AgentClient(await there.connected());
      const one = await AgentClient.for(there, "ann");
      const ids = [
        await visitor.broadcast({ iTTL: 60 }),
        await one.broadcast({ iTTL: 60 }),
      ] as const;
      expect(await visitor.isHeld(ids[0])).toBe(true);
      expect(await one.confirm(ids[0])).toEqual({});
      expect(await one.confirm(ids[0])).toEqual({});
      expect(await visitor.isHeld(ids[0])).toBe(false);
      expect(await visitor.confirm(ids[1])).toEqual({});
      expect(await one.held("sales")).toEqual([]);
      for (const id of ["", "unknown", "x".repeat(100_000), "\0"]) {
        expect(await one.confirm(id)).toEqual({});
        expect(await one.isHeld(id)).toBe(false);
      }
    });
  });

  describe("asnAgentBroadcastGetItemsForGroups (1909)", () => {
    test("returns what is open for the groups, the oldest first, each once", async () => {
      const there = await callCentre(store);
      const one = await AgentClient.for(there, "dan");
      const support = await supportUri(there);
      const both = { listu8sGroupIDs: ["sales", "support"], iTTL: 60, data: "both" };
      const first = await one.broadcast({ iTTL: 60 });
      const second = await one.broadcast(both);
      const third = await one.broadcast({ iTTL: 60 });
      const ofBoth = item(second, { listu8sGroupURIs: [salesUri, support], data: "both" });
      expect(await one.held(support)).toEqual([ofBoth]);
      expect(await one.held(support, salesUri)).toEqual([item(first), ofBoth, item(third)]);
      expect(await one.held()).toEqual([]);
      expect(await one.held("none", "\0")).toEqual([]);
      await there.server.groups.set(groupProfile("support", { enabled: false }));
      expect(await one.held(support)).toEqual([]);
    });

    test("is for users only, and for up to 100 groups", async () => {
      const there = await callCentre(store);
      const visitor = new AgentClient(await there.connected());
      expect(await errorOf(visitor.held("sales"))).toEqual(detail(2));
      const one = await AgentClient.for(there, "ann");
      const many = Array.from({ length: 101 }, () => "sales");
      expect(await errorOf(one.held(...many))).toEqual(detail(5));
    });
  });
});
