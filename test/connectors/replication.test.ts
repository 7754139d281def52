import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/connectors/json.js";
import { ReadAuthorization } from "../../src/connectors/replicator/authorization.js";
import {
  HttpClient,
  HttpFailure,
  HttpUnreachable,
} from "../../src/connectors/replicator/http-client.js";
import type { ReplicatorOptions } from "../../src/connectors/replicator/options.js";
import { ReplicatorError } from "../../src/connectors/replicator/intake.js";
import { completeEntity } from "../../src/connectors/superoffice/properties.js";
import { DAY } from "../../src/connectors/time.js";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { entry } from "./support/entry.js";
import { now, type Setup } from "./support/replication.js";
import {
  change,
  meeting,
  quiet,
  superOfficeSetup,
  vitecSetup,
  xelionSetup,
} from "./support/setups.js";
import type { SuperOfficeStandIn } from "./support/stand-in.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

const xelion = async (options?: Partial<ReplicatorOptions>): Promise<Setup> =>
  (setup = await xelionSetup(options));

const vitec = async (options?: Partial<ReplicatorOptions>): Promise<Setup> =>
  (setup = await vitecSetup(options));

const superOffice = async (
  patch: "json" | "merge",
  options?: Partial<ReplicatorOptions>,
): Promise<Setup> => (setup = await superOfficeSetup(patch, options));

