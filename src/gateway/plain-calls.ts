import type { IncomingMessage, ServerResponse } from "node:http";
import type { RoseLog } from "../rose/index.js";
import { guarded } from "../rose/internal.js";
import { answerWith, headersOf, jsonType, type Answer } from "./answer.js";
import { Failure, internal } from "./failure.js";
import { answerTo, answerToJson, isOctets, type Answered, type HttpCall } from "./http-call.js";
import type { Writing } from "./http/door.js";
import type { Encoded } from "./invoke.js";
import { paths } from "./known.js";
import { JsonOctets } from "./operations.js";
import { callInSession, type RouteOptions } from "./routes.js";
import { protectiveHeaders } from "./security.js";
import type { WebRequest } from "./request.js";
import type { HeaderOf, SiteGuard } from "./site.js";
import type { WebSession } from "./web-session.js";

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
/** Digits of a length that is certainly too long. */
const MOST_DIGITS = 9;
/** URLs whose operation is kept: those of all operations, with a slash and without. */
const MOST_URLS = 10_000;

type TextEncoding = "utf8" | "latin1";

/** Names and values in turn, which costs Node less than an object. */
const protective = Object.entries(protectiveHeaders).flat();
/** The head of nearly all answers; the last value is the length. */
const usual = [...protective, ...Object.entries(headersOf(jsonType, 0)).flat()];

/** One that is asked for several things with each call, and has none. */
class NoQuery extends URLSearchParams {
  override get(): null {
    return null;
  }

  override has(): false {
    return false;
  }
}

const noQuery = new NoQuery();
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * Answers calls in a session of this server that come as nearly all do: a POST of a short body, with nothing in the URL but the operation. It does what
 * the routes do, with Node's own request and response: those of the web, which the routes have, cost many times as much as the call.
 */
export class PlainCalls {
  readonly #parts: PlainCallsParts;
  readonly #longest: number;
  /** The operations of URLs that have been asked for. */
  readonly #operations = new Map<string, string>();
  /** The last host that was written as usual: most requests have the same one. */
  #lastHost: string | undefined;

  constructor(parts: PlainCallsParts) {
    this.#parts = parts;
    this.#longest = Math.min(SHORT, parts.routes.limits.maxBodyBytes);
  }

