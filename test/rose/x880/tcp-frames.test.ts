import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { framed, X880Framer, type Framing } from "../../../src/rose/x880/tcp-frames.js";
import { FramingError } from "../../../src/rose/index.js";
import { cstaCorpus } from "../../support/csta.js";
import { fromHex, toHex } from "../../support/same-value.js";

const framings: readonly Framing[] = ["length16", "hipath", "none"];
const nothing = new Uint8Array(0);

/** The messages in a stream that comes in chunks of these lengths, and what ended it. */
function cut(
  stream: Uint8Array,
  framing: Framing,
  { chunk = stream.length, most = 100_000, prelude = nothing } = {},
): string[] {
  const framer = new X880Framer({ maxFrameBytes: most }, framing, prelude);
  const found: string[] = [];
  try {
    for (let at = 0; at < stream.length; at += chunk) {
      framer.push(stream.subarray(at, at + chunk));
      while (framer.next()) found.push(toHex(framer.bytes.subarray(framer.start, framer.end)));
    }
    if (!framer.empty) found.push("unfinished");
  } catch (error) {
    if (!(error instanceof FramingError)) throw error;
    found.push(error.code);
  }
  return found;
}

describe.each(framings)("frames of %s", (framing) => {
  test.each(cstaCorpus.framings)("hold $message", (vector) => {
    const message = fromHex(vector.none);
    expect(toHex(framed(message, framing))).toBe(vector[framing]);
    const stream = fromHex(vector[framing].repeat(3));
    for (let chunk = 1; chunk < vector[framing].length; chunk++) {
      expect(cut(stream, framing, { chunk })).toEqual([vector.none, vector.none, vector.none]);
    }
  });

  test("come after a prelude, wherever it is cut, and not after another one", () => {
    const { none, [framing]: one } = cstaCorpus.framings[1]!;
    const prelude = Buffer.from("BPX");
    const stream = fromHex(toHex(prelude) + one);
    for (let chunk = 1; chunk < stream.length; chunk++) {
      expect(cut(stream, framing, { chunk, prelude })).toEqual(["", none]);
    }
    expect(cut(stream, framing, { prelude: Buffer.from("BPY") })).toEqual(["unknown-frame"]);
    expect(cut(fromHex("42"), framing, { prelude })).toEqual(["unfinished"]);
    expect(cut(fromHex("43"), framing, { prelude })).toEqual(["unknown-frame"]);
  });

  test("longer than allowed end with the header, before more has come", () => {
    const header = { length16: "03e7", hipath: "2683e7", none: "a18203e3" }[framing];
    expect(cut(fromHex(header), framing, { most: 990 })).toEqual(["frame-too-large"]);
    expect(cut(fromHex(header), framing, { most: 1002 })).toEqual(["unfinished"]);
  });

  test("of any octets are the same wherever these are cut", () => {
    const octets = fc.uint8Array({ maxLength: 60 });
    const start = fc.constantFrom("", "26", "2680", "0005", "a105", "60", "a180");
    expect(
      fc.assert(
        fc.property(start, octets, fc.integer({ min: 1, max: 9 }), (begin, rest, chunk) => {
          const stream = fromHex(begin + toHex(rest));
          expect(cut(stream, framing, { chunk })).toEqual(cut(stream, framing));
        }),
        { numRuns: 500 },
      ),
    ).toBeUndefined();
  });
});

test("a frame that announces no message, and octets that begin none, end the stream", () => {
  expect(cut(fromHex("0000"), "length16")).toEqual(["bad-length"]);
  expect(cut(fromHex("268001a1"), "hipath")).toEqual(["bad-length"]);
  expect(cut(fromHex("2601"), "hipath")).toEqual(["unknown-frame"]);
  expect(cut(fromHex("a1"), "hipath")).toEqual(["unknown-frame"]);
  expect(cut(fromHex("3003"), "none")).toEqual(["unknown-frame"]);
  expect(cut(fromHex("4a303030"), "none")).toEqual(["unknown-frame"]);
});
