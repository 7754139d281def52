import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { InvokeProblem, type RoseLog } from "../../rose/index.js";
import { type Failure, wsFailure } from "../failure.js";
import type { UpgradeHandler } from "../http/door.js";
import type { Outlet } from "../http/outlet.js";
import { refuse } from "../http/upgrade.js";
import { sessionIDOf } from "../request.js";
import { noSession } from "../web-session.js";
import { peersOf, type PeerCluster, type Peers, type Whose } from "./peers.js";

/** What {@link PassingOn} depends on. */
export interface PassingOnParts {
  readonly cluster: PeerCluster;
  readonly log: RoseLog;
  /** Whether this web service has a session. */
  readonly has: (session: string) => boolean;
  /** Ends the session that a client has most likely left behind here; returns whether there was one. */
  readonly endLeftBehind: (whose: Whose) => boolean;
  /** Answers requests that others pass on. */
  readonly serve: { readonly request: RequestListener; readonly upgrade: UpgradeHandler };
  /** Watches what is sent on a connection that no longer speaks HTTP. */
  readonly outlet: (socket: Socket) => Outlet;
}

/** Where a request belongs. */
interface Place {
  readonly member: string;
  readonly session: string;
}

/** What is about one connection only, and not about what is passed on. */
const ofConnection: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "upgrade",
]);

/** Passes requests of sessions that another server has on to the web service there, octet by octet, and its answers back. */
export class PassingOn {
  readonly #parts: PassingOnParts;
  readonly #peers: Peers;
  readonly #remove: () => void;
  /** The connections of clients for WebSockets, which HTTP servers know no more. */
  readonly #sockets = new Set<Socket>();

  constructor(parts: PassingOnParts) {
    this.#parts = parts;
    const { cluster, serve, has, endLeftBehind } = parts;
    // It never listens: its connections are the tunnels.
    const server = createServer(serve.request);
    server.on("checkExpectation", serve.request);
    server.on("upgrade", serve.upgrade);
    this.#peers = peersOf(cluster);
    this.#remove = this.#peers.add({
      has,
      endLeftBehind,
      serve: (tunnel) => server.emit("connection", tunnel),
    });
  }

  /** The web services of the other servers. */
  get peers(): Peers {
    return this.#peers;
  }

  /** Serves nothing more that others pass on, and ends the WebSockets that it has passed on: their sessions stay. May be called again. */
  close(): void {
    this.#remove();
    for (const socket of this.#sockets) socket.destroySoon();
  }

  /** Passes a request on. @returns False if it does not belong to another server; then nothing has been done. */
  request(request: IncomingMessage, response: ServerResponse, url: URL | undefined): boolean {
    const place = this.#placeOf(request, url);
    if (place === undefined) return false;
    const tunnel = this.#peers.open(place.member, place.session);
    if (tunnel === undefined) {
      answer(response, tooMany());
      return true;
    }
    const { method, url: path = "/" } = request;
    // What is chunked is so again.
    const headers = kept(request.rawHeaders, ofConnection);
    const passed = httpRequest({ createConnection: () => tunnel, method, path, headers });
    passed.on("error", () => {
      if (response.headersSent || response.destroyed) response.destroy();
      else answer(response, this.#lost(place));
    });
    passed.on("response", (answered) => {
      const { statusCode = 500, statusMessage } = answered;
      response.writeHead(statusCode, statusMessage, kept(answered.rawHeaders, ofAnswers));
      answered.on("error", () => response.destroy());
      answered.pipe(response);
    });
    response.on("close", () => tunnel.destroy());
    request.pipe(passed);
    return true;
  }

  /** Passes a request for a WebSocket on, and what follows. @returns False as {@link request} does. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer, url: URL): boolean {
    const place = this.#placeOf(request, url);
    if (place === undefined) return false;
    const tunnel = this.#peers.open(place.member, place.session);
    if (tunnel === undefined) {
      refuse(socket, tooMany());
      return true;
    }
    this.#sockets.add(socket);
    const outlet = this.#parts.outlet(socket);
    let isAnswered = false;
    tunnel.once("data", () => (isAnswered = true));
    tunnel.write(Buffer.concat([Buffer.from(headOf(request), "latin1"), head]));
    socket.pipe(tunnel).pipe(socket);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      outlet.close();
      tunnel.destroy();
    });
    tunnel.on("close", () => {
      if (isAnswered) socket.destroySoon();
      else refuse(socket, this.#lost(place));
    });
    return true;
  }

  #placeOf(request: IncomingMessage, url: URL | undefined): Place | undefined {
    const path = url?.pathname;
    if (url === undefined || path === undefined || !path.startsWith("/ws/client/"))
      return undefined;
    if (/^\/ws\/client\/createsession\/?$/.test(path)) return undefined;
    const { method = "GET" } = request;
    const header = (name: string): string | undefined => request.headers[name]?.toString();
    const session = sessionIDOf({ method, query: url.searchParams, header, body: null });
    const member = session === undefined ? undefined : this.#peers.holderOf(session);
    return session === undefined || member === undefined ? undefined : { session, member };
  }

  /** The answer when the other server does not answer. */
  #lost({ session }: Place): Failure {
    // With the server, its sessions are gone.
    if (this.#peers.holderOf(session) === undefined) return noSession();
    this.#parts.log.warn({}, "the server of a web session cannot be reached");
    const details = "the server of the session cannot be reached now";
    return wsFailure(503, InvokeProblem.resourceLimitation, "Resource limitation", details);
  }
}

const ofAnswers: ReadonlySet<string> = new Set([...ofConnection, "transfer-encoding"]);

/** Headers, names and values by turns, without some. */
function kept(headers: readonly string[], without: ReadonlySet<string>): string[] {
  const left: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name, value] = headers.slice(at, at + 2) as [string, string];
    if (!without.has(name.toLowerCase())) left.push(name, value);
  }
  return left;
}

/** The head of a request as it came. */
function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function answer(response: ServerResponse, { status, body }: Failure): void {
  response.writeHead(status, { "Content-Type": "application/json;charset=utf-8" });
  response.end(body);
}

function tooMany(): Failure {
  const details = "too many requests for sessions of other servers";
  return wsFailure(503, InvokeProblem.resourceLimitation, "Resource limitation", details);
}
