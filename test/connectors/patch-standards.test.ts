import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/connectors/json.js";
import { properties } from "../../src/connectors/superoffice/properties.js";
import { bareEntity, SuperOfficeEndpoint } from "./support/superoffice-endpoint.js";

const endpoint = new SuperOfficeEndpoint();

beforeAll(() => endpoint.start());
afterAll(() => endpoint.stop());

/** The members of an entity that are no properties of an appointment. */
function others(entity: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => !Object.hasOwn(properties, name)),
  );
}

async function patched(
  original: JsonObject,
  patch: Json | string,
  type: string,
): Promise<{ status: number; document: JsonObject }> {
  await endpoint.set({ ...bareEntity, ...original });
  const { status } = await endpoint.patch(patch, { "Content-Type": type });
  const after = await endpoint.patch([]);
  return { status, document: others(after.entity) };
}

/** RFC 6902, appendix A: the document, the patch, and the document then, or the status of a refusal. */
const appendixA: readonly [string, JsonObject, string, JsonObject | number][] = [
  [
    "A.1. Adding an Object Member",
    { foo: "bar" },
    '[{ "op": "add", "path": "/baz", "value": "qux" }]',
    { baz: "qux", foo: "bar" },
  ],
  [
    "A.2. Adding an Array Element",
    { foo: ["bar", "baz"] },
    '[{ "op": "add", "path": "/foo/1", "value": "qux" }]',
    { foo: ["bar", "qux", "baz"] },
  ],
  [
    "A.3. Removing an Object Member",
    { baz: "qux", foo: "bar" },
    '[{ "op": "remove", "path": "/baz" }]',
    { foo: "bar" },
  ],
  [
    "A.4. Removing an Array Element",
    { foo: ["bar", "qux", "baz"] },
    '[{ "op": "remove", "path": "/foo/1" }]',
    { foo: ["bar", "baz"] },
  ],
  [
    "A.5. Replacing a Value",
    { baz: "qux", foo: "bar" },
    '[{ "op": "replace", "path": "/baz", "value": "boo" }]',
    { baz: "boo", foo: "bar" },
  ],
  [
    "A.6. Moving a Value",
    { foo: { bar: "baz", waldo: "fred" }, qux: { corge: "grault" } },
    '[{ "op": "move", "from": "/foo/waldo", "path": "/qux/thud" }]',
    400,
  ],
  [
    "A.7. Moving an Array Element",
    { foo: ["all", "grass", "cows", "eat"] },
    '[{ "op": "move", "from": "/foo/1", "path": "/foo/3" }]',
    400,
  ],
  [
    "A.8. Testing a Value: Success",
    { baz: "qux", foo: ["a", 2, "c"] },
    '[{ "op": "test", "path": "/baz", "value": "qux" }, { "op": "test", "path": "/foo/1", "value": 2 }]',
    { baz: "qux", foo: ["a", 2, "c"] },
  ],
  [
    "A.9. Testing a Value: Error",
    { baz: "qux" },
    '[{ "op": "test", "path": "/baz", "value": "bar" }]',
    409,
  ],
  [
    "A.10. Adding a Nested Member Object",
    { foo: "bar" },
    '[{ "op": "add", "path": "/child", "value": { "grandchild": { } } }]',
    { foo: "bar", child: { grandchild: {} } },
  ],
  [
    "A.11. Ignoring Unrecognized Elements",
    { foo: "bar" },
    '[{ "op": "add", "path": "/baz", "value": "qux", "xyz": 123 }]',
    { foo: "bar", baz: "qux" },
  ],
  [
    "A.12. Adding to a Nonexistent Target",
    { foo: "bar" },
    '[{ "op": "add", "path": "/baz/bat", "value": "qux" }]',
    400,
  ],
  [
    "A.13. Invalid JSON Patch Document",
    { foo: "bar" },
    '[{ "op": "add", "path": "/baz", "value": "qux", "op": "remove" }]',
    400,
  ],
  [
    "A.14. Escape Ordering",
    { "/": 9, "~1": 10 },
    '[{"op": "test", "path": "/~01", "value": 10}]',
    { "/": 9, "~1": 10 },
  ],
  [
    "A.15. Comparing Strings and Numbers",
    { "/": 9, "~1": 10 },
    '[{"op": "test", "path": "/~01", "value": "10"}]',
    409,
  ],
  [
    "A.16. Adding an Array Value",
    { foo: ["bar"] },
    '[{ "op": "add", "path": "/foo/-", "value": ["abc", "def"] }]',
    { foo: ["bar", ["abc", "def"]] },
  ],
];

