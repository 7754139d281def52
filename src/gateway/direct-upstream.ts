import type { Event, Operation } from "../codec/index.js";
import {
  asnNegotiateServerConnection,
  type AsnNegotiateServerConnectionArgument,
  type AsnNegotiateServerConnectionResult,
} from "../modules/authentication/authentication.js";
import {
  connect,
  ConnectionClosedError,
  LimitError,
  silentLog,
  type Client,
  type ConnectOptions,
  type RoseServer,
} from "../rose/index.js";
import { checkConnectOptions } from "../rose/internal.js";
import { clusterOf, noteCluster } from "../server/internal-cluster.js";
import { callRaw, findRaw, handOn, invokeRaw, rawEvent } from "./raw.js";
import type { Served } from "./served.js";
import {
  UpstreamUnavailable,
  notePrompt,
  type CallOptions,
  type PromptSession,
  type SessionListener,
  type Settle,
  type Upstream,
  type UpstreamClient,
} from "./upstream.js";

/**
 * A server that gets a connection for each web session: a web session is then a client like any
 * other, and the server's limits for connections apply to it. All of them come from the web
 * service's address; for a server in this process, use {@link localUpstream}.
 * @param target Where the server listens.
 * @throws TypeError for an unknown option, RangeError for an invalid limit.
 */
export function directUpstream(target: ConnectOptions): Upstream {
  checkConnectOptions(target, "directUpstream");
  return upstreamOver(() => target);
}

/** What {@link localUpstream} needs of a UcServer. */
export interface LocalServer extends Partial<Served> {
  /** The engine of the server, on which connections are opened. */
  readonly rose: Pick<RoseServer, "openLocal"> & Partial<Pick<RoseServer, "handles">>;
}

/**
 * A server in this process, which gets a connection for each web session without a port. The server
 * treats it as the web client's: it counts at the client's address (`maxConnectionsPerAddress`), and
 * wrong passwords slow down that client only.
 * The page and the OpenAPI description offer what its modules serve. Requests for sessions that the web service of another server on the
 * same data has are passed on to that one.
 * @param server A UcServer.
 */
export function localUpstream(server: LocalServer): Upstream {
  const upstream = upstreamOver(({ address, mayExceed }) => ({
    open: () => server.rose.openLocal(address, { mayExceed }),
    // The server at the other end logs what becomes of the connection.
    log: silentLog,
  }));
  const served = (): Served | undefined => {
    const { routes, sent } = server;
    return routes === undefined ? undefined : { routes, sent };
  };
  // Handlers of single sessions do not count there; they are of multi-user mode, and a web session here has a connection.
  const serves = (operation: Operation): boolean | undefined => server.rose.handles?.(operation);
  const local = { ...upstream, served, serves };
  const cluster = clusterOf(server);
  if (cluster !== undefined) noteCluster(local, cluster);
  return local;
}

function upstreamOver(targetFor: (client: UpstreamClient) => ConnectOptions): Upstream {
  const sessions = new Set<DirectSession>();
  return {
    async open(negotiate, listener, client = {}) {
      const target = targetFor(client);
      const session = await DirectSession.open(target, negotiate, listener, (ended) => {
        sessions.delete(ended);
      });
      sessions.add(session);
      return session;
    },
    async close() {
      const open = [...sessions];
      for (const session of open) session.close();
      await Promise.all(open.map(({ closed }) => closed));
    },
  };
}

class DirectSession implements PromptSession {
  readonly negotiated: AsnNegotiateServerConnectionResult;
  readonly #client: Client;
  #closing = false;

  static async open(
    target: ConnectOptions,
    negotiate: AsnNegotiateServerConnectionArgument,
    listener: SessionListener,
    onEnd: (session: DirectSession) => void,
  ): Promise<DirectSession> {
    let client: Client;
    try {
      client = await connect(target);
    } catch (error) {
      if (error instanceof LimitError) throw error;
      throw new UpstreamUnavailable("the server cannot be reached", { cause: error });
    }
    try {
      client.handleRest(
        (idOrName) => findRaw(listener.find, idOrName),
        (argument, context) => handOn(listener, argument, context),
      );
      const negotiated = await client.invoke(asnNegotiateServerConnection, negotiate);
      return new DirectSession(client, negotiated, listener, onEnd);
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  private constructor(
    client: Client,
    negotiated: AsnNegotiateServerConnectionResult,
    listener: SessionListener,
    onEnd: (session: DirectSession) => void,
  ) {
    this.#client = client;
    this.negotiated = negotiated;
    notePrompt(this);
    void client.closed.then((reason) => {
      onEnd(this);
      if (!this.#closing) listener.onEnd(reason.message);
    });
  }

  get closed(): Promise<unknown> {
    return this.#client.closed;
  }

  call(operation: Operation, argument: Uint8Array, options?: CallOptions): Promise<Uint8Array> {
    return invokeRaw(this.#client, operation, argument, options);
  }

  callWith(
    operation: Operation,
    argument: Uint8Array,
    options: CallOptions | undefined,
    settle: Settle,
  ): void {
    callRaw(this.#client, operation, argument, options, settle);
  }

  emit(event: Event, argument: Uint8Array): void {
    if (this.#client.emit(rawEvent(event), argument)) return;
    throw new ConnectionClosedError({ code: "remote", message: "the connection is over" });
  }

  close(): void {
    this.#closing = true;
    void this.#client.close();
  }
}
