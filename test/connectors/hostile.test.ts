import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseXml } from "../../src/connectors/http/xml.js";
import type { Json, JsonObject } from "../../src/connectors/json.js";
import { select } from "../../src/connectors/superoffice/select.js";
import { Zone } from "../../src/connectors/time.js";
import { vitecApi } from "../../src/connectors/vitec/api.js";
import { xelionApi } from "../../src/connectors/xelion/api.js";
import { xelionMapping } from "../../src/connectors/xelion/mapping.js";
import { applyOperations } from "../../src/connectors/xelion/operations.js";
import { entry } from "./support/entry.js";
import { bareEntity, SuperOfficeEndpoint } from "./support/superoffice-endpoint.js";
import { basic, listen } from "./support/uc-server.js";

const endpoint = new SuperOfficeEndpoint();
const { uc } = endpoint;
let xelion: { url: string; close(): Promise<void> };
let vitec: { url: string; close(): Promise<void> };

beforeAll(async () => {
  await endpoint.start();
  const options = {
    login: (user: string, password: string) => uc.logOn(user, password),
    zone: "Europe/Berlin",
    clock: () => new Date("2024-11-21T12:00:00Z"),
  };
  xelion = await listen(xelionApi(options));
  vitec = await listen(vitecApi(options));
});

afterAll(async () => {
  await Promise.all([xelion.close(), vitec.close()]);
  await endpoint.stop();
});

let before: { alice: unknown; bob: unknown };

beforeEach(async () => {
  await endpoint.set({ ...bareEntity, Title: "untouched", CustomFields: { a: { b: 1 } } });
  await uc.put("alice", [...(await uc.entriesOf("alice")), entry({ u8sEntryID: "xelion:1" })]);
  await uc.put("bob", [entry({ u8sEntryID: "superoffice:2" }), entry({ u8sEntryID: "xelion:2" })]);
  before = { alice: await uc.entriesOf("alice"), bob: await uc.entriesOf("bob") };
});

async function expectNothingChanged(): Promise<void> {
  expect({ alice: await uc.entriesOf("alice"), bob: await uc.entriesOf("bob") }).toEqual(before);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
}

interface Target {
  readonly name: string;
  readonly method: string;
  readonly url: () => string;
}

const targets: readonly Target[] = [
  { name: "SuperOffice", method: "PATCH", url: () => `${endpoint.url}/api/v1/Appointment/1` },
  { name: "Xelion", method: "PATCH", url: () => `${xelion.url}/api/v1/master/appointments/1` },
  { name: "Vitec", method: "POST", url: () => `${vitec.url}/Appointment/c/alice` },
];

/** Sends a body in pieces; settles with the status even if the server does not wait for its end. */
function send(
  { method, url }: Target,
  pieces: Iterable<string | Buffer>,
  headers: Record<string, string | number> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url(), {
      method,
      headers: { "Content-Type": "application/json", ...basic("alice"), ...headers },
    });
    let status: number | undefined;
    call.on("response", (response) => {
      status = response.statusCode!;
      response.resume();
      resolve(status);
    });
    // The connection may be cut while we still write.
    call.on("error", (error) => (status === undefined ? reject(error) : undefined));
    const rest = pieces[Symbol.iterator]();
    const write = (): void => {
      for (;;) {
        const next = rest.next();
        if (next.done === true || status !== undefined) return void call.end();
        if (!call.write(next.value)) return void call.once("drain", write);
      }
    };
    write();
  });
}

