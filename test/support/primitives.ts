import fc from "fast-check";
import { noTime, type BitString, type StringKind } from "../../src/codec/index.js";

/** As far as an AsnSystemTime keeps milliseconds, in either direction: 2^24 days (one less here). */
const FAR = (2 ** 24 - 1) * 86_400_000;
const zero = noTime.getTime();

/** Around the places where another octet or another path of the code begins. */
const edges = [7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 52, 53].flatMap((bits) =>
  [-1, 0, 1].flatMap((step) => [2 ** bits + step, -(2 ** bits) + step]),
);

export const integers = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: -300, max: 300 }) },
    { weight: 2, arbitrary: fc.constantFrom(0, -1, ...edges.filter(Number.isSafeInteger)) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  );

export const wideIntegers = (): fc.Arbitrary<bigint> =>
  fc.oneof(
    { weight: 2, arbitrary: integers().map(BigInt) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: 50, max: 300 }), fc.integer({ min: -1, max: 1 }), fc.boolean())
        .map(
          ([bits, step, negative]) =>
            (negative ? -(1n << BigInt(bits)) : 1n << BigInt(bits)) + BigInt(step),
        ),
    },
    { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }) },
  );

export const reals = (): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        0,
        -0,
        1,
        -1,
        0.5,
        0.1,
        1 / 3,
        Infinity,
        -Infinity,
        NaN,
        Number.MAX_VALUE,
        -Number.MAX_VALUE,
        Number.MIN_VALUE,
        -Number.MIN_VALUE,
        2 ** -1022,
        2 ** -1022 - 2 ** -1074,
        2 ** 1023,
        2 ** 53,
        2 ** 53 - 1,
        2 ** -1000,
        2 ** 900,
        1e21,
        1e-7,
        123456789012345680000,
      ),
    },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.integer().map((value) => value / 64) },
  );

export const times = (): fc.Arbitrary<Date> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2200, 0) }) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: -86_400_000, max: 86_400_000 }).map((ms) => zero + ms),
      },
      { weight: 1, arbitrary: fc.integer({ min: -FAR, max: FAR }).map((ms) => zero + ms) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(zero, zero - 1, zero + 1, 0, zero + FAR, zero - FAR),
      },
    )
    .map((time) => new Date(time));

export const octets = (): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 800, arbitrary: fc.uint8Array({ maxLength: 12 }) },
    { weight: 150, arbitrary: lengths([0, 1, 127, 128, 255, 256]) },
    { weight: 1, arbitrary: lengths([4095, 4096, 65_535, 65_536]) },
  );

const lengths = (choices: number[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...choices), fc.integer({ min: 0, max: 255 }))
    .map(([length, octet]) => new Uint8Array(length).fill(octet));

export const bits = (): fc.Arbitrary<BitString> =>
  fc.tuple(octets(), fc.integer({ min: 0, max: 7 })).map(([bytes, unused]) => {
    const kept = bytes.length === 0 ? 0 : unused;
    const clean = Uint8Array.from(bytes);
    const last = clean.length - 1;
    if (kept > 0) clean[last] = (clean[last] as number) & (0xff << kept);
    return { bytes: clean, length: clean.length * 8 - kept };
  });

export const identifiers = (relative: boolean): fc.Arbitrary<string> => {
  const arc = fc.oneof(
    fc.nat({ max: 300 }).map(BigInt),
    fc.constantFrom(
      0n,
      127n,
      128n,
      16_383n,
      16_384n,
      2n ** 32n,
      2n ** 52n,
      2n ** 53n + 1n,
      2n ** 128n,
    ),
  );
  const rest = fc.array(arc, { maxLength: 6, minLength: relative ? 1 : 0 });
  const head = fc.oneof(
    fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt({ min: 0n, max: 39n })),
    fc.tuple(fc.constant(2n), arc),
  );
  return (relative ? rest : fc.tuple(head, rest).map(([a, b]) => [...a, ...b])).map((arcs) =>
    arcs.join("."),
  );
};

const samples = [
  "",
  "a",
  "\u0000",
  "a\u0000b",
  "Ä ö ü ß €",
  "\u{1F600}",
  "\u{1F469}\u200D\u{1F467}",
  "\uFFFD",
  "\uFEFFmark",
  "\u007F",
  "\u0080",
  "\u07FF",
  "\u0800",
  "\uD7FF",
  "\uE000",
  "\uFFFF",
  "\u{10000}",
  "\u{10FFFF}",
  "__proto__",
  "\u2028",
];
const runs = [0, 1, 7, 8, 15, 16, 17, 23, 24, 25, 31, 32, 33, 63, 64, 127, 128, 255, 256];

