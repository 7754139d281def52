import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../../src/rose/index.js";
import { UTF8String } from "../../../src/codec/index.js";
import { Lease, topic } from "../../../src/server/kernel/index.js";
import { announce, Announcements } from "../../../src/server/kernel/announcements.js";
import { kernelMigrations } from "../../../src/server/kernel/migrations.js";
import { moduleStores } from "../modules/stores.js";
import { fullScans, plansOf } from "../modules/support/plans.js";
import { notingDatabase, type Noted } from "../modules/support/statements.js";

const said = topic("test/said", UTF8String);

test.each(moduleStores)(
  "in $name, no statement for what processes announce reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    await data.migrate(kernelMigrations);
    const seen = notingDatabase(data, noted);
    let changes = 0;
    const heard: string[] = [];
    const announcements = new Announcements({
      database: {
        read: (work) => seen.read(work),
        // Each look finds a change.
        get foreignChanges() {
          return (changes += 1);
        },
      },
      receive: (name) => void heard.push(name),
      log: silentLog,
    });
    onTestFinished(() => announcements.close());
    await announcements.open();
    // So many that old ones are removed.
    const publications = Array.from({ length: 70 }, (_, at) => ({ topic: said, value: `${at}` }));
    await seen.write((unit) => announce(unit, publications));
    await expect.poll(() => heard.length).toBe(publications.length);
    const plans = await plansOf(data, noted, ["announcement", "change_counter"]);
    expect(plans.length).toBeGreaterThanOrEqual(4);
    expect(fullScans(plans)).toEqual([]);
  },
);

test.each(moduleStores)(
  "in $name, no statement of a lease reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    await data.migrate(kernelMigrations);
    const seen = notingDatabase(data, noted);
    const lease = new Lease({
      name: "test/work",
      write: (work) => seen.write((db) => work({ db, publish: () => {} })),
    });
    await lease.take();
    await lease.write(async () => {});
    await lease.left();
    await lease.keep(1_000);
    await lease.release();
    const plans = await plansOf(data, noted, ["lease"]);
    expect(plans).toHaveLength(4);
    expect(fullScans(plans)).toEqual([]);
  },
);
