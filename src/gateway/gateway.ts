import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import { createSecureContext } from "node:tls";
import { createServer as createHttpsServer, Server as HttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { getRequestListener, RequestError } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { WebSocketServer } from "ws";
import {
  consoleLog,
  type ListenOptions,
  type RoseLog,
  type ServerCertificate,
} from "../rose/index.js";
import { isLoopback } from "../server/internal-address.js";
import { addController } from "./controller.js";
import { addDocuments } from "./documents.js";
import { addOctets, addPage } from "./explorer.js";
import { badRequest, Failure, internal, nothingHere } from "./failure.js";
import { Bodies } from "./http/bodies.js";
import { Door, type UpgradeHandler } from "./http/door.js";
import { namesWebSocket, refuse } from "./http/upgrade.js";
import { WebClients } from "./http/clients.js";
import { limitConnections, PerAddress } from "./http/per-address.js";
import { hostNameOf, publicOrigin, siteOrigin } from "./http/origins.js";
import { addHealth, reach } from "./health.js";
import { Known } from "./known.js";
import { gatewayLimits, type GatewayLimits } from "./limits.js";
import type { Reading } from "./open-type.js";
import {
  drainOptionNames,
  gatewayOptionNames,
  type GatewayDrainOptions,
  type GatewayOptions,
} from "./options.js";
import { PassingOn } from "./peers/passing-on.js";
import { PlainCalls } from "./plain-calls.js";
import { addRoutes, type RouteOptions } from "./routes.js";
import { securityHeaders } from "./security.js";
import { WebSessions } from "./sessions.js";
import { clusterOf } from "../server/internal-cluster.js";
import { SiteGuard, type HeaderOf } from "./site.js";
import { SessionSocket } from "./socket.js";
import {
  listenOptions,
  modernCertificate,
  knownOptions,
  requiredOptions,
  requireGiven,
  RepeatedLines,
} from "../rose/internal.js";

/** What is known about a request besides its contents. */
interface Surroundings {
  /** Its port listens on the loopback address. */
  readonly onLoopback?: boolean;
  /** Node's request, in Node's own servers. */
  readonly incoming?: IncomingMessage;
}

/** The ports of a web service, as the manual has them. */
const usualPorts = { clear: 7224, tls: 7225 } as const;

let made: (options: GatewayOptions) => Gateway;

/** The web service in front of a UCServer (webservice manual, chapter 1). Made by {@link createGateway}. */
export class Gateway implements AsyncDisposable {
  /** The routes, to be mounted in a hono app. */
  readonly app: Hono;
  /**
   * For `http.createServer(gateway.handler)` and `server.on("checkExpectation", gateway.handler)`: without the second, Node
   * answers requests with an unknown `Expect` by itself, and no limit holds for these (RFC 9110 10.1.1).
   */
  readonly handler: RequestListener;
  /**
   * For `server.on("upgrade", gateway.upgrade)`: accepts WebSockets. A request for any other protocol
   * is passed back to the server as an ordinary request.
   */
  readonly upgrade: UpgradeHandler;
  /** The same for a port that only this machine can reach. */
  readonly #loopbackHandler: RequestListener;
  readonly #known: Known;
  readonly #sessions: WebSessions;
  readonly #clients: WebClients;
  readonly #connectionsPerAddress: PerAddress;
  readonly #limits: GatewayLimits;
  readonly #reading: Reading;
  readonly #log: RoseLog;
  readonly #lines: RepeatedLines;
  readonly #options: GatewayOptions;
  readonly #guard: SiteGuard;
  readonly #publicUrl: string | undefined;
  readonly #servers = new Set<Server>();
  #certificate: ServerCertificate | undefined;
  readonly #webSockets: WebSocketServer;
  readonly #door: Door;
  readonly #plainCalls: PlainCalls;
  #leaving = false;
  #draining = false;
  /** Undefined in front of a server that has no others beside it. */
  readonly #passingOn: PassingOn | undefined;

  static {
    made = (options) => new Gateway(options);
  }

  private constructor(options: GatewayOptions) {
    const { upstream, ucsids = ["local"], log = consoleLog } = options;
    const origins = (options.origins ?? []).map(siteOrigin);
    this.#options = options;
    this.#certificate = options.tls === undefined ? undefined : usable(options.tls, "tls");
    this.#limits = gatewayLimits(options.limits);
    this.#log = log;
    this.#lines = new RepeatedLines(log);
    const { unknownMembers, strictness, hostNames = [], publicUrl } = options;
    this.#publicUrl = publicUrl === undefined ? undefined : publicOrigin(publicUrl);
    const ownNames = this.#publicUrl === undefined ? [] : [new URL(this.#publicUrl).host];
    this.#guard = new SiteGuard({
      origins: new Set(origins),
      hostNames: [...hostNames.map(hostNameOf), ...ownNames],
    });
    this.#reading = { integers: "bigint", unknownMembers, strictness };
    this.#known = new Known(options.modules ?? {}, upstream, options.describe);
    this.#known.check();
    this.#door = new Door(this.#limits, log);
    const cluster = clusterOf(upstream);
    if (cluster !== undefined) {
      this.#passingOn = new PassingOn({
        cluster,
        log,
        has: (session) => this.#sessions.has(session),
        endLeftBehind: (whose) => this.#sessions.endLeftBehind(whose),
        serve: {
          request: (...given) => this.handler(...given),
          upgrade: (...given) => this.upgrade(...given),
        },
        outlet: (socket) => this.#door.outlet(socket),
      });
    }
    const peers = this.#passingOn?.peers;
    const known = this.#known;
    this.#sessions = new WebSessions(upstream, known, this.#limits, this.#reading, log, peers);
    this.#clients = new WebClients(options.trustedProxies ?? []);
    this.#connectionsPerAddress = new PerAddress(this.#limits.maxConnectionsPerAddress);
    this.#webSockets = new WebSocketServer({
      noServer: true,
      maxPayload: this.#limits.maxBodyBytes,
      // Messages that arrive together are handled one per turn of the event loop.
      allowSynchronousEvents: false,
      perMessageDeflate: false,
      // The socket of a session answers pings, as fast as the answers are taken.
      autoPong: false,
    });
    const routes: RouteOptions = {
      sessions: this.#sessions,
      known: this.#known,
      clients: this.#clients,
      limits: this.#limits,
      reading: this.#reading,
      bodies: new Bodies(this.#limits),
      lines: this.#lines,
      ucsids,
      jsonp: options.jsonp ?? false,
      publicContacts: options.publicContacts,
    };
    this.app = this.#routes(ucsids, origins, routes);
    this.#plainCalls = new PlainCalls({
      routes,
      guard: this.#guard,
      log,
      hasOrigins: origins.length > 0,
      isDraining: () => this.#draining,
    });
    this.handler = this.#listener({});
    this.#loopbackHandler = this.#listener({ onLoopback: true });
    this.upgrade = this.#upgrade(false);
  }

  #listener(surroundings: Surroundings): RequestListener {
    const listener = getRequestListener(
      (request, env) => this.app.fetch(request, { ...env, ...surroundings }),
      {
        overrideGlobalObjects: false,
        // HTTP/1.0 clients may leave out the host.
        hostname: "localhost",
        errorHandler: unanswerable,
      },
    );
    return this.#door.handler(
      (request, response) => {
        const isPassedOn =
          this.#mayPassOn(request, surroundings) &&
          this.#passingOn?.request(request, response, urlOf(request));
        return isPassedOn === true || listener(request, response);
      },
      (request, response, writing) =>
        this.#plainCalls.take(request, response, writing, surroundings.onLoopback === true),
    );
  }

  /** Whether the host that a request names lets it in. If not, the routes refuse it. */
  #mayPassOn({ headers, url }: IncomingMessage, { onLoopback }: Surroundings): boolean {
    if (onLoopback !== true) return true;
    try {
      this.#guard.checkHost((name) => headers[name]?.toString(), url);
      return true;
    } catch {
      return false;
    }
  }

  /** Open sessions. */
  get sessions(): number {
    return this.#sessions.size;
  }

  #routes(ucsids: readonly string[], origins: readonly string[], routes: RouteOptions): Hono {
    // There are clients that write a slash at the end of a path.
    const app = new Hono({ strict: false });
    app.use(securityHeaders);
    app.use(async (context, next) => {
      await next();
      // The client asks the next time on another connection, which another server may take.
      if (this.#draining) context.header("connection", "close");
    });
    if (origins.length > 0) {
      const allowed = { origin: [...origins], allowMethods: ["GET", "POST"], maxAge: 600 };
      const answered = cors({ ...allowed, allowHeaders: [...corsHeaders], credentials: true });
      app.use("/ws/*", answered);
      app.use("/controller/*", answered);
    }
    const { explorer = true, jsonp = false } = this.#options;
    app.use(async ({ req, env }, next) => {
      const header: HeaderOf = (name) => req.header(name);
      const { onLoopback, incoming } = (env ?? {}) as Surroundings;
      if (onLoopback) this.#guard.checkHost(header, incoming?.url);
      await next();
    });
    // Other sites may link to what is the same for everybody and changes nothing.
    if (explorer) {
      addPage(app, this.#known);
      addDocuments(app);
    }
    const { jwks, extend, reports = () => ({}) } = this.#options;
    const { health = () => reach(this.#options.upstream) } = this.#options;
    const isLeaving = (): boolean => this.#leaving;
    addHealth(app, { check: health, isLeaving, reports, log: this.#log });
    if (jwks !== undefined) {
      app.get("/.well-known/jwks.json", async (context) => context.json((await jwks()) as object));
    }
    app.use(async ({ req }, next) => {
      this.#guard.checkSite((name) => req.header(name));
      await next();
    });
    addController(app, { ucsids, clients: this.#clients, publicUrl: this.#publicUrl, jsonp });
    addRoutes(app, routes);
    if (explorer) addOctets(app, this.#known, routes.bodies, this.#sessions, this.#reading);
    if (extend !== undefined) {
      app.use(async (context, next) => {
        context.set("clientAddress" as never, this.#clients.of(context).address as never);
        await next();
      });
      extend(app);
    }
    app.notFound(() => failureResponse(nothingHere()));
    app.onError((error, { req }) => {
      if (error instanceof Failure) return failureResponse(error);
      // The path without its query, which may contain a password.
      this.#log.error({ method: req.method, path: req.path, err: error }, "a web request failed");
      return failureResponse(internal());
    });
    return app;
  }

  /**
   * Listens, with TLS for HTTPS. May be called for several ports.
   * @param where The port is 7224 by default, with TLS 7225.
   * @returns The bound address. Rejects with the system's error, for example EADDRINUSE, with an
   *   Error for TLS if the options have no certificate or for operations that collide, and with a
   *   TypeError for an unknown option.
   */
  async listen(where?: ListenOptions): Promise<AddressInfo> {
    const { host, port, tls } = listenOptions(where, usualPorts);
    // Modules may have been added to the server meanwhile.
    this.#known.check();
    const { maxHeaderBytes, headersTimeout, requestTimeout, maxConnections } = this.#limits;
    const options = {
      maxHeaderSize: maxHeaderBytes,
      // Node wants it so; a request whose time is over gets no more for its headers either.
      headersTimeout: Math.min(headersTimeout, requestTimeout),
      requestTimeout,
      connectionsCheckingInterval: Math.min(headersTimeout, 1000),
    };
    const server = tls
      ? createHttpsServer({ ...options, ...this.#certified() })
      : createHttpServer(options);
    server.maxConnections = maxConnections;
    limitConnections(server, this.#connectionsPerAddress, this.#clients, this.#log);
    server.on("clientError", this.#door.unreadable);
    this.#servers.add(server);
    return await new Promise((resolve, reject) => {
      const failed = (error: Error): void => {
        this.#servers.delete(server);
        reject(error);
      };
      server.once("error", failed);
      server.listen({ port, host }, () => {
        server.removeListener("error", failed);
        server.on("error", (err) => this.#log.error({ err }, "listening failed"));
        const bound = server.address() as AddressInfo;
        // A loopback address has many spellings and names; this is the one that it has come to.
        const onLoopback = isLoopback(bound.address);
        const handler = onLoopback ? this.#loopbackHandler : this.handler;
        server.on("request", handler);
        // Without a listener, Node would answer these by itself, past the door, as many as come.
        server.on("checkExpectation", handler);
        server.on("upgrade", this.#upgrade(onLoopback));
        resolve(bound);
      });
    });
  }

  /**
   * Sets another certificate for future handshakes on all HTTPS ports; open connections go on as they
   * are.
   * @throws Error if the options have no certificate, or if this one is invalid; then nothing changes.
   */
  setCertificate(certificate: ServerCertificate): void {
    this.#certified();
    const next = usable(certificate, "setCertificate");
    this.#certificate = next;
    for (const server of this.#servers) {
      if (server instanceof HttpsServer) server.setSecureContext(next);
    }
  }

  #certified(): ServerCertificate {
    if (this.#certificate === undefined) {
      throw new Error("the web service has no certificate for TLS");
    }
    return this.#certificate;
  }

  #upgrade(onLoopback: boolean): UpgradeHandler {
    return this.#door.upgrade((request, socket, head) => {
      const url = urlOf(request);
      const forSockets = url !== undefined && /^\/ws\/client\/websocket\/?$/.test(url.pathname);
      if (!forSockets || !namesWebSocket(request)) return false;
      try {
        this.#takeWebSocket(request, url, socket as Socket, head, onLoopback);
      } catch (error) {
        if (!(error instanceof Failure)) this.#log.error({ err: error }, "a web socket failed");
        refuse(socket, error instanceof Failure ? error : internal());
      }
      return true;
    });
  }

  #takeWebSocket(
    request: IncomingMessage,
    url: URL,
    socket: Socket,
    head: Buffer,
    onLoopback: boolean,
  ): void {
    const header: HeaderOf = (name) => request.headers[name]?.toString();
    if (onLoopback) this.#guard.checkHost(header, request.url);
    this.#guard.checkSite(header);
    if (this.#passingOn?.upgrade(request, socket, head, url) === true) return;
    const session = this.#sessions.of({
      method: "GET",
      query: url.searchParams,
      header,
      body: null,
    });
    // It may be one of several.
    request.headers.upgrade = "websocket";
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const outlet = this.#door.outlet(socket);
      const opened = new SessionSocket(webSocket, session, outlet, this.#limits, this.#lines);
      if (session.ended !== undefined) opened.ended(session.ended);
    });
  }

  /** From now on `/health/ready` says that new clients had better go elsewhere. All is served as before. */
  leave(): void {
    this.#leaving = true;
  }

  /**
   * Opens no more sessions and ends the others in portions, each when its calls have been answered; then accepts no further
   * connections, answers the requests that run, and closes.
   * @throws TypeError for an unknown option (as a rejection).
   */
  async drain(how: GatewayDrainOptions = {}): Promise<void> {
    knownOptions(how, drainOptionNames, "drain");
    const { wait = 10_000, over = 0 } = how;
    this.leave();
    await this.#sessions.drain(over, wait);
    this.#draining = true;
    this.#passingOn?.close();
    const answered = Promise.all([...this.#servers].map(stopped));
    const time = new AbortController();
    // Other requests than those of sessions.
    await Promise.race([
      answered,
      ...(wait === 0 ? [] : [delay(wait, undefined, { signal: time.signal }).catch(() => {})]),
    ]);
    time.abort();
    await this.close();
  }

  /** Ends all sessions and closes all ports, and the upstream. May be called again. */
  async close(): Promise<void> {
    this.#sessions.close();
    this.#passingOn?.close();
    this.#webSockets.close();
    this.#lines.close();
    const closed = [...this.#servers].map((server) => {
      const end = stopped(server);
      server.closeAllConnections();
      return end;
    });
    this.#servers.clear();
    await Promise.all([...closed, this.#options.upstream.close()]);
  }

  /** Closes it, at the end of a block with `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The headers that pages of trusted origins may send. */
const corsHeaders = [
  "Authorization",
  "Content-Type",
  "X-UCSessionId",
  "X-UCToken",
  "X-ucsid",
  "X-no401",
  "X-simple",
  "X-typenames",
];

function failureResponse({ status, body }: Failure): Response {
  return new Response(body, {
    status,
    headers: { "Content-Type": "application/json;charset=utf-8" },
  });
}

/** The URL of a request; undefined if it is invalid. */
function urlOf({ url = "" }: IncomingMessage): URL | undefined {
  const whole = url.startsWith("/") ? `http://host${url}` : url;
  try {
    return new URL(whole);
  } catch {
    return undefined;
  }
}

/** Accepts nothing more; settles when all connections have ended. */
function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** A certificate with what else is asked of TLS. Throws Error of `node:tls` for an invalid one. */
function usable(certificate: ServerCertificate, whose: string): ServerCertificate {
  const modern = modernCertificate(certificate, whose);
  createSecureContext(modern);
  return modern;
}

/** The answer to a request that did not reach the routes. */
function unanswerable(error: unknown): Response {
  if (!(error instanceof RequestError)) return failureResponse(internal());
  const response = failureResponse(badRequest("the URL or the Host header is invalid"));
  // Its body, if it has one, is not read.
  response.headers.set("Connection", "close");
  return response;
}

/**
 * Creates a web service; {@link Gateway.listen} starts it.
 * @throws RangeError for an invalid limit, origin, host name or `publicUrl`, TypeError for an unknown option or without `upstream`,
 *   Error for operations of which two have the same id or name, or of which one has the name of a route.
 */
export function createGateway(options: GatewayOptions): Gateway {
  requiredOptions(options, gatewayOptionNames, "createGateway");
  requireGiven(options, ["upstream"], "createGateway");
  return made(options);
}
