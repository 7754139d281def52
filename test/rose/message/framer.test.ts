import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { FramingError } from "../../../src/rose/errors.js";
import { Framer } from "../../../src/rose/message/framer.js";
import { concat, hex, tlv, toHex } from "../support/bytes.js";
import { roseVectors } from "../support/vectors.js";

const limits = { maxFrameBytes: 16 * 1024 * 1024 };

function framer(changed: Partial<typeof limits> = {}): Framer {
  return new Framer({ ...limits, ...changed });
}

/** All frames that are complete now, as kind and hexadecimal. */
function drain(from: Framer): string[] {
  const frames: string[] = [];
  while (from.next())
    frames.push(`${from.kind} ${toHex(from.bytes.subarray(from.start, from.end))}`);
  return frames;
}

function feed(from: Framer, chunks: readonly Uint8Array[]): string[] {
  return chunks.flatMap((chunk) => {
    from.push(chunk);
    return drain(from);
  });
}

function fault(chunks: readonly Uint8Array[], changed: Partial<typeof limits> = {}): FramingError {
  try {
    feed(framer(changed), chunks);
  } catch (error) {
    if (error instanceof FramingError) return error;
    throw error;
  }
  throw new Error("no fault was found");
}

const vendor = roseVectors.map((vector) => hex(vector.berHex));
const small = vendor.filter((bytes) => bytes.length < 400);

const indefinite = {
  flat: hex("a180 020101 020203ed 0000"),
  empty: hex("a180 0000"),
  nested: hex("a180 020101 020105 3080 2480 0401aa 0401bb 0000 3080 0000 0000 0000"),
  zerosInContents: hex("a180 0404 00000000 30020000 0000"),
  highTag: hex("a180 bf8101 80 0000 1f7f 0100 0000"),
  longLengths: hex("a180 0481 02 0000 0483 000001 00 0000"),
};

const json = (text: string): Uint8Array => {
  const body = new TextEncoder().encode(text);
  return concat(new TextEncoder().encode(`J${String(body.length).padStart(7, "0")}`), body);
};

describe("frames", () => {
  it("are delivered one by one, however many a chunk holds", () => {
    const frames = feed(framer(), [concat(...vendor)]);
    expect(frames).toEqual(vendor.map((bytes) => `ber ${toHex(bytes)}`));
  });

  it("that lie in one chunk are parts of that chunk", () => {
    const chunk = concat(...small);
    const from = framer();
    from.push(chunk);
    let offset = 0;
    while (from.next()) {
      expect(from.bytes).toBe(chunk);
      expect(from.start).toBe(offset);
      offset = from.end;
    }
    expect(offset).toBe(chunk.length);
  });

  it("are found again wherever two chunks divide them", () => {
    for (const bytes of [...small, ...Object.values(indefinite), json('{"ä":"€😀"}')]) {
      const whole = feed(framer(), [bytes]);
      expect(whole).toHaveLength(1);
      for (let at = 1; at < bytes.length; at++) {
        expect(feed(framer(), [bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
      }
    }
  });

  it("are found again when every octet is a chunk of its own", () => {
    const stream = concat(...small, ...Object.values(indefinite), json("{}"), ...small);
    const octets = Array.from(stream, (octet) => Uint8Array.of(octet));
    expect(feed(framer(), octets)).toEqual(feed(framer(), [stream]));
  });

  it("are found again in any cutting of a stream", () => {
    const one = fc.constantFrom(...small, ...Object.values(indefinite), json("[]"), json("{}\n"));
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 40 })),
        (messages, sizes) => {
          const stream = concat(...messages);
          const chunks: Uint8Array[] = [];
          for (let at = 0; at < stream.length;) {
            const size = sizes.next().value as number;
            chunks.push(stream.subarray(at, at + size));
            at += size;
          }
          const expected = messages.flatMap((message) => feed(framer(), [message]));
          expect(feed(framer(), chunks)).toEqual(expected);
        },
      ),
    );
  });

  it("are found again when all chunks are pushed before the first frame is taken", () => {
    const from = framer();
    const stream = concat(...small);
    for (let at = 0; at < stream.length; at += 7) from.push(stream.subarray(at, at + 7));
    expect(drain(from)).toEqual(small.map((bytes) => `ber ${toHex(bytes)}`));
    from.push(small[0] as Uint8Array);
    expect(drain(from)).toHaveLength(1);
  });

  it("stay as they were when later ones arrive", () => {
    const from = framer();
    const [a, b] = [hex("a103020101"), hex("a203020102")];
    from.push(a.subarray(0, 2));
    expect(from.next()).toBe(false);
    from.push(concat(a.subarray(2), b.subarray(0, 3)));
    expect(from.next()).toBe(true);
    const first = from.bytes.subarray(from.start, from.end);
    from.next();
    from.push(b.subarray(3));
    expect(from.next()).toBe(true);
    expect(toHex(first)).toBe(toHex(a));
  });

  it("may be empty", () => {
    expect(feed(framer(), [hex("a100a400")])).toEqual(["ber a100", "ber a400"]);
    expect(feed(framer(), [hex("a1"), hex("00"), hex("a4"), hex("00")])).toHaveLength(2);
  });

  it("are not begun by an empty chunk", () => {
    expect(feed(framer(), [hex(""), hex("a1"), hex(""), hex("00")])).toEqual(["ber a100"]);
  });
});

