import { describe, expect, test } from "vitest";
import {
  asnAppointmentGetActualEntrysForUser,
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentRemoveEntry,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  asnAppointmentSetSeriesEntriesList,
} from "../../../../src/modules/appointments/appointments.js";
import { asnSetDynamicRights } from "../../../../src/modules/presence-v2/presence-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import type { Database, Unit } from "../../../../src/server/database/index.js";
import { appointmentMigrations } from "../../../../src/server/modules/appointments/schema.js";
import { userMigrations } from "../../../../src/server/modules/users/schema.js";
import { AsnAppointmentEntry } from "../../../../src/modules/appointments/appointments.js";
import { entry, ids } from "../../entries.js";
import type { Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { contactOf } from "../support/directory.js";

const now = { stStart: new Date(0), stEnd: new Date("2999-01-01T00:00:00Z") };

/** Bob's appointments, one of each sensitivity (manual line 13619). */
const ofBob = ["normal", "personal", "private", "confidential"].map((u8sEntryID, iSensitivity) =>
  entry({ ...now, u8sEntryID, iSensitivity }),
);

const reads = [
  ["asnAppointmentGetAllEntriesForUser (403)", asnAppointmentGetAllEntriesForUser],
  ["asnAppointmentGetActualEntrysForUser (404)", asnAppointmentGetActualEntrysForUser],
] as const;

/** A server where bob has appointments and has granted alice a level, and alice has one appointment. */
async function granted(there: Running, level: number): Promise<Client> {
  const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
  await bob.invoke(asnAppointmentSetEntryList, {
    u8sOwner: "",
    u8sDataSource: "",
    appointments: ofBob,
  });
  const own = entry({ ...now, u8sEntryID: "alice's", iSensitivity: 2 });
  await alice.invoke(asnAppointmentSetEntry, { appointment: own });
  await bob.invoke(asnSetDynamicRights, {
    u8sOwnerContactID: "",
    u8sRemoteContactID: await contactOf(there.server, "alice"),
    iDynamicRights: level,
  });
  return alice;
}

describe.each(moduleStores)("in $name, 3 appointments of others", (store) => {
  describe.each(reads)("are returned by %s", (_, operation) => {
    const listOf = async (client: Client, u8sOwner: string): Promise<string[]> =>
      ids((await client.invoke(operation, { u8sOwner })).listAppointments);

    test.each([
      // Without a right, the server takes the caller for the owner (manual line 13459).
      ["blocked", 0, ["alice's"]],
      ["public", 0x10000, ["alice's"]],
      ["company", 0x20000, ["normal"]],
      ["team", 0x40000, ["normal"]],
      ["personal", 0x80000, ["normal", "personal", "private", "confidential"]],
    ] as const)("to somebody with the level %s", async (_level, level, expected) => {
      const there = await store.running();
      const alice = await granted(there, level);
      expect(await listOf(alice, "bob")).toEqual(expected);
      expect(await listOf(alice, "BOB")).toEqual(expected);
      for (const own of ["", "alice", "ALICE", "nobody", "a\0b"]) {
        expect(await listOf(alice, own)).toEqual(["alice's"]);
      }
    });

    test("as they were stored, with their owner", async () => {
      const there = await store.running();
      const alice = await granted(there, 0x20000);
      const { listAppointments } = await alice.invoke(operation, { u8sOwner: "bob" });
      expect(listAppointments).toEqual([{ ...ofBob[0], u8sOwner: "bob", bIsValid: true }]);
    });

    test("no longer after the right has been taken back, or as private when they are made so", async () => {
      const there = await store.running();
      const alice = await granted(there, 0x20000);
      const bob = await there.loggedOn("bob");
      const hidden = entry({ ...now, u8sEntryID: "normal", iSensitivity: 2 });
      await bob.invoke(asnAppointmentSetEntry, { appointment: hidden });
      expect(await listOf(alice, "bob")).toEqual([]);
      const series = [0, 2, 0].map((iSensitivity) =>
        entry({ ...now, u8sEntryID: "s", iSensitivity }),
      );
      await bob.invoke(asnAppointmentSetSeriesEntriesList, {
        u8sOwner: "",
        u8sDataSource: "",
        appointments: series,
      });
      expect(await listOf(alice, "bob")).toEqual(["s", "s"]);
      await bob.invoke(asnSetDynamicRights, {
        u8sOwnerContactID: "",
        u8sRemoteContactID: await contactOf(there.server, "alice"),
        iDynamicRights: 0,
      });
      expect(await listOf(alice, "bob")).toEqual(["alice's"]);
    });
  });

  test("are changed by nobody but administrators, whatever the right", async () => {
    const there = await store.running();
    const alice = await granted(there, 0x80000);
    const bob = await there.loggedOn("bob");
    const appointment = entry({ ...now, u8sOwner: "bob", u8sEntryID: "normal" });
    await alice.invoke(asnAppointmentSetEntry, { appointment });
    await alice.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "private" });
    const list = { u8sOwner: "bob", u8sDataSource: "", appointments: [] };
    await alice.invoke(asnAppointmentSetEntryList, list);
    const { listAppointments } = await bob.invoke(asnAppointmentGetAllEntriesForUser, {
      u8sOwner: "",
    });
    expect(ids(listAppointments)).toEqual(ids(ofBob));
  });
});

test.each(moduleStores)(
  "in $name, stored entries of earlier versions are private if they are, or cannot be read",
  async ({ database }) => {
    const old: Database = await database();
    const earlier = [...userMigrations.slice(0, 3), ...appointmentMigrations.slice(0, 2)];
    await old.migrate(earlier);
    const octets = [...ofBob.map((one) => AsnAppointmentEntry.encode(one)), Buffer.of(0x30, 0)];
    await old.write(async ({ db }: Unit<any>) => {
      await db
        .insertInto("user")
        .values({ id: 1, name: "bob", name_key: "bob", password: "" })
        .execute();
      // More than are looked at together.
      for (let i = 0; i < 2_500; i += 5) {
        const rows = octets.map((bytes, at) => ({
          owner: 1,
          position: i + at,
          entry_id: `${at}`,
          starts: 0,
          ends: 1,
          entry: bytes,
        }));
        await db.insertInto("appointment").values(rows).execute();
      }
    });
    await old.migrate([...userMigrations, ...appointmentMigrations]);
    const counts = await old.read(({ db }: Unit<any>) =>
      db
        .selectFrom("appointment")
        .select(["entry_id", "private", (eb) => eb.fn.countAll<number>().as("entries")])
        .groupBy(["entry_id", "private"])
        .orderBy("entry_id")
        .execute(),
    );
    expect(counts.map((row) => [row["entry_id"], row["private"], Number(row.entries)])).toEqual([
      ["0", false, 500],
      ["1", true, 500],
      ["2", true, 500],
      ["3", true, 500],
      ["4", true, 500],
    ]);
  },
);
