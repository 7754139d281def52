import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ConfigError } from "../../src/connectors/config/error.js";
import { apisSchema, type ApisConfig } from "../../src/connectors/config/apis-schema.js";
import { apiPaths, buildApis } from "../../src/connectors/config/apis.js";
import { checkConfig } from "../../src/connectors/config/load.js";
import { entry } from "./support/entry.js";
import { basic, TestUcServer } from "./support/uc-server.js";

const uc = new TestUcServer();
const ending = new AbortController();

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["alice", "bob", "admin", "mallory"], ["admin"]);
});
afterAll(async () => {
  ending.abort();
  await uc[Symbol.asyncDispose]();
});
beforeEach(async () => {
  for (const user of ["alice", "bob", "admin", "mallory"]) await uc.put(user, []);
});

const parse = (text: string): ApisConfig => checkConfig(apisSchema, text, "apis.yaml");

/** Sends a request to the API of a configuration. */
async function send(
  system: keyof typeof apiPaths,
  text: string,
  request: { path: string; user: string; body: unknown },
): Promise<{ status: number; text: string }> {
  const apis = buildApis(parse(text), { target: { port: uc.port }, signal: ending.signal });
  const { app } = apis.find(({ path }) => path === apiPaths[system])!;
  const response = await app.request(request.path, {
    method: system === "vitec" ? "POST" : "PATCH",
    headers: { "Content-Type": "application/json", ...basic(request.user) },
    body: JSON.stringify(request.body),
  });
  return { status: response.status, text: await response.text() };
}

const subject = (value: string) => ({ operations: [{ op: "replace", path: "/subject", value }] });

describe("a configuration of APIs", () => {
  test("makes those that it names and no others", () => {
    const target = { port: uc.port };
    const paths = (text: string) => buildApis(parse(text), { target }).map(({ path }) => path);
    expect(paths("superoffice: { zone: UTC }")).toEqual(["/connect/superoffice"]);
    expect(paths("{ vitec: { zone: UTC }, xelion: { zone: UTC } }")).toEqual([
      "/connect/xelion",
      "/connect/vitec",
    ]);
  });

  test("lets a login find the lists of others, which takes an administrator", async () => {
    await uc.put("bob", [entry({ u8sEntryID: "xelion:1" })]);
    const text = "xelion: { zone: UTC, owners: { Admin: [alice, bob], mallory: [bob] } }";
    const by = (user: string) =>
      send("xelion", text, { path: "/appointments/1", user, body: subject(`by ${user}`) });
    expect((await by("admin")).status).toBe(204);
    expect(await uc.entriesOf("bob")).toMatchObject([{ u8sSubject: "by admin", u8sOwner: "bob" }]);
    expect((await by("mallory")).status).toBe(404);
    expect((await by("alice")).status).toBe(404);
    expect(await uc.entriesOf("bob")).toMatchObject([{ u8sSubject: "by admin" }]);
    for (const user of ["admin", "mallory", "alice"]) expect(await uc.entriesOf(user)).toEqual([]);
  });

  test("names the replicators whose entries an id may mean", async () => {
    await uc.put("alice", [entry({ u8sEntryID: "ams:1" }), entry({ u8sEntryID: "xelion:1" })]);
    const text = "xelion: { zone: UTC, names: [rtm, ams] }";
    const request = { path: "/appointments/1", user: "alice", body: subject("found") };
    expect((await send("xelion", text, request)).status).toBe(204);
    const subjects = (await uc.entriesOf("alice")).map(({ u8sEntryID, u8sSubject }) => [
      u8sEntryID,
      u8sSubject,
    ]);
    expect(subjects).toEqual([
      ["ams:1", "found"],
      ["xelion:1", "Subject"],
    ]);
  });

  test("knows Xelion's words, times and objects", async () => {
    await uc.put("alice", [entry({ u8sEntryID: "xelion:1" })]);
    const text = [
      "xelion:",
      "  zone: Europe/Amsterdam",
      "  times: local",
      "  words: { userStatus: { Weg: 3 } }",
      "  exists: { calendars: ['7'] }",
    ].join("\n");
    const operations = (...list: object[]) =>
      send("xelion", text, {
        path: "/appointments/1",
        user: "alice",
        body: { operations: list },
      });
    const done = await operations(
      { op: "replace", path: "/userStatus", value: "weg" },
      { op: "replace", path: "/endtime", value: "2024-11-21 12:00:00" },
      { op: "add", path: "/calendars", value: "7" },
      { op: "add", path: "/participants", value: "8" },
    );
    expect(done.status).toBe(204);
    expect(await uc.entriesOf("alice")).toMatchObject([
      { iStatus: 3, stEnd: new Date("2024-11-21T11:00:00Z") },
    ]);
    const unknown = await operations({ op: "add", path: "/calendars", value: "9" });
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.text)).toMatchObject({ code: 10100 });
  });

  test("knows Vitec's customers and their users", async () => {
    const text = "vitec: { zone: UTC, customers: { M1: { '17': alice } }, window: { days: 366 } }";
    const post = (path: string) =>
      send("vitec", text, {
        path,
        user: "alice",
        body: { subject: "Visning", startsAt: "2024-11-21T12:00:00" },
      });
    expect((await post("/Appointment/M1/17")).status).toBe(200);
    expect(await uc.entriesOf("alice")).toMatchObject([
      { u8sSubject: "Visning", stStart: new Date("2024-11-21T12:00:00Z") },
    ]);
    for (const path of ["/Appointment/M2/17", "/Appointment/M1/18", "/Appointment/M1/alice"]) {
      expect((await post(path)).status).toBe(403);
    }
    expect((await post("/Appointment/__proto__/toString")).status).toBe(403);
    expect(await uc.entriesOf("alice")).toHaveLength(1);
  });

  test.each([
    ["{}", "at least one of xelion, vitec, superoffice"],
    ["", "apis.yaml:"],
    ["xelion: {}", "apis.yaml: xelion.zone:"],
    ["xelion: { zone: Mars }", "xelion.zone: must be an IANA time zone"],
    ["xelion: { zone: UTC, customers: {} }", "customers"],
    ["superoffice: { zone: UTC, names: [] }", "superoffice.names"],
    ["superoffice: { zone: UTC, names: ['a:b'] }", "up to 32 of a-z, 0-9 and -"],
    ["vitec: { zone: UTC, window: { days: 400 } }", "vitec.window.days"],
    ["vitec: [", "apis.yaml: "],
  ])("of %s is refused", (text, message) => {
    expect(() => parse(text)).toThrow(ConfigError);
    expect(() => parse(text)).toThrow(message);
  });
});
