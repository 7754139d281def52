import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { annotate } from "../rose/index.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import { answer } from "./answer.js";
import type { Known } from "./known.js";
import { encodeArgument } from "./operations.js";
import type { Bodies } from "./http/bodies.js";
import { FixedAnswer } from "./http/fixed-answer.js";
import { openApiText, type DescriptionOptions } from "./openapi.js";
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
export function addPage(app: Hono, known: Known): void {
  // Before the build there is no page; the rest works without it.
  const found = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  // Only what is in the folder; other paths are not the page's.
  for (const file of found.filter((name) => extname(name) !== "")) {
    const page = pageFile(file);
    app.get(`/page/${file.replaceAll("\\", "/")}`, ({ req }) => page.response(req));
    if (file === "index.html") app.get("/", ({ req }) => page.response(req));
  }
  const description = new Description(known);
  app.get("/openapi.json", async ({ req }) => {
    const text = await description.of(req.query("all") === "1");
    return text.response(req);
  });
}

/**
 * Adds `/ber/<operation>`, which shows an argument's octets: a short one to anybody, without a
 * session, and a longer one to clients that have a session.
 */
export function addOctets(
  app: Hono,
  known: Known,
  bodies: Bodies,
  sessions: WebSessions,
  reading: Reading,
): void {
  app.post("/ber/:operation", (context) =>
    answer(context, { jsonp: false }, async (request) => {
      const operation = known.ofPath(context.req.param("operation"));
      const loggedOn = sessionIDOf(request) !== undefined && sessions.of(request) !== undefined;
      const json = await bodies.json(request, loggedOn ? "logged-on" : "anybody");
      // Somebody has typed it, and is told at once what may be a slip.
      const argument = encodeArgument(operation, json, { ...reading, unknownMembers: "refuse" });
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

/** The description of a web service, with and without what its server does not serve; made when it is first asked for. */
class Description {
  /** The one of all servers of which nothing is known, with the built-in modules. */
  static #whole: Promise<FixedAnswer> | undefined;
  readonly #known: Known;
  #all: Promise<FixedAnswer> | undefined;
  #offered: Promise<FixedAnswer> | undefined;

  constructor(known: Known) {
    this.#known = known;
  }

  of(all: boolean): Promise<FixedAnswer> {
    const { registry, served, about, hasOwn } = this.#known;
    if (served === undefined && !hasOwn) return (Description.#whole ??= openApi({ registry }));
    // Where nobody knows what is served, everything is.
    if (all || served === undefined)
      return (this.#all ??= openApi({ registry, about, served, all }));
    return (this.#offered ??= openApi({ registry, about, served }));
  }
}

async function openApi(options: DescriptionOptions): Promise<FixedAnswer> {
  return new FixedAnswer(await openApiText(options), {
    "Content-Type": "application/json;charset=utf-8",
    "Cache-Control": "no-cache",
  });
}
