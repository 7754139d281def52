import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { silentLog } from "../../../../src/rose/index.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import { ClusterParts } from "../../../../src/server/kernel/cluster.js";
import { handleWebServices } from "../../../../src/server/modules/management-settings/web-services.js";

test("2706 tells the states in the order in which they were, however long it takes to read one", async () => {
  let state = "older";
  let changed = (): void => {};
  const told: string[] = [];
  const reading: (() => void)[] = [];
  const nothing = (): void => {};
  const session = {};
  const module = {
    ...{ handle: nothing, broadcast: nothing, on: nothing, onClose: nothing },
    read: () => {
      const seen = state;
      return new Promise((resolve) => {
        reading.push(() => resolve(seen));
      });
    },
    tell: (_: unknown, status: string) => void told.push(status),
    log: { error: () => expect.unreachable() },
    cluster: new ClusterParts({ bus: new LocalBus(), log: silentLog, onGap: nothing }),
    principals: { sessions: [session], of: () => ({ kind: "user", user: { admin: true } }) },
  } as unknown as Parameters<typeof handleWebServices>[0];
  let count = 0;
  const services = {
    onChange: (listener: () => void) => void (changed = listener),
    all: () => Array.from({ length: ++count }, () => ({ inbound: true })),
  };
  handleWebServices(module, { get: nothing } as never, services as never);
  changed();
  await turn();
  state = "newer";
  changed();
  // Whatever is read by then, the last that has begun is ready first.
  while (told.length < 2) {
    await turn();
    reading.pop()?.();
  }
  expect(told).toEqual(["older", "newer"]);
});
