import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "./free-port.js";
import { bound } from "./processes.js";
import { programOf } from "./program.js";

const module = programOf(fileURLToPath(new URL("free-port.ts", import.meta.url)));

/** What another process gets that wants certain ports, one after the other. */
async function elsewhere(...ports: number[]): Promise<number> {
  const program = `import { freePort } from ${JSON.stringify(module)};
    const ports = ${JSON.stringify(ports)};
    process.stdout.write(String(await freePort(() => ports.shift())));`;
  const child = bound(spawn(process.execPath, ["--input-type=module", "--eval", program]));
  return Number(await text(child.stdout));
}

test("a free port is given once, in whatever process, and again when that has ended", async () => {
  const [first, second] = [await freePort(), await elsewhere(await freePort(), 31_999, 32_000)];
  expect([31_999, 32_000]).toContain(second);
  const wanted = [first, first, second];
  expect(await freePort(() => wanted.shift()!)).toBe(second);
  expect(await elsewhere(first, second, 31_998, 31_997)).toBeOneOf([31_998, 31_997]);
});

test("a free port is none that somebody listens on, at whatever address", async () => {
  const server = createServer().listen(await elsewhere(31_996, 31_995), "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const wanted = [port];
  expect(await freePort(() => wanted.shift() ?? 31_994)).toBe(31_994);
});
