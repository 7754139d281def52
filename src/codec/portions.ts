import { compileBer } from "./ber/compile.js";
import { Reader } from "./ber/reader.js";
import { readWith } from "./ber/run.js";
import { runtime } from "./ber/runtime.js";
import { jsonFailure } from "./encode-failure.js";
import { CodecError, JsonDecodeError } from "./errors.js";
import { compileJson } from "./json/compile.js";
import { listRoom } from "./json/list-room.js";
import { jsonVariantOf, variantOf, type CodecOptions, type DecodeOptions } from "./options.js";
import type { Type } from "./schema.js";
import type { Interval } from "./kinds.js";

/** A list whose elements are read later. */
interface LaterList {
  /** The value that has taken its place already, and gets the elements. */
  readonly list: unknown[];
  /** Whether all elements have been read. */
  readonly read: boolean;
  /** Reads the next element. @throws CodecError */
  next(): unknown;
  /** Checks the whole list. @throws CodecError */
  check(): void;
  /** The list whose last element it is in; undefined if it is in none that is read later. */
  owner: LaterList | undefined;
}

/**
 * A value that is decoded in portions, because all of it at once would take long: its long lists are empty at first, and get their
 * elements little by little.
 */
export class Portions<T> {
  /** The value; complete when it is {@link done}. */
  readonly value: T;
  readonly #name: string;
  /** The lists that are not complete; the last one gets the next element. */
  readonly #open: LaterList[] = [];
  /** All lists that were read later. */
  readonly #lists = new Set<unknown>();
  readonly #begin: (found: LaterList[]) => void;
  readonly #failed: (error: unknown) => unknown;
  #found: LaterList[] = [];

  /**
   * @param name The type's, for errors.
   * @param begin Gets the array to which lists are to be added that are to be read later.
   * @param first Reads the value without these.
   * @param failed What to throw for an error whose path is complete.
   */
  constructor(
    name: string,
    begin: (found: LaterList[]) => void,
    first: () => T,
    failed: (error: unknown) => unknown = (error) => error,
  ) {
    this.#name = name;
    this.#begin = begin;
    this.#failed = failed;
    try {
      this.value = this.#read(first, undefined);
    } catch (error) {
      throw this.#failed(this.#named(error, ""));
    }
  }

  /** Whether the value is complete. */
  get done(): boolean {
    return this.#open.length === 0;
  }

  /**
   * Reads further elements.
   * @param more Asked after each element whether there is time for another one.
   * @throws CodecError as decoding at once does; of several faults, it may name another one first.
   */
  proceed(more: () => boolean): void {
    do {
      const list = this.#open.at(-1);
      if (list === undefined) return;
      this.#step(list);
    } while (more());
  }

  #step(list: LaterList): void {
    let place = "";
    try {
      if (list.read) {
        list.check();
        this.#open.pop();
        return;
      }
      place = `[${list.list.length}]`;
      list.list.push(this.#read(() => list.next(), list));
    } catch (error) {
      throw this.#failed(this.#named(error, this.#pathOf(list) + place));
    }
  }

  /** Reads something, and opens the lists that are found in it. */
  #read<R>(work: () => R, owner: LaterList | undefined): R {
    this.#begin(this.#found);
    const value = work();
    for (const one of this.#found.toReversed()) {
      one.owner = owner;
      this.#open.push(one);
      this.#lists.add(one.list);
    }
    if (this.#found.length > 0) this.#found = [];
    return value;
  }

  #pathOf({ list, owner }: LaterList): string {
    if (owner === undefined) return this.#within(this.value, list) ?? "";
    const inner = this.#within(owner.list.at(-1), list) ?? "";
    const element = `${this.#pathOf(owner)}[${owner.list.length - 1}]`;
    return inner === "" || inner.startsWith("[") ? element + inner : `${element}.${inner}`;
  }

  /** The path of a list within a value; undefined if it is not in there. Other lists that are read later are not searched. */
  #within(value: unknown, list: unknown): string | undefined {
    if (value === list) return "";
    if (typeof value !== "object" || value === null) return undefined;
    if (ArrayBuffer.isView(value) || this.#lists.has(value)) return undefined;
    for (const [key, member] of Object.entries(value)) {
      const rest = this.#within(member, list);
      if (rest === undefined) continue;
      const step = Array.isArray(value) ? `[${key}]` : key;
      return rest === "" || rest.startsWith("[") ? step + rest : `${step}.${rest}`;
    }
    return undefined;
  }

  /** Puts the place and the type's name in front of the path of an error. */
  #named(error: unknown, place: string): unknown {
    if (!(error instanceof CodecError)) return error;
    if (place !== "") error.prefix(place);
    return this.#name === "" ? error : error.prefix(this.#name);
  }
}

/** So many octets are decoded in two milliseconds at most, even by code that runs for the first time. */
const LONG = 16_384;

/**
 * Reads BER as `Type.decodeRange` does, but long lists later, in portions.
 * @param long Octets of a list's contents above which it is read later.
 */
export function decodeInPortions<T>(
  type: Type<T>,
  bytes: Uint8Array,
  start: number,
  end: number,
  options?: DecodeOptions,
  long = LONG,
): Portions<T> {
  const variant = options === undefined ? 0 : variantOf(options);
  const codec = compileBer(type, variant);
  const reader = new Reader();
  let found: LaterList[] = [];
  reader.room = long;
  reader.later = (p, e, k, element, size): unknown[] => {
    const list: unknown[] = [];
    let at = p;
    found.push({
      list,
      owner: undefined,
      get read() {
        return at >= e;
      },
      next() {
        if (--reader.left < 0) reader.tooMany(at);
        const value = element.whole(reader, at, e, k + 1);
        at = reader.n;
        return value;
      },
      check() {
        if (size === undefined || runtime.withinRange(list.length, size)) return;
        reader.fail("constraint", at, "a size that the constraint does not permit");
      },
    });
    return list;
  };
  return new Portions(
    type.name,
    (lists) => (found = lists),
    () => readWith(reader, codec, bytes, start, end, options) as T,
  );
}

const MANY = 500;

/**
 * Reads a parsed JSON value as `Type.fromJson` does, but long lists later, in portions.
 * @param many Elements of lists that are read at a time.
 */
export function fromJsonInPortions<T>(
  type: Type<T>,
  json: unknown,
  options?: CodecOptions,
  many = MANY,
): Portions<T> {
  const codec = compileJson(type, options === undefined ? 0 : jsonVariantOf(options));
  let found: LaterList[] = [];
  const later = (
    values: readonly unknown[],
    k: number,
    element: { read(value: unknown, k: number): unknown },
    size: readonly Interval[] | undefined,
  ): unknown[] => {
    const list: unknown[] = [];
    found.push({
      list,
      owner: undefined,
      get read() {
        return list.length === values.length;
      },
      next: () => within(() => element.read(values[list.length], k + 1)),
      check() {
        if (size === undefined || runtime.withinRange(list.length, size)) return;
        throw new JsonDecodeError("constraint", "a value that the constraint does not permit");
      },
    });
    return list;
  };
  const within = <R>(work: () => R): R => listRoom.within(many, later, work);
  return new Portions(
    type.name,
    (lists) => (found = lists),
    () => within(() => codec.read(json, 1)) as T,
    (error) => jsonFailure(error, type, json),
  );
}
