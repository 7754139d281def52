import { isIP } from "node:net";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";
import { requireModernTls } from "./tls-version.js";
import type { Wire } from "./wire.js";
import type { NamesOf } from "../../codec/internal.js";

/** How a client uses TLS. */
export interface ClientTlsOptions extends Pick<
  ConnectionOptions,
  "ca" | "cert" | "key" | "passphrase" | "pfx" | "checkServerIdentity" | "secureContext"
> {
  /**
   * `starttls` begins in clear text on the usual port and asks for TLS before anything else (1103);
   * `direct` is for a port that speaks TLS from the first octet.
   */
  readonly mode: "starttls" | "direct";
  /** The name that the certificate must be for, which is also sent (SNI); `host` by default. */
  readonly servername?: string | undefined;
  /** False trusts any certificate, and so any attacker in between. True by default. */
  readonly rejectUnauthorized?: boolean | undefined;
  /** The lowest version to accept; TLS 1.2 by default. */
  readonly minVersion?: "TLSv1.2" | "TLSv1.3" | undefined;
}

/** The names of {@link ClientTlsOptions}. */
export const clientTlsNames = {
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
  pfx: true,
  checkServerIdentity: true,
  secureContext: true,
  mode: true,
  servername: true,
  rejectUnauthorized: true,
  minVersion: true,
} satisfies NamesOf<ClientTlsOptions>;

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
