import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainAppointment } from "../../src/connectors/appointment.js";
import { writeEntries, type EntryContext } from "../../src/connectors/entries.js";
import type { Json, JsonObject } from "../../src/connectors/json.js";
import { kindsOf, toAppointment } from "../../src/connectors/mapping.js";
import { onItsDay } from "../../src/connectors/recurrence.js";
import { superOfficeApi } from "../../src/connectors/superoffice/api.js";
import { superOfficeMapping } from "../../src/connectors/superoffice/mapping.js";
import {
  properties,
  readOnlyProperties,
  withoutNulls,
} from "../../src/connectors/superoffice/properties.js";
import { Zone } from "../../src/connectors/time.js";
import { entry } from "./support/entry.js";
import { example } from "./support/examples.js";
import { basic, listen, TestUcServer } from "./support/uc-server.js";

const zone = new Zone("Europe/Oslo");
const context: EntryContext = {
  mapping: superOfficeMapping({ zone }),
  zone,
  dataSource: "SuperOffice",
};
const now = new Date("2024-11-21T12:00:00.250Z");
const uc = new TestUcServer();
let base: string;
let close: () => Promise<void>;

const sample = JSON.parse(example("superoffice-response.txt").replace(/^[^{]*/, "")) as JsonObject;

beforeAll(async () => {
  await uc.start();
  await uc.server.users.add("tje0", "Tje0");
  await uc.addUsers(["bob"]);
  const app = superOfficeApi({
    login: (user, password) => uc.logOn(user, password),
    zone: zone.id,
    clock: () => now,
    timeZones: { "US-NYC": "America/New_York" },
  });
  ({ url: base, close } = await listen(app));
});

afterAll(async () => {
  await close();
  await uc[Symbol.asyncDispose]();
});

beforeEach(async () => {
  const mapped = toAppointment(context.mapping, withoutNulls(sample), plainAppointment);
  const key = { entryId: "superoffice:863", owner: "tje0" };
  const own = writeEntries(context, key, mapped, [onItsDay(mapped.appointment, zone)]);
  await uc.put("tje0", [...own, entry({ u8sEntryID: "7" })]);
  await uc.put("bob", [entry({ u8sEntryID: "superoffice:99" })]);
});

const user = basic("tje0", "Tje0");

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string | null;
  readonly entity: JsonObject;
}

