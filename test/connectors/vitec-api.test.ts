import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { foldEntries, type EntryContext } from "../../src/connectors/entries.js";
import type { JsonObject } from "../../src/connectors/json.js";
import { kindsOf, toDocument } from "../../src/connectors/mapping.js";
import { Zone } from "../../src/connectors/time.js";
import { vitecApi } from "../../src/connectors/vitec/api.js";
import { vitecMapping } from "../../src/connectors/vitec/mapping.js";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { silentLog } from "../../src/rose/index.js";
import { example, jsonExample } from "./support/examples.js";
import { basic, listen, TestUcServer } from "./support/uc-server.js";

const zone = new Zone("Europe/Stockholm");
const context: EntryContext = {
  mapping: vitecMapping({ zone }),
  zone,
  dataSource: "Vitec Connect",
};
const uc = new TestUcServer();
const log = { ...silentLog, warn: vi.fn() };
let base: string;
let close: () => Promise<void>;

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["StringValue", "bob", "office", "pretender"], ["office"]);
  const app = vitecApi({
    login: (user, password) => uc.logOn(user, password),
    zone: zone.id,
    log,
    clock: () => new Date("2024-11-21T12:00:00Z"),
    owners: (user) =>
      ["office", "pretender"].includes(user) ? [user, "StringValue", "bob"] : [user],
    owner: (customerId, id) => (customerId === "unknown" ? undefined : id),
  });
  ({ url: base, close } = await listen(app));
});

afterAll(async () => {
  await close();
  await uc[Symbol.asyncDispose]();
});

beforeEach(async () => {
  for (const user of ["StringValue", "bob", "office", "pretender"]) await uc.put(user, []);
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string | null;
}

async function post(
  body: string | object,
  headers: Record<string, string> = {},
  path = "/Appointment/StringValue/StringValue",
): Promise<Answer> {
  const response = await fetch(base + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...basic("StringValue"), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const type = response.headers.get("content-type");
  return { status: response.status, text: await response.text(), type };
}

const xml = { "Content-Type": "application/xml" };

function documentOf(entries: AsnAppointmentEntry[]): JsonObject {
  return toDocument(context.mapping, foldEntries(context, entries));
}

describe("the examples of the document", () => {
  const everySixDays = ["2024-11-21", "2024-11-27", "2024-12-03", "2024-12-09", "2024-12-15"];

  test("the JSON request makes a series of all-day entries and is kept to the last digit", async () => {
    const answer = await post(example("vitec-request.json"));
    expect(answer.status).toBe(200);
    expect(answer.type).toBe("application/json; charset=utf-8");
    const id = JSON.parse(answer.text) as string;
    expect(typeof id).toBe("string");
    const entries = await uc.entriesOf("StringValue");
    expect(entries.every(({ u8sEntryID }) => u8sEntryID === `vitec-api:${id}`)).toBe(true);
    expect(entries.map(({ stStart }) => stStart.toISOString())).toEqual(
      [...everySixDays, "2024-12-21"].map((day) => {
        const midnight = new Date(`${day}T00:00:00+01:00`);
        return midnight.toISOString();
      }),
    );
    expect(entries[0]).toMatchObject({
      u8sSubject: "sample string 1",
      u8sText: "sample string 5",
      bAllDay: true,
      stEnd: new Date("2024-11-22T00:00:00+01:00"),
      u8sDataSource: "Vitec Connect",
    });
    expect(documentOf(entries)).toEqual(jsonExample("vitec-request.json"));
  });

  test("the XML request makes the same appointment", async () => {
    expect((await post(example("vitec-request.xml"), xml)).status).toBe(200);
    expect(documentOf(await uc.entriesOf("StringValue"))).toEqual(
      jsonExample("vitec-request.json"),
    );
  });

  test("the responses: a string in JSON, a string in XML", async () => {
    const [json, asXml] = example("vitec-response.txt").trim().split("\n") as [string, string];
    const shape = (text: string, id: string): string => text.replace(id, "sample string 1");
    const first = await post(example("vitec-request.json"), { Accept: "application/json" });
    expect(shape(first.text, JSON.parse(first.text) as string)).toBe(json);
    const second = await post(example("vitec-request.json"), { Accept: "text/xml" });
    expect(second.type).toBe("text/xml; charset=utf-8");
    const id = /<string[^>]*>([^<]*)<\/string>/.exec(second.text)![1]!;
    expect(shape(second.text, id)).toBe(asXml);
  });

  test("the curl call", async () => {
    const command = example("vitec-curl.txt");
    const [, url] = /curl "([^"]+)"/.exec(command)!;
    const [, method] = /-X (\w+)/.exec(command)!;
    const headers = [...command.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [
      name!,
      value!.replace(/\{.*\}/, Buffer.from("StringValue:StringValue").toString("base64")),
    ]);
    // The shell takes the backslashes away.
    const body = /-d (\{.*\})/.exec(command)![1]!.replaceAll("\\", "");
    await expectAccepted(
      url!,
      method!,
      Object.fromEntries(headers) as Record<string, string>,
      body,
    );
  });

  test("the PowerShell call", async () => {
    const script = example("vitec-powershell.txt");
    const [, url] = /\$URL = "([^"]+)"/.exec(script)!;
    const [, method] = /-Method (\w+)/.exec(script)!;
    const headers = [...script.matchAll(/"([\w-]+)" = "([^"]+)"/g)].map(([, name, value]) => [
      name!,
      value!.replace(/\{.*\}/, Buffer.from("StringValue:StringValue").toString("base64")),
    ]);
    const body = /\$data = "(.*)"\n/.exec(script)![1]!.replaceAll("`", "");
    await expectAccepted(
      url!,
      method!,
      Object.fromEntries(headers) as Record<string, string>,
      body,
    );
  });

  test("the C# call, which has a relative address", async () => {
    const code = example("vitec-csharp.txt");
    const [, root] = /new Uri\("([^"]+)"\)/.exec(code)!;
    const [, path, type] =
      /PostAsync\("([^"]+)", new StringContent\(json, Encoding.UTF8, "([^"]+)"\)/.exec(code)!;
    const body = JSON.parse(/var json = ("(?:[^"\\]|\\.)*");/.exec(code)![1]!) as string;
    const headers = { "Content-Type": `${type}; charset=utf-8`, ...basic("StringValue") };
    await expectAccepted(`${root}/${path}`, "POST", headers, body);
  });

  test("the PHP call", async () => {
    const code = example("vitec-php.txt");
    const [, url] = /\$URL = "([^"]+)"/.exec(code)!;
    const [, type] = /'Content-Type: ([^']+)'/.exec(code)!;
    const body = JSON.parse(/\$data = ("(?:[^"\\]|\\.)*");/.exec(code)![1]!) as string;
    const headers = { "Content-Type": type!, ...basic("StringValue") };
    await expectAccepted(url!, "POST", headers, body);
  });

  /** The minimal body of the calls: no end, no offset. */
  async function expectAccepted(
    url: string,
    method: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<void> {
    const target = url.replace("https://connect.maklare.vitec.net", base);
    expect(target.startsWith(base)).toBe(true);
    const response = await fetch(target, { method, headers, body });
    expect(response.status).toBe(200);
    expect(typeof (await response.json())).toBe("string");
    const [made] = await uc.entriesOf("StringValue");
    expect(made).toMatchObject({
      u8sSubject: "StringValue",
      stStart: new Date("2015-01-01T11:00:00Z"),
      stEnd: new Date("2015-01-01T11:00:00Z"),
      bAllDay: false,
    });
    expect(documentOf([made!])).toEqual(JSON.parse(body));
  }
});