describe("from the source to the UCServer", () => {
  test("an appointment is added, changed and removed; in between a run sends nothing", async () => {
    const { standIn } = await xelion();
    const id = standIn.add("alice", meeting);
    expect(await setup!.run()).toMatchObject({ read: 1, created: 1 });
    expect(await setup!.entries("alice")).toMatchObject([
      {
        u8sEntryID: `xelion:${id}`,
        u8sDataSource: "Xelion",
        u8sOwner: "alice",
        u8sSubject: "Meeting",
        stStart: new Date("2024-11-22T09:00:00Z"),
        bIsValid: true,
      },
    ]);
    expect(await setup!.run()).toMatchObject({ read: 0, ...quiet });
    standIn.set(id, "alice", { ...meeting, subject: "Postponed", endtime: "2024-11-22 11:00:00" });
    expect(await setup!.run()).toMatchObject({ read: 1, created: 0, changed: 1 });
    expect(await setup!.entries("alice")).toMatchObject([
      { u8sSubject: "Postponed", stEnd: new Date("2024-11-22T11:00:00Z"), iDuration: 120 },
    ]);
    expect(await setup!.run()).toMatchObject(quiet);
    standIn.set(id, "alice", null);
    expect(await setup!.run()).toMatchObject({ read: 1, removed: 1 });
    expect(await setup!.entries("alice")).toEqual([]);
    expect(await setup!.run()).toMatchObject(quiet);
    expect(standIn.received).toEqual([]);
  });

  test("what has vanished from a complete listing is removed too", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    it.standIn.add("alice", { ...meeting, subject: "Stays" });
    await it.run();
    it.standIn.held.delete(id);
    expect(await it.run()).toMatchObject(quiet);
    expect(await it.run(undefined, {}, true)).toMatchObject({ read: 1, removed: 1 });
    expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "Stays" }]);
  });

  test("a listing that lacks most appointments is not believed, unless it is forced", async () => {
    const it = await xelion();
    for (let index = 0; index < 30; index++) it.standIn.add("alice", meeting);
    await it.run();
    for (const id of [...it.standIn.held.keys()].slice(0, 25)) it.standIn.held.delete(id);
    await expect(it.run(undefined, {}, true)).rejects.toThrow(ReplicatorError);
    expect(await it.entries("alice")).toHaveLength(30);
    expect(await it.run(undefined, { mostMissing: 1 }, true)).toMatchObject({ removed: 25 });
    expect(await it.entries("alice")).toHaveLength(5);
  });

  test("everything is listed again when that is long ago", async () => {
    const it = await xelion({ listEvery: 3_600_000 });
    const id = it.standIn.add("alice", meeting);
    it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.held.delete(id);
    expect(await it.run()).toMatchObject({ read: 0, removed: 0 });
    it.moment = new Date(now.getTime() + 3_600_000);
    expect(await it.run()).toMatchObject({ read: 1, removed: 1 });
  });

  test("an appointment that changes its user moves", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.set(id, "bob", meeting);
    expect(await it.run()).toMatchObject({ created: 1, removed: 1 });
    expect(await it.entries("alice")).toEqual([]);
    expect(await it.entries("bob")).toHaveLength(1);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("entries of others stay where they are, whatever operation is used", async () => {
    const it = await xelion();
    const foreign = [
      entry({ u8sEntryID: "m1" }),
      entry({ u8sEntryID: "m2" }),
      entry({ u8sEntryID: "m2" }),
    ];
    await it.edit("alice", () => foreign);
    for (let index = 0; index < 12; index++) it.standIn.add("alice", meeting);
    await it.run();
    expect(await it.entries("alice")).toHaveLength(15);
    it.standIn.set("1000", "alice", { ...meeting, subject: "changed" });
    it.standIn.set("1001", "alice", null);
    await it.run();
    const kept = (await it.entries("alice")).filter(({ u8sEntryID }) => u8sEntryID.startsWith("m"));
    expect(kept.map(({ u8sEntryID }) => u8sEntryID)).toEqual(["m1", "m2", "m2"]);
    expect(await it.entries("alice")).toHaveLength(14);
    expect(await it.differences()).toEqual([]);
  });

  test("what only the UCServer knows of an entry survives changes of the source", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    const foreign = { key: "client.colour", value: { integerdata: 7 } };
    const [own] = await it.entries("alice");
    const optionalParams = [foreign, ...own!.optionalParams!];
    await change(it, "alice", `xelion:${id}`, {
      u8sCategory: "Red",
      iImportance: 2,
      optionalParams,
    });
    expect(await it.run()).toMatchObject(quiet);
    it.standIn.set(id, "alice", { ...meeting, subject: "New" });
    await it.run();
    const [changed] = await it.entries("alice");
    expect(changed).toMatchObject({ u8sSubject: "New", u8sCategory: "Red", iImportance: 2 });
    expect(changed!.optionalParams![0]).toEqual(foreign);
  });

  test("a document that is no appointment is reported, the others are not held up", async () => {
    const it = await xelion();
    it.standIn.add("alice", { ...meeting, starttime: "soon" });
    it.standIn.add("alice", { ...meeting, recurrenceType: "now and then" });
    it.standIn.add("alice", meeting);
    expect(await it.run()).toMatchObject({ created: 1, unusable: 2, failedUsers: 0 });
    expect(it.notes.map(({ text }) => text)).toEqual([
      'starttime: "soon" is not a date and time',
      'recurrenceType: "now and then" is none of none, daily, weekly, monthly, yearly',
    ]);
  });

  test("a user whom the UCServer does not know is left to the next run, the others are not held up", async () => {
    const it = await xelion();
    it.standIn.add("nobody", meeting);
    it.standIn.add("alice", meeting);
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 1 });
    await it.uc.server.users.add("nobody", "x");
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 0 });
    expect(await it.entries("nobody")).toHaveLength(1);
  });

  test("users go by other names on the UCServer, and some are left out", async () => {
    const names: Record<string, string> = { "a.smith": "alice" };
    const it = await xelion({ userOf: (user) => names[user] });
    it.standIn.add("a.smith", meeting);
    it.standIn.add("bob", meeting);
    expect(await it.run()).toMatchObject({ created: 1 });
    expect(await it.entries("alice")).toHaveLength(1);
    expect(await it.entries("bob")).toEqual([]);
  });
});

