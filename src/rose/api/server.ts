import type { AddressInfo } from "node:net";
import type { Event, HandledOperation, Operation } from "../../codec/index.js";
import type { CloseReason } from "../errors.js";
import type { NamesOf } from "../../codec/internal.js";
import type { ServerCertificate, ServerTlsOptions } from "../server/tls-server.js";
import type { ClientTlsOptions } from "../socket/tls-options.js";
import type { Wire } from "../socket/wire.js";
import type { Connection, EventHandler, OperationHandler, Session } from "./connection.js";
import {
  engineOptionNames,
  type AuthenticateHook,
  type AuthorizeHook,
  type EngineOptions,
} from "./options.js";

/** Options of a server. */
export interface ServerOptions extends EngineOptions {
  /** Called before the argument of each invoke and event is decoded; see {@link AuthorizeHook}. */
  readonly authorize?: AuthorizeHook | undefined;
  /** Called for invokes with credentials; without it, handlers get the credentials unchecked. */
  readonly authenticate?: AuthenticateHook | undefined;
  /**
   * Whether clients must log on: until `connection.authenticated` is true, the limits
   * `maxFrameBytesBeforeLogon` and `logonTimeout` apply. False by default.
   */
  readonly logon?: boolean | undefined;
  /** A certificate, and whether TLS is offered or required; without this option there is no TLS. */
  readonly tls?: ServerTlsOptions | undefined;
  /** Called when a connection is open, before anything is read from it and before TLS. */
  readonly onConnection?: ((connection: Connection) => void) | undefined;
  /** Called when TLS is established; the connection's session, sessions and `authenticated` begin anew. */
  readonly onSecure?: ((connection: Connection) => void) | undefined;
  /** Called when {@link RoseServer.drain} begins: the last chance to send the client a message about it. */
  readonly onDrain?: ((connection: Connection) => void) | undefined;
  /** Called when a connection has ended and its pending calls are settled. */
  readonly onClose?: ((connection: Connection, reason: CloseReason) => void) | undefined;
}

/** The names of {@link ServerOptions}. */
export const serverOptionNames = {
  ...engineOptionNames,
  authorize: "function",
  authenticate: "function",
  logon: "boolean",
  // ServerTls looks at it.
  tls: true,
  onConnection: "function",
  onSecure: "function",
  onDrain: "function",
  onClose: "function",
} satisfies NamesOf<ServerOptions>;

/** Where and how a server listens. All servers of this package take the same options. */
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

/** Where {@link RoseServer.dial} connects. */
export interface DialOptions {
  /** Its name or IP address. */
  readonly host: string;
  /** Its TCP port, from 1 to 65535. */
  readonly port: number;
  /** TLS from the first octet; none by default. */
  readonly tls?: Omit<ClientTlsOptions, "mode"> | undefined;
  /** Aborts the attempt. */
  readonly signal?: AbortSignal | undefined;
}

/** How {@link RoseServer.openLocal} connects. */
export interface LocalOptions {
  /**
   * Asked if there are as many connections of the client's address as `maxConnectionsPerAddress` allows: whether this one is
   * let in nevertheless. Who says so ends this one or another of that address as soon as it is known which.
   */
  readonly mayExceed?: (() => boolean) | undefined;
}

/** How {@link RoseServer.drain} ends connections. Times are in milliseconds. */
export interface DrainOptions {
  /** The longest time to wait for running handlers and pending calls of a connection; 10 s by default, 0 waits for ever. */
  readonly wait?: number | undefined;
  /**
   * The time over which connections are ended, in portions, so that not all clients come to another server at the same time; 0 by default,
   * which ends all at once. A connection whose turn has not come is served as before.
   */
  readonly over?: number | undefined;
  /**
   * When connections within this process ({@link RoseServer.openLocal}) are ended, which are in no portion: once this has settled.
   * What mediates between clients and this server ends its own before, and until then may open more. By default they are ended at once.
   */
  readonly localAfter?: Promise<unknown> | undefined;
}

/** The names of {@link DrainOptions}. */
export const drainOptionNames = {
  wait: "number",
  over: "number",
  localAfter: "object",
} satisfies NamesOf<DrainOptions>;

/** The argument of an invoke before it is decoded: its octets, which are valid during a call, or JSON that has been parsed. */
export interface GivenArgument {
  /** The name that the invoke has besides its id. */
  readonly operationName?: string | undefined;
  /** The argument's octets in BER; undefined if it has come as JSON, or if there is none. */
  readonly argument?: Uint8Array | undefined;
  /** The argument as parsed JSON, if the message is in JSON. */
  readonly json?: unknown;
}

