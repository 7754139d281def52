import { JsonDecodeError, type JsonOptions, type Type } from "../codec/index.js";
import { fromJsonInPortions, requireKnownJson } from "../codec/internal-codec.js";
import { isObject } from "../codec/internal.js";
import { extendedArguments } from "../modules/later/forms.js";
import type { RoseMessage } from "../rose/index.js";
import { inTurns } from "../rose/internal.js";

/**
 * How what clients and the server send is read: integers of any size. Without `unknownMembers`, who has written an object
 * decides, see {@link readingOf}.
 */
export interface Reading extends JsonOptions {
  readonly integers: "bigint";
}

/**
 * How one object is read. The vendor's runtimes begin each object with `_type`; what such an object has more than its type is of a later
 * version. In any other object it has been misspelt. What changes the meaning of the rest is not skipped in any.
 */
export function readingOf(json: unknown, reading: Reading, type?: Type<any>): Reading {
  if (reading.unknownMembers !== undefined) return reading;
  const isOfRuntime = isObject(json) && "_type" in json && !(type && extendedArguments.has(type));
  if (reading !== ways.reading) {
    const ignore = { ...reading, unknownMembers: "ignore" } as const;
    ways = { reading, ignore, refuse: { ...reading, unknownMembers: "refuse" } };
  }
  return isOfRuntime ? ways.ignore : ways.refuse;
}

/** The last reading without `unknownMembers`, and both that it can become: a web service has one for all, and the codec looks at an object that it does not know. */
let ways: { reading?: Reading; ignore: Reading; refuse: Reading } = {
  ignore: { integers: "bigint" },
  refuse: { integers: "bigint" },
};

const asBigints = { integers: "bigint" } as const;

/**
 * The octets of a message's open type, in whichever encoding it came. An absent one means an empty
 * value, if the type has one.
 * @returns For long lists in JSON a promise, because these are read in turn with other work.
 * @throws CodecError for JSON that is not of the type, or if a mandatory value is missing.
 */
export function octetsOfOpenType(
  type: Type<any>,
  message: RoseMessage,
  reading: Reading,
): Uint8Array | Promise<Uint8Array> {
  if (message.json !== undefined) {
    return octetsOfJson(type, message.json, reading);
  }
  const octets = message.argument;
  if (octets !== undefined) return Uint8Array.from(octets);
  try {
    return octetsOfJson(type, {}, reading);
  } catch {
    throw new JsonDecodeError("missing-member", "the open type is missing", type.name);
  }
}

/**
 * The octets of a value that came as JSON. An empty object also means NULL, because clients send one where
 * there is no argument.
 * @param isShort Whether its text is known to be too short for long lists.
 * @returns For long lists a promise, because these are read in turn with other work.
 * @throws CodecError for JSON that is not of the type.
 */
export function octetsOfJson(
  type: Type<any>,
  json: unknown,
  reading: Reading,
  isShort = false,
): Uint8Array | Promise<Uint8Array> {
  const encoded = (value: unknown): Uint8Array => type.encode(value, asBigints);
  if (isNull(type) && isObject(json) && Object.keys(json).length === 0) return encoded(null);
  const how = readingOf(json, reading, type);
  // It refuses unknown members, too.
  if (isShort) return encoded(type.fromJson(json, how));
  if (how.unknownMembers === "refuse") requireKnownJson(type, json);
  const portions = fromJsonInPortions(type, json, how);
  if (portions.done) return encoded(portions.value);
  return new Promise((resolve, reject) => {
    inTurns((more) => {
      try {
        if (portions.done) resolve(encoded(portions.value));
        else {
          portions.proceed(more);
          return false;
        }
      } catch (error) {
        reject(error);
      }
      return true;
    });
  });
}

/** Whether the only value of a type is NULL. */
export function isNull({ schema }: Type<any>): boolean {
  if (schema.kind === "alias" || schema.kind === "tagged") return isNull(schema.type);
  return schema.kind === "null";
}
