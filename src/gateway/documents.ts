import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { FixedAnswer } from "./http/fixed-answer.js";

/** The documents that come with the package. */
const folder = fileURLToPath(new URL("../../docs/", import.meta.url));

/** Adds `/docs/..`, the documents of the package as they are written, for the page links to them. */
export function addDocuments(app: Hono): void {
  // A bundle may leave them out; the rest works without them.
  const found = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  for (const file of found.filter((name) => name.endsWith(".md"))) {
    let answer: FixedAnswer | undefined;
    app.get(`/docs/${file.replaceAll("\\", "/")}`, ({ req }) => {
      answer ??= new FixedAnswer(readFileSync(join(folder, file)), {
        "Content-Type": "text/plain;charset=utf-8",
        "Cache-Control": "no-cache",
      });
      return answer.response(req);
    });
  }
}
