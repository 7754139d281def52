/**
 * Text of up to 16 octets by one call with explicit arguments: for strings this short it is
 * several times faster than a call into native code.
 * @returns undefined if an octet is above 127 (or the text is longer).
 */
export function shortAscii(octets: Uint8Array, at: number, length: number): string | undefined {
  switch (length) {
    case 0:
      return "";
    case 1: {
      const a = octets[at] as number;
      if (a > 127) return undefined;
      return String.fromCharCode(a);
    }
    case 2: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      if ((a | b) > 127) return undefined;
      return String.fromCharCode(a, b);
    }
    case 3: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      if ((a | b | c) > 127) return undefined;
      return String.fromCharCode(a, b, c);
    }
    case 4: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      if ((a | b | c | d) > 127) return undefined;
      return String.fromCharCode(a, b, c, d);
    }
    case 5: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      if ((a | b | c | d | e) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e);
    }
    case 6: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      if ((a | b | c | d | e | f) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f);
    }
    case 7: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      if ((a | b | c | d | e | f | g) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g);
    }
    case 8: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      if ((a | b | c | d | e | f | g | h) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h);
    }
    case 9: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      if ((a | b | c | d | e | f | g | h | i) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i);
    }
    case 10: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      if ((a | b | c | d | e | f | g | h | i | j) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j);
    }
    case 11: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k);
    }
    case 12: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      const l = octets[at + 11] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l);
    }
    case 13: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      const l = octets[at + 11] as number;
      const m = octets[at + 12] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m);
    }
    case 14: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      const l = octets[at + 11] as number;
      const m = octets[at + 12] as number;
      const n = octets[at + 13] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
    }
    case 15: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      const l = octets[at + 11] as number;
      const m = octets[at + 12] as number;
      const n = octets[at + 13] as number;
      const o = octets[at + 14] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
    }
    case 16: {
      const a = octets[at] as number;
      const b = octets[at + 1] as number;
      const c = octets[at + 2] as number;
      const d = octets[at + 3] as number;
      const e = octets[at + 4] as number;
      const f = octets[at + 5] as number;
      const g = octets[at + 6] as number;
      const h = octets[at + 7] as number;
      const i = octets[at + 8] as number;
      const j = octets[at + 9] as number;
      const k = octets[at + 10] as number;
      const l = octets[at + 11] as number;
      const m = octets[at + 12] as number;
      const n = octets[at + 13] as number;
      const o = octets[at + 14] as number;
      const p = octets[at + 15] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p) > 127) return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
    }
    default:
      return undefined;
  }
}
