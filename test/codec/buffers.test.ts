import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY,
  BIT_STRING,
  BerDecodeError,
  BerEncodeError,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  explicit,
  sequence,
  sequenceOf,
  type Schema,
  type Type,
} from "../../src/codec/index.js";
import { Writer } from "../../src/codec/ber/writer.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { kinds } from "../support/kinds.js";
import { fromHex, sameOctets, sameValue, toHex } from "../support/same-value.js";

const Message = sequence<any>("Message", () => [
  ["id", INTEGER],
  ["octets", OCTET_STRING],
  ["bits", BIT_STRING],
  ["open", ANY],
]);
const message = {
  id: 5,
  octets: Uint8Array.of(1, 2, 3),
  bits: { bytes: Uint8Array.of(0xa0), length: 3 },
  open: fromHex("0c026869"),
};
const encoding = fromHex("3010 020105 0403010203 030205a0 0c026869");

describe("decoding copies nothing", () => {
  it("octets, bits and open types are views of the input", () => {
    const input = Uint8Array.from(encoding);
    const value = Message.decode(input);
    for (const view of [value.octets, value.bits.bytes, value.open]) {
      expect(view.buffer).toBe(input.buffer);
      expect(view).toBeInstanceOf(Uint8Array);
    }
    input[7] = 0x7f;
    expect(value.octets).toEqual(Uint8Array.of(0x7f, 2, 3));
  });

  it("a string in one segment is a view, in several a copy", () => {
    const one = fromHex("2403040161");
    expect(OCTET_STRING.decode(one).buffer).toBe(one.buffer);
    const two = fromHex("2406040161040162");
    expect(OCTET_STRING.decode(two)).toEqual(Uint8Array.of(0x61, 0x62));
    expect(OCTET_STRING.decode(two).buffer).not.toBe(two.buffer);
  });

  it("bits that have to be cleared are cleared in a copy", () => {
    const input = fromHex("030204ff");
    expect(BIT_STRING.decode(input)).toEqual({ bytes: Uint8Array.of(0xf0), length: 4 });
    expect(toHex(input)).toBe("030204ff");
  });
});

describe("the input may be", () => {
  const surrounded = Uint8Array.of(0xff, 0xff, 0xff, ...encoding, 0xff, 0xff);
  const inputs: readonly (readonly [string, () => any])[] = [
    ["a Uint8Array", () => Uint8Array.from(encoding)],
    ["a part of one", () => surrounded.subarray(3, 3 + encoding.length)],
    ["a Buffer of the pool", () => Buffer.from(encoding)],
    ["a Buffer of its own", () => Buffer.from(Uint8Array.from(encoding).buffer)],
    ["an ArrayBuffer", () => Uint8Array.from(encoding).buffer],
    ["a DataView", () => new DataView(surrounded.buffer, 3, encoding.length)],
    [
      "a Uint8Array in shared memory",
      () => {
        const shared = new Uint8Array(
          new SharedArrayBuffer(encoding.length + 8),
          5,
          encoding.length,
        );
        shared.set(encoding);
        return shared;
      },
    ],
  ];
  for (const [name, input] of inputs) {
    it(`${name}`, () => {
      const value = Message.decode(input());
      expect(sameValue(value, message)).toBe(true);
      const long = sequence<any>("Long", () => [
        ["text", UTF8String],
        ["tail", OCTET_STRING],
      ]);
      const text = "größer als kurz: ".repeat(5);
      const octets = long.encode({ text, tail: Uint8Array.of(9) });
      const shared = new Uint8Array(new SharedArrayBuffer(octets.length));
      shared.set(octets);
      expect(sameValue(long.decode(shared), { text, tail: Uint8Array.of(9) })).toBe(true);
    });
  }

  it("a Buffer of the pool, anywhere in it", () => {
    for (let i = 0; i < 300; i++) {
      const { octets, open } = Message.decode(Buffer.from(encoding));
      expect([...octets, ...open]).toEqual([1, 2, 3, 12, 2, 104, 105]);
    }
  });
});

