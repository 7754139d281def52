import type { Type } from "../schema.js";

/**
 * Source text while it is written: lines, and what they refer to besides the runtime helpers. Linked
 * codecs become `t0, t1, ..`, constants `c0, c1, ..`.
 */
export class Source {
  readonly lines: string[] = [];
  readonly links: Type<unknown>[] = [];
  readonly constants: unknown[] = [];
  /** The tables of open types; their lines are in front of all others. */
  readonly #tables = new Map<Type<unknown>, { readonly name: string; readonly line: string }>();
  private counter = 0;

  add(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** The name of another type's codec. */
  link(type: Type<unknown>): string {
    let index = this.links.indexOf(type);
    if (index < 0) index = this.links.push(type) - 1;
    return `t${index}`;
  }

  /** The name of a constant that source text cannot spell. */
  constant(value: unknown): string {
    return `c${this.constants.push(value) - 1}`;
  }

  /** The name of the table of an open type, with the codecs of its rows. */
  table(type: Type<unknown>, rows: readonly Type<unknown>[]): string {
    let name = this.#tables.get(type)?.name;
    if (name === undefined) {
      name = `o${this.#tables.size}`;
      const codecs = rows.map((row) => this.link(row)).join(", ");
      const line = `const ${name} = new OpenTable(${this.constant(type.schema)}, [${codecs}]);`;
      this.#tables.set(type, { name, line });
    }
    return name;
  }

  /** A name that is used nowhere else in this source. */
  fresh(prefix: string): string {
    return `${prefix}${this.counter++}`;
  }

  toString(): string {
    return [...Array.from(this.#tables.values(), ({ line }) => line), ...this.lines].join("\n");
  }
}

/** A string literal; JSON escapes everything that JavaScript needs escaped. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

/** `object.name` or `object["odd-name"]`. */
export function property(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

/** Whether every object has a property of this name, from `Object.prototype`. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** The value of an object's own property, whatever it inherits. */
export function lookup(object: string, name: string): string {
  const value = property(object, name);
  return isInherited(name)
    ? `(Object.hasOwn(${object}, ${quote(name)}) ? ${value} : undefined)`
    : value;
}

/** The key of an object literal; a bare `__proto__` would set the prototype. */
export function literalKey(name: string): string {
  return name !== "__proto__" && /^[A-Za-z_$][\w$]*$/.test(name) ? name : `[${quote(name)}]`;
}
