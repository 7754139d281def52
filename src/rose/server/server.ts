import { createServer as createNetServer, type AddressInfo, type Server } from "node:net";
import type { Event, Operation } from "../../codec/index.js";
import { asnStartTLS } from "../../modules/transport/transport.js";
import { ConnectionCount } from "./connection-count.js";
import { DEFAULT_PORT } from "../socket/default-port.js";
import { Connection } from "../connection/connection.js";
import type { EventHandler, OperationHandler } from "../invoke/dispatcher.js";
import { channels, limitHit } from "../diagnostics.js";
import { SharedEvent } from "../message/encode-event.js";
import {
  Engine,
  type AuthenticateHook,
  type AuthorizeHook,
  type ConnectionOwner,
  type EngineOptions,
} from "../connection/engine.js";
import { LimitError, type CloseReason } from "../errors.js";
import { localPair } from "../socket/local-pair.js";
import type { Session } from "../connection/session.js";
import { ServerTls, type ServerCertificate, type ServerTlsOptions } from "./tls-server.js";
import { guarded } from "../guarded.js";
import { silentLog } from "../log.js";
import { acceptStartTls, turnToTls } from "../connection/upgrade.js";
import type { Wire } from "../socket/wire.js";
import { engineOptionNames } from "../connection/engine.js";
import { knownOptions, knownValue, type NamesOf } from "../known-options.js";
import { tlsPolicies } from "./tls-server.js";

/** How a server behaves. */
export interface ServerOptions extends EngineOptions {
  /** Asked before each invoke and event is decoded; see {@link AuthorizeHook}. */
  readonly authorize?: AuthorizeHook | undefined;
  /** Asked about invokes that authenticate themselves; without it their claim is only carried. */
  readonly authenticate?: AuthenticateHook | undefined;
  /**
   * Whether clients have to log on: until `connection.authenticated` is set the limits
   * `maxFrameBytesBeforeLogon` and `logonTimeout` hold. False by default.
   */
  readonly logon?: boolean | undefined;
  /** A certificate, and whether TLS is offered or required; without it there is none. */
  readonly tls?: ServerTlsOptions | undefined;
  /** A connection stands; nothing has been read from it, and TLS does not stand yet. */
  readonly onConnection?: ((connection: Connection) => void) | undefined;
  /** TLS stands on a connection; its session, sessions and `authenticated` begin anew. */
  readonly onSecure?: ((connection: Connection) => void) | undefined;
  /** {@link RoseServer.drain} has begun: the last chance to tell the client in its own terms. */
  readonly onDrain?: ((connection: Connection) => void) | undefined;
  /** A connection is gone, its pending calls are settled. */
  readonly onClose?: ((connection: Connection, reason: CloseReason) => void) | undefined;
}

const serverOptionNames = {
  ...engineOptionNames,
  authorize: true,
  authenticate: true,
  logon: true,
  tls: true,
  onConnection: true,
  onSecure: true,
  onDrain: true,
  onClose: true,
} satisfies NamesOf<ServerOptions>;

/** A ROSE server on any number of ports. Made by {@link createServer}. */
export class RoseServer implements AsyncDisposable, ConnectionOwner {
  readonly #engine: Engine;
  readonly #options: ServerOptions;
  readonly #connections = new Set<Connection>();
  readonly #count: ConnectionCount;
  readonly #listeners = new Set<Server>();
  #closing: Promise<void> | undefined;

  /** @internal Use {@link createServer}. */
  constructor(options: ServerOptions) {
    this.#engine = new Engine("server", options, options);
    this.#options = options;
    this.#engine.owner = this;
    this.#count = new ConnectionCount(this.#engine.limits);
    if (options.tls === undefined) return;
    const tls = new ServerTls(options.tls);
    this.#engine.tls = tls;
    if (tls.policy === "never") return;
    this.handle(asnStartTLS, (_, { connection }) => {
      acceptStartTls(connection, (socket) => tls.wrap(socket));
      return {};
    });
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
    return this.#listen(port, host, () => {});
  }

