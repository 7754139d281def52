import type { WireProtocol } from "../wire-protocol.js";
import { Cutter, type Loss } from "./cutter.js";
import { Half } from "./half.js";
import type { Place, Segment } from "./segment.js";

/** Which way a message went. */
export type Way = "to server" | "to client";

/** A connection of the capture. */
export interface Connection {
  /** They are counted from 1 in the order in which they are seen. */
  readonly number: number;
  readonly client: Place;
  readonly server: Place;
}

/** What the connections of a capture say. */
export interface Talk {
  message(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): void;
  lost(connection: Connection, way: Way, loss: Loss, time: number | undefined): void;
  encrypted(connection: Connection, way: Way, time: number | undefined): void;
  /** Nothing more comes of it. */
  ended(connection: Connection): void;
}

/** Of more connections at a time, that of which nothing has come for the longest is given up. */
const MOST_CONNECTIONS = 4096;
/** Octets that all connections together hold of what is not complete; beyond them, one that holds more is given up. */
const MOST_HELD = 256 * 1024 * 1024;

interface Side {
  readonly half: Half;
  readonly cutter: Cutter;
  over: boolean;
}

interface Open extends Connection {
  readonly sides: Readonly<Record<Way, Side>>;
  held: number;
}

/** Follows the connections of a capture, and cuts what they say into messages. */
export class Connections {
  readonly #protocol: WireProtocol;
  readonly #ports: ReadonlySet<number>;
  readonly #talk: Talk;
  /** The least recently used comes first. */
  readonly #open = new Map<string, Open>();
  #count = 0;
  #held = 0;

  /** @param ports Those of the servers. */
  constructor(protocol: WireProtocol, ports: ReadonlySet<number>, talk: Talk) {
    this.#protocol = protocol;
    this.#ports = ports;
    this.#talk = talk;
  }

  /** Connections that have been seen. */
  get count(): number {
    return this.#count;
  }

  push(segment: Segment, time: number | undefined): void {
    const way = this.#wayOf(segment);
    if (way === undefined) return;
    const [client, server] =
      way === "to server" ? [segment.from, segment.to] : [segment.to, segment.from];
    const key = `${client.host} ${client.port} ${server.host} ${server.port}`;
    const { syn, sequence, data, length, rst, fin } = segment;
    let found = this.#open.get(key);
    // The same ports are used again.
    if (found !== undefined && syn && !found.sides[way].half.isStart(sequence)) {
      this.#end(key, found, time);
      found = undefined;
    }
    if (found === undefined) {
      // What comes after the end of a connection is not the beginning of another.
      if (!syn && (length === 0 || rst)) return;
      found = this.#begin(client, server, !syn);
    }
    this.#open.delete(key);
    this.#open.set(key, found);
    const side = found.sides[way];
    if (syn) side.half.begin(sequence);
    side.half.push(syn ? (sequence + 1) >>> 0 : sequence, data, length, time);
    side.over ||= fin;
    const both = found.sides["to server"].over && found.sides["to client"].over;
    if (rst || (both && this.#waits(found) === 0)) this.#end(key, found, time);
    else this.#account(key, found, time);
  }

  /** The capture is at its end. */
  end(time: number | undefined): void {
    for (const [key, open] of this.#open) this.#end(key, open, time);
  }

  #wayOf({ from, to }: Segment): Way | undefined {
    if (this.#ports.has(to.port)) return "to server";
    return this.#ports.has(from.port) ? "to client" : undefined;
  }

  #begin(client: Place, server: Place, middle: boolean): Open {
    const connection: Connection = { number: ++this.#count, client, server };
    const sideOf = (way: Way): Side => {
      const cutter = new Cutter(
        this.#protocol,
        {
          message: (bytes, isJson, at) => this.#talk.message(connection, way, bytes, isJson, at),
          lost: (loss, at) => this.#talk.lost(connection, way, loss, at),
          encrypted: (at) => this.#talk.encrypted(connection, way, at),
        },
        middle,
      );
      return { cutter, half: new Half(cutter), over: false };
    };
    const sides = { "to server": sideOf("to server"), "to client": sideOf("to client") };
    return { ...connection, sides, held: 0 };
  }

  /** Octets that have come and wait for others before them. */
  #waits({ sides }: Open): number {
    return sides["to server"].half.held + sides["to client"].half.held;
  }

  /** Keeps account of the memory that is held, and gives up what is too much. */
  #account(key: string, open: Open, time: number | undefined): void {
    const { sides } = open;
    const held =
      this.#waits(open) + sides["to server"].cutter.held + sides["to client"].cutter.held;
    this.#held += held - open.held;
    open.held = held;
    if (this.#held > MOST_HELD) this.#end(key, open, time);
    if (this.#open.size > MOST_CONNECTIONS) {
      const [oldest] = this.#open;
      if (oldest !== undefined) this.#end(oldest[0], oldest[1], time);
    }
  }

  #end(key: string, open: Open, time: number | undefined): void {
    for (const { half, cutter } of Object.values(open.sides)) {
      half.end(time);
      cutter.end();
    }
    this.#held -= open.held;
    this.#open.delete(key);
    this.#talk.ended(open);
  }
}