describe("encodeInto", () => {
  it("writes after the offset and says how much", () => {
    const buffer = new Uint8Array(40).fill(0xee);
    expect(Message.encodeInto(message, buffer, 7)).toBe(encoding.length);
    expect(toHex(buffer.subarray(7, 7 + encoding.length))).toBe(toHex(encoding));
    expect(toHex(buffer.subarray(0, 7))).toBe("ee".repeat(7));
  });

  it("fills a buffer to its last octet, at any place in memory", () => {
    const room = new Uint8Array(encoding.length + 9);
    for (let start = 0; start <= 9; start++) {
      const exact = room.subarray(start, start + encoding.length);
      expect(Message.encodeInto(message, exact)).toBe(encoding.length);
      expect(sameOctets(exact, encoding)).toBe(true);
    }
  });

  it("refuses a buffer that is too small, and the next call is not disturbed", () => {
    for (let size = 0; size < encoding.length; size++) {
      const large = new Uint8Array(64).fill(0xee);
      const small = large.subarray(8, 8 + size);
      expect(() => Message.encodeInto(message, small)).toThrow(
        expect.objectContaining({ name: BerEncodeError.name, code: "buffer-too-small" }),
      );
      expect(toHex(large.subarray(8 + size))).toBe("ee".repeat(56 - size));
      expect(toHex(large.subarray(0, 8))).toBe("ee".repeat(8));
    }
    expect(toHex(Message.encode(message))).toBe(toHex(encoding));
  });

  it("refuses an offset outside the buffer", () => {
    for (const offset of [-1, 41, NaN, Infinity]) {
      expect(() => Message.encodeInto(message, new Uint8Array(40), offset)).toThrow(
        expect.objectContaining({ code: "buffer-too-small" }),
      );
    }
  });

  it("takes Buffers and shared memory", () => {
    const buffer = Buffer.alloc(30);
    expect(Message.encodeInto(message, buffer, 1)).toBe(encoding.length);
    const shared = new Uint8Array(new SharedArrayBuffer(30));
    expect(Message.encodeInto(message, shared, 1)).toBe(encoding.length);
    expect(sameOctets(Uint8Array.from(shared), Uint8Array.from(buffer))).toBe(true);
  });
});

const cases = fc
  .constantFrom(...kinds)
  .chain(([, type]) => fc.tuple(fc.constant(type), arbitraryOf<unknown>(type)));

