import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { FixedAnswer } from "./http/fixed-answer.js";
import { renderMarkdown } from "./markdown.js";

/** The documents that come with the package. */
const folder = fileURLToPath(new URL("../../docs/", import.meta.url));

/** What the documents are, and their pictures. */
const mediaTypes: Readonly<Record<string, string>> = {
  ".md": "text/plain;charset=utf-8",
  ".png": "image/png",
};

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Adds `/docs/..`, the documents of the package: as pages for browsers, and as they are written for others. */
export function addDocuments(app: Hono): void {
  // A bundle may leave them out; the rest works without them.
  const found = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  const files = found.map((name) => name.replaceAll("\\", "/"));
  const served = new Set(files.filter((name) => extname(name) in mediaTypes));
  const headers = { "Cache-Control": "no-cache" };
  for (const file of served) {
    const type = mediaTypes[extname(file)] as string;
    const made: { plain?: FixedAnswer; page?: FixedAnswer } = {};
    app.get(`/docs/${file}`, async ({ req }) => {
      if (type.startsWith("text/") && wantsPage(req.header("accept"))) {
        made.page ??= new FixedAnswer(pageOf(file, served), {
          ...headers,
          "Content-Type": "text/html;charset=utf-8",
          "Content-Security-Policy": policy,
        });
        return choosing(await made.page.response(req));
      }
      made.plain ??= new FixedAnswer(readFileSync(join(folder, file)), {
        ...headers,
        "Content-Type": type,
      });
      return choosing(await made.plain.response(req));
    });
  }
}

/** What is answered depends on what is asked for. */
function choosing(response: Response): Response {
  response.headers.append("Vary", "Accept");
  return response;
}

/** Whether a browser shows the answer to somebody: programs take anything, and do not name HTML. */
function wantsPage(accept: string | undefined): boolean {
  return /\btext\/html\b/i.test(accept ?? "");
}

function pageOf(file: string, served: ReadonlySet<string>): string {
  const text = readFileSync(join(folder, file), "utf8");
  const { title, html } = renderMarkdown(text, { from: file, has: (path) => served.has(path) });
  // The web service may have any address.
  const up = "../".repeat(file.split("/").length);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}page/explorer.css">
</head>
<body>
<header><nav aria-label="Site"><a href="${up}">UCServer explorer</a></nav></header>
<main id="document">
${html}
</main>
</body>
</html>
`;
}
