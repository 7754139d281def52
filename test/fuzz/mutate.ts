import { allElements, elementsOf, octetsOf, type Element } from "./elements.js";
import type { Random } from "./random.js";

/** No input gets longer. */
export const longestInput = 64 * 1024 - 1;

/** Octets at which something begins: tags, forms of length, the first characters of JSON. */
const lively = [
  0x00, 0x01, 0x02, 0x04, 0x05, 0x09, 0x0a, 0x0c, 0x1f, 0x24, 0x2c, 0x30, 0x31, 0x4a, 0x5b, 0x7b,
  0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0x89, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xc2, 0xed, 0xfe, 0xff,
];

const livelyContents = [
  "",
  "00",
  "7f",
  "80",
  "ff",
  "8000",
  "00ff",
  "0000000000",
  "ffffffffffffffff",
]
  .concat(["7fffffffffffffffff", "80f980", "09", "40", "41", "42", "8380", "03312e30", "c080"])
  .concat(["eda080", "f4908080", "efbfbd", "0000ffff0000", "1f80801500", "1f80801600"])
  .map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));

const livelyText = ['"', "{", "}", "[", "]", ",", ":", "null", "1e999", "-0", "\\u0000", "\\ud800"]
  .concat(["99999999999999999999", '"_type":"', '"_ber":"', "\u00fc", "\ud83d\ude00", "\u0000"])
  .concat(["J0000002{}", "J9999999", "true", '{"__proto__":', "2024-02-30T25:61:61Z"])
  .map((text) => Uint8Array.from(Buffer.from(text, "utf8")));

type Mutation = (octets: Buffer, chance: Random, other: Buffer) => Buffer;

/** Faults of octets, whatever they mean. */
const ofOctets: readonly Mutation[] = [
  (octets, chance) =>
    replaced(octets, chance.below(octets.length), 1, [1 << chance.below(8)], true),
  (octets, chance) => replaced(octets, chance.below(octets.length), 1, [chance.pick(lively)]),
  (octets, chance) => octets.subarray(0, chance.below(octets.length)),
  (octets, chance) => replaced(octets, chance.below(octets.length), chance.below(9), []),
  (octets, chance) =>
    replaced(octets, chance.below(octets.length), 0, chance.octets(1 + chance.below(8))),
  (octets, chance) =>
    replaced(octets, chance.below(octets.length), chance.below(4), chance.pick(livelyContents)),
  (octets, chance) =>
    replaced(octets, chance.below(octets.length), chance.below(4), chance.pick(livelyText)),
  (octets, chance, other) => {
    const rest = other.subarray(chance.below(other.length));
    return Buffer.concat([octets.subarray(0, chance.below(octets.length)), rest]);
  },
  (octets, _chance, other) => Buffer.concat([octets, other]),
  (octets, chance) => {
    const from = chance.below(octets.length);
    const part = octets.subarray(from, from + 1 + chance.below(40));
    const times = 1 + chance.below(chance.once(50) ? 4000 : 20);
    const repeated = Array.from({ length: times }, () => part);
    return Buffer.concat([octets.subarray(0, from), ...repeated, octets.subarray(from)]);
  },
  (_octets, chance) => Buffer.from(chance.octets(1 + chance.below(64))),
];

function replaced(
  octets: Buffer,
  at: number,
  length: number,
  by: ArrayLike<number>,
  flipped = false,
): Buffer {
  const middle = Buffer.from(by as Uint8Array);
  if (flipped) middle[0] = (middle[0] as number) ^ (octets[at] as number);
  return Buffer.concat([octets.subarray(0, at), middle, octets.subarray(at + length)]);
}

type ElementMutation = (element: Element, all: readonly Element[], chance: Random) => void;

