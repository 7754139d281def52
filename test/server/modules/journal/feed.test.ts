import { expect, test } from "vitest";
import { silentLog, type Session } from "../../../../src/rose/index.js";
import { Feed, type FeedParts } from "../../../../src/server/modules/journal/feed.js";
import { until } from "../../../rose/support/peers.js";

/** A change of an entry of user 1 that has been removed. */
const change = { owner: 1, transaction: 5, connectionId: "one", wasPublic: true };

/** A feed whose journal has one change, the fifth. */
function made() {
  const { signal } = new AbortController();
  const state = { reads: 0, canLookUp: true };
  const principal = { kind: "user", user: { id: 1 } };
  const page = { changes: [change], last: change.transaction, more: false };
  const parts = {
    module: {
      read: async () => {
        state.reads++;
        return page;
      },
      principals: {
        onEnd: () => {},
        of: () => principal,
        async onceCurrent(work: () => void) {
          if (!state.canLookUp) throw new Error("users cannot be looked up");
          work();
        },
      },
      log: silentLog,
    },
    rights: { of: () => ({ may: () => true }) },
  };
  const feed = new Feed(parts as unknown as FeedParts);
  let sent = 0;
  const session = (): Session => {
    const connection = { open: true, encoding: "ber", send: () => void sent++ };
    return { connection, signal, ended: false } as unknown as Session;
  };
  return { feed, state, session, sent: () => sent };
}

test("changes are told at the next one if users could not be looked up", async () => {
  const { feed, state, session, sent } = made();
  state.canLookUp = false;
  feed.follow(session(), 1, "own", 4);
  feed.changed(5);
  await until(() => state.reads === 1);
  state.canLookUp = true;
  await new Promise(setImmediate);
  expect(sent()).toBe(0);
  feed.changed(5);
  await until(() => sent() === 1);
  expect(state.reads).toBe(2);
});

test("changes are told to more sessions than a call can have arguments", async () => {
  const { feed, session, sent } = made();
  const count = 200_000;
  for (let i = 0; i < count; i++) feed.follow(session(), 1, "classic", 4);
  feed.changed(5);
  await until(() => sent() > 0);
  expect(sent()).toBe(count);
});