/** Any code point but the surrogates. The unit "binary" of fast-check has them all in a map. */
const character = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800));

/** Text of any characters. */
export const characterString = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: character, maxLength });

const unicode = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1400, arbitrary: fc.string({ maxLength: 12 }) },
    { weight: 600, arbitrary: characterString(8) },
    { weight: 600, arbitrary: fc.constantFrom(...samples) },
    { weight: 400, arbitrary: repeated(runs) },
    { weight: 1, arbitrary: repeated([65_535, 65_536]) },
  );

const repeated = (choices: number[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...choices),
      fc.constantFrom("x", "ä", "€", "\u{1F600}"),
      characterString(1),
    )
    .map(
      ([length, unit, last]) =>
        unit.repeat(Math.max(0, length - last.length)) + (length === 0 ? "" : last),
    );

const two = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));
const date = () =>
  fc.tuple(two(0, 99), two(0, 99), two(1, 12), two(1, 28)).map((parts) => parts.join(""));
const clock = () => fc.tuple(two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(""));
const oneOf = (alphabet: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 20 });
const latin1 = () =>
  fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString("latin1"));

/** Text of every string and time type, in the form that the codec gives it. */
export function texts(kind: StringKind): fc.Arbitrary<string> {
  switch (kind) {
    case "UTF8String":
    case "UniversalString":
      return unicode();
    case "BMPString":
      return characterString(12);
    case "NumericString":
      return oneOf("0123456789 ");
    case "PrintableString":
      return oneOf("ABCxyz019 '()+,-./:=?");
    case "IA5String":
      return fc.string({ unit: "binary-ascii", maxLength: 20 });
    case "VisibleString":
      return fc.string({ unit: "grapheme-ascii", maxLength: 20 });
    case "UTCTime":
      return fc
        .tuple(date(), clock(), fc.constantFrom("Z", "+0130"))
        .map(([d, c, z]) => d.slice(2) + c + z);
    case "GeneralizedTime":
      return fc
        .tuple(date(), clock(), fc.constantFrom("", "Z", ".5", ".25Z", "-0930"))
        .map((all) => all.join(""));
    case "DATE":
      return date().map((d) => d.replace(/^(....)(..)(..)$/, "$1-$2-$3"));
    case "TIME-OF-DAY":
      return clock().map((c) => c.replace(/^(..)(..)(..)$/, "$1:$2:$3"));
    case "DATE-TIME":
      return fc.tuple(texts("DATE"), texts("TIME-OF-DAY")).map(([d, c]) => `${d}T${c}`);
    case "DURATION":
      return fc
        .tuple(fc.nat(), fc.nat({ max: 59 }))
        .map(([days, minutes]) => `P${days}DT${minutes}M`);
    case "TIME":
      return fc.constantFrom("2024-02-29", "12:30:00Z", "2024-W01-1", "R5/P1Y");
    default:
      return latin1();
  }
}

/** One complete value with minimal header, nested values included: what an open type may hold. */
export const openValues = (): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.constant(Uint8Array.of(5, 0)),
    fc.integer({ min: -128, max: 127 }).map((value) => Uint8Array.of(2, 1, value)),
    fc
      .tuple(fc.constantFrom(0x04, 0x80, 0x9e, 0x41, 0xc1), octets())
      .map(([lead, contents]) => wrap([lead], contents)),
    fc
      .tuple(fc.constantFrom([0x9f, 0x1f], [0xdf, 0x81, 0x00]), fc.uint8Array({ maxLength: 3 }))
      .map(([lead, contents]) => wrap(lead, contents)),
    fc
      .tuple(fc.constantFrom(0x30, 0x31, 0xa0, 0x61), fc.uint8Array({ maxLength: 200 }))
      .map(([lead, contents]) => wrap([lead], wrap([0x04], contents))),
  );

function wrap(lead: readonly number[], contents: Uint8Array): Uint8Array {
  const { length } = contents;
  const low = [(length >> 8) & 255, length & 255] as const;
  const header =
    length < 128
      ? [length]
      : length < 256
        ? [0x81, length]
        : length < 65_536
          ? [0x82, ...low]
          : [0x83, length >> 16, ...low];
  return Uint8Array.from(Buffer.concat([Uint8Array.from([...lead, ...header]), contents]));
}
