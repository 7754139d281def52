import { Kysely, sql, type Compilable, type Expression } from "kysely";
import type { DatabaseKind } from "./database.js";
import { dialects } from "./dialects.js";
import { requireStorable } from "./errors.js";

/** An expression for each parameter of a statement, of the parameter's type. */
export type Placeholders<P> = { readonly [K in keyof P]-?: Expression<P[K]> };

/** Builds a statement from Kysely and its {@link Placeholders}. */
type Build = (db: Kysely<any>, parameters: any, kind: DatabaseKind) => Compilable;

/** A statement in the SQL of one kind of store. */
export interface CompiledStatement {
  readonly sql: string;
  /**
   * The values of the parameters, in their order in the SQL.
   * @throws TypeError if one is missing; UnitError if a text contains NUL.
   */
  bind(parameters: unknown): unknown[];
}

/**
 * A statement that is compiled once for each kind of store and then run with different parameters; made by {@link statement}.
 * `P` has its parameters by name, `R` is the type of its rows.
 */
export interface Statement<P, R> {
  /** Never set. It makes the type checker refuse a statement with other parameters or rows. */
  readonly signature?: (parameters: P) => R;
  /** The statement in the SQL of a kind of store. */
  compiled(kind: DatabaseKind): CompiledStatement;
}

/**
 * Defines a statement that is run often. Kysely builds and compiles it only once.
 *
 * ```ts
 * const userByKey = statement<Tables, { key: string }>()((db, p) =>
 *   db.selectFrom("user").selectAll().where("name_key", "=", p.key),
 * );
 * const user = await unit.first(userByKey, { key: "alice" });
 * ```
 *
 * The SQL is always the same, so a list of varying length (`in`) cannot be a parameter.
 */
export function statement<T, P = object>(): <R>(
  build: (db: Kysely<T>, parameters: Placeholders<P>, kind: DatabaseKind) => Compilable<R>,
) => Statement<P, R> {
  return (build) => {
    const compiled: Partial<Record<DatabaseKind, CompiledStatement>> = {};
    return { compiled: (kind) => (compiled[kind] ??= compile(kind, build)) };
  };
}

/** The place of a parameter among the values of a compiled query. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const placeholders = new Proxy<Placeholders<any>>(
  {},
  { get: (_, name) => sql`${new Slot(String(name))}` },
);

function compile(kind: DatabaseKind, build: Build): CompiledStatement {
  const query = build(new Kysely<any>({ dialect: dialects[kind] }), placeholders, kind).compile();
  const values = query.parameters;
  return {
    sql: query.sql,
    bind(parameters) {
      const given = parameters as Readonly<Record<string, unknown>>;
      const bound: unknown[] = [];
      for (const value of values) {
        bound.push(value instanceof Slot ? valueOf(given, value.name) : value);
      }
      requireStorable(bound);
      return bound;
    },
  };
}

function valueOf(parameters: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = parameters[name];
  if (value === undefined) throw new TypeError(`the parameter ${name} of a statement is missing`);
  return value;
}
