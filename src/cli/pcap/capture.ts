/** A packet as it was captured. */
export interface Packet {
  /** Milliseconds since 1970; undefined where the file has none (a simple packet block). */
  readonly time: number | undefined;
  /** What its first header is, as tcpdump numbers it: 1 is Ethernet. */
  readonly linkType: number;
  /** What was kept of it. */
  readonly bytes: Uint8Array;
  /** Octets that it had on the wire. */
  readonly length: number;
  /** The only port of TCP that was captured, if the file says so. */
  readonly port?: number | undefined;
}

/** A file that is no capture, or one that is not whole. */
export class CaptureError extends Error {
  override readonly name = "CaptureError";
}

/** Octets of a packet or block; programs keep a quarter of a megabyte at most, and names and comments have room. */
const MOST = 16 * 1024 * 1024;

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const SECTION = 0x0a0d0d0a;

/** How numbers are written, and what one of time means. */
interface Manner {
  readonly little: boolean;
}

interface Interface {
  readonly linkType: number;
  /** Parts of a second that times count. */
  readonly units: number;
  /** Seconds that are added to them. */
  readonly offset: number;
  readonly port: number | undefined;
}

/** What has been recognised of the octets at hand: how many they are, and the packet in them, if there is one. */
interface Step {
  readonly octets: number;
  readonly packet?: Packet;
}

/** Reads one kind of file, a piece at a time. */
interface Reader {
  /** Octets that are needed before `step`. */
  readonly least: number;
  /** @returns How many octets are needed, if there are too few. */
  step(b: Buffer): Step | number;
}

/**
 * The packets of a capture, in either of the two forms that tcpdump and Wireshark write (pcap and pcapng), as many at a
 * time as each chunk completes. Memory is bounded by the chunk and one packet.
 * @throws CaptureError for anything else, and after the last whole packet of a file that ends inside another.
 */
export async function* packetsOf(input: AsyncIterable<Buffer>): AsyncGenerator<Packet[]> {
  let rest: Buffer = Buffer.alloc(0);
  let wanted = FILE_HEADER;
  let parts: Buffer[] = [];
  let length = 0;
  let reader: Reader | undefined;
  for await (const chunk of input) {
    parts.push(chunk);
    length += chunk.length;
    if (length < wanted) continue;
    rest = parts.length === 1 ? chunk : Buffer.concat(parts);
    const packets: Packet[] = [];
    let at = 0;
    for (;;) {
      if (rest.length - at < (reader?.least ?? FILE_HEADER)) {
        wanted = reader?.least ?? FILE_HEADER;
        break;
      }
      const step = reader?.step(rest.subarray(at));
      if (step === undefined) {
        const [found, octets] = readerOf(rest);
        reader = found;
        at = octets;
      } else if (typeof step === "number") {
        wanted = step;
        break;
      } else {
        at += step.octets;
        if (step.packet !== undefined) packets.push(step.packet);
      }
    }
    const left = rest.subarray(at);
    parts = left.length > 0 ? [left] : [];
    length = left.length;
    if (packets.length > 0) yield packets;
  }
  if (reader === undefined)
    throw new CaptureError("this is no capture of packets: it is too short");
  if (length > 0) throw new CaptureError("the file ends inside a packet");
}

/** What kind of file begins like this, and how many octets its header has. */
function readerOf(b: Buffer): [Reader, number] {
  const magic = b.readUInt32BE(0);
  if (magic === SECTION) return [new NewReader(), 0];
  const found = magics.get(magic);
  if (found === undefined) {
    throw new CaptureError("this is no capture of packets, such as tcpdump and Wireshark write");
  }
  const linkType = (found.little ? b.readUInt32LE(20) : b.readUInt32BE(20)) & 0xffff;
  return [new OldReader(found, found.units, linkType), FILE_HEADER];
}

const magics: ReadonlyMap<number, Manner & { readonly units: number }> = new Map([
  [0xa1b2c3d4, { little: false, units: 1e6 }],
  [0xd4c3b2a1, { little: true, units: 1e6 }],
  [0xa1b23c4d, { little: false, units: 1e9 }],
  [0x4d3cb2a1, { little: true, units: 1e9 }],
]);

/** pcap: a header, then packets, each after a header of its own. */
class OldReader implements Reader {
  readonly least = RECORD_HEADER;
  readonly #little: boolean;
  readonly #units: number;
  readonly #linkType: number;

  constructor({ little }: Manner, units: number, linkType: number) {
    this.#little = little;
    this.#units = units;
    this.#linkType = linkType;
  }

