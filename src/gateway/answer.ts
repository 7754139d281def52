import type { Context } from "hono";
import { Failure, wsFailure, WsErrorDetail } from "./failure.js";
import type { Encoded } from "./invoke.js";
import { jsonpCallbackOf, type WebRequest } from "./request.js";

/** The request of a hono context. Made once for each, because its URL is parsed; of a class, because V8 keeps a shape of its own for each object that is written with a getter. */
class RoutedRequest implements WebRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly #request: Context["req"];

  constructor({ req }: Context) {
    this.#request = req;
    this.method = req.method;
    this.query = new URL(req.url).searchParams;
  }

  readonly header = (name: string): string | undefined => this.#request.header(name);

  get body(): ReadableStream<Uint8Array> | null {
    return this.#request.raw.body;
  }
}

/** How routes answer. */
export interface AnswerOptions {
  /** Whether a GET may ask for JSONP. */
  readonly jsonp: boolean;
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined if there is none. */
  readonly body: Encoded | undefined;
}

/** Answers the request of a context, as {@link answerOf} does. */
export async function answer(
  context: Context,
  options: AnswerOptions,
  work: (request: WebRequest) => Promise<Encoded | undefined>,
): Promise<Response> {
  const { status, headers, body } = await answerOf(new RoutedRequest(context), options, work);
  return new Response((body as string | Uint8Array<ArrayBuffer> | undefined) ?? null, {
    status,
    headers,
  });
}

/**
 * Answers with what the work returns: JSON text, as JSONP if the request asks for it, or octets, or nothing. A
 * Failure is answered with its JSON text.
 */
export async function answerOf(
  request: WebRequest,
  { jsonp }: AnswerOptions,
  work: (request: WebRequest) => Promise<Encoded | undefined>,
): Promise<Answer> {
  let callback: string | undefined;
  let body: Encoded | undefined;
  let status = 200;
  try {
    if (request.method !== "GET" && request.method !== "POST") throw wrongMethod();
    callback = jsonpCallbackOf(request, jsonp);
    body = await work(request);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ({ status, body } = error);
  }
  if (callback !== undefined && typeof body === "string") return script(callback, body);
  return answerWith(status, body);
}

/** The media type of JSON. */
export const jsonType = "application/json;charset=utf-8";

/** JSON text, octets or nothing as an answer. */
export function answerWith(status: number, body: Encoded | undefined): Answer {
  if (body === undefined) return { status: 204, headers: {}, body };
  const isText = typeof body === "string";
  const type = isText ? jsonType : "application/octet-stream";
  const headers = headersOf(type, Buffer.byteLength(body));
  if (status === 401) headers["WWW-Authenticate"] = 'Basic realm="UCServer", charset="UTF-8"';
  if (status === 405) headers["Allow"] = "GET, POST";
  return { status, headers, body };
}

/** The headers of an answer with a body of so many octets. */
export function headersOf(type: string, length: number): Record<string, string> {
  // There are clients that take an answer without a length for an empty one.
  return { "Content-Type": type, "Content-Length": String(length) };
}

/** A script that calls the page's function. Browsers do not run scripts with an error status. */
function script(callback: string, json: string): Answer {
  return {
    status: 200,
    headers: {
      "Content-Type": "application/javascript;charset=utf-8",
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
    // The comment keeps browsers from taking the answer for anything but a script.
    body: `/**/${callback}(${json.replace(/[\u2028\u2029<]/g, escaped)});`,
  };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function wrongMethod(): Failure {
  return wsFailure(405, WsErrorDetail.badRequest, "Method not allowed", "use GET or POST");
}