/** Decides for which sessions and arguments an operation takes the place of another one with the same id. */
export type When = (session: Session, given: GivenArgument) => boolean;

/** A ROSE server on any number of ports; see `createServer`. */
export interface RoseServer extends AsyncDisposable {
  /** The connections that are open now. */
  readonly connections: ReadonlySet<Connection>;

  /**
   * Registers the handler of an operation or event for all connections; there can be only one.
   * @throws Error if there already is one.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  /** The same for an event, which is never answered. */
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
  /**
   * Registers the handler of an operation whose id means it only in some sessions, for example those of clients of another
   * version. In all others, another operation may have the same id, and the same name.
   * @param when Called for each invoke with this id unless a name tells which operation is meant; returns whether it means this one. It gets
   *   the argument before it is decoded, and must not throw.
   * @param id Another id than its own, which means it too under the condition.
   * @throws Error if there is already such an operation with this id, or one with the same name and another id.
   */
  handleWhen<A, R, E>(
    when: When,
    operation: HandledOperation<A, R, E>,
    handler: OperationHandler<A, R>,
    id?: number,
  ): this;

  /**
   * Whether there is a handler for an operation, for some connections or all. It is looked for as when an invoke comes:
   * by the id or, if that is 0, by the name. Handlers of a single session ({@link Session.handle}) do not count.
   */
  handles(operation: Operation): boolean;

  /**
   * Listens. May be called for several ports; some of them may speak TLS from the first octet.
   * @param where The port is 7222 by default.
   * @returns The bound address. Rejects with the system's error, for example EADDRINUSE, with an
   *   Error for TLS if the options have no certificate, and with a TypeError for an unknown option.
   */
  listen(where?: ListenOptions): Promise<AddressInfo>;

  /**
   * Sets another certificate for future handshakes; open connections keep theirs.
   * @throws Error if the options have no certificate, or if this one is invalid; then nothing changes.
   */
  setCertificate(certificate: ServerCertificate): void;

  /**
   * Sends an event to all connections, or to those that the filter accepts. It is encoded once for
   * each of the two encodings that clients speak. It is not sent to connections that still lack a
   * required TLS.
   * @returns The number of connections it was sent to.
   * @throws BerEncodeError for a wrong argument; LimitError for one that is too long for a connection,
   *   after all others have received it; TypeError for something that is not an event.
   */
  broadcast<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter?: (connection: Connection) => boolean,
  ): number;

  /**
   * Like {@link broadcast}, to the sessions that the filter accepts: each connection's own session,
   * and those of multi-user mode, with their ids. The argument is encoded once for each of the two
   * encodings.
   */
  broadcastToSessions<A>(
    event: Event<any, A>,
    argument: NoInfer<A>,
    filter: (session: Session) => boolean,
  ): number;

  /**
   * Stops accepting connections, then ends each: rejects new invokes (resourceLimitation, "about to close"), waits for
   * running handlers and pending calls to end, sends what is left and closes. A connection with neither closes at once.
   * @param how {@link DrainOptions}; a number is `wait`.
   * @throws TypeError for an unknown option (as a rejection).
   */
  drain(how?: number | DrainOptions): Promise<void>;

  /** Stops accepting and closes all connections. May be called repeatedly, also during a drain. */
  close(): Promise<void>;

  /**
   * Opens a connection to a peer that waits for servers, and serves it like those that clients open: for a web service with which
   * the server registers (asnRegisterServer). For `maxConnections` and `maxConnectionsPerAddress` it counts as any other.
   * @throws ConnectError, RoseTimeoutError, TlsError, AbortError, LimitError, Error if the server is closed (as rejections); RangeError
   *   for old TLS.
   */
  dial(where: DialOptions): Promise<Connection>;

  /**
   * Connects within this process, without a port, for code that mediates between clients and this server,
   * such as the web service. Other processes cannot make such a connection. TLS is not required of it,
   * and for `maxConnections` and `maxConnectionsPerAddress` it counts as one of the client's.
   * @param address The address of the client; it becomes the connection's `remoteAddress`.
   * @returns The client's end, for the option `open` of `connect`.
   * @throws LimitError; Error if the server is closed.
   */
  openLocal(address?: string, options?: LocalOptions): Wire;
}
