import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  INTEGER,
  REAL,
  enumerated,
  implicit,
  integer,
  isNoTime,
  noTime,
  sequence,
  systemTime,
} from "../../src/codec/index.js";
import { decodeErrorOf } from "../support/any-value.js";
import { integer as integerOctets } from "../support/loose.js";
import { MANY } from "../support/properties.js";
import { fromHex, toHex } from "../support/same-value.js";

const wide = integer<bigint>({ wide: true });
const bigint = { integers: "bigint" } as const;

const tlv = (tag: number, contents: Uint8Array): Uint8Array =>
  contents.length < 128
    ? Uint8Array.of(tag, contents.length, ...contents)
    : Uint8Array.of(tag, 0x82, contents.length >> 8, contents.length & 255, ...contents);

describe("INTEGER", () => {
  const edges = [0n, 1n, -1n];
  for (const bits of [
    7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 52, 53, 54, 55, 56, 63, 64, 127, 128, 1000,
  ]) {
    for (const step of [-1n, 0n, 1n])
      edges.push((1n << BigInt(bits)) + step, -(1n << BigInt(bits)) + step);
  }

  for (const value of edges) {
    const octets = tlv(2, integerOctets(value));
    const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;

    it(`${value} is a number ${isSafe ? "" : "out of range, "}and a bigint`, () => {
      if (isSafe) {
        expect(INTEGER.decode(octets)).toBe(Number(value));
        expect(toHex(INTEGER.encode(Number(value)))).toBe(toHex(octets));
      } else {
        const error = decodeErrorOf(() => INTEGER.decode(octets));
        expect([error?.code, error?.offset]).toEqual([
          "integer-range",
          octets.length - integerOctets(value).length,
        ]);
        expect(decodeErrorOf(() => INTEGER.decode(octets, { strictness: "lenient" }))?.code).toBe(
          "integer-range",
        );
      }
      expect(INTEGER.decode(octets, bigint)).toBe(value);
      expect(wide.decode(octets)).toBe(value);
      expect(toHex(wide.encode(value))).toBe(toHex(octets));
      expect(toHex(INTEGER.encode(value as unknown as number))).toBe(toHex(octets));
    });
  }

  it("of 2,049 octets is a bigint, both signs", () => {
    for (const value of [2n ** 16_391n - 1n, -(2n ** 16_391n)]) {
      expect(wide.encode(value)).toHaveLength(2053);
      expect(wide.decode(wide.encode(value))).toBe(value);
      expect(wide.decodeJson(wide.encodeJson(value))).toBe(value);
    }
  });

  it("that is not minimal is the same number in the lenient mode, whatever its length", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat({ max: 20 }), (value, more) => {
        const least = integerOctets(BigInt(value));
        const octets = tlv(
          2,
          Uint8Array.of(...Array<number>(more).fill(value < 0 ? 255 : 0), ...least),
        );
        expect(INTEGER.decode(octets, { strictness: "lenient" })).toBe(value);
        expect(INTEGER.decode(octets, { strictness: "lenient", ...bigint })).toBe(BigInt(value));
        const error = decodeErrorOf(() => INTEGER.decode(octets));
        expect(error?.code).toBe(more > 0 ? "non-minimal-integer" : undefined);
        expect(decodeErrorOf(() => wide.decode(octets))?.code).toBe(error?.code);
      }),
    );
  });

  it("-0 is written as 0", () => {
    expect(toHex(INTEGER.encode(-0))).toBe("020100");
  });

  it("of an ENUMERATED has the same edges", () => {
    const Colour = enumerated("Colour", { red: 0 });
    expect(Colour.decode(Colour.encode(Number.MIN_SAFE_INTEGER))).toBe(Number.MIN_SAFE_INTEGER);
    expect(decodeErrorOf(() => Colour.decode(tlv(10, integerOctets(2n ** 53n))))?.code).toBe(
      "integer-range",
    );
    expect(decodeErrorOf(() => Colour.decode(fromHex("0a020001")))?.code).toBe(
      "non-minimal-integer",
    );
  });

  it("of every value around the sizes is the same as a member", () => {
    const Pair = sequence<any>("Pair", () => [
      ["a", INTEGER],
      ["b", implicit(0, INTEGER)],
    ]);
    for (let a = -33_000; a < 33_000; a += 7) {
      const pair = Pair.decode(Pair.encode({ a, b: a * 65_537 }));
      if (pair.a !== a || pair.b !== a * 65_537) expect(pair).toEqual({ a, b: a * 65_537 });
    }
    expect(Pair.decode(Pair.encode({ a: 0, b: 0 }))).toEqual({ a: 0, b: 0 });
  });
});