describe("encodings", () => {
  it("stay what they are while others are made", () => {
    fc.assert(
      fc.property(fc.array(cases, { minLength: 20, maxLength: 20 }), (list) => {
        const made = list.map(([type, value]) => type.encode(value));
        const copies = made.map((octets) => Uint8Array.from(octets));
        for (const [type, value] of list) {
          type.byteLength(value);
          type.encodeInto(value, new Uint8Array(type.byteLength(value) + 300));
          type.encode(value);
        }
        expect(made.every((octets, i) => sameOctets(octets, copies[i] as Uint8Array))).toBe(true);
      }),
    );
  });

  it("may be written over without disturbing others", () => {
    const first = Message.encode(message);
    const second = Message.encode(message);
    first.fill(0);
    expect(toHex(second)).toBe(toHex(encoding));
    expect(toHex(Message.encode(message))).toBe(toHex(encoding));
  });

  const gaps = kinds.find(([name]) =>
    name.startsWith("optional members in the gaps"),
  )?.[1] as Type<any>;
  const schema = gaps.schema as Extract<Schema, { kind: "sequence" | "set" }>;
  const reals = Object.fromEntries(
    schema.members.filter(({ optional }) => !optional).map(({ name }) => [name, 1 / 3 / 2 ** 900]),
  );

  it("are whole wherever the buffer they are written to ends", () => {
    const one = gaps.encode(reals);
    for (let p = 0; p <= 2048; p++) {
      const writer = new Writer(Buffer.alloc(2048));
      const end = gaps.encodeTo(writer, reals, p);
      expect(sameOctets(writer.b.subarray(p, end), one)).toBe(true);
    }
    for (let room = 0; room < 600; room++) {
      const buffer = new Uint8Array(one.length + room);
      expect(gaps.encodeInto(reals, buffer, room)).toBe(one.length);
      expect(sameOctets(buffer.subarray(room), one)).toBe(true);
    }
  });

  it("have their texts whole wherever the buffer they are written to ends, each read once", () => {
    const Texts = sequence<any>("Texts", () => [
      ["first", UTF8String],
      ["number", INTEGER],
      ["second", UTF8String],
      ["third", UTF8String],
    ]);
    const Outer = sequence<any>("Outer", () => [["texts", Texts]]);
    for (const length of [0, 1, 40, 41, 127, 128, 400, 20_000]) {
      const plain = {
        first: "ü".repeat(length),
        number: 7,
        second: "b".repeat(length),
        third: "c",
      };
      let reads = 0;
      const value = Object.defineProperty({ ...plain }, "second", {
        get: () => (reads++, plain.second),
      });
      for (let p = 0; p <= 1024; p += length > 1000 ? 31 : 1) {
        for (const isOuter of [true, false]) {
          const writer = new Writer(Buffer.alloc(1024));
          const end = isOuter
            ? Outer.encodeTo(writer, { texts: value }, p)
            : Texts.encodeTo(writer, value, p);
          expect(reads).toBe(1);
          reads = 0;
          const octets = writer.b.subarray(p, end);
          const decoded = isOuter ? Outer.decode(octets).texts : Texts.decode(octets);
          expect(sameValue(decoded, plain)).toBe(true);
        }
      }
    }
  });

  it("have the right lengths where values of very different size are in each other", () => {
    interface Node {
      octets: Uint8Array;
      inner?: Node;
    }
    const Node: Type<Node> = sequence<Node>("Node", () => [
      ["inner", explicit(0, explicit(1, Node)), OPTIONAL],
      ["octets", OCTET_STRING],
    ]);
    const sizes = fc.array(fc.constantFrom(0, 1, 100, 120, 127, 128, 250, 300, 65_400, 70_000), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(sizes, (list) => {
        const value = list.reduce<Node | undefined>(
          (inner, size) => ({ ...(inner && { inner }), octets: new Uint8Array(size).fill(size) }),
          undefined,
        ) as Node;
        expect(sameValue(Node.decode(Node.encode(value)), value)).toBe(true);
      }),
    );
  });
});

describe("encodings of long octets", () => {
  const Pieces = sequence<any>("Pieces", () => [
    ["list", sequenceOf("List", () => Message)],
    ["last", explicit(0, OCTET_STRING)],
  ]);
  const of = (length: number, octet: number): Uint8Array => new Uint8Array(length).fill(octet);
  const open = (length: number): Uint8Array => OCTET_STRING.encode(of(length, 7));

  it("are the same as those that are written into a buffer, and are in memory of their own", () => {
    const buffer = new Uint8Array(1_000_000);
    for (const lengths of [
      [100, 70_000, 8192],
      [65_536, 200, 4096],
      [4097, 4097, 200_000],
      [0, 4095, 4096],
      [0, 0, 4096],
      [4096, 0, 0],
    ] as const) {
      const [first, second, third] = lengths;
      const list = [first, second].map((length, id) => {
        return { ...message, id, octets: of(length, id + 1), open: open(third) };
      });
      const value = { list, last: of(third, 9) };
      const written = buffer.subarray(0, Pieces.encodeInto(value, buffer));
      // Once it is known that they are long, encoding takes another way.
      for (let again = 0; again < 3; again++) {
        const octets = Pieces.encode(value);
        expect(sameOctets(octets, written), lengths.join()).toBe(true);
        list.forEach((one) => one.octets.fill(0));
        expect(sameOctets(octets, written), lengths.join()).toBe(true);
        list.forEach((one) => one.octets.fill(one.id + 1));
      }
    }
  });

  it("fail as others do, and the next one is whole", () => {
    const value = { list: [{ ...message, octets: of(50_000, 1) }], last: of(5000, 2) };
    const octets = Pieces.encode(value);
    expect(() => Pieces.encode({ ...value, last: "none" })).toThrow(BerEncodeError);
    expect(sameOctets(Pieces.encode(value), octets)).toBe(true);
    expect(Pieces.byteLength(value)).toBe(octets.length);
  });
});

