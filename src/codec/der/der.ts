import { firstTags, wireOf, type Wire } from "../ber/wire.js";
import { identifier, universalName } from "../ber/tags.js";
import { BerDecodeError, BerEncodeError, CodecError, withoutStack } from "../errors.js";
import { defaultLimits, type Limits } from "../limits.js";
import type { Member, Schema, Type } from "../schema.js";
import { keyAt } from "../open/keys.js";
import { tableOf, type OpenSchema } from "../open/table.js";
import { derContents } from "./contents.js";
import {
  compareOctets,
  compareTags,
  elementAt,
  elementOf,
  joined,
  sameOctets,
  type Element,
} from "./elements.js";

// DER (X.690 clauses 10 and 11), of octets that are BER of the type already: what has been decoded, or encoded. The way through them is
// the same in both cases. What DER does not allow is put right in what is written, and an error in what is read.

/**
 * What was encoded as BER, in DER.
 * @throws BerEncodeError `not-der` for what cannot be put right: times, and octets that stand for a whole value.
 */
export function toDer(
  type: Type<any>,
  octets: Uint8Array,
  limits: Limits = defaultLimits,
): Uint8Array {
  return new DerWriter(octets, limits).value(type, 0, octets.length, 1);
}

/**
 * Checks that the value from `start` to `end`, which has been decoded, is in DER.
 * @throws BerDecodeError `not-der` with the offset and path of the first thing that is not, and the clause of X.690.
 */
export function requireDer(
  type: Type<any>,
  octets: Uint8Array,
  start: number,
  end: number,
  limits: Limits = defaultLimits,
): void {
  try {
    new DerChecker(octets, limits).value(type, start, end, 1);
  } catch (error) {
    if (error instanceof CodecError && type.name !== "") error.prefix(type.name);
    throw error;
  }
}

/** The encoding of a member's DEFAULT, which is looked for often. */
const defaults = new WeakMap<Member, Uint8Array>();

const identifiers = new WeakMap<Type<any>, readonly number[][] | undefined>();

/** The identifiers with which a value of the type may begin; undefined if with any. */
function identifiersOf(type: Type<any>): readonly number[][] | undefined {
  if (!identifiers.has(type)) identifiers.set(type, firstTags(type)?.map(identifier));
  return identifiers.get(type);
}

/** The clauses of X.690 whose violation is put right in what is written. */
const mended: ReadonlySet<string> = new Set([
  "10.3",
  "11.1",
  "11.2.1",
  "11.2.2",
  "11.3.1",
  "11.5",
  "11.6",
]);

type Structure = Extract<Schema, { kind: "sequence" | "set" }>;

/** An element of a structure, from `at` to `end`. */
interface Placed {
  /** Undefined for one that the type does not have. */
  readonly member: Member | undefined;
  readonly at: number;
  readonly end: number;
}

/** The constructions around a value, in which keys of open types are. */
interface Scope {
  /** The value of a key by its path. */
  readonly key: (path: readonly string[]) => unknown;
  readonly up: Scope | undefined;
}

function noKey(): undefined {
  return undefined;
}

abstract class Der {
  protected readonly b: Uint8Array;
  readonly #limits: Limits;

  constructor(b: Uint8Array, limits: Limits) {
    this.b = b;
    this.#limits = limits;
  }

  /** Something is not as DER has it. @param whole Whether it is in octets that are given as a whole, whose type is not known. */
  protected abstract report(offset: number, clause: string, what: string, whole: boolean): void;

  /** The value between two offsets, in DER. */
  value(type: Type<any>, p: number, e: number, level: number, scope?: Scope): Uint8Array {
    return this.#layer(wireOf(type), 0, p, e, level, scope);
  }

