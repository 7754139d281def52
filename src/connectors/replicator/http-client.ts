import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import { unwatch, watch } from "../../rose/internal.js";
import { parseHttpDate } from "../http/date.js";
import type { Authorization } from "./authorization.js";
import { backoffDelay, RateLimit, sleep, type Backoff, type Sleep } from "./waiting.js";

/** A request to a source. */
export interface HttpRequest {
  readonly method: "GET" | "PATCH" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it may be sent twice. Without it, an attempt whose outcome is unknown is the last. */
  readonly repeatable: boolean;
}

/** An answer with a status of 200 to 299. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** An answer with any other status, after all attempts. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-http-status";
  /** The status code of the answer (RFC 9110 15). */
  readonly status: number;
  /** The beginning of the answer's body. */
  readonly body: string;

  /** @param outcome What became of the request. */
  constructor(
    request: HttpRequest,
    status: number,
    body: string,
    outcome = `was answered with ${status}`,
  ) {
    super(`${request.method} ${withoutQuery(request.url)} ${outcome}`);
    this.status = status;
    this.body = body.slice(0, 500);
  }
}

/** No answer at all, after all attempts; the `cause` is the last one's error. */
export class HttpUnreachable extends Error {
  override readonly name = "HttpUnreachable";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-http-unreachable";
  /** Whether the request may have been carried out nevertheless. */
  readonly uncertain: boolean;

