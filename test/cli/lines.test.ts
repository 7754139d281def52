import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../src/cli/lines.js";

async function* chunksOf(text: string, size: number): AsyncGenerator<Buffer> {
  const octets = Buffer.from(text);
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size);
}

async function split(text: string, size: number, maxLength = 1000): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of linesOf(chunksOf(text, size), maxLength))
    lines.push(...batch.map(String));
  return lines;
}

test("lines are the same wherever the chunks end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: fc.constantFrom("a", "\u00e4", "\u{1f600}", "\r"), maxLength: 9 }),
      ),
      fc.integer({ min: 1, max: 40 }),
      async (lines, size) => {
        expect(await split(lines.map((line) => `${line}\n`).join(""), size)).toEqual(lines);
      },
    ),
  );
});

test("the last line needs no line end", async () => {
  expect(await split("a\nb", 1)).toEqual(["a", "b"]);
  expect(await split("a\nb\n", 1)).toEqual(["a", "b"]);
  expect(await split("", 1)).toEqual([]);
});

test.each([1, 2, 3, 7, 100])(
  "a line over the limit is reported in its place (chunks of %i)",
  async (size) => {
    expect(await split("1234\n12345\n\n123456789\n1234\n12345", size, 4)).toEqual([
      "1234",
      "too-long",
      "",
      "too-long",
      "1234",
      "too-long",
    ]);
  },
);
