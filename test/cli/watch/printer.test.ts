import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { Printer } from "../../../src/cli/watch/printer.js";

test("lines that nobody reads wait up to a bound, and how many more there were is told when there is room again", async () => {
  const output = new PassThrough({ highWaterMark: 10 });
  const told: string[] = [];
  const printer = new Printer(output, (message) => told.push(message), 100);
  const line = "0123456789";
  const printed = Array.from({ length: 50 }, () => printer.print(line)).filter(Boolean).length;
  expect(printed).toBeLessThan(15);
  expect(output.writableLength).toBeLessThan(120);
  expect(told).toEqual([]);
  const chunks: Buffer[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk));
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatch(`${50 - printed} events are left out`);
  expect(printer.print("the last")).toBe(true);
  output.end();
  await expect.poll(() => output.readableEnded).toBe(true);
  expect(Buffer.concat(chunks).toString()).toBe(`${`${line}\n`.repeat(printed)}the last\n`);
});
