import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainAppointment } from "../../src/connectors/appointment.js";
import { foldEntries, writeEntries, type EntryContext } from "../../src/connectors/entries.js";
import type { Json, JsonObject } from "../../src/connectors/json.js";
import { kindsOf, toAppointment, toDocument } from "../../src/connectors/mapping.js";
import { onItsDay } from "../../src/connectors/recurrence.js";
import { Zone } from "../../src/connectors/time.js";
import { xelionApi } from "../../src/connectors/xelion/api.js";
import { xelionMapping } from "../../src/connectors/xelion/mapping.js";
import { entry } from "./support/entry.js";
import { example, jsonExample } from "./support/examples.js";
import { basic, listen, TestUcServer } from "./support/uc-server.js";

const zone = new Zone("Europe/Amsterdam");
const context: EntryContext = { mapping: xelionMapping({ zone }), zone, dataSource: "Xelion" };
const uc = new TestUcServer();
let base: string;
let close: () => Promise<void>;

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["alice", "bob"]);
  const app = xelionApi({
    login: (user, password) => uc.logOn(user, password),
    zone: zone.id,
    clock: () => new Date("2024-11-21T12:00:00Z"),
    exists: (_relation, oid) => oid !== "404404",
  });
  ({ url: base, close } = await listen(app));
});

afterAll(async () => {
  await close();
  await uc[Symbol.asyncDispose]();
});

const stored: JsonObject = {
  subject: "Stand-up",
  internal: false,
  participants: ["167843", "167844"],
  userStatus: "busy",
  starttime: "2024-11-21 09:00:00",
  endtime: "2024-11-21 09:15:00",
  allStartDay: false,
  allEndDay: false,
  calendars: ["1"],
  comment: "daily",
};

beforeEach(async () => {
  const mapped = toAppointment(context.mapping, stored, plainAppointment);
  const key = { entryId: "xelion:1627410", owner: "alice" };
  const own = writeEntries(context, key, mapped, [onItsDay(mapped.appointment, zone)]);
  await uc.put("alice", [...own, entry({ u8sEntryID: "mapi-1", iStatus: 1, iImportance: 2 })]);
  await uc.put("bob", [entry({ u8sEntryID: "xelion:99" })]);
});

/** What the appointment is now, as a Xelion document. */
async function documentNow(entryId = "xelion:1627410"): Promise<JsonObject> {
  const entries = (await uc.entriesOf("alice")).filter(({ u8sEntryID }) => u8sEntryID === entryId);
  return toDocument(context.mapping, foldEntries(context, entries));
}