  step(b: Buffer): Step | number {
    const seconds = number(b, 0, this.#little);
    const parts = number(b, 4, this.#little);
    const kept = number(b, 8, this.#little);
    if (kept > MOST) throw new CaptureError("a packet that is too long: the file is damaged");
    if (b.length < RECORD_HEADER + kept) return RECORD_HEADER + kept;
    return {
      octets: RECORD_HEADER + kept,
      packet: {
        time: seconds * 1000 + (parts * 1000) / this.#units,
        linkType: this.#linkType,
        bytes: b.subarray(RECORD_HEADER, RECORD_HEADER + kept),
        length: number(b, 12, this.#little),
      },
    };
  }
}

/** pcapng: blocks, some of which hold packets, in sections that each have their own way to write numbers. */
class NewReader implements Reader {
  readonly least = 12;
  #little = false;
  #interfaces: Interface[] = [];

  step(b: Buffer): Step | number {
    if (b.readUInt32BE(0) === SECTION) {
      const order = b.readUInt32BE(8);
      if (order !== 0x1a2b3c4d && order !== 0x4d3c2b1a) {
        throw new CaptureError("a section that does not say how its numbers are written");
      }
      this.#little = order === 0x4d3c2b1a;
      this.#interfaces = [];
    }
    const type = number(b, 0, this.#little);
    const octets = number(b, 4, this.#little);
    if (octets < 12 || octets % 4 !== 0 || octets > MOST) {
      throw new CaptureError("a block of an impossible length: the file is damaged");
    }
    if (b.length < octets) return octets;
    const packet = this.#block(type, b.subarray(8, octets - 4));
    return packet === undefined ? { octets } : { octets, packet };
  }

  #block(type: number, body: Buffer): Packet | undefined {
    const little = this.#little;
    switch (type) {
      case 1:
        this.#addInterface(body);
        return undefined;
      case 2:
      case 6: {
        if (body.length < 20) throw new CaptureError("a block that is too short for its packet");
        const index = type === 6 ? number(body, 0, little) : short(body, 0, little);
        const from = this.#interfaces[index];
        if (from === undefined)
          throw new CaptureError("a packet of an interface that is not named");
        const time = timeOf(number(body, 4, little), number(body, 8, little), from);
        return packetIn(body, 20, number(body, 12, little), number(body, 16, little), from, time);
      }
      case 3: {
        const [first] = this.#interfaces;
        if (first === undefined || body.length < 4) return undefined;
        const length = number(body, 0, little);
        return packetIn(body, 4, Math.min(length, body.length - 4), length, first, undefined);
      }
      default:
        return undefined;
    }
  }

  #addInterface(body: Buffer): void {
    const little = this.#little;
    if (body.length < 8) throw new CaptureError("a block that is too short for its interface");
    let units = 1e6;
    let offset = 0;
    let port: number | undefined;
    for (let p = 8; p + 4 <= body.length;) {
      const code = short(body, p, little);
      const length = short(body, p + 2, little);
      if (code === 0 || p + 4 + length > body.length) break;
      if (code === 9 && length === 1) {
        const resolution = body[p + 4] as number;
        units = resolution < 0x80 ? 10 ** resolution : 2 ** (resolution & 0x7f);
      } else if (code === 14 && length === 8) {
        const seconds = little ? body.readBigInt64LE(p + 4) : body.readBigInt64BE(p + 4);
        offset = Number(seconds);
      } else if (code === 11) {
        port = portOf(body.toString("latin1", p + 4, p + 4 + length));
      }
      p += 4 + Math.ceil(length / 4) * 4;
    }
    this.#interfaces.push({ linkType: short(body, 0, little), units, offset, port });
  }
}

/** The port of a filter that lets only one pass, as the library of tcpdump writes it. */
function portOf(filter: string): number | undefined {
  const [, digits] = /^\0tcp port (\d{1,5})$/.exec(filter) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Nanoseconds since 1970 have more digits than a number. */
function timeOf(high: number, low: number, { units, offset }: Interface): number {
  const count = (BigInt(high) << 32n) | BigInt(low);
  const whole = BigInt(units);
  return (Number(count / whole) + offset) * 1000 + (Number(count % whole) * 1000) / units;
}

function packetIn(
  body: Buffer,
  at: number,
  kept: number,
  length: number,
  { linkType, port }: Interface,
  time: number | undefined,
): Packet {
  if (at + kept > body.length) throw new CaptureError("a block that is too short for its packet");
  return { time, linkType, bytes: body.subarray(at, at + kept), length, port };
}

function number(b: Buffer, at: number, little: boolean): number {
  return little ? b.readUInt32LE(at) : b.readUInt32BE(at);
}

function short(b: Buffer, at: number, little: boolean): number {
  return little ? b.readUInt16LE(at) : b.readUInt16BE(at);
}
