import { describe, expect, it } from "vitest";
import {
  BIT_STRING,
  integer,
  INTEGER,
  OBJECT_IDENTIFIER,
  parseJson,
  REAL,
  RELATIVE_OID,
  sequenceOf,
  string,
  systemTime,
  UTF8String,
  valueLimits,
  type BerDecodeError,
  type CodecError,
  type Type,
} from "../../src/codec/index.js";
import { growthOf, notLinear } from "../support/growth.js";
import { berValues, jsonTexts, tlv } from "../support/hostile-inputs.js";

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as CodecError).code;
  }
};

const wide = integer<bigint>({ wide: true });
const lossless = { integers: "bigint" } as const;

describe("an INTEGER", () => {
  const octets = (length: number): Uint8Array => tlv(2, new Uint8Array(length).fill(0x55));

  it("of over 2,049 octets is too long, strict and lenient, and is not turned into a number", () => {
    expect(wide.decode(octets(2049))).toBeGreaterThan(0n);
    for (const length of [2050, 1_000_000]) {
      expect(codeOf(() => wide.decode(octets(length)))).toBe("too-long");
      expect(codeOf(() => INTEGER.decode(octets(length), lossless))).toBe("too-long");
      const lenient = { ...lossless, strictness: "lenient" } as const;
      expect(codeOf(() => INTEGER.decode(octets(length), lenient))).toBe("too-long");
    }
    expect(codeOf(() => wide.encode(2n ** 20_000n))).toBe("too-long");
  });

  it("of 4096 bits, an RSA modulus, passes in both encodings", () => {
    const modulus = 2n ** 4096n - 1n;
    expect(wide.decode(wide.encode(modulus))).toBe(modulus);
    expect(wide.decodeJson(wide.encodeJson(modulus))).toBe(modulus);
  });

  it("of over 4,935 digits is too long in JSON, wherever it stands", () => {
    expect(parseJson("9".repeat(4935))).toBe(10n ** 4935n - 1n);
    expect(parseJson(`-${"9".repeat(4935)}`)).toBe(1n - 10n ** 4935n);
    for (const text of ["9".repeat(4936), `[1,{"a":-${"9".repeat(1_000_000)}}]`]) {
      expect(codeOf(() => parseJson(text))).toBe("too-long");
    }
  });

  it("that is long counts for as many elements as its digits cost", () => {
    const list = sequenceOf("List", () => INTEGER);
    const limits = { maxDepth: 64, maxElements: 1000, maxBytes: 1 << 24 };
    const read = (count: number, length: number): string | undefined => {
      const all = tlv(0x30, Buffer.concat(Array.from({ length: count }, () => octets(length))));
      return codeOf(() => list.decode(all, { ...lossless, limits }));
    };
    expect(read(1000, 95)).toBeUndefined();
    expect(read(1001, 95)).toBe("limit");
    expect(read(30, 513)).toBeUndefined();
    expect(read(31, 513)).toBe("limit");
    expect(read(2, 2049)).toBe("limit");
    const digits = (count: number): string => `[${Array(count).fill("9".repeat(4935)).join(",")}]`;
    expect(codeOf(() => parseJson(digits(2), 1000))).toBeUndefined();
    expect(codeOf(() => parseJson(digits(3), 1000))).toBe("limit");
  });
});

describe("an OBJECT IDENTIFIER", () => {
  const arc = 2n ** 256n - 1n;

  it("has arcs of 256 bits at most, a UUID's and more, in every encoding", () => {
    const uuid = `2.25.${2n ** 128n - 1n}`;
    expect(OBJECT_IDENTIFIER.decode(OBJECT_IDENTIFIER.encode(uuid))).toBe(uuid);
    for (const text of [`1.2.${arc}`, `2.${arc - 80n}`]) {
      expect(OBJECT_IDENTIFIER.decode(OBJECT_IDENTIFIER.encode(text))).toBe(text);
      expect(OBJECT_IDENTIFIER.decodeJson(`"${text}"`)).toBe(text);
    }
    for (const text of [`1.2.${arc + 1n}`, `2.${arc - 79n}`, `2.${"9".repeat(8000)}`]) {
      expect(codeOf(() => OBJECT_IDENTIFIER.encode(text))).toBe("too-long");
      expect(codeOf(() => OBJECT_IDENTIFIER.encodeJson(text))).toBe("too-long");
      expect(codeOf(() => OBJECT_IDENTIFIER.decodeJson(`"${text}"`))).toBe("too-long");
    }
    const number = new Uint8Array(37).fill(0xff, 0, 36).fill(0x7f, 36);
    expect(codeOf(() => RELATIVE_OID.decode(tlv(13, number)))).toBe("too-long");
  });

  it("has 2,048 octets and 8,192 characters at most", () => {
    const long = Array<string>(2048).fill("1").join(".");
    expect(RELATIVE_OID.decode(RELATIVE_OID.encode(long))).toBe(long);
    for (const text of [`${long}.1`, `${"1".repeat(60)}.`.repeat(100) + "1"]) {
      expect(codeOf(() => RELATIVE_OID.encode(text))).toBe("too-long");
    }
    expect(codeOf(() => RELATIVE_OID.decode(tlv(13, new Uint8Array(2049).fill(1))))).toBe(
      "too-long",
    );
    expect(codeOf(() => OBJECT_IDENTIFIER.decodeJson(`"1.2${".3".repeat(1_000_000)}"`))).toBe(
      "too-long",
    );
  });

  it("is refused for the first octet that is too many: its end is not looked for", () => {
    const endless = tlv(6, new Uint8Array(1_000_000).fill(0x81));
    try {
      OBJECT_IDENTIFIER.decode(endless);
      expect.unreachable();
    } catch (error) {
      expect([(error as BerDecodeError).code, (error as BerDecodeError).offset]).toEqual([
        "too-long",
        6,
      ]);
    }
  });
});

