import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Child } from "../../faults/children/child.js";
import { full } from "../../faults/scale.js";
import type { WritingSettings } from "./children/writing.js";
import type { Tables } from "./tables.js";
import { lasting, numbersIn, opened, set } from "./stores.js";

describe.each(lasting)("a process that is killed while it writes to $name", ({ location }) => {
  const rounds = full ? 200 : 3;

  test(`has stored all units that it acknowledged, each as a whole, ${rounds} times`, async () => {
    const place = await location();
    let units = 0;
    for (let round = 0; round < rounds; round++) {
      const before = await opened(place);
      await before.write<Tables, unknown>(({ db }) => db.deleteFrom("number").execute());
      const counter = `count of ${round}`;
      await set(before, counter, 0);
      await before.close();
      const settings: WritingSettings = { location: place, writers: 1 + (round % 3) * 20, round };
      const acknowledged = await killed(settings);
      const after = await opened(place);
      const { [counter]: count, ...numbers } = await numbersIn(after);
      for (const value of acknowledged) expect(numbers[`${round} ${value} first`]).toBe(value);
      // A unit that was not acknowledged is stored completely or not at all.
      const found = Object.keys(numbers).filter((name) => name.startsWith(`${round} `));
      const others = { first: "second", second: "first" };
      for (const name of found) {
        const [, value, part] = name.split(" ") as [string, string, "first" | "second"];
        expect(numbers[`${round} ${value} ${others[part]}`]).toBe(Number(value));
      }
      expect(count).toBe(found.length / 2);
      units += found.length / 2;
      await after.close();
    }
    expect(units).toBeGreaterThan(rounds);
  }, 3_600_000);
});

/** Lets a process write for a while and kills it at a random time; returns what it has acknowledged. */
async function killed(settings: WritingSettings): Promise<number[]> {
  const child = new Child(new URL("children/writing", import.meta.url), settings);
  const acknowledged = [await child.next<number>()];
  const killing = delay(Math.random() * 100).then(() => child.kill());
  for (;;) {
    try {
      acknowledged.push(await child.next<number>());
    } catch {
      // It has ended.
      await killing;
      return acknowledged;
    }
  }
}
