import type { Socket } from "node:net";
import type { Connection } from "../pcap/connections.js";
import { Describer } from "../pcap/describe.js";
import type { WireProtocol } from "../wire-protocol.js";
import type { Message } from "./rewritten.js";

/** Octets of answers that have come before their turn. */
const MOST_HELD = 64 * 1024 * 1024;

/** What a server says over one connection: its answers, by the ids of their invokes. */
export class Heard {
  /** Why nothing more comes; undefined while it may. */
  over: string | undefined;
  readonly #connection: Connection;
  readonly #describer: Describer;
  readonly #asked = new Set<number>();
  readonly #answers = new Map<number, Message>();
  readonly #stream: Socket;
  readonly #ended = new AbortController();
  #held = 0;
  #wake: (() => void) | undefined;

  constructor(protocol: WireProtocol, connection: Connection, stream: Socket) {
    this.#connection = connection;
    this.#stream = stream;
    this.#describer = new Describer(protocol);
    const framer = protocol.framer();
    stream.on("data", (chunk: Buffer) => {
      try {
        framer.push(chunk);
        while (framer.next()) {
          const { bytes, start, end, kind } = framer;
          this.#message(bytes.subarray(start, end), kind === "json");
        }
      } catch (error) {
        this.end(`the server does not speak as it should: ${(error as Error).message}`);
      }
    });
    stream.on("error", ({ message }) => this.end(message));
    stream.once("end", () => this.end("the server has closed the connection"));
    stream.once("close", () => this.end("the connection is closed"));
  }

  /** Fires when nothing more comes. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** An invoke goes to the server. */
  asks(id: number, { bytes, isJson }: Pick<Message, "bytes" | "isJson">): void {
    this.#describer.describe(this.#connection, "to server", bytes, isJson, performance.now());
    this.#forget(id);
    this.#asked.add(id);
  }

  /** Whether an answer is to come, or has come, that nobody has taken. */
  isAsked(id: number): boolean {
    return this.#asked.has(id);
  }

  /** The answer to an invoke; undefined if none comes in time. @param timeout Milliseconds; 0 waits for ever. */
  async answerTo(id: number, timeout: number): Promise<Message | undefined> {
    const late = new AbortController();
    const giveUp = (): void => {
      late.abort();
      this.#wake?.();
    };
    const timer = timeout === 0 ? undefined : setTimeout(giveUp, timeout);
    while (!this.#answers.has(id) && this.over === undefined && !late.signal.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    clearTimeout(timer);
    const answer = this.#answers.get(id);
    this.#forget(id);
    return answer;
  }

  /** Nothing more is heard. */
  end(reason: string): void {
    this.over ??= reason;
    this.#ended.abort();
    this.#stream.destroy();
    this.#wake?.();
  }

  #message(bytes: Uint8Array, isJson: boolean): void {
    // What the octets lie in is used again.
    const copy = Uint8Array.from(bytes);
    const time = performance.now();
    const described = this.#describer.describe(this.#connection, "to client", copy, isJson, time);
    const { kind, id } = described;
    const isAnswer = kind === "result" || kind === "error" || kind === "reject";
    if (!isAnswer || id === undefined || !this.#asked.has(id) || this.#answers.has(id)) return;
    if (this.#held + copy.length > MOST_HELD) {
      this.end("too many answers wait for their turn");
      return;
    }
    this.#held += copy.length;
    this.#answers.set(id, { bytes: copy, isJson, described });
    this.#wake?.();
  }

  #forget(id: number): void {
    this.#held -= this.#answers.get(id)?.bytes.length ?? 0;
    this.#answers.delete(id);
    this.#asked.delete(id);
  }
}
