import type { Socket } from "node:net";
import type { Connection } from "../pcap/connections.js";
import { Describer } from "../pcap/describe.js";
import type { WireProtocol } from "../wire-protocol.js";
import { Change } from "./change.js";
import { askedBy, type AskedBy, type Message } from "./message.js";

/** Octets of answers that have come before their turn. */
const MOST_HELD = 64 * 1024 * 1024;
/** Invokes of the server that wait for their answers; of more, the oldest is forgotten. */
const MOST_QUESTIONS = 1000;

/** What a server says over one connection: its answers, by the ids of their invokes. */
export class Heard {
  /** Why nothing more comes; undefined while it may. */
  over: string | undefined;
  readonly #connection: Connection;
  readonly #describer: Describer;
  readonly #asked = new Set<AskedBy>();
  readonly #answers = new Map<AskedBy, Message>();
  /** Invokes of the server that nobody has answered. */
  readonly #questions: { readonly name: string | undefined; readonly id: number | undefined }[] =
    [];
  readonly #stream: Socket;
  readonly #onEvent: (message: Message) => void;
  readonly #ended = new AbortController();
  #held = 0;
  readonly #change = new Change();

  /** @param onEvent Is called with what the server says of its own. */
  constructor(
    protocol: WireProtocol,
    connection: Connection,
    stream: Socket,
    onEvent: (message: Message) => void,
  ) {
    this.#connection = connection;
    this.#stream = stream;
    this.#onEvent = onEvent;
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

  /** An invoke, or a request for an association, goes to the server. */
  asks(id: AskedBy, { bytes, isJson }: Pick<Message, "bytes" | "isJson">): void {
    this.#describer.describe(this.#connection, "to server", bytes, isJson, performance.now());
    this.#forget(id);
    this.#asked.add(id);
  }

  /** Whether an answer is to come, or has come, that nobody has taken. */
  isAsked(id: AskedBy): boolean {
    return this.#asked.has(id);
  }

  /** The answer to an invoke; undefined if none comes in time. @param timeout Milliseconds; 0 waits for ever. */
  async answerTo(id: AskedBy, timeout: number): Promise<Message | undefined> {
    await this.#change.until(() => this.#answers.has(id), timeout, this.ended);
    const answer = this.#answers.get(id);
    this.#forget(id);
    return answer;
  }

  /** The id of the next invoke of an operation by the server; undefined if none comes in time. */
  async questionOf(operation: string, timeout: number): Promise<number | undefined> {
    const isIt = ({ name }: { name: string | undefined }): boolean => name === operation;
    await this.#change.until(() => this.#questions.some(isIt), timeout, this.ended);
    const at = this.#questions.findIndex(isIt);
    return at === -1 ? undefined : this.#questions.splice(at, 1)[0]?.id;
  }

  /** Nothing more is heard. */
  end(reason: string): void {
    this.over ??= reason;
    this.#ended.abort();
    this.#stream.destroy();
  }

  #message(bytes: Uint8Array, isJson: boolean): void {
    // What the octets lie in is used again.
    const copy = Uint8Array.from(bytes);
    const time = performance.now();
    const described = this.#describer.describe(this.#connection, "to client", copy, isJson, time);
    const { kind } = described;
    const id = askedBy(described);
    if (kind === "event" || kind === "invoke") {
      if (kind === "invoke") this.#questions.push({ name: described.name, id: described.id });
      if (this.#questions.length > MOST_QUESTIONS) this.#questions.shift();
      this.#change.happened();
      this.#onEvent({ bytes: copy, isJson, described });
      return;
    }
    if (kind === "unreadable" || id === undefined || !this.#asked.has(id) || this.#answers.has(id))
      return;
    if (this.#held + copy.length > MOST_HELD) {
      this.end("too many answers wait for their turn");
      return;
    }
    this.#held += copy.length;
    this.#answers.set(id, { bytes: copy, isJson, described });
    this.#change.happened();
  }

  #forget(id: AskedBy): void {
    this.#held -= this.#answers.get(id)?.bytes.length ?? 0;
    this.#answers.delete(id);
    this.#asked.delete(id);
  }
}
