import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { fileReader } from "../../src/connectors/replicator/readers.js";
import type { SourceReader } from "../../src/connectors/replicator/source.js";
import { neverTakesPlace, recurrence, type Recurrence } from "../../src/connectors/recurrence.js";
import { plainAppointment } from "../../src/connectors/appointment.js";
import { DAY, Zone } from "../../src/connectors/time.js";
import { now, type Setup } from "./support/replication.js";
import { meeting, quiet, vitecSetup, xelionSetup } from "./support/setups.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

const shape = { id: "/id", user: "/user", document: "/appointment", deleted: "/deleted" };

/** Everything that the source has, in the form in which it tells it. */
function listing(of: Setup, items: readonly object[]): { reader: SourceReader } {
  const file = join(of.folder, "items.json");
  writeFileSync(file, JSON.stringify(items));
  return { reader: fileReader(file, shape, true) };
}

const item = (id: string, more: object = {}) => ({
  id,
  user: "alice",
  appointment: meeting,
  ...more,
});

describe("an item that cannot be used", () => {
  test.each([
    [{ user: null }, "it has no user at /user"],
    [{ user: "" }, "it has no user at /user"],
    [{ appointment: "soon" }, "it has no object at /appointment"],
    [{ appointment: undefined }, "it has no object at /appointment"],
  ])("%j holds up no other, is told once, and keeps what it had", async (bad, problem) => {
    const it = (setup = await xelionSetup());
    await it.run(undefined, listing(it, [item("1"), item("2")]));
    expect(await it.entries("alice")).toHaveLength(2);
    const broken = [item("1", bad), item("3")];
    expect(await it.run(undefined, listing(it, broken))).toMatchObject({
      ...quiet,
      created: 1,
      removed: 1,
      unusable: 1,
    });
    const text = `${problem}; it stays as it is on the UCServer`;
    expect(it.notes).toEqual([{ kind: "unusable", id: "1", text }]);
    expect((await it.entries("alice")).map(({ u8sEntryID }) => u8sEntryID)).toEqual([
      "xelion:1",
      "xelion:3",
    ]);
    expect(await it.run(undefined, listing(it, broken))).toMatchObject({ ...quiet, unusable: 1 });
    expect(it.notes).toHaveLength(1);
    await it.run(undefined, listing(it, [item("1"), item("3")]));
    expect(await it.run(undefined, listing(it, broken))).toMatchObject({ unusable: 1 });
    expect(it.notes).toHaveLength(2);
  });

  test("and has no id may be any: nothing is taken for deleted as long as it is there", async () => {
    const it = (setup = await xelionSetup());
    await it.run(undefined, listing(it, [item("1"), item("2")]));
    const broken = [{ user: "alice", appointment: meeting }, item("3")];
    for (const created of [1, 0]) {
      expect(await it.run(undefined, listing(it, broken))).toMatchObject({
        ...quiet,
        created,
        unusable: 1,
      });
    }
    expect(it.notes).toMatchObject([
      { kind: "unusable", text: expect.stringContaining("an item has no id at /id") as string },
    ]);
    expect(await it.run(undefined, listing(it, [item("3")]))).toMatchObject({ removed: 2 });
  });

  test("because it is no appointment is told once, and again when it comes back", async () => {
    const it = (setup = await xelionSetup());
    const broken = listing(it, [item("1", { appointment: { ...meeting, starttime: "soon" } })]);
    for (let run = 0; run < 2; run++) {
      expect(await it.run(undefined, broken)).toMatchObject({ unusable: 1, failedUsers: 0 });
    }
    expect(it.notes).toHaveLength(1);
    expect(await it.run(undefined, { ...broken, dryRun: true })).toMatchObject({ unusable: 1 });
    expect(it.notes).toHaveLength(2);
    await it.run(undefined, listing(it, [item("1")]));
    await it.run(
      undefined,
      listing(it, [item("1", { appointment: { ...meeting, starttime: "x" } })]),
    );
    expect(it.notes).toHaveLength(3);
  });

  test("because its series cannot be counted holds up no other of its user", async () => {
    const it = (setup = await xelionSetup());
    const endless = {
      ...meeting,
      starttime: "1600-01-01 09:00:00",
      endtime: "1600-01-01 10:00:00",
      recurrenceType: "daily",
      recurrenceTerminationType: "count",
      recurrenceCount: 2_000_000_000,
    };
    const both = listing(it, [item("1", { appointment: endless }), item("2")]);
    expect(await it.run(undefined, both)).toMatchObject({
      created: 1,
      unusable: 1,
      failedUsers: 0,
    });
    expect(it.notes).toMatchObject([
      { id: "1", text: expect.stringMatching(/^recurrence: /) as string },
    ]);
  });
});

