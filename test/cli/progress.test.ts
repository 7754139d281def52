import { expect, test } from "vitest";
import { Progress, stepping, type ProgressOptions } from "../../src/cli/progress.js";

/** A screen, what has been written to it, and a clock. */
function screen(isTTY: boolean | undefined, colors = false) {
  const texts: string[] = [];
  const clock = { time: 0 };
  const terminal = {
    ...(isTTY !== undefined && { isTTY }),
    hasColors: () => colors,
    write: (text: string) => texts.push(text),
  };
  const options: ProgressOptions = { screen: terminal, now: () => clock.time };
  return { texts, clock, options };
}

test("what takes longer than a second is shown on a terminal, now and then, and removed in the end", () => {
  const { texts, clock, options } = screen(true);
  const progress = new Progress("read", options);
  for (const time of [0, 999, 1_000, 1_100, 1_200]) {
    clock.time = time;
    progress.step(500);
  }
  expect(texts).toEqual(["\r1,500 read\u001B[K", "\r2,500 read\u001B[K"]);
  progress.end();
  progress.end();
  expect(texts.slice(2)).toEqual(["\r\u001B[K"]);
});

test("with a total there is a bar, in colours where there are some", () => {
  for (const [colors, bar] of [
    [false, "######------------------"],
    [true, "\u001b[36m######\u001b[0m------------------"],
  ] as const) {
    const { texts, clock, options } = screen(true, colors);
    const progress = new Progress("octets", { ...options, total: 4_000 });
    clock.time = 2_000;
    progress.step(1_000);
    expect(texts).toEqual([`\r[${bar}] 25 %, 1,000 of 4,000 octets\u001B[K`]);
    clock.time = 4_000;
    progress.step(9_000);
    expect(texts[1]).toContain("100 %, 10,000 of 4,000 octets");
  }
});

test("what is done as a whole is named, if a second has passed by then", () => {
  const { texts, clock, options } = screen(true);
  const progress = new Progress("octets", options);
  progress.phase("it is checked");
  clock.time = 1_500;
  progress.phase("it is checked");
  progress.end();
  expect(texts).toEqual(["\rit is checked\u001B[K", "\r\u001B[K"]);
});

test("nothing is shown of what is done within a second, nor elsewhere than on a terminal", () => {
  for (const [isTTY, time] of [
    [true, 900],
    [false, 5_000],
    [undefined, 5_000],
  ] as const) {
    const { texts, clock, options } = screen(isTTY);
    const progress = new Progress("read", options);
    clock.time = time;
    progress.step();
    progress.end();
    expect(texts).toEqual([]);
  }
});

test("the octets of a source are counted as they are read, and what is shown is removed also if that ends early", async () => {
  const { texts, clock, options } = screen(true);
  clock.time = 0;
  const progress = new Progress("octets", { ...options, total: 8 });
  clock.time = 3_000;
  const source = (async function* () {
    yield Buffer.alloc(4);
    yield Buffer.alloc(4);
  })();
  for await (const chunk of stepping(source, progress, ({ length }) => length)) {
    expect(chunk).toHaveLength(4);
    break;
  }
  expect(texts).toEqual([expect.stringContaining("50 %, 4 of 8 octets"), "\r\u001B[K"]);
});
