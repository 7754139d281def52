import { closeSync, fchmodSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { failure } from "../outcome.js";
import type { Connection, Way } from "../pcap/connections.js";
import { Flags, MOST_DATA, packetOf } from "./packet.js";

/** Octets that wait before they are written. */
const ENOUGH = 262_144;
/** Milliseconds after which they are written at the latest. */
const SOON = 200;

/** Packets that begin with the header of IP. */
const LINK_RAW = 101;

const none = new Uint8Array(0);
const ways: readonly Way[] = ["to server", "to client"];

/** The number of the next octet each way. */
type Next = Record<Way, number>;

/**
 * A file with what connections say, as a capture (pcapng) of the packets in which it might have been said. What cannot be
 * written any more, on a disk that is full, is told once and left out, and the file ends with the last whole packet.
 */
export class Recording {
  readonly #tell: (message: string) => void;
  readonly #file: string;
  readonly #next = new Map<number, Next>();
  #descriptor: number | undefined;
  #waiting: Buffer[] = [];
  #octets = 0;
  #written = 0;
  #isBroken = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param port That of the server, by which readers know which end is which.
   * @throws CommandError if the file is there already or cannot be made.
   */
  constructor(file: string, port: number, tell: (message: string) => void) {
    this.#file = file;
    this.#tell = tell;
    try {
      // There may be passwords in it.
      this.#descriptor = openSync(file, "wx", 0o600);
      fchmodSync(this.#descriptor, 0o600);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EEXIST") throw failure(`${file} is there already: choose another file`);
      throw failure(`cannot make ${file}: ${message}`);
    }
    this.#add(sectionBlock());
    this.#add(interfaceBlock(port));
    this.#flush();
  }

  /** Whether something could not be written. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  begin(connection: Connection): void {
    // Another number for each, so that ports that are used again begin something new.
    const first = (connection.number * 1_000_003) >>> 0;
    const next: Next = { "to server": first, "to client": first };
    this.#next.set(connection.number, next);
    for (const way of ways) {
      this.#segment(connection, way, way === "to server" ? Flags.syn : Flags.syn | Flags.ack, none);
    }
    this.#segment(connection, "to server", Flags.ack, none);
  }

  octets(connection: Connection, way: Way, data: Uint8Array): void {
    for (let at = 0; at < data.length; at += MOST_DATA) {
      const part = data.subarray(at, at + MOST_DATA);
      this.#segment(connection, way, Flags.psh | Flags.ack, part);
    }
  }

  /** Octets that are not to be in the file: readers will say that they are missing. */
  gap({ number }: Connection, way: Way, octets: number): void {
    const next = this.#next.get(number);
    if (next !== undefined) next[way] = (next[way] + octets) >>> 0;
  }

  /** One side says no more. */
  end(connection: Connection, way: Way): void {
    this.#segment(connection, way, Flags.fin | Flags.ack, none);
  }

  /** It is over, at once. */
  reset(connection: Connection, way: Way): void {
    this.#segment(connection, way, Flags.rst | Flags.ack, none);
  }

  /** Nothing more comes of it. */
  forget({ number }: Connection): void {
    this.#next.delete(number);
  }

  /** Writes what waits. */
  close(): void {
    this.#flush();
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #segment(connection: Connection, way: Way, flags: number, data: Uint8Array): void {
    const next = this.#next.get(connection.number);
    if (next === undefined || this.#descriptor === undefined) return;
    const [from, to] =
      way === "to server"
        ? [connection.client, connection.server]
        : [connection.server, connection.client];
    const other = way === "to server" ? "to client" : "to server";
    const acknowledged = (flags & Flags.ack) === 0 ? 0 : next[other];
    this.#add(packetBlock(packetOf({ from, to, sequence: next[way], acknowledged, flags, data })));
    const counted = data.length + ((flags & (Flags.syn | Flags.fin)) === 0 ? 0 : 1);
    next[way] = (next[way] + counted) >>> 0;
  }

  #add(block: Buffer): void {
    this.#waiting.push(block);
    this.#octets += block.length;
    if (this.#octets >= ENOUGH) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), SOON);
  }

  /** Written at once, so that nothing gathers if the disk is slow. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const blocks = this.#waiting;
    this.#waiting = [];
    this.#octets = 0;
    if (this.#descriptor === undefined) return;
    try {
      for (const block of blocks) {
        for (let at = 0; at < block.length;) at += writeSync(this.#descriptor, block, at);
        this.#written += block.length;
      }
    } catch (error) {
      this.#giveUp(this.#descriptor, error as Error);
    }
  }

  #giveUp(descriptor: number, { message }: Error): void {
    this.#descriptor = undefined;
    this.#isBroken = true;
    this.#tell(
      `cannot write ${this.#file}: ${message}; it ends here, after ${this.#written} octets, and the connections go on`,
    );
    try {
      ftruncateSync(descriptor, this.#written);
    } catch {
      // Half a packet stays at its end.
    }
    closeSync(descriptor);
  }
}

function sectionBlock(): Buffer {
  const body = Buffer.alloc(16, 0xff);
  body.writeUInt32LE(0x1a2b3c4d, 0);
  body.writeUInt16LE(1, 4);
  body.writeUInt16LE(0, 6);
  return blockOf(0x0a0d0d0a, body, option(4, Buffer.from("rosewire proxy")), option(0));
}

function interfaceBlock(port: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(LINK_RAW, 0);
  const microseconds = Buffer.from([6]);
  const filter = Buffer.from(`\0tcp port ${port}`);
  return blockOf(1, body, option(9, microseconds), option(11, filter), option(0));
}

function packetBlock(packet: Buffer): Buffer {
  const body = Buffer.alloc(20);
  const time = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000));
  body.writeUInt32LE(Number(time >> 32n), 4);
  body.writeUInt32LE(Number(time & 0xffffffffn), 8);
  body.writeUInt32LE(packet.length, 12);
  body.writeUInt32LE(packet.length, 16);
  return blockOf(6, body, padded(packet));
}

function blockOf(type: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((total, part) => total + part.length, 12);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, ...parts, head.subarray(4)]);
}

function option(code: number, value: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(code, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, padded(value)]);
}

function padded(octets: Buffer): Buffer {
  return Buffer.concat([octets, Buffer.alloc(-octets.length & 3)]);
}
