import fc from "fast-check";
import { expect, test } from "vitest";
import { INTEGER } from "../../../src/codec/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { ClusterParts } from "../../../src/server/kernel/cluster.js";
import { Replicated } from "../../../src/server/kernel/index.js";
import { Lines } from "../../rose/support/peers.js";
import { LossyBus } from "../cluster/support/lossy-bus.js";

interface Node {
  readonly cluster: ClusterParts;
  readonly counts: Replicated<number>;
  readonly heard: [key: string, value: number | undefined][];
  /** What other servers could learn from this one. */
  readonly says: () => number;
}

let time = 0;

async function node(bus: LocalBus | LossyBus): Promise<Node> {
  const cluster = new ClusterParts({ bus, log: new Lines(), onGap: () => {} });
  const keys: (() => Iterable<string>)[] = [];
  const shared: typeof cluster.shared = (name, type) => {
    const made = cluster.shared(name, type);
    keys.push(() => [...made.keys()].filter((key) => made.own(key) !== undefined));
    return made;
  };
  const clock = () => new Date(++time);
  const counts = new Replicated({ cluster: { id: cluster.id, shared }, clock }, "test/c", INTEGER);
  const heard: Node["heard"] = [];
  counts.onChange((key) => heard.push([key, counts.get(key)]));
  await cluster.open("data");
  return { cluster, counts, heard, says: () => keys.flatMap((of) => [...of()]).length };
}

const seen = ({ counts }: Node) => ["a", "b"].map((key) => counts.get(key));

test("the last value under a key counts, whichever server has set it, and is said by one", async () => {
  const bus = new LocalBus();
  const nodes = [await node(bus), await node(bus), await node(bus)] as const;
  const [one, other] = nodes;
  one.counts.set("a", 1);
  other.counts.set("a", 2);
  one.counts.set("b", 3);
  for (const each of nodes) {
    expect(seen(each)).toEqual([2, 3]);
    expect(each.heard).toEqual([
      ["a", 1],
      ["a", 2],
      ["b", 3],
    ]);
  }
  const saying = () => nodes.map(({ says }) => says());
  await expect.poll(saying).toEqual([1, 1, 0]);
  one.counts.set("a", undefined);
  for (const each of nodes) expect([...seen(each), each.heard.length]).toEqual([undefined, 3, 4]);
  await expect.poll(saying).toEqual([1, 0, 0]);
});

test("a value outlasts the server that has set it, also for servers that come later", async () => {
  const bus = new LocalBus();
  const [one, other] = [await node(bus), await node(bus)];
  one.counts.set("a", 1);
  one.counts.set("b", 2);
  one.counts.set("b", undefined);
  await one.cluster.leave();
  const later = await node(bus);
  await expect.poll(() => seen(later)).toEqual([1, undefined]);
  await expect.poll(() => later.says() + other.says()).toBe(1);
  await other.cluster.leave();
  const last = await node(bus);
  await expect.poll(() => seen(last)).toEqual([1, undefined]);
  expect(other.heard).toEqual([
    ["a", 1],
    ["b", 2],
    ["b", undefined],
  ]);
});

test("whatever is lost on the way, all have the same once the loss has been noticed", async () => {
  const change = fc.record({
    at: fc.nat(2),
    key: fc.constantFrom("a", "b"),
    value: fc.option(fc.nat(9), { nil: undefined }),
    isLost: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
      const bus = new LossyBus();
      const nodes = [await node(bus), await node(bus), await node(bus)];
      const last = new Map<string, number | undefined>();
      for (const { at, key, value, isLost } of changes) {
        bus.loses = isLost;
        const { counts } = nodes[at] as Node;
        // What is not known there is not taken back.
        if (value !== undefined || counts.get(key) !== undefined) last.set(key, value);
        counts.set(key, value);
      }
      bus.loses = false;
      bus.noticed();
      const wanted = ["a", "b"].map((key) => last.get(key));
      await expect.poll(() => nodes.map(seen)).toEqual(nodes.map(() => wanted));
      bus.noticed();
      await expect
        .poll(() => nodes.reduce((sum, { says }) => sum + says(), 0))
        .toBe(wanted.filter((value) => value !== undefined).length);
      for (const { cluster } of nodes) await cluster.leave();
    }),
    { numRuns: 50 },
  );
});
