import type { MiddlewareHandler } from "hono";

/** Headers that keep answers from being framed, sniffed, cached or run. */
export const protectiveHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cache-Control": "no-store",
};

/** Gives all answers these headers; a route may set its own. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(protectiveHeaders)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};
