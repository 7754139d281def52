import { PassThrough } from "node:stream";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { Outbox } from "../../../src/cli/replay/outbox.js";

/** What it has said to a client that reads. */
function client(): { stream: Socket; said: () => string } {
  const stream = new PassThrough();
  let said = "";
  stream.on("data", (octets: Buffer) => (said += octets.toString()));
  return { stream: stream as unknown as Socket, said: () => said };
}

const saying = (text: string, at: number): { at: number; octets: () => Uint8Array } => ({
  at,
  octets: () => Buffer.from(text),
});

test("An outbox says things in the order of their times, and of their coming", async () => {
  const outbox = new Outbox();
  const { stream, said } = client();
  const now = performance.now();
  for (const [text, after] of [
    ["d", 30],
    ["a", -2],
    ["c", 0],
    ["b", -1],
    ["e", 30],
  ] as const) {
    outbox.push(saying(text, now + after));
  }
  outbox.goOn(stream);
  const over = outbox.run();
  await expect.poll(said).toBe("abcde");
  expect(performance.now()).toBeGreaterThanOrEqual(now + 29);
  outbox.end();
  await over;
});

test("An outbox that is held says nothing until it goes on over another stream", async () => {
  const outbox = new Outbox();
  const [first, second] = [client(), client()];
  outbox.goOn(first.stream);
  const over = outbox.run();
  outbox.push(saying("a", 0));
  await expect.poll(first.said).toBe("a");
  await outbox.hold();
  outbox.push(saying("b", 0));
  await new Promise((resolve) => setImmediate(resolve));
  outbox.goOn(second.stream);
  await expect.poll(second.said).toBe("b");
  expect(first.said()).toBe("a");
  outbox.end();
  await over;
});

test("An outbox has no room while too much waits for its time", async () => {
  const outbox = new Outbox();
  const { stream } = client();
  outbox.goOn(stream);
  const over = outbox.run();
  const later = performance.now() + 1e9;
  for (let i = 0; i < 1000; i++) outbox.push(saying("x", later));
  await outbox.room();
  outbox.push(saying("x", later));
  let isRoom = false;
  const room = outbox.room().then(() => (isRoom = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isRoom).toBe(false);
  outbox.end();
  await room;
  await over;
});