it("a REAL of over 1,024 octets is too long in every form", () => {
  for (const lead of ["8000", "81ffff", "c000", "01", "02", "03"]) {
    const octets = tlv(9, Buffer.concat([Buffer.from(lead, "hex"), Buffer.alloc(1_000_000, "1")]));
    expect(codeOf(() => REAL.decode(octets))).toBe("too-long");
  }
});

it("a time of over 64 characters in JSON is too long", () => {
  const Time = systemTime("Time");
  expect(Time.decodeJson(`"2024-01-01T00:00:00.${"1".repeat(40)}Z"`).getMilliseconds()).toBe(111);
  expect(codeOf(() => Time.decodeJson(`"2024-01-01T00:00:00.${"1".repeat(45)}Z"`))).toBe(
    "too-long",
  );
});

describe("JSON text", () => {
  it("is counted before it is parsed: values, members and levels", () => {
    const values = (text: string, most: number) => codeOf(() => parseJson(text, most));
    expect(values('[1,2,3,"a,b,[{c"]', 5)).toBeUndefined();
    expect(values("[1,2,3,4,5]", 5)).toBe("limit");
    expect(values('{"a":1,"b":2,"c":{"d":1}}', 3)).toBe("limit");
    expect(values(`["${'\\",'.repeat(100)}"]`, 3)).toBeUndefined();
    expect(values(`["${"\\\\".repeat(100)}",1,2,3]`, 3)).toBe("limit");
    expect(values(`${"[".repeat(20_000)}${"]".repeat(20_000)}`, 1e6)).toBe("limit");
    expect(values(`"${",".repeat(1_000_000)}"`, 10)).toBeUndefined();
  });

  it("of a million values, whatever they are, is a limit of those who set none", () => {
    for (const one of ["1", "{}", "[]", '{"a":1}']) {
      expect(codeOf(() => parseJson(`[${`${one},`.repeat(1_000_000)}1]`))).toBe("limit");
    }
  });
});

describe("text in UTF-8 of any length", () => {
  it.each([
    "a",
    "\u00e4",
    "\u20ac",
    "\u{1f600}",
    "\ufffd",
    "\ufeff",
    "\u0000",
    "\ufffe",
    "a\u{10ffff}",
  ])("reads %j as it was written", (character) => {
    for (const length of [4094, 4095, 4096, 4097, 20_000]) {
      const text = character.repeat(length).slice(0, length).toWellFormed();
      expect(UTF8String.decode(UTF8String.encode(text))).toBe(text);
    }
  });

  it("finds the octet that is no UTF-8 after many that are", () => {
    const octets = Buffer.concat([Buffer.from("\u00e4".repeat(5000)), Buffer.from([0xc3])]);
    try {
      UTF8String.decode(tlv(12, octets));
      expect.unreachable();
    } catch (error) {
      expect((error as BerDecodeError).offset).toBe(6 + 10_000);
    }
  });

  it("in two or four octets a character is what it was, surrogates in order", () => {
    const text = "a\u00e4\u20ac\u{1f600}\u{10ffff}\ue000".repeat(3000);
    for (const kind of ["BMPString", "UniversalString"] as const) {
      const type = string(kind);
      expect(type.decode(type.encode(text))).toBe(text);
    }
    const lone = tlv(30, Buffer.from("d800", "hex"));
    expect(codeOf(() => string("BMPString").decode(lone))).toBe("bad-string");
    const surrogate = tlv(28, Buffer.from("0000d800", "hex"));
    expect(codeOf(() => string("UniversalString").decode(surrogate))).toBe("bad-string");
  });

  it("a BIT STRING's digits are its bits", () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i * 37) & 255);
    const text = BIT_STRING.encodeJson({ bytes, length: 2400 });
    expect(BIT_STRING.decodeJson(text)).toEqual({ bytes, length: 2400 });
    expect(text).toBe(`"${Array.from(bytes, (b) => b.toString(2).padStart(8, "0")).join("")}"`);
  });
});

describe("four times as much takes about four times as long, not sixteen times", () => {
  it.each(Object.keys(berValues))("in BER: %s", (name) => {
    const growth = growthOf((size) => {
      const { type, octets } = berValues[name]!(size);
      return () => (type as Type<unknown>).encodeJson(type.decode(octets, lossless), lossless);
    }, 100_000);
    expect(growth).toBeLessThan(notLinear);
  });

  it.each(Object.keys(jsonTexts))("in JSON: %s", (name) => {
    const growth = growthOf((size) => {
      const text = jsonTexts[name]!(size);
      return () => parseJson(text);
    }, 100_000);
    expect(growth).toBeLessThan(notLinear);
  });
});

it("what is too long is so by the limits that are exported", () => {
  expect(valueLimits).toMatchObject({ integerOctets: 2049, oidOctets: 2048, realOctets: 1024 });
});

it("errors of what came from outside are made without a stack, and others keep theirs", () => {
  const limit = Error.stackTraceLimit;
  const stackOf = (work: () => unknown): string => {
    try {
      work();
      return "no error";
    } catch (error) {
      return (error as Error).stack ?? "";
    }
  };
  expect(stackOf(() => INTEGER.decode(Uint8Array.of(1, 1, 1)))).not.toMatch(/\n {4}at /);
  expect(stackOf(() => INTEGER.decodeJson('"x"'))).not.toMatch(/\n {4}at /);
  expect(stackOf(() => INTEGER.encode(0.5))).toMatch(/\n {4}at /);
  expect(Error.stackTraceLimit).toBe(limit);
});