describe("lengths", () => {
  it.each([
    ["short form", "a1 03 020101"],
    ["long form of one octet", "a1 81 03 020101"],
    ["long form of four octets", "a1 84 00000003 020101"],
    ["eight octets, four of them leading zeros", "a1 88 0000000000000003 020101"],
  ])("in the %s are read", (_, text) => {
    expect(feed(framer(), [hex(text)])).toHaveLength(1);
  });

  it.each([
    ["4 GiB in five octets", "a1 85 0100000000", "bad-length", 6],
    ["4 GiB less one", "a1 84 ffffffff", "frame-too-large", 1],
    ["that look negative", "a1 84 80000000", "frame-too-large", 1],
    ["4 GiB in eight octets", "a1 88 0000000100000000", "bad-length", 9],
    ["nine octets", "a1 89 000000000000000001", "bad-length", 1],
    ["the reserved form", "a1 ff", "bad-length", 1],
    ["over the limit", "a1 84 01000000", "frame-too-large", 1],
  ])("of %s are an error at once", (_, text, code, offset) => {
    expect(fault([hex(text)])).toMatchObject({ code, offset });
    expect(fault(Array.from(hex(text), (octet) => Uint8Array.of(octet)))).toMatchObject({
      code,
      offset,
    });
  });

  it("up to the limit, header included, are accepted", () => {
    const frame = tlv(0xa1, new Uint8Array(60));
    expect(feed(framer({ maxFrameBytes: 62 }), [frame])).toHaveLength(1);
    expect(fault([frame], { maxFrameBytes: 61 }).code).toBe("frame-too-large");
  });

  it("make nobody allocate what they announce", () => {
    const from = framer();
    from.push(hex("a1 83 f00000 020101"));
    const before = process.memoryUsage().arrayBuffers;
    expect(from.next()).toBe(false);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
    expect(from.held).toBe(8);
  });
});

