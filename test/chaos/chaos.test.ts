import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { faultOf } from "./faults.js";
import { Office } from "./office.js";
import { People, users } from "./people.js";
import { missingPrograms } from "./programs.js";
import { randomOf, Violations } from "./truth.js";

const wished = process.env["ROSEWIRE_CHAOS_MINUTES"];
/**
 * Minutes of faults, nodes, and milliseconds that a fault lasts at most. The small size is a single storm, by default always the same: all
 * NATS servers are killed, a node is killed, and one is told to end.
 */
const { minutes, count, longest, usual } =
  wished === undefined
    ? { minutes: 0, count: 3, longest: 2_000, usual: 7 }
    : { minutes: Number(wished), count: 4, longest: 6_000, usual: undefined };
const seed = Number(
  process.env["ROSEWIRE_CHAOS_SEED"] ?? usual ?? Math.floor(Math.random() * 2 ** 32),
);
/** How many faults there are between two times at which everything is compared. */
const storm = 3;

// The only one that `npm test` runs where what it starts is installed, and nowhere else: see its reporter.
test(
  "several nodes lose nothing and tell everybody the truth, whatever dies, stops or is cut off",
  async ({ skip }) => {
    const missing = missingPrograms();
    if (missing.length > 0) skip(`not installed: ${missing.join(", ")}`);
    const random = randomOf(seed);
    const office = await Office.open(count, users);
    onTestFinished(() => office.close());
    const violations = new Violations();
    const chance = randomOf(seed + 1);
    const people = new People(office, violations, () => chance() < 0.5);
    people.start();
    const ends = new AbortController();
    const writing = people.write(ends.signal, () => delay(20));
    onTestFinished(async () => {
      ends.abort();
      await people.close();
      await writing;
    });
    // However slow the machine is, there is something to lose.
    await vi.waitFor(() => expect(people.undone, office.state).toEqual([]), { timeout: 300_000 });
    const told: string[] = [];
    await settled(office, people, violations, told);
    expect(people.journalled).toBeGreaterThan(0);
    const until = performance.now() + minutes * 60_000;
    do {
      for (let at = 0; at < storm; at++) {
        const fault = faultOf(office, random);
        told.push(fault.name);
        await fault.run(500 + random() * (longest - 500));
        await delay(random() * 1_000);
      }
      await office.calm();
      await settled(office, people, violations, told);
    } while (performance.now() < until);
    console.log(
      `chaos, seed ${seed}: ${told.length} faults, ${people.figures}, ${office.leases.changes} leases taken over`,
    );
  },
  minutes * 60_000 + 1_800_000,
);

/** Waits until all that is wrong is only late, and everybody sees the same: first while calls go on, then when all have hung up. */
async function settled(
  office: Office,
  people: People,
  violations: Violations,
  told: readonly string[],
): Promise<void> {
  // Writers go on, so that what is compared is what a moment without writes shows.
  await people.pause();
  for (const ends of [false, true]) {
    let wrong: string[] = [];
    const late = performance.now() + 300_000;
    do {
      if (ends) await people.end();
      await delay(250);
      // A server that has just come back may refuse an answer.
      const seen = await people.differences().catch((error: unknown) => [String(error)]);
      wrong = [...seen, ...(await office.wrongLeases())];
    } while (wrong.length > 0 && performance.now() < late);
    const all = [...violations.all, ...office.leases.overlaps(), ...wrong];
    if (all.length > 0) console.log(office.complaints.join("\n"));
    expect(all, `seed ${seed}, after: ${told.join("; ")}`).toEqual([]);
  }
  people.goOn();
}
