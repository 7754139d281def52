import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  Idempotency,
  readIdempotencyKey,
  type KeptAnswer,
} from "../../src/connectors/http/idempotency.js";
import { HttpProblem } from "../../src/connectors/http/problem.js";
import { superOfficeApi } from "../../src/connectors/superoffice/api.js";
import type { AppointmentsPort } from "../../src/connectors/ucserver/port.js";
import { vitecApi } from "../../src/connectors/vitec/api.js";
import { xelionApi } from "../../src/connectors/xelion/api.js";
import { entry } from "./support/entry.js";
import { basic, TestUcServer } from "./support/uc-server.js";

const uc = new TestUcServer();
const ending = new AbortController();
/** Waited for before a list is written. */
let beforeWriting: (() => Promise<void>) | undefined;

/** A port whose writing can be held up. */
async function logOn(user: string, password: string): Promise<AppointmentsPort> {
  const port = await uc.logOn(user, password);
  const { setEntry } = port;
  port.setEntry = async (appointment) => {
    await beforeWriting?.();
    await setEntry.call(port, appointment);
  };
  return port;
}

const options = {
  login: logOn,
  zone: "Europe/Oslo",
  clock: () => new Date("2024-11-21T12:00:00Z"),
  signal: ending.signal,
};
const apps = {
  xelion: xelionApi(options),
  vitec: vitecApi(options),
  superoffice: superOfficeApi(options),
};

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["alice", "bob"]);
});
afterAll(async () => {
  ending.abort();
  await uc[Symbol.asyncDispose]();
});
beforeEach(async () => {
  beforeWriting = undefined;
  await uc.put("alice", [
    entry({ u8sEntryID: "xelion:1" }),
    entry({ u8sEntryID: "superoffice:1" }),
  ]);
  await uc.put("bob", []);
});

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

