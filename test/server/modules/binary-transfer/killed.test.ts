import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { Child } from "../../../faults/children/child.js";
import { silentLog, type Client, type RoseError } from "../../../../src/rose/index.js";
import { createUcServer } from "../../../../src/server/index.js";
import { errorOf, passwordCost, Running } from "../../running.js";
import type { TakingSettings, Told } from "./children/taking.js";
import { octetsOf } from "./octets.js";
import { filesIn, get, getAll, put, temporaryFolder } from "./sending.js";

/** Lets a process take files for a while, and kills it at a random time; returns what its clients have been told last. */
async function killed(settings: TakingSettings): Promise<Map<string, Told>> {
  const child = new Child(new URL("children/taking", import.meta.url), settings);
  const told = new Map<string, Told>();
  const note = async (): Promise<void> => {
    const one = await child.next<Told>();
    told.set(one.id, one);
  };
  const has = (state: Told["is"]): boolean => [...told.values()].some(({ is }) => is === state);
  while (!has("deleted") || !has("complete")) await note();
  const killing = delay(Math.random() * 100).then(() => child.kill());
  for (;;) {
    try {
      await note();
    } catch {
      // It has ended.
      await killing;
      return told;
    }
  }
}

/** A client of a server with the same data, whose clean-up is over. */
async function cleaned(data: string, minutes: number): Promise<Client> {
  const [folder, stray] = [join(data, "transfers"), randomUUID()];
  writeFileSync(join(folder, stray), "");
  const now = Date.now() + minutes * 60_000;
  const clock = () => new Date(now);
  const server = createUcServer({ data, clock, log: silentLog, passwordCost });
  onTestFinished(() => server.close());
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  await expect.poll(() => filesIn(folder)).not.toContain(stray);
  return await new Running(server, port, []).loggedOn("alice");
}

test("a server that is killed while it takes files has lost nothing of what it has acknowledged, and leaves no files that nobody knows", async () => {
  const data = temporaryFolder();
  const folder = join(data, "transfers");
  const told = await killed({ data });
  const alice = await cleaned(data, 0);
  for (const { id, size, is, position = 0 } of told.values()) {
    if (is === "complete") expect((await getAll(alice, id)).equals(octetsOf(size))).toBe(true);
    if (is === "deleted") {
      expect(await errorOf(get(alice, id))).toMatchObject({ iErrorDetail: 7 });
    }
    if (is === "leaving") {
      // The removal may have been carried out, and not been answered.
      const all = await getAll(alice, id).catch((failure: RoseError) => {
        expect(failure.error).toMatchObject({ iErrorDetail: 7 });
      });
      if (all !== undefined) expect(all.equals(octetsOf(size))).toBe(true);
    }
    if (is !== "open") continue;
    // The end of an upload may have been carried out, and not been answered.
    const there = await put(alice, id, 0, Buffer.alloc(0)).catch((failure: RoseError) => {
      expect(failure.error).toMatchObject({ iErrorDetail: 5 });
      return size;
    });
    expect(there).toBeGreaterThanOrEqual(position);
  }
  await alice.close();
  // What is open is given up after half an hour.
  const later = await cleaned(data, 31);
  const left: string[] = [];
  for (const { id } of told.values()) {
    if ((await get(later, id).catch(() => undefined)) !== undefined) left.push(id);
  }
  expect(filesIn(folder).toSorted()).toEqual(left.toSorted());
  expect([...told.values()].some(({ is }) => is === "complete")).toBe(true);
});