describe("indefinite lengths", () => {
  it.each(Object.entries(indefinite))("end where they should: %s", (_, bytes) => {
    const next = hex("a203020101");
    const frames = feed(framer(), [concat(bytes, next)]);
    expect(frames).toEqual([`ber ${toHex(bytes)}`, `ber ${toHex(next)}`]);
  });

  it.each([
    ["end-of-contents octets with a length", "a180 0001 00", "bad-tag", 3],
    ["a primitive of indefinite length", "a180 0480 0000 0000", "bad-length", 3],
    ["an inner length of 4 GiB", "a180 0485 0100000000", "bad-length", 8],
    ["an inner length over the limit", "a180 0484 02000000", "frame-too-large", 8],
    ["an inner length of nine octets", "a180 0489", "bad-length", 3],
  ])("do not hide %s", (_, text, code, offset) => {
    expect(fault([hex(text)])).toMatchObject({ code, offset });
  });

  it("may be nested as deep as they like: whoever decodes them refuses it", () => {
    const nested = (levels: number): Uint8Array =>
      hex(`a180${"3080".repeat(levels - 1)}${"0000".repeat(levels)}`);
    expect(feed(framer(), [nested(64), nested(100_000)])).toHaveLength(2);
  });

  it("end at the frame limit even if end-of-contents octets never come", () => {
    const endless = Array.from({ length: 100 }, () => hex("0401aa0401aa"));
    expect(fault([hex("a180"), ...endless], { maxFrameBytes: 300 }).code).toBe("frame-too-large");
  });
});

describe("JSON frames", () => {
  it("are delivered as text without the header, counted in octets", () => {
    const text = '{"invoke":{"u8sName":"Müller €😀"}}\n';
    const from = framer();
    from.push(json(text));
    expect(from.next()).toBe(true);
    expect(from.kind).toBe("json");
    expect(new TextDecoder().decode(from.bytes.subarray(from.start, from.end))).toBe(text);
  });

  it("and BER messages may take turns", () => {
    const kinds = feed(framer(), [concat(json("{}"), hex("a100"), json("[]"))]).map((f) => f[0]);
    expect(kinds).toEqual(["j", "b", "j"]);
  });

  it.each(["J12a4567{}", "J 000005{}   ", "J-000002{}", "J1.00000", "Jx"])(
    "with the header %s are an error",
    (text) => {
      expect(fault([new TextEncoder().encode(text)]).code).toBe("bad-json-header");
    },
  );

  it("over the limit are an error before their text arrives", () => {
    const header = new TextEncoder().encode("J0000100");
    expect(fault([header], { maxFrameBytes: 107 }).code).toBe("frame-too-large");
    expect(feed(framer({ maxFrameBytes: 108 }), [header])).toEqual([]);
  });
});

describe("other octets", () => {
  it.each([
    ["a text protocol's greeting", "GET / HTTP/1.1\r\n\r\n", "47", "HTTP"],
    ["JSON without a header", '{"invoke":{}}', "7b", "JSON without the header of a frame"],
    ["a TLS greeting", "\x16\x03\x01", "16", "TLS"],
  ])("are an error that names them: %s", (_, text, octet, name) => {
    const error = fault([Buffer.from(text, "latin1")]);
    expect(error).toMatchObject({ code: "unknown-frame", offset: 0 });
    const beginning = `no frame begins with octet ${octet} (octet 0); this looks like ${name}: `;
    expect(error.message.slice(0, beginning.length)).toBe(beginning);
  });

  it("are not named if nothing known begins so, or if they are not the first", () => {
    expect(fault([hex("ff1603")]).message).toBe("no frame begins with octet ff (octet 0)");
    const behind = concat(hex("a103020101"), hex("160301"));
    const plain = "no frame begins with octet 16 (octet 5)";
    expect(fault([behind]).message).toBe(plain);
    expect(fault([behind.subarray(0, 5), behind.subarray(5)]).message).toBe(plain);
    const from = framer();
    from.restart(100, 5);
    from.push(hex("160301"));
    expect(() => from.next()).toThrow(plain);
  });

  it("are an error whatever the octet, but for the five that begin a frame", () => {
    const good = [0xa1, 0xa2, 0xa3, 0xa4, 0x4a];
    for (let octet = 0; octet < 256; octet++) {
      const from = framer();
      from.push(Uint8Array.of(octet));
      if (good.includes(octet)) expect(from.next()).toBe(false);
      else expect(() => from.next()).toThrow(FramingError);
    }
  });

  it("are found at their offset in the stream, after good frames", () => {
    const stream = concat(hex("a103020101"), hex("a203020102"), hex("ff"));
    expect(fault([stream]).offset).toBe(10);
    expect(fault(Array.from(stream, (octet) => Uint8Array.of(octet))).offset).toBe(10);
    expect(fault([stream.subarray(0, 7), stream.subarray(7)]).offset).toBe(10);
  });

  it("end the stream: a good frame inside or after them is never delivered", () => {
    const from = framer();
    from.push(concat(hex("a100"), hex("00"), hex("a203020101")));
    expect(from.next()).toBe(true);
    expect(() => from.next()).toThrow(FramingError);
    from.push(hex("a203020101"));
    expect(() => from.next()).toThrow(FramingError);
  });

  it("never make it throw anything but a FramingError", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 8 }), (chunks) => {
        const start = hex("a180");
        try {
          feed(framer({ maxFrameBytes: 1000 }), [start, ...chunks]);
        } catch (error) {
          expect(error).toBeInstanceOf(FramingError);
        }
      }),
    );
  });
});

