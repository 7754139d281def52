import { hint, quoted } from "../nearest.js";
import type { OpenRow, Schema, Type } from "../schema.js";
import { canonical, canonicalOfAll, keyTypesOf, type KeyTypes } from "./canonical.js";

export type OpenSchema = Extract<Schema, { kind: "open" }>;

/** One row of the table that an open type is resolved by. */
export interface OpenCase<C> {
  readonly name: string;
  /** Its key values, as the schema has them. */
  readonly keys: readonly unknown[];
  readonly codec: C;
}

/** The rows of an open type by key and by name, each with what reads or writes its type. */
export class OpenTable<C> {
  readonly schema: OpenSchema;
  /** The row of an open type without keys, which is what a string always contains. */
  readonly only: OpenCase<C> | undefined;
  readonly #cases: readonly OpenCase<C>[];
  /** By what stands for their keys, once somebody has looked for one. */
  #byKey: Map<unknown, OpenCase<C>> | undefined;
  readonly #byName = new Map<string, OpenCase<C>>();
  /** The length of the longest text that stands for a key. */
  #longest = 0;
  /** Those of keys of which equal ones may look different. */
  #types: KeyTypes | undefined;

  constructor(schema: OpenSchema, codecs: readonly C[]) {
    this.schema = schema;
    this.#cases = schema.rows.map(({ name, keys }, i) => ({ name, keys, codec: codecs[i] as C }));
    for (const one of this.#cases) this.#byName.set(one.name, one);
    this.only = schema.keys.length === 0 ? this.#cases[0] : undefined;
  }

  /** The rows by key. The types of the keys are known when the first one is looked for, by whoever has read or has it. */
  #index(): Map<unknown, OpenCase<C>> {
    const byKey = (this.#byKey = new Map<unknown, OpenCase<C>>());
    this.#types = keyTypesOf(this.schema);
    for (const one of this.#cases) {
      const key = canonicalOfAll(one.keys, Infinity, this.#types);
      if (!byKey.has(key)) byKey.set(key, one);
      if (typeof key === "string") this.#longest = Math.max(this.#longest, key.length);
    }
    return byKey;
  }

  /** The row of a key, if the open type has one key. */
  find(key: unknown): OpenCase<C> | undefined {
    const byKey = this.#byKey ?? this.#index();
    return byKey.get(
      typeof key === "number" ? key : canonical(key, this.#longest, this.#types?.[0]),
    );
  }

  /** The row of several keys. */
  findAll(keys: readonly unknown[]): OpenCase<C> | undefined {
    const byKey = this.#byKey ?? this.#index();
    return byKey.get(canonicalOfAll(keys, this.#longest, this.#types));
  }

  named(name: string): OpenCase<C> | undefined {
    return this.#byName.get(name);
  }

  /** Says that there is no row of this name. */
  noRow(name: string): string {
    return `the open type has no ${quoted(name)}${hint(name, this.#byName.keys())}`;
  }
}

const tables = new WeakMap<OpenSchema, OpenTable<Type<any>>>();

/** The rows of an open type with their types. */
export function tableOf(schema: OpenSchema): OpenTable<Type<any>> {
  let table = tables.get(schema);
  if (table === undefined) {
    const types = schema.rows.map(({ type }) => type);
    tables.set(schema, (table = new OpenTable(schema, types)));
  }
  return table;
}

/**
 * Refuses rows that cannot be told apart.
 * @throws TypeError
 */
export function requireDistinct(rows: readonly OpenRow[], keys: number): void {
  const names = new Set<string>();
  const known = new Map<unknown, string>();
  for (const row of rows) {
    const what = `the row ${quoted(row.name)} of an open type`;
    if (row.keys.length !== keys) {
      throw new TypeError(`${what} has ${row.keys.length} keys where ${keys} are expected`);
    }
    if (names.has(row.name)) throw new TypeError(`${what} is there twice`);
    const key = canonicalOfAll(row.keys, Infinity);
    if (key === undefined) throw new TypeError(`${what} has a key that is no value`);
    const other = known.get(key);
    if (other !== undefined) throw new TypeError(`${what} has the key of ${quoted(other)}`);
    names.add(row.name);
    known.set(key, row.name);
  }
}
