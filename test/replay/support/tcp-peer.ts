import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { lengthOf } from "./octets.js";
import type { Message, Peer } from "./steps.js";

/** A program on the port of the protocol that knows nothing of this package: it sends octets and takes messages apart by itself. */
export class TcpPeer implements Peer {
  #socket: Socket;
  #octets = Buffer.alloc(0);
  #closed = false;
  #wake = (): void => {};

  static async to(port: number): Promise<TcpPeer> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new TcpPeer(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  #listen(): void {
    this.#socket.on("error", () => {});
    this.#socket.on("data", (data: Buffer) => {
      this.#octets = Buffer.concat([this.#octets, data]);
      this.#wake();
    });
    this.#socket.on("close", () => {
      this.#closed = true;
      this.#wake();
    });
  }

  /** Speaks TLS from now on; the certificate is not looked at. */
  async secure(): Promise<void> {
    this.#socket.removeAllListeners("data");
    const secure = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await once(secure, "secureConnect");
    this.#socket = secure;
    this.#listen();
  }

  send(message: Message): void {
    if (typeof message !== "string") this.#socket.write(message);
    else {
      const digits = String(Buffer.byteLength(message)).padStart(7, "0");
      this.#socket.write(`J${digits}${message}`);
    }
  }

  /** The next message; undefined if the connection ends before it. */
  async next(): Promise<Message | undefined> {
    for (;;) {
      const message = this.#take();
      if (message !== undefined || this.#closed) return message;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #take(): Message | undefined {
    const octets = this.#octets;
    const isText = octets[0] === 0x4a;
    const header = isText ? 8 : 0;
    if (octets.length < header) return undefined;
    const length = isText ? 8 + Number(octets.toString("latin1", 1, 8)) : lengthOf(octets);
    if (length === undefined || octets.length < length) return undefined;
    this.#octets = octets.subarray(length);
    const message = octets.subarray(header, length);
    return isText ? message.toString() : Buffer.from(message);
  }

  /** Whether messages, or parts of them, have come and not been taken. */
  get hasMore(): boolean {
    return this.#octets.length > 0;
  }

  /** Closes the connection; what has been sent arrives. */
  async close(): Promise<void> {
    this.#socket.end();
    if (!this.#closed) await once(this.#socket, "close");
  }

  /** Ends the connection without a word. */
  destroy(): void {
    this.#socket.destroy();
  }
}