async function send(
  app: Hono,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await app.request(path, {
    method,
    headers: { "Content-Type": "application/json", ...basic("alice"), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const rename = (value: string) => ({ operations: [{ op: "replace", path: "/subject", value }] });
const visit = (subject: string) => ({ subject, startsAt: "2024-11-22T08:00:00" });

const calls = [
  ["xelion", "PATCH", "/api/v1/Master/appointments/1", rename("x"), 204],
  ["xelion", "PATCH", "/appointments/1", rename("x"), 204],
  ["vitec", "POST", "/Appointment/M1/alice", visit("x"), 200],
  ["superoffice", "PATCH", "/api/v1/Appointment/1", { Title: "x" }, 200],
] as const;

describe("the routes of the three systems", () => {
  test.each(calls)("%s: %s %s holds in any case, with a slash at its end too", async (...call) => {
    const [system, method, path, body, status] = call;
    // Parameters are what they are: in any case only where the systems are so.
    const words = (change: (word: string) => string): string =>
      path.replace(/api|v1|Appointments?/gi, change);
    for (const each of [
      path,
      words((word) => word.toUpperCase()),
      words((word) => word.toLowerCase()),
      words((word) => word[0]!.toUpperCase() + word.slice(1)),
    ]) {
      for (const end of ["", "/"]) {
        expect((await send(apps[system], method, each + end, body)).status).toBe(status);
      }
    }
    expect((await send(apps[system], method, `${path}/x/y`, body)).status).toBe(404);
    expect((await send(apps[system], method, `${path}//`, body)).status).toBe(404);
  });

  test("a parameter keeps its case", async () => {
    await uc.put("alice", [entry({ u8sEntryID: "xelion:aBc" })]);
    expect((await send(apps.xelion, "PATCH", "/APPOINTMENTS/aBc", rename("x"))).status).toBe(204);
    expect((await send(apps.xelion, "PATCH", "/APPOINTMENTS/abc", rename("x"))).status).toBe(404);
  });

  test.each([
    ["xelion", "/appointments/1", "PATCH", { message: expect.any(String) }],
    ["vitec", "/appointment/M1/alice/", "POST", { message: expect.any(String) }],
    ["superoffice", "/API/v1/Appointment/1", "PATCH", { Message: expect.any(String) }],
  ] as const)(
    "of %s answer other methods with 405 and Allow",
    async (system, path, allow, body) => {
      const all = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
      for (const method of all.filter((each) => each !== allow)) {
        const answer = await send(apps[system], method, path, undefined, { Authorization: "" });
        expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, allow]);
        expect(JSON.parse(answer.text)).toEqual(body);
      }
      expect((await send(apps[system], "HEAD", path)).status).toBe(405);
      if (system === "xelion") return;
      const xml = await send(apps[system], "GET", path, undefined, { Accept: "application/xml" });
      expect(xml.text).toMatch(/^<Error><Message>.*<\/Message><\/Error>$/);
    },
  );

  test("Xelion takes JSON and no other type", async () => {
    const body = rename("x");
    const as = (type: string) =>
      send(apps.xelion, "PATCH", "/appointments/1", body, { "Content-Type": type });
    expect((await as("application/json; charset=utf-8")).status).toBe(204);
    expect((await as("application/xml")).status).toBe(415);
    expect((await as("application/x-www-form-urlencoded")).status).toBe(415);
  });
});

describe("Idempotency-Key", () => {
  const post = (body: object, key: string, user = "alice", path = `/Appointment/M1/${user}`) =>
    send(apps.vitec, "POST", path, body, { ...basic(user), "Idempotency-Key": key });

  test("makes an appointment once, and gives the same answer again", async () => {
    const key = `"${randomUUID()}"`;
    const first = await post(visit("once"), key);
    expect(first.status).toBe(200);
    for (const again of [key, key.slice(1, -1)]) {
      const second = await post(visit("once"), again);
      expect([second.status, second.text]).toEqual([200, first.text]);
      expect(second.headers.get("content-type")).toBe("application/json; charset=utf-8");
    }
    const made = async () =>
      (await uc.entriesOf("alice")).filter(({ u8sSubject }) => u8sSubject === "once");
    expect(await made()).toHaveLength(1);
    expect((await post(visit("once"), randomUUID())).status).toBe(200);
    expect(await made()).toHaveLength(2);
  });

  test("with another request is refused with 422, and is another user's own", async () => {
    const key = randomUUID();
    expect((await post(visit("first"), key)).status).toBe(200);
    const other = await post(visit("second"), key);
    expect(other.status).toBe(422);
    expect(JSON.parse(other.text)).toEqual({ message: expect.stringContaining("another request") });
    expect((await post(visit("first"), key, "alice", "/Appointment/M2/alice")).status).toBe(422);
    expect((await post(visit("second"), key, "bob")).status).toBe(200);
    expect(await uc.entriesOf("bob")).toHaveLength(1);
  });

  test("of a request that is being worked on is refused with 409", async () => {
    const key = randomUUID();
    let go!: () => void;
    let waiting!: () => void;
    const held = new Promise<void>((resolve) => (waiting = resolve));
    beforeWriting = () => {
      waiting();
      return new Promise((resolve) => (go = resolve));
    };
    const first = post(visit("slow"), key);
    await held;
    expect((await post(visit("slow"), key)).status).toBe(409);
    go();
    expect((await first).status).toBe(200);
    expect((await post(visit("slow"), key)).text).toBe((await first).text);
  });

  test("gives a refusal again, and lets what failed be tried again without making it twice", async () => {
    const key = randomUUID();
    const wrong = await post({ startsAt: "never" }, key);
    expect(wrong.status).toBe(400);
    expect((await post({ startsAt: "never" }, key)).text).toBe(wrong.text);
    const again = randomUUID();
    beforeWriting = () => Promise.reject(new Error("lost"));
    expect((await post(visit("lost"), again)).status).toBe(500);
    beforeWriting = undefined;
    const made = await post(visit("lost"), again);
    expect(made.status).toBe(200);
    // The answers are forgotten with the process, the id of the appointment is not.
    const restarted = vitecApi(options);
    const path = "/Appointment/M1/alice";
    const headers = { "Idempotency-Key": again };
    const third = await send(restarted, "POST", path, visit("lost"), headers);
    expect(third.text).toBe(made.text);
    const lost = (await uc.entriesOf("alice")).filter(({ u8sSubject }) => u8sSubject === "lost");
    expect(lost).toHaveLength(1);
  });

  test("holds for changes as well: a list does not grow twice", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const patch = [{ op: "add", path: "/Participants/-", value: { PersonId: 1 } }];
    const path = "/api/v1/Appointment/1";
    const set = [{ op: "add", path: "/Participants", value: [] }];
    expect((await send(apps.superoffice, "PATCH", path, set)).status).toBe(200);
    const first = await send(apps.superoffice, "PATCH", path, patch, headers);
    expect(first.status).toBe(200);
    expect((await send(apps.superoffice, "PATCH", path, patch, headers)).text).toBe(first.text);
    const now = await send(apps.superoffice, "PATCH", path, []);
    expect(JSON.parse(now.text)).toMatchObject({ Participants: [{ PersonId: 1 }] });
    const xelion = { "Idempotency-Key": randomUUID() };
    for (const subject of ["a", "b"]) {
      const status = subject === "a" ? 204 : 422;
      const answer = await send(apps.xelion, "PATCH", "/appointments/1", rename(subject), xelion);
      expect(answer.status).toBe(status);
    }
  });

  test.each(['""', '"a", "b"', "a, b", "", "a b", '"a', `"${"x".repeat(256)}"`, "ä", '"\\n"'])(
    "that is no string of up to 255 characters is refused: %s",
    (header) => {
      expect(() => readIdempotencyKey(header)).toThrow(HttpProblem);
    },
  );

  test("is read as structured fields write it", () => {
    expect(readIdempotencyKey('"a \\"b\\" \\\\ c"')).toBe('a "b" \\ c');
    expect(readIdempotencyKey(" 8e03978e-40d5 ")).toBe("8e03978e-40d5");
    expect(readIdempotencyKey(undefined)).toBeUndefined();
  });
});

describe("answers that are kept", () => {
  const answer = (body: string): KeptAnswer => ({ status: 200, type: null, body });
  const made: string[] = [];
  const ask = (store: Idempotency, user: string, key: string, body = "x"): Promise<KeptAnswer> =>
    store.once(user, key, ["request"], async () => {
      made.push(`${user} ${key}`);
      return answer(body);
    });

  beforeEach(() => {
    made.length = 0;
  });

  test("are so many of one user, so many in all, and of the last day", async () => {
    let now = 0;
    const store = new Idempotency({ age: 100, most: 3, mostOfUser: 2 }, () => now);
    for (const key of ["1", "2", "3", "2", "3"]) await ask(store, "a", key);
    expect(made).toEqual(["a 1", "a 2", "a 3"]);
    await ask(store, "b", "1");
    await ask(store, "c", "1");
    // The oldest of all gave way.
    await ask(store, "a", "3");
    expect(made.splice(0)).toEqual(["a 1", "a 2", "a 3", "b 1", "c 1"]);
    await ask(store, "a", "2");
    expect(made.splice(0)).toEqual(["a 2"]);
    now = 101;
    for (const user of ["b", "c"]) await ask(store, user, "1");
    expect(made).toEqual(["b 1", "c 1"]);
  });

  test("have so many characters in all", async () => {
    const store = new Idempotency({ mostCharacters: 1000 });
    for (const key of ["1", "2", "3", "4", "5"]) await ask(store, "a", key, "x".repeat(220));
    await ask(store, "a", "5");
    await ask(store, "a", "1");
    expect(made.splice(0)).toEqual(["a 1", "a 2", "a 3", "a 4", "a 5", "a 1"]);
    // One that would push out most others is not kept.
    for (let count = 0; count < 2; count++) await ask(store, "a", "big", "x".repeat(251));
    expect(made).toEqual(["a big", "a big"]);
  });
});
