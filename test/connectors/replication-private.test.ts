import { afterEach, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/connectors/index.js";
import type { JsonObject } from "../../src/connectors/json.js";
import { completeEntity } from "../../src/connectors/superoffice/properties.js";
import { entry } from "./support/entry.js";
import type { Setup } from "./support/replication.js";
import {
  change,
  meeting,
  quiet,
  superOfficeSetup,
  vitecSetup,
  xelionSetup,
} from "./support/setups.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

/** All that has been sent to the source. */
const sent = (it: Setup): string => it.standIn.received.map(({ body }) => body).join("\n");

describe("a private entry that was made on the UCServer", () => {
  const own = (iSensitivity: 0 | 1 | 2 | 3) =>
    entry({ u8sEntryID: "m1", u8sSubject: "Läkare", u8sText: "hemligt", iSensitivity });

  test.each([2, 3] as const)(
    "of sensitivity %i goes to Vitec without its texts, and keeps them here",
    async (sensitivity) => {
      const it = (setup = await vitecSetup());
      await it.edit("alice", () => [own(sensitivity)]);
      expect(await it.run()).toMatchObject({ sent: 1 });
      expect(sent(it)).not.toMatch(/Läkare|hemligt|Category/);
      const [[id, { document }]] = it.standIn.alive() as [
        [string, { user: string; document: JsonObject }],
      ];
      expect(document).toEqual({
        startsAt: "2024-11-21T09:00:00.0000000+01:00",
        endsAt: "2024-11-21T10:30:00.0000000+01:00",
        allDayEvent: false,
      });
      expect(await it.run()).toMatchObject({ ...quiet, conflicts: 0, notCarried: 0 });
      it.standIn.set(id, "alice", { ...document, endsAt: "2024-11-21T11:00:00+01:00" });
      expect(await it.run()).toMatchObject({ changed: 1, notCarried: 0, conflicts: 0 });
      expect(await it.entries("alice")).toMatchObject([
        {
          u8sSubject: "Läkare",
          u8sText: "hemligt",
          iSensitivity: sensitivity,
          stEnd: new Date("2024-11-21T10:00:00Z"),
        },
      ]);
      expect(await it.run()).toMatchObject(quiet);
      it.standIn.set(id, "alice", null);
      expect(await it.run()).toMatchObject({ removed: 1, conflicts: 0 });
    },
  );

  test("is not added at all by the rule skip, and as it is by the rule send", async () => {
    const it = (setup = await vitecSetup());
    await it.edit("alice", () => [own(2)]);
    expect(await it.run(undefined, { private: "skip" })).toMatchObject(quiet);
    expect(await it.run(undefined, { private: "skip", dryRun: true })).toMatchObject(quiet);
    expect(await it.run(undefined, { private: "send" })).toMatchObject({ sent: 1 });
    expect(sent(it)).toMatch(/Läkare.*hemligt/);
  });

  test("is neither normal nor personal", async () => {
    const it = (setup = await vitecSetup({ private: "skip" }));
    await it.edit("alice", () => [own(0), { ...own(1), u8sEntryID: "m2" }]);
    expect(await it.run()).toMatchObject({ sent: 2 });
  });

  test("among the entries of a series is judged by itself", async () => {
    const it = (setup = await vitecSetup());
    await it.edit("alice", () => [
      { ...own(0), u8sSubject: "Möte" },
      {
        ...own(2),
        stStart: new Date("2024-11-22T08:00:00Z"),
        stEnd: new Date("2024-11-22T09:00:00Z"),
      },
    ]);
    expect(await it.run()).toMatchObject({ sent: 2 });
    expect(it.standIn.alive().map(([, { document }]) => document["subject"])).toEqual([
      "Möte",
      undefined,
    ]);
  });
});

describe("an appointment of Xelion that is made private on the UCServer", () => {
  const secret = { u8sSubject: "Doctor", u8sText: "secret", iSensitivity: 2 } as const;

  test("keeps its texts on either side; its times go on to travel", async () => {
    const it = (setup = await xelionSetup());
    const id = it.standIn.add("alice", meeting);
    await it.run();
    await change(it, "alice", `xelion:${id}`, {
      ...secret,
      stEnd: new Date("2024-11-22T11:00:00Z"),
    });
    expect(await it.run()).toMatchObject({ sent: 1, notCarried: 0, conflicts: 0 });
    expect(sent(it)).not.toMatch(/Doctor|secret/);
    expect(it.standIn.held.get(id)!.document).toEqual({
      ...meeting,
      endtime: "2024-11-22 11:00:00",
    });
    expect(await it.entries("alice")).toMatchObject([secret]);
    expect(await it.run()).toMatchObject(quiet);
    await change(it, "alice", `xelion:${id}`, { iSensitivity: 0 });
    expect(await it.run()).toMatchObject({ sent: 1 });
    expect(it.standIn.held.get(id)!.document).toMatchObject({
      subject: "Doctor",
      comment: "secret",
    });
  });

  test("sends nothing by the rule skip: the source has its way, which is told", async () => {
    const it = (setup = await xelionSetup({ private: "skip" }));
    const id = it.standIn.add("alice", meeting);
    await it.run();
    await change(it, "alice", `xelion:${id}`, secret);
    expect(await it.run()).toMatchObject({ sent: 0, changed: 1, notCarried: 1 });
    expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "Meeting", iSensitivity: 2 }]);
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 0 });
  });

  test("as a series does not give away what only some of its entries say", async () => {
    const it = (setup = await xelionSetup());
    const id = it.standIn.add("alice", { ...meeting, recurrenceType: "weekly" });
    await it.run();
    await it.edit("alice", (entries) =>
      entries.map((own, index) =>
        index < 2 ? { ...own, ...secret } : { ...own, u8sSubject: `week ${index}` },
      ),
    );
    await it.settle();
    expect(sent(it)).not.toMatch(/Doctor|secret/);
    expect(it.standIn.held.get(id)!.document).toMatchObject({ subject: "Meeting" });
  });
});

