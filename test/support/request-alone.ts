import http from "node:http";
import https from "node:https";

const own = Symbol("fetches alone");

/**
 * Has `fetch`, and the requests of Node.js without an agent, use a connection for one request only. Otherwise they keep it for the next one, while a
 * server ends one that has been idle for five seconds: if the process has stood still for that long, on a busy machine, both happen at once, and
 * the request fails.
 */
export function requestAlone(): void {
  // With `Headers`, Node.js loads connections of its own. Those of the package undici, which the benchmarks measure, would take their place if they
  // came first, and throw out of a callback if an answer of 16 KiB or more ends before it is read.
  const { fetch, Headers } = globalThis;
  // It is the same for all files that a process runs.
  if (own in fetch) return;
  const alone: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    headers.set("Connection", "close");
    return await fetch(input, { ...init, headers });
  };
  globalThis.fetch = Object.assign(alone, { [own]: true });
  http.globalAgent = new http.Agent();
  https.globalAgent = new https.Agent();
}
