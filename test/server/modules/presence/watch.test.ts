import { expect, test } from "vitest";
import { AsnPresenceAction } from "../../../../src/modules/presence-v2/presence-v2.js";
import { Lines, until } from "../../../rose/support/peers.js";
import { Watch, type News } from "../../../../src/server/modules/presence/watch.js";

const { eAdded, eChanged } = AsnPresenceAction.values;
const snapshot = { user: { id: 1 }, state: 1, laterState: 1, features: 0 };
const call = (id: string, action: number) => ({ id, number: "10", action, shown: () => ({}) });

test("what of a user cannot be read is told later, together with what has changed since", async () => {
  const log = new Lines();
  const told: News[] = [];
  const tries: (() => void)[] = [];
  let isFailing = true;
  const watch = new Watch({
    module: {
      log,
      async read() {
        if (isFailing) throw new Error("no database");
        return new Map([[1, snapshot]]);
      },
      principals: { onceCurrent: async () => {}, soon: (again: () => void) => tries.push(again) },
    } as never,
    snapshots: { read: async () => new Map() },
  });
  watch.add({ wants: () => true, users: () => [], tell: (news) => void told.push(news) });
  watch.touch(1, "state");
  watch.touchCall(1, call("a", eAdded) as never);
  watch.touchForwards(1, "tel:10");
  await until(() => tries.length === 1);
  watch.touch(1, "note");
  watch.touchCall(1, call("a", eChanged) as never);
  watch.touchCall(1, call("b", eChanged) as never);
  tries[0]!();
  await until(() => tries.length === 2);
  expect([told, log.lines.length]).toEqual([[], 1]);
  isFailing = false;
  tries[1]!();
  await until(() => told.length > 0);
  expect(told).toMatchObject([
    {
      user: 1,
      snapshot,
      changes: new Set(["state", "calls", "forwards", "note"]),
      forwarding: new Set(["tel:10"]),
      // That it is new has not been told yet.
      calls: [
        { id: "a", action: eAdded },
        { id: "b", action: eChanged },
      ],
    },
  ]);
});
