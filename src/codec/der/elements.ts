/** An element of an encoding with definite lengths: its identifier from `start`, its contents from `c` to `d`. */
export interface Element {
  readonly start: number;
  readonly c: number;
  readonly d: number;
  /** Octets of the identifier. */
  readonly identifier: number;
  /** Whether its length is definite and in the shortest form (X.690 10.1). */
  readonly definite: boolean;
}

/** Reads the header of an element that is well-formed; its contents end with `e` if their length is indefinite. */
export function elementAt(b: Uint8Array, start: number, e: number): Element {
  let p = start + 1;
  if (((b[start] as number) & 0x1f) === 0x1f) while (((b[p++] as number) & 0x80) !== 0) continue;
  const identifier = p - start;
  const first = b[p++] as number;
  if (first < 0x80) return { start, c: p, d: p + first, identifier, definite: true };
  if (first === 0x80) return { start, c: p, d: e, identifier, definite: false };
  const octets = first & 0x7f;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (b[p + i] as number);
  const definite = length >= 0x80 && b[p] !== 0;
  p += octets;
  return { start, c: p, d: p + length, identifier, definite };
}

/** An identifier and contents as one element, with a length in the shortest form. */
export function elementOf(identifier: Uint8Array, contents: Uint8Array): Uint8Array {
  const { length } = contents;
  const digits: number[] = [];
  if (length >= 0x80) {
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
    digits.unshift(0x80 | digits.length);
  } else digits.push(length);
  return joined([identifier, Uint8Array.from(digits), contents]);
}

/** Pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let p = 0;
  for (const piece of pieces) {
    whole.set(piece, p);
    p += piece.length;
  }
  return whole;
}

export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}

/** The order of the elements of a SET OF (X.690 11.6). */
export function compareOctets(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The order of the members of a SET: that of their tags (X.680 8.6). */
export function compareTags(a: Uint8Array, b: Uint8Array): number {
  const [one, other] = [a[0] as number, b[0] as number];
  if (one >> 6 !== other >> 6) return (one >> 6) - (other >> 6);
  return numberOf(a) - numberOf(b);
}

function numberOf(b: Uint8Array): number {
  const low = (b[0] as number) & 0x1f;
  if (low !== 0x1f) return low;
  let number = 0;
  for (let p = 1; ; p++) {
    number = number * 128 + ((b[p] as number) & 0x7f);
    if (((b[p] as number) & 0x80) === 0) return number;
  }
}
