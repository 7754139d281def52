import type { Random } from "./random.js";

/** A BER element taken apart as far as its octets allow; contents that are no elements stay octets. */
export interface Element {
  identifier: Uint8Array;
  contents: Element[] | Uint8Array;
}

/** The elements that fill the octets, or undefined if it is not elements of definite length that do. */
export function elementsOf(octets: Uint8Array, depth = 0): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < octets.length;) {
    const header = headerAt(octets, at);
    if (header === undefined) return undefined;
    const contents = octets.subarray(header.start, header.end);
    const constructed = ((octets[at] as number) & 0x20) !== 0;
    const inside = constructed && depth < 30 ? elementsOf(contents, depth + 1) : undefined;
    elements.push({
      identifier: octets.subarray(at, header.length),
      contents: inside ?? contents,
    });
    at = header.end;
  }
  return elements;
}

function headerAt(
  octets: Uint8Array,
  at: number,
): { length: number; start: number; end: number } | undefined {
  let p = at + 1;
  if (((octets[at] as number) & 0x1f) === 0x1f) {
    while (p < octets.length && (octets[p] as number) >= 0x80) p++;
    p++;
  }
  const length = p;
  const first = octets[p++];
  if (first === undefined || first === 0x80) return undefined;
  let size = first;
  if (first > 0x80) {
    size = 0;
    for (let i = first & 0x7f; i > 0; i--) size = size * 256 + (octets[p++] ?? Infinity);
  }
  return p + size <= octets.length ? { length, start: p, end: p + size } : undefined;
}

/** Every element, outer ones first. */
export function allElements(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) =>
    Array.isArray(element.contents) ? [element, ...allElements(element.contents)] : [element],
  );
}

/**
 * The octets of elements, with lengths that fit.
 * @param chance Now and then writes a length in another form that BER permits; without it the
 *   lengths are minimal.
 */
export function octetsOf(elements: readonly Element[], chance?: Random): Buffer {
  return Buffer.concat(
    elements.map(({ identifier, contents }) => {
      const inside = Array.isArray(contents) ? octetsOf(contents, chance) : contents;
      const constructed = ((identifier[0] ?? 0) & 0x20) !== 0;
      if (constructed && chance?.once(8) === true) {
        return Buffer.concat([identifier, Uint8Array.of(0x80), inside, Uint8Array.of(0, 0)]);
      }
      const padding = chance?.once(8) === true ? chance.below(5) : 0;
      return Buffer.concat([identifier, lengthOf(inside.length, padding), inside]);
    }),
  );
}

function lengthOf(length: number, padding: number): Uint8Array {
  if (length < 128 && padding === 0) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0 || octets.length === 0; rest = Math.floor(rest / 256)) {
    octets.unshift(rest % 256);
  }
  for (let i = 0; i < padding; i++) octets.unshift(0);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}