describe("a value whose getters encode and decode", () => {
  const Inner: Type<any> = sequence<any>("Inner", () => [
    ["list", sequenceOf("", () => Inner), OPTIONAL],
    ["octets", OCTET_STRING],
  ]);
  const sized = (size: number) => ({ octets: new Uint8Array(size).fill(7) });
  /** Meddles with everything that the codec keeps between calls, then gives the octets. */
  const meddling = (size: number, depth: number): any => ({
    get list() {
      Inner.encode(sized(70_000));
      Inner.decode(Inner.encode(sized(200)));
      Inner.encodeInto(sized(10), new Uint8Array(50));
      Inner.byteLength(sized(90_000));
      Inner.encodeJson(sized(3));
      expect(() => Inner.encode({})).toThrow(BerEncodeError);
      expect(() => Inner.decode(Uint8Array.of(0x30))).toThrow(BerDecodeError);
      return depth > 0 ? [meddling(size, depth - 1), meddling(200 - size, depth - 1)] : [];
    },
    octets: sized(size).octets,
  });
  const plain = (size: number, depth: number): any => ({
    list: depth > 0 ? [plain(size, depth - 1), plain(200 - size, depth - 1)] : [],
    octets: sized(size).octets,
  });

  for (const size of [3, 130]) {
    it(`is encoded as if they did not (${size} octets)`, () => {
      const expected = toHex(Inner.encode(plain(size, 4)));
      for (let i = 0; i < 3; i++) {
        expect(toHex(Inner.encode(meddling(size, 4)))).toBe(expected);
        const buffer = new Uint8Array(expected.length / 2);
        expect(Inner.encodeInto(meddling(size, 4), buffer)).toBe(buffer.length);
        expect(toHex(buffer)).toBe(expected);
        expect(Inner.byteLength(meddling(size, 4))).toBe(buffer.length);
        expect(Inner.encodeJson(meddling(size, 4))).toBe(Inner.encodeJson(plain(size, 4)));
      }
    });
  }

  it("and throw passes their own error on, and nothing is left behind", () => {
    const own = new RangeError("the getter's own");
    const value = {
      get octets() {
        throw own;
      },
    };
    const before = toHex(Inner.encode(plain(3, 2)));
    expect(() => Inner.encode(value)).toThrow(own);
    expect(() => Inner.encodeInto({ list: [value], octets: value }, new Uint8Array(1000))).toThrow(
      own,
    );
    expect(() => Inner.encodeJson(value)).toThrow(own);
    expect(toHex(Inner.encode(plain(3, 2)))).toBe(before);
  });

  it("may stand on a prototype", () => {
    class Entry {
      get id(): number {
        return 9;
      }
      readonly octets = Uint8Array.of(1);
    }
    const Type = sequence<any>("Entry", () => [
      ["id", INTEGER],
      ["octets", OCTET_STRING],
    ]);
    expect(toHex(Type.encode(new Entry()))).toBe("3006020109040101");
    const many = sequence<any>("Many", () =>
      Array.from({ length: 12 }, (_, i) => [`m${i}`, explicit(i, INTEGER), OPTIONAL] as const),
    );
    class Base {
      get m3(): number {
        return 3;
      }
    }
    class Derived extends Base {
      m11 = 11;
      m0 = 0;
    }
    expect(many.decode(many.encode(new Derived()))).toEqual({ m0: 0, m3: 3, m11: 11 });
    expect(many.decode(many.encode({ m5: undefined, m4: 4, m1: 1, other: 9 }))).toEqual({
      m1: 1,
      m4: 4,
    });
  });
});
