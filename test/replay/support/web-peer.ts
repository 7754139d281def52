import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { RawHttp, type RawAnswer } from "../../gateway/support/raw-http.js";
import type { Message, Peer } from "./steps.js";

const file = join(import.meta.dirname, "../../corpus/later-clients/http.json");
const requests = JSON.parse(readFileSync(file, "utf8")) as Record<
  string,
  { readonly sends: string; readonly status: number }
>;

/** Sends a request of the corpus on a connection of its own, and expects the status that is due. */
async function begin(url: string, name: string, session: string): Promise<[RawHttp, RawAnswer]> {
  const { sends, status } = requests[name] ?? expect.unreachable(name);
  const connection = await RawHttp.to(url);
  connection.write(sends.replace("{host}", new URL(url).host).replace("{session}", session));
  const answer = await connection.answer();
  expect([name, answer.status]).toEqual([name, status]);
  return [connection, answer];
}

/** Sends a request of the corpus, and expects the status that is due. */
export async function ask(url: string, name: string, session = ""): Promise<RawAnswer> {
  const [connection, answer] = await begin(url, name, session);
  connection[Symbol.dispose]();
  return answer;
}

const text = 1;
const binary = 2;
const close = 8;
const ping = 9;
const pong = 10;

/** A WebSocket, frame by frame. */
export class WebPeer implements Peer {
  readonly #connection: RawHttp;
  #taken = 0;

  /** @param name The request of the corpus that opens it. */
  static async open(url: string, name: string, session: string): Promise<WebPeer> {
    const [connection] = await begin(url, name, session);
    return new WebPeer(connection);
  }

  private constructor(connection: RawHttp) {
    this.#connection = connection;
  }

  send(message: Message): void {
    const payload = Buffer.from(message);
    this.#frame(typeof message === "string" ? text : binary, payload);
  }

  #frame(kind: number, payload: Buffer): void {
    const { length } = payload;
    const header = [
      0x80 | kind,
      ...(length < 126 ? [0x80 | length] : [0xfe, length >> 8, length & 0xff]),
    ];
    // A mask of zeros leaves the payload as it is.
    this.#connection.write(Buffer.concat([Buffer.of(...header, 0, 0, 0, 0), payload]));
  }

  /** The next message, out of the list of one in which text comes; undefined if the other side closes before it. */
  async next(): Promise<Message | undefined> {
    const { kind, payload } = await this.#nextFrame();
    if (kind === ping) {
      this.#frame(pong, payload);
      return this.next();
    }
    // As clients do; otherwise the server waits for that.
    if (kind === close && !this.#connection.closed) this.#frame(close, payload);
    if (kind === binary) return payload;
    if (kind !== text) return undefined;
    const all = payload.toString();
    if ((JSON.parse(all) as unknown[]).length !== 1) throw new Error(`no list of one: ${all}`);
    return all.slice(1, -1);
  }

  async #nextFrame(): Promise<{ kind: number; payload: Buffer }> {
    for (;;) {
      const octets = this.#connection.received.subarray(this.#taken);
      const short = (octets[1] ?? 0) & 0x7f;
      const header = short === 126 ? 4 : 2;
      const length =
        octets.length < header ? Infinity : header === 4 ? octets.readUInt16BE(2) : short;
      if (octets.length >= header + length) {
        const [first = 0, second = 0] = octets;
        if ((first & 0xf0) !== 0x80) throw new Error("not a whole frame");
        if (second > 126) throw new Error("masked, or larger than anything that is due");
        this.#taken += header + length;
        const payload = Buffer.from(octets.subarray(header, header + length));
        return { kind: first & 0x0f, payload };
      }
      if (this.#connection.closed) return { kind: close, payload: Buffer.alloc(0) };
      await this.#connection.more();
    }
  }

  /** Whether something has come that has not been taken. */
  get hasMore(): boolean {
    return this.#connection.received.length > this.#taken;
  }

  /** Ends the connection without a word. */
  destroy(): void {
    this.#connection[Symbol.dispose]();
  }
}