describe("the window", () => {
  test("moves on: what has passed goes, what comes near appears, without a change of the source", async () => {
    const it = await xelion();
    const at = (day: string) => ({
      ...meeting,
      starttime: `${day} 09:00:00`,
      endtime: `${day} 10:00:00`,
    });
    it.standIn.add("alice", at("2024-11-20"));
    it.standIn.add("alice", at("2024-11-21"));
    it.standIn.add("alice", at("2024-12-21"));
    it.standIn.add("alice", at("2024-12-22"));
    await it.run();
    const days = async () =>
      (await it.entries("alice")).map(({ stStart }) => stStart.toISOString().slice(0, 10));
    expect(await days()).toEqual(["2024-11-21", "2024-12-21"]);
    it.moment = new Date(now.getTime() + DAY);
    expect(await it.run()).toMatchObject({ read: 0, created: 1, removed: 1 });
    expect(await days()).toEqual(["2024-12-21", "2024-12-22"]);
    expect(await it.run()).toMatchObject(quiet);
    expect(it.notes).toEqual([]);
  });

  test("lets a series go on", async () => {
    const it = await xelion();
    it.standIn.add("alice", { ...meeting, recurrenceType: "daily", recurrenceInterval: 10 });
    await it.run();
    const days = async () =>
      (await it.entries("alice")).map(({ stStart }) => stStart.toISOString().slice(0, 10));
    expect(await days()).toEqual(["2024-11-22", "2024-12-02", "2024-12-12"]);
    it.moment = new Date(now.getTime() + 2 * DAY);
    expect(await it.run()).toMatchObject({ changed: 1 });
    expect(await days()).toEqual(["2024-12-02", "2024-12-12", "2024-12-22"]);
    expect(it.notes).toEqual([]);
  });
});

describe("from the UCServer to Xelion", () => {
  test("a change becomes operations: replace for members, add and remove for relations", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    const [own] = await it.entries("alice");
    await change(it, "alice", `xelion:${id}`, {
      u8sSubject: "Renamed",
      iStatus: 3,
      stStart: new Date("2024-11-22T08:30:00Z"),
      optionalParams: [
        {
          key: "rosewire.xelion",
          value: {
            stringdata: JSON.stringify({
              kept: { participants: ["9"], calendars: ["1", "2"] },
              absent: [],
              seal: "",
            }),
          },
        },
      ],
    });
    expect(own!.u8sSubject).toBe("Meeting");
    expect(await it.run()).toMatchObject({ sent: 1, conflicts: 0, notCarried: 0 });
    expect(it.standIn.received).toHaveLength(1);
    expect(JSON.parse(it.standIn.received[0]!.body)).toEqual({
      operations: [
        { op: "replace", path: "/subject", value: "Renamed" },
        { op: "add", path: "/participants", value: "9" },
        { op: "remove", path: "/participants/167843" },
        { op: "replace", path: "/userStatus", value: "out_of_office" },
        { op: "replace", path: "/starttime", value: "2024-11-22 08:30:00" },
        { op: "add", path: "/calendars", value: "2" },
      ],
    });
    expect(it.standIn.held.get(id)!.document).toEqual({
      ...meeting,
      subject: "Renamed",
      userStatus: "out_of_office",
      starttime: "2024-11-22 08:30:00",
      participants: ["9"],
      calendars: ["1", "2"],
    });
    await it.settle();
    expect(await it.differences()).toEqual([]);
  });

  test("becoming all-day is sent as the local date with the flags first", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    await change(it, "alice", `xelion:${id}`, {
      bAllDay: true,
      stStart: new Date("2024-11-22T23:00:00Z"),
      stEnd: new Date("2024-11-23T23:00:00Z"),
    });
    await it.run();
    expect(JSON.parse(it.standIn.received[0]!.body)).toEqual({
      operations: [
        { op: "replace", path: "/allStartDay", value: true },
        { op: "replace", path: "/starttime", value: "2024-11-23 00:00:00" },
        { op: "replace", path: "/allEndDay", value: true },
        { op: "replace", path: "/endtime", value: "2024-11-23 23:59:59" },
      ],
    });
  });

  test("a change of all entries of a series is one of the series, of a single one is undone", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", {
      ...meeting,
      recurrenceType: "daily",
      recurrenceInterval: 7,
    });
    await it.run();
    const before = await it.entries("alice");
    expect(before).toHaveLength(5);
    await it.edit("alice", (entries) =>
      entries.map((own) => ({
        ...own,
        u8sSubject: "Series",
        stStart: new Date(own.stStart.getTime() + 3_600_000),
        stEnd: new Date(own.stEnd.getTime() + 3_600_000),
      })),
    );
    expect(await it.run()).toMatchObject({ sent: 1, notCarried: 0 });
    expect(it.standIn.held.get(id)!.document).toMatchObject({
      subject: "Series",
      starttime: "2024-11-22 10:00:00",
      endtime: "2024-11-22 11:00:00",
      recurrenceType: "daily",
    });
    await it.settle();
    await it.edit("alice", ([first, ...rest]) => [{ ...first!, u8sSubject: "Only once" }, ...rest]);
    expect(await it.run()).toMatchObject({ sent: 0, changed: 1, notCarried: 1 });
    expect((await it.entries("alice")).map(({ u8sSubject }) => u8sSubject)).toEqual(
      Array(5).fill("Series"),
    );
    expect(it.notes.at(-1)).toMatchObject({ kind: "not-carried" });
  });

  test("what is removed from the UCServer comes back: the source has no request for it", async () => {
    const it = await xelion();
    it.standIn.add("alice", meeting);
    await it.run();
    await it.edit("alice", () => []);
    expect(await it.run()).toMatchObject({ created: 1, notCarried: 1 });
    expect(await it.entries("alice")).toHaveLength(1);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("what Xelion refuses is restored and reported", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    await change(it, "alice", `xelion:${id}`, { u8sSubject: "Renamed" });
    const refused = await it.run(undefined, {
      send: (request) => Promise.reject(new HttpFailure(request, 400, "no")),
    });
    expect(refused).toMatchObject({ sent: 0, changed: 1, notCarried: 1 });
    expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "Meeting" }]);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("one way only, changes on the UCServer are overwritten and nothing is sent", async () => {
    const it = await xelion({ bothWays: false });
    const id = it.standIn.add("alice", meeting);
    await it.run();
    await change(it, "alice", `xelion:${id}`, { u8sSubject: "Renamed" });
    expect(await it.run()).toMatchObject({ changed: 1, sent: 0 });
    expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "Meeting" }]);
    await it.edit("alice", () => []);
    expect(await it.run()).toMatchObject({ created: 1, sent: 0 });
    expect(it.standIn.received).toEqual([]);
  });
});

