import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import type { Event, Operation } from "../codec/index.js";
import { messageLines, valueLines, type DumpLimits } from "../rose/internal-dump.js";
import { readMessage } from "../rose/internal-wire.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import { answer } from "./answer.js";
import type { Known } from "./known.js";
import { encodeArgument, encodeAs } from "./operations.js";
import type { Bodies } from "./http/bodies.js";
import { FixedAnswer } from "./http/fixed-answer.js";
import { contentsText, openApiText, type DescriptionOptions } from "./openapi.js";
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

/** Adds the page at `/`, its description `/openapi.json`, the parts of that and their list `/openapi`. */
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
  const descriptions = new Descriptions(known);
  app.get("/openapi.json", async ({ req }) => {
    const text = await descriptions.of(req.query("all") === "1" ? { all: true } : {});
    return text.response(req);
  });
  app.get("/openapi", async ({ req }) => (await descriptions.contents()).response(req));
  app.get("/openapi/:part", async (context) => {
    const [, module] = /^(.+)\.json$/.exec(context.req.param("part")) ?? [];
    if (module === undefined || !descriptions.has(module)) return context.notFound();
    return (await descriptions.of({ module })).response(context.req);
  });
}

/**
 * Adds `/ber/<operation>`, which shows the octets of an invoke with this argument or, with `?part=result` and
 * `?part=error`, those of a result or of the value of an error: short ones to anybody, without a session, and longer
 * ones to clients that have a session.
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
      const typed = { ...reading, unknownMembers: "refuse" } as const;
      const part = request.query.get("part");
      return JSON.stringify(await shown(operation, json, typed, part));
    }),
  );
}

/** How much is shown. */
const shownMost: DumpLimits = { depth: 64, elements: 2_000, octets: 64, encapsulated: true };

/** Octets, and what they consist of, with the names of their type. @throws Failure 400 */
async function shown(
  operation: Operation | Event,
  json: unknown,
  reading: Reading,
  part: string | null,
): Promise<{ readonly hex: string; readonly tree: string }> {
  if (operation.kind === "operation" && (part === "result" || part === "error")) {
    const type = operation[part];
    const octets = await encodeAs(type, json, reading);
    return { hex: hexOf(octets), tree: textOf(valueLines(octets, type, shownMost)) };
  }
  const argument = await encodeArgument(operation, json, reading);
  const invokeID = operation.kind === "event" ? 99_999 : 1;
  const octets = ROSEMessage.encode({ invoke: { invokeID, operationID: operation.id, argument } });
  const message = readMessage(octets);
  return {
    hex: hexOf(octets),
    tree: textOf(messageLines(octets, ROSEMessage, { message, operation }, shownMost)),
  };
}

const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString("hex");
const textOf = (lines: Iterable<string>): string => [...lines].join("\n");

function pageFile(name: string): FixedAnswer {
  const type = mediaTypes[extname(name).slice(1)] ?? "application/octet-stream";
  return new FixedAnswer(readFileSync(join(folder, name)), {
    "Content-Type": type,
    "Content-Security-Policy": policy,
    "Cache-Control": "no-cache",
  });
}

/** What is described of a web service, if not what its server serves of all modules. */
type Wish = Pick<DescriptionOptions, "all" | "module">;

/** The descriptions of a web service, whole and by module; each is made when it is first asked for. */
class Descriptions {
  /** Those of all servers of which nothing is known, with the built-in modules. */
  static readonly #common = new Map<string, Promise<FixedAnswer>>();
  readonly #known: Known;
  #own: Map<string, Promise<FixedAnswer>> | undefined;
  #modules: ReadonlySet<string> | undefined;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Whether there is a module of this name: only what there is is kept. */
  has(module: string): boolean {
    this.#modules ??= new Set(this.#known.registry.operations.map((entry) => entry.module));
    return this.#modules.has(module);
  }

  of(wish: Wish): Promise<FixedAnswer> {
    const { registry, about, served } = this.#known;
    return this.#kept(JSON.stringify(wish), () =>
      openApiText({ registry, about, served, ...wish }),
    );
  }

  /** The list of what there is to call. */
  contents(): Promise<FixedAnswer> {
    return this.#kept("contents", async () => contentsText(this.#known));
  }

  #kept(key: string, write: () => Promise<string>): Promise<FixedAnswer> {
    const { served, hasOwn } = this.#known;
    const isCommon = served === undefined && !hasOwn;
    const kept = isCommon ? Descriptions.#common : (this.#own ??= new Map());
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = write().then((text) => new FixedAnswer(text, jsonHeaders));
    kept.set(key, made);
    return made;
  }
}

const jsonHeaders = {
  "Content-Type": "application/json;charset=utf-8",
  "Cache-Control": "no-cache",
};