describe.each(targets)("$name's API", (target) => {
  test("refuses a body of 100 MB, announced or not, without reading it", async () => {
    const megabyte = Buffer.alloc(1_000_000, "[");
    const pieces = function* (): Generator<Buffer> {
      for (let count = 0; count < 100; count++) yield megabyte;
    };
    expect(await send(target, [], { "Content-Length": 100_000_000 })).toBe(413);
    const memory = process.memoryUsage().rss;
    expect(await send(target, pieces(), { "Transfer-Encoding": "chunked" })).toBe(413);
    expect(process.memoryUsage().rss - memory).toBeLessThan(80_000_000);
    await expectNothingChanged();
  });

  test("refuses deep nesting", async () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      for (const depth of [65, 100_000]) {
        const body = open.repeat(depth) + "1" + close.repeat(depth);
        expect(await send(target, [body])).toBe(400);
      }
    }
    await expectNothingChanged();
  });

  test.each([
    ['{"__proto__": {"polluted": true}}'],
    ['{"subject": {"__proto__": {"polluted": true}}}'],
    ['{"constructor": {"prototype": {"polluted": true}}}'],
    ['{"__proto\\u005f_": {"polluted": true}}'],
    ['[{"op": "add", "path": "/x", "value": {"__proto__": {"polluted": true}}}]'],
  ])("refuses names that reach prototypes: %s", async (body) => {
    expect(await send(target, [body])).toBe(400);
    await expectNothingChanged();
  });

  test.each([
    ["no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["an unterminated string", Buffer.from(`"${'\\"'.repeat(300_000)}`)],
    ["a name twice", Buffer.from('{"a": 1, "a": 2}')],
    ["an integer that loses digits", Buffer.from('{"a": 12345678901234567890}')],
    ["nothing", Buffer.alloc(0)],
    ["NUL characters", Buffer.alloc(100)],
  ])("refuses %s", async (_what, body) => {
    expect(await send(target, [body])).toBe(400);
    await expectNothingChanged();
  });
});

describe("patches", () => {
  const [superOffice, toXelion] = targets as [Target, Target, Target];

  test("of 100,000 operations are refused", async () => {
    const operation = JSON.stringify({ op: "add", path: "/t", value: 1 });
    const patch = `[${Array(100_000).fill(operation).join(",")}]`;
    expect(await send(superOffice, [patch])).toBe(413);
    const payload = JSON.stringify({
      operations: Array.from({ length: 100_000 }, () => ({
        op: "replace",
        path: "/subject",
        value: "x",
      })),
    });
    expect(await send(toXelion, [payload])).toBe(413);
    await expectNothingChanged();
  });

  test("of more than 1,000 operations are refused even if they are short enough", async () => {
    const short = JSON.stringify(
      Array.from({ length: 1001 }, () => ({ op: "add", path: "t", value: 1 })),
    );
    expect(await send(superOffice, [short])).toBe(400);
    const members = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`m${index}`, 1]),
    );
    expect(await send(superOffice, [JSON.stringify(members)])).toBe(400);
    const operations = Array.from({ length: 1001 }, () => ({
      op: "replace",
      path: "subject",
      value: "x",
    }));
    expect(await send(toXelion, [JSON.stringify({ operations })])).toBe(400);
    await expectNothingChanged();
  });

  test.each([
    "/__proto__/polluted",
    "/constructor/prototype/polluted",
    "__proto__",
    "/CustomFields/__proto__/polluted",
    "/CustomFields/constructor",
    "/Participants/__proto__",
    "/toString/polluted",
    "/Title/length",
    "/Title/__proto__/polluted",
  ])("to %s are refused", async (path) => {
    for (const op of ["add", "replace", "test", "remove"]) {
      const patch = JSON.stringify([{ op, path, value: true }]);
      expect(await send(superOffice, [patch])).toBe(400);
    }
    const operations = [{ op: "replace", path, value: true }];
    expect(await send(toXelion, [JSON.stringify({ operations })])).toBe(400);
    await expectNothingChanged();
  });

  test("that compare arrays of 9,000 elements are answered in time, and longer ones are refused", async () => {
    // A difference of two such arrays, element by element, would take minutes.
    const list = Array.from({ length: 9000 }, (_, index) => index);
    await endpoint.set({ ...bareEntity, big: list });
    const testing = (value: number[]): string =>
      JSON.stringify([{ op: "test", path: "/big", value }]);
    expect(await send(superOffice, [testing(list.toReversed())])).toBe(409);
    expect(await send(superOffice, [testing([...list, ...list])])).toBe(400);
  });

  test("of other users' appointments find nothing", async () => {
    const title = JSON.stringify({ Title: "mine now" });
    const theirs = { ...superOffice, url: () => `${endpoint.url}/api/v1/Appointment/2` };
    expect(await send(theirs, [title])).toBe(404);
    const operations = [{ op: "replace", path: "/subject", value: "mine now" }];
    const xelions = { ...toXelion, url: () => `${xelion.url}/appointments/2` };
    expect(await send(xelions, [JSON.stringify({ operations })])).toBe(404);
    const vitecs = { ...targets[2]!, url: () => `${vitec.url}/Appointment/c/bob` };
    expect(await send(vitecs, ['{"startsAt": "2024-11-22T08:00:00"}'])).toBe(403);
    await expectNothingChanged();
  });
});

describe("what grows", () => {
  const [superOffice, , vitecTarget] = targets as [Target, Target, Target];

  test("a body with an object of over 1,000 members is refused", async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`m${index}`, 1]));
    for (const body of [
      { ...many, startsAt: "2024-11-22" },
      { startsAt: "2024-11-22", many },
    ]) {
      expect(await send(vitecTarget, [JSON.stringify(body)])).toBe(400);
    }
    expect(await send(superOffice, [JSON.stringify({ CustomFields: many })])).toBe(400);
    await expectNothingChanged();
  });

  test("a series whose every entry would carry a large document is refused", async () => {
    const large = { startsAt: "2024-11-22", note: "x".repeat(1_000_000) };
    const daily = { ...large, recurrence: true, recurrencePattern: "Daily" };
    expect(await send(vitecTarget, [JSON.stringify(daily)])).toBe(413);
    await expectNothingChanged();
    expect(await send(vitecTarget, [JSON.stringify(large)])).toBe(200);
  });

  test("an appointment does not grow without end, patch by patch", async () => {
    const patch = (name: string, value: unknown) =>
      send(superOffice, [JSON.stringify([{ op: "add", path: `/${name}`, value }])]);
    const megabyte = "x".repeat(1_000_000);
    expect(await patch("one", megabyte)).toBe(200);
    expect(await patch("two", megabyte)).toBe(200);
    expect(await patch("three", megabyte)).toBe(413);
    const half = (from: number) =>
      Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`m${from + index}`, 1]));
    expect(await send(superOffice, [JSON.stringify({ CustomFields: half(0) })])).toBe(200);
    expect(await send(superOffice, [JSON.stringify({ CustomFields: half(600) })])).toBe(413);
    expect(await patch("small", 1)).toBe(200);
  });

  test("what an operation on a relation costs does not depend on how many objects there are", () => {
    let looks = 0;
    const participants = Array.from({ length: 20_000 }, (_, index) => ({
      get oid() {
        looks++;
        return String(index);
      },
    }));
    const operations = Array.from({ length: 1000 }, (_, index) => [
      { op: "add", path: "/participants", value: `new${index}` } as const,
      { op: "remove", path: `/participants/${index}` } as const,
    ]).flat();
    const mapping = xelionMapping({ zone: new Zone("UTC") });
    const changed = applyOperations(mapping, { participants }, operations);
    expect(looks).toBeLessThanOrEqual(3 * participants.length);
    expect(changed["participants"]).toHaveLength(20_000);
    expect((changed["participants"] as Json[]).slice(-1)).toEqual(["new999"]);
  });

  test("what $select costs does not depend on how many names it has for how many members", () => {
    let listings = 0;
    const entity = new Proxy({ Title: "t" } as JsonObject, {
      ownKeys(target) {
        listings++;
        return Reflect.ownKeys(target);
      },
    });
    const names = Array.from({ length: 5000 }, (_, index) => `n${index}`).join(",");
    expect(select(entity, `${names},title`)).toEqual({ Title: "t" });
    expect(listings).toBeLessThan(10);
  });
});

describe("XML", () => {
  const vitecTarget = targets[2]!;
  const xml = { "Content-Type": "application/xml" };
  const wrap = (inner: string): string => `<Appointment>${inner}</Appointment>`;
  const bomb =
    '<!DOCTYPE a [<!ENTITY x0 "x">' +
    Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY x${index + 1} "&x${index};&x${index};">`,
    ).join("") +
    "]>" +
    wrap("<Subject>&x20;</Subject>");

  test.each([
    ["a document type declaration", `<!DOCTYPE Appointment>${wrap("")}`],
    ["one in lower case", `<!doctype Appointment>${wrap("")}`],
    [
      "an external entity",
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wrap("<Subject>&x;</Subject>")}`,
    ],
    ["a parameter entity", `<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;]>${wrap("")}`],
    ["entities that multiply", bomb],
    ["an entity that is not declared", wrap("<Subject>&nbsp;</Subject>")],
    ["a reference to no character", wrap("<Subject>&#0;</Subject>")],
    ["a reference beyond Unicode", wrap("<Subject>&#x110000;</Subject>")],
    ["a declaration within the root", wrap('<!ENTITY x "y">')],
    ["an unclosed comment", wrap("<!-- ")],
    ["many unclosed comments", "<Appointment>" + "<!--".repeat(200_000)],
    ["an unclosed element", "<Appointment><Subject>"],
    ["two roots", wrap("") + wrap("")],
    ["nothing but text", "Appointment"],
    ["names that reach prototypes", wrap("<__proto__>x</__proto__><constructor>y</constructor>")],
    [
      "deep nesting",
      "<Appointment>" + "<a>".repeat(50_000) + "</a>".repeat(50_000) + "</Appointment>",
    ],
    ["UTF-16", Buffer.from(`<!DOCTYPE a>${wrap("")}`, "utf16le")],
  ])("with %s is refused", async (_what, body) => {
    expect(await send(vitecTarget, [body], xml)).toBe(400);
    await expectNothingChanged();
  });

  test.each([
    ["over 1,000 tags", "<a/>".repeat(1001)],
    ["over 1,000 comments", "<!---->".repeat(1001)],
    ["a tag of over 4,096 characters", `<a b="${"x".repeat(4096)}"/>`],
    ["over 10,000 references", `<Subject>${"&amp;".repeat(10_001)}</Subject>`],
  ])("with %s is refused before it is parsed", async (what, inner) => {
    const body = wrap(`${inner}<StartsAt>2024-11-22T08:00:00Z</StartsAt>`);
    expect(() => parseXml(body)).toThrow(
      what.replace("1,000 comments", "1,000 tags").replace(",", ""),
    );
    expect(await send(vitecTarget, [body], xml)).toBe(400);
    await expectNothingChanged();
  });

  test("with signs of a tag in a long text that is none is taken", async () => {
    const text = `a < b <c ${"x".repeat(10_000)} ${"<".repeat(2000)}`;
    const inner = `<!-- < --><Subject><![CDATA[${text}]]></Subject>`;
    const body = wrap(`${inner}<StartsAt>2024-11-22T08:00:00Z</StartsAt>`);
    expect(await send(vitecTarget, [body], xml)).toBe(200);
    expect((await uc.entriesOf("alice")).map(({ u8sSubject }) => u8sSubject)).toContain(text);
  });

  test("that only looks like a declaration is text", async () => {
    const subject = "<![CDATA[<!DOCTYPE a> &x; <b>]]> &lt;!ENTITY&#62; <!-- <!DOCTYPE a> -->";
    const body = wrap(`<Subject>${subject}</Subject><StartsAt>2024-11-22T08:00:00Z</StartsAt>`);
    expect(await send(vitecTarget, [body], xml)).toBe(200);
    const subjects = (await uc.entriesOf("alice")).map(({ u8sSubject }) => u8sSubject);
    expect(subjects).toContain("<!DOCTYPE a> &x; <b> <!ENTITY> ");
  });
});
