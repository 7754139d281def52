import { parseJson } from "../../codec/index.js";
import { framed, jsonFrame } from "../../rose/internal-wire.js";
import { counted } from "../counted.js";
import { writeJson } from "../json.js";
import type { Connection, Way } from "../pcap/connections.js";
import { Cutter } from "../pcap/cutter.js";
import { shownOctets, type Described } from "../pcap/describe.js";
import type { Shown } from "../pcap/shown.js";
import { maskedJson } from "../secrets.js";
import type { WireProtocol } from "../wire-protocol.js";
import type { Recording } from "./recording.js";

/** Octets of a message that is read; what is longer passes unread. */
const LONGEST = 4 * 1024 * 1024;
/** Octets that are held of messages of all connections that are not complete yet. */
const MOST_HELD = 64 * 1024 * 1024;

const ways: readonly Way[] = ["to server", "to client"];

interface Listened extends Record<Way, Cutter> {
  held: number;
  messages: number;
}

/** What a proxy shows and records of what passes through it. */
export interface TapOptions {
  /** Undefined if nothing is shown. */
  readonly shown: Shown | undefined;
  readonly recording: Recording | undefined;
  /** Whether passwords are asterisks in the recording. */
  readonly redact: boolean;
  /** Is called when there are lines to be printed. */
  readonly print: () => void;
}

/** Listens to connections. Nothing that is said can disturb it, and what it holds is bounded. */
export class Tap {
  readonly #protocol: WireProtocol;
  readonly #options: TapOptions;
  readonly #open = new Map<number, Listened>();
  #held = 0;

  constructor(protocol: WireProtocol, options: TapOptions) {
    this.#protocol = protocol;
    this.#options = options;
  }

  begin(connection: Connection, text: string): void {
    const { shown, recording, print } = this.#options;
    recording?.begin(connection);
    if (shown === undefined) return;
    const [toServer, toClient] = ways.map((way) => this.#cutter(connection, way, shown));
    this.#open.set(connection.number, {
      "to server": toServer as Cutter,
      "to client": toClient as Cutter,
      held: 0,
      messages: 0,
    });
    shown.happened(connection, "to server", now(), "connected", text);
    print();
  }

  octets(connection: Connection, way: Way, data: Uint8Array): void {
    const { recording, redact, print } = this.#options;
    if (!redact) recording?.octets(connection, way, data);
    const open = this.#open.get(connection.number);
    if (open === undefined) return;
    try {
      open[way].octets(data, now());
    } catch (error) {
      this.#giveUp(connection, open, error as Error);
      print();
      return;
    }
    this.#account(open);
    if (this.#held > MOST_HELD) {
      open[way].giveUp("too many messages are incomplete at a time");
      this.#account(open);
    }
    print();
  }

  /** A client has asked for TLS, and what it says comes encrypted from here on. */
  encrypted(connection: Connection): void {
    const { shown, print } = this.#options;
    shown?.happened(connection, "to server", now(), "TLS", "");
    print();
  }

  /** One side has said all that it says. */
  end(connection: Connection, way: Way): void {
    this.#open.get(connection.number)?.[way].end();
    this.#options.recording?.end(connection, way);
  }

  /** @param reset Which way it has been ended at once. */
  over(connection: Connection, reset: Way | undefined): void {
    const { shown, recording, print } = this.#options;
    const open = this.#open.get(connection.number);
    for (const way of ways) open?.[way].end();
    if (reset !== undefined) recording?.reset(connection, reset);
    recording?.forget(connection);
    if (open === undefined || shown === undefined) return;
    const kind = reset === undefined ? "closed" : "reset";
    const text = counted(open.messages, "message");
    shown.happened(connection, reset ?? "to server", now(), kind, text);
    shown.ended(connection);
    this.#held -= open.held;
    this.#open.delete(connection.number);
    print();
  }

  /** A fault of this program must not end what it only listens to. */
  #giveUp(connection: Connection, open: Listened, { message }: Error): void {
    const { shown, recording, redact } = this.#options;
    shown?.happened(connection, "to server", now(), "unread from here on", message);
    shown?.ended(connection);
    this.#held -= open.held;
    this.#open.delete(connection.number);
    // Redacted, no more of it can be recorded.
    if (redact) recording?.forget(connection);
  }

  #cutter(connection: Connection, way: Way, shown: Shown): Cutter {
    return new Cutter(
      this.#protocol,
      {
        message: (bytes, isJson, time) => {
          const open = this.#open.get(connection.number);
          if (open !== undefined) open.messages++;
          const described = shown.describe(connection, way, bytes, isJson, time);
          this.#record(connection, way, bytes, isJson, described);
        },
        lost: (loss, time) => {
          if (this.#options.redact) this.#options.recording?.gap(connection, way, loss.skipped);
          shown.lost(connection, way, loss, time);
        },
        encrypted: (time) => shown.encrypted(connection, way, time),
      },
      false,
      LONGEST,
    );
  }

  /** Records a message with asterisks for passwords; what cannot be read may hold some. */
  #record(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    described: Described,
  ): void {
    const { recording, redact } = this.#options;
    if (!redact || recording === undefined) return;
    const { kind, message } = described;
    // Octets in JSON are rare, and the text around them would have to be written anew.
    if (kind === "unreadable" || (isJson && message?.argument !== undefined)) {
      recording.gap(connection, way, bytes.length);
    } else if (!isJson) {
      const octets = shownOctets(bytes, described, this.#protocol, false);
      recording.octets(connection, way, framed(octets, this.#protocol.framing));
    } else {
      recording.octets(connection, way, jsonFrame(redactedJson(bytes)));
    }
  }

  #account(open: Listened): void {
    const held = open["to server"].held + open["to client"].held;
    this.#held += held - open.held;
    open.held = held;
  }
}

function redactedJson(text: Uint8Array): string {
  return writeJson(maskedJson(parseJson(Buffer.from(text).toString("utf8"))));
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
