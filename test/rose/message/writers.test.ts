import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { returnWriter, takeWriter } from "../../../src/rose/message/writers.js";

type Taken = ReturnType<typeof takeWriter>;

function take(count: number): Taken[] {
  return Array.from({ length: count }, takeWriter);
}

function giveBack(writers: readonly Taken[]): void {
  for (const writer of writers) returnWriter(writer);
}

function buffers(writers: readonly Taken[]): Set<Buffer> {
  return new Set(writers.map(({ b }) => b));
}

test("what has been returned is taken again, and no buffer by two", () => {
  const first = take(20);
  expect(buffers(first).size).toBe(20);
  giveBack(first);
  const second = take(20);
  expect(buffers(second)).toEqual(buffers(first));
  giveBack(second);
});

test("once nothing is sent any more, hardly a buffer is kept", async () => {
  let kept = Infinity;
  // However busy the machine is, in the end nobody has asked for long enough.
  while (kept > 2) {
    const before = take(32);
    giveBack(before);
    await delay(300);
    const after = take(32);
    kept = [...buffers(after)].filter((buffer) => buffers(before).has(buffer)).length;
    giveBack(after);
  }
  expect(kept).toBeLessThanOrEqual(2);
});
