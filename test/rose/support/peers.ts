import { once } from "node:events";
import {
  connect as netConnect,
  createServer as createNetServer,
  type AddressInfo,
  type Socket,
} from "node:net";
import { onTestFinished } from "vitest";
import { connect } from "../../../src/rose/client/client.js";
import type { Client, ConnectOptions, RoseServer, ServerOptions } from "../../../src/rose/index.js";
import { silentLog, type RoseLog } from "../../../src/rose/log.js";
import { createServer } from "../../../src/rose/server/server.js";
import { internalOf, type EngineConnection } from "../../../src/rose/connection/connection.js";

/** A log that keeps its lines. */
export class Lines implements RoseLog {
  readonly lines: { level: string; facts: any; message: string }[] = [];

  debug(facts: object, message: string): void {
    this.lines.push({ level: "debug", facts, message });
  }
  info(facts: object, message: string): void {
    this.lines.push({ level: "info", facts, message });
  }
  warn(facts: object, message: string): void {
    this.lines.push({ level: "warn", facts, message });
  }
  error(facts: object, message: string): void {
    this.lines.push({ level: "error", facts, message });
  }

  /** The lines with this message. */
  of(message: string): { level: string; facts: any }[] {
    return this.lines.filter((line) => line.message === message);
  }
}

/** A server on a free port of the loopback address; closed when the test is over. */
export async function serve(
  options: ServerOptions = {},
): Promise<{ server: RoseServer; port: number; log: Lines }> {
  const log = new Lines();
  const server = createServer({ log, unknownMembers: "refuse", ...options });
  const { port } = await server.listen({ port: 0 });
  onTestFinished(() => server.close());
  return { server, port, log };
}

/** The inside of a server's connections. */
export function insidesOf(server: RoseServer): EngineConnection[] {
  return [...server.connections].map(internalOf);
}

/** A client of the engine; closed when the test is over. */
export async function join(port: number, options: ConnectOptions = {}): Promise<Client> {
  const client = await connect({
    host: "127.0.0.1",
    port,
    log: silentLog,
    unknownMembers: "refuse",
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

/** A bare socket that speaks to a server of the engine. */
export class RawPeer {
  readonly socket: Socket;
  #received = Buffer.alloc(0);
  #ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
    socket.on("end", () => {
      this.#ended = true;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#ended = true;
    });
  }

  send(bytes: Uint8Array | string): void {
    this.socket.write(bytes);
  }

  get received(): string {
    return this.#received.toString("hex");
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Waits until this many octets have come. */
  async until(octets: number): Promise<string> {
    await until(() => this.#received.length >= octets);
    return this.received;
  }

  /** Waits until the other side has closed. */
  async end(): Promise<void> {
    await until(() => this.#ended);
  }
}

export async function rawClient(port: number, allowHalfOpen = false): Promise<RawPeer> {
  const socket = netConnect({ port, host: "127.0.0.1", allowHalfOpen });
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return new RawPeer(socket);
}

/** A bare server for clients of the engine; `peer` is the first connection it gets. */
export async function rawServer(): Promise<{ port: number; peer: Promise<RawPeer> }> {
  const listener = createNetServer();
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  const peer = new Promise<RawPeer>((resolve) => {
    listener.on("connection", (socket) => {
      sockets.push(socket);
      resolve(new RawPeer(socket));
    });
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return { port: (listener.address() as AddressInfo).port, peer };
}

/** Waits for something that comes about by itself; a test that waits in vain times out. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}

/** Lets everything that can happen at once happen. */
export function settle(milliseconds = 20): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** A promise with its functions. */
export function deferred<T = void>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