describe("REAL", () => {
  /** The double nearest to `mantissa * 2^exponent`, by the digits of the exact number. */
  const nearest = (mantissa: bigint, exponent: number): number =>
    exponent >= 0
      ? Number(mantissa << BigInt(exponent))
      : Number(`${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);

  const octetsOf = (mantissa: bigint): Uint8Array => {
    const hex = mantissa.toString(16);
    return Uint8Array.from(Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, "hex"));
  };

  const tooLarge = ["real-range", 2];
  const realError = (octets: Uint8Array) => {
    const error = decodeErrorOf(() => REAL.decode(octets));
    return [error?.code, error?.offset];
  };

  const rounds = (
    mantissa: bigint,
    exponent: number,
    base: 0 | 1 | 2,
    factor: number,
    negative: boolean,
  ): void => {
    const power = exponent * ([1, 3, 4][base] as number) + factor;
    const head = 0x81 | (negative ? 0x40 : 0) | (base << 4) | (factor << 2);
    const contents = Uint8Array.of(
      head,
      (exponent >> 8) & 255,
      exponent & 255,
      ...octetsOf(mantissa),
    );
    const expected = nearest(mantissa, power);
    if (expected === Infinity) {
      expect([toHex(contents), realError(tlv(9, contents))]).toEqual([toHex(contents), tooLarge]);
      return;
    }
    const value = REAL.decode(tlv(9, contents));
    expect([toHex(contents), value]).toEqual([toHex(contents), negative ? -expected : expected]);
  };

  it("with any mantissa and exponent is the nearest double", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 200n }),
        fc.integer({ min: -1300, max: 1100 }),
        fc.constantFrom(0 as const, 1 as const, 2 as const),
        fc.nat({ max: 3 }),
        fc.boolean(),
        rounds,
      ),
      { numRuns: MANY },
    );
  });

  it("rounds halves to even, at the ends of the range too", () => {
    for (const exponent of [
      -1200, -1130, -1127, -1080, -1076, -1075, -1074, -1073, -1023, -1000, 0, 899, 900, 970, 971,
      972, 1023,
    ]) {
      for (const bits of [1, 2, 7, 8, 52, 53, 54, 55, 56, 57, 63, 64, 65, 66, 67, 100, 128]) {
        for (const step of [-3n, -2n, -1n, 0n, 1n, 2n, 3n]) {
          const mantissa = (1n << BigInt(bits)) + step;
          if (mantissa > 0n) rounds(mantissa, exponent - bits, 0, 0, false);
        }
      }
    }
    expect(REAL.decode(fromHex("090481fbcd01"))).toBe(0);
    expect(REAL.decode(fromHex("090481fbcd03"))).toBe(2 * Number.MIN_VALUE);
  });

  it("with an exponent of any length", () => {
    expect(realError(fromHex("0906 8303 7fffff 01"))).toEqual(tooLarge);
    expect(realError(fromHex("090c 8309 7fffffffffffffffff 01"))).toEqual(tooLarge);
    expect(realError(fromHex("090c c309 7fffffffffffffffff 01"))).toEqual(tooLarge);
    expect(REAL.decode(fromHex("090c 8309 800000000000000000 01"))).toBe(0);
    expect(REAL.decode(fromHex("0906 82 fffffe 0300"))).toBe(192);
  });

  const largest = "1.7976931348623157";
  for (const [what, hex] of [
    ["base 2", "0904817fff01"],
    ["base 2, negative", "0904c17fff01"],
    ["base 2, one above the largest number", "0904 81 0400 01"],
    ["base 2, half a step above the largest number", "090a 8103ca 3fffffffffffff"],
    ["base 8", "0904 91 0155 08"],
    ["base 8 with a scale factor", "0904 9d 0154 02"],
    ["base 16", "0904 a1 0100 01"],
    ["base 16 with a scale factor", "0904 ad 00ff 02"],
    ["NR3", "090703312e45343030"],
  ] as const) {
    it(`beyond the largest number is no infinity: ${what}`, () => {
      expect(realError(fromHex(hex))).toEqual(tooLarge);
    });
  }

  it("in decimal beyond the largest number is no infinity", () => {
    const real = (form: number, text: string) => tlv(9, Uint8Array.of(form, ...Buffer.from(text)));
    for (const octets of [
      real(1, `1${"0".repeat(309)}`),
      real(1, `-${"9".repeat(400)}`),
      real(2, `1${"0".repeat(309)}.0`),
      real(2, `+${"9".repeat(309)},5`),
      real(3, "1.7976931348623159E308"),
      real(3, "1.E400"),
      real(3, "0,1e99999999999"),
    ]) {
      expect(realError(octets)[0]).toBe("real-range");
    }
    expect(REAL.decode(real(3, `${largest}E308`))).toBe(Number.MAX_VALUE);
    expect(REAL.decode(real(3, `-${largest}E308`))).toBe(-Number.MAX_VALUE);
    expect(REAL.decode(real(3, "1.E-400"))).toBe(0);
  });

  it("has the largest numbers, and the special values in one octet only (X.690 8.5.9)", () => {
    expect(REAL.decode(fromHex("090a 8103cb 1fffffffffffff"))).toBe(Number.MAX_VALUE);
    expect(REAL.decode(REAL.encode(-Number.MAX_VALUE))).toBe(-Number.MAX_VALUE);
    const specials = ["090140", "090141", "090142", "090143"].map((hex) =>
      REAL.decode(fromHex(hex)),
    );
    expect(specials).toEqual([Infinity, -Infinity, NaN, -0]);
    for (const hex of ["090144", "09017f", "09024000", "09024301", "0902 4040"]) {
      expect(decodeErrorOf(() => REAL.decode(fromHex(hex)))?.code).toBe("bad-contents");
    }
  });

  it("is written left-normalised, as peers write it", () => {
    const texts: readonly (readonly [number, string])[] = [
      [1, "090380f980"],
      [-1, "0903c0f980"],
      [0.5, "090380f880"],
      [0, "0900"],
      [-0, "0900"],
      [Infinity, "090140"],
      [-Infinity, "090141"],
      [NaN, "090142"],
      [255, "09038000ff"],
      [Number.MIN_VALUE, "090481fbc780"],
    ];
    for (const [value, hex] of texts)
      expect([value, toHex(REAL.encode(value))]).toEqual([value, hex]);
  });

  it("in decimal has the value of its text", () => {
    const digits = fc.string({
      unit: fc.constantFrom(..."0123456789"),
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(
        digits,
        digits,
        fc.integer({ min: -400, max: 400 }),
        fc.constantFrom("", "-", "+"),
        (whole, part, exponent, sign) => {
          const real = (form: number, text: string) => {
            const octets = tlv(9, Uint8Array.of(form, ...Buffer.from(text)));
            return realError(octets)[0] ?? REAL.decode(octets);
          };
          const valueOf = (text: string) =>
            Number.isFinite(Number(text)) ? Number(text) : "real-range";
          expect(real(1, `  ${sign}${whole}`)).toBe(valueOf(`${sign}${whole}`));
          expect(real(2, `${sign}${whole},${part}`)).toBe(valueOf(`${sign}${whole}.${part}`));
          expect(real(3, `${sign}${whole}.${part}E${exponent}`)).toBe(
            valueOf(`${sign}${whole}.${part}e${exponent}`),
          );
        },
      ),
    );
  });

  for (const text of [
    "",
    "0x10",
    "1e5",
    "Infinity",
    "NaN",
    "1_0",
    "--1",
    "1 ",
    "1.5",
    "\u0031\u0000",
    ".",
    "+",
  ]) {
    it(`NR1 does not read ${JSON.stringify(text)}`, () => {
      const octets = tlv(9, Uint8Array.of(1, ...Buffer.from(text, "latin1")));
      expect(decodeErrorOf(() => REAL.decode(octets))?.code).toBe("bad-contents");
    });
  }
});

describe("an INTEGER out of range", () => {
  const hint = 'integers: "bigint"';

  it("says how it can be read and written", () => {
    const octets = tlv(2, integerOctets(2n ** 53n));
    for (const strictness of ["standard", "lenient"] as const) {
      expect(decodeErrorOf(() => INTEGER.decode(octets, { strictness }))?.reason).toContain(hint);
    }
    const long = tlv(2, integerOctets(2n ** 100n));
    expect(decodeErrorOf(() => INTEGER.decode(long))?.reason).toContain(hint);
    for (const text of ["9007199254740992", "1e300", "-1e999", "9".repeat(400)]) {
      expect(() => INTEGER.decodeJson(text)).toThrow(hint);
    }
    expect(() => INTEGER.decodeJson("1e300", bigint)).toThrow("without an exponent");
    expect(() => INTEGER.encode(2 ** 53)).toThrow(hint);
    expect(() => INTEGER.encodeJson(2 ** 53)).toThrow(hint);
    expect(() => INTEGER.encode(0.5)).toThrow("0.5 is not an integer");
    expect(() => INTEGER.encodeJson(NaN)).toThrow("NaN is not an integer");
  });

  it("does not if it is an ENUMERATED, which is a number always", () => {
    const Colour = enumerated("Colour", { red: 0 });
    const octets = tlv(10, integerOctets(2n ** 53n));
    for (const options of [{}, bigint]) {
      const reason = "an ENUMERATED beyond the safe range of number";
      expect(decodeErrorOf(() => Colour.decode(octets, options))?.reason).toBe(reason);
      expect(() => Colour.decodeJson("9007199254740992", options)).toThrow(reason);
    }
  });
});

describe("AsnSystemTime", () => {
  const Time = systemTime("AsnSystemTime");

  it("counts the time of day forward, before 1899-12-30 too", () => {
    const days = (value: number) => Time.decode(REAL.encode(value)).toISOString();
    expect(days(-1.25)).toBe("1899-12-29T06:00:00.000Z");
    expect(days(-0.5)).toBe("1899-12-30T12:00:00.000Z");
    expect(days(0.5)).toBe("1899-12-30T12:00:00.000Z");
    expect(days(-1)).toBe("1899-12-29T00:00:00.000Z");
    expect(days(25_569)).toBe("1970-01-01T00:00:00.000Z");
    expect(REAL.decode(Time.encode(new Date("1899-12-29T06:00:00Z")))).toBe(-1.25);
    expect(REAL.decode(Time.encode(new Date("1899-12-30T00:00:00Z")))).toBe(0);
  });

  it("keeps every millisecond of the days around its zero", () => {
    const zero = Date.UTC(1899, 11, 30);
    for (let time = zero - 172_800_000; time < zero + 172_800_000; time += 997) {
      const back = Time.decode(Time.encode(new Date(time))).getTime();
      if (back !== time) expect(back).toBe(time);
    }
    expect(Time.decode(Time.encode(new Date(zero - 1))).getTime()).toBe(zero - 1);
  });

  it("is the REAL that it is encoded as, whatever its mantissa and exponent", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 6, maxLength: 8 }),
        fc.integer({ min: 128, max: 255 }),
        (mantissa, exponent) => {
          const octets = tlv(9, Uint8Array.of(0x80, exponent, ...mantissa));
          const days = REAL.decode(octets);
          if (days < 2 ** 24) {
            const time = Math.round(days * 86_400_000) + noTime.getTime();
            expect(Time.decode(octets).getTime()).toBe(time);
          } else {
            expect(decodeErrorOf(() => Time.decode(octets))?.code).toBe("bad-contents");
          }
        },
      ),
      { numRuns: MANY },
    );
  });

  it("of 0 is what peers send for no time", () => {
    expect(Time.decode(REAL.encode(0))).toEqual(noTime);
    expect(isNoTime(Time.decode(REAL.encode(0)))).toBe(true);
    expect(isNoTime(Time.decode(REAL.encode(-0)))).toBe(true);
    expect([1, -1].map((off) => isNoTime(new Date(noTime.getTime() + off)))).toEqual([
      false,
      false,
    ]);
    expect(isNoTime(new Date(NaN))).toBe(false);
    expect(noTime.toISOString()).toBe("1899-12-30T00:00:00.000Z");
  });

  it("refuses what is no moment", () => {
    for (const value of [NaN, Infinity, -Infinity, 2 ** 24, -(2 ** 24), 1e300]) {
      expect(decodeErrorOf(() => Time.decode(REAL.encode(value)))?.code).toBe("bad-contents");
    }
    expect(Time.decode(REAL.encode(2 ** 24 - 1)).getUTCFullYear()).toBe(47_834);
  });
});
