import type { IncomingMessage, ServerResponse } from "node:http";
import type { RoseLog } from "../rose/index.js";
import { answerWith, type Answer } from "./answer.js";
import { Failure, internal } from "./failure.js";
import { paths } from "./known.js";
import { calledInSession, type RouteOptions } from "./routes.js";
import { protectiveHeaders } from "./security.js";
import { unquoted, type WebRequest } from "./request.js";
import type { HeaderOf, SiteGuard } from "./site.js";

/** What {@link PlainCalls} depends on. */
export interface PlainCallsParts {
  readonly routes: RouteOptions;
  readonly guard: SiteGuard;
  readonly log: RoseLog;
  /** Whether pages of other sites may use the web service. */
  readonly hasOrigins: boolean;
  /** Whether clients are to connect anew for their next request. */
  readonly isDraining: () => boolean;
}

/** Octets of JSON below which there is no room for a list that would be read in portions: two for each of 500 elements. */
const ROOM = 1000;
/** Octets up to which a body is certainly not too long, unless the limit is lower. */
const SHORT = 65_536;

/** Names and values in turn, which costs Node less than an object. */
const protective = Object.entries(protectiveHeaders).flat();
const noQuery = new URLSearchParams();
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/** Node's own request. A class, because V8 keeps a shape of its own for each object that is written with a getter, and all that it holds. */
class PlainRequest implements WebRequest {
  readonly method = "POST";
  readonly query = noQuery;
  readonly header: HeaderOf;
  readonly isShort: boolean;
  /** Whether the body has been asked for. */
  isRead = false;
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    const { headers } = request;
    this.#request = request;
    this.header = (name) => headers[name]?.toString();
    this.isShort = Number(headers["content-length"]) < ROOM;
  }

  get body(): IncomingMessage {
    this.isRead = true;
    return this.#request;
  }
}

/**
 * Answers calls in a session of this server that come as nearly all do: a POST of a short body, with nothing in the URL but the operation. It does what
 * the routes do, with Node's own request and response: those of the web, which the routes have, cost many times as much as the call.
 */
export class PlainCalls {
  readonly #parts: PlainCallsParts;
  readonly #longest: number;

  constructor(parts: PlainCallsParts) {
    this.#parts = parts;
    this.#longest = Math.min(SHORT, parts.routes.limits.maxBodyBytes);
  }

  /** Answers a request. @returns Undefined if it is one for the routes; then nothing has been done. */
  take(
    request: IncomingMessage,
    response: ServerResponse,
    onLoopback: boolean,
  ): Promise<void> | undefined {
    const operation = this.#operationOf(request);
    return operation === undefined
      ? undefined
      : this.#answer(request, response, operation, onLoopback);
  }

  /** The name of the operation that a plain call is for. */
  #operationOf({ method, url = "", headers, rawHeaders }: IncomingMessage): string | undefined {
    if (method !== "POST") return undefined;
    const name = /^\/ws\/client\/(\w+)\/?$/.exec(url)?.[1];
    if (name === undefined || paths.includes(name)) return undefined;
    // Those of sessions that another server has are passed on.
    const session = headers["x-ucsessionid"]?.toString();
    if (session === undefined || !this.#parts.routes.sessions.has(unquoted(session).toUpperCase()))
      return undefined;
    const { host, expect, origin } = headers;
    if (host === undefined || !plainHost.test(host) || expect !== undefined) return undefined;
    // The routes answer the page's browser whether its site is trusted.
    if (origin !== undefined && this.#parts.hasOrigins) return undefined;
    const length = headers["content-length"];
    if (length === undefined || !/^\d+$/.test(length) || Number(length) > this.#longest)
      return undefined;
    if (headers["transfer-encoding"] !== undefined) return undefined;
    // What is said twice is joined by the routes, and not here.
    return Object.keys(headers).length * 2 === rawHeaders.length ? name : undefined;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    operation: string,
    onLoopback: boolean,
  ): Promise<void> {
    const { routes, guard, log, isDraining } = this.#parts;
    const asked = new PlainRequest(request);
    let answer: Answer;
    try {
      if (onLoopback) guard.checkHost(asked.header, request.url);
      guard.checkSite(asked.header);
      answer = answerWith(200, await calledInSession(asked, operation, routes));
    } catch (err) {
      if (err instanceof Failure) answer = answerWith(err.status, err.body);
      else {
        log.error({ method: "POST", path: request.url, err }, "a web request failed");
        const { status, body } = internal();
        const type = { "Content-Type": "application/json;charset=utf-8" };
        answer = { status, headers: type, body };
      }
    }
    if (response.destroyed) return;
    // The rest of a body that has been given up is not waited for. One that has not been looked at is skipped by Node.
    const mustClose = isDraining() || (asked.isRead && !request.complete);
    // None of these is one of the protective ones: only answers to a GET have such.
    const fields = protective.slice();
    for (const name in answer.headers) fields.push(name, answer.headers[name] as string);
    if (mustClose) fields.push("Connection", "close");
    response.writeHead(answer.status, fields);
    response.end(answer.body);
  }
}
