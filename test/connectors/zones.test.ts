import { writeFileSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apisSchema } from "../../src/connectors/config/apis-schema.js";
import { apiPaths, buildApis } from "../../src/connectors/config/apis.js";
import { checkConfig, parseConfig } from "../../src/connectors/config/load.js";
import type { JsonObject } from "../../src/connectors/json.js";
import type { ReplicatorOptions } from "../../src/connectors/replicator/options.js";
import { fileReader } from "../../src/connectors/replicator/readers.js";
import { ReplicatorState } from "../../src/connectors/replicator/state.js";
import { superOfficeSource } from "../../src/connectors/superoffice/client.js";
import { Zone } from "../../src/connectors/time.js";
import { windowsZones } from "../../src/connectors/windows-zones.js";
import { zoneNamed, zonesByUser } from "../../src/connectors/zones.js";
import { Setup } from "./support/replication.js";
import { SuperOfficeStandIn } from "./support/stand-in.js";
import { basic } from "./support/uc-server.js";

describe("the name of a zone", () => {
  test("may be any that Windows has, in any case", () => {
    expect(windowsZones.size).toBe(141);
    for (const [name, zone] of windowsZones) {
      expect(zoneNamed(name.toUpperCase()).id).toBe(new Zone(zone).id);
    }
    expect(zoneNamed(" W. Europe Standard Time ").id).toBe("Europe/Berlin");
    expect(zoneNamed("europe/oslo").id).toBe("Europe/Oslo");
  });

  test.each(["", "Mars", "W. Europe", "x".repeat(1_000_000), "__proto__"])(
    "is not %.20s",
    (name) => {
      expect(() => zoneNamed(name)).toThrow(RangeError);
    },
  );
});

/** A whole day in London. */
const allDay: JsonObject = {
  Title: "Leave",
  IsAlldayEvent: true,
  StartDate: "2024-11-25T00:00:00.0000000+00:00",
  EndDate: "2024-11-26T00:00:00.0000000+00:00",
};
const london = {
  bAllDay: true,
  stStart: new Date("2024-11-25T00:00:00Z"),
  stEnd: new Date("2024-11-26T00:00:00Z"),
};

let setup: Setup;

beforeEach(async () => {
  setup = await new Setup({
    standIn: new SuperOfficeStandIn(),
    system: (url) => superOfficeSource({ url: `${url}/api/v1`, zone: new Zone("Europe/Oslo") }),
    authorization: "Bearer secret",
    users: ["alice", "bob"],
  }).start();
});
afterEach(() => setup.stop());

const quiet = { created: 0, changed: 0, removed: 0, sent: 0, failedUsers: 0, unusable: 0 };
const zoneOf = zonesByUser({ BOB: "Europe/London" });

describe("a replicator", () => {
  const run = (more: Partial<ReplicatorOptions>) => setup.run(undefined, more);

  test("keeps an all-day entry of a user in another zone as long as it is", async () => {
    setup.standIn.add("bob", allDay);
    expect(await run({ zoneOf })).toMatchObject({ ...quiet, created: 1 });
    expect(await setup.entries("bob")).toMatchObject([london]);
    expect(await run({ zoneOf })).toMatchObject(quiet);
  });

  test("takes the zone that an item names before its user's", async () => {
    const file = join(setup.folder, "items.json");
    const item = (AppointmentId: number, zone?: string): JsonObject => ({
      ...allDay,
      AppointmentId,
      Associate: { Name: "bob" },
      ...(zone !== undefined && { PreferredTZLocationData: { Name: zone } }),
    });
    const items = [item(1, "Romance Standard Time"), item(2), item(3, "Mars")];
    writeFileSync(file, JSON.stringify(items));
    const shape = { id: "/AppointmentId", user: "/Associate/Name", document: "", deleted: "/gone" };
    const reader = fileReader(file, { ...shape, zone: "/PreferredTZLocationData/Name" }, true);
    expect(await run({ zoneOf, reader })).toMatchObject({ created: 2, unusable: 1 });
    expect(setup.notes).toMatchObject([
      { kind: "unusable", id: "3", text: /"Mars" is not a time zone/ },
    ]);
    expect(await setup.entries("bob")).toMatchObject([
      // From 01:00 to 01:00 in Paris: both days.
      { stStart: new Date("2024-11-24T23:00:00Z"), stEnd: new Date("2024-11-26T23:00:00Z") },
      london,
    ]);
    writeFileSync(file, JSON.stringify(items.slice(1, 2)));
    expect(await run({ zoneOf, reader, mostMissing: 1 })).toMatchObject({
      removed: 1,
      unusable: 0,
    });
  });

  test("makes no change at the source of another zone for a user", async () => {
    const id = setup.standIn.add("bob", allDay);
    await run({});
    expect(await setup.entries("bob")).toMatchObject([
      { stStart: new Date("2024-11-24T23:00:00Z") },
    ]);
    for (const own of [zoneOf, () => undefined, zonesByUser({ bob: "Asia/Tokyo" })]) {
      expect(await run({ zoneOf: own })).toMatchObject({ ...quiet, changed: 1, conflicts: 0 });
      expect(await run({ zoneOf: own })).toMatchObject(quiet);
    }
    expect(setup.standIn.held.get(id)!.document).toMatchObject(allDay);
    expect(setup.standIn.received).toEqual([]);
  });

  test("opens a state of before there were zones", () => {
    const file = join(setup.folder, "old.db");
    ReplicatorState.open(file, "s").close();
    const database = new SqliteDatabase(file);
    database.exec("ALTER TABLE item DROP COLUMN zone");
    database.exec(
      `INSERT INTO item (source, id, user, entry_id, origin) VALUES ('s', '1', 'u', 'e', 'source')`,
    );
    database.close();
    const state = ReplicatorState.open(file, "s");
    expect(state.item("1")).toMatchObject({ user: "u", zone: null });
    state.close();
  });

  test("is configured by user and by pointer", () => {
    const config = parseConfig(
      "superoffice",
      JSON.stringify({
        zone: "Europe/Oslo",
        zones: { bob: "Europe/London" },
        state: "s.db",
        ucserver: { user: "r", password: { env: "P" } },
        read: { file: "-", zone: "/Zone" },
      }),
    );
    expect(config).toMatchObject({ zones: { bob: "Europe/London" }, read: { zone: "/Zone" } });
    expect(() => parseConfig("xelion", '{"zones": {"bob": "Mars"}}')).toThrow("zones.bob");
  });
});

