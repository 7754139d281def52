import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Which way octets go through a link. */
export type Direction = "up" | "down";

/** What a link does to the octets on their way. */
export type Manner =
  /** Passes them on as they come. */
  | { readonly kind: "pass" }
  /** Holds each chunk back for so many milliseconds. */
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** Passes them on one octet at a time. */
  | { readonly kind: "shred" }
  /** Gathers chunks for so many milliseconds and passes them on as one. */
  | { readonly kind: "merge"; readonly milliseconds: number }
  /** Reads nothing and passes nothing on. */
  | { readonly kind: "stall" };

/** One direction of a link: from one socket to the other, in order. */
class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  #manner: Manner = { kind: "pass" };
  #held: Buffer[] = [];
  #ending = false;
  #corrupting = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(from: Socket, to: Socket) {
    this.#from = from;
    this.#to = to;
    from.on("data", (chunk: Buffer) => {
      this.#held.push(chunk);
      this.#forward();
    });
    from.on("end", () => {
      this.#ending = true;
      this.#forward();
    });
  }

  behave(manner: Manner): void {
    this.#manner = manner;
    if (manner.kind === "stall") this.#from.pause();
    else this.#from.resume();
    this.#forward();
  }

  /** Changes one bit of what is passed on next. */
  corrupt(): void {
    this.#corrupting = true;
  }

  /** Ends this direction although more may come. */
  halfClose(): void {
    this.#to.end();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#held = [];
  }

  #forward(): void {
    if (this.#timer !== undefined) return;
    switch (this.#manner.kind) {
      case "stall":
        return;
      case "delay":
      case "merge":
        if (this.#held.length > 0 || this.#ending) this.#later(this.#manner.milliseconds);
        return;
      default:
        this.#pass();
    }
  }

  #later(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#manner.kind !== "stall") this.#pass();
    }, milliseconds);
  }

  #pass(): void {
    const octets = this.#corrupted(Buffer.concat(this.#held.splice(0)));
    if (this.#to.writable && octets.length > 0) {
      if (this.#manner.kind === "shred") {
        for (const octet of octets) this.#to.write(Uint8Array.of(octet));
      } else {
        this.#to.write(octets);
      }
    }
    if (this.#ending) this.#to.end();
  }

  #corrupted(octets: Buffer): Buffer {
    if (!this.#corrupting || octets.length === 0) return octets;
    this.#corrupting = false;
    const copy = Buffer.from(octets);
    const at = Math.floor(copy.length / 2);
    copy[at] = (copy[at] as number) ^ 0x10;
    return copy;
  }
}

/** A connection through the proxy: a client's socket and the one to the server for it. */
export class Link {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #pipes: Readonly<Record<Direction, Pipe>>;

  constructor(client: Socket, server: Socket) {
    this.#client = client;
    this.#server = server;
    this.#pipes = { up: new Pipe(client, server), down: new Pipe(server, client) };
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      socket.on("error", () => other.resetAndDestroy());
      socket.on("close", (hadError) => {
        if (hadError) other.destroy();
      });
    }
  }

  /** Changes the manner of one direction, or of both. */
  behave(manner: Manner, ...directions: readonly Direction[]): void {
    for (const direction of directions.length > 0 ? directions : (["up", "down"] as const)) {
      this.#pipes[direction].behave(manner);
    }
  }

  corrupt(direction: Direction): void {
    this.#pipes[direction].corrupt();
  }

  halfClose(direction: Direction): void {
    this.#pipes[direction].halfClose();
  }

  /** Breaks the connection to both sides, with a reset. */
  reset(): void {
    for (const direction of ["up", "down"] as const) this.#pipes[direction].stop();
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }
}

/** Stands between clients and a server and treats their octets badly, on demand. */
export class FaultProxy {
  readonly #listener: Server;
  readonly #links: Link[] = [];
  readonly #waiting: ((link: Link) => void)[] = [];

  private constructor(listener: Server) {
    this.#listener = listener;
  }

  /** A proxy on a free port of the loopback address to one on the same. */
  static async to(port: number): Promise<FaultProxy> {
    const listener = createServer({ allowHalfOpen: true });
    const proxy = new FaultProxy(listener);
    listener.on("connection", (client) => {
      const server = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      const link = new Link(client, server);
      proxy.#links.push(link);
      proxy.#waiting.shift()?.(link);
    });
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** The link of the next client that connects. */
  nextLink(): Promise<Link> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    for (const link of this.#links) link.reset();
    await new Promise((resolve) => {
      this.#listener.close(resolve);
    });
  }
}