describe("each body parameter of the document", () => {
  const values: JsonObject = {
    Subject: "s",
    Location: "l",
    StartsAt: "2024-11-22T08:00:00+01:00",
    EndsAt: "2024-11-22T09:00:00+01:00",
    AllDayEvent: true,
    Note: "n",
    Recurrence: true,
    RecurrencePattern: "Weekly",
    RecurrenceDayOfWeeks: ["Monday", "Friday"],
    RecurrenceInterval: 2,
    RecurrenceMonth: 7,
    RecurrenceDay: 8,
  };
  const camel = (name: string): string => name[0]!.toLowerCase() + name.slice(1);

  test("is in the mapping, and nothing else is", () => {
    const names = [...kindsOf(context.mapping).keys()].toSorted();
    expect(names).toEqual(Object.keys(values).map(camel).toSorted());
  });

  test.each(Object.keys(values))("%s is taken in any case and comes back", async (name) => {
    const required = {
      startsAt: values["StartsAt"]!,
      recurrencePattern: values["RecurrencePattern"]!,
    };
    const body = { [name]: values[name]! };
    for (const [member, value] of Object.entries(required)) {
      if (member !== camel(name)) body[member] = value;
    }
    expect((await post(body)).status).toBe(200);
    expect(documentOf(await uc.entriesOf("StringValue"))).toEqual({
      ...required,
      [camel(name)]: values[name],
    });
  });

  test.each([
    ["Yearly", { recurrenceMonth: 12, recurrenceDay: 5 }, ["2024-12-05"]],
    ["Monthly", { recurrenceDay: 1 }, ["2024-12-01"]],
    [
      "Weekly",
      { recurrenceInterval: 2, recurrenceDayOfWeeks: ["Friday", "Monday"] },
      ["2024-11-22", "2024-12-02", "2024-12-06", "2024-12-16", "2024-12-20"],
    ],
    ["Daily", { recurrenceInterval: 10 }, ["2024-11-22", "2024-12-02", "2024-12-12"]],
  ])("the pattern %s falls on its days", async (recurrencePattern, rule, days) => {
    const body = {
      startsAt: "2024-11-22T08:00:00+01:00",
      endsAt: "2024-11-22T09:00:00+01:00",
      recurrence: true,
      recurrencePattern,
      ...rule,
    };
    expect((await post(body)).status).toBe(200);
    const starts = (await uc.entriesOf("StringValue")).map(({ stStart }) => stStart.toISOString());
    expect(starts).toEqual(days.map((day) => `${day}T07:00:00.000Z`));
  });
});

