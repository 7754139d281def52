import { expect, it } from "vitest";
import type { Implementation } from "../../bench/rpc/implementation.js";
import { limit, limitCallbacks } from "../../bench/rpc/limit.js";
import { Load } from "../../bench/rpc/load.js";
import { rosewire } from "../../bench/rpc/rosewire.js";
import { answerOf } from "../../bench/rpc/wire.js";

/** More than there are invoke ids, which then begin again. */
const CALLS = 101_000;

const pairs: [string, Implementation, Implementation][] = [
  ["client by hand and the engine's server", limit, rosewire],
  ["client by hand, with callbacks, and the engine's server", limitCallbacks, rosewire],
  ["engine's client and the server by hand", rosewire, limit],
];

it.each(pairs)(
  "the %s understand each other, whatever the invoke id",
  async (_, client, server) => {
    const port = await server.serve("M1");
    const link = await client.dial(port, "M1", 64);
    try {
      expect(await link.once()).toEqual(answerOf("M1"));
      const load = new Load();
      link.start(64, load);
      await expect
        .poll(() => load.failure ?? load.completed, { timeout: 60_000 })
        .toBeGreaterThan(CALLS);
      load.stopped = true;
      expect(load.failure).toBeUndefined();
      expect(await link.once()).toEqual(answerOf("M1"));
    } finally {
      link.close();
    }
  },
);
