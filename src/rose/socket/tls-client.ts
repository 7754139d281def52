import { isIP } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import type { ClientTlsOptions } from "./tls-options.js";
import { requireModernTls } from "./tls-version.js";
import type { Wire } from "./wire.js";

/** Wraps a socket in TLS. */
export type Wrap = (socket: Wire) => TLSSocket;

/**
 * Returns a function that wraps a socket to this host in TLS; the handshake begins at once.
 * @throws RangeError for old TLS.
 */
export function clientTls(host: string, options: Omit<ClientTlsOptions, "mode">): Wrap {
  const { rejectUnauthorized = true, minVersion = "TLSv1.2", servername, ...rest } = options;
  requireModernTls({ minVersion });
  // An address cannot be sent as a name (SNI), but the certificate must still be for it.
  const name = servername ?? (isIP(host) === 0 ? host : undefined);
  return (socket) =>
    connect({
      ...rest,
      socket,
      host,
      rejectUnauthorized,
      minVersion,
      ...(name !== undefined && { servername: name }),
    });
}