describe("changes on both sides", () => {
  test.each(["source", "ucserver"] as const)(
    "of different members are both kept, of the same the %s has its way",
    async (rule) => {
      const it = await xelion({ rule });
      const id = it.standIn.add("alice", meeting);
      await it.run();
      it.standIn.set(id, "alice", { ...meeting, subject: "by Xelion", userStatus: "free" });
      await change(it, "alice", `xelion:${id}`, { u8sSubject: "by the UCServer", u8sText: "note" });
      expect(await it.run()).toMatchObject({ sent: 1, conflicts: 1 });
      expect(it.notes).toEqual([
        {
          kind: "conflict",
          id,
          text: `changed on both sides; the ${rule} has its way`,
          fields: ["subject"],
        },
      ]);
      await it.settle();
      expect(it.standIn.held.get(id)!.document).toEqual({
        ...meeting,
        subject: rule === "source" ? "by Xelion" : "by the UCServer",
        userStatus: "free",
        comment: "note",
      });
      expect(await it.differences()).toEqual([]);
    },
  );

  test("to the same value are no conflict", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.set(id, "alice", { ...meeting, subject: "Same" });
    await change(it, "alice", `xelion:${id}`, { u8sSubject: "Same" });
    expect(await it.run()).toMatchObject({ sent: 0, conflicts: 0 });
    expect(await it.differences()).toEqual([]);
  });

  test("that make no appointment together: the source has its way", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.set(id, "alice", { ...meeting, starttime: "2024-11-22 09:50:00" });
    await change(it, "alice", `xelion:${id}`, { stEnd: new Date("2024-11-22T09:30:00Z") });
    expect(await it.run()).toMatchObject({ sent: 0, conflicts: 1 });
    await it.settle();
    expect(await it.entries("alice")).toMatchObject([{ stEnd: new Date("2024-11-22T10:00:00Z") }]);
  });

  test("a deletion at the source counts more than a change on the UCServer", async () => {
    const it = await xelion();
    const id = it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.set(id, "alice", null);
    await change(it, "alice", `xelion:${id}`, { u8sSubject: "changed" });
    expect(await it.run()).toMatchObject({ removed: 1, conflicts: 1 });
    expect(await it.entries("alice")).toEqual([]);
  });

  test("a state that was lost is made anew without a change of either side", async () => {
    const it = await xelion();
    it.standIn.add("alice", meeting);
    it.standIn.add("bob", { ...meeting, recurrenceType: "weekly" });
    await it.run();
    for (const suffix of ["", "-wal", "-shm"])
      rmSync(join(it.folder, `state.db${suffix}`), { force: true });
    expect(await it.run()).toMatchObject({ read: 2, ...quiet, conflicts: 0 });
    expect(await it.differences()).toEqual([]);
  });
});

