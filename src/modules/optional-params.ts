import type { AsnOptionalParam, AsnOptionalParameters } from "./common/common.js";

/** The value of an optional parameter: UTF8String, INTEGER or OCTET STRING. */
export type OptionalParamValue = string | number | Uint8Array;

/** What {@link optionalParameters} takes for a value; a parameter that is undefined is left out. */
export type OptionalParamInput = OptionalParamValue | bigint | undefined;

type Choice = AsnOptionalParam["value"];

/** An optional parameter is there, and of another kind than was asked for. */
export class OptionalParamError extends TypeError {
  override readonly name = "OptionalParamError";
  readonly code = "wrong-kind";
  readonly key: string;

  constructor(key: string, wanted: string, found: string) {
    super(`the optional parameter ${JSON.stringify(key)} is ${found}, not ${wanted}`);
    this.key = key;
  }
}

/**
 * Reads an AsnOptionalParameters in the way of a Map, without copying it. Keys are compared exactly.
 * If a key occurs twice, look-ups find the first; iteration gives every parameter in the order
 * of the list, so that `optionalParameters(params)` is the list again.
 */
export class OptionalParams implements Iterable<[key: string, value: OptionalParamValue]> {
  /** The list itself. */
  readonly list: AsnOptionalParameters;

  /** @param list The member `optionalParams` of a value; undefined counts as empty. */
  constructor(list: AsnOptionalParameters = []) {
    this.list = list;
  }

  /** The number of parameters. */
  get size(): number {
    return this.list.length;
  }

  /** Whether there is a parameter with this key. */
  has(key: string): boolean {
    return this.#find(key) !== undefined;
  }

  /** The value under a key, whatever its kind; undefined if there is none. */
  get(key: string): OptionalParamValue | undefined {
    const choice = this.#find(key);
    return choice && valueOf(choice);
  }

  /**
   * The text under a key; undefined if there is none.
   * @throws OptionalParamError if the value is an INTEGER or OCTET STRING.
   */
  getString(key: string): string | undefined {
    const choice = this.#find(key);
    if (choice === undefined || choice.stringdata !== undefined) return choice?.stringdata;
    throw new OptionalParamError(key, "a string", kindOf(choice));
  }

  /**
   * The INTEGER under a key; undefined if there is none.
   * @throws OptionalParamError if the value is a string or OCTET STRING.
   */
  getInteger(key: string): number | undefined {
    const choice = this.#find(key);
    if (choice === undefined || choice.integerdata !== undefined) return choice?.integerdata;
    throw new OptionalParamError(key, "an integer", kindOf(choice));
  }

  /**
   * The octets under a key, as they are in the list: in a decoded value, a view of the input.
   * @returns undefined if there is no such key.
   * @throws OptionalParamError if the value is a string or INTEGER.
   */
  getBinary(key: string): Uint8Array | undefined {
    const choice = this.#find(key);
    if (choice === undefined || choice.binarydata !== undefined) return choice?.binarydata;
    throw new OptionalParamError(key, "binary", kindOf(choice));
  }

  /** The keys in the order of the list. */
  *keys(): Generator<string, void, undefined> {
    for (const { key } of this.list) yield key;
  }

  /** The values in the order of the list. */
  *values(): Generator<OptionalParamValue, void, undefined> {
    for (const { value } of this.list) yield valueOf(value);
  }

  /** The keys with their values, in the order of the list. */
  *entries(): Generator<[key: string, value: OptionalParamValue], void, undefined> {
    for (const { key, value } of this.list) yield [key, valueOf(value)];
  }

  /** The keys with their values, in the order of the list. */
  [Symbol.iterator](): Generator<[key: string, value: OptionalParamValue], void, undefined> {
    return this.entries();
  }

  #find(wanted: string): Choice | undefined {
    return this.list.find(({ key }) => key === wanted)?.value;
  }
}

/**
 * Builds an AsnOptionalParameters: text becomes stringdata, a number or bigint integerdata, octets
 * become binarydata.
 * @param params An object, or pairs of key and value: a Map, an {@link OptionalParams}, an array.
 *   Pairs keep their order and may repeat a key; an object puts keys that are numbers first.
 * @throws TypeError for a value of any other kind.
 */
export function optionalParameters(
  params:
    | Readonly<Record<string, OptionalParamInput>>
    | Iterable<readonly [key: string, value: OptionalParamInput]>,
): AsnOptionalParameters {
  const list: AsnOptionalParameters = [];
  for (const [key, value] of isIterable(params) ? params : Object.entries(params)) {
    if (value !== undefined) list.push({ key, value: choiceOf(key, value) });
  }
  return list;
}

function isIterable<T>(value: object | Iterable<T>): value is Iterable<T> {
  return typeof (value as Partial<Iterable<T>>)[Symbol.iterator] === "function";
}

function choiceOf(key: string, value: NonNullable<OptionalParamInput>): Choice {
  if (typeof value === "string") return { stringdata: value };
  // The codec writes a bigint wherever it writes a number.
  if (typeof value === "number" || typeof value === "bigint") {
    return { integerdata: value as number };
  }
  if (value instanceof Uint8Array) return { binarydata: value };
  throw new TypeError(
    `the optional parameter ${JSON.stringify(key)} must be a string, an integer or a Uint8Array`,
  );
}

function valueOf(choice: Choice): OptionalParamValue {
  if (choice.stringdata !== undefined) return choice.stringdata;
  return choice.integerdata !== undefined ? choice.integerdata : choice.binarydata;
}

function kindOf(choice: Choice): string {
  if (choice.stringdata !== undefined) return "a string";
  return choice.integerdata !== undefined ? "an integer" : "binary";
}
