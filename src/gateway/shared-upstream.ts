import type { Event, Operation } from "../codec/index.js";
import type {
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
} from "../modules/authentication/authentication.js";
import { asnKeepAlive } from "../modules/general/general.js";
import {
  asnCreateUserSession,
  asnDestroyUserSession,
  asnStartMultiUserMode,
  asnUserSessionDestroyed,
  asnWebServiceLogon,
} from "../modules/web-service-connection/web-service-connection.js";
import {
  connect,
  ConnectionClosedError,
  consoleLog,
  PROTOCOL_VERSION,
  type Client,
  type ConnectOptions,
  type RoseLog,
} from "../rose/index.js";
import { withClientAddress } from "../server/internal-address.js";
import {
  checkConnectOptions,
  connectOptionNames,
  guarded,
  knownOptions,
  requiredOptions,
  requireGiven,
  type NamesOf,
} from "../rose/internal.js";
import type { FindOperation } from "./known.js";
import { callRaw, findRaw, handOn, invokeRaw, rawEvent } from "./raw.js";
import { onlyInSessions } from "./server-invokes.js";
import {
  UpstreamUnavailable,
  notePrompt,
  type CallOptions,
  type PromptSession,
  type SessionListener,
  type Settle,
  type Upstream,
  type UpstreamClient,
  type UpstreamSession,
} from "./upstream.js";

/** The UCServer, and how the web service registers with it. */
export interface SharedUpstreamOptions extends ConnectOptions {
  /** The web service's own credentials (asnWebServiceLogon); without them it does not register. */
  readonly webService?: { readonly user: string; readonly password: string } | undefined;
  /** Milliseconds between two attempts to connect; 1 s by default. */
  readonly retry?: number | undefined;
  /** Milliseconds between two keep-alives of each session; 60 s by default. */
  readonly keepAlive?: number | undefined;
}

const optionNames = {
  ...connectOptionNames,
  webService: "object",
  retry: "number",
  keepAlive: "number",
} satisfies NamesOf<SharedUpstreamOptions>;

const webServiceNames = { user: "string", password: "string" };

/**
 * A server that gets one connection for all web sessions, in multi-user mode (manual chapter 48). When the
 * connection is lost its sessions end; the next one that is opened connects again.
 * @throws TypeError for an unknown option, RangeError for an invalid limit.
 */
export function sharedUpstream(options: SharedUpstreamOptions): Upstream {
  requiredOptions(options, optionNames, "sharedUpstream");
  const { webService, retry: _, keepAlive: __, ...target } = options;
  knownOptions(webService, webServiceNames, "webService", "webService.");
  if (webService !== undefined) requireGiven(webService, ["user", "password"], "webService");
  checkConnectOptions(target, "sharedUpstream");
  return new SharedUpstream(options);
}

class SharedUpstream implements Upstream {
  readonly #options: SharedUpstreamOptions;
  readonly #log: RoseLog;
  #line: Promise<Line> | undefined;
  #failedAt = 0;
  #failure: unknown;
  #closed = false;

  constructor(options: SharedUpstreamOptions) {
    this.#options = options;
    this.#log = options.log ?? consoleLog;
  }

  async open(
    negotiate: AsnNegotiateServerConnectionArgument,
    listener: SessionListener,
    client?: UpstreamClient,
  ): Promise<UpstreamSession> {
    const line = await this.#connected();
    return line.open(withClientAddress(negotiate, client?.address), listener);
  }

