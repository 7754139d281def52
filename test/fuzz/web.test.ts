import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectTcp, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { startServerAlone } from "../cli/servers.js";
import { hostileVisit } from "../gateway/support/hostile-http.js";
import { openSession } from "../gateway/world.js";
import { Random } from "./random.js";

const VISITS = Math.ceil(Number(process.env["ROSEWIRE_FUZZ_FRAMES"] ?? 3_000) / 20);
const SEED = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? 20_260_501);

/** Sends what a visit has, and goes; waits no longer than the server keeps it waiting. */
async function visit(url: URL, index: number, session: string): Promise<void> {
  const chance = new Random(SEED, index, 7);
  const { pieces, leave } = hostileVisit(chance, session);
  const target = { host: "127.0.0.1", port: Number(url.port) };
  const secure = url.protocol === "https:" && !chance.once(4);
  const socket: Socket = secure
    ? connectTls({ ...target, rejectUnauthorized: false })
    : connectTcp(target);
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  if (!chance.once(5)) socket.resume();
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    if (chance.once(2)) await delay(1);
  }
  if (leave === "end") socket.end();
  else {
    await Promise.race([gone, delay(chance.below(20))]);
    if (leave === "reset" && !secure) socket.resetAndDestroy();
    else socket.destroy();
  }
  await Promise.race([gone, delay(200)]);
  socket.destroy();
  await gone;
}

test(
  `rosewire serve goes on while others send it ${VISITS} visits of HTTP with faults`,
  { timeout: 300_000 + VISITS * 100 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), "rosewire-fuzz-"));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const server = await startServerAlone(["--data", data, "--metrics-port", "0"]);
    const urls = Array.from(
      server.stdout().matchAll(/(?:web service|metrics) on (\S+)/g),
      ([, url]) => new URL(url as string),
    );
    expect(urls.map(({ protocol }) => protocol)).toEqual(["http:", "https:", "http:"]);
    const [url] = urls as [URL];
    const [, user = "", password = ""] =
      /added the user (\S+) with the password (\S+)/.exec(server.stdout()) ?? [];
    const session = await openSession(url.origin, user, password);
    expect(session).toMatch(/^[0-9A-F]{32}$/);
    console.log(`seed ${SEED}, ${VISITS} visits`);
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < VISITS) {
        const index = next++;
        await visit(urls[index % urls.length] as URL, index, session);
        if (index % 50 !== 0) continue;
        const response = await fetch(new URL("/.well-known/jwks.json", url)).catch(
          (error: unknown) => {
            throw new Error(`after visit ${index} of seed ${SEED}: ${server.stderr()}`, {
              cause: error,
            });
          },
        );
        expect(response.status).toBe(200);
        await response.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect((await fetch(urls[2] as URL)).status).toBe(200);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    // Guarded or not, nothing unexpected has happened.
    expect(server.stderr()).not.toMatch(/"level":"(?:error|fatal)"|uncaught|unhandled|Warning:/i);
  },
);
