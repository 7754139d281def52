/*
 * One call of String.fromCharCode with explicit arguments is several times faster for short text
 * than any call into native code, hence these unrolled cases.
 */

/**
 * Text of up to 24 octets.
 * @returns undefined if an octet is above 127, or the text is longer.
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
    case 17: {
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
      const q = octets[at + 16] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q) > 127)
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q);
    }
    case 18: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r) > 127)
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r);
    }
    case 19: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s) > 127)
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s);
    }
    case 20: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      const t = octets[at + 19] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t) > 127)
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t);
    }
    case 21: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      const t = octets[at + 19] as number;
      const u = octets[at + 20] as number;
      if ((a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u) > 127)
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u);
    }
    case 22: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      const t = octets[at + 19] as number;
      const u = octets[at + 20] as number;
      const v = octets[at + 21] as number;
      if (
        (a | b | c | d | e | f | g | h | i | j | k | l | m | n | o | p | q | r | s | t | u | v) >
        127
      )
        return undefined;
      return String.fromCharCode(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
    }
    case 23: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      const t = octets[at + 19] as number;
      const u = octets[at + 20] as number;
      const v = octets[at + 21] as number;
      const w = octets[at + 22] as number;
      if (
        (a |
          b |
          c |
          d |
          e |
          f |
          g |
          h |
          i |
          j |
          k |
          l |
          m |
          n |
          o |
          p |
          q |
          r |
          s |
          t |
          u |
          v |
          w) >
        127
      )
        return undefined;
      return String.fromCharCode(
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        m,
        n,
        o,
        p,
        q,
        r,
        s,
        t,
        u,
        v,
        w,
      );
    }
    case 24: {
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
      const q = octets[at + 16] as number;
      const r = octets[at + 17] as number;
      const s = octets[at + 18] as number;
      const t = octets[at + 19] as number;
      const u = octets[at + 20] as number;
      const v = octets[at + 21] as number;
      const w = octets[at + 22] as number;
      const x = octets[at + 23] as number;
      if (
        (a |
          b |
          c |
          d |
          e |
          f |
          g |
          h |
          i |
          j |
          k |
          l |
          m |
          n |
          o |
          p |
          q |
          r |
          s |
          t |
          u |
          v |
          w |
          x) >
        127
      )
        return undefined;
      return String.fromCharCode(
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        m,
        n,
        o,
        p,
        q,
        r,
        s,
        t,
        u,
        v,
        w,
        x,
      );
    }
    default:
      return undefined;
  }
}

/** Text of up to 16 code units. */
export function fromUnits(u: Uint16Array, length: number): string {
  switch (length) {
    case 1:
      return String.fromCharCode(u[0] as number);
    case 2:
      return String.fromCharCode(u[0] as number, u[1] as number);
    case 3:
      return String.fromCharCode(u[0] as number, u[1] as number, u[2] as number);
    case 4:
      return String.fromCharCode(u[0] as number, u[1] as number, u[2] as number, u[3] as number);
    case 5:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
      );
    case 6:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
      );
    case 7:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
      );
    case 8:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
      );
    case 9:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
      );
    case 10:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
      );
    case 11:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
      );
    case 12:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
        u[11] as number,
      );
    case 13:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
        u[11] as number,
        u[12] as number,
      );
    case 14:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
        u[11] as number,
        u[12] as number,
        u[13] as number,
      );
    case 15:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
        u[11] as number,
        u[12] as number,
        u[13] as number,
        u[14] as number,
      );
    case 16:
      return String.fromCharCode(
        u[0] as number,
        u[1] as number,
        u[2] as number,
        u[3] as number,
        u[4] as number,
        u[5] as number,
        u[6] as number,
        u[7] as number,
        u[8] as number,
        u[9] as number,
        u[10] as number,
        u[11] as number,
        u[12] as number,
        u[13] as number,
        u[14] as number,
        u[15] as number,
      );
    default:
      return String.fromCharCode(...u.subarray(0, length));
  }
}