describe.each(["json", "merge"] as const)(
  "from the UCServer to SuperOffice by %s patch",
  (patch) => {
    const entity = completeEntity({
      Title: "Møte",
      Description: "d",
      StartDate: "2024-11-22T10:00:00.1234567+01:00",
      EndDate: "2024-11-22T11:00:00+01:00",
      IsAlldayEvent: false,
      IsFree: false,
      CustomFields: { a: "1", b: null },
    });

    test("a change is a PATCH with If-Unmodified-Since, and test where there is test", async () => {
      const it = await superOffice(patch);
      const id = it.standIn.add("alice", entity);
      await it.run();
      await change(it, "alice", `superoffice:${id}`, { u8sSubject: "Nytt", iStatus: 0 });
      expect(await it.run()).toMatchObject({ sent: 1, conflicts: 0, notCarried: 0 });
      const [request] = it.standIn.received;
      expect(request!.headers["if-unmodified-since"]).toBe("Wed, 20 Nov 2024 00:00:01 GMT");
      expect(request!.headers["content-type"]).toBe(`application/${patch}-patch+json`);
      expect(JSON.parse(request!.body)).toEqual(
        patch === "json"
          ? [
              { op: "test", path: "/IsFree", value: false },
              { op: "replace", path: "/IsFree", value: true },
              { op: "test", path: "/Title", value: "Møte" },
              { op: "replace", path: "/Title", value: "Nytt" },
            ]
          : { IsFree: true, Title: "Nytt" },
      );
      expect(it.standIn.held.get(id)!.document).toMatchObject({
        Title: "Nytt",
        IsFree: true,
        StartDate: "2024-11-22T10:00:00.1234567+01:00",
        UpdatedDate: "2024-11-20T00:00:02.0000000Z",
      });
      await it.settle();
      expect(await it.differences()).toEqual([]);
    });

    test("a change at SuperOffice that has not been read yet is not overwritten: 412, then both are kept", async () => {
      const it = await superOffice(patch);
      const id = it.standIn.add("alice", entity);
      await it.run();
      await change(it, "alice", `superoffice:${id}`, { u8sSubject: "Nytt" });
      const standIn = it.standIn as SuperOfficeStandIn;
      let edited = false;
      const client = new HttpClient({
        requestsPerSecond: 1000,
        authorization: new ReadAuthorization(() => "Bearer secret"),
      });
      const late = await it.run(undefined, {
        send: (request) => {
          // Between reading and writing somebody is faster.
          if (!edited) standIn.edit(id, { Description: "meanwhile" });
          edited = true;
          return client.send(request);
        },
      });
      expect(late).toMatchObject({ sent: 0, conflicts: 1 });
      await it.settle();
      expect(it.standIn.held.get(id)!.document).toMatchObject({
        Title: "Nytt",
        Description: "meanwhile",
      });
      expect(await it.differences()).toEqual([]);
    });

    test("what SuperOffice has deleted is removed", async () => {
      const it = await superOffice(patch);
      const id = it.standIn.add("alice", entity);
      await it.run();
      it.standIn.held.delete(id);
      await change(it, "alice", `superoffice:${id}`, { u8sSubject: "Nytt" });
      expect(await it.run()).toMatchObject({ sent: 0, removed: 1, conflicts: 1 });
      expect(await it.entries("alice")).toEqual([]);
    });
  },
);

