import { framed, raw } from "./echo.js";
import { grpcjs } from "./grpc.js";
import { http, httpPipelined } from "./http.js";
import type { Implementation } from "./implementation.js";
import { jsonrpc } from "./jsonrpc.js";
import { limit, limitCallbacks } from "./limit.js";
import { ndjson, ndjsonSingly } from "./ndjson.js";
import { rosewire, rosewireCallbacks, rosewireJson } from "./rosewire.js";
import { rawTls, rosewireTls } from "./tls.js";
import { gateway } from "./web.js";
import { fastifyAlone, httpLimit } from "./web-peers.js";

/** Everybody who makes calls, in the order of the report. */
export const implementations: readonly Implementation[] = [
  rosewire,
  rosewireCallbacks,
  rosewireJson,
  limit,
  limitCallbacks,
  raw,
  framed,
  ndjson,
  ndjsonSingly,
  jsonrpc,
  grpcjs,
  http,
  httpPipelined,
  gateway,
  httpLimit,
  fastifyAlone,
];

/** Those over TLS, in groups of their own. */
export const tlsImplementations: readonly Implementation[] = [rosewireTls, rawTls];

export function implementationOf(name: string): Implementation {
  const all = [...implementations, ...tlsImplementations];
  const found = all.find((implementation) => implementation.name === name);
  if (found === undefined) throw new Error(`no implementation ${name}`);
  return found;
}
