import { EngineConnection, type ConnectionOwner } from "../connection/connection.js";
import type { Engine } from "../connection/engine.js";
import { openSocket } from "../socket/open-socket.js";
import { abortError } from "../time/abort-group.js";
import { receive } from "../socket/socket-owner.js";
import { clientTls, type Wrap } from "../socket/tls-client.js";
import type { ClientTlsOptions } from "../socket/tls-options.js";
import { switchToTls } from "../connection/upgrade.js";
import type { Wire } from "../socket/wire.js";

/** How a client opens its connections. */
export interface Line {
  readonly host: string;
  readonly port: number;
  /** Opens the stream to use instead of TCP. */
  readonly open?: (() => Wire | Promise<Wire>) | undefined;
  readonly tls: { readonly stage: "asking" | "shaking"; readonly wrap: Wrap } | undefined;
}

/** Throws RangeError for old TLS. */
export function lineOf(
  { host, port, open }: Omit<Line, "tls">,
  tls: "never" | ClientTlsOptions["mode"] | ClientTlsOptions = "never",
): Line {
  if (tls === "never") return { host, port, open, tls: undefined };
  const { mode, ...options } = typeof tls === "string" ? { mode: tls } : tls;
  const stage = mode === "direct" ? "shaking" : "asking";
  return { host, port, open, tls: { stage, wrap: clientTls(host, options) } };
}

/**
 * Opens a connection, with TLS if the line says so. If it fails, nothing remains open.
 * @throws ConnectError, RoseTimeoutError, TlsError or AbortError.
 */
export async function dial(
  engine: Engine,
  { host, port, open, tls }: Line,
  owner: ConnectionOwner,
  signal: AbortSignal,
): Promise<EngineConnection> {
  const timeout = engine.limits.connectTimeout;
  const target = { host, port, timeout, signal };
  if (tls === undefined && open === undefined) {
    const socket = await openSocket({ ...target, receive });
    const connection = new EngineConnection(engine, socket, owner);
    socket.resume();
    return connection;
  }
  const socket = await (open?.() ?? openSocket(target));
  const connection = new EngineConnection(engine, socket, owner);
  if (tls === undefined) return connection;
  const aborted = (): void => {
    connection.shut({ code: "local", message: "connecting was aborted" }, true);
  };
  signal.addEventListener("abort", aborted);
  try {
    await switchToTls(connection, tls.stage, tls.wrap);
  } catch (error) {
    await connection.close();
    throw signal.aborted ? abortError("connecting was aborted", signal) : error;
  } finally {
    signal.removeEventListener("abort", aborted);
  }
  return connection;
}