  constructor(request: HttpRequest, uncertain: boolean, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${request.method} ${withoutQuery(request.url)} failed: ${reason}`, { cause });
    this.uncertain = uncertain;
  }
}

/** How requests are sent. Times are milliseconds. */
export interface HttpClientOptions {
  /** Until an answer is complete; 30 s by default. */
  readonly timeout?: number;
  /** In all; 6 by default. */
  readonly attempts?: number;
  /** 500 ms, up to a minute, by default. */
  readonly backoff?: Backoff;
  /** The longest wait that a `Retry-After` is obeyed for; 5 minutes by default. */
  readonly longestRetryAfter?: number;
  /** 10 by default. */
  readonly requestsPerSecond?: number;
  /** Octets of an answer; 64 MiB by default. */
  readonly maxAnswerBytes?: number;
  /** The authorization of every request. */
  readonly authorization?: Authorization;
  readonly signal?: AbortSignal;
  readonly log?: RoseLog;
  /** For the tests. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/** The server asks for patience, or has failed in a way that passes. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Of these, the request has not been carried out. */
const notDone: ReadonlySet<number> = new Set([408, 425, 429, 503]);

/** Sends requests with patience: a rate limit, time limits, and further attempts with backoff. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #rate: RateLimit;
  readonly #sleep: Sleep;
  readonly #log: RoseLog;

  constructor(options: HttpClientOptions = {}) {
    this.#options = options;
    this.#sleep = options.sleep ?? sleep;
    this.#rate = new RateLimit(options.requestsPerSecond ?? 10, Date.now, this.#sleep);
    this.#log = options.log ?? silentLog;
  }

  /**
   * Sends a request, more than once if need be.
   * @throws HttpFailure, HttpUnreachable; the signal's reason when it fires.
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { attempts = 6, signal } = this.#options;
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      await this.#rate.turn(signal);
      const proof = await this.#proof(request);
      const outcome = await this.#attempt(request, proof);
      signal?.throwIfAborted();
      if ("text" in outcome && outcome.status < 300) return outcome;
      if (!renewed && (await this.#isRenewed(outcome, proof))) {
        renewed = true;
        continue;
      }
      const last = attempt >= attempts || !mayTryAgain(request, outcome);
      if (last) throw failureOf(request, outcome);
      const wait = this.#delay(outcome, attempt);
      const { method, url } = request;
      const facts = { method, url: withoutQuery(url), attempt, wait: Math.round(wait) };
      this.#log.debug?.({ ...facts, ...describe(outcome) }, "trying again");
      await this.#sleep(wait, signal);
    }
  }

  /** Without a token there is no login: as if the source had refused it. */
  async #proof(request: HttpRequest): Promise<string | undefined> {
    try {
      return await this.#options.authorization?.value();
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      if (error instanceof HttpUnreachable) throw new HttpUnreachable(request, false, error);
      const { message } = error as Error;
      const reason = error instanceof HttpFailure ? `${message} ${error.body}` : message;
      throw new HttpFailure(request, 401, reason, `was not sent for want of a token: ${reason}`);
    }
  }

  /** Whether the source has refused the login, and there is another to try: once. */
  async #isRenewed(
    outcome: HttpAnswer | { error: unknown },
    proof: string | undefined,
  ): Promise<boolean> {
    const { authorization } = this.#options;
    if (authorization === undefined || proof === undefined) return false;
    return "text" in outcome && outcome.status === 401 && (await authorization.refused(proof));
  }

  async #attempt(
    request: HttpRequest,
    proof: string | undefined,
  ): Promise<HttpAnswer | { error: unknown }> {
    const { timeout = 30_000, signal } = this.#options;
    const limit = AbortSignal.timeout(timeout);
    const ends = signal === undefined ? [limit] : [limit, signal];
    // Not AbortSignal.any: Node 20 keeps something of each for as long as `signal` is there.
    const attempt = new AbortController();
    const ended = {
      aborted: () => attempt.abort(ends.find(({ aborted }) => aborted)?.reason),
    };
    for (const end of ends) watch(end, ended);
    if (signal?.aborted === true) ended.aborted();
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { ...(proof !== undefined && { Authorization: proof }), ...request.headers },
        redirect: "manual",
        signal: attempt.signal,
        ...(request.body !== undefined && { body: request.body }),
      });
      const text = await this.#read(response);
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      return { error };
    } finally {
      for (const end of ends) unwatch(end, ended);
    }
  }

  async #read(response: Response): Promise<string> {
    const { maxAnswerBytes = 64 * 1024 * 1024 } = this.#options;
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > maxAnswerBytes) throw new Error(`the answer is over ${maxAnswerBytes} octets`);
      chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  }

  /** `Retry-After` (RFC 9110 section 10.2.3) counts for all requests: they go to the same server. */
  #delay(outcome: HttpAnswer | { error: unknown }, attempt: number): number {
    const { backoff = { first: 500, longest: 60_000 }, random = Math.random } = this.#options;
    const own = backoffDelay(backoff, attempt, random());
    if ("error" in outcome) return own;
    const asked = retryAfter(outcome.headers.get("retry-after") ?? undefined);
    if (asked === undefined) return own;
    const wait = Math.min(asked, this.#options.longestRetryAfter ?? 300_000);
    this.#rate.pause(wait);
    return Math.max(own, wait);
  }
}

function mayTryAgain(request: HttpRequest, outcome: HttpAnswer | { error: unknown }): boolean {
  if ("error" in outcome) return request.repeatable || neverSent(outcome.error);
  return request.repeatable ? passing.has(outcome.status) : notDone.has(outcome.status);
}

function failureOf(request: HttpRequest, outcome: HttpAnswer | { error: unknown }): Error {
  if ("error" in outcome) {
    const uncertain = !request.repeatable && !neverSent(outcome.error);
    return new HttpUnreachable(request, uncertain, outcome.error);
  }
  return new HttpFailure(request, outcome.status, outcome.text);
}

/** Nobody has seen a request for which there was no connection. */
function neverSent(error: unknown): boolean {
  const cause =
    error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"].includes(
    cause?.code ?? "",
  );
}

function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = parseHttpDate(header);
  return date === undefined ? undefined : Math.max(0, date - Date.now());
}

function describe(outcome: HttpAnswer | { error: unknown }): object {
  return "error" in outcome ? { error: String(outcome.error) } : { status: outcome.status };
}

/** A query may contain private data. */
function withoutQuery(url: string): string {
  return url.split("?")[0]!;
}
