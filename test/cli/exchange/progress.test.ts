import { expect, test } from "vitest";
import { Progress } from "../../../src/cli/exchange/progress.js";

/** What is written for three steps. */
function written(isTTY: boolean | undefined): string[] {
  const texts: string[] = [];
  const progress = new Progress({ isTTY, write: (text) => texts.push(text) }, "read");
  for (let at = 0; at < 3; at++) progress.step();
  progress.end();
  return texts;
}

test("progress is shown on a terminal and removed in the end, and elsewhere there is none", () => {
  const shown = written(true);
  expect(shown[0]).toBe("\r1 read");
  expect(shown.at(-1)).toBe("\r\u001B[K");
  expect(written(undefined)).toEqual([]);
  expect(written(false)).toEqual([]);
});
