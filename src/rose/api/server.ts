import type { AddressInfo } from "node:net";
import type { Event, HandledOperation } from "../../codec/index.js";
import type { CloseReason } from "../errors.js";
import type { NamesOf } from "../known-options.js";
import type { ServerCertificate, ServerTlsOptions } from "../server/tls-server.js";
import type { Wire } from "../socket/wire.js";
import type { Connection, EventHandler, OperationHandler, Session } from "./connection.js";
import {
  engineOptionNames,
  type AuthenticateHook,
  type AuthorizeHook,
  type EngineOptions,
} from "./options.js";

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

/** The names of {@link ServerOptions}. */
export const serverOptionNames = {
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

/** Where a server listens, and how. It is the same for every server of this package. */
export interface ListenOptions {
  /** The address to bind to; the loopback address by default. */
  readonly host?: string | undefined;
  /** The TCP port; 0 for any free port. The default is the usual port of the server. */
  readonly port?: number | undefined;
  /**
   * Whether connections speak TLS from the first octet, with the certificate in the options of the server;
   * false by default.
   */
  readonly tls?: boolean | undefined;
}

/** A ROSE server on any number of ports. Made by `createServer`. */
export interface RoseServer extends AsyncDisposable {
  /** The connections that stand now. */
  readonly connections: ReadonlySet<Connection>;

  /**
   * Registers the one handler of an operation or event, for all connections.
   * @throws Error if there is one already.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;

  /**
   * Listens. May be called for several ports, with TLS from the first octet on some of them.
   * @param where The port is 7222 by default.
   * @returns The bound address. Rejects with the system's error, for example EADDRINUSE, with an
   *   Error for TLS if the options have no certificate, and with a TypeError for an unknown option.
   */
  listen(where?: ListenOptions): Promise<AddressInfo>;

  /**
   * Sets another certificate for future handshakes; open connections go on as they are.
   * @throws Error if the options have no certificate, or if this one is invalid; then nothing changes.
   */
  setCertificate(certificate: ServerCertificate): void;

  /**
   * Sends an event to all connections, or those that the filter lets pass. It is encoded once for
   * each of the two encodings that clients speak. Where TLS is required and does not stand yet
   * nothing is sent.
   * @returns To how many it was sent.
   * @throws BerEncodeError for a wrong argument; LimitError, when everybody else has got it, for
   *   one too long; TypeError for something that is no event.
   */
  broadcast<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter?: (connection: Connection) => boolean,
  ): number;

  /**
   * As {@link broadcast}, to the sessions that the filter lets pass: the own one of each
   * connection, and those of multi-user mode under their ids. The argument is encoded once for
   * each of the two encodings.
   */
  broadcastToSessions<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter: (session: Session) => boolean,
  ): number;

  /**
   * Stops accepting connections, rejects new invokes (resourceLimitation, "about to close"), lets
   * running handlers and own calls end, then closes. A connection with nothing under way closes
   * at once.
   * @param milliseconds How long to wait for them at most, 10 s by default; 0 waits for ever.
   */
  drain(milliseconds?: number): Promise<void>;

  /** Stops accepting and closes all connections. May be called again, also during a drain. */
  close(): Promise<void>;

  /**
   * Connects within this process, past the ports, for who stands between clients and this server:
   * nobody else can have such a connection. TLS is not required of it, and it counts among
   * `maxConnections` and `maxConnectionsPerAddress` as one of the client's.
   * @param address Where the client is; it becomes the connection's `remoteAddress`.
   * @returns The client's end, for the option `open` of `connect`.
   * @throws LimitError; Error if the server is closed.
   */
  openLocal(address?: string): Wire;
}