describe("errors", () => {
  test.each([
    ["StartsAt", { startsAt: "yesterday" }, "startsAt"],
    ["no start", {}, "startsAt"],
    [
      "an end before the start",
      { startsAt: "2024-11-22T08:00:00", endsAt: "2024-11-22T07:00:00" },
      "endsAt",
    ],
    [
      "an end before the start of whole days",
      { startsAt: "2024-11-22T08:00:00", endsAt: "2024-11-20T07:00:00", allDayEvent: true },
      "endsAt",
    ],
    [
      "an end in the year 10000",
      { startsAt: "2024-11-22", endsAt: "9999-12-31T23:00:00-05:00" },
      "endsAt",
    ],
    ["a start in the year 10000", { startsAt: "9999-12-31T23:00:00-05:00" }, "startsAt"],
    ["a subject that is no string", { startsAt: "2024-11-22T08:00:00", subject: 5 }, "subject"],
    [
      "a day that is none",
      {
        startsAt: "2024-11-22T08:00:00",
        recurrence: true,
        recurrencePattern: "Weekly",
        recurrenceDayOfWeeks: ["Noday"],
      },
      "recurrenceDayOfWeeks",
    ],
    [
      "a recurrence without a pattern",
      { startsAt: "2024-11-22T08:00:00", recurrence: true },
      "recurrencePattern",
    ],
    [
      "a 32nd of the month",
      {
        startsAt: "2024-11-22T08:00:00",
        recurrence: true,
        recurrencePattern: "Monthly",
        recurrenceDay: 32,
      },
      "recurrenceDay",
    ],
  ])("%s is answered with 400 and what is wrong", async (_what, body, member) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    const { message, modelState } = JSON.parse(answer.text) as {
      message: string;
      modelState: object;
    };
    expect(message).toBe("The request is invalid.");
    expect(Object.keys(modelState)).toEqual([member]);
    expect(await uc.entriesOf("StringValue")).toEqual([]);
  });

  test("a yearly 30 February is taken, and warned about in the log", async () => {
    const rule = { recurrence: true, recurrencePattern: "Yearly", recurrenceMonth: 2 };
    const body = { startsAt: "2024-11-22T08:00:00", ...rule };
    const possible = await post({ ...body, recurrenceDay: 29 });
    expect([possible.status, log.warn.mock.calls]).toEqual([200, []]);
    const { status, text } = await post({ ...body, recurrenceDay: 30 });
    expect(status).toBe(200);
    const id = `vitec-api:${JSON.parse(text) as string}`;
    const why = "there is no day 30 in month 2";
    expect(log.warn.mock.calls).toEqual([
      [{ owner: "StringValue", id, why }, "a series never takes place"],
    ]);
  });

  test("400 in XML for who accepts XML", async () => {
    const answer = await post({ startsAt: "x" }, { Accept: "application/xml" });
    expect(answer.status).toBe(400);
    expect(answer.text).toBe(
      "<Error><Message>The request is invalid.</Message><ModelState><startsAt>startsAt must be a " +
        "date and time or null</startsAt></ModelState></Error>",
    );
  });

  test("wrong credentials are answered with 401", async () => {
    expect((await post({}, basic("StringValue", "wrong"))).status).toBe(401);
    expect((await post({}, { Authorization: "" })).status).toBe(401);
  });

  test("somebody else's calendar is answered with 403", async () => {
    const body = { startsAt: "2024-11-22T08:00:00" };
    expect((await post(body, {}, "/Appointment/c/bob")).status).toBe(403);
    expect((await post(body, {}, "/Appointment/unknown/StringValue")).status).toBe(403);
    expect(await uc.entriesOf("bob")).toEqual([]);
  });

  test("an administrator may add for others, who only pretends to be one may not", async () => {
    const body = { startsAt: "2024-11-22T08:00:00" };
    expect((await post(body, basic("office"), "/Appointment/c/bob")).status).toBe(200);
    expect(await uc.entriesOf("bob")).toHaveLength(1);
    const refused = await post(body, basic("pretender"), "/Appointment/c/StringValue");
    expect(refused.status).toBe(403);
    for (const user of ["StringValue", "pretender", "office"]) {
      expect(await uc.entriesOf(user)).toEqual([]);
    }
  });

  test("a UCServer that is away is an unexpected error, 500", async () => {
    const body = { startsAt: "2024-11-22T08:00:00" };
    expect((await post(body)).status).toBe(200);
    await uc.stop();
    try {
      expect((await post(body)).status).toBe(500);
    } finally {
      await uc.start();
    }
    expect((await post(body)).status).toBe(200);
  });

  test("bodies of other types are refused, and so are answers", async () => {
    expect(
      (await post("a=b", { "Content-Type": "application/x-www-form-urlencoded" })).status,
    ).toBe(415);
    expect((await post({}, { Accept: "text/html" })).status).toBe(406);
    expect((await post("[]")).status).toBe(400);
    expect((await post("<Other/>", xml)).status).toBe(400);
  });
});