describe("RFC 6902, appendix A, through the endpoint", () => {
  test.each(appendixA)("%s", async (_title, original, patch, expected) => {
    const { status, document } = await patched(original, patch, "application/json-patch+json");
    expect(status).toBe(typeof expected === "number" ? expected : 200);
    expect(document).toEqual(typeof expected === "number" ? original : expected);
  });

  test("copy is refused as move is", async () => {
    const patch = [{ op: "copy", from: "/foo", path: "/bar" }];
    const { status, document } = await patched({ foo: 1 }, patch, "application/json");
    expect(status).toBe(400);
    expect(document).toEqual({ foo: 1 });
  });
});

/** RFC 7396, appendix A: original, patch, result. */
const mergeTable: readonly [Json, Json, Json][] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

describe("RFC 7396, appendix A, through the endpoint", () => {
  const type = "application/merge-patch+json";

  test.each(mergeTable)(
    "%j patched with %j is %j, within a member",
    async (original, patch, result) => {
      const { status, document } = await patched({ member: original }, { member: patch }, type);
      expect(status).toBe(200);
      // A member that becomes null is a member that is removed.
      expect(document).toEqual(result === null ? {} : { member: result });
    },
  );

  test.each(mergeTable.filter(([original, patch]) => isObject(original) && isObject(patch)))(
    "%j patched with %j is %j, as the members of the entity",
    async (original, patch, result) => {
      const { status, document } = await patched(original as JsonObject, patch, type);
      expect(status).toBe(200);
      expect(document).toEqual(result);
    },
  );

  test.each(mergeTable.filter(([original, patch]) => isObject(original) && !isObject(patch)))(
    "%j patched with %j would be no entity any more: refused",
    async (original, patch) => {
      const { status, document } = await patched(
        original as JsonObject,
        JSON.stringify(patch),
        type,
      );
      expect(status).toBe(400);
      expect(document).toEqual(original);
    },
  );
});

describe("paths", () => {
  test("lead through objects and arrays in any case", async () => {
    const original = { Outer: { Inner: [{ Value: 1 }] } };
    const patch = [{ op: "replace", path: "outer/INNER/0/value", value: 2 }];
    const { document } = await patched(original, patch, "application/json");
    expect(document).toEqual({ Outer: { Inner: [{ Value: 2 }] } });
  });

  test("mean the member with exactly that name before one in another case", async () => {
    const patch = [{ op: "replace", path: "/name", value: 2 }];
    const { document } = await patched({ Name: 1, name: 1 }, patch, "application/json");
    expect(document).toEqual({ Name: 1, name: 2 });
  });

  test.each([
    ["an element after the end", "/list/3"],
    ["an index with a leading zero", "/list/01"],
    ["an index that is no number", "/list/length"],
    ["a negative index", "/list/-1"],
    ["through a string", "/text/0"],
    ["through null", "/Description/0"],
    ["a bad escape", "/a~2b"],
  ])("that lead to %s are refused", async (_what, path) => {
    const original = { list: [1, 2], text: "abc" };
    const patch = [{ op: "add", path, value: 0 }];
    const { status, document } = await patched(original, patch, "application/json");
    expect(status).toBe(400);
    expect(document).toEqual(original);
  });

  test.each([
    ["replace", "/fresh", 200, { outer: {}, fresh: 0 }],
    ["replace", "/outer/fresh", 400, { outer: {} }],
    ["remove", "/fresh", 400, { outer: {} }],
    ["test", "/fresh", 409, { outer: {} }],
    ["test", "/outer/fresh", 409, { outer: {} }],
  ])("%s of what is not there, %s, is answered with %i", async (op, path, status, document) => {
    const patch = [{ op, path, ...(op !== "remove" && { value: 0 }) }];
    const answer = await patched({ outer: {} }, patch, "application/json");
    expect(answer).toEqual({ status, document });
  });

  test("the whole entity may be replaced, not removed", async () => {
    const entity = { ...bareEntity, AppointmentId: 1, Title: "new" };
    const whole = await patched(
      { foo: 1 },
      [{ op: "replace", path: "", value: entity }],
      "text/json",
    );
    expect(whole).toEqual({ status: 200, document: {} });
    expect((await endpoint.patch([])).entity).toMatchObject({ Title: "new" });
    expect((await endpoint.patch([{ op: "remove", path: "" }])).status).toBe(400);
    expect((await endpoint.patch([{ op: "replace", path: "", value: [] }])).status).toBe(400);
  });
});
