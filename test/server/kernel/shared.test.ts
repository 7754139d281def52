import fc from "fast-check";
import { expect, test } from "vitest";
import { INTEGER } from "../../../src/codec/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { ClusterParts } from "../../../src/server/kernel/cluster.js";
import type { Shared } from "../../../src/server/kernel/index.js";
import { Lines } from "../../rose/support/peers.js";
import { LossyBus } from "../cluster/support/lossy-bus.js";

interface Node {
  readonly cluster: ClusterParts;
  readonly counts: Shared<number>;
  readonly heard: string[];
  readonly log: Lines;
}

async function node(bus: LocalBus | LossyBus): Promise<Node> {
  const log = new Lines();
  const cluster = new ClusterParts({ bus, log, onGap: () => {} });
  const counts = cluster.shared("test/counts", INTEGER);
  const heard: string[] = [];
  counts.onChange((key) => heard.push(key));
  await cluster.open("data");
  return { cluster, counts, heard, log };
}

/** All that a node sees, as text. */
function seen({ counts }: Node): string[] {
  return [...counts.keys()]
    .map(
      (key) =>
        `${key}: ${counts
          .get(key)
          .map(({ value }) => value)
          .toSorted()
          .join()}`,
    )
    .toSorted();
}

test("what each server says is seen by all, until it takes it back", async () => {
  const bus = new LocalBus();
  const [here, there] = [await node(bus), await node(bus)];
  here.counts.set("alice", 1);
  there.counts.set("alice", 2);
  there.counts.set("bob", 3);
  for (const each of [here, there]) expect(seen(each)).toEqual(["alice: 1,2", "bob: 3"]);
  expect(here.counts.get("alice")).toEqual([
    { node: here.cluster.id, value: 1 },
    { node: there.cluster.id, value: 2 },
  ]);
  expect([here.counts.own("alice"), here.counts.own("bob")]).toEqual([1, undefined]);
  there.counts.set("alice", undefined);
  there.counts.set("alice", undefined);
  for (const each of [here, there]) {
    expect(seen(each)).toEqual(["alice: 1", "bob: 3"]);
    expect(each.heard).toEqual(["alice", "alice", "bob", "alice"]);
  }
});

test("a server that comes later is told what the others say; what one has said goes with it", async () => {
  const bus = new LocalBus();
  const [first, second] = [await node(bus), await node(bus)];
  for (let at = 0; at < 1_200; at++) first.counts.set(`user ${at}`, at);
  second.counts.set("user 7", 8);
  const third = await node(bus);
  await expect.poll(() => seen(third)).toEqual(seen(first));
  expect(
    third.counts
      .get("user 7")
      .map(({ value }) => value)
      .toSorted(),
  ).toEqual([7, 8]);
  third.heard.length = 0;
  await first.cluster.leave();
  expect(seen(third)).toEqual(["user 7: 8"]);
  expect(third.heard).toHaveLength(1_200);
});

test("a listener that fails is logged, and keeps nothing from the others", async () => {
  const { counts, heard, log } = await node(new LocalBus());
  const later: string[] = [];
  counts.onChange(() => {
    throw new Error("no");
  });
  counts.onChange((key) => later.push(key));
  counts.set("alice", 1);
  expect([heard, later]).toEqual([["alice"], ["alice"]]);
  expect(log.of("a listener of a shared state failed")).toHaveLength(1);
});

test("what cannot be read is logged, and what was said before stays", async () => {
  const bus = new LocalBus();
  const here = await node(bus);
  const other = bus.join({ message: () => {} });
  other.publish("kernel/shared", Uint8Array.of(0x30, 0x03, 0x01));
  expect(here.log.of("what another server says of itself cannot be read")).toHaveLength(1);
  expect(seen(here)).toEqual([]);
});

test("whatever is lost on the way, all see the same once the loss has been noticed", async () => {
  const change = fc.record({
    node: fc.nat(2),
    key: fc.constantFrom("alice", "bob", "carol"),
    value: fc.option(fc.nat(9), { nil: undefined }),
    isLost: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), async (changes) => {
      const bus = new LossyBus();
      const nodes = [await node(bus), await node(bus), await node(bus)];
      for (const { node: at, key, value, isLost } of changes) {
        bus.loses = isLost;
        (nodes[at] as Node).counts.set(key, value);
      }
      bus.loses = false;
      bus.noticed();
      await expect.poll(() => nodes.map(seen)).toEqual(nodes.map(() => expected(changes)));
      for (const { cluster } of nodes) await cluster.leave();
    }),
    { numRuns: 50 },
  );
});

function expected(
  changes: readonly {
    readonly node: number;
    readonly key: string;
    readonly value?: number | undefined;
  }[],
): string[] {
  const last = new Map<string, number | undefined>();
  for (const { node: at, key, value } of changes) last.set(`${key} ${at}`, value);
  return ["alice", "bob", "carol"]
    .map((key) =>
      [0, 1, 2].map((at) => last.get(`${key} ${at}`)).filter((one) => one !== undefined),
    )
    .map((values, at) => `${["alice", "bob", "carol"][at]}: ${values.toSorted().join()}`)
    .filter((line) => !line.endsWith(": "));
}
