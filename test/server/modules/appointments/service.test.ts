import { beforeEach, describe, expect, test } from "vitest";
import type { AsnAppointmentEntry } from "../../../../src/modules/appointments/appointments.js";
import type { Database } from "../../../../src/server/database/index.js";
import { Appointments } from "../../../../src/server/modules/appointments/appointments.js";
import { appointmentMigrations } from "../../../../src/server/modules/appointments/schema.js";
import {
  AppointmentRules,
  type Owner,
} from "../../../../src/server/modules/appointments/service.js";
import { userMigrations, type UserTables } from "../../../../src/server/modules/users/schema.js";
import { entry, ids, stored } from "../../entries.js";
import { moduleStores } from "../stores.js";

let database: Database;
let now: Date;
let appointments: Appointments;
let alice: Owner;
let bob: Owner;

async function user(name: string): Promise<Owner> {
  const row = await database.write<UserTables, { id: number }>(({ db }) =>
    db
      .insertInto("user")
      .values({ name, name_key: name.toLowerCase(), password: "hash" })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { id: row.id, name };
}

describe.each(moduleStores)("in $name", ({ database: open }) => {
  beforeEach(async () => {
    database = await open();
    await database.migrate([...userMigrations, ...appointmentMigrations]);
    const publish = (): void => {};
    now = new Date("2024-05-06T09:00:00Z");
    appointments = new Appointments(new AppointmentRules(() => now, { maxEntries: 5 }), {
      write: (work) => database.write((db) => work({ db, publish })),
      read: (work) => database.read((db) => work({ db, publish })),
    });
    alice = await user("Alice");
    bob = await user("bob");
  });

  describe("a list", () => {
    test("replaces all entries of its owner, of every data source, and those of nobody else", async () => {
      await appointments.setList(bob, [entry({ u8sEntryID: "b" })]);
      await appointments.setList(alice, [entry({ u8sEntryID: "1" }), entry({ u8sEntryID: "2" })]);
      await appointments.setList(alice, [entry({ u8sEntryID: "3", u8sDataSource: "EWS" })]);
      expect(ids(await appointments.all(alice))).toEqual(["3"]);
      expect(ids(await appointments.all(bob))).toEqual(["b"]);
    });

    test("keeps its order", async () => {
      const list = ["z", "a", "m"].map((u8sEntryID) => entry({ u8sEntryID }));
      await appointments.setList(alice, list);
      expect(ids(await appointments.all(alice))).toEqual(["z", "a", "m"]);
    });

    test("may be empty, which removes all", async () => {
      await appointments.setList(alice, [entry()]);
      await appointments.setList(alice, []);
      expect(await appointments.all(alice)).toEqual([]);
    });

    test("keeps every entry of a series: entries with one id are its occurrences", async () => {
      const [first, second] = [
        entry({ stStart: new Date("2024-05-06T08:00:00Z") }),
        entry({ stEnd: new Date("2024-05-13T08:00:00Z") }),
      ];
      await appointments.setList(alice, [first, second]);
      expect(await appointments.all(alice)).toEqual([
        stored(first, "Alice"),
        stored(second, "Alice"),
      ]);
    });

    test("with an entry that has no id is refused, and the old list stays", async () => {
      await appointments.setList(alice, [entry()]);
      await expect(
        appointments.setList(alice, [entry({ u8sEntryID: "2" }), entry({ u8sEntryID: "" })]),
      ).rejects.toThrow("appointments[1].u8sEntryID is empty");
      expect(ids(await appointments.all(alice))).toEqual(["entry-1"]);
    });

    test("with more entries than the limit is refused, and the old list stays", async () => {
      await appointments.setList(alice, [entry()]);
      const six = Array.from({ length: 6 }, (_, index) => entry({ u8sEntryID: `${index}` }));
      await expect(appointments.setList(alice, six)).rejects.toThrow(/at most 5 appointments/);
      expect(ids(await appointments.all(alice))).toEqual(["entry-1"]);
      await appointments.setList(alice, six.slice(1));
      expect(await appointments.all(alice)).toHaveLength(5);
    });
  });

  describe("an entry", () => {
    test("comes back as it was sent, to the millisecond, except for owner and validity", async () => {
      const sent = entry({
        u8sOwner: "somebody else",
        u8sSubject: "\u00dcber \u{1f600}\u0000 end",
        u8sText: "x".repeat(100_000),
        iDuration: -1,
        optionalParams: [
          { key: "b", value: { binarydata: Uint8Array.of(0, 255) } },
          { key: "a", value: { stringdata: "" } },
          { key: "a", value: { integerdata: 2 ** 40 } },
        ],
      });
      await appointments.setEntry(alice, sent);
      const [found] = await appointments.all(alice);
      expect(found).toMatchObject({ ...stored(sent, "Alice"), optionalParams: expect.anything() });
      expect(found!.optionalParams!.map(({ key }) => key)).toEqual(["b", "a", "a"]);
      expect(found!.optionalParams![2]).toEqual(sent.optionalParams![2]);
      expect([
        ...(found!.optionalParams![0]!.value as { binarydata: Uint8Array }).binarydata,
      ]).toEqual([0, 255]);
    });

    test.each([
      "1899-12-30T00:00:00.000Z",
      "1899-12-28T06:00:00.001Z",
      "1969-12-31T23:59:59.999Z",
      "2999-12-31T23:59:59.999Z",
    ])("that starts at %s keeps its times", async (start) => {
      const sent = entry({ stStart: new Date(start), stEnd: new Date(Date.parse(start) + 1) });
      await appointments.setEntry(alice, sent);
      expect(await appointments.all(alice)).toEqual([stored(sent, "Alice")]);
    });

    test("with a known id replaces the stored one in the same place", async () => {
      await appointments.setList(
        alice,
        ["1", "2", "3"].map((u8sEntryID) => entry({ u8sEntryID })),
      );
      await appointments.setEntry(alice, entry({ u8sEntryID: "2", u8sSubject: "changed" }));
      expect(ids(await appointments.all(alice))).toEqual(["1", "2", "3"]);
      expect((await appointments.all(alice))[1]!.u8sSubject).toBe("changed");
    });

    test("with a new id is added at the end", async () => {
      await appointments.setEntry(alice, entry({ u8sEntryID: "2" }));
      await appointments.setEntry(alice, entry({ u8sEntryID: "1" }));
      expect(ids(await appointments.all(alice))).toEqual(["2", "1"]);
    });

    test("replaces the series that has its id", async () => {
      await appointments.setSeries(alice, [entry(), entry()]);
      await appointments.setEntry(alice, entry({ u8sSubject: "single" }));
      expect((await appointments.all(alice)).map(({ u8sSubject }) => u8sSubject)).toEqual([
        "single",
      ]);
    });

    test("without an id is refused", async () => {
      await expect(appointments.setEntry(alice, entry({ u8sEntryID: "" }))).rejects.toThrow(
        "appointment.u8sEntryID is empty",
      );
      expect(await appointments.all(alice)).toEqual([]);
    });

    test("beyond the limit is refused, unless it replaces another one", async () => {
      await appointments.setList(
        alice,
        ["1", "2", "3", "4", "5"].map((u8sEntryID) => entry({ u8sEntryID })),
      );
      await expect(appointments.setEntry(alice, entry({ u8sEntryID: "6" }))).rejects.toThrow(
        /at most 5/,
      );
      await appointments.setEntry(alice, entry({ u8sEntryID: "5", u8sSubject: "changed" }));
      expect(ids(await appointments.all(alice))).toEqual(["1", "2", "3", "4", "5"]);
    });
  });

  describe("a series", () => {
    test("replaces the entries with its id and leaves the others", async () => {
      await appointments.setList(alice, [
        entry({ u8sEntryID: "a" }),
        entry({ u8sEntryID: "s" }),
        entry({ u8sEntryID: "z" }),
      ]);
      const series = [1, 2].map((day) =>
        entry({ u8sEntryID: "s", stEnd: new Date(Date.UTC(2024, 5, day)) }),
      );
      await appointments.setSeries(alice, series);
      expect(ids(await appointments.all(alice))).toEqual(["a", "s", "s", "z"]);
      await appointments.setSeries(alice, series.slice(1));
      expect(ids(await appointments.all(alice))).toEqual(["a", "s", "z"]);
      expect((await appointments.all(alice))[1]).toEqual(stored(series[1]!, "Alice"));
    });

    test("whose entries have several ids is refused and nothing is changed", async () => {
      await appointments.setSeries(alice, [entry()]);
      await expect(
        appointments.setSeries(alice, [entry(), entry({ u8sEntryID: "2" })]),
      ).rejects.toThrow(/appointments\[1\]\.u8sEntryID differs/);
      expect(ids(await appointments.all(alice))).toEqual(["entry-1"]);
    });

    test("without entries is refused, because it does not say which series is meant", async () => {
      await expect(appointments.setSeries(alice, [])).rejects.toThrow(/appointments is empty/);
    });
  });

  describe("removing", () => {
    test("removes all the owner's entries with the id", async () => {
      await appointments.setSeries(alice, [entry(), entry()]);
      await appointments.setEntry(alice, entry({ u8sEntryID: "2" }));
      await appointments.setEntry(bob, entry());
      expect(await appointments.remove(alice, "entry-1")).toBe(true);
      expect(ids(await appointments.all(alice))).toEqual(["2"]);
      expect(ids(await appointments.all(bob))).toEqual(["entry-1"]);
    });

    test("says so if the owner has no entry with this id, even if somebody else has", async () => {
      await appointments.setEntry(bob, entry());
      expect(await appointments.remove(alice, "entry-1")).toBe(false);
      expect(ids(await appointments.all(bob))).toEqual(["entry-1"]);
    });

    test("of an empty id is refused", async () => {
      await expect(appointments.remove(alice, "")).rejects.toThrow("u8sEntryID is empty");
    });
  });

  describe("an invalid entry is refused as an invalid argument, and nothing is changed:", () => {
    const before = new Date("2024-05-06T08:29:59.999Z");
    test.each<[string, Partial<AsnAppointmentEntry>, string]>([
      ["iStatus", { iStatus: 77 as never }, "iStatus is none of 0, 1, 2, 3"],
      ["iStatus below", { iStatus: -1 as never }, "iStatus is none of 0, 1, 2, 3"],
      ["iImportance", { iImportance: 3 as never }, "iImportance is none of 0, 1, 2"],
      ["iSensitivity", { iSensitivity: 4 as never }, "iSensitivity is none of 0, 1, 2, 3"],
      ["an end before the start", { stEnd: before }, "stEnd is before stStart"],
      [
        "an end before the start of an all-day entry",
        { stEnd: before, bAllDay: true },
        "stEnd is before stStart",
      ],
      ["an invalid time", { stEnd: new Date(Number.NaN) }, "stEnd is before stStart"],
    ])("%s", async (_, changes, reason) => {
      await appointments.setEntry(alice, entry());
      const wrong = entry({ stStart: new Date("2024-05-06T08:30:00.000Z"), ...changes });
      const refusal = (path: string): object =>
        expect.objectContaining({ detail: 4, message: `${path}.${reason}` });
      const refused = (work: Promise<unknown>): Promise<unknown> =>
        work.then(
          () => undefined,
          (error: unknown) => error,
        );
      expect(await refused(appointments.setEntry(alice, wrong))).toEqual(refusal("appointment"));
      const two = [entry(), wrong];
      expect(await refused(appointments.setList(alice, two))).toEqual(refusal("appointments[1]"));
      expect(await refused(appointments.setSeries(alice, two))).toEqual(refusal("appointments[1]"));
      expect(await appointments.all(alice)).toEqual([stored(entry(), "Alice")]);
    });

    test("a data source of over 1,024 characters, which would be stored with every entry", async () => {
      const source = "x".repeat(1025);
      await expect(appointments.setList(alice, [entry()], source)).rejects.toThrow(
        "u8sDataSource has over",
      );
      await expect(appointments.setSeries(alice, [entry()], source)).rejects.toThrow(
        "u8sDataSource has",
      );
    });
  });

  describe("the data source of a list", () => {
    test("becomes that of the entries that name none, and of no others", async () => {
      const entries = [
        entry({ u8sEntryID: "1", u8sDataSource: "" }),
        entry({ u8sEntryID: "2", u8sDataSource: "Google" }),
      ];
      await appointments.setList(alice, entries, "MAPI");
      const sources = async () =>
        (await appointments.all(alice)).map(({ u8sDataSource }) => u8sDataSource);
      expect(await sources()).toEqual(["MAPI", "Google"]);
      await appointments.setSeries(alice, [entry({ u8sEntryID: "1", u8sDataSource: "" })], "EWS");
      expect(await sources()).toEqual(["EWS", "Google"]);
      await appointments.setEntry(alice, entry({ u8sEntryID: "1", u8sDataSource: "" }));
      expect(await sources()).toEqual(["", "Google"]);
    });
  });

  describe("an entry that runs now", () => {
    const at = (start: string, end: string, changes = {}) =>
      entry({ stStart: new Date(start), stEnd: new Date(end), ...changes });

    test("begins now or earlier, and ends later", async () => {
      await appointments.setEntry(
        alice,
        at("2024-05-06T08:00:00.000Z", "2024-05-06T09:00:00.000Z"),
      );
      const runs = async (moment: string) => {
        now = new Date(moment);
        return (await appointments.running(alice)).length === 1;
      };
      expect(await runs("2024-05-06T07:59:59.999Z")).toBe(false);
      expect(await runs("2024-05-06T08:00:00.000Z")).toBe(true);
      expect(await runs("2024-05-06T08:59:59.999Z")).toBe(true);
      expect(await runs("2024-05-06T09:00:00.000Z")).toBe(false);
    });

    test("is returned to its owner only, in the order of the owner's list", async () => {
      await appointments.setList(alice, [
        at("2024-05-06T08:00Z", "2024-05-06T10:00Z", { u8sEntryID: "late" }),
        at("2024-05-06T10:00Z", "2024-05-06T11:00Z", { u8sEntryID: "not yet" }),
        at("2024-05-01T00:00Z", "2024-05-31T00:00Z", { u8sEntryID: "early" }),
      ]);
      await appointments.setList(bob, [
        at("2024-05-06T08:00Z", "2024-05-06T10:00Z", { u8sEntryID: "b" }),
      ]);
      expect(ids(await appointments.running(alice))).toEqual(["late", "early"]);
    });

    test("may be one occurrence of a series, without the others", async () => {
      const occurrences = [5, 6, 7].map((day) =>
        at(`2024-05-0${day}T08:00Z`, `2024-05-0${day}T10:00Z`),
      );
      await appointments.setSeries(alice, occurrences);
      expect(await appointments.running(alice)).toEqual([stored(occurrences[1]!, "Alice")]);
    });

    test("may be an all-day entry, which runs for the whole day even if its end equals its start", async () => {
      await appointments.setList(alice, [
        at("2024-05-06T00:00Z", "2024-05-07T00:00Z", { u8sEntryID: "day", bAllDay: true }),
        at("2024-05-06T00:00Z", "2024-05-06T00:00Z", { u8sEntryID: "point", bAllDay: true }),
      ]);
      now = new Date("2024-05-06T23:59:59.999Z");
      expect(ids(await appointments.running(alice))).toEqual(["day", "point"]);
      now = new Date("2024-05-07T00:00:00.000Z");
      expect(await appointments.running(alice)).toEqual([]);
      expect((await appointments.all(alice))[1]!.stEnd).toEqual(new Date("2024-05-06T00:00Z"));
    });

    test("cannot be another entry whose end equals its start", async () => {
      await appointments.setEntry(alice, at("2024-05-06T09:00Z", "2024-05-06T09:00Z"));
      expect(await appointments.running(alice)).toEqual([]);
      expect(await appointments.all(alice)).toHaveLength(1);
    });

    test("is followed by the one that begins next", async () => {
      expect(await appointments.next(alice)).toBeUndefined();
      await appointments.setList(alice, [
        at("2024-05-06T09:00Z", "2024-05-06T10:00Z", { u8sEntryID: "running" }),
        at("2024-05-06T12:00Z", "2024-05-06T13:00Z", { u8sEntryID: "second" }),
        at("2024-05-06T11:00Z", "2024-05-06T14:00Z", { u8sEntryID: "first" }),
      ]);
      expect((await appointments.next(alice))!.u8sEntryID).toBe("first");
    });

    test("is followed by the first of several that begin next together, and of those that are not private", async () => {
      const soon = ["2024-05-06T12:00Z", "2024-05-06T13:00Z"] as const;
      const u8sEntryID = "series";
      await appointments.setList(alice, [
        at("2024-05-06T11:00Z", "2024-05-06T12:00Z", { u8sSubject: "secret", iSensitivity: 2 }),
        at(...soon, { u8sEntryID }),
        at(...soon, { u8sEntryID: "other" }),
      ]);
      // It keeps its place, but is stored last.
      await appointments.setSeries(alice, [
        at(...soon, { u8sEntryID, u8sSubject: "one", iSensitivity: 2 }),
        at(...soon, { u8sEntryID, u8sSubject: "two" }),
      ]);
      const next = (shown: "all" | "public"): Promise<string | undefined> =>
        database.read(async (db) => {
          const found = await appointments.within.next(db, alice, shown);
          return found?.u8sSubject;
        });
      expect([await next("all"), await next("public")]).toEqual(["secret", "two"]);
      now = new Date("2024-05-06T11:00Z");
      expect([await next("all"), await next("public")]).toEqual(["one", "two"]);
      now = new Date("2024-05-06T12:00Z");
      expect([await next("all"), await next("public")]).toEqual([undefined, undefined]);
    });
  });
});
