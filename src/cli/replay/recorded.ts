import { createHash } from "node:crypto";
import { asnStartTLS } from "../../modules/transport/transport.js";
import { counted } from "../counted.js";
import { failure } from "../outcome.js";
import type { Connection, Talk, Way } from "../pcap/connections.js";
import { Describer } from "../pcap/describe.js";
import type { WireProtocol } from "../wire-protocol.js";
import { askedBy, contentsText, type AskedBy, type Message } from "./message.js";

/** Octets of messages that are held to be answered with. */
const MOST = 128 * 1024 * 1024;
/** What a message takes besides its octets. */
const BESIDES = 1024;

/** A message with its time in the recording. */
export interface Timed extends Message {
  readonly time: number | undefined;
}

/** An invoke of a recording, or a request for an association, with what the server said to it. */
export interface Exchange {
  /** When it was asked. */
  readonly asked: number | undefined;
  /** Undefined if it was not answered. */
  answer: Timed | undefined;
  /** What the server said of its own after the answer. */
  readonly events: Timed[];
}

/** What was said over a connection. */
export interface Conversation {
  readonly isJson: boolean;
  /** What the server said of its own before its first answer. */
  readonly first: Timed[];
  /** When its client asked for the first time. */
  begun: number | undefined;
  /** In their order, by operation alone and by operation and argument. */
  readonly exchanges: Map<string, Exchange[]>;
}

interface Growing extends Conversation {
  readonly waiting: Map<AskedBy, Exchange>;
  last: Exchange | undefined;
}

/** Keys of exchanges that an invoke may be answered by: the best comes first. */
export function keysOf(invoke: Message): readonly string[] {
  const operation = invoke.described.name ?? "";
  const argument = createHash("sha256").update(contentsText(invoke) ?? "");
  return [`${operation} ${argument.digest("base64")}`, operation];
}

/** Gathers what a server has said in a recording. */
export class Recorded implements Talk {
  readonly #only: number | undefined;
  readonly #describer: Describer;
  readonly #open = new Map<number, Growing>();
  readonly #all: Conversation[] = [];
  #held = 0;

  /** @param only The number of the only connection that is of interest. */
  constructor(protocol: WireProtocol, only: number | undefined) {
    this.#describer = new Describer(protocol);
    this.#only = only;
  }

  get count(): number {
    return this.#all.length;
  }

  /** Those whose messages are in JSON, or those whose are not. */
  conversations(isJson: boolean): Conversation[] {
    return this.#all.filter((conversation) => conversation.isJson === isJson);
  }

  message(
    connection: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): void {
    if (this.#only !== undefined && connection.number !== this.#only) return;
    // What the octets lie in is used again.
    const copy = Uint8Array.from(bytes);
    const described = this.#describer.describe(connection, way, copy, isJson, time);
    const { kind, operation } = described;
    // Whether there is TLS is nothing that a recording could answer.
    if (operation?.name === asnStartTLS.name || kind === "unreadable") return;
    const id = askedBy(described);
    const message = { bytes: copy, isJson, described, time };
    const open = this.#open.get(connection.number) ?? this.#begin(connection, isJson);
    if (way === "to server") {
      const isAsked = kind === "invoke" || kind === "association";
      if (isAsked && id !== undefined) this.#asked(open, id, message);
      open.begun ??= time;
      return;
    }
    this.#held += copy.length + BESIDES;
    if (kind === "event" || kind === "invoke") {
      (open.last?.events ?? open.first).push(message);
      return;
    }
    const exchange = id === undefined ? undefined : open.waiting.get(id);
    if (id === undefined || exchange === undefined) return;
    open.waiting.delete(id);
    exchange.answer = message;
    open.last = exchange;
  }

  lost(): void {
    // What is not there is not asked for, or has no answer.
  }

  encrypted(): void {
    // Nor is what cannot be read.
  }

  ended(connection: Connection): void {
    this.#describer.forget(connection);
    this.#open.delete(connection.number);
  }

  /** @throws CommandError if there is too much to be held. */
  room(): Promise<void> {
    if (this.#held <= MOST) return Promise.resolve();
    const what = counted(this.count, "connection");
    throw failure(
      `the recording, of ${what} so far, is too long to answer from: choose one with --connection`,
    );
  }

  #begin({ number }: Connection, isJson: boolean): Growing {
    const nothing = { first: [], begun: undefined, last: undefined };
    const found = { ...nothing, isJson, exchanges: new Map(), waiting: new Map() };
    this.#open.set(number, found);
    this.#all.push(found);
    return found;
  }

  #asked({ waiting, exchanges }: Growing, id: AskedBy, invoke: Timed): void {
    this.#held += BESIDES;
    const exchange: Exchange = { asked: invoke.time, answer: undefined, events: [] };
    waiting.set(id, exchange);
    for (const key of keysOf(invoke)) {
      const same = exchanges.get(key);
      if (same === undefined) exchanges.set(key, [exchange]);
      else same.push(exchange);
    }
  }
}
