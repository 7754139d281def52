import type { Packet } from "./capture.js";

/** What a packet holds of a TCP connection. */
export interface Segment {
  readonly from: Place;
  readonly to: Place;
  readonly sequence: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  /** What was kept of its data. */
  readonly data: Uint8Array;
  /** Octets of data that it had. */
  readonly length: number;
}

/** An end of a connection. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Why a packet is no segment that can be used. */
export type Unusable =
  /** Another protocol than TCP over IP, or a header that nobody here knows. */
  | "other"
  /** A part of a packet of IP: parts are not put together. */
  | "fragment"
  /** So little was kept of it that its headers are not there. */
  | "cut";

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const TCP = 6;

/** Tags of virtual networks, of which there may be some in front of each other. */
const vlans: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const MOST_TAGS = 4;

/** Headers of IPv6 that may stand between it and TCP. */
const extensions: ReadonlySet<number> = new Set([0, 43, 51, 60]);
const FRAGMENT = 44;

/** Numbers of the loopback's header that mean IPv6, by system. */
const loopbackIpv6: ReadonlySet<number> = new Set([10, 24, 28, 30]);

/** The segment in a packet, or why there is none. Its addresses are read, its checksums are not looked at. */
export function segmentOf({ linkType, bytes }: Packet): Segment | Unusable {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = networkOf(linkType, b);
  if (typeof found === "string") return found;
  return found.type === IPV4 ? ipv4(b, found.at) : ipv6(b, found.at);
}

/** Where the packet of IP begins, and which version it has. */
function networkOf(linkType: number, b: Buffer): { type: number; at: number } | Unusable {
  switch (linkType) {
    case 0:
    case 108: {
      if (b.length < 5) return "cut";
      // The family is in the order of the machine that captured.
      const family = Math.min(b.readUInt32LE(0), b.readUInt32BE(0));
      return typed(loopbackIpv6.has(family) ? IPV6 : family === 2 ? IPV4 : 0, 4);
    }
    case 1:
      return ethernet(b, 12);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229: {
      if (b.length < 1) return "cut";
      const version = (b[0] as number) >> 4;
      return typed(version === 4 ? IPV4 : version === 6 ? IPV6 : 0, 0);
    }
    case 113:
      return ethernet(b, 14);
    case 276:
      if (b.length < 20) return "cut";
      return typed(b.readUInt16BE(0), 20);
    default:
      return "other";
  }
}

/** @param at Where the type of what follows is. */
function ethernet(b: Buffer, at: number): { type: number; at: number } | Unusable {
  let p = at;
  for (let tags = 0; tags <= MOST_TAGS; tags++) {
    if (p + 2 > b.length) return "cut";
    const type = b.readUInt16BE(p);
    if (!vlans.has(type)) return typed(type, p + 2);
    p += 4;
  }
  return "other";
}

function typed(type: number, at: number): { type: number; at: number } | Unusable {
  return type === IPV4 || type === IPV6 ? { type, at } : "other";
}

function ipv4(b: Buffer, at: number): Segment | Unusable {
  if (at + 20 > b.length) return "cut";
  const first = b[at] as number;
  const header = (first & 15) * 4;
  if (first >> 4 !== 4 || header < 20) return "other";
  if (b[at + 9] !== TCP) return "other";
  // More to come, or not the first: the bits beside them mean nothing here.
  if ((b.readUInt16BE(at + 6) & 0x3fff) !== 0) return "fragment";
  // A card that cuts large packets itself leaves the length 0.
  const total = b.readUInt16BE(at + 2) || b.length - at;
  const host = (p: number): string => b.subarray(p, p + 4).join(".");
  return tcp(b, at + header, at + total, host(at + 12), host(at + 16));
}

function ipv6(b: Buffer, at: number): Segment | Unusable {
  if (at + 40 > b.length) return "cut";
  if ((b[at] as number) >> 4 !== 6) return "other";
  const length = b.readUInt16BE(at + 4);
  const end = length === 0 ? b.length : at + 40 + length;
  let next = b[at + 6] as number;
  let p = at + 40;
  while (extensions.has(next) || next === FRAGMENT) {
    if (p + 8 > b.length) return "cut";
    if (next === FRAGMENT && (b.readUInt16BE(p + 2) & 0xfff9) !== 0) return "fragment";
    const octets =
      next === FRAGMENT
        ? 8
        : next === 51
          ? ((b[p + 1] as number) + 2) * 4
          : ((b[p + 1] as number) + 1) * 8;
    next = b[p] as number;
    p += octets;
  }
  if (next !== TCP) return "other";
  return tcp(b, p, end, ipv6Text(b, at + 8), ipv6Text(b, at + 24));
}

/** An address as RFC 5952 writes it. */
function ipv6Text(b: Buffer, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => b.readUInt16BE(at + i * 2).toString(16));
  const zeros = [...groups.join(":").matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run);
  const [longest] = zeros.toSorted((a, c) => c.length - a.length);
  const text = groups.join(":");
  return longest === undefined
    ? text
    : text.replace(longest, ":").replace(/^:(?!:)|(?<!:):$/, "::");
}

function tcp(b: Buffer, at: number, end: number, from: string, to: string): Segment | Unusable {
  if (at + 20 > b.length) return "cut";
  const header = ((b[at + 12] as number) >> 4) * 4;
  const flags = b[at + 13] as number;
  if (header < 20 || at + header > end) return "other";
  const start = at + header;
  return {
    from: { host: from, port: b.readUInt16BE(at) },
    to: { host: to, port: b.readUInt16BE(at + 2) },
    sequence: b.readUInt32BE(at + 4),
    syn: (flags & 2) !== 0,
    fin: (flags & 1) !== 0,
    rst: (flags & 4) !== 0,
    // Short packets of Ethernet are filled up.
    data: b.subarray(Math.min(start, b.length), Math.min(end, b.length)),
    length: end - start,
  };
}