/** Faults of one element; the lengths around it are put right again. */
const ofElements: readonly ElementMutation[] = [
  (element, _all, chance) => {
    element.identifier = Uint8Array.of(chance.pick(lively));
  },
  (element, all, chance) => {
    element.identifier = chance.pick(all).identifier;
  },
  (element, _all, chance) => {
    element.contents = chance.pick(livelyContents);
  },
  (element, all, chance) => {
    element.contents = chance.pick(all).contents;
  },
  (element, _all, chance) => {
    element.contents = chance.octets(chance.below(12));
  },
  (element, all, chance) => {
    const list = listOf(element);
    list.splice(chance.below(list.length + 1), 0, chance.pick(all));
  },
  (element, _all, chance) => {
    const list = listOf(element);
    list.splice(chance.below(list.length + 1), 1 + chance.below(2));
  },
  (element, _all, chance) => {
    const list = listOf(element);
    const at = chance.below(list.length + 1);
    list.splice(at, 0, ...list.slice(at, at + 1 + chance.below(3)));
  },
  (element, _all, chance) => {
    const list = listOf(element);
    const [one] = list.splice(chance.below(list.length + 1), 1);
    if (one !== undefined) list.splice(chance.below(list.length + 1), 0, one);
  },
  (element, _all, chance) => {
    const unknown = { identifier: Uint8Array.of(0x9f, 0x80 | chance.below(128), 0x01) };
    listOf(element).push({ ...unknown, contents: chance.octets(chance.below(5)) });
  },
  (element, _all, chance) => {
    const list = listOf(element);
    const times = chance.once(20) ? chance.below(30_000) : chance.below(50);
    const [one] = list;
    if (one !== undefined && octetsOf([one]).length < 8) {
      element.contents = Array.from({ length: times }, () => one);
    }
  },
  (element, _all, chance) => {
    const deep = chance.once(10) ? chance.below(5000) : chance.below(80);
    let inside: Uint8Array = octetsOf([{ ...element }]);
    const identifier = chance.pick([0x30, 0x31, 0xa0, 0x24, 0x2c, element.identifier[0] ?? 0x30]);
    if (chance.once(2)) {
      // From inside out, lengths and all; indefinite ones need only be put around.
      for (let i = 0; i < Math.min(deep, 300); i++) {
        inside = octetsOf([{ identifier: Uint8Array.of(identifier), contents: inside }]);
      }
    } else {
      const begin = Buffer.alloc(deep * 2).fill(Buffer.of(identifier, 0x80));
      inside = Buffer.concat([begin, inside, Buffer.alloc(deep * 2)]);
    }
    element.identifier = Uint8Array.of(0x30);
    element.contents = inside;
  },
  (element, _all, chance) => {
    // A string in segments, some of them wrong.
    const octets = octetsOf([{ ...element, identifier: new Uint8Array(0) }]);
    const part = () => ({
      identifier: Uint8Array.of(chance.once(4) ? 0x04 : 0x0c),
      contents: octets.subarray(chance.below(octets.length + 1)),
    });
    element.identifier = Uint8Array.of(((element.identifier[0] ?? 0) | 0x20) & 0xff);
    element.contents = Array.from({ length: chance.below(5) }, part);
  },
];

function listOf(element: Element): Element[] {
  if (!Array.isArray(element.contents)) return [];
  element.contents = [...element.contents];
  return element.contents;
}

/** One to four faults in a frame: of its elements while it has any, or of its octets. */
export function mutate(frame: Uint8Array, chance: Random, other: Uint8Array): Buffer {
  let octets: Buffer = Buffer.from(frame);
  for (let faults = 1 + chance.below(4); faults > 0 && octets.length > 0; faults--) {
    const elements = chance.once(3) ? undefined : elementsOf(octets);
    if (elements === undefined || elements.length === 0) {
      octets = chance.pick(ofOctets)(octets, chance, Buffer.from(other));
    } else {
      const all = allElements(elements);
      chance.pick(ofElements)(chance.pick(all), all, chance);
      // An element put inside itself has no end.
      if (ends(elements, 0)) octets = octetsOf(elements, chance.once(3) ? chance : undefined);
    }
    if (octets.length > longestInput) octets = octets.subarray(0, longestInput);
  }
  return octets;
}

/** Whether the elements end somewhere, and not too far away. */
function ends(elements: readonly Element[], depth: number): boolean {
  if (depth > 40) return false;
  return elements.every(({ contents }) => !Array.isArray(contents) || ends(contents, depth + 1));
}