describe("work and memory", () => {
  const contents = new Uint8Array(16 * 1024 * 1024 - 16);
  const large = tlv(0xa1, contents);

  it.each([100, 16 * 1024])("a frame of 16 MiB survives chunks of %i octets", (size) => {
    const from = framer();
    let frames = 0;
    for (let at = 0; at < large.length; at += size) {
      from.push(large.subarray(at, at + size));
      while (from.next()) {
        frames++;
        expect(from.end - from.start).toBe(large.length);
      }
    }
    expect(frames).toBe(1);
    expect(from.held).toBe(0);
  });

  it("each octet of a frame in chunks is copied a bounded number of times", () => {
    // Doubling: copies on growth sum up to less than the final size, plus one copy on arrival.
    const set = vi.spyOn(Uint8Array.prototype, "set");
    const from = framer();
    for (let at = 0; at < large.length; at += 10_000) {
      from.push(large.subarray(at, at + 10_000));
      while (from.next());
    }
    const copied = set.mock.calls.reduce((sum, [source]) => sum + source.length, 0);
    set.mockRestore();
    expect(copied).toBeGreaterThanOrEqual(large.length);
    expect(copied).toBeLessThan(3 * large.length);
  });

  it("buffers that a frame has outgrown are freed at once, as is the last one of a stream that is given up", () => {
    const allocated = vi.spyOn(Buffer, "allocUnsafe");
    const from = framer();
    for (let at = 0; at < large.length / 2; at += 50_000) {
      from.push(large.subarray(at, at + 50_000));
      expect(from.next()).toBe(false);
    }
    const buffers = allocated.mock.results.map(({ value }) => value as Buffer);
    allocated.mockRestore();
    expect(buffers.length).toBeGreaterThan(5);
    // What is freed has no octets any more.
    expect(buffers.reduce((sum, { length }) => sum + length, 0)).toBe(from.capacity);
    from.discard();
    expect(buffers.map(({ length }) => length)).toEqual(buffers.map(() => 0));
    expect([from.held, from.empty]).toEqual([0, true]);
  });

  it("a frame that has been delivered is not freed", () => {
    const from = framer();
    from.push(large.subarray(0, 1_000_000));
    while (from.next());
    from.push(large.subarray(1_000_000));
    expect(from.next()).toBe(true);
    const { bytes } = from;
    from.discard();
    expect(bytes).toHaveLength(large.length);
  });

  it("nothing is held between frames", () => {
    const from = framer();
    from.push(hex("a1030201"));
    from.next();
    expect(from.held).toBe(4);
    from.push(hex("01"));
    while (from.next());
    expect(from.held).toBe(0);
    expect(from.bytes).toHaveLength(0);
  });
});
