import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { textOfFile, textOfUtf8 } from "../../src/codec/internal.js";

/** The same by the platform's own decoder. */
function decoded(octets: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM }).decode(octets);
  } catch {
    return undefined;
  }
}

const units = ["", "a", "\0", "\ufeff", "\ufffd", "ä", "€", "\u{1f600}", "x".repeat(5000)];
const pieces = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...units).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 3 }) },
);

test("octets are read as text exactly where the platform's strict decoder reads them", () => {
  let refused = 0;
  let read = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), fc.nat(3), (parts, offset) => {
      const whole = Buffer.concat([Buffer.alloc(offset), ...parts]);
      const octets = new Uint8Array(whole.buffer, whole.byteOffset + offset, whole.length - offset);
      const text = textOfUtf8(octets);
      if (text === undefined) refused++;
      else read++;
      expect(text).toBe(decoded(octets, true));
      expect(textOfFile(octets)).toBe(decoded(octets, false));
    }),
    { numRuns: 500 },
  );
  expect([refused > 20, read > 20]).toEqual([true, true]);
});

test.each([
  ["of one octet each", "x", 0],
  // These are transcoded, which takes a buffer.
  ["of two units each", "\u{1f600}", 4],
])(
  "a long text of characters %s is the same, and is kept within V8's heap",
  (_, character, buffered) => {
    const count = 1_500_000;
    const expected = `a${character.repeat(count)}`;
    const octets = Buffer.from(expected);
    const before = process.memoryUsage().external;
    const text = textOfUtf8(octets);
    const taken = process.memoryUsage().external - before;
    expect(text === expected).toBe(true);
    expect(taken).toBeLessThan(count * buffered + 100_000);
  },
);

test.each([
  ["an overlong form", [0xc0, 0x80]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["a character beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
  ["a character that is cut off", [0x61, 0xe2, 0x82]],
  ["Latin-1", [0xe4]],
])("%s is not UTF-8", (_, octets) => {
  expect(textOfUtf8(Uint8Array.from(octets))).toBeUndefined();
  expect(textOfFile(Uint8Array.from(octets))).toBeUndefined();
});

test("of the byte order marks at the beginning of a file one goes", () => {
  expect(textOfFile(Buffer.from("\ufeff\ufeffa\ufeff"))).toBe("\ufeffa\ufeff");
  expect(textOfUtf8(Buffer.from("\ufeffa"))).toBe("\ufeffa");
});

test("nothing else in the source has a strict decoder of its own", () => {
  const source = join(import.meta.dirname, "../../src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  expect(files.length).toBeGreaterThan(100);
  // The page runs in browsers, without the codec.
  const own = files.filter(
    (file) =>
      !/^gateway.page/.test(file) &&
      /TextDecoder\([^)]*fatal/.test(readFileSync(join(source, file), "utf8")),
  );
  expect(own).toEqual([]);
});
