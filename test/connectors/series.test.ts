import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAccounts } from "../../src/connectors/config/apis-accounts.js";
import { apisSchema, loadApisConfig } from "../../src/connectors/config/apis-schema.js";
import { apiPaths, buildApis, type ApiBuildOptions } from "../../src/connectors/config/apis.js";
import { ConfigError } from "../../src/connectors/config/error.js";
import { checkConfig } from "../../src/connectors/config/load.js";
import { DAY } from "../../src/connectors/time.js";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { entry } from "./support/entry.js";
import { basic, TestUcServer } from "./support/uc-server.js";

let uc: TestUcServer;
let ending: AbortController;
/** The clock of the APIs. */
let now: number;

const begin = Date.parse("2024-11-21T12:00:00Z");
const patient = { timeout: 60_000, interval: 10 };

beforeEach(async () => {
  uc = new TestUcServer();
  await uc.start();
  await uc.addUsers(["alice", "bob", "admin"], ["admin"]);
  now = begin;
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await uc[Symbol.asyncDispose]();
});

const warnings: unknown[] = [];

/** The APIs of a configuration, in the server's process unless there is an account. */
function apisOf(text: string, more: Partial<ApiBuildOptions> = {}) {
  const config = checkConfig(apisSchema, text, "apis.yaml");
  const own = config.account === undefined;
  const accounts = readAccounts(config, { PASSWORD: "admin", LONG: "integration-secret" }, own);
  const log = {
    info() {},
    debug() {},
    error() {},
    warn: (...all: unknown[]) => warnings.push(all),
  };
  const apis = buildApis(config, {
    target: { port: uc.port },
    accounts,
    ...(own && { server: uc.server }),
    clock: () => new Date(now),
    signal: ending.signal,
    lookEvery: 5,
    log: log as never,
    ...more,
  });
  return async (path: string, body: unknown, user = "alice", password = user) => {
    const { app } = apis.find((api) => path.startsWith(api.path))!;
    const response = await app.request(path.slice(path.indexOf("/", 9)), {
      method: path.startsWith(apiPaths.vitec) ? "POST" : "PATCH",
      headers: { "Content-Type": "application/json", ...basic(user, password) },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };
}

/** Ends the APIs, as their process would. */
function stop(): void {
  ending.abort();
  ending = new AbortController();
}

const vitecConfig = "{ vitec: { zone: UTC, window: { days: 10 } } }";
const daily = {
  subject: "Visning",
  startsAt: "2024-11-21T08:00:00Z",
  endsAt: "2024-11-21T09:00:00Z",
  recurrence: true,
  recurrencePattern: "Daily",
};

const starts = async (user = "alice"): Promise<string[]> =>
  (await uc.entriesOf(user)).map(({ stStart }) => stStart.toISOString().slice(0, 10)).toSorted();
const days = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    new Date(begin + (first + index) * DAY).toISOString().slice(0, 10),
  );

describe("a series that was made through an API", () => {
  test("goes on for ever: its window moves with the days, and its entries do not grow in number", async () => {
    const send = apisOf(vitecConfig);
    expect((await send("/connect/vitec/Appointment/c/alice", daily)).status).toBe(200);
    expect(await starts()).toEqual(days(0, 10));
    for (const day of [1, 2, 9, 40, 400]) {
      now = begin + day * DAY;
      await expect.poll(starts, patient).toEqual(days(day, day + 10));
    }
    expect(new Set((await uc.entriesOf("alice")).map(({ u8sEntryID }) => u8sEntryID)).size).toBe(1);
    expect((await uc.entriesOf("alice"))[5]).toMatchObject({
      u8sSubject: "Visning",
      u8sOwner: "alice",
    });
  });

  test("goes on after a restart, however long it took, and what is there twice is written once", async () => {
    const send = apisOf(vitecConfig);
    await send("/connect/vitec/Appointment/c/alice", daily);
    stop();
    now = begin + 30 * DAY;
    apisOf(vitecConfig);
    await expect.poll(starts, patient).toEqual(days(30, 40));
    const before = await uc.entriesOf("alice");
    stop();
    apisOf(vitecConfig);
    now += DAY;
    await expect.poll(starts, patient).toEqual(days(31, 41));
    const after = await uc.entriesOf("alice");
    expect(after.slice(0, 9)).toEqual(
      before.slice(1, 10).map((each, index) => ({
        ...each,
        optionalParams: after[index]!.optionalParams,
      })),
    );
  });

  test("stays away where it was removed, all of it or one day", async () => {
    const send = apisOf(vitecConfig);
    await send("/connect/vitec/Appointment/c/alice", daily);
    const gone = days(3, 3)[0]!;
    const last = days(10, 10)[0]!;
    const remove = (entries: AsnAppointmentEntry[]) =>
      entries.filter(({ stStart }) => ![gone, last].includes(stStart.toISOString().slice(0, 10)));
    await uc.put("alice", remove(await uc.entriesOf("alice")));
    now += DAY;
    const rest = days(1, 11).filter((day) => day !== gone && day !== last);
    await expect.poll(starts, patient).toEqual(rest);
    await uc.put("alice", [entry({ u8sEntryID: "other" })]);
    await send("/connect/vitec/Appointment/c/bob", daily, "bob");
    now += DAY;
    await expect.poll(() => starts("bob"), patient).toEqual(days(2, 12));
    expect(await uc.entriesOf("alice")).toMatchObject([{ u8sEntryID: "other" }]);
  });

  test("goes on as a client has changed it, and leaves what he has changed on one day", async () => {
    const send = apisOf(vitecConfig);
    await send("/connect/vitec/Appointment/c/alice", daily);
    const later = (at: Date): Date => new Date(at.getTime() + 3_600_000);
    await uc.put(
      "alice",
      (await uc.entriesOf("alice")).map((each, index) => ({
        ...each,
        u8sSubject: index === 5 ? "Only today" : "Renamed",
        stStart: later(each.stStart),
        stEnd: later(each.stEnd),
      })),
    );
    now += 3 * DAY;
    await expect.poll(starts, patient).toEqual(days(3, 13));
    const entries = await uc.entriesOf("alice");
    expect(entries.map(({ u8sSubject }) => u8sSubject)).toEqual(
      entries.map((_, index) => (index === 2 ? "Only today" : "Renamed")),
    );
    expect(entries.every(({ stStart }) => stStart.getUTCHours() === 9)).toBe(true);
  });

  test("keeps its last entry until the next one comes, and ends where its rule does", async () => {
    const text =
      "{ vitec: { zone: UTC, window: { days: 10 } }, xelion: { zone: UTC, window: { days: 10 } } }";
    const send = apisOf(text);
    const monthly = { ...daily, recurrencePattern: "Monthly" };
    await send("/connect/vitec/Appointment/c/alice", monthly);
    await uc.put("bob", [entry({ u8sEntryID: "xelion:7" })]);
    const replace = (name: string, value: unknown) => ({ op: "replace", path: `/${name}`, value });
    const operations = [
      replace("recurrenceType", "daily"),
      replace("recurrenceTerminationType", "count"),
      replace("recurrenceCount", 15),
    ];
    const made = await send("/connect/xelion/appointments/7", { operations }, "bob");
    expect(made.status).toBe(204);
    expect(await starts("bob")).toEqual(days(0, 10));
    now = begin + 15 * DAY;
    await expect.poll(() => starts("bob"), patient).toEqual(days(10, 10));
    expect(await starts()).toEqual(["2024-11-21"]);
    now = begin + 25 * DAY;
    await expect.poll(starts, patient).toEqual(["2024-12-21"]);
    expect(await starts("bob")).toEqual(days(10, 10));
    // The rule is still known: it can be changed, and goes on from there.
    const on = await send(
      "/connect/xelion/appointments/7",
      { operations: [replace("recurrenceTerminationType", "never")] },
      "bob",
    );
    expect(on.status).toBe(204);
    now += DAY;
    await expect.poll(() => starts("bob"), patient).toEqual(days(26, 36));
  });

  test("is let alone where a replicator has written it", async () => {
    const send = apisOf(vitecConfig);
    await send("/connect/vitec/Appointment/c/bob", daily, "bob");
    const own = (await uc.entriesOf("bob")).map((each) => ({
      ...each,
      u8sEntryID: "vitec:5",
      optionalParams: each.optionalParams!.map(({ key, value }) => ({
        key,
        value: {
          stringdata: value.stringdata!.replace(/,"upTo":\d+/, ""),
        },
      })),
    }));
    await uc.put("alice", own);
    now += DAY;
    await expect.poll(() => starts("bob"), patient).toEqual(days(1, 11));
    expect(await starts()).toEqual(days(0, 10));
  });

  test("whose notes somebody has spoilt holds up no other", async () => {
    const send = apisOf(vitecConfig);
    for (const subject of ["a", "b"]) {
      await send("/connect/vitec/Appointment/c/alice", { ...daily, subject });
    }
    const spoil = (text: string): string =>
      text.replace('"from":null', '"from":"1970-99-99"').replace(/"day":\d+/, '"day":1e300');
    await uc.put(
      "alice",
      (await uc.entriesOf("alice")).map((each) => {
        if (each.u8sSubject === "b") return each;
        const optionalParams = each.optionalParams!.map(({ key, value }) => ({
          key,
          value: { stringdata: spoil(value.stringdata!) },
        }));
        return { ...each, optionalParams };
      }),
    );
    now += DAY;
    const ofB = async () =>
      (await uc.entriesOf("alice")).filter(({ u8sSubject }) => u8sSubject === "b");
    await expect
      .poll(
        async () => (await ofB()).map(({ stStart }) => stStart.toISOString().slice(0, 10)),
        patient,
      )
      .toEqual(days(1, 11));
    expect(warnings.flat()).toContain("a series cannot be rolled forward");
  });

  test("in front of a server elsewhere goes on by the account of the file", async () => {
    const account = "account: { user: admin, password: { env: PASSWORD }, owners: [alice] }";
    const text = `{ vitec: { zone: UTC, window: { days: 10 } }, ${account} }`;
    const send = apisOf(text);
    await send("/connect/vitec/Appointment/c/alice", daily);
    await send("/connect/vitec/Appointment/c/bob", daily, "bob");
    now += DAY;
    await expect.poll(starts, patient).toEqual(days(1, 11));
    await expect.poll(() => starts("bob"), patient).toEqual(days(1, 11));
    // Away for a while: what failed is done later.
    await uc.stop();
    now += DAY;
    await uc.start();
    await expect.poll(starts, patient).toEqual(days(2, 12));
    stop();
    now += DAY;
    apisOf(text);
    await expect.poll(starts, patient).toEqual(days(3, 13));
    expect(await uc.entriesOf("admin")).toEqual([]);
  });
});

describe("an integration of Vitec's", () => {
  const login = "integration: { user: Connect, password: { env: LONG }, owners: [alice] }";
  const text = `{ vitec: { zone: UTC, ${login} } }`;
  const post = (send: ReturnType<typeof apisOf>, user: string, name: string, password: string) =>
    send(`/connect/vitec/Appointment/c/${user}`, { startsAt: daily.startsAt }, name, password);

  test.each([
    ["in the server's process", text],
    [
      "elsewhere, by the account",
      `{ vitec: { zone: UTC, ${login} }, account: { user: admin, password: { env: PASSWORD } } }`,
    ],
  ])("adds appointments for the owners of the file and for no others: %s", async (_where, file) => {
    const send = apisOf(file);
    const secret = "integration-secret";
    expect((await post(send, "alice", "Connect", secret)).status).toBe(200);
    expect((await post(send, "ALICE", "connect", secret)).status).toBe(200);
    expect(await uc.entriesOf("alice")).toMatchObject([
      { u8sOwner: "alice" },
      { u8sOwner: "alice" },
    ]);
    for (const user of ["bob", "admin", "Connect", "nobody"]) {
      expect((await post(send, user, "Connect", secret)).status).toBe(403);
    }
    for (const [name, password] of [
      ["Connect", "wrong"],
      ["Connect", ""],
      ["admin", secret],
      ["alice", secret],
    ] as const) {
      expect((await post(send, "alice", name, password)).status).toBe(401);
    }
    expect((await post(send, "alice", "alice", "alice")).status).toBe(200);
    expect(await uc.entriesOf("alice")).toHaveLength(3);
    for (const user of ["bob", "admin"]) expect(await uc.entriesOf(user)).toEqual([]);
  });

  test("may act for the users of its customers where no owners are named", async () => {
    const known =
      "customers: { M1: { '17': alice } }, integration: { user: c, password: { env: LONG } }";
    const send = apisOf(`{ vitec: { zone: UTC, ${known} } }`);
    const post17 = (user: string) =>
      send(
        `/connect/vitec/Appointment/M1/${user}`,
        { startsAt: daily.startsAt },
        "c",
        "integration-secret",
      );
    expect((await post17("17")).status).toBe(200);
    expect((await post17("18")).status).toBe(403);
    expect(await uc.entriesOf("alice")).toHaveLength(1);
  });

  test.each([
    [`{ vitec: { zone: UTC, integration: { user: c, password: { env: LONG } } } }`, "needs owners"],
    [`{ vitec: { zone: UTC, ${login.replace("LONG", "PASSWORD")} } }`, "at least 16 characters"],
    [`{ vitec: { zone: UTC, ${login.replace("LONG", "NONE")} } }`, "NONE is not set"],
    [`{ account: { user: a, password: { env: PASSWORD } } }`, "at least one of"],
    [
      `{ vitec: { zone: UTC }, account: { user: a, password: secret } }`,
      "account.password: must be",
    ],
  ])("of %s is refused", (file, message) => {
    expect(() => apisOf(file)).toThrow(message);
  });

  test("needs an account where the server is elsewhere; its secrets lie beside the file", () => {
    const config = checkConfig(apisSchema, text, "apis.yaml");
    expect(() => readAccounts(config, { LONG: "integration-secret" }, false)).toThrow(ConfigError);
    const folder = mkdtempSync(join(tmpdir(), "rosewire-"));
    try {
      writeFileSync(join(folder, "secret"), "integration-secret\n");
      const beside = text.replace("env: LONG", "file: secret");
      writeFileSync(join(folder, "apis.yaml"), beside);
      const loaded = loadApisConfig(join(folder, "apis.yaml"));
      const { integration } = readAccounts(loaded, {}, true);
      expect(integration?.password.reveal()).toBe("integration-secret");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