  /** A value within its explicit tags, of which those before `index` have been read. */
  #layer(
    wire: Wire,
    index: number,
    p: number,
    e: number,
    level: number,
    scope: Scope | undefined,
  ): Uint8Array {
    this.#deeper(p, level);
    const { base } = wire;
    if (index < wire.outer.length) {
      const element = this.#element(p, e, false);
      const inner = this.#layer(wire, index + 1, element.c, element.d, level + 1, scope);
      return this.#again(element, inner);
    }
    if (base.kind === "any") return this.#unknown(p, e, level);
    if (base.kind === "open" && base.contents === undefined) {
      const type = this.#openType(base, scope);
      if (type === undefined) return this.#unknown(p, e, level);
      return within("value", () => this.value(type, p, e, level + 1));
    }
    if (base.kind === "choice") {
      const member = base.members.find((one) => this.#begins(one, p));
      if (member === undefined) return this.#unknown(p, e, level);
      const inner: Scope = { key: noKey, up: scope };
      return within(member.name, () => this.value(member.type, p, e, level + 1, inner));
    }
    const element = this.#element(p, e, false);
    return this.#again(element, this.#contents(wire, element, level, scope));
  }

  #deeper(p: number, level: number): void {
    const { maxDepth } = this.#limits;
    if (level <= maxDepth * 2) return;
    throw new BerDecodeError("limit", p, `nested deeper than ${maxDepth} levels`, "", "maxDepth");
  }

  #element(p: number, e: number, whole: boolean): Element {
    const element = elementAt(this.b, p, e);
    // What is in an open type has not been looked at yet.
    if (!(element.d <= e)) {
      throw withoutStack(
        () => new BerDecodeError("truncated", p, "a value that goes on beyond what it is in"),
      );
    }
    if (!element.definite) {
      this.report(p, "10.1", "a length that is not definite and as short as possible", whole);
    }
    return element;
  }

  /** The element with other contents; the same octets if nothing has changed. */
  #again({ start, identifier: octets, c, d }: Element, contents: Uint8Array): Uint8Array {
    if (contents.length === d - c && sameOctets(contents, this.b.subarray(c, d))) {
      return this.b.subarray(start, d);
    }
    return elementOf(this.b.subarray(start, start + octets), contents);
  }

  #contents(
    { base: schema, type }: Wire,
    element: Element,
    level: number,
    scope: Scope | undefined,
  ): Uint8Array {
    const { start, c, d } = element;
    switch (schema.kind) {
      case "sequence":
      case "set":
        return this.#structure(schema, element, level, {
          key: (path) => this.#keyIn(type, c, d, path),
          up: scope,
        });
      case "sequenceOf":
      case "setOf": {
        const elements: Uint8Array[] = [];
        for (let p = c; p < d;) {
          const { d: end } = elementAt(this.b, p, d);
          const at = p;
          elements.push(
            within(`[${elements.length}]`, () =>
              this.value(schema.element, at, end, level + 1, { key: noKey, up: scope }),
            ),
          );
          p = end;
        }
        if (schema.kind === "setOf" && !isSorted(elements, compareOctets)) {
          this.report(start, "11.6", "the elements of a SET OF are not in order", false);
          elements.sort(compareOctets);
        }
        return joined(elements);
      }
      default: {
        if (((this.b[start] as number) & 0x20) !== 0) {
          this.report(start, "10.2", "a string in several pieces", false);
        }
        if (schema.kind === "open") return this.#contained(schema, element, level, scope);
        const report = (clause: string, what: string): void =>
          this.report(start, clause, what, false);
        return derContents(schema, this.b.subarray(c, d), report);
      }
    }
  }

  #structure(schema: Structure, { start, c, d }: Element, level: number, scope: Scope): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (const { member, at, end } of this.#members(schema, c, d)) {
      if (member === undefined) {
        pieces.push(this.#unknown(at, end, level + 1));
        continue;
      }
      const piece = within(member.name, () => this.value(member.type, at, end, level + 1, scope));
      if (this.#isDefault(member, piece)) {
        within(member.name, () =>
          this.report(at, "11.5", "a member that has the value of its DEFAULT", false),
        );
      } else pieces.push(piece);
    }
    if (schema.kind === "set" && !isSorted(pieces, compareTags)) {
      this.report(start, "10.3", "the members of a SET are not in the order of their tags", false);
      pieces.sort(compareTags);
    }
    return joined(pieces);
  }

  /** The elements of a structure with the members that they are. */
  *#members(schema: Structure, c: number, d: number): Generator<Placed> {
    let next = 0;
    for (let p = c; p < d;) {
      const at = p;
      const { d: end } = elementAt(this.b, p, d);
      const from = schema.kind === "set" ? 0 : next;
      const index = schema.members.findIndex((member, i) => i >= from && this.#begins(member, at));
      if (index >= 0) next = index + 1;
      p = end;
      yield { member: schema.members[index], at, end };
    }
  }

  /** The type of an open type; undefined if its key is not known. */
  #openType(schema: OpenSchema, scope: Scope | undefined): Type<any> | undefined {
    const keys = schema.keys.map(({ up, path }) => {
      let around = scope;
      for (let i = up; i > 0; i--) around = around?.up;
      return around?.key(path);
    });
    return tableOf(schema).findAll(keys)?.codec;
  }

  /** A member, or one within it, of the structure whose contents are from `c` to `d`. */
  #keyIn(type: Type<any>, c: number, d: number, [name, ...rest]: readonly string[]): unknown {
    const { base } = wireOf(type);
    if (base.kind !== "sequence" && base.kind !== "set") return undefined;
    for (const { member, at, end } of this.#members(base, c, d)) {
      // What comes later has not been looked at yet.
      this.#element(at, d, false);
      if (member?.name === name) return this.#keyOf(member!.type, at, end, rest);
    }
    return keyAt(base.members.find((member) => member.name === name)?.default, rest);
  }

  /** The value from `p` to `e`, or a member of it. */
  #keyOf(type: Type<any>, p: number, e: number, path: readonly string[]): unknown {
    if (path.length === 0) return type.decodeRange(this.b, p, e);
    const { base, outer } = wireOf(type);
    for (let i = outer.length; i > 0; i--) ({ c: p, d: e } = this.#element(p, e, false));
    if (base.kind === "choice") {
      const member = base.members.find((one) => this.#begins(one, p));
      return member?.name === path[0] ? this.#keyOf(member!.type, p, e, path.slice(1)) : undefined;
    }
    const { c, d } = this.#element(p, e, false);
    return this.#keyIn(type, c, d, path);
  }

  /** An open type that a string contains. */
  #contained(
    schema: OpenSchema,
    { c, d }: Element,
    level: number,
    scope: Scope | undefined,
  ): Uint8Array {
    const type = this.#openType(schema, scope);
    if (type === undefined) return this.b.subarray(c, d);
    // A BIT STRING begins with the number of its unused bits.
    const from = schema.contents === "bitString" ? c + 1 : c;
    const inner = within("value", () => this.value(type, from, d, level + 1));
    return joined([this.b.subarray(c, from), inner]);
  }

  /** Whether what begins at `p` may be this member, by its tag. */
  #begins({ type }: Member, p: number): boolean {
    const known = identifiersOf(type);
    if (known === undefined) return true;
    return known.some((octets) =>
      octets.every((octet, i) => {
        const given = this.b[p + i] as number;
        // A string may come in pieces.
        return given === octet || (i === 0 && (given & ~0x20) === (octet & ~0x20));
      }),
    );
  }

  #isDefault(member: Member, octets: Uint8Array): boolean {
    if (member.default === undefined) return false;
    let known = defaults.get(member);
    if (known === undefined) {
      known = toDer(member.type, member.type.encode(member.default));
      defaults.set(member, known);
    }
    return sameOctets(known, octets);
  }

  /** A value whose type is not known: what its universal tags say is checked, and nothing is put right. */
  #unknown(p: number, e: number, level: number): Uint8Array {
    this.#deeper(p, level);
    const element = this.#element(p, e, true);
    const { c, d } = element;
    const lead = this.b[p] as number;
    if ((lead & 0x20) !== 0) {
      const number = lead & 0x1f;
      const constructed = new Set([8, 11, 16, 17, 29]);
      if (lead >> 6 === 0 && !constructed.has(number)) {
        this.report(p, "10.2", `a ${universalName(number)} in several pieces`, true);
      }
      for (let q = c; q < d;) {
        const { d: end } = this.#element(q, d, true);
        this.#unknown(q, end, level + 1);
        q = end;
      }
    } else if (lead === 1 && d - c === 1 && this.b[c] !== 0 && this.b[c] !== 0xff) {
      this.report(p, "11.1", "TRUE is not ff", true);
    }
    return this.b.subarray(p, d);
  }
}

class DerWriter extends Der {
  protected override report(offset: number, clause: string, what: string, whole: boolean): void {
    if (!whole && mended.has(clause)) return;
    throw new BerEncodeError("not-der", `${what} (X.690 ${clause}), at octet ${offset} of its BER`);
  }
}

class DerChecker extends Der {
  protected override report(offset: number, clause: string, what: string): void {
    throw withoutStack(() => new BerDecodeError("not-der", offset, `${what} (X.690 ${clause})`));
  }
}

function isSorted(
  pieces: readonly Uint8Array[],
  compare: (a: Uint8Array, b: Uint8Array) => number,
): boolean {
  return pieces.every((piece, i) => i === 0 || compare(pieces[i - 1] as Uint8Array, piece) <= 0);
}

/** Does something with a member; an error tells that it is there. */
function within<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodecError) error.prefix(name);
    throw error;
  }
}

/** Copies an encoding into the caller's buffer; returns its length. */
export function copied(octets: Uint8Array, buffer: Uint8Array, offset: number): number {
  if (octets.length > buffer.length - offset) {
    throw new BerEncodeError("buffer-too-small", `${octets.length} octets do not fit`);
  }
  buffer.set(octets, offset);
  return octets.length;
}
