import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { faultOf } from "./faults.js";
import { Office, passwordOf } from "./office.js";
import { board, Person } from "./person.js";
import { randomOf, Violations } from "./truth.js";

/** Minutes of faults. */
const minutes = Number(process.env["ROSEWIRE_CHAOS_MINUTES"] ?? 0.5);
const seed = Number(process.env["ROSEWIRE_CHAOS_SEED"] ?? Math.floor(Math.random() * 2 ** 32));
/** How many faults there are between two times at which everything is compared. */
const storm = 3;
/** Milliseconds that a fault lasts at most. */
const longest = 6_000;

const users = ["alice", "bob", "carol"];

test(
  "four nodes on PostgreSQL and NATS lose nothing and tell everybody the truth, whatever dies, stops or is cut off",
  async () => {
    const random = randomOf(seed);
    const office = await Office.open(4, users);
    onTestFinished(() => office.close());
    const violations = new Violations();
    // Two sessions for each user; only the first changes the user's note.
    const people = users.flatMap((user) =>
      [1, 2].map(
        (one) =>
          new Person(
            `${user} ${one}`,
            user,
            passwordOf(user),
            office.balancer.port,
            violations,
            one === 1,
          ),
      ),
    );
    for (const person of people) person.start();
    const ends = new AbortController();
    const writing = people.map(async (person) => {
      while (!ends.signal.aborted) {
        await person.writeItem();
        await person.writeNote();
        await delay(20);
      }
    });
    onTestFinished(async () => {
      ends.abort();
      await Promise.all(people.map((person) => person.close()));
      await Promise.all(writing);
    });
    const told: string[] = [];
    const until = performance.now() + minutes * 60_000;
    do {
      for (let at = 0; at < storm; at++) {
        const fault = faultOf(office, random);
        told.push(fault.name);
        await fault.run(1_000 + random() * (longest - 1_000));
        await delay(random() * 1_000);
      }
      await office.calm();
      await settled(people, violations, told);
    } while (performance.now() < until);
    const sum = (of: (person: Person) => number): number =>
      people.reduce((total, person) => total + of(person), 0);
    console.log(
      `chaos, seed ${seed}: ${told.length} faults, ${sum(({ item }) => item.acknowledged)} writes of items acknowledged, ` +
        `${sum(({ events }) => events)} events, ${sum(({ connections }) => connections)} connections`,
    );
    expect(sum(({ item }) => item.acknowledged)).toBeGreaterThan(0);
  },
  minutes * 60_000 + 600_000,
);

/** Waits until all that is wrong is only late, and everybody sees the same. */
async function settled(
  people: readonly Person[],
  violations: Violations,
  told: readonly string[],
): Promise<void> {
  let wrong: string[] = [];
  // Writers go on, so that what is compared is what a moment without writes shows.
  for (const person of people) person.pause();
  const late = performance.now() + 60_000;
  do {
    await delay(250);
    wrong = differences(people);
  } while (wrong.length > 0 && performance.now() < late);
  expect([...violations.all, ...wrong], `seed ${seed}, after: ${told.join("; ")}`).toEqual([]);
  for (const person of people) person.goOn();
}

/** What is not as it must be: who does not see what others do, and what was acknowledged and is not there. */
function differences(people: readonly Person[]): string[] {
  const wrong: string[] = [];
  const [first] = people;
  for (const person of people) {
    if (!person.isReady) wrong.push(`${person.name} has no session`);
    const seen = JSON.stringify([...person.items].toSorted());
    const expected = JSON.stringify([...(first as Person).items].toSorted());
    if (seen !== expected) wrong.push(`${board}: ${person.name} sees ${seen}, others ${expected}`);
    const own = Number(person.items.get(person.name) ?? 0);
    const { acknowledged, sent } = person.item;
    if (!person.item.allows(own)) {
      wrong.push(`${person.name} has written up to ${acknowledged} to ${sent}, there is ${own}`);
    }
    const writer = people.find(({ user, noted }) => user === person.user && noted !== undefined);
    const { noted } = writer as Person;
    if (person.note !== writer?.note) {
      wrong.push(`note: ${person.name} sees ${person.note}, ${writer?.name} ${writer?.note}`);
    }
    if (noted?.allows(Number(person.note ?? 0)) === false) {
      wrong.push(`note: ${person.name} sees ${person.note}, written up to ${noted.acknowledged}`);
    }
  }
  return wrong;
}
