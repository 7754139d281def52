import type { Context } from "hono";
import { Failure, wsFailure, WsErrorDetail } from "./failure.js";
import type { Encoded } from "./invoke.js";
import { jsonpCallbackOf, type WebRequest } from "./request.js";

/** The request of a hono context. Made once for each, because its URL is parsed. */
function requestOf({ req }: Context): WebRequest {
  return {
    method: req.method,
    url: new URL(req.url),
    header: (name) => req.header(name),
    get body() {
      return req.raw.body;
    },
  };
}

/** How routes answer. */
export interface AnswerOptions {
  /** Whether a GET may ask for JSONP. */
  readonly jsonp: boolean;
}

/**
 * Answers with what the work returns: JSON text, as JSONP if the request asks for it, or octets, or nothing. A
 * Failure is answered with its JSON text.
 */
export async function answer(
  context: Context,
  { jsonp }: AnswerOptions,
  work: (request: WebRequest) => Promise<Encoded | undefined>,
): Promise<Response> {
  let callback: string | undefined;
  let body: Encoded | undefined;
  let status = 200;
  try {
    if (context.req.method !== "GET" && context.req.method !== "POST") throw wrongMethod();
    const request = requestOf(context);
    callback = jsonpCallbackOf(request, jsonp);
    body = await work(request);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ({ status, body } = error);
  }
  if (body === undefined) return new Response(null, { status: 204 });
  const isText = typeof body === "string";
  if (callback !== undefined && isText) return script(callback, body as string);
  const headers = new Headers({
    "Content-Type": isText ? "application/json;charset=utf-8" : "application/octet-stream",
    // There are clients that take an answer without it for an empty one.
    "Content-Length": String(Buffer.byteLength(body)),
  });
  if (status === 401) headers.set("WWW-Authenticate", 'Basic realm="UCServer", charset="UTF-8"');
  if (status === 405) headers.set("Allow", "GET, POST");
  return new Response(body as string | Uint8Array<ArrayBuffer>, { status, headers });
}

/** A script that calls the page's function. Browsers do not run scripts with an error status. */
function script(callback: string, json: string): Response {
  // The comment keeps browsers from taking the answer for anything but a script.
  return new Response(`/**/${callback}(${json.replace(/[\u2028\u2029<]/g, escaped)});`, {
    headers: {
      "Content-Type": "application/javascript;charset=utf-8",
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function wrongMethod(): Failure {
  return wsFailure(405, WsErrorDetail.badRequest, "Method not allowed", "use GET or POST");
}
