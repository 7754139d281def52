import { describe, expect, it } from "vitest";
import {
  ANY,
  BOOLEAN,
  choice,
  defaultLimits,
  EncodedList,
  explicit,
  implicit,
  INTEGER,
  sequence,
  sequenceOf,
  setOf,
  UTF8String,
  Writer,
  type Type,
} from "../../src/codec/index.js";
import { fromHex } from "../support/same-value.js";

interface Word {
  text: string;
  loud?: boolean;
}
const Word = sequence<Word>("Word", () => [
  ["text", UTF8String],
  ["loud", BOOLEAN, { optional: true }],
]);
interface Page {
  number: number;
  words: Word[];
  more?: Word[];
  last: boolean;
}
const Page = sequence<Page>("Page", () => [
  ["number", INTEGER],
  ["words", sequenceOf("", () => Word)],
  [
    "more",
    implicit(
      0,
      setOf("", () => Word),
    ),
    { optional: true },
  ],
  ["last", BOOLEAN],
]);

/** Words of many lengths, some of them with long forms of length. */
function words(count: number): Word[] {
  return Array.from({ length: count }, (_, i) => ({
    text: "ö".repeat((i * i * 31) % (i % 50 === 7 ? 40_000 : 90)),
    ...(i % 3 === 0 && { loud: i % 2 === 0 }),
  }));
}

/** The same words in one chunk, each in its own, or in several chunks of any size. */
const cuts: Readonly<Record<string, (encoded: readonly Uint8Array[]) => Uint8Array[]>> = {
  "one chunk": (encoded) => [Buffer.concat(encoded)],
  "a chunk for each": (encoded) => [...encoded],
  "chunks of any size": (encoded) => [
    Buffer.concat(encoded.slice(0, 3)),
    new Uint8Array(0),
    Buffer.concat(encoded.slice(3)),
  ],
};

/** What stands for a value with some of its lists encoded, as far as types go. */
function standIn<T>(value: unknown): T {
  return value as T;
}

function encodedOf(list: readonly Word[], cut = cuts["one chunk"]!): EncodedList<Word> {
  return new EncodedList(Word, cut(list.map((word) => Word.encode(word))));
}

describe("a list that is encoded already", () => {
  describe.each(Object.entries(cuts))("in %s", (_, cut) => {
    it.each([0, 1, 2, 5, 1000])("is written as the array is: %i elements", (count) => {
      const list = words(count);
      const page: Page = { number: 1, words: list, more: list.slice(0, 2), last: true };
      const given = standIn<Page>({
        ...page,
        words: encodedOf(list, cut),
        more: encodedOf(list.slice(0, 2)),
      });
      expect(Buffer.compare(Page.encode(given), Page.encode(page))).toBe(0);
      expect(Page.byteLength(given)).toBe(Page.byteLength(page));
      const exact = { unknownMembers: "refuse" } as const;
      expect(Buffer.compare(Page.encode(given, exact), Page.encode(page))).toBe(0);
      expect(Page.encodeJson(given)).toBe(Page.encodeJson(page));
      const named = { typeNames: "all" } as const;
      expect(Page.encodeJson(given, named)).toBe(Page.encodeJson(page, named));
    });
  });

  it("knows how many elements it has, and gives them", () => {
    const list = words(20);
    expect(encodedOf(list).length).toBe(20);
    expect(encodedOf(list).toArray()).toEqual(list);
    expect(new EncodedList(Word, []).length).toBe(0);
  });

  it("is not copied where a writer collects large octets", () => {
    const list = words(1000);
    const chunk = Buffer.concat(list.map((word) => Word.encode(word)));
    const page = standIn<Page>({ number: 1, words: new EncodedList(Word, [chunk]), last: true });
    const writer = new Writer(Buffer.alloc(1000));
    writer.segments = [];
    const end = Page.encodeTo(writer, page, 0);
    expect(writer.segments).toHaveLength(1);
    const { at, bytes } = writer.segments[0]!;
    expect(bytes).toBe(chunk);
    const whole = Buffer.concat([writer.b.subarray(0, at), chunk, writer.b.subarray(at, end)]);
    expect(Buffer.compare(whole, Page.encode({ number: 1, words: list, last: true }))).toBe(0);
  });

  it("keeps the digits of integers beyond the safe ones in JSON", () => {
    const Numbers = sequenceOf("Numbers", () => INTEGER);
    const given = new EncodedList(INTEGER, [fromHex("020900ffffffffffffffff020101")]);
    expect(Numbers.encodeJson(standIn(given))).toBe("[18446744073709551615,1]");
  });

  it.each<[string, Type<any>, string]>([
    ["a tag of its own", explicit(40, INTEGER), "bf2803020101bf2803020102"],
    [
      "a CHOICE",
      choice<any>("", () => [
        ["n", INTEGER],
        ["w", Word],
      ]),
      "02010130020c00020102",
    ],
    ["any type", ANY, "05009f8101000203010203"],
  ])("may have elements with %s", (_, element, octets) => {
    const list = new EncodedList(element, [fromHex(octets)]);
    expect(list.length).toBe(octets.startsWith("bf") ? 2 : 3);
    const List = sequenceOf("", () => element);
    expect(List.encode(standIn(list))).toEqual(List.encode(list.toArray()));
  });

  it("is measured by a constraint, and may not be nested too deep", () => {
    const Few = sequenceOf("Few", () => Word, { constraint: { size: [{ max: 2 }] } });
    const checked = { constraints: true } as const;
    const two = standIn<Word[]>(encodedOf(words(2)));
    const three = standIn<Word[]>(encodedOf(words(3)));
    expect(Few.encode(two, checked)).toEqual(Few.encode(words(2)));
    expect(() => Few.encode(three, checked)).toThrow(
      expect.objectContaining({ code: "constraint" }),
    );
    expect(() => Few.encodeJson(three, checked)).toThrow(
      expect.objectContaining({ code: "constraint" }),
    );
    const limits = { ...defaultLimits, maxDepth: 0 };
    expect(() => Few.encode(two, { limits })).toThrow(expect.objectContaining({ code: "limit" }));
  });

  it("is refused where another type of element is expected, with the path", () => {
    const Line = sequenceOf("Line", () => UTF8String);
    const list = encodedOf(words(1));
    const refused = { code: "wrong-kind", path: "Line" };
    expect(() => Line.encode(standIn(list))).toThrow(expect.objectContaining(refused));
    expect(() => Line.encodeJson(standIn(list))).toThrow(expect.objectContaining(refused));
    const page = standIn<Page>({ number: 1, words: new EncodedList(INTEGER, []), last: true });
    expect(() => Page.encode(page)).toThrow(
      expect.objectContaining({
        path: "Page.words",
        message: expect.stringContaining("elements of the type Word are expected"),
      }),
    );
  });

  it.each([
    ["another tag", "31020c00", "unexpected-tag"],
    ["an end mark after the elements", "30020c000000", "unexpected-tag"],
    ["no length", "30020c0030", "truncated"],
    ["contents that are cut off", "30030c00", "truncated"],
    ["a long length that is cut off", "3082", "bad-length"],
    ["contents after a long length that are cut off", "3081800c", "truncated"],
    ["a length of indefinite form", "30800c000000", "bad-length"],
    ["a length in a longer form than need be", "3081020c00", "bad-length"],
    ["a length with leading zeros", `30820080${"0c".repeat(128)}`, "bad-length"],
    ["a length of five octets", "308500000000020c00", "bad-length"],
  ])("is refused at once with %s", (_, octets, code) => {
    expect(() => new EncodedList(Word, [fromHex(octets)])).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