test("SuperOffice can mark an appointment as private, and gets it as it is", async () => {
  const it = (setup = await superOfficeSetup("json", { private: "skip" }));
  const times = { StartDate: "2024-11-22T10:00:00Z", EndDate: "2024-11-22T11:00:00Z" };
  const id = it.standIn.add("alice", completeEntity({ Title: "Møte", ...times }));
  await it.run();
  await change(it, "alice", `superoffice:${id}`, { u8sSubject: "Lege", iSensitivity: 2 });
  expect(await it.run()).toMatchObject({ sent: 1 });
  expect(it.standIn.held.get(id)!.document).toMatchObject({
    Title: "Lege",
    Private: "PrivateUser",
  });
});

describe("SuperOffice's UpdatedDate", () => {
  test("that a mounted API has set on the UCServer is no change to warn of", async () => {
    const it = (setup = await superOfficeSetup("json"));
    const times = { StartDate: "2024-11-22T10:00:00Z", EndDate: "2024-11-22T11:00:00Z" };
    const id = it.standIn.add("alice", completeEntity({ Title: "Møte", ...times }));
    await it.run();
    await it.edit("alice", (entries) =>
      entries.map((own) => ({
        ...own,
        u8sSubject: "Nytt",
        optionalParams: own.optionalParams!.map(({ key, value }) => ({
          key,
          value: {
            stringdata: value.stringdata!.replace(
              /"UpdatedDate":"[^"]*"/,
              '"UpdatedDate":"2024-11-21T11:00:00.0000000Z"',
            ),
          },
        })),
      })),
    );
    expect(JSON.stringify(await it.entries("alice"))).toContain("2024-11-21T11:00:00.0000000Z");
    expect(await it.run()).toMatchObject({ sent: 1, notCarried: 0, conflicts: 0 });
    expect(it.notes).toEqual([]);
    await it.settle();
    expect(it.standIn.held.get(id)!.document).toMatchObject({ Title: "Nytt" });
    expect(await it.differences()).toEqual([]);
  });
});

describe("the configuration", () => {
  const minimal = {
    zone: "Europe/Berlin",
    state: "state.db",
    ucserver: { user: "replicator", password: { env: "P" } },
    read: { file: "-" },
  };
  const parse = (system: "xelion" | "vitec" | "superoffice", more: object) =>
    parseConfig(system, JSON.stringify({ ...minimal, ...more }));

  test("says blank unless it says otherwise, for the systems that cannot say private", () => {
    expect(parse("xelion", {})).toMatchObject({ private: "blank" });
    expect(parse("vitec", { customerId: "M1", private: "skip" })).toMatchObject({
      private: "skip",
    });
    expect(() => parse("superoffice", { private: "skip" })).toThrow(/private/);
  });
});
