import {
  createServer as createNetServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import type { Event, Operation } from "../codec/index.js";
import { DEFAULT_PORT } from "./client.js";
import { Connection } from "./connection.js";
import type { EventHandler, OperationHandler } from "./dispatcher.js";
import { Engine, type AuthorizeHook, type EngineOptions } from "./engine.js";
import { writeInvoke } from "./envelope-write.js";
import { EVENT_INVOKE_ID } from "./envelope.js";
import type { CloseReason } from "./errors.js";
import { returnWriter, takeWriter } from "./writers.js";

/** How a server behaves. */
export interface ServerOptions extends EngineOptions {
  /** Asked before each invoke and event is decoded; see {@link AuthorizeHook}. */
  readonly authorize?: AuthorizeHook | undefined;
  /** A connection stands; nothing has been read from it. */
  readonly onConnection?: ((connection: Connection) => void) | undefined;
  /** A connection is gone, its pending calls are settled. */
  readonly onClose?: ((connection: Connection, reason: CloseReason) => void) | undefined;
}

/** A ROSE server on any number of ports. Made by {@link createServer}. */
export class RoseServer implements AsyncDisposable {
  readonly #engine: Engine;
  readonly #options: ServerOptions;
  readonly #connections = new Set<Connection>();
  readonly #listeners = new Set<Server>();
  #closing: Promise<void> | undefined;

  /** @internal Use {@link createServer}. */
  constructor(options: ServerOptions) {
    this.#engine = new Engine("server", options, options.authorize);
    this.#options = options;
  }

  /** The connections that stand now. */
  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  /**
   * Registers the one handler of an operation or event, for all connections.
   * @throws Error if there is one already.
   */
  handle<A, R, E>(operation: Operation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handle(token as Operation, handler);
    return this;
  }

  /**
   * Listens. May be called for several ports.
   * @param port 7222 by default; 0 for any free one.
   * @param host An address to bind to; the loopback address by default.
   * @returns The address that has been bound. Rejects with the system's error, EADDRINUSE say.
   */
  listen(port: number = DEFAULT_PORT, host = "127.0.0.1"): Promise<AddressInfo> {
    const listener = createNetServer({ noDelay: true, allowHalfOpen: true });
    return new Promise((resolve, reject) => {
      if (this.#closing !== undefined) {
        reject(new Error("the server is closed"));
        return;
      }
      const failed = (error: Error): void => {
        this.#listeners.delete(listener);
        reject(error);
      };
      this.#listeners.add(listener);
      listener.on("connection", (socket) => this.#accept(socket));
      listener.once("error", failed);
      listener.listen({ port, host }, () => {
        listener.removeListener("error", failed);
        listener.on("error", (err) => this.#engine.log.error({ err }, "listening failed"));
        resolve(listener.address() as AddressInfo);
      });
    });
  }

  /**
   * Sends an event to all connections, or those that the filter lets pass. It is encoded once.
   * @returns To how many it was sent.
   * @throws BerEncodeError for a wrong argument.
   */
  broadcast<A>(event: Event<A>, argument: A, filter?: (connection: Connection) => boolean): number {
    const w = takeWriter();
    const end = writeInvoke(w, 0, EVENT_INVOKE_ID, event.id, event.argument, argument);
    const message = new Uint8Array(w.b.subarray(0, end));
    returnWriter(w);
    let sent = 0;
    for (const connection of this.#connections) {
      if (!connection.open || (filter !== undefined && !filter(connection))) continue;
      connection.send(message);
      sent++;
    }
    return sent;
  }

  /**
   * Stops accepting connections and invokes, lets running handlers and own calls end, then
   * closes.
   * @param milliseconds How long to wait for them at most; 0 waits for ever.
   */
  drain(milliseconds = 10_000): Promise<void> {
    return this.#end((connection) => connection.drain(milliseconds));
  }

  /** Stops accepting and closes all connections. May be called again, also during a drain. */
  async close(): Promise<void> {
    const draining = this.#closing;
    await Promise.all([
      this.#end((connection) => connection.close()),
      ...(draining === undefined ? [] : [...this.#connections].map((c) => c.close())),
    ]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #end(how: (connection: Connection) => Promise<void>): Promise<void> {
    this.#closing ??= Promise.all([
      ...[...this.#listeners].map(stopListening),
      ...[...this.#connections].map(how),
    ]).then(() => {});
    return this.#closing;
  }

  #accept(socket: Socket): void {
    const connection = new Connection(this.#engine, socket, (gone, reason) => {
      this.#connections.delete(gone);
      this.#call("onClose", () => this.#options.onClose?.(gone, reason));
    });
    const { id, remoteAddress, remotePort } = connection;
    this.#engine.log.info({ connection: id, remoteAddress, remotePort }, "connection opened");
    this.#connections.add(connection);
    this.#call("onConnection", () => this.#options.onConnection?.(connection));
  }

  /** Runs a hook of the embedder; its failure is no reason to stop serving. */
  #call(hook: string, action: () => void): void {
    try {
      action();
    } catch (err) {
      this.#engine.log.error({ hook, err }, "a hook failed");
    }
  }
}

function stopListening(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve());
  });
}

/** Makes a server; {@link RoseServer.listen} starts it. Throws RangeError for a bad limit. */
export function createServer(options: ServerOptions = {}): RoseServer {
  return new RoseServer(options);
}