  /** Answers a request. @param writing To be told when all of the answer has been written. @returns False if it is one for the routes; then nothing has been done. */
  take(
    request: IncomingMessage,
    response: ServerResponse,
    writing: Writing,
    onLoopback: boolean,
  ): boolean {
    const head = this.#headOf(request);
    if (head === undefined) return false;
    new PlainCall(this.#parts, request, response, writing, head, onLoopback).soon();
    return true;
  }

  /** What the head of a plain call says; undefined for other requests. Each of its fields is looked at by its name, once. */
  #headOf({ method, url = "", headers, rawHeaders }: IncomingMessage): Head | undefined {
    if (method !== "POST") return undefined;
    const operation = this.#operationOf(url);
    if (operation === undefined) return undefined;
    const { host, origin, "x-ucsessionid": id } = headers;
    // Those of sessions that another server has are passed on.
    const session = typeof id === "string" ? this.#parts.routes.sessions.named(id) : undefined;
    if (session === undefined) return undefined;
    if (host === undefined || headers.expect !== undefined || !this.#isPlainHost(host))
      return undefined;
    // The routes answer the page's browser whether its site is trusted.
    if (origin !== undefined && this.#parts.hasOrigins) return undefined;
    const length = lengthOf(headers["content-length"]);
    if (length > this.#longest || headers["transfer-encoding"] !== undefined) return undefined;
    let names = 0;
    for (const _ in headers) names++;
    // What is said twice is joined by the routes, and not here.
    if (names * 2 !== rawHeaders.length) return undefined;
    const ofPage =
      origin !== undefined ||
      headers.referer !== undefined ||
      headers["sec-fetch-site"] !== undefined;
    const inOctets = isOctets(headers["content-type"]);
    const saysMore = headers["x-uctoken"] !== undefined || headers["x-typenames"] !== undefined;
    return { operation, length, session, ofPage, inOctets, saysMore };
  }

  /** The name of the operation in the URL of a plain call. */
  #operationOf(url: string): string | undefined {
    const before = this.#operations.get(url);
    if (before !== undefined) return before;
    const name = /^\/ws\/client\/(\w+)\/?$/.exec(url)?.[1];
    if (name === undefined || paths.includes(name)) return undefined;
    const isKnown = this.#parts.routes.known.find(name) !== undefined;
    if (isKnown && this.#operations.size < MOST_URLS) this.#operations.set(url, name);
    return name;
  }

  /** Whether a host is written as usual, so that the routes would make nothing else of it. */
  #isPlainHost(host: string): boolean {
    if (host === this.#lastHost) return true;
    if (!plainHost.test(host)) return false;
    this.#lastHost = host;
    return true;
  }
}

/** What the head of a plain call says. */
interface Head {
  /** The name of the operation. */
  readonly operation: string;
  /** Octets of the body. */
  readonly length: number;
  readonly session: WebSession;
  /** Whether it says from which page it comes. */
  readonly ofPage: boolean;
  /** Whether the body is an invoke in BER. */
  readonly inOctets: boolean;
  /** Whether it has further fields that calls may have. */
  readonly saysMore: boolean;
}

/** The number in a Content-Length; infinite if it is missing or written in an unusual way. */
function lengthOf(text: string | undefined): number {
  if (text === undefined || text === "" || text.length > MOST_DIGITS) return Infinity;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return Infinity;
    length = length * 10 + digit;
  }
  return length;
}

const noBody = new Uint8Array(0);

/** A call that is answered with Node's own request and response. A class, because V8 keeps a shape of its own for each object that is written with a getter, and all that it holds. */
class PlainCall implements WebRequest {
  readonly method = "POST";
  readonly query = noQuery;
  readonly isShort: boolean;
  /** Whether the body has been asked for before all of it had come. */
  #isAwaited = false;
  readonly #parts: PlainCallsParts;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #writing: Writing;
  readonly #head: Head;
  readonly #onLoopback: boolean;

  constructor(
    parts: PlainCallsParts,
    request: IncomingMessage,
    response: ServerResponse,
    writing: Writing,
    head: Head,
    onLoopback: boolean,
  ) {
    this.#parts = parts;
    this.#request = request;
    this.#response = response;
    this.#writing = writing;
    this.#head = head;
    this.#onLoopback = onLoopback;
    this.isShort = head.length < ROOM;
  }

  /** Few are asked for by it, so it is made when it is. */
  get header(): HeaderOf {
    const { headers } = this.#request;
    return (name) => headers[name]?.toString();
  }

  get body(): IncomingMessage {
    this.#isAwaited = true;
    return this.#request;
  }

  /** Carries it out when all that has come with its head has been read: that is the whole body of nearly all. */
  soon(): void {
    process.nextTick(carryOut, this);
  }

  carryOut(): void {
    const { routes, guard } = this.#parts;
    try {
      if (this.#onLoopback) guard.checkHost(this.header, this.#request.url);
      // Programs other than browsers name no page, and are let in.
      if (this.#head.ofPage) guard.checkSite(this.header);
      const call = this.#call();
      const settle: Answered = (error, body) => this.#settle(error, body);
      const { length, inOctets } = this.#head;
      if (this.#request.readableLength === length && !inOctets) {
        const json = routes.bodies.jsonOf(this.#whole(), "logged-on");
        answerToJson(call, json, routes, settle);
      } else {
        answerTo(call, routes).then((body) => settle(null, body), settle);
      }
    } catch (error) {
      this.#settle(error);
    }
  }

  /** The call that the head is for. @throws Failure */
  #call(): HttpCall {
    const { routes } = this.#parts;
    const { operation: name, session, saysMore } = this.#head;
    if (saysMore || session.ended !== undefined) return callInSession(this, name, routes);
    const operation = routes.known.servedOfPath(name);
    return { request: this, session, operation, typeNames: undefined };
  }

  /** The body, all of which has come. */
  #whole(): Uint8Array {
    const octets = this.#request.read() as Uint8Array | null;
    // Otherwise Node would keep the request as long as the connection, for it waits for somebody to come to its end.
    if (!this.#request.complete) this.#request.resume();
    return octets ?? noBody;
  }

  #settle(error: unknown, body?: Encoded | JsonOctets): void {
    const failed = (): void => void this.#request.socket.destroy();
    guarded(this.#parts.log, "a web request", () => this.#answer(error, body), failed);
  }

  #answer(error: unknown, body: Encoded | JsonOctets | undefined): void {
    if (body instanceof JsonOctets) this.#sendOctets(body.octets);
    else if (error === null) this.#send(answerWith(200, body));
    else if (error instanceof Failure) this.#send(answerWith(error.status, error.body));
    else {
      const path = this.#request.url;
      this.#parts.log.error({ method: "POST", path, err: error }, "a web request failed");
      const { status, body: text } = internal();
      this.#send({ status, headers: { "Content-Type": jsonType }, body: text });
    }
  }

  #sendOctets(octets: string): void {
    if (this.#response.destroyed) return;
    if (this.#mustClose) {
      this.#send(
        { status: 200, headers: headersOf(jsonType, octets.length), body: octets },
        "latin1",
      );
      return;
    }
    usual[usual.length - 1] = String(octets.length);
    this.#response.writeHead(200, usual);
    this.#end(octets, "latin1");
  }

  /** The rest of a body that has been given up is not waited for. One that has not been looked at is skipped by Node. */
  get #mustClose(): boolean {
    return this.#parts.isDraining() || (this.#isAwaited && !this.#request.complete);
  }

  #send({ status, headers, body }: Answer, encoding: TextEncoding = "utf8"): void {
    const response = this.#response;
    if (response.destroyed) return;
    // None of these is one of the protective ones: only answers to a GET have such.
    const fields = protective.slice();
    for (const name in headers) fields.push(name, headers[name] as string);
    if (this.#mustClose) fields.push("Connection", "close");
    response.writeHead(status, fields);
    this.#end(body, encoding);
  }

  /** @param encoding Of a body that is a string. */
  #end(body: Encoded | undefined, encoding: TextEncoding): void {
    const response = this.#response;
    const { socket } = response;
    if (socket === null) {
      // It gets one after the answers before it.
      response.on("prefinish", () => this.#writing.written());
      response.end(body, encoding);
      return;
    }
    if (typeof body !== "string") {
      response.end(body);
    } else {
      // Node would send what `end` is given in two pieces, the second of which is empty: that takes memory for both, and the dearer system call.
      socket.cork();
      response.write(body, encoding);
      socket.uncork();
      response.end();
    }
    this.#writing.written();
  }
}

function carryOut(call: PlainCall): void {
  call.carryOut();
}
