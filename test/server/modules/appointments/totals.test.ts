import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Database } from "../../../../src/server/database/index.js";
import { RequestError } from "../../../../src/server/kernel/index.js";
import {
  appointmentMigrations,
  type AppointmentTables,
} from "../../../../src/server/modules/appointments/schema.js";
import { AppointmentRules } from "../../../../src/server/modules/appointments/service.js";
import { userMigrations, type UserTables } from "../../../../src/server/modules/users/schema.js";
import { Random } from "../../../fuzz/random.js";
import { entry } from "../../entries.js";
import { moduleStores } from "../stores.js";

type Tables = AppointmentTables & UserTables;

async function addUser(database: Database, name: string): Promise<number> {
  const user = { name, name_key: name, password: "hash" };
  const added = await database.write<Tables, { id: number }>(({ db }) =>
    db.insertInto("user").values(user).returning("id").executeTakeFirstOrThrow(),
  );
  return added.id;
}

interface Total {
  readonly owner: number;
  readonly entries: number;
  readonly octets: number;
}

/** The table of totals, without owners who have no entries. */
async function kept(database: Database): Promise<Total[]> {
  return await database.read<Tables, Total[]>(({ db }) =>
    db
      .selectFrom("appointment_total")
      .select(["owner", "entries", "octets"])
      .where("entries", ">", 0)
      .orderBy("owner")
      .execute(),
  );
}

async function counted(database: Database): Promise<Total[]> {
  return await database.read<Tables, Total[]>(({ db }) =>
    db
      .selectFrom("appointment")
      .select(({ fn }) => [
        "owner",
        fn.countAll<number>().as("entries"),
        sql<number>`sum(length(entry))`.as("octets"),
      ])
      .groupBy("owner")
      .orderBy("owner")
      .execute(),
  );
}

describe.each(moduleStores)("totals of appointments on $name", ({ database: made }) => {
  const seed = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? Date.now() % 1_000_000);

  test(`are those of the entries, whatever has been stored, removed or refused (seed ${seed})`, async () => {
    const chance = new Random(seed);
    const database = await made();
    await database.migrate([...userMigrations, ...appointmentMigrations]);
    const owners = [await addUser(database, "alice"), await addUser(database, "bob")];
    const rules = new AppointmentRules(() => new Date(), { maxEntries: 6, maxEntryBytes: 2000 });
    const some = () =>
      entry({
        u8sEntryID: chance.pick(["a", "b", "c", "d", "e"]),
        u8sText: "x".repeat(chance.pick([1, 100, 600])),
      });
    let refused = 0;
    for (let step = 0; step < 150; step++) {
      const owner = { id: chance.pick(owners), name: "somebody" };
      const id = chance.pick(["a", "b", "c", "d", "e"]);
      const end = chance.once(8);
      const done = database.write<Tables, void>(async (unit) => {
        const what = chance.below(10);
        if (what < 5) await rules.setEntry(unit, owner, some());
        else if (what < 6) await rules.setList(unit, owner, [some(), some(), some()]);
        else if (what < 7) {
          const series = [some(), some(), some()].map((one) => ({ ...one, u8sEntryID: id }));
          await rules.setSeries(unit, owner, series);
        } else await rules.remove(unit, owner, id);
        if (end) throw new RequestError(0, "on second thoughts");
      });
      await done.catch((error: unknown) => {
        if (!(error instanceof RequestError)) throw error;
        refused++;
      });
      expect(await kept(database)).toEqual(await counted(database));
    }
    expect(refused).toBeGreaterThan(5);
    await database.write<Tables, unknown>(({ db }) =>
      db.deleteFrom("user").where("id", "=", owners[0]!).execute(),
    );
    expect((await kept(database)).every(({ owner }) => owner !== owners[0])).toBe(true);
    expect(await kept(database)).toEqual(await counted(database));
  });

  test("include entries that were stored before there were totals", async () => {
    const database = await made();
    const [first] = appointmentMigrations;
    await database.migrate([...userMigrations, first!]);
    const owner = await addUser(database, "alice");
    await addUser(database, "bob");
    const old = (position: number) => ({
      owner,
      position,
      starts: 0,
      ends: 1,
      entry: Buffer.of(0x30, 0),
    });
    await database.write<Tables, unknown>(({ db }) =>
      db
        .insertInto("appointment")
        .values([
          { ...old(3), entry_id: "a" },
          { ...old(7), entry_id: "b" },
        ])
        .execute(),
    );
    await database.migrate([...userMigrations, ...appointmentMigrations]);
    expect(await kept(database)).toEqual([{ owner, entries: 2, octets: 4 }]);
    // A new entry goes to the end.
    const rules = new AppointmentRules(() => new Date());
    await database.write<Tables, unknown>((unit) =>
      rules.setEntry(unit, { id: owner, name: "alice" }, entry({ u8sEntryID: "0" })),
    );
    const rows = await database.read<Tables, { entry_id: string }[]>(({ db }) =>
      db.selectFrom("appointment").select("entry_id").orderBy("position").execute(),
    );
    expect(rows.map((row) => row.entry_id)).toEqual(["a", "b", "0"]);
  });
});
