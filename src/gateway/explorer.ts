import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { annotate } from "../rose/index.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import { answer, requestOf } from "./answer.js";
import { encodeArgument, operationOfPath } from "./operations.js";
import type { Bodies } from "./http/bodies.js";
import { FixedAnswer } from "./http/fixed-answer.js";
import { openApiText } from "./openapi.js";
import type { Reading } from "./open-type.js";
import { sessionIDOf } from "./request.js";
import type { WebSessions } from "./sessions.js";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The page's files as they have been built, even if this file has not been. */
const folder = fileURLToPath(new URL("../../dist/gateway/page/", import.meta.url));

const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html;charset=utf-8",
  js: "text/javascript;charset=utf-8",
  css: "text/css;charset=utf-8",
};

/** Adds the page at `/` and `/openapi.json`. */
export function addPage(app: Hono): void {
  // Before the build there is no page; the rest works without it.
  const files = existsSync(folder) ? readdirSync(folder) : [];
  // Only what is in the folder; other paths are not the page's.
  for (const file of files) {
    const page = pageFile(file);
    app.get(`/page/${file}`, ({ req }) => page.response(req));
    if (file === "index.html") app.get("/", ({ req }) => page.response(req));
  }
  app.get("/openapi.json", async ({ req }) => (await openApi()).response(req));
}

/**
 * Adds `/ber/<operation>`, which shows an argument's octets: a short one to anybody, without a
 * session, and a longer one to clients that have a session.
 */
export function addOctets(
  app: Hono,
  bodies: Bodies,
  sessions: WebSessions,
  reading: Reading,
): void {
  app.post("/ber/:operation", (context) =>
    answer(context, async () => {
      const operation = operationOfPath(context.req.param("operation"));
      const request = requestOf(context);
      const known = sessionIDOf(request) !== undefined && sessions.of(request) !== undefined;
      const json = await bodies.json(request, known ? "logged-on" : "anybody");
      const argument = encodeArgument(operation, json, reading);
      const invoke = {
        invokeID: operation.kind === "event" ? 99_999 : 1,
        operationID: operation.id,
      };
      const octets = ROSEMessage.encode({ invoke: { ...invoke, argument } });
      return JSON.stringify({ hex: Buffer.from(octets).toString("hex"), tree: annotate(octets) });
    }),
  );
}

function pageFile(name: string): FixedAnswer {
  const type = mediaTypes[extname(name).slice(1)] ?? "application/octet-stream";
  return new FixedAnswer(readFileSync(join(folder, name)), {
    "Content-Type": type,
    "Content-Security-Policy": policy,
    "Cache-Control": "no-cache",
  });
}

let description: Promise<FixedAnswer> | undefined;

/** One for all gateways of a process, created when it is first asked for. */
function openApi(): Promise<FixedAnswer> {
  const headers = {
    "Content-Type": "application/json;charset=utf-8",
    "Cache-Control": "no-cache",
  };
  return (description ??= openApiText().then((text) => new FixedAnswer(text, headers)));
}
