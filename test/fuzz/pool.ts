import { readFileSync } from "node:fs";
import fc from "fast-check";
import { CodecError, type Type } from "../../src/codec/index.js";
import { allLaterOperations, laterRegistry } from "../../src/modules/later/registry.js";
import { allOperations, findType } from "../../src/modules/registry.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { roseMessageToJson, type OpenTypeResolver } from "../../src/rose/index.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { encodeLoosely } from "../support/loose.js";
import { Random } from "./random.js";

/** A frame without faults, to begin with, and the type of its open type. */
export interface Seed {
  readonly frame: Uint8Array;
  readonly type: Type<unknown>;
}

const registry = laterRegistry();

/** The operations and types of both versions of the protocol. */
export const resolver: OpenTypeResolver = {
  operation: (idOrName) => registry.findOperation(idOrName)?.operation,
  type: (name) => registry.findType(name)?.type,
};

/** A name by which the resolver finds a type, which another version may have under the same name. */
export function nameOf(type: Type<unknown>): string {
  const { module, version } = registry.entryOf(type) ?? {};
  return version === "8" ? `${module}.${type.name}` : type.name;
}

// Seen from the root, where programs that tests start are too.
const vendorFile = "test/corpus/vendor.json";

/** Messages of the vendor's own runtime: whole ones as they are, other values inside an invoke. */
function vendorSeeds(): Seed[] {
  const { vectors } = JSON.parse(readFileSync(vendorFile, "utf8")) as {
    vectors: { type: string; berHex: string }[];
  };
  const byArgument = new Map(allOperations().map(({ id, operation }) => [operation.argument, id]));
  return vectors.flatMap(({ type: name, berHex }) => {
    const octets = Uint8Array.from(Buffer.from(berHex, "hex"));
    const type = findType(name)?.type;
    if (type === undefined || octets.length > 4096) return [];
    if (name === "ROSEMessage") return [{ frame: octets, type }];
    const operationID = byArgument.get(type) ?? 4711;
    return [{ frame: invokeOf(octets, operationID), type }];
  });
}

function invokeOf(argument: Uint8Array, operationID: number): Uint8Array {
  return ROSEMessage.encode({ invoke: { invokeID: 1, operationID, argument } });
}

/** An invoke of each operation that 6.1 does not have, with a random argument. */
function laterSeeds(seed: number): Seed[] {
  return allLaterOperations().map(({ operation: { id, argument: type } }, index) => {
    const [sample] = fc.sample(arbitraryOf(type), { seed: seed + index, numRuns: 1 });
    return { frame: invokeOf(type.encode(sample), id), type };
  });
}

/** Messages with random values of the protocol's arguments, results and errors. */
function randomSeeds(seed: number, count: number): Seed[] {
  const chance = new Random(seed, 1);
  const { operations } = registry;
  return Array.from({ length: count }, (_, index) => {
    const { operation } = chance.pick(operations);
    const invokeID = 1 + chance.below(99_998);
    const value = <T>(type: Type<T>) => {
      const [sample] = fc.sample(arbitraryOf(type), { seed: seed + index, numRuns: 1 });
      return encodeLoosely(type, sample, (choices) => (chance.once(3) ? chance.below(choices) : 0));
    };
    if (operation.kind === "event" || chance.once(2)) {
      const argument = value(operation.argument);
      const sessionID = chance.once(4) ? { sessionID: "4f9a" } : {};
      const operationID = operation.id;
      const frame = ROSEMessage.encode({
        invoke: { ...sessionID, invokeID, operationID, argument },
      });
      return { frame, type: operation.argument };
    }
    if (chance.once(2)) {
      const result = { resultValue: 0, result: value(operation.result) };
      return {
        frame: ROSEMessage.encode({ result: { invokeID, result } }),
        type: operation.result,
      };
    }
    const error = { invokedID: invokeID, "error-value": 0, error: value(operation.error) };
    return { frame: ROSEMessage.encode({ error }), type: operation.error };
  });
}

/** The same messages as frames of JSON. */
function jsonSeeds(seeds: readonly Seed[]): Seed[] {
  return seeds.flatMap(({ frame, type }) => {
    try {
      const text = roseMessageToJson(frame, resolver, { openType: type.name, typeNames: "root" });
      return [{ frame: jsonFrame(text), type }];
    } catch (error) {
      if (error instanceof CodecError) return [];
      throw error;
    }
  });
}

/** A text with the header of a JSON frame (docs/protocol.md section 2). */
export function jsonFrame(text: string): Uint8Array {
  const octets = Buffer.from(text, "utf8");
  const header = `J${String(octets.length).padStart(7, "0")}`;
  return Uint8Array.from(Buffer.concat([Buffer.from(header), octets]));
}

/** What a campaign begins with; the same for the same seed. */
export function poolOf(seed: number, randomCount: number): Seed[] {
  const ber = [...vendorSeeds(), ...laterSeeds(seed), ...randomSeeds(seed, randomCount)].filter(
    ({ frame }) => frame.length < 16 * 1024,
  );
  const chance = new Random(seed, 2);
  return [...ber, ...jsonSeeds(ber.filter(() => chance.once(4)))];
}
