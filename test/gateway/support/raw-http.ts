import { once } from "node:events";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** One answer as it stood on the wire; its body is as long as its head says. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
}

/** A connection on which a test writes HTTP octet by octet. */
export class RawHttp implements Disposable {
  readonly socket: Socket;
  #chunks: Buffer[] = [];
  #length = 0;
  /** So much must be there before it is worth looking again. */
  #needed = 1;
  closed = false;
  #wake = (): void => {};

  /** @param url Of a server: `http:` or `https:`, whose certificate is not looked at. */
  static async to(url: string): Promise<RawHttp> {
    const { protocol, hostname, port } = new URL(url);
    const target = { port: Number(port), host: hostname.replace(/^\[|\]$/g, "") };
    const secure = protocol === "https:";
    const socket = secure
      ? connectTls({ ...target, rejectUnauthorized: false })
      : connectTcp(target);
    const raw = new RawHttp(socket);
    await once(socket, secure ? "secureConnect" : "connect");
    return raw;
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => {});
    socket.on("close", () => {
      this.closed = true;
      this.#wake();
    });
  }

  write(text: string | Uint8Array): void {
    this.socket.write(typeof text === "string" ? Buffer.from(text, "latin1") : text);
  }

  /** Reads from now on; before, the system holds what comes. */
  read(): void {
    if (this.socket.listenerCount("data") > 0) return;
    this.socket.resume();
    this.socket.on("data", (data: Buffer) => {
      this.#chunks.push(data);
      this.#length += data.length;
      this.#wake();
    });
  }

  /** All that has come and has not been taken as an answer. */
  get received(): Buffer {
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }

  #take(octets: number): Buffer {
    const { received } = this;
    this.#chunks = [received.subarray(octets)];
    this.#length -= octets;
    this.#needed = 1;
    return received.subarray(0, octets);
  }

  /** The next answer. Rejects if the connection ends before. */
  async answer(): Promise<RawAnswer> {
    this.read();
    for (;;) {
      const found = this.#parse();
      if (found !== undefined) return found;
      if (this.closed) throw new Error(`closed after ${JSON.stringify(String(this.received))}`);
      await this.more();
    }
  }

  #parse(): RawAnswer | undefined {
    if (this.#length < this.#needed) return undefined;
    const { received } = this;
    const end = received.indexOf("\r\n\r\n");
    if (end === -1) return undefined;
    const head = received.subarray(0, end).toString("latin1");
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    // Such an answer says how long the one with a body would be.
    this.#needed = end + 4 + (status === 304 ? 0 : length);
    if (received.length < this.#needed) return undefined;
    return { status, head, body: this.#take(this.#needed).subarray(end + 4) };
  }

  /** Waits until something has come, or the other side has closed. */
  async more(): Promise<void> {
    if (!this.closed) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** Waits until the other side has closed. */
  async end(): Promise<void> {
    while (!this.closed) await this.more();
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

/** The head of a request, and its body. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): string {
  const all = {
    Host: "127.0.0.1",
    ...(body !== "" && { "Content-Length": body.length }),
    ...headers,
  };
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${fields.join("")}\r\n${body}`;
}

/** The headers of a client that would rather speak HTTP/2: Java's HttpClient, `curl --http2`. */
export const h2c = {
  Connection: "Upgrade, HTTP2-Settings",
  Upgrade: "h2c",
  "HTTP2-Settings": "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
};

/** The headers that open a WebSocket. */
export const webSocketHeaders = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
};
