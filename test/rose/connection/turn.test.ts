import { describe, expect, it } from "vitest";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import { add, Sum } from "../support/operations.js";
import { rawClient, serve, until } from "../support/peers.js";

const CROWD = 30;
/** Longer than messages may hold the event loop, so a turn has one of each kind. */
const WORK = 6;

function invokeOf(sum: Sum): Uint8Array {
  return ROSEMessage.encode({
    invoke: { invokeID: 1, operationID: add.id, argument: Sum.encode(sum) },
  });
}

describe("a connection among many that never pause", () => {
  it("has its turn when it has something new, not after all of them", async () => {
    const { server, port } = await serve();
    let ofCrowd = 0;
    const waited: number[] = [];
    let since = 0;
    server.handle(add, ({ a, b }) => {
      if (a === 1) {
        ofCrowd++;
        const end = performance.now() + WORK;
        while (performance.now() < end);
      } else {
        waited.push(ofCrowd - since);
      }
      return { total: a + b };
    });
    const alone = await rawClient(port);
    const crowd = await Promise.all(Array.from({ length: CROWD }, () => rawClient(port)));
    const many = Buffer.concat(Array.from({ length: 12 }, () => invokeOf({ a: 1, b: 1 })));
    for (const peer of crowd) peer.send(many);
    await until(() => ofCrowd > CROWD);
    for (let sent = 1; sent <= 3; sent++) {
      since = ofCrowd;
      alone.send(invokeOf({ a: 2, b: 2 }));
      await until(() => waited.length === sent);
    }
    expect(Math.max(...waited)).toBeLessThan(CROWD / 2);
    // The others have not been forgotten for it.
    await until(() => ofCrowd === 12 * CROWD);
  });
});
