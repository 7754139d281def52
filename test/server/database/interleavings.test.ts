import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Database, Unit } from "../../../src/server/database/index.js";
import { full } from "../../faults/scale.js";
import { Random } from "../../fuzz/random.js";
import { numbersIn, opened, set, stores } from "./stores.js";
import {
  addNumber,
  numberOf,
  raiseNumber,
  removeNumber,
  setNumber,
  type Tables,
} from "./tables.js";

type Numbers = Map<string, number>;

/** What a unit does, in a form that the model can do too. */
type Step =
  | { readonly kind: "set" | "add"; readonly name: string; readonly value: number }
  | { readonly kind: "remove" | "read"; readonly name: string }
  | { readonly kind: "pause" };

interface Plan {
  readonly steps: readonly Step[];
  /** How it ends: well, with its own error, with something that the commit refuses, or with a failed statement that it ignores. */
  readonly end: "well" | "throw" | "orphan" | "ignore";
}

/** A unit that was acknowledged: its place in the order, and what it read. */
interface Acknowledged {
  readonly plan: Plan;
  readonly order: number;
  readonly read: readonly (number | undefined)[];
}

const names = ["a", "b", "c", "d"];

function planned(chance: Random): Plan {
  const steps = Array.from({ length: chance.below(6) }, (): Step => {
    const name = chance.pick(names);
    const kind = chance.pick(["set", "add", "remove", "read", "pause"] as const);
    return { kind, name, value: chance.below(1000) };
  });
  const end = chance.pick([
    "well",
    "well",
    "well",
    "throw",
    "ignore",
    "well",
    "well",
    "orphan",
  ] as const);
  return { steps, end };
}

async function carryOut(
  unit: Unit<Tables>,
  { steps, end }: Plan,
): Promise<Omit<Acknowledged, "plan">> {
  // A unit that raises this comes after all that have raised it before.
  const { value: order } = (await unit.first(raiseNumber, { name: "order" }))!;
  const read: (number | undefined)[] = [];
  for (const step of steps) {
    if (step.kind === "set") await unit.run(setNumber, step);
    if (step.kind === "add") await unit.run(addNumber, step);
    if (step.kind === "remove") await unit.run(removeNumber, step);
    if (step.kind === "read") read.push((await unit.first(numberOf, step))?.value);
    if (step.kind === "pause") await Promise.resolve();
  }
  if (end === "throw") throw new Error("own");
  if (end === "orphan") await unit.db.insertInto("later").values({ about: "nobody" }).execute();
  if (end === "ignore") await unit.run(addNumber, { name: "order", value: 0 }).catch(() => {});
  return { order, read };
}

/** Does the same to the model as a unit did; returns what the unit should have read. */
function replay(numbers: Numbers, { steps }: Plan): (number | undefined)[] {
  const read: (number | undefined)[] = [];
  for (const step of steps) {
    if (step.kind === "set") numbers.set(step.name, step.value);
    if (step.kind === "add") {
      expect(numbers.has(step.name)).toBe(false);
      numbers.set(step.name, step.value);
    }
    if (step.kind === "remove") numbers.delete(step.name);
    if (step.kind === "read") read.push(numbers.get(step.name));
  }
  return read;
}

/** Lets several clients write at random times; returns the units that were acknowledged, and the number of all units. */
async function written(database: Database, chance: Random): Promise<[Acknowledged[], number]> {
  const acknowledged: Acknowledged[] = [];
  let sent = 0;
  const requesters = Array.from({ length: 1 + chance.below(8) }, async () => {
    const rounds = 1 + chance.below(8);
    for (let round = 0; round < rounds; round++) {
      if (chance.once(2)) await turn();
      const plans = Array.from({ length: 1 + chance.below(3) }, () => planned(chance));
      sent += plans.length;
      const units = plans.map(async (plan) => {
        const { order, read } = await database.write((unit: Unit<Tables>) => carryOut(unit, plan));
        // A reader must see what was acknowledged before, or something later.
        const now = await numbersIn(database);
        expect(now["order"]).toBeGreaterThanOrEqual(order);
        acknowledged.push({ plan, order, read });
      });
      for (const { status, reason } of (await Promise.allSettled(
        units,
      )) as PromiseRejectedResult[]) {
        if (status === "rejected") expect(String(reason)).toMatch(/own|unique|foreign key/i);
      }
    }
  });
  await Promise.all(requesters);
  return [acknowledged, sent];
}

describe.each(stores)("units at random times on $name", ({ location }) => {
  const runs = full ? 200 : 15;
  const seed = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? Date.now() % 1_000_000);

  test(`have the effect of those that were acknowledged, in some order, and no other (seed ${seed})`, async () => {
    let all = 0;
    const database = await opened(await location());
    for (let run = 0; run < runs; run++) {
      await database.write<Tables, unknown>(({ db }) => db.deleteFrom("number").execute());
      await set(database, "order", 0);
      const [acknowledged, sent] = await written(database, new Random(seed, run));
      acknowledged.sort((a, b) => a.order - b.order);
      const model: Numbers = new Map();
      for (const [index, { plan, order, read }] of acknowledged.entries()) {
        expect(order, `run ${run}`).toBe(index + 1);
        expect(read, `run ${run}`).toEqual(replay(model, plan));
      }
      model.set("order", acknowledged.length);
      expect(await numbersIn(database), `run ${run}`).toEqual(Object.fromEntries(model));
      all += sent;
      expect(acknowledged.length).toBeLessThanOrEqual(sent);
    }
    expect(all).toBeGreaterThan(runs);
  });
});