describe("an API in front of a UCServer", () => {
  async function send(
    system: keyof typeof apiPaths,
    path: string,
    body: JsonObject,
  ): Promise<{ status: number; text: string }> {
    const own = "zone: Europe/Oslo, zones: { Bob: Europe/London }";
    const text = `{ ${system}: { ${own}, ${system === "superoffice" ? "zoneAt: /Zone" : "zoneAt: /zone"} } }`;
    const ending = new AbortController();
    const [api] = buildApis(checkConfig(apisSchema, text, "apis.yaml"), {
      target: { port: setup.uc.port },
      signal: ending.signal,
      clock: () => setup.moment,
    });
    const response = await api!.app.request(path, {
      method: system === "vitec" ? "POST" : "PATCH",
      headers: { "Content-Type": "application/json", ...basic("bob") },
      body: JSON.stringify(body),
    });
    ending.abort();
    return { status: response.status, text: await response.text() };
  }

  const document = {
    subject: "Leave",
    allDayEvent: true,
    startsAt: "2024-11-25T00:00:00+00:00",
    endsAt: "2024-11-26T00:00:00+00:00",
  };

  test("adds an all-day entry in its user's zone, or in the one that the document names", async () => {
    expect((await send("vitec", "/Appointment/c/bob", document)).status).toBe(200);
    expect(await setup.entries("bob")).toMatchObject([london]);
    const inTokyo = { ...document, zone: "Tokyo Standard Time", startsAt: "2024-11-25T00:00:00" };
    expect((await send("vitec", "/Appointment/c/bob", inTokyo)).status).toBe(200);
    expect((await setup.entries("bob"))[1]).toMatchObject({
      stStart: new Date("2024-11-24T15:00:00Z"),
    });
    const wrong = await send("vitec", "/Appointment/c/bob", { ...document, zone: "Mars" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("is not a time zone");
    expect(await setup.entries("bob")).toHaveLength(2);
  });

  test("changes one in the zone that it was written in, and moves it with its zone", async () => {
    setup.standIn.set("7", "bob", allDay);
    await setup.run(undefined, { zoneOf });
    const patch = (body: JsonObject) => send("superoffice", "/api/v1/Appointment/7", body);
    const renamed = await patch({ Title: "Holiday" });
    expect(JSON.parse(renamed.text)).toMatchObject({ ...allDay, Title: "Holiday" });
    expect(await setup.entries("bob")).toMatchObject([{ ...london, u8sSubject: "Holiday" }]);
    expect((await patch({ EndDate: "2024-11-27T00:00:00Z" })).status).toBe(200);
    const longer = { ...london, stEnd: new Date("2024-11-27T00:00:00Z") };
    expect(await setup.entries("bob")).toMatchObject([longer]);
    const days = { StartDate: "2024-11-25T00:00:00", EndDate: "2024-11-26T00:00:00" };
    expect((await patch({ Zone: "Asia/Tokyo", ...days })).status).toBe(200);
    expect(await setup.entries("bob")).toMatchObject([
      { stStart: new Date("2024-11-24T15:00:00Z"), stEnd: new Date("2024-11-25T15:00:00Z") },
    ]);
    expect((await patch({ Zone: "Europe/London" })).status).toBe(200);
    expect(await setup.entries("bob")).toMatchObject([london]);
  });
});
