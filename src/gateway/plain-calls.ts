import type { IncomingMessage, ServerResponse } from "node:http";
import type { RoseLog } from "../rose/index.js";
import { guarded } from "../rose/internal.js";
import { answerWith, headersOf, jsonType, type Answer } from "./answer.js";
import { Failure, internal } from "./failure.js";
import { answerTo, answerToJson, isInOctets, type Answered } from "./http-call.js";
import type { Encoded } from "./invoke.js";
import { paths } from "./known.js";
import { JsonOctets } from "./operations.js";
import { callInSession, type RouteOptions } from "./routes.js";
import { protectiveHeaders } from "./security.js";
import { unquoted, type WebRequest } from "./request.js";
import type { SiteGuard } from "./site.js";

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

  constructor(parts: PlainCallsParts) {
    this.#parts = parts;
    this.#longest = Math.min(SHORT, parts.routes.limits.maxBodyBytes);
  }

  /** Answers a request. @param written To be called when all of the answer has been written. @returns False if it is one for the routes; then nothing has been done. */
  take(
    request: IncomingMessage,
    response: ServerResponse,
    written: () => void,
    onLoopback: boolean,
  ): boolean {
    const operation = this.#operationOf(request);
    if (operation === undefined) return false;
    new PlainCall(this.#parts, request, response, written, operation, onLoopback).soon();
    return true;
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
}

const noBody = new Uint8Array(0);

/** A call that is answered with Node's own request and response. A class, because V8 keeps a shape of its own for each object that is written with a getter, and all that it holds. */
class PlainCall implements WebRequest {
  readonly method = "POST";
  readonly query = noQuery;
  readonly isShort: boolean;
  /** Octets of the body. */
  readonly #length: number;
  /** Whether the body has been asked for before all of it had come. */
  #isAwaited = false;
  readonly #parts: PlainCallsParts;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #written: () => void;
  readonly #operation: string;
  readonly #onLoopback: boolean;

  constructor(
    parts: PlainCallsParts,
    request: IncomingMessage,
    response: ServerResponse,
    written: () => void,
    operation: string,
    onLoopback: boolean,
  ) {
    this.#parts = parts;
    this.#request = request;
    this.#response = response;
    this.#written = written;
    this.#operation = operation;
    this.#onLoopback = onLoopback;
    this.#length = Number(request.headers["content-length"]);
    this.isShort = this.#length < ROOM;
  }

  readonly header = (name: string): string | undefined => this.#request.headers[name]?.toString();

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
      guard.checkSite(this.header);
      const call = callInSession(this, this.#operation, routes);
      const settle: Answered = (error, body) => this.#settle(error, body);
      if (this.#request.readableLength === this.#length && !isInOctets(this)) {
        const json = routes.bodies.jsonOf(this.#whole(), "logged-on");
        answerToJson(call, json, routes, settle);
      } else {
        answerTo(call, routes).then((body) => settle(null, body), settle);
      }
    } catch (error) {
      this.#settle(error);
    }
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
      response.on("prefinish", this.#written);
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
    this.#written();
  }
}

function carryOut(call: PlainCall): void {
  call.carryOut();
}
