import { connect as dial, createServer, type AddressInfo, type Socket } from "node:net";

// Captures of packets, as tcpdump would write them of what has been said over a connection.

export type Way = "to server" | "to client";

/** Octets that went one way, in the order in which they went. */
export interface Said {
  readonly way: Way;
  readonly octets: Uint8Array;
}

/** A segment of TCP. */
export interface Sent {
  readonly way: Way;
  readonly sequence: number;
  readonly data: Uint8Array;
  readonly syn?: boolean;
  readonly fin?: boolean;
  /** Octets of the data that the capture kept; all of them if it does not say. */
  readonly kept?: number;
}

export const clientPort = 50_000;
export const serverPort = 7222;

/** A proxy in front of a server, which notes what is said. */
export async function listeningProxy(
  port: number,
): Promise<{ port: number; said: Said[]; close: () => void }> {
  const said: Said[] = [];
  const open: Socket[] = [];
  const proxy = createServer((client) => {
    const server = dial(port, "127.0.0.1");
    open.push(client, server);
    const pass = (from: Socket, to: Socket, way: Way): void => {
      from.on("data", (octets: Buffer) => {
        said.push({ way, octets });
        to.write(octets);
      });
      from.on("end", () => to.end());
      from.on("error", () => to.destroy());
    };
    pass(client, server, "to server");
    pass(server, client, "to client");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    said,
    close: () => {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** The segments of a whole connection: its beginning, what is said, and its end. @param most Octets of a segment. */
export function segmentsOf(said: readonly Said[], most: number, first = 0xfffffff0): Sent[] {
  const next: Record<Way, number> = { "to server": first, "to client": 7 };
  const take = (way: Way, octets: number): number => {
    const sequence = next[way] >>> 0;
    next[way] = (sequence + octets) >>> 0;
    return sequence;
  };
  const none = new Uint8Array(0);
  const ways = ["to server", "to client"] as const;
  return [
    ...ways.map((way) => ({ way, sequence: take(way, 1), data: none, syn: true })),
    ...said.flatMap(({ way, octets }) => {
      const pieces: Sent[] = [];
      for (let at = 0; at < octets.length; at += most) {
        const data = octets.subarray(at, at + most);
        pieces.push({ way, sequence: take(way, data.length), data });
      }
      return pieces;
    }),
    ...ways.map((way) => ({ way, sequence: take(way, 1), data: none, fin: true })),
  ];
}

/** What stands in front of a packet of IP, and the number that tells it. */
export const links = {
  ethernet: 1,
  vlan: 1,
  "loopback (little)": 0,
  "loopback (big)": 108,
  raw: 101,
  cooked: 113,
  "cooked, second version": 276,
} as const;
export type Link = keyof typeof links;

/** A packet with a segment in it. */
export function packetOf(sent: Sent, link: Link = "ethernet", version: 4 | 6 = 4): Buffer {
  const segment = tcp(sent);
  const network = version === 4 ? ipv4(sent.way, segment) : ipv6(sent.way, segment);
  const whole = Buffer.concat([frontOf(link, version), network]);
  return whole.subarray(0, whole.length - sent.data.length + (sent.kept ?? sent.data.length));
}

function tcp({ way, sequence, data, syn = false, fin = false }: Sent): Buffer {
  // With an option of twelve octets, as nearly all segments have one.
  const header = Buffer.alloc(32);
  const [from, to] = way === "to server" ? [clientPort, serverPort] : [serverPort, clientPort];
  header.writeUInt16BE(from, 0);
  header.writeUInt16BE(to, 2);
  header.writeUInt32BE(sequence, 4);
  header[12] = 8 << 4;
  header[13] = 0x10 | (syn ? 2 : 0) | (fin ? 1 : 0);
  return Buffer.concat([header, data]);
}

function ipv4(way: Way, contents: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(20 + contents.length, 2);
  header[9] = 6;
  const [from, to] = way === "to server" ? [1, 2] : [2, 1];
  header.set([10, 0, 0, from], 12);
  header.set([10, 0, 0, to], 16);
  return Buffer.concat([header, contents]);
}

function ipv6(way: Way, contents: Buffer): Buffer {
  // Options for each hop stand between it and TCP.
  const header = Buffer.alloc(48);
  header[0] = 0x60;
  header.writeUInt16BE(8 + contents.length, 4);
  header[40] = 6;
  const [from, to] = way === "to server" ? [1, 2] : [2, 1];
  header.set([0x20, 0x01, 0x0d, 0xb8], 8);
  header[23] = from;
  header.set([0x20, 0x01, 0x0d, 0xb8], 24);
  header[39] = to;
  return Buffer.concat([header, contents]);
}

function frontOf(link: Link, version: 4 | 6): Buffer {
  const type = version === 4 ? [0x08, 0x00] : [0x86, 0xdd];
  const zeros = (octets: number): number[] => Array.from({ length: octets }, () => 0);
  switch (link) {
    case "ethernet":
      return Buffer.from([...zeros(12), ...type]);
    case "vlan":
      return Buffer.from([...zeros(12), 0x88, 0xa8, 0, 1, 0x81, 0x00, 0, 7, ...type]);
    case "loopback (little)":
      return Buffer.from([version === 4 ? 2 : 30, 0, 0, 0]);
    case "loopback (big)":
      return Buffer.from([0, 0, 0, version === 4 ? 2 : 24]);
    case "raw":
      return Buffer.alloc(0);
    case "cooked":
      return Buffer.from([...zeros(14), ...type]);
    case "cooked, second version":
      return Buffer.from([...type, ...zeros(18)]);
  }
}

/** How a capture is written. */
export interface CaptureForm {
  readonly form?: "pcap" | "pcapng";
  readonly little?: boolean;
  readonly nanoseconds?: boolean;
  readonly linkType?: number;
}

/** Milliseconds since 1970 at which captures begin. */
export const beginning = Date.UTC(2030, 0, 7, 9);

/** A file with these packets, one for each millisecond. */
export function captureOf(packets: readonly Uint8Array[], given: CaptureForm = {}): Buffer {
  const { form = "pcap", little = true, nanoseconds = false, linkType = 1 } = given;
  const numbers = (...values: number[]): Buffer => {
    const octets = Buffer.alloc(values.length * 4);
    values.forEach((value, i) =>
      little ? octets.writeUInt32LE(value, i * 4) : octets.writeUInt32BE(value, i * 4),
    );
    return octets;
  };
  const halves = (...values: number[]): Buffer => {
    const octets = Buffer.alloc(values.length * 2);
    values.forEach((value, i) =>
      little ? octets.writeUInt16LE(value, i * 2) : octets.writeUInt16BE(value, i * 2),
    );
    return octets;
  };
  const block = (type: number, ...parts: Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts);
    const padding = Buffer.alloc(-body.length & 3);
    const length = numbers(12 + body.length + padding.length);
    return Buffer.concat([numbers(type), length, body, padding, length]);
  };
  if (form === "pcap") {
    const magic = numbers(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4);
    const header = [magic, halves(2, 4), numbers(0, 0, 262_144, linkType)];
    const records = packets.flatMap((bytes, i) => {
      const time = beginning + i;
      const parts = (time % 1000) * (nanoseconds ? 1e6 : 1e3);
      return [numbers(Math.floor(time / 1000), parts, bytes.length, bytes.length), bytes];
    });
    return Buffer.concat([...header, ...records]);
  }
  const resolution = Buffer.concat([halves(9, 1), Buffer.from([nanoseconds ? 9 : 6, 0, 0, 0])]);
  return Buffer.concat([
    block(0x0a0d0d0a, numbers(0x1a2b3c4d), halves(1, 0), numbers(0xffffffff, 0xffffffff)),
    block(1, halves(linkType, 0), numbers(0), resolution, halves(0, 0)),
    // Names of addresses, which nobody needs.
    block(4, numbers(0)),
    ...packets.map((bytes, i) => {
      const time = BigInt(beginning + i) * (nanoseconds ? 1_000_000n : 1_000n);
      const [high, low] = [Number(time >> 32n), Number(time & 0xffffffffn)];
      return block(6, numbers(0, high, low, bytes.length, bytes.length), bytes);
    }),
  ]);
}

/** Numbers from 0 to 1, always the same ones for a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
