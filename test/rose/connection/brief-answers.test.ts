import { afterEach, expect, it, vi } from "vitest";
import { writeResult } from "../../../src/rose/message/write-envelope.js";
import { Writer } from "../../../src/codec/index.js";
import { concat } from "../support/bytes.js";
import { add, Total } from "../support/operations.js";
import { join, rawServer, until } from "../support/peers.js";

const CALLS = 64;

afterEach(() => {
  vi.restoreAllMocks();
});

/** The answers to the first calls of a connection, in one piece. */
function answers(total: number): Uint8Array {
  const writer = new Writer(Buffer.alloc(1024));
  const all = Array.from({ length: CALLS }, (_, i) => {
    const end = writeResult(writer, 0, i + 1, Total, { total });
    return Buffer.from(writer.b.subarray(0, end));
  });
  return concat(...all);
}

/** Has so many calls answered at once; gives how often the clock has been looked at when each of the answers comes. */
async function looksWith(promises: boolean): Promise<number[]> {
  const { port, peer } = await rawServer();
  const clock = vi.spyOn(performance, "now");
  const looks: number[] = [];
  const client = await join(port, {
    trace: (direction) => {
      if (direction === "in") looks.push(clock.mock.calls.length);
    },
  });
  const raw = await peer;
  let settled = 0;
  const note = (): void => void settled++;
  for (let i = 0; i < CALLS; i++) {
    if (promises) void client.invoke(add, { a: 1, b: 2 }).then(note);
    else client.call(add, { a: 1, b: 2 }, note);
  }
  await raw.until(CALLS);
  raw.send(answers(3));
  await until(() => settled === CALLS);
  return looks;
}

it("the clock is looked at less often between answers that settle promises, which run nothing before the next one", async () => {
  const looks = await looksWith(true);
  expect((looks.at(-1) as number) - (looks[0] as number)).toBeLessThanOrEqual(CALLS / 8);
});

it("between answers that call something, which may take long, the clock is looked at again after four at most", async () => {
  const looks = await looksWith(false);
  for (let i = 4; i < looks.length; i++) {
    expect(looks[i]).toBeGreaterThan(looks[i - 4] as number);
  }
});