  /**
   * Listens for connections that speak TLS from the first octet on, with the certificate of
   * the options. May be called for several ports.
   * @returns As {@link listen}; rejects with an Error if the options have no certificate.
   */
  async listenTls(port: number, host = "127.0.0.1"): Promise<AddressInfo> {
    const { tls } = this.#engine;
    if (tls === undefined) throw new Error("the server has no certificate for TLS");
    return await this.#listen(port, host, (connection) => {
      // A handshake that fails closes the connection, which is logged.
      turnToTls(connection, "shaking", (socket) => tls.wrap(socket)).catch(() => {});
    });
  }

  /**
   * Takes another certificate for the handshakes to come; connections that stand go on as
   * they are.
   * @throws Error if the options have no certificate, or this is none; then all stays as it was.
   */
  setSecureContext(certificate: ServerCertificate): void {
    const { tls } = this.#engine;
    if (tls === undefined) throw new Error("the server has no certificate for TLS");
    tls.use(certificate);
  }

  #listen(
    port: number,
    host: string,
    begin: (connection: Connection) => void,
  ): Promise<AddressInfo> {
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
      listener.on("connection", (socket) => {
        const accept = (): unknown => this.#accept(socket, begin);
        guarded(this.#engine.log, "a new connection", accept, () => socket.destroy());
      });
      listener.once("error", failed);
      listener.listen({ port, host }, () => {
        listener.removeListener("error", failed);
        listener.on("error", (err) => this.#engine.log.error({ err }, "listening failed"));
        resolve(listener.address() as AddressInfo);
      });
    });
  }

  /**
   * Sends an event to all connections, or those that the filter lets pass. It is encoded once for
   * each of the two encodings that clients speak. Where TLS is required and does not stand yet
   * nothing is sent.
   * @returns To how many it was sent.
   * @throws BerEncodeError for a wrong argument; LimitError, when everybody else has got it, for
   *   one too long; TypeError for something that is no event.
   */
  broadcast<A>(event: Event<A>, argument: A, filter?: (connection: Connection) => boolean): number {
    const shared = new SharedEvent(event, argument, this.#engine.writing, this.broadcast);
    const delivery = new Delivery();
    for (const connection of this.#connections) {
      if (!connection.open || connection.tlsIsDue) continue;
      if (filter !== undefined && !filter(connection)) continue;
      delivery.make(connection, shared);
    }
    return delivery.end();
  }

  /**
   * As {@link broadcast}, to the sessions that the filter lets pass: the own one of each
   * connection, and those of multi-user mode under their ids. The argument is encoded once for
   * each of the two encodings.
   */
  broadcastToSessions<A>(
    event: Event<A>,
    argument: A,
    filter: (session: Session) => boolean,
  ): number {
    const { writing } = this.#engine;
    const shared = new SharedEvent(event, argument, writing, this.broadcastToSessions);
    const delivery = new Delivery();
    for (const connection of this.#connections) {
      if (!connection.open || connection.tlsIsDue) continue;
      if (filter(connection.session)) delivery.make(connection, shared);
      for (const session of connection.multiUser ?? []) {
        if (filter(session)) delivery.make(connection, shared, session.id);
      }
    }
    return delivery.end();
  }

  /**
   * Stops accepting connections, rejects new invokes (resourceLimitation, "about to close"), lets
   * running handlers and own calls end, then closes. A connection with nothing under way closes
   * at once.
   * @param milliseconds How long to wait for them at most; 0 waits for ever.
   */
  drain(milliseconds = 10_000): Promise<void> {
    return this.#end((connection) => {
      this.#call("onDrain", connection, () => this.#options.onDrain?.(connection));
      return connection.drain(milliseconds);
    });
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

  /**
   * Connects within this process, past the ports, for who stands between clients and this server:
   * nobody else can have such a connection. TLS is not required of it, and it counts among
   * `maxConnections` and `maxConnectionsPerAddress` as one of the client's.
   * @param address Where the client is; it becomes the connection's `remoteAddress`.
   * @returns The client's end, for the option `open` of `connect`.
   * @throws LimitError; Error if the server is closed.
   */
  openLocal(address?: string): Wire {
    if (this.#closing !== undefined) throw new Error("the server is closed");
    const [own, client] = localPair(address);
    const refused = this.#accept(own, () => {});
    if (refused === undefined) return client;
    client.destroy();
    throw new LimitError(refused, `the server has as many connections as ${refused} allows`);
  }

  /** Takes a connection, or says which limit is against it. */
  #accept(
    socket: Wire,
    begin: (connection: Connection) => void,
  ): ReturnType<ConnectionCount["admit"]> {
    const { log } = this.#engine;
    const refused = this.#count.admit(socket);
    if (refused !== undefined) {
      const { remoteAddress, remotePort } = socket;
      limitHit(refused, undefined, remoteAddress);
      log.warn({ remoteAddress, remotePort, limit: refused }, "connection refused");
      socket.on("error", () => {});
      socket.destroy();
      return refused;
    }
    const connection = new Connection(this.#engine, socket);
    // Who reads the address has Node keep it: not for a log that tells no such thing.
    if (log.info !== silentLog.info) {
      const { id, remoteAddress, remotePort } = connection;
      log.info({ connection: id, remoteAddress, remotePort }, "connection opened");
    }
    this.#connections.add(connection);
    this.#call("onConnection", connection, () => this.#options.onConnection?.(connection));
    begin(connection);
    return undefined;
  }

  /** @internal */
  gone(connection: Connection, reason: CloseReason): void {
    this.#connections.delete(connection);
    this.#count.leave(connection);
    this.#call("onClose", connection, () => this.#options.onClose?.(connection, reason));
  }

  /** @internal */
  secured(connection: Connection): void {
    this.#engine.log.info({ connection: connection.id }, "connection secured");
    this.#call("onSecure", connection, () => this.#options.onSecure?.(connection));
  }

  /** Runs a hook of the embedder; its failure is no reason to stop serving. */
  #call(hook: string, connection: Connection, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#engine.log.error({ hook, err: error }, "a hook failed");
      if (channels.error.hasSubscribers) {
        channels.error.publish({ connection, operation: undefined, error });
      }
    }
  }
}

/** What becomes of a broadcast: one receiver that cannot get it keeps it from no other. */
class Delivery {
  #sent = 0;
  #error: Error | undefined;

  make(connection: Connection, event: SharedEvent<any>, sessionID?: string): void {
    try {
      connection.send(event.message(connection.encoding, sessionID));
      this.#sent++;
    } catch (error) {
      this.#error ??= error as Error;
    }
  }

  /** To how many it was sent. Throws the first error. */
  end(): number {
    if (this.#error !== undefined) throw this.#error;
    return this.#sent;
  }
}

function stopListening(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve());
  });
}

/**
 * Makes a server; {@link RoseServer.listen} starts it.
 * @throws RangeError for a bad limit, TypeError for an option that there is not.
 */
export function createServer(options: ServerOptions = {}): RoseServer {
  knownOptions(options, serverOptionNames, "createServer");
  knownValue(options.tls?.policy, tlsPolicies, "tls.policy");
  return new RoseServer(options);
}