describe("a series that never takes place", () => {
  test("such as Vitec's yearly 30 February is warned about, once", async () => {
    const it = (setup = await vitecSetup());
    it.standIn.add("alice", {
      subject: "Aldrig",
      startsAt: "2024-11-22T09:00:00+01:00",
      endsAt: "2024-11-22T10:00:00+01:00",
      recurrence: true,
      recurrencePattern: "Yearly",
      recurrenceMonth: 2,
      recurrenceDay: 30,
    });
    expect(await it.run()).toMatchObject({ ...quiet, unusable: 1 });
    it.moment = new Date(now.getTime() + DAY);
    await it.run();
    expect(it.notes).toEqual([
      {
        kind: "unusable",
        id: "1000",
        text: "the series never takes place: there is no day 30 in month 2",
      },
    ]);
    expect(await it.entries("alice")).toEqual([]);
  });

  const start = Date.UTC(2023, 1, 1, 9);
  const never = (rule: Pick<Recurrence, "frequency"> & Partial<Recurrence>) =>
    neverTakesPlace({ ...plainAppointment, start, recurrence: recurrence(rule) }, new Zone("UTC"));

  test.each<[Pick<Recurrence, "frequency"> & Partial<Recurrence>, string | undefined]>([
    [{ frequency: "yearly", monthDay: 29, month: 2 }, undefined],
    [
      { frequency: "yearly", monthDay: 29, month: 2, interval: 2 },
      "none of its years has a 29 February",
    ],
    [{ frequency: "yearly", monthDay: 29, month: 2, interval: 3 }, undefined],
    [{ frequency: "yearly", monthDay: 31, month: 4 }, "there is no day 31 in month 4"],
    [{ frequency: "yearly", monthDay: 31, month: 5 }, undefined],
    [{ frequency: "monthly", monthDay: 31 }, undefined],
    [{ frequency: "monthly", monthDay: 30, interval: 12 }, "there is no day 30 in month 2"],
    [{ frequency: "monthly", monthDay: 30, interval: 6 }, undefined],
    [{ frequency: "monthly", monthDay: 31, interval: 24 }, "there is no day 31 in month 2"],
    [{ frequency: "daily", until: "2023-01-31" }, "it ends before it begins"],
    [{ frequency: "daily", until: "2023-02-01" }, undefined],
    [{ frequency: "weekly" }, undefined],
  ])("is told from one that does: %j", (rule, why) => {
    expect(never(rule)).toBe(why);
  });
});

describe("a cursor that the source has forgotten", () => {
  test("is given up: everything is listed", async () => {
    const it = (setup = await xelionSetup());
    const id = it.standIn.add("alice", meeting);
    it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.held.delete(id);
    it.standIn.forget();
    expect(await it.run()).toMatchObject({ read: 1, removed: 1, failedUsers: 0 });
    expect(await it.run()).toMatchObject({ read: 0, ...quiet });
  });

  test("is no reason to give up a listing that has no cursor", async () => {
    const it = (setup = await xelionSetup());
    it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.oldest = Infinity;
    expect(await it.run(undefined, {}, true)).toMatchObject({ read: 1 });
  });
});

describe("a user whom the UCServer does not know", () => {
  test("is forgotten when his appointments are gone, at the source or to somebody else", async () => {
    const it = (setup = await xelionSetup());
    const [gone, moved] = [it.standIn.add("nobody", meeting), it.standIn.add("nobody", meeting)];
    expect(await it.run()).toMatchObject({ failedUsers: 1 });
    it.standIn.set(gone, "nobody", null);
    expect(await it.run()).toMatchObject({ failedUsers: 1 });
    it.standIn.set(moved, "alice", meeting);
    expect(await it.run()).toMatchObject({ failedUsers: 0, created: 1 });
    expect(await it.run()).toMatchObject({ ...quiet, users: 2 });
  });

  test("and is named by the configuration stays a failure", async () => {
    const it = (setup = await xelionSetup({ users: ["nobody"] }));
    expect(await it.run()).toMatchObject({ failedUsers: 1 });
    expect(await it.run()).toMatchObject({ failedUsers: 1 });
  });
});
