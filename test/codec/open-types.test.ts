import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenRow } from "../../src/codec/index.js";
import { openPlaces } from "../../src/codec/open/scope.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { openTypes } from "../support/open-types.js";
import { describeType } from "../support/properties.js";

describe("a type with an open type", () => {
  for (const [name, type] of Object.entries(openTypes)) {
    describeType(name, type, 200);

    it(`${name} is tried with each of the types that may be in it`, () => {
      const values = fc.sample(arbitraryOf(type), { numRuns: 300, seed: 7 });
      const text = values.map((value) => JSON.stringify(value, replacer)).join("\n");
      for (const { schema } of openPlaces(type)) {
        for (const row of schema.rows) expect(text).toContain(knownAs(row));
      }
    });
  }
});

function knownAs({ name }: OpenRow): string {
  return `{"known":"${name}"`;
}

function replacer(this: unknown, _key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return "octets";
  return typeof value === "bigint" ? String(value) : value;
}
