import type { Socket } from "node:net";
import { HANDSHAKE, PATIENCE, tlsOver, type ListeningTls } from "../listening-tls.js";
import type { Connection, Way } from "../pcap/connections.js";
import type { ServerEnd } from "./server-end.js";
import { RequestFinder, startTlsAnswer } from "./start-tls.js";
import type { Tap } from "./tap.js";

/** One end: what is spoken on, and the socket below it. */
interface End {
  stream: Socket;
  readonly raw: Socket;
}

/** Passes what a client and a server say to each other, each at the speed of the one who reads. */
export class Passage {
  readonly connection: Connection;
  readonly #client: End;
  readonly #server: End;
  readonly #tap: Tap;
  readonly #tls: ListeningTls | undefined;
  readonly #tell: (message: string) => void;
  readonly #done: () => void;
  #finder: RequestFinder | undefined;
  #open = 2;
  #reset: Way | undefined;
  #begun = false;
  #isSwitching = false;

  /**
   * @param client Has not been read from.
   * @param done Is called when both ends are closed.
   */
  constructor(
    connection: Connection,
    client: Socket,
    server: ServerEnd,
    tap: Tap,
    tls: ListeningTls | undefined,
    tell: (message: string) => void,
    done: () => void,
  ) {
    this.connection = connection;
    this.#client = { stream: client, raw: client };
    this.#server = { ...server };
    this.#tap = tap;
    this.#tls = tls;
    this.#tell = tell;
    this.#done = done;
    for (const end of [this.#client, this.#server]) {
      end.raw.setNoDelay(true);
      this.#watch(end, end.raw);
    }
    if (server.stream !== server.raw) this.#watch(this.#server, server.stream);
    if (tls === undefined) this.#begin("");
    else if (tls.onRequest) this.#await(client);
    else this.#encrypt("TLS");
  }

  /** Ends both sides at once. */
  close(): void {
    for (const { stream, raw } of [this.#client, this.#server]) {
      stream.destroy();
      raw.destroy();
    }
  }

  /** What the client begins with tells whether it speaks TLS. */
  #await(client: Socket): void {
    client.once("data", (chunk: Buffer) => {
      client.pause();
      client.unshift(chunk);
      if (chunk[0] === HANDSHAKE) {
        this.#encrypt("TLS");
      } else {
        this.#finder = new RequestFinder();
        this.#begin("");
      }
    });
    client.once("end", () => {
      if (!this.#begun && this.#client.stream === client) this.#begin("");
    });
    client.resume();
  }

  #begin(text: string): void {
    this.#begun = true;
    this.#tap.begin(this.connection, text);
    this.#pass("to server", this.#client, this.#server);
    this.#pass("to client", this.#server, this.#client);
  }

  #pass(way: Way, from: End, to: End): void {
    const { stream } = from;
    stream.on("data", (chunk: Buffer) => {
      if (from.stream !== stream) return;
      const isLooked = way === "to server" && this.#finder !== undefined;
      const octets = isLooked ? this.#look(this.#finder as RequestFinder, chunk) : chunk;
      if (octets.length > 0) this.#send(way, from, to, octets);
    });
    const ended = (): void => {
      if (from.stream !== stream) return;
      const held = way === "to server" ? this.#finder?.end() : undefined;
      if (held !== undefined && held.length > 0) this.#send(way, from, to, held);
      this.#tap.end(this.connection, way);
      to.stream.end();
    };
    if (stream.readableEnded) {
      ended();
      return;
    }
    stream.on("end", ended);
    stream.resume();
  }

  #send(way: Way, from: End, to: End, octets: Uint8Array): void {
    this.#tap.octets(this.connection, way, octets);
    if (to.stream.write(octets)) return;
    from.stream.pause();
    to.stream.once("drain", () => {
      // Nothing from the server comes between the answer to a request for TLS and the handshake.
      if (from !== this.#server || !this.#isSwitching) from.stream.resume();
    });
  }

  /** @returns What is to be passed on now. */
  #look(finder: RequestFinder, chunk: Buffer): Uint8Array {
    const { pass, request, rest } = finder.look(chunk);
    if (request === undefined) return pass;
    if (rest > 0) {
      this.#tell(`connection ${this.connection.number}: clear text after the request for TLS`);
      this.close();
      return pass;
    }
    const { raw } = this.#client;
    this.#finder = undefined;
    raw.pause();
    this.#isSwitching = true;
    this.#server.stream.pause();
    raw.write(startTlsAnswer(request), () => this.#encrypt("TLS"));
    return pass;
  }

  /** The client speaks TLS from here on. */
  #encrypt(text: string): void {
    const { raw } = this.#client;
    if (raw.destroyed) return;
    raw.removeAllListeners("data");
    const stream = tlsOver(raw, this.#tls as ListeningTls);
    this.#client.stream = stream;
    this.#watch(this.#client, stream);
    const timer = setTimeout(() => {
      this.#tell(`connection ${this.connection.number}: the client's handshake takes too long`);
      this.close();
    }, PATIENCE);
    stream.once("close", () => clearTimeout(timer));
    stream.once("secure", () => {
      clearTimeout(timer);
      if (this.#begun) {
        this.#tap.encrypted(this.connection);
        this.#pass("to server", this.#client, this.#server);
        this.#isSwitching = false;
        this.#server.stream.resume();
      } else {
        this.#begin(text);
      }
    });
  }

  /** An end that breaks breaks the other one, in the same way. */
  #watch(end: End, stream: Socket): void {
    const [way, other]: [Way, End] =
      end === this.#client ? ["to server", this.#server] : ["to client", this.#client];
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (this.#open === 2 && error.code !== "ECONNRESET" && error.code !== "EPIPE") {
        const who = end === this.#client ? "client" : "server";
        this.#tell(`connection ${this.connection.number}: the ${who}'s end: ${error.message}`);
      }
      this.#reset ??= way;
      if (!other.raw.destroyed) other.raw.resetAndDestroy();
      end.raw.destroy();
    });
    if (stream !== end.raw) return;
    stream.on("close", () => {
      this.#open--;
      // One that is gone before both have said all.
      if (this.#open > 0 && !(end.stream.readableEnded && other.stream.readableEnded)) {
        other.stream.destroy();
        other.raw.destroy();
      }
      if (this.#open > 0) return;
      if (this.#begun) this.#tap.over(this.connection, this.#reset);
      this.#done();
    });
  }
}
