import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sameJson, type Json, type JsonObject } from "../../src/connectors/json.js";
import {
  completeEntity,
  properties,
  readOnlyProperties,
} from "../../src/connectors/superoffice/properties.js";
import { anyJson, anyObject, superOfficeEntity, text } from "./support/documents.js";
import { SuperOfficeEndpoint } from "./support/superoffice-endpoint.js";
import { mapped, testedSystems } from "./support/systems.js";
import { Zone } from "../../src/connectors/time.js";

const endpoint = new SuperOfficeEndpoint();

beforeAll(() => endpoint.start());
afterAll(() => endpoint.stop());

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An operation of RFC 6902. */
interface Operation {
  readonly op: "add" | "replace" | "remove" | "test";
  readonly path: string;
  readonly value?: Json;
}

/** Applies an operation as RFC 6902 section 4 defines it; false if the target is not there. */
function apply(document: Json, { op, path, value }: Operation): boolean {
  const tokens = path.slice(1).split("/");
  const last = tokens.pop()!;
  let parent: Json | undefined = document;
  for (const token of tokens) {
    if (!isObject(parent) && !Array.isArray(parent)) return false;
    parent = (parent as JsonObject)[token];
  }
  if (Array.isArray(parent)) {
    const index = last === "-" ? parent.length : Number(last);
    if (!(index < parent.length) && !(op === "add" && index === parent.length)) return false;
    if (op === "test") return sameJson(parent[index], value);
    if (op === "remove") parent.splice(index, 1);
    else parent.splice(index, op === "add" ? 0 : 1, value!);
    return true;
  }
  if (!isObject(parent) || (op !== "add" && !Object.hasOwn(parent, last))) return false;
  if (op === "test") return sameJson(parent[last], value);
  if (op === "remove") delete parent[last];
  else parent[last] = value!;
  return true;
}

/** MergePatch as RFC 7396 section 2 defines it. */
function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

/** Names in lower case, so that no two differ in nothing else: the endpoint takes either for the other. */
function lowered(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowered);
  if (!isObject(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([name, inner]) => [name.toLowerCase(), lowered(inner)]));
}

/** An entity whose own names stay as they are. */
function loweredWithin(entity: JsonObject): JsonObject {
  const members = Object.entries(entity);
  return Object.fromEntries(members.map(([name, inner]) => [name, lowered(inner)]));
}

const valuesByKind = {
  string: text,
  integer: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  boolean: fc.boolean(),
  time: fc.constantFrom("2024-01-01T00:00:00Z", "2030-06-01T12:00:00.1234567+02:00"),
  list: fc.array(anyObject, { maxLength: 3 }),
  object: anyObject,
};

const writable = Object.entries(properties).filter(
  ([name]) => !readOnlyProperties.has(name) && name !== "StartDate" && name !== "EndDate",
);

/** A property, or a member within one, and a value that it may have. */
const place: fc.Arbitrary<{ path: string; value: Json }> = fc.oneof(
  fc.constantFrom(...writable).chain(([name, kind]) =>
    fc
      .oneof(
        { weight: 4, arbitrary: valuesByKind[kind] as fc.Arbitrary<unknown> },
        { weight: 1, arbitrary: fc.constant(null) },
      )
      .map((value) => ({
        path: `/${name}`,
        value: lowered(value as Json),
      })),
  ),
  fc
    .tuple(
      fc.constantFrom(
        "/CustomFields/a",
        "/CustomFields/b",
        "/CustomFields/a/c",
        "/Participants/0",
        "/Participants/-",
        "/Participants/1",
        "/extra",
        "/extra/0",
        "/extra/deep/er",
      ),
      fc.oneof(anyJson(2), anyObject),
    )
    .map(([path, value]) => ({ path, value: lowered(value) })),
);

const operation: fc.Arbitrary<Operation> = fc
  .tuple(fc.constantFrom("add", "add", "replace", "remove", "test"), place)
  .map(([op, { path, value }]) => ({ op, path, ...(op !== "remove" && { value }) }) as Operation);

type Change = { readonly patch: Operation[] } | { readonly merge: JsonObject };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.array(operation, { minLength: 1, maxLength: 4 }).map((patch) => ({ patch })),
  fc.array(place, { minLength: 1, maxLength: 3 }).map((places) => ({
    merge: Object.assign({}, ...places.map(({ path, value }) => nested(path, value))) as JsonObject,
  })),
);

/** {"a": {"b": value}} for /a/b */
function nested(path: string, value: Json): JsonObject {
  const [first, ...rest] = path.slice(1).split("/");
  return { [first!]: rest.length === 0 ? value : nested(`/${rest.join("/")}`, value) };
}

/** The document after a change made to it directly; undefined if the change does not apply. */
function directly(document: JsonObject, wanted: Change): JsonObject | undefined {
  if ("merge" in wanted) return complete(mergePatch(document, wanted.merge) as JsonObject);
  let copy = structuredClone(document);
  for (const single of wanted.patch) {
    if (!apply(copy, withNewMember(copy, structuredClone(single)))) return undefined;
    copy = complete(copy);
  }
  return copy;
}

/** The document's example replaces a member that an entity does not have: that makes it. */
function withNewMember(document: JsonObject, single: Operation): Operation {
  const isNew = /^\/[^/]+$/.test(single.path) && !Object.hasOwn(document, single.path.slice(1));
  return single.op === "replace" && isNew ? { ...single, op: "add" } : single;
}

/** A property that is removed is null: an entity has them all. */
function complete(document: JsonObject): JsonObject {
  return completeEntity(document);
}

function withoutDate(entity: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => name !== "UpdatedDate"));
}

const { mapping } = testedSystems.find(({ name }) => name === "superoffice")!;
const zone = new Zone("Europe/Oslo");

function isEntity(entity: JsonObject): boolean {
  const kinds = Object.entries(properties);
  const fits = kinds.every(([name, kind]) => {
    const value = entity[name];
    if (value === null || value === undefined) return true;
    if (kind === "object") return isObject(value);
    if (kind === "list") return Array.isArray(value);
    return !isObject(value) && !Array.isArray(value);
  });
  return fits && mapped(mapping(zone), entity) !== undefined;
}

const runs = Number(process.env["ROSEWIRE_RUNS"] ?? 60);

test("any sequence of patches through the endpoint does what they do to the document directly", async () => {
  let applied = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      superOfficeEntity
        .map(loweredWithin)
        .filter((entity) => mapped(mapping(zone), entity) !== undefined),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      async (entity, changes) => {
        let document: JsonObject = { ...entity, AppointmentId: 1 };
        await endpoint.set(document);
        for (const wanted of changes) {
          const isMerge = "merge" in wanted;
          const type = isMerge ? "application/merge-patch+json" : "application/json-patch+json";
          const body = structuredClone(isMerge ? wanted.merge : wanted.patch) as Json;
          const answer = await endpoint.patch(body, { "Content-Type": type });
          const after = directly(document, wanted);
          const expected = after !== undefined && isEntity(after) ? after : undefined;
          if (expected === undefined) {
            expect([400, 409]).toContain(answer.status);
            refused++;
          } else {
            expect(answer.status).toBe(200);
            expect(withoutDate(answer.entity)).toEqual(withoutDate(expected));
            document = expected;
            applied++;
          }
          const now = await endpoint.patch([]);
          expect(withoutDate(now.entity)).toEqual(withoutDate(document));
        }
      },
    ),
    { numRuns: runs },
  );
  expect(applied).toBeGreaterThan(runs / 2);
  expect(refused).toBeGreaterThan(0);
});
