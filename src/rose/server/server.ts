import {
  createServer as createNetServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import type { Event, Operation, HandledOperation } from "../../codec/index.js";
import type { Connection, EventHandler, OperationHandler, Session } from "../api/connection.js";
import {
  drainOptionNames,
  serverOptionNames,
  type DialOptions,
  type DrainOptions,
  type ListenOptions,
  type LocalOptions,
  type RoseServer,
  type ServerOptions,
  type When,
} from "../api/server.js";
import { EngineConnection, internalOf, type ConnectionOwner } from "../connection/connection.js";
import { Engine } from "../connection/engine.js";
import { logOpened } from "../connection/log-connection.js";
import { acceptStartTls, switchToTls } from "../connection/upgrade.js";
import { channels, limitHit } from "../diagnostics.js";
import { LimitError, type CloseReason } from "../errors.js";
import { guarded } from "../guarded.js";
import { knownOptions, requiredOptions, type Caller, type NamesOf } from "../../codec/internal.js";
import { SharedEvent } from "../message/encode-event.js";
import { DEFAULT_PORT } from "../socket/default-port.js";
import { localPair } from "../socket/local-pair.js";
import { openSocket } from "../socket/open-socket.js";
import { clientTls } from "../socket/tls-client.js";
import { clientTlsNames } from "../socket/tls-options.js";
import type { Wire } from "../socket/wire.js";
import { ConnectionCount } from "./connection-count.js";
import { listenOptions } from "./listen-options.js";
import { inPortions } from "./portions.js";
import { ServerTls, type ServerCertificate } from "./tls-server.js";

const { mode: _mode, ...dialTlsNames } = clientTlsNames;
const dialOptionNames = {
  host: "string",
  port: "number",
  tls: "object",
  signal: true,
} satisfies NamesOf<DialOptions>;

/** A server and its connections. */
class EngineServer implements RoseServer, ConnectionOwner {
  readonly #engine: Engine;
  readonly #options: ServerOptions;
  readonly #connections = new Set<EngineConnection>();
  readonly #tls: ServerTls | undefined;
  readonly #count: ConnectionCount;
  readonly #listeners = new Set<Server>();
  #closing: Promise<void> | undefined;
  /** Set while the server drains but still takes connections within the process. */
  #closeLocal: (() => void) | undefined;

  constructor(options: ServerOptions) {
    this.#engine = new Engine("server", options, options);
    this.#options = options;
    this.#count = new ConnectionCount(this.#engine.limits);
    if (options.tls === undefined) return;
    const tls = new ServerTls(options.tls);
    this.#tls = tls;
    this.#engine.tls = tls;
    if (tls.policy === "never" || !this.#engine.protocol.native) return;
    for (const operation of tls.starting) {
      this.handle(operation, (_, { connection }) => {
        acceptStartTls(internalOf(connection), operation, (socket) => tls.wrap(socket));
        return {};
      });
    }
  }

  get connections(): ReadonlySet<EngineConnection> {
    return this.#connections;
  }

  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handle(token as Operation, handler);
    return this;
  }

  handleWhen<A, R, E>(
    when: When,
    operation: HandledOperation<A, R, E>,
    handler: OperationHandler<A, R>,
    id?: number,
  ): this {
    this.#engine.dispatcher.handleWhen(when, operation as Operation, handler, id);
    return this;
  }

  handles(operation: Operation): boolean {
    return this.#engine.dispatcher.handles(operation);
  }

  async listen(where?: ListenOptions): Promise<AddressInfo> {
    const { host, port, tls } = listenOptions(where, { clear: DEFAULT_PORT, tls: DEFAULT_PORT });
    if (!tls) return await this.#listen(port, host, () => {});
    const serverTls = this.#requireTls();
    return await this.#listen(port, host, (connection) => {
      // A handshake that fails closes the connection, which is logged.
      switchToTls(connection, "due", (socket) => serverTls.wrap(socket)).catch(() => {});
    });
  }

  setCertificate(certificate: ServerCertificate): void {
    this.#requireTls().use(certificate);
  }

  #requireTls(): ServerTls {
    const tls = this.#tls;
    if (tls === undefined) throw new Error("the server has no certificate for TLS");
    return tls;
  }

  #listen(
    port: number,
    host: string,
    begin: (connection: EngineConnection) => void,
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
        forgetOwnEnd(socket);
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

  broadcast<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter?: (connection: Connection) => boolean,
  ): number {
    const shared = this.#shared(event, argument, this.broadcast);
    const delivery = new Delivery();
    for (const connection of this.#connections) {
      if (!connection.open || connection.tlsIsDue) continue;
      if (filter !== undefined && !filter(connection)) continue;
      delivery.make(connection, shared);
    }
    return delivery.end();
  }

  broadcastToSessions<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter: (session: Session) => boolean,
  ): number {
    const shared = this.#shared(event, argument, this.broadcastToSessions);
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

  /** How an event is sent to each of many connections. */
  #shared<A>(event: Event<any, A>, argument: A, caller: Caller): Share {
    const { protocol, writing } = this.#engine;
    if (!protocol.native) {
      return (connection) => void connection.emitFrom(caller, event, argument, undefined);
    }
    const shared = new SharedEvent(event, argument, writing, caller);
    return (connection, sessionID) =>
      connection.send(shared.message(connection.encoding, sessionID));
  }

  async drain(how: number | DrainOptions = {}): Promise<void> {
    const options = typeof how === "number" ? { wait: how } : how;
    knownOptions(options, drainOptionNames, "drain");
    const { wait = 10_000, over = 0, localAfter } = options;
    const drain = (connection: EngineConnection): Promise<void> => {
      this.#call("onDrain", connection, () => this.#options.onDrain?.(connection));
      return connection.drain(wait);
    };
    await this.#end(async () => {
      const remote = [...this.#connections].filter((connection) => !connection.local);
      await Promise.all([
        inPortions(remote, over, ({ open }) => open, drain),
        this.#drainLocal(localAfter, drain),
      ]);
    });
  }

  /** Ends connections within the process once something has settled; until then, there may be more of them. */
  async #drainLocal(
    after: Promise<unknown> | undefined,
    drain: (connection: EngineConnection) => Promise<void>,
  ): Promise<void> {
    if (after !== undefined) {
      const closed = new Promise<void>((resolve) => (this.#closeLocal = resolve));
      await Promise.race([after.catch(() => {}), closed]);
      this.#closeLocal = undefined;
    }
    await Promise.all([...this.#connections].filter(({ local }) => local).map(drain));
  }

  async close(): Promise<void> {
    this.#closeLocal?.();
    const closeAll = async (): Promise<void> => {
      await Promise.all([...this.#connections].map((connection) => connection.close()));
    };
    // A drain that has begun ends with the connections.
    await Promise.all([this.#end(closeAll), closeAll()]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #end(all: () => Promise<void>): Promise<void> {
    this.#closing ??= Promise.all([...[...this.#listeners].map(stopListening), all()]).then(() =>
      this.#engine.lines.close(),
    );
    return this.#closing;
  }

  async dial(where: DialOptions): Promise<Connection> {
    requiredOptions(where, dialOptionNames, "dial");
    const { host, port, tls, signal } = where;
    knownOptions(tls, dialTlsNames, "tls", "tls.");
    if (this.#closing !== undefined) throw new Error("the server is closed");
    const wrap = tls && clientTls(host, tls);
    const timeout = this.#engine.limits.connectTimeout;
    const socket = await openSocket({ host, port, timeout, signal });
    if (this.#closing !== undefined) {
      socket.destroy();
      throw new Error("the server is closed");
    }
    let made: EngineConnection | undefined;
    const refused = this.#accept(socket, (connection) => void (made = connection));
    if (refused !== undefined) {
      throw new LimitError(refused, `the server has as many connections as ${refused} allows`);
    }
    // `#accept` has called the function, which the compiler does not see.
    const connection = made as unknown as EngineConnection;
    if (wrap !== undefined) await switchToTls(connection, "shaking", wrap);
    return connection;
  }

  openLocal(address?: string, options: LocalOptions = {}): Wire {
    knownOptions(options, { mayExceed: "function" } satisfies NamesOf<LocalOptions>, "openLocal");
    const { mayExceed } = options;
    if (this.#closing !== undefined && this.#closeLocal === undefined)
      throw new Error("the server is closed");
    const [own, client] = localPair(address);
    const refused = this.#accept(own, () => {}, mayExceed);
    if (refused === undefined) return client;
    client.destroy();
    throw new LimitError(refused, `the server has as many connections as ${refused} allows`);
  }

  /** Accepts a connection, or returns the limit that forbids it. */
  #accept(
    socket: Wire,
    begin: (connection: EngineConnection) => void,
    mayExceed?: () => boolean,
  ): ReturnType<ConnectionCount["admit"]> {
    const { log } = this.#engine;
    const refused = this.#count.admit(socket, mayExceed);
    if (refused !== undefined) {
      const { remoteAddress, remotePort } = socket;
      limitHit(refused, undefined, remoteAddress);
      log.warn({ remoteAddress, remotePort, limit: refused }, "connection refused");
      socket.on("error", () => {});
      socket.destroy();
      return refused;
    }
    const connection = new EngineConnection(this.#engine, socket, this);
    logOpened(this.#engine, connection);
    this.#connections.add(connection);
    this.#call("onConnection", connection, () => this.#options.onConnection?.(connection));
    begin(connection);
    return undefined;
  }

  gone(connection: EngineConnection, reason: CloseReason): void {
    this.#connections.delete(connection);
    this.#count.leave(connection);
    this.#call("onClose", connection, () => this.#options.onClose?.(connection, reason));
  }

  secured(connection: EngineConnection): void {
    this.#engine.log.info({ connection: connection.id }, "connection secured");
    this.#call("onSecure", connection, () => this.#options.onSecure?.(connection));
  }

  /** Runs a hook of the embedder; if it fails, the server continues. */
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

/** Sends a connection, or a session of it, what is sent to many. */
type Share = (connection: EngineConnection, sessionID?: string) => void;

/** The outcome of a broadcast. A receiver that cannot get it does not affect the others. */
class Delivery {
  #sent = 0;
  #error: Error | undefined;

  make(connection: EngineConnection, share: Share, sessionID?: string): void {
    try {
      share(connection, sessionID);
      this.#sent++;
    } catch (error) {
      this.#error ??= error as Error;
    }
  }

  /** Returns the number of receivers it was sent to. Throws the first error. */
  end(): number {
    if (this.#error !== undefined) throw this.#error;
    return this.#sent;
  }
}

/**
 * Takes from a socket that is half open what Node.js does at the end of input, which is nothing: with a listener of ours there would be an array of two for
 * each connection. Not all at once, for then Node.js would keep the others in a table, which takes more.
 */
function forgetOwnEnd(socket: Socket): void {
  for (const listener of socket.listeners("end")) socket.off("end", listener as () => void);
}

function stopListening(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve());
  });
}

/**
 * Creates a server; {@link RoseServer.listen} starts it.
 * @throws RangeError for an invalid limit or old TLS, an Error of `node:tls` for an invalid certificate or key, TypeError for an
 *   unknown option.
 */
export function createServer(options: ServerOptions = {}): RoseServer {
  knownOptions(options, serverOptionNames, "createServer");
  return new EngineServer(options);
}
