import { expect, onTestFinished, test } from "vitest";
import type { Session } from "../../../../src/rose/index.js";
import { Pump, type PumpParts } from "../../../../src/server/modules/chat/pump.js";
import { Lines } from "../../../rose/support/peers.js";

test("more sessions may follow chats than a call can have arguments", async () => {
  const log = new Lines();
  let reads = 0;
  const principal = { kind: "user", user: { id: 1 } };
  const parts = {
    events: {},
    principals: { onEnd: () => {}, of: () => principal },
    log,
    async read() {
      reads++;
      return { rows: [], parties: new Map() };
    },
  };
  const pump = new Pump(parts as unknown as PumpParts);
  onTestFinished(() => pump.close());
  for (let i = 0; i < 200_000; i++) {
    const session = { ended: false } as Session;
    pump.follow({ session, user: 1, room: undefined, reactions: false, sent: 0 });
  }
  await new Promise(setImmediate);
  const before = reads;
  pump.wake();
  await new Promise(setImmediate);
  expect(log.lines).toEqual([]);
  expect(reads).toBe(before + 1);
});
