import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import {
  FairQueue,
  QueueFullError,
  type Pace,
} from "../../../../src/server/modules/checks/fair-queue.js";

/** Work that ends when it is told to, and the order in which it began. */
class Bench {
  readonly begun: string[] = [];
  readonly failed: string[] = [];
  readonly #ends = new Map<string, () => void>();
  readonly queue: FairQueue;

  constructor(options: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) {
    this.queue = new FairQueue({ atOnce: 1, most: 1000, mostPerAddress: 1000, ...options });
  }

  /** @param label `address/name/number` */
  add(label: string, signal?: AbortSignal): void {
    const [address = "", name = ""] = label.split("/");
    const work = (): Promise<void> => {
      this.begun.push(label);
      return new Promise((resolve) => this.#ends.set(label, resolve));
    };
    this.queue.run({ address, name }, work, signal).catch((error: Error) => {
      this.failed.push(`${label}: ${error.name}`);
    });
  }

  async end(label: string): Promise<void> {
    this.#ends.get(label)?.();
    await settled();
  }

  /** Ends what runs until nothing waits; returns the order in which the work began. */
  async all(): Promise<string[]> {
    for (let i = 0; i < this.begun.length; i++) await this.end(this.begun[i] as string);
    return this.begun;
  }
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
  // The queue lets the event loop go on now and then.
  await new Promise((resolve) => setImmediate(resolve));
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

describe("work that waits is done", () => {
  test("in turns of the addresses, within them of the names, within these in the order in which it came", async () => {
    const bench = new Bench();
    for (let i = 1; i <= 4; i++) bench.add(`attacker/alice/${i}`);
    bench.add("attacker/carol/1");
    bench.add("office/bob/1");
    bench.add("office/dave/1");
    bench.add("home/alice/1");
    expect(await bench.all()).toEqual([
      "attacker/alice/1",
      "attacker/alice/2",
      "office/bob/1",
      "home/alice/1",
      "attacker/carol/1",
      "office/dave/1",
      "attacker/alice/3",
      "attacker/alice/4",
    ]);
  });

  test("in limited amounts at a time", async () => {
    const bench = new Bench({ atOnce: 3 });
    for (let i = 0; i < 10; i++) bench.add(`a/b/${i}`);
    expect([bench.begun.length, bench.queue.running, bench.queue.waiting]).toEqual([3, 3, 7]);
    await bench.end("a/b/1");
    expect([bench.begun.length, bench.queue.running, bench.queue.waiting]).toEqual([4, 3, 6]);
  });

  test("not if nobody waits for it any longer", async () => {
    const bench = new Bench();
    const leaving = new AbortController();
    bench.add("a/b/0");
    for (let i = 1; i <= 150; i++) bench.add(`a/b/${i}`, leaving.signal);
    bench.add("a/b/151");
    // From the eleventh on, Node.js warns of a leak.
    expect(getEventListeners(leaving.signal, "abort")).toHaveLength(1);
    leaving.abort();
    expect(getEventListeners(leaving.signal, "abort")).toEqual([]);
    expect(bench.queue.waiting).toBe(1);
    expect(await bench.all()).toEqual(["a/b/0", "a/b/151"]);
    bench.add("a/b/152", leaving.signal);
    await settled();
    expect(bench.failed).toHaveLength(151);
    expect(bench.begun).toHaveLength(2);
  });

  test("even after some that failed", async () => {
    const { queue } = new Bench();
    const owner = { address: "a", name: "b" };
    const failing = queue.run(owner, () => Promise.reject(new Error("no")));
    const next = queue.run(owner, async () => "done");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("done");
  });
});

describe("a full queue", () => {
  test("refuses at once what exceeds the limit of an address, and accepts the work of others", async () => {
    const bench = new Bench({ mostPerAddress: 2 });
    for (let i = 0; i < 5; i++) bench.add(`attacker/alice/${i}`);
    bench.add("home/alice/0");
    await settled();
    expect(bench.failed).toEqual([
      "attacker/alice/3: QueueFullError",
      "attacker/alice/4: QueueFullError",
    ]);
    expect(bench.queue.waiting).toBe(3);
  });

  test("makes room for an address with little at the cost of the one with most, otherwise refuses", async () => {
    const bench = new Bench({ most: 4 });
    for (let i = 0; i < 5; i++) bench.add(`attacker/alice/${i}`);
    bench.add("home/alice/0");
    await settled();
    expect(bench.failed).toEqual(["attacker/alice/4: QueueFullError"]);
    bench.add("attacker/alice/5");
    await settled();
    expect(bench.failed).toEqual([
      "attacker/alice/4: QueueFullError",
      "attacker/alice/5: QueueFullError",
    ]);
    expect(bench.queue.waiting).toBe(4);
    expect(new QueueFullError("x")).toBeInstanceOf(Error);
  });
});

test("work that is not due yet waits until its time comes, without holding up other work", async () => {
  const pace = new FakePace();
  const due = ({ address }: { address: string }, arrived: number): number =>
    address === "slow" ? arrived + 1000 : arrived;
  const bench = new Bench({ pace, due });
  bench.add("slow/a/1");
  bench.add("quick/a/1");
  expect(bench.begun).toEqual(["quick/a/1"]);
  await bench.end("quick/a/1");
  pace.pass(999);
  expect(bench.begun).toEqual(["quick/a/1"]);
  pace.pass(1);
  expect(bench.begun).toEqual(["quick/a/1", "slow/a/1"]);
});

test("work that fails at once lets the event loop go on after some milliseconds, and nothing overtakes what waits", async () => {
  const pace = new FakePace();
  const { queue } = new Bench({ pace });
  const begun: string[] = [];
  const add = (label: string): void => {
    const [address = "", name = ""] = label.split("/");
    const work = async (): Promise<void> => {
      begun.push(label);
      pace.pass(1.5);
      throw new Error("no");
    };
    queue.run({ address, name }, work).catch(() => {});
  };
  for (let i = 1; i <= 10; i++) add(`a/b/${i}`);
  await settled();
  expect(begun).toEqual(["a/b/1", "a/b/2", "a/b/3", "a/b/4"]);
  add("c/d/1");
  pace.pass(100);
  await settled();
  expect(begun).toHaveLength(4);
  pace.next();
  await settled();
  expect(begun.slice(4)).toEqual(["a/b/5", "c/d/1", "a/b/6", "a/b/7"]);
  pace.next();
  await settled();
  expect(begun.slice(8)).toEqual(["a/b/8", "a/b/9", "a/b/10"]);
  expect([queue.running, queue.waiting]).toEqual([0, 0]);
});

class FakePace implements Pace {
  readonly #turns: (() => void)[] = [];
  #now = 0;
  readonly #alarms = new Set<{ at: number; call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, call: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, call };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }

  turn(call: () => void): void {
    this.#turns.push(call);
  }

  /** The event loop goes on. */
  next(): void {
    for (const call of this.#turns.splice(0)) call();
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const alarm of [...this.#alarms]) {
      if (alarm.at > this.#now) continue;
      this.#alarms.delete(alarm);
      alarm.call();
    }
  }
}