async function patch(
  body: Json | string,
  headers: Record<string, string> = {},
  path = "/api/v1/Appointment/863",
): Promise<Answer> {
  const response = await fetch(base + path, {
    method: "PATCH",
    headers: { "Content-Type": "application/json", ...user, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const type = response.headers.get("content-type");
  const entity = type?.includes("json") === true ? (JSON.parse(text) as JsonObject) : {};
  return { status: response.status, text, type, entity };
}

const updated = "2024-11-21T12:00:00.2500000Z";

describe("the examples of the document", () => {
  test("the request, with the credentials and headers that it has", async () => {
    const [head, ...lines] = example("superoffice-request.txt").trim().split("\n");
    const bodyStart = lines.indexOf("[");
    const headers = lines.slice(0, bodyStart).map((line) => line.split(": ") as [string, string]);
    const [method, path] = head!.replace("{id}", "863").split(" ") as [string, string];
    const { port, hostname } = new URL(base);
    const answer = await new Promise<{ status: number | undefined; type: string; body: string }>(
      (resolve, reject) => {
        const call = request(
          { hostname, port, method, path, headers: Object.fromEntries(headers) },
          (response) => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("end", () => {
              const { statusCode: status, headers: received } = response;
              const body = Buffer.concat(chunks).toString();
              resolve({ status, type: received["content-type"]!, body });
            });
          },
        );
        call.on("error", reject);
        call.end(lines.slice(bodyStart).join("\n"));
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.type).toBe("application/json; charset=utf-8");
    expect(JSON.parse(answer.body)).toEqual({ ...sample, suscipit: {}, UpdatedDate: updated });
  });

  test("the response: the sample's entity, its properties in their order", async () => {
    const answer = await patch([]);
    expect(answer.status).toBe(200);
    expect(answer.entity).toEqual(sample);
    expect(Object.keys(answer.entity)).toEqual(Object.keys(sample));
    expect(Object.keys(answer.entity)).toEqual(Object.keys(properties));
  });

  test("the same change as a JSON Patch and as a merge patch", async () => {
    // Its Department is no property of an appointment: either request makes it.
    const expected = { ...sample, Department: "foo", UpdatedDate: updated };
    const asJson = await patch(example("superoffice-json-patch.json"));
    expect(asJson.entity).toEqual(expected);
    await patch([{ op: "remove", path: "/Department" }]);
    const asMerge = await patch(example("superoffice-merge-patch.json"));
    expect(asMerge.entity).toEqual(expected);
    const again = await patch(example("superoffice-json-patch.json").replace("foo", "bar"));
    expect(again.status).toBe(200);
    expect(again.entity["Department"]).toBe("bar");
  });

  test.each(["/department", "Department", "department"])(
    "the path %s is equivalent to /Department",
    async (path) => {
      await patch(example("superoffice-merge-patch.json"));
      const answer = await patch([{ op: "replace", path, value: "baz" }]);
      expect(answer.entity).toEqual({ ...sample, Department: "baz", UpdatedDate: updated });
    },
  );

  test("$select=name,department,category/id nulls out all other fields", async () => {
    await patch({ Name: "n", Department: "d", Category: { Id: 3, Value: "v" }, Title: "t" });
    const answer = await patch(
      [],
      {},
      "/api/v1/Appointment/863?$select=name,department,category/id",
    );
    const nulls = Object.fromEntries(Object.keys(properties).map((name) => [name, null]));
    expect(answer.entity).toEqual({
      ...nulls,
      Name: "n",
      Department: "d",
      Category: { Id: 3, Value: null },
    });
  });
});

/** Another value for a property, of its type. */
function anotherValue(name: keyof typeof properties): Json {
  switch (properties[name]) {
    case "string":
      return name === "Private" ? "PrivateUser" : `${name} changed`;
    case "integer":
      return -5;
    case "boolean":
      return sample[name] !== true;
    case "time":
      return name === "EndDate" ? "2030-01-01T00:00:00Z" : "2011-05-05T10:00:00.1234567+02:00";
    case "list":
      return [{ Id: 1 }];
    case "object":
      return { Id: 1, Value: "changed" };
  }
}

const names = Object.keys(properties) as (keyof typeof properties)[];
const writable = names.filter((name) => !readOnlyProperties.has(name));

describe("each property of the document", () => {
  test("is in the mapping, and nothing else is", () => {
    expect([...kindsOf(context.mapping).keys()].toSorted()).toEqual([...names].toSorted());
    expect(names.toSorted()).toEqual(Object.keys(sample).toSorted());
  });

  test.each(writable)("%s takes replace, add, test and a merge patch", async (name) => {
    const value = anotherValue(name);
    const changed = { ...sample, [name]: value, UpdatedDate: updated };
    for (const body of [
      [
        { op: "test", path: `/${name}`, value: sample[name]! },
        { op: "replace", path: name.toLowerCase(), value },
      ],
      [{ op: "add", path: `/${name.toUpperCase()}`, value }],
    ]) {
      const answer = await patch(body);
      expect(answer.status).toBe(200);
      expect(answer.entity).toEqual(changed);
      await patch([{ op: "replace", path: name, value: sample[name]! }]);
    }
    const merged = await patch({ [name]: value });
    const expected =
      sample[name] !== null && name !== "Title" ? mergeOf(sample[name]!, value) : value;
    expect(merged.entity).toEqual({ ...changed, [name]: expected });
  });

  test.each(writable.filter((name) => name !== "StartDate" && name !== "EndDate"))(
    "%s is null after remove",
    async (name) => {
      const answer = await patch([{ op: "remove", path: `/${name}` }]);
      expect(answer.status).toBe(200);
      expect(answer.entity).toMatchObject({ [name]: null });
    },
  );

  test.each([...readOnlyProperties] as (keyof typeof properties)[])(
    "%s is read-only, and may be sent as it is",
    async (name) => {
      const answer = await patch([{ op: "add", path: `/${name}`, value: anotherValue(name) }]);
      expect(answer.status).toBe(400);
      expect(answer.entity).toEqual({ Message: `${name} is read-only` });
      expect((await patch([{ op: "add", path: `/${name}`, value: sample[name]! }])).status).toBe(
        200,
      );
      expect((await patch([])).entity).toEqual(sample);
    },
  );

  test.each(names)("%s of another type is refused", async (name) => {
    const value = properties[name] === "string" ? 1 : "no such thing";
    const answer = await patch({ [name]: value });
    expect(answer.status).toBe(400);
    expect((await patch([])).entity).toEqual(sample);
  });
});

/** RFC 7396's MergePatch for values without null. */
function mergeOf(target: Json, value: Json): Json {
  const isObject = (json: Json): json is JsonObject =>
    typeof json === "object" && json !== null && !Array.isArray(json);
  if (!isObject(value)) return value;
  return { ...(isObject(target) ? target : {}), ...value };
}

describe("what the UCServer sees of a change", () => {
  test.each([
    [{ Title: "t" }, { u8sSubject: "t" }],
    [{ Description: "d" }, { u8sText: "d" }],
    [{ Type: "Appointment" }, { u8sCategory: "Appointment" }],
    [{ IsFree: true }, { iStatus: 0 }],
    [{ Private: "Public" }, { iSensitivity: 0 }],
    [{ Private: "PrivateUser" }, { iSensitivity: 2 }],
    [
      {
        IsAlldayEvent: false,
        StartDate: "2024-11-21T12:24:53.2003984+01:00",
        EndDate: "2024-11-21T13:00:00Z",
      },
      {
        bAllDay: false,
        stStart: new Date("2024-11-21T11:24:53.200Z"),
        stEnd: new Date("2024-11-21T13:00:00Z"),
      },
    ],
    [
      { StartDate: "2024-11-21T00:00:00", EndDate: "2024-11-21T23:59:00" },
      {
        stStart: new Date("2024-11-20T23:00:00Z"),
        stEnd: new Date("2024-11-21T23:00:00Z"),
        bAllDay: true,
      },
    ],
  ])("%j", async (body, members) => {
    expect((await patch(body as JsonObject)).status).toBe(200);
    expect((await uc.entriesOf("tje0"))[0]).toMatchObject(members);
  });
});

describe("errors", () => {
  test.each([
    "/api/v1/Appointment/5",
    "/api/v1/Appointment/99",
    "/api/v1/Appointment/x",
    "/api/v1/Appointment/9999999999",
  ])("404 for %s: no such entity, or somebody else's", async (path) => {
    const answer = await patch({ Title: "x" }, {}, path);
    expect(answer.status).toBe(404);
    expect(answer.entity).toEqual({
      Message: "AppointmentEntity with given id does not exist in the db.",
    });
    expect((await uc.entriesOf("bob"))[0]!.u8sSubject).toBe("Subject");
  });

  test("409 if a test operation finds another value; nothing is changed", async () => {
    const answer = await patch([
      { op: "replace", path: "/Title", value: "x" },
      { op: "test", path: "/Description", value: "something else" },
    ]);
    expect(answer.status).toBe(409);
    expect((await patch([])).entity).toEqual(sample);
  });

  test.each([
    ["before the change", "Thu, 16 Aug 2007 08:17:59 GMT", 412],
    ["in its second", "Thu, 16 Aug 2007 08:18:00 GMT", 200],
    ["after it", "Fri, 17 Aug 2007 08:18:00 GMT", 200],
    ["before it, in RFC 850's form", "Thursday, 16-Aug-07 08:17:59 GMT", 412],
    ["before it, in asctime's form", "Thu Aug 16 08:17:59 2007", 412],
    ["before it, in ISO 8601", "2007-08-16T10:17:59+02:00", 412],
    ["that is no date", "yesterday", 200],
  ])("If-Unmodified-Since %s: %s", async (_what, date, status) => {
    const answer = await patch({ Title: "x" }, { "If-Unmodified-Since": date });
    expect(answer.status).toBe(status);
    const title = status === 200 ? "x" : sample["Title"];
    expect((await patch([])).entity["Title"]).toBe(title);
  });

  test("412 also if somebody has changed the entry who sets no date", async () => {
    const [own, other] = await uc.entriesOf("tje0");
    await uc.put("tje0", [{ ...own!, u8sSubject: "changed by a client" }, other!]);
    const header = { "If-Unmodified-Since": "Fri, 17 Aug 2040 08:18:00 GMT" };
    expect((await patch({ Title: "x" }, header)).status).toBe(412);
    const seen = await patch([]);
    expect(seen.entity).toEqual({ ...sample, Title: "changed by a client" });
  });

  test.each(["move", "copy"])("%s is refused", async (op) => {
    const answer = await patch([{ op, from: "/Title", path: "/Description" }]);
    expect(answer.status).toBe(400);
    expect(answer.entity).toEqual({ Message: `operation 0: "${op}" is not supported` });
  });

  test("401 without credentials or with a scheme that is not installed", async () => {
    for (const header of [
      "",
      "Bearer abc",
      "SoTicket abc",
      basic("tje0", "wrong")["Authorization"]!,
    ]) {
      expect((await patch([], { Authorization: header })).status).toBe(401);
    }
  });

  test("an end before its start is refused", async () => {
    expect((await patch({ EndDate: "2009-01-01T00:00:00Z" })).status).toBe(400);
    expect((await patch([])).entity).toEqual(sample);
  });

  test("415 and 406 for media types that there are not", async () => {
    expect((await patch([], { "Content-Type": "application/xml" })).status).toBe(415);
    // Whatever the body is: a client that sends XML is not told that its JSON is wrong.
    const xml = "<AppointmentEntity><Title>x</Title></AppointmentEntity>";
    for (const type of ["application/xml", "text/xml; charset=utf-8", "application/pdf", "*/*"]) {
      expect((await patch(xml, { "Content-Type": type })).status).toBe(415);
    }
    expect((await patch([], { Accept: "image/png" })).status).toBe(406);
  });
});

describe("headers", () => {
  test.each([
    ["application/json", "application/json"],
    ["text/json", "text/json"],
    ["application/json-patch+json", "application/json-patch+json"],
    ["application/merge-patch+json", "application/merge-patch+json"],
    ["application/xml", "application/xml"],
    ["text/xml", "text/xml"],
    ["text/html, application/xml;q=0.8, */*;q=0.5", "application/xml"],
  ])("Accept: %s is answered with %s", async (accept, type) => {
    const answer = await patch([], { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.type).toBe(`${type}; charset=utf-8`);
  });

  test("the entity in XML", async () => {
    const answer = await patch({ Title: "<&>" }, { Accept: "text/xml" });
    expect(answer.text).toContain("<AppointmentEntityWithLinks ");
    expect(answer.text).toContain("<Title>&lt;&amp;&gt;</Title>");
    expect(answer.text).toContain('<Associate i:nil="true"/>');
    expect(answer.text).toContain("<Item><AssociateId>40</AssociateId>");
    expect(answer.text).toContain('<Property name="SuperOffice:1">False</Property>');
    const refused = await patch({ Title: 5 }, { Accept: "text/xml" });
    expect(refused.text).toBe("<Error><Message>Title must be a string or null</Message></Error>");
  });

  test("SO-TimeZone converts the dates of the answer", async () => {
    const answer = await patch([], { "SO-TimeZone": "America/New_York" });
    expect(answer.entity).toMatchObject({
      CreatedDate: "2002-02-13T04:18:00.1605656-05:00",
      StartDate: "2010-01-08T04:18:00.1605656-05:00",
      EndDate: "2014-05-14T04:18:00.1605656-04:00",
    });
    expect((await patch([], { "SO-TimeZone": "Nowhere" })).status).toBe(400);
    expect((await patch([])).entity).toEqual(sample);
  });

  test.each(["Eastern Standard Time", "us-nyc", "america/new_york"])(
    "SO-TimeZone may be a zone of Windows, one of the configured codes, or IANA's: %s",
    async (code) => {
      const answer = await patch([], { "SO-TimeZone": code });
      expect(answer.entity).toMatchObject({ StartDate: "2010-01-08T04:18:00.1605656-05:00" });
    },
  );

  test("SO-TimeZone keeps seven digits of a second, whatever the change was written with", async () => {
    for (const [written, read] of [
      ["2011-05-05T10:00:00.1234567+02:00", "2011-05-05T08:00:00.1234567+00:00"],
      ["2011-05-05T10:00:00.1234567Z", "2011-05-05T10:00:00.1234567+00:00"],
      ["2011-05-05T10:00:00.00000019Z", "2011-05-05T10:00:00.0000001+00:00"],
      ["2011-05-05T10:00:00.5Z", "2011-05-05T10:00:00.5000000+00:00"],
    ] as const) {
      const answer = await patch({ StartDate: written }, { "SO-TimeZone": "UTC" });
      expect(answer.entity["StartDate"]).toBe(read);
    }
  });

  test.each(["X-XSRF-TOKEN", "Accept-Language", "SO-Language", "SO-Culture", "SO-AppToken"])(
    "%s is taken and changes nothing",
    async (name) => {
      expect((await patch([], { [name]: "fr" })).entity).toEqual(sample);
    },
  );

  test("application/json-patch+json takes no object, merge-patch+json no array", async () => {
    const types = { patch: "application/json-patch+json", merge: "application/merge-patch+json" };
    expect((await patch({ Title: "x" }, { "Content-Type": types.patch })).status).toBe(400);
    expect((await patch([], { "Content-Type": types.merge })).status).toBe(400);
    expect((await patch([], { "Content-Type": types.patch })).status).toBe(200);
    expect((await patch({ Title: "x" }, { "Content-Type": types.merge })).status).toBe(200);
    expect((await patch([], { "Content-Type": "text/json; charset=utf-8" })).status).toBe(200);
  });
});

describe("an appointment that another client made", () => {
  test("is found by an entry id that is an int32, and only what is patched changes", async () => {
    const before = (await uc.entriesOf("tje0"))[1]!;
    const answer = await patch({ Location: "here", Title: "t" }, {}, "/api/v1/Appointment/7");
    expect(answer.status).toBe(200);
    expect(answer.entity).toMatchObject({
      AppointmentId: 7,
      Location: "here",
      Title: "t",
      Description: "Text",
      Type: "Category",
      IsFree: false,
      StartDate: "2024-11-21T09:00:00.0000000+01:00",
    });
    const after = (await uc.entriesOf("tje0"))[1]!;
    expect(after).toEqual({ ...before, u8sSubject: "t", optionalParams: after.optionalParams });
  });
});
