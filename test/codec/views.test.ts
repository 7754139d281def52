import { describe, expect, it } from "vitest";
import { INTEGER, UTF8String, sequence } from "../../src/codec/index.js";
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
