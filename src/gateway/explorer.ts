import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { annotate } from "../rose/index.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import { answer, requestOf } from "./answer.js";
import { encodeArgument, operationOfPath } from "./operations.js";
import { openApiText } from "./openapi.js";
import { jsonBodyOf } from "./request.js";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const files: readonly (readonly [path: string, file: string, type: string])[] = [
  ["/", "index.html", "text/html;charset=utf-8"],
  ["/explorer.js", "explorer.js", "text/javascript;charset=utf-8"],
  ["/explorer.css", "explorer.css", "text/css;charset=utf-8"],
];

/** Adds the page at `/`, `/openapi.json`, and `/ber/<operation>`, which shows an argument's octets. */
export function addExplorer(app: Hono, maxBodyBytes: number): void {
  for (const [path, file, type] of files) {
    app.get(path, () => {
      const text = readFileSync(pageFile(file));
      return new Response(text, {
        headers: {
          "Content-Type": type,
          "Content-Security-Policy": policy,
          "Cache-Control": "no-cache",
        },
      });
    });
  }
  app.get("/openapi.json", () => {
    const headers = {
      "Content-Type": "application/json;charset=utf-8",
      "Cache-Control": "no-cache",
    };
    return new Response(openApiText(), { headers });
  });
  app.post("/ber/:operation", (context) =>
    answer(context, async () => {
      const operation = operationOfPath(context.req.param("operation"));
      const json = await jsonBodyOf(requestOf(context), maxBodyBytes);
      const argument = encodeArgument(operation, json);
      const invoke = {
        invokeID: operation.kind === "event" ? 99_999 : 1,
        operationID: operation.id,
      };
      const octets = ROSEMessage.encode({ invoke: { ...invoke, argument } });
      return JSON.stringify({ hex: Buffer.from(octets).toString("hex"), tree: annotate(octets) });
    }),
  );
}

/** The page's files stand beside this one, also where the package has been built. */
function pageFile(name: string): URL {
  return new URL(`./page/${name}`, import.meta.url);
}
