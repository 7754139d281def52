import { BerDecodeError, type BerDecodeCode } from "../errors.js";
import type { Type } from "../schema.js";
import { identifier } from "./tags.js";
import { firstTags } from "./wire.js";
import { lengthOctets } from "./writer.js";

/**
 * The number of values of a type that follow one another in octets. It looks at their tags and lengths, not inside them.
 * @throws BerDecodeError for a value that begins with another tag, is cut off, or has a length that is not the shortest
 *   form of one.
 */
export function countElements(type: Type<any>, octets: Uint8Array): number {
  if (octets.length === 0) return 0;
  const tags = firstTags(type)?.map(identifier);
  const only = tags?.length === 1 && tags[0]?.length === 1 ? tags[0][0] : undefined;
  let count = 0;
  for (let p = 0; p < octets.length; count++) {
    const q = octets[p] === only ? p + 1 : tagEnd(type, tags, octets, p);
    const first = octets[q] ?? 0;
    p = first < 128 ? q + 1 + first : longEnd(type, octets, q);
    if (p > octets.length || q >= octets.length) {
      throw fault(type, "truncated", octets.length, "the octets end inside an element");
    }
  }
  return count;
}

/** The offset after a tag, which has to be one of the type's. @param tags Undefined for a type that begins with any tag. */
function tagEnd(
  type: Type<any>,
  tags: readonly (readonly number[])[] | undefined,
  octets: Uint8Array,
  p: number,
): number {
  if (tags === undefined) {
    let end = p + 1;
    if (((octets[p] as number) & 31) === 31) while ((octets[end++] ?? 0) > 127);
    return end;
  }
  const tag = tags.find((one) => one.every((octet, i) => octet === octets[p + i]));
  if (tag === undefined) throw fault(type, "unexpected-tag", p, "no element begins here");
  return p + tag.length;
}

/** The offset after a value whose length, at `q`, has several octets. */
function longEnd(type: Type<any>, octets: Uint8Array, q: number): number {
  const more = (octets[q] as number) & 127;
  let length = 0;
  for (let i = 1; i <= more && i <= 4; i++) length = length * 256 + (octets[q + i] ?? 0);
  if (more === 0 || lengthOctets(length) !== more + 1) {
    throw fault(type, "bad-length", q, "a length that is not in its shortest form");
  }
  return q + 1 + more + length;
}

function fault(type: Type<any>, code: BerDecodeCode, offset: number, reason: string): Error {
  return new BerDecodeError(code, offset, reason, type.name);
}