  /** The open connection, or a new one; attempts are spaced out in time. */
  #connected(): Promise<Line> {
    if (this.#closed) return Promise.reject(new UpstreamUnavailable("the web service is closed"));
    if (this.#line !== undefined) return this.#line;
    const { retry = 1000 } = this.#options;
    if (performance.now() - this.#failedAt < retry && this.#failure !== undefined) {
      return Promise.reject(unavailable(this.#failure));
    }
    const line = Line.connect(this.#options, this.#log);
    this.#line = line;
    line.then(
      (found) => {
        this.#failure = undefined;
        this.#log.info({}, "web service connected to the server");
        void found.closed.then((reason) => {
          this.#line = undefined;
          this.#log.warn({ reason }, "web service lost the server");
        });
      },
      (error: unknown) => {
        this.#line = undefined;
        this.#failedAt = performance.now();
        this.#failure = error;
        this.#log.warn({ err: error }, "web service cannot connect to the server");
      },
    );
    return line.catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const line = await this.#line?.catch(() => undefined);
    await line?.close();
  }
}

function unavailable(cause: unknown): UpstreamUnavailable {
  return new UpstreamUnavailable("the server cannot be reached", { cause });
}

/** One connection in multi-user mode, and the sessions on it. */
class Line {
  readonly #client: Client;
  readonly #sessions = new Map<string, SharedSession>();
  /** Of each web service on the connection, usually one, what it knows. */
  readonly #finders = new Set<FindOperation>();
  readonly #timer: NodeJS.Timeout;
  #closing = false;

  static async connect(options: SharedUpstreamOptions, log: RoseLog): Promise<Line> {
    const { webService, retry: _, keepAlive = 60_000, ...target } = options;
    const client = await connect(target);
    try {
      if (webService !== undefined) {
        await client.invoke(asnWebServiceLogon, {
          iVersion: PROTOCOL_VERSION,
          u8sVersion: "rosewire",
          u8sUser: webService.user,
          u8sPassword: webService.password,
          capabilities: [],
        });
      }
      await client.invoke(asnStartMultiUserMode, {});
      return new Line(client, keepAlive, log);
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  private constructor(client: Client, keepAlive: number, log: RoseLog) {
    this.#client = client;
    client.connection.sessions.enable();
    client.handle(asnUserSessionDestroyed, ({ u8sSessionID }) => {
      this.#end(u8sSessionID, "the server ended the session");
    });
    const find: FindOperation = (idOrName) => {
      for (const finder of this.#finders) {
        const found = finder(idOrName);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const findToken = (idOrName: number | string) => findRaw(find, idOrName);
    client.handleRest(findToken, (argument, context) => {
      const { sessionID, operation } = context;
      const session = sessionID === undefined ? undefined : this.#sessions.get(sessionID);
      if (session !== undefined) return handOn(session.listener, argument, context);
      if (operation.kind === "event") return undefined;
      throw onlyInSessions(operation);
    });
    const tellAll = (): void => guarded(log, "keep-alives", () => this.#keepAlive());
    this.#timer = setInterval(tellAll, keepAlive);
    this.#timer.unref();
    const lost = async (): Promise<void> => {
      const { message } = await client.closed;
      clearInterval(this.#timer);
      for (const id of [...this.#sessions.keys()]) this.#end(id, message);
    };
    guarded(log, "the end of a connection", lost);
  }

  get closed(): Promise<string> {
    return this.#client.closed.then(({ message }) => message);
  }

  async open(
    negotiate: AsnNegotiateServerConnectionArgument,
    listener: SessionListener,
  ): Promise<UpstreamSession> {
    this.#finders.add(listener.find);
    const made = await this.#client.invoke(asnCreateUserSession, { negotiate });
    const { u8sSessionID: id, negotiateresult: negotiated } = made;
    const { connection } = this.#client;
    if (!connection.open) throw new UpstreamUnavailable("the connection was lost");
    // Events that come for the session from now on reach it.
    connection.sessions.create(id);
    const session = new SharedSession(this.#client, id, negotiated, listener, () => {
      this.#forget(id);
    });
    this.#sessions.set(id, session);
    return session;
  }

  /** The client has ended it: the server is told. */
  #forget(id: string): void {
    if (!this.#sessions.delete(id)) return;
    const { connection } = this.#client;
    connection.sessions.destroy(id);
    if (!connection.open || this.#closing) return;
    // Whether it still exists or has ended meanwhile, it is over.
    this.#client.invoke(asnDestroyUserSession, { u8sSessionID: id }).catch(() => {});
  }

  /** The server has ended it, or the connection is lost. */
  #end(id: string, reason: string): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    this.#client.connection.sessions.destroy(id);
    session.listener.onEnd(reason);
  }

  #keepAlive(): void {
    for (const session of this.#sessions.values()) session.keepAlive();
  }

  close(): Promise<void> {
    this.#closing = true;
    return this.#client.close();
  }
}

class SharedSession implements PromptSession {
  readonly negotiated: AsnNegotiateServerConnectionResult;
  readonly listener: SessionListener;
  readonly #client: Client;
  readonly #id: string;
  readonly #onClose: () => void;

  constructor(
    client: Client,
    id: string,
    negotiated: AsnNegotiateServerConnectionResult,
    listener: SessionListener,
    onClose: () => void,
  ) {
    this.#client = client;
    this.#id = id;
    this.negotiated = negotiated;
    this.listener = listener;
    this.#onClose = onClose;
    notePrompt(this);
  }

  call(operation: Operation, argument: Uint8Array, options?: CallOptions): Promise<Uint8Array> {
    const session = this.#client.connection.sessions.get(this.#id);
    if (session === undefined) return Promise.reject(sessionOver());
    return invokeRaw(session, operation, argument, options);
  }

  callWith(
    operation: Operation,
    argument: Uint8Array,
    options: CallOptions | undefined,
    settle: Settle,
  ): void {
    const session = this.#client.connection.sessions.get(this.#id);
    if (session === undefined) settle(sessionOver());
    else callRaw(session, operation, argument, options, settle);
  }

  emit(event: Event, argument: Uint8Array): void {
    const session = this.#client.connection.sessions.get(this.#id);
    if (session?.emit(rawEvent(event), argument) !== true) throw sessionOver();
  }

  /** Tells the server that the session is still in use, even if it sends nothing. */
  keepAlive(): void {
    this.#client.connection.sessions.get(this.#id)?.emit(asnKeepAlive, { dummy: null });
  }

  close(): void {
    this.#onClose();
  }
}

function sessionOver(): ConnectionClosedError {
  return new ConnectionClosedError({ code: "remote", message: "the session is over" });
}
