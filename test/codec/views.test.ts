import { describe, expect, it } from "vitest";
import {
  ANY,
  INTEGER,
  OPTIONAL,
  UTF8String,
  sequence,
  sequenceOf,
  setOf,
} from "../../src/codec/index.js";
import { defaultLimits } from "../../src/codec/limits.js";
import { decodeErrorOf } from "../support/any-value.js";
import { fromHex } from "../support/same-value.js";

const Entry = sequence<{ id: number; text: string }>("Entry", () => [
  ["id", INTEGER],
  ["text", UTF8String],
]);
const octets = Entry.encode({ id: 1, text: "a" });

describe("a view", () => {
  it("of no octets is an error", () => {
    const error = decodeErrorOf(() => Entry.view(new Uint8Array(0)));
    expect([error?.code, error?.offset]).toEqual(["truncated", 0]);
  });

  it("of octets after the value is an error, and where they begin", () => {
    const error = decodeErrorOf(() => Entry.view(Buffer.concat([octets, fromHex("0500")])));
    expect([error?.code, error?.offset]).toEqual(["trailing-octets", octets.length]);
  });

  it("of more octets than the limit is an error that names it", () => {
    const limits = { ...defaultLimits, maxBytes: octets.length - 1 };
    const error = decodeErrorOf(() => Entry.view(octets, { limits }));
    expect([error?.code, error?.limit]).toEqual(["limit", "maxBytes"]);
    expect(Entry.view(octets, { limits: { ...limits, maxBytes: octets.length } }).text).toBe("a");
  });
});

describe("members before one of any type", () => {
  const type = sequence<any>("AnyBehind", () => [
    ["a", INTEGER, OPTIONAL],
    ["b", ANY, OPTIONAL],
    ["c", INTEGER, OPTIONAL],
  ]);

  it("are passed once, even if it has their tag", () => {
    for (const [hex, value] of [
      ["3009 020101 020102 020103", { a: 1, b: Uint8Array.of(2, 1, 2), c: 3 }],
      ["3006 020101 020102", { a: 1, b: Uint8Array.of(2, 1, 2) }],
      ["3003 020101", { a: 1 }],
      ["3000", {}],
    ] as const) {
      const given = new Uint8Array(Buffer.from(hex.replaceAll(" ", ""), "hex"));
      expect(type.decode(given)).toEqual(value);
      const { a, b, c } = type.view(given);
      expect({ a, b, c }).toEqual({ a: undefined, b: undefined, c: undefined, ...value });
    }
  });
});

describe("a view that is encoded", () => {
  it("is written as the value that it shows, lists and what they hold included", () => {
    const Item = sequence<any>("Item", () => [
      ["x", INTEGER],
      ["y", sequenceOf("", () => UTF8String), OPTIONAL],
    ]);
    const type = sequence<any>("Items", () => [
      ["list", setOf("", () => Item)],
      ["one", Item],
    ]);
    const value = { list: [{ x: 2 }, { x: 1, y: ["a", "b"] }], one: { x: 3, y: [] } };
    const written = type.encode(value);
    expect(type.encode(type.view(written))).toEqual(written);
    expect(type.encode(type.view(written), { der: true })).toEqual(written);
    expect(JSON.parse(type.encodeJson(type.view(written)))).toEqual(
      JSON.parse(type.encodeJson(value)),
    );
  });
});
