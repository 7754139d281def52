import { isIPv4, isIPv6 } from "node:net";
import type { Place } from "../pcap/segment.js";

/** What a segment of TCP says beside its data. */
export const Flags = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;

/** A segment that might have carried something. */
export interface Segment {
  readonly from: Place;
  readonly to: Place;
  readonly sequence: number;
  readonly acknowledged: number;
  readonly flags: number;
  readonly data: Uint8Array;
}

/** Octets of data that fit into a packet, whatever its version. */
export const MOST_DATA = 65_535 - 20 - 40;

const TCP = 6;
const WINDOW = 0xffff;

/** The packet of IP with a segment in it, checksums included: of version 4 where both ends have such an address. */
export function packetOf({ from, to, ...segment }: Segment): Buffer {
  const [source, target] = [octetsOf(from.host), octetsOf(to.host)];
  const isOld = source.length === 4 && target.length === 4;
  const ends = isOld
    ? Buffer.from([...source, ...target])
    : Buffer.from([...inVersion6(source), ...inVersion6(target)]);
  const { data } = segment;
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(from.port, 0);
  tcp.writeUInt16BE(to.port, 2);
  tcp.writeUInt32BE(segment.sequence, 4);
  tcp.writeUInt32BE(segment.acknowledged, 8);
  tcp[12] = (tcp.length / 4) << 4;
  tcp[13] = segment.flags;
  tcp.writeUInt16BE(WINDOW, 14);
  const length = tcp.length + data.length;
  tcp.writeUInt16BE(checksum(sum(data, sum(tcp, sum(ends, TCP + length)))), 16);
  return Buffer.concat([isOld ? version4(ends, length) : version6(ends, length), tcp, data]);
}

function version4(ends: Uint8Array, length: number): Buffer {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(header.length + length, 2);
  // Not to be cut on its way.
  header[6] = 0x40;
  header[8] = 64;
  header[9] = TCP;
  header.set(ends, 12);
  header.writeUInt16BE(checksum(sum(header, 0)), 10);
  return header;
}

function version6(ends: Uint8Array, length: number): Buffer {
  const header = Buffer.alloc(40);
  header[0] = 0x60;
  header.writeUInt16BE(length, 4);
  header[6] = TCP;
  header[7] = 64;
  header.set(ends, 8);
  return header;
}

/** Adds octets up two at a time; `data` of an odd length comes last. */
function sum(data: Uint8Array, before: number): number {
  let total = before;
  const even = data.length & ~1;
  for (let i = 0; i < even; i += 2) total += ((data[i] as number) << 8) | (data[i + 1] as number);
  return even < data.length ? total + ((data[even] as number) << 8) : total;
}

function checksum(total: number): number {
  let folded = total;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** The octets of an address. What is none, as of a socket that has closed already, is that of nobody. */
function octetsOf(host: string): readonly number[] {
  const old = host.startsWith("::ffff:") ? host.slice("::ffff:".length) : host;
  if (isIPv4(old)) return old.split(".").map(Number);
  const [plain = ""] = host.split("%");
  if (!isIPv6(plain)) return [0, 0, 0, 0];
  const groups = (text: string): number[] =>
    text === "" ? [] : text.split(":").flatMap((group) => pair(Number.parseInt(group, 16)));
  const [head = "", tail] = plain.split("::");
  if (tail === undefined) return groups(head);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 16 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

function inVersion6(octets: readonly number[]): readonly number[] {
  if (octets.length === 16) return octets;
  return [...Array.from({ length: 10 }, () => 0), 0xff, 0xff, ...octets];
}

function pair(group: number): [number, number] {
  return [group >> 8, group & 0xff];
}