describe("from the UCServer to Vitec", () => {
  const own = (changes: Partial<AsnAppointmentEntry> = {}) =>
    entry({ u8sEntryID: "mapi-1", u8sSubject: "Egen", ...changes });

  test("an entry that was made on the UCServer is posted once, and then belongs to both", async () => {
    const it = await vitec();
    await it.edit("alice", () => [own()]);
    expect(await it.run()).toMatchObject({ sent: 1, created: 0 });
    const [[id, held]] = it.standIn.alive() as [[string, { user: string; document: JsonObject }]];
    expect(held).toMatchObject({
      user: "alice",
      document: {
        subject: "Egen",
        note: "Text",
        startsAt: "2024-11-21T09:00:00.0000000+01:00",
        endsAt: "2024-11-21T10:30:00.0000000+01:00",
        allDayEvent: false,
      },
    });
    expect(await it.run()).toMatchObject(quiet);
    it.standIn.set(id, "alice", { ...held.document, subject: "Ändrad", location: "Gata 1" });
    expect(await it.run()).toMatchObject({ changed: 1, created: 0, sent: 0 });
    expect(await it.entries("alice")).toMatchObject([
      {
        u8sEntryID: "mapi-1",
        u8sSubject: "Ändrad",
        u8sDataSource: "MAPI",
        u8sCategory: "Category",
      },
    ]);
    expect(await it.run()).toMatchObject(quiet);
    it.standIn.set(id, "alice", null);
    expect(await it.run()).toMatchObject({ removed: 1 });
    expect(await it.entries("alice")).toEqual([]);
  });

  test("only of the data sources that are asked for, and only within the window", async () => {
    const it = await vitec({ exports: ({ u8sDataSource }) => u8sDataSource === "EWS" });
    await it.edit("alice", () => [
      own(),
      own({ u8sEntryID: "ews-1", u8sDataSource: "EWS" }),
      own({
        u8sEntryID: "ews-2",
        u8sDataSource: "EWS",
        stStart: new Date("2025-11-21T08:00:00Z"),
        stEnd: new Date("2025-11-21T09:00:00Z"),
      }),
    ]);
    expect(await it.run()).toMatchObject({ sent: 1 });
    expect(await it.run()).toMatchObject(quiet);
  });

  test("a series of another client is posted entry by entry: Vitec's recurrence has no end", async () => {
    const it = await vitec();
    const days = [22, 25, 26];
    await it.edit("alice", () =>
      days.map((day) =>
        own({
          u8sEntryID: "series",
          stStart: new Date(Date.UTC(2024, 10, day, 8)),
          stEnd: new Date(Date.UTC(2024, 10, day, 9)),
        }),
      ),
    );
    expect(await it.run()).toMatchObject({ sent: 3 });
    expect(await it.run()).toMatchObject(quiet);
    const [id, held] = it.standIn.alive()[1]!;
    it.standIn.set(id, "alice", { ...held.document, subject: "Bara denna" });
    expect(await it.run()).toMatchObject({ changed: 1 });
    expect((await it.entries("alice")).map(({ u8sSubject }) => u8sSubject).toSorted()).toEqual([
      "Bara denna",
      "Egen",
      "Egen",
    ]);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("a change of what Vitec has is restored; of one's own it stays, and the two part", async () => {
    const it = await vitec();
    const id = it.standIn.add("alice", {
      subject: "Visning",
      startsAt: "2024-11-22T09:00:00+01:00",
      endsAt: "2024-11-22T10:00:00+01:00",
    });
    await it.edit("alice", () => [own()]);
    await it.run();
    await change(it, "alice", `vitec:${id}`, { u8sSubject: "changed" });
    await change(it, "alice", "mapi-1", { u8sSubject: "changed too" });
    expect(await it.run()).toMatchObject({ changed: 1, notCarried: 2, sent: 0 });
    const subjects = Object.fromEntries(
      (await it.entries("alice")).map(({ u8sEntryID, u8sSubject }) => [u8sEntryID, u8sSubject]),
    );
    expect(subjects).toEqual({ [`vitec:${id}`]: "Visning", "mapi-1": "changed too" });
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 0 });
  });

  test("a removal of one's own entry stays, for Vitec cannot be told", async () => {
    const it = await vitec();
    await it.edit("alice", () => [own()]);
    await it.run();
    await it.edit("alice", () => []);
    expect(await it.run()).toMatchObject({ created: 0, notCarried: 1 });
    expect(await it.entries("alice")).toEqual([]);
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 0 });
  });

  test("a POST whose answer was lost is recognised in the next listing and not sent again", async () => {
    const it = await vitec();
    await it.edit("alice", () => [own()]);
    const client = new HttpClient({
      requestsPerSecond: 1000,
      authorization: new ReadAuthorization(
        () => `Basic ${Buffer.from("connect:secret").toString("base64")}`,
      ),
    });
    await it.run(undefined, {
      send: async (request) => {
        await client.send(request);
        throw new HttpUnreachable(request, true, new Error("cut"));
      },
    });
    expect(it.standIn.alive()).toHaveLength(1);
    expect(await it.run()).toMatchObject({ read: 1, sent: 0, created: 0 });
    expect(it.standIn.alive()).toHaveLength(1);
    expect(await it.entries("alice")).toHaveLength(1);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("a POST that never arrived is sent again", async () => {
    const it = await vitec();
    await it.edit("alice", () => [own()]);
    const lost = await it.run(undefined, {
      send: (request) => Promise.reject(new HttpUnreachable(request, true, new Error("cut"))),
    });
    expect(lost).toMatchObject({ sent: 0, notCarried: 1 });
    expect(await it.run()).toMatchObject({ sent: 1 });
    expect(it.standIn.alive()).toHaveLength(1);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("what Vitec refuses is reported and tried again later", async () => {
    const it = await vitec();
    await it.edit("alice", () => [own()]);
    const refused = await it.run(undefined, {
      send: (request) => Promise.reject(new HttpFailure(request, 400, "no")),
    });
    expect(refused).toMatchObject({ sent: 0, notCarried: 1 });
    expect(await it.run()).toMatchObject({ sent: 1 });
  });
});

describe("a dry run", () => {
  test("tells every difference and changes neither side nor state", async () => {
    const it = await vitec();
    const id = it.standIn.add("alice", {
      subject: "Visning",
      startsAt: "2024-11-22T09:00:00+01:00",
      endsAt: "2024-11-22T10:00:00+01:00",
    });
    await it.edit("bob", () => [entry()]);
    for (let run = 0; run < 2; run++) {
      it.steps.length = 0;
      expect(await it.run(undefined, { dryRun: true, workers: 1 })).toMatchObject({
        read: 1,
        created: 1,
        sent: 1,
      });
      expect(it.steps).toEqual([
        {
          user: "alice",
          id: `vitec:${id}`,
          side: "ucserver",
          action: "create",
          differences: ['2024-11-22T08:00:00.000Z - 2024-11-22T09:00:00.000Z "Visning"'],
        },
        {
          user: "bob",
          id: "entry-1",
          side: "source",
          action: "create",
          differences: [
            'subject: - -> "Subject"',
            'startsAt: - -> "2024-11-21T09:00:00.0000000+01:00"',
            'endsAt: - -> "2024-11-21T10:30:00.0000000+01:00"',
            "allDayEvent: - -> false",
            'note: - -> "Text"',
            expect.stringContaining(
              `POST ${it.standIn.url}/Appointment/M1/bob {"subject":"Subject"`,
            ),
          ],
        },
      ]);
      expect(await it.entries("alice")).toEqual([]);
      expect(it.standIn.received).toEqual([]);
    }
    await it.run();
    it.steps.length = 0;
    await change(it, "alice", `vitec:${id}`, { u8sSubject: "changed" });
    await it.run(undefined, { dryRun: true });
    expect(it.steps).toMatchObject([
      { id: `vitec:${id}`, action: "change", differences: ['u8sSubject: "changed" -> "Visning"'] },
    ]);
  });
});

describe("progress", () => {
  test("is told while reading and user by user", async () => {
    const it = await xelion();
    for (let index = 0; index < 1500; index++) it.standIn.add(index % 2 ? "alice" : "bob", meeting);
    const told: unknown[] = [];
    await it.run(undefined, {
      observer: { progress: (progress) => told.push(progress) },
      workers: 1,
    });
    expect(told).toEqual([
      { phase: "reading", done: 1000, total: undefined },
      { phase: "reading", done: 1500, total: undefined },
      { phase: "users", done: 0, total: 2 },
      { phase: "users", done: 1, total: 2 },
      { phase: "users", done: 2, total: 2 },
    ]);
  });
});