async function patch(
  body: string | object,
  path = "/api/v1/master/appointments/1627410",
  headers: Record<string, string> = basic("alice"),
): Promise<{ status: number; text: string }> {
  const response = await fetch(base + path, {
    method: "PATCH",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const replace = (path: string, value: Json) => ({ operations: [{ op: "replace", path, value }] });

describe("the examples of the document", () => {
  test("add a calendar, replace a simple member, remove a participant", async () => {
    const answer = await patch(example("xelion-calendar-member-participant.json"));
    expect(answer).toEqual({ status: 204, text: "" });
    expect(await documentNow()).toEqual({
      ...stored,
      calendars: ["1", "1658218"],
      userStatus: "long_out_of_office",
      comment: "Test Comment",
      participants: ["167844"],
    });
    const [changed] = await uc.entriesOf("alice");
    expect(changed).toMatchObject({ iStatus: 3, u8sText: "Test Comment", u8sSubject: "Stand-up" });
  });

  test("set all start day and all end day: the local date counts, not that of UTC", async () => {
    const answer = await patch(example("xelion-all-day.json"));
    expect(answer).toEqual({ status: 204, text: "" });
    const [changed] = await uc.entriesOf("alice");
    expect(changed).toMatchObject({
      bAllDay: true,
      stStart: new Date("2018-12-26T23:00:00Z"),
      stEnd: new Date("2018-12-27T23:00:00Z"),
      iDuration: 1440,
    });
    expect(await documentNow()).toMatchObject({
      allStartDay: true,
      starttime: "2018-12-27 00:00:00",
      allEndDay: true,
      endtime: "2018-12-27 23:59:59",
    });
  });

  test("all day means that the precise time is ignored", async () => {
    const operations = jsonExample<{ operations: JsonObject[] }>("xelion-all-day.json").operations;
    const other = operations.map((operation) =>
      String(operation["path"]).endsWith("time")
        ? { ...operation, value: "2018-12-27 13:14:15" }
        : operation,
    );
    expect((await patch({ operations: other })).status).toBe(204);
    expect((await uc.entriesOf("alice"))[0]).toMatchObject({
      stStart: new Date("2018-12-26T23:00:00Z"),
      stEnd: new Date("2018-12-27T23:00:00Z"),
    });
  });
});

/** A value for each member of the document's table that is replaced. */
const replaced: Readonly<Record<string, Json>> = {
  subject: "Another",
  internal: true,
  userStatus: "free",
  starttime: "2024-11-21 08:30:00",
  endtime: "2024-11-21 10:30:00",
  allStartDay: true,
  allEndDay: true,
  comment: "",
  firstRecurrenceDate: "2024-11-21",
  lastRecurrenceDate: "2024-12-01",
  recurrenceType: "weekly",
  recurrenceInterval: 2,
  recurrenceTerminationType: "never",
  recurrenceTerminationDate: "2025-01-01",
  recurrenceCount: 5,
  monthRecurrenceType: "day_of_week",
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
};

describe("each member of the document's table", () => {
  test("is in the mapping, and nothing else is", () => {
    const names = [...kindsOf(context.mapping).keys()].toSorted();
    expect(names).toEqual([...Object.keys(replaced), "participants", "calendars"].toSorted());
  });

  test.each(Object.entries(replaced))("%s takes replace", async (name, value) => {
    expect(await patch(replace(`/${name}`, value))).toEqual({ status: 204, text: "" });
    expect(await documentNow()).toEqual({ ...stored, [name]: value });
  });

  test.each(Object.keys(replaced))("%s takes neither add nor remove", async (name) => {
    for (const operation of [
      { op: "add", path: `/${name}`, value: replaced[name] },
      { op: "remove", path: `/${name}` },
    ]) {
      const answer = await patch({ operations: [operation] });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toEqual({
        message: `operation 0: ${name} takes replace only`,
      });
    }
    expect(await documentNow()).toEqual(stored);
  });

  test.each(["participants", "calendars"])("%s takes add and remove, not replace", async (name) => {
    const at = (op: string, path: string, value?: Json) => ({
      operations: [value === undefined ? { op, path } : { op, path, value }],
    });
    expect((await patch(at("replace", `/${name}`, ["7"]))).status).toBe(400);
    expect((await patch(at("add", `/${name}`, "7"))).status).toBe(204);
    expect((await patch(at("add", `${name}/8`))).status).toBe(204);
    expect((await patch(at("add", `/${name}/8`, 8))).status).toBe(204);
    expect((await documentNow())[name]).toEqual([...(stored[name] as Json[]), "7", "8"]);
    expect((await patch(at("remove", `/${name}/7`))).status).toBe(204);
    expect((await patch(at("remove", `/${name}`, "8"))).status).toBe(204);
    expect(await documentNow()).toEqual(stored);
  });
});

describe("a recurrence set through the API", () => {
  test("becomes a series of entries within the window, and null makes it single again", async () => {
    const operations = [
      { op: "replace", path: "/recurrenceType", value: "weekly" },
      { op: "replace", path: "/monday", value: true },
      { op: "replace", path: "/thursday", value: true },
    ];
    expect((await patch({ operations })).status).toBe(204);
    const series = (await uc.entriesOf("alice")).filter(
      ({ u8sEntryID }) => u8sEntryID !== "mapi-1",
    );
    expect(series.map(({ stStart }) => stStart.toISOString())).toEqual([
      "2024-11-21T09:00:00.000Z",
      "2024-11-25T09:00:00.000Z",
      "2024-11-28T09:00:00.000Z",
      "2024-12-02T09:00:00.000Z",
      "2024-12-05T09:00:00.000Z",
      "2024-12-09T09:00:00.000Z",
      "2024-12-12T09:00:00.000Z",
      "2024-12-16T09:00:00.000Z",
      "2024-12-19T09:00:00.000Z",
    ]);
    expect((await patch(replace("/subject", "Series"))).status).toBe(204);
    expect(
      (await uc.entriesOf("alice")).filter(({ u8sSubject }) => u8sSubject === "Series"),
    ).toHaveLength(9);
    expect((await patch(replace("/recurrenceType", null))).status).toBe(204);
    expect(await uc.entriesOf("alice")).toHaveLength(2);
    expect(await documentNow()).toMatchObject({
      subject: "Series",
      starttime: stored["starttime"],
    });
  });

  test("that cannot be understood is refused with the words that can", async () => {
    const answer = await patch(replace("/recurrenceType", "fortnightly"));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      message: 'recurrenceType: "fortnightly" is none of none, daily, weekly, monthly, yearly',
    });
  });
});

describe("errors", () => {
  const unknown = {
    code: 10100,
    message: "No addressable or calendar with the specified ID exists.",
  };

  test.each([
    [
      "an appointment that does not exist",
      replace("/subject", "x"),
      "/api/v1/master/appointments/5",
    ],
    ["an appointment of somebody else", replace("/subject", "x"), "/api/v1/master/appointments/99"],
    [
      "a calendar that does not exist",
      { operations: [{ op: "add", path: "/calendars", value: "404404" }] },
    ],
    [
      "an addressable that does not exist",
      { operations: [{ op: "add", path: "/participants", value: "404404" }] },
    ],
    [
      "a participant who does not take part",
      { operations: [{ op: "remove", path: "/participants/3" }] },
    ],
  ])("%s is answered with 404 and code 10100", async (_what, body, path?: string) => {
    const answer = await patch(body, path);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual(unknown);
    expect(await documentNow()).toEqual(stored);
  });

  test("an operation that is refused leaves those before it undone", async () => {
    const operations = [
      { op: "replace", path: "/subject", value: "x" },
      { op: "replace", path: "/nonsense", value: "x" },
    ];
    expect((await patch({ operations })).status).toBe(400);
    expect(await documentNow()).toEqual(stored);
  });

  test.each([
    ["no JSON", "{", "the body is no JSON"],
    ["no operations", {}, 'with "operations", an array'],
    ["another op", { operations: [{ op: "move", path: "/subject" }] }, "none of"],
    ["no path", { operations: [{ op: "replace" }] }, "path must be a string"],
    ["no value", { operations: [{ op: "replace", path: "/subject" }] }, "needs a value"],
    [
      "a value of another type",
      replace("/internal", "yes"),
      "internal must be true or false or null",
    ],
    ["a time that is none", replace("/starttime", "2024-02-30 00:00:00"), "starttime must be"],
    [
      "an end before the start",
      replace("/endtime", "2024-11-20 00:00:00"),
      "ends before it starts",
    ],
    ["no start", replace("/starttime", null), "starttime: null is not a date and time"],
    ["a deeper path", replace("/subject/a", "x"), "leads to nothing"],
    ["no OID", { operations: [{ op: "add", path: "/calendars", value: {} }] }, "needs the OID"],
  ])("%s is answered with 400", async (_what, body, message) => {
    const answer = await patch(body);
    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { message: string }).message).toContain(message);
    expect(await documentNow()).toEqual(stored);
  });

  test("without credentials, or with wrong ones, is answered with 401", async () => {
    for (const headers of [
      {},
      basic("alice", "wrong"),
      basic("nobody"),
      { Authorization: "xelion abc" },
    ]) {
      const response = await fetch(`${base}/appointments/1627410`, { method: "PATCH", headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain("Basic");
    }
  });
});

describe("an appointment that another client made", () => {
  test("is found by its entry id and keeps what Xelion has no word for", async () => {
    const before = (await uc.entriesOf("alice"))[1]!;
    const answer = await patch(replace("/subject", "Renamed"), "/appointments/mapi-1");
    expect(answer.status).toBe(204);
    const after = (await uc.entriesOf("alice"))[1]!;
    expect(after).toEqual({
      ...before,
      u8sSubject: "Renamed",
      optionalParams: after.optionalParams,
    });
  });
});

describe("any sequence of operations", () => {
  const names = Object.keys(replaced).filter((name) => !/time$|^all|ecurrence/.test(name));
  const operation = fc.oneof(
    fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, clear]) => ({
      op: "replace",
      path: `/${name}`,
      value: clear ? null : replaced[name]!,
    })),
    fc
      .tuple(
        fc.constantFrom("participants", "calendars"),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
      )
      .map(([name, oid, add]) =>
        add
          ? { op: "add", path: `/${name}`, value: `${oid}` }
          : { op: "remove", path: `/${name}/${oid}` },
      ),
  );

  test("through the endpoint does what it does to the document directly", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (requests) => {
          const mapped = toAppointment(context.mapping, stored, plainAppointment);
          const key = { entryId: "xelion:1627410", owner: "alice" };
          await uc.put(
            "alice",
            writeEntries(context, key, mapped, [onItsDay(mapped.appointment, zone)]),
          );
          let document: JsonObject = stored;
          for (const operations of requests) {
            const expected = directly(document, operations);
            const { status } = await patch({ operations });
            expect(status).toBe(expected === undefined ? 404 : 204);
            document = expected ?? document;
            expect(await documentNow()).toEqual(document);
          }
        },
      ),
      { numRuns: Number(process.env["ROSEWIRE_RUNS"] ?? 40) },
    );
  });

  /** Undefined if an object is removed that is not there. */
  function directly(
    document: JsonObject,
    operations: readonly { op: string; path: string; value?: Json }[],
  ): JsonObject | undefined {
    const copy = structuredClone(document);
    for (const { op, path, value } of operations) {
      const [, name, oid] = path.split("/") as [string, string, string];
      const list = copy[name] as string[];
      if (op === "replace") copy[name] = value!;
      else if (op === "add") copy[name] = list.includes(value as string) ? list : [...list, value!];
      else if (!list.includes(oid)) return undefined;
      else copy[name] = list.filter((item) => item !== oid);
    }
    return copy;
  }
});
