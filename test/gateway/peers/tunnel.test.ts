import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { Tunnel, type TunnelKind } from "../../../src/gateway/peers/tunnel.js";
import { until } from "../../rose/support/peers.js";

/** Two ends, and what is on the way: octets in all. */
function ends() {
  const state = { sent: 0, isCut: false };
  const end = (other: () => Tunnel): Tunnel => {
    const tunnel: Tunnel = new Tunnel({
      async tell(kind: TunnelKind, octets: Uint8Array) {
        if (state.isCut || other().destroyed) throw new Error("cut off");
        state.sent += octets.length;
        const hasRoom = other().told(kind, Buffer.from(octets));
        await new Promise(setImmediate);
        return hasRoom;
      },
      over: () => {},
    });
    onTestFinished(() => void tunnel.destroy());
    return tunnel;
  };
  const one: Tunnel = end(() => two);
  const two: Tunnel = end(() => one);
  return { one, two, state };
}

/** All that comes, once nothing more does. */
function read(tunnel: Tunnel): Promise<string> {
  const got: Buffer[] = [];
  tunnel.on("data", (octets: Buffer) => got.push(octets));
  return once(tunnel, "end").then(() => Buffer.concat(got).toString());
}

test("what is written into a tunnel comes out in order at the other end, both ways and to its end", async () => {
  const { one, two } = ends();
  const [there, back] = [read(two), read(one)];
  for (let count = 0; count < 1000; count++) {
    one.write(`${count},`);
    two.write(`${-count},`);
  }
  one.end("x".repeat(1_000_000));
  two.end();
  const numbers = Array.from({ length: 1000 }, (_, at) => at);
  expect(await there).toBe(
    `${numbers.map((number) => `${number},`).join("")}${"x".repeat(1_000_000)}`,
  );
  expect(await back).toBe(numbers.map((number) => `${-number},`).join(""));
});

test("what nobody takes out of a tunnel waits where it was written", async () => {
  const { one, two, state } = ends();
  const chunk = Buffer.alloc(64 * 1024, 1);
  let written = 0;
  while (one.write(chunk)) written++;
  for (let more = 0; more < 50; more++) one.write(chunk);
  await until(() => state.sent > 0);
  const { sent } = state;
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(state.sent).toBeLessThanOrEqual(sent + 3 * chunk.length);
  one.end();
  let taken = 0;
  for await (const octets of two) taken += (octets as Buffer).length;
  expect(taken).toBe((written + 51) * chunk.length);
});

test("the end of one side is that of the other, and so is the loss of what is between them", async () => {
  const first = ends();
  first.one.destroy();
  await once(first.two, "close");
  const second = ends();
  second.state.isCut = true;
  const failed = once(second.one, "error");
  second.one.write("x");
  expect(await failed).toMatchObject([{ message: "cut off" }]);
  expect(second.one.destroyed).toBe(true);
});
