import { isObject, sameJson, type Json, type JsonObject } from "../json.js";
import { HttpProblem } from "../http/problem.js";
import { kindsOf, problemOf, type Mapping } from "../mapping.js";
import { tokensOf } from "../patch/pointer.js";
import { shown } from "../time.js";

/** One operation of Xelion's "Update Appointment". */
export interface XelionOperation {
  readonly op: "add" | "replace" | "remove";
  readonly path: string;
  readonly value?: Json;
}

/** Xelion's code for an addressable or calendar that does not exist. */
export const unknownObject = 10_100;

/** The error of the document: "No addressable or calendar with the specified ID exists." */
export class UnknownObject extends HttpProblem {
  constructor() {
    super(404, "No addressable or calendar with the specified ID exists.");
  }
}

/** The members with relations: of them objects are added and removed. All others are replaced. */
export const relations: ReadonlySet<string> = new Set(["participants", "calendars"]);

/**
 * Checks that a value is the payload of a change.
 * @throws HttpProblem 400
 */
export function readOperations(payload: Json, most: number): XelionOperation[] {
  const list = isObject(payload) ? payload["operations"] : undefined;
  if (!Array.isArray(list)) throw bad('the payload must be an object with "operations", an array');
  if (list.length > most) throw bad(`a request may have at most ${most} operations`);
  return list.map((item, index) => {
    const { op, path } = isObject(item) ? item : ({} as JsonObject);
    if (op !== "add" && op !== "replace" && op !== "remove") {
      throw bad(`operation ${index}: ${shown(op)} is none of "add", "replace", "remove"`);
    }
    if (typeof path !== "string") throw bad(`operation ${index}: path must be a string`);
    const value = (item as JsonObject)["value"];
    return value === undefined ? { op, path } : { op, path, value };
  });
}

/**
 * Applies operations to a copy of a document. Each member takes the operations that the document's
 * table allows for it, and nothing else.
 * @param exists Whether there is a calendar or addressable with the id to be added.
 * @throws HttpProblem 400; UnknownObject
 */
export function applyOperations(
  mapping: Mapping,
  document: JsonObject,
  operations: readonly XelionOperation[],
  exists: (relation: string, oid: string) => boolean = () => true,
): JsonObject {
  const kinds = kindsOf(mapping);
  const changed = { ...document };
  const lists = new Map<string, RelationList>();
  const listOf = (name: string): RelationList => {
    const list = lists.get(name) ?? new RelationList((changed[name] ?? []) as Json[]);
    lists.set(name, list);
    return list;
  };
  operations.forEach(({ op, path, value }, index) => {
    const refuse = (reason: string): HttpProblem => bad(`operation ${index}: ${reason}`);
    const [name = "", oid, ...rest] = tokensOf(path);
    const kind = kinds.get(name);
    if (kind === undefined) throw refuse(`there is no member ${shown(name)}`);
    if (rest.length > 0) throw refuse(`${path} leads to nothing`);
    if (relations.has(name)) {
      if (op === "replace") throw refuse(`${name} takes add and remove only`);
      const id = idIn(oid, value);
      if (id === undefined) throw refuse(`${op} at ${name} needs the OID of one object`);
      if (op === "add") listOf(name).add(id, value, () => exists(name, id));
      else listOf(name).remove(id);
      return;
    }
    if (op !== "replace") throw refuse(`${name} takes replace only`);
    if (oid !== undefined) throw refuse(`${path} leads to nothing`);
    if (value === undefined) throw refuse(`replace at ${name} needs a value`);
    const problem = problemOf(kind, value);
    if (problem !== undefined) throw refuse(`${name} ${problem}`);
    changed[name] = value;
  });
  for (const [name, list] of lists) changed[name] = list.elements;
  return changed;
}

/** The OID that an operation names: in its path, as its value, or both alike. */
function idIn(inPath: string | undefined, value: Json | undefined): string | undefined {
  const inValue = value === undefined || value === null ? undefined : oidOf(value);
  if (inPath === undefined) return inValue;
  return inValue === undefined || inValue === inPath ? inPath : undefined;
}

/** The OID of an element: itself, or the member `oid` of an object. */
export function oidOf(element: Json): string | undefined {
  const id = isObject(element) ? element["oid"] : element;
  if (typeof id === "string" && id !== "") return id;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}

/** The objects of a relation. What an operation costs does not depend on how many there are. */
class RelationList {
  readonly #elements: (Json | undefined)[];
  /** Where the elements of an object are. */
  readonly #places = new Map<string, number[]>();

  constructor(list: readonly Json[]) {
    this.#elements = [...list];
    list.forEach((element, index) => this.#place(oidOf(element), index));
  }

  get elements(): Json[] {
    return this.#elements.filter((element) => element !== undefined);
  }

  add(id: string, value: Json | undefined, exists: () => boolean): void {
    if (this.#places.has(id)) return;
    if (!exists()) throw new UnknownObject();
    this.#elements.push(isObject(value) ? value : id);
    this.#place(id, this.#elements.length - 1);
  }

  remove(id: string): void {
    const places = this.#places.get(id);
    if (places === undefined) throw new UnknownObject();
    for (const index of places) this.#elements[index] = undefined;
    this.#places.delete(id);
  }

  #place(id: string | undefined, index: number): void {
    if (id === undefined) return;
    const known = this.#places.get(id);
    if (known === undefined) this.#places.set(id, [index]);
    else known.push(index);
  }
}

/** The operations that make one document the other, in the order of the document's table. */
export function operationsBetween(
  mapping: Mapping,
  before: JsonObject,
  after: JsonObject,
): XelionOperation[] {
  return [...kindsOf(mapping).keys()].flatMap((name): XelionOperation[] => {
    const [from, to] = [before[name] ?? null, after[name] ?? null];
    if (sameJson(from, to)) return [];
    if (relations.has(name)) return relationChanges(name, from ?? [], to ?? []);
    return [{ op: "replace", path: `/${name}`, value: to }];
  });
}

function relationChanges(name: string, from: Json, to: Json): XelionOperation[] {
  const ids = (list: Json): string[] => (list as Json[]).flatMap((item) => oidOf(item) ?? []);
  const [had, has] = [ids(from), ids(to)];
  const [before, after] = [new Set(had), new Set(has)];
  return [
    ...has
      .filter((id) => !before.has(id))
      .map((id): XelionOperation => ({ op: "add", path: `/${name}`, value: id })),
    ...had
      .filter((id) => !after.has(id))
      .map((id): XelionOperation => ({ op: "remove", path: `/${name}/${id}` })),
  ];
}

function bad(reason: string): HttpProblem {
  return new HttpProblem(400, reason);
}
