import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createUcServer } from "../../src/server/index.js";
import { Child } from "../faults/children/child.js";
import type { Target } from "./attacks/attack.js";
import { laterAttacks } from "./attacks/later.js";
import { roseAttacks } from "./attacks/rose.js";
import { webAttacks } from "./attacks/web.js";
import type { AttackSettings } from "./children/attacker.js";
import type { BystanderSettings, Fare } from "./children/bystander.js";
import { full } from "./scale.js";
import { Victim, type Holdings } from "./victim.js";

const timeout = 300_000;

/** What holds while an attack goes on. Only the full run looks at the clock. */
const most = { p99: 250, logon: 30_000, peak: 400_000_000 };

/** A folder with three users: one is guessed at, one attacks, one has nothing to do with it. */
async function dataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-hostile-"));
  // What a password costs is part of what is attacked, at full size.
  const cost = full ? {} : { passwordCost: { N: 16, r: 8, p: 1 } };
  await using server = createUcServer({ data: folder, ...cost });
  for (const name of ["alice", "mallory", "carol"]) await server.users.add(name, `${name}'s own`);
  return folder;
}

const mebibytes = (octets: number): number => Math.round(octets / 1024 / 1024);

/** A tenth more, and a few that are no leak. */
const about = (number: number, few: number): number => number * 1.1 + few;

function expectAsBefore(before: Holdings, after: Holdings): void {
  expect(after.descriptors, "descriptors").toBeLessThanOrEqual(about(before.descriptors, 3));
  expect(after.resources, "resources").toBeLessThanOrEqual(about(before.resources, 3));
  if (full)
    expect(mebibytes(after.held), "MiB held").toBeLessThanOrEqual(about(mebibytes(before.held), 5));
}

describe.each(["serve", "gateway"] as const)("rosewire %s (long)", (command) => {
  const ends: (() => void)[] = [];
  const victims: Victim[] = [];
  let target: Target;
  let bystander: Child;
  let attacker: Child;

  beforeAll(async () => {
    const folder = await dataFolder();
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const start = async (args: readonly string[], ready: RegExp): Promise<Victim> => {
      const victim = await Victim.start(args, ready);
      ends.push(() => victim.kill());
      victims.push(victim);
      return victim;
    };
    const web = (on: boolean): string[] => {
      const port = on ? "0" : "off";
      return ["--http-port", port, "--https-port", port];
    };
    const server = await start(
      [
        ...["serve", "--port", "0", "--tls-port", "0", "--data", folder],
        ...["--webservice-password", "between us", ...web(command === "serve")],
      ],
      /^try: /m,
    );
    const rose = server.port("listening on tcp");
    const gateway =
      command === "serve"
        ? server
        : await start(
            [
              ...["gateway", "--server", `127.0.0.1:${rose}`],
              ...["--webservice-password", "between us", ...web(true)],
            ],
            /^in front of/m,
          );
    const http = gateway.port("web service on http");
    const tls = server.port("listening on tls");
    target = { rose, tls, http, user: "mallory", password: "mallory's own" };
    const url = new URL("children/bystander", import.meta.url);
    const settings: BystanderSettings = { rose, http, user: "carol", password: "carol's own" };
    bystander = new Child(url, settings);
    ends.push(() => bystander.kill());
    const attacks: AttackSettings = { target };
    attacker = new Child(new URL("children/attacker", import.meta.url), attacks);
    ends.push(() => attacker.kill());
    await Promise.all([bystander.next(), attacker.next()]);
  }, timeout);

  afterAll(() => {
    for (const end of ends.toReversed()) end();
  });

  async function carryOut(attack: string, size: "full" | "small"): Promise<void> {
    expect(await attacker.ask(`${size} ${attack}`)).toBe("done");
  }

  const holdings = (): Promise<Holdings[]> => Promise.all(victims.map((one) => one.holdings()));

  const attacks =
    command === "serve" ? { ...roseAttacks, ...laterAttacks, ...webAttacks } : webAttacks;

  test.each(Object.keys(attacks))("stands: %s", { timeout }, async (attack) => {
    // The first is for the compiler, and fills what has a fixed size.
    if (full) await carryOut(attack, "small");
    const before = await holdings();
    for (const victim of victims) victim.forgetPeak();
    await bystander.ask("watch");
    await carryOut(attack, full ? "full" : "small");
    for (const victim of victims) expect(victim.alive, victim.stderr()).toBe(true);
    const peaks = victims.map(({ peak }) => peak);
    const fare = await bystander.ask<Fare>("stop");
    if (full) {
      const { calls, median, p99, longest, logon, logons } = fare;
      const times = [median, p99, longest].map((time) => time.toFixed(0)).join(" ");
      console.log(
        `${command}: ${attack}: ${calls} calls (${times} ms), ${logons} logons (${logon.toFixed(0)} ms), ` +
          `at most ${mebibytes(Math.max(...peaks))} MiB`,
      );
    }
    expect(fare.failures).toEqual([]);
    expect(fare.calls).toBeGreaterThan(0);
    await vi.waitFor(
      async () => {
        for (const [index, after] of (await holdings()).entries()) {
          expectAsBefore(before[index]!, after);
        }
      },
      { timeout: 60_000, interval: full ? 100 : 20 },
    );
    if (!full) return;
    expect(fare.p99).toBeLessThanOrEqual(most.p99);
    expect(fare.logon).toBeLessThanOrEqual(most.logon);
    for (const peak of peaks) expect(mebibytes(peak)).toBeLessThanOrEqual(mebibytes(most.peak));
  });
});
