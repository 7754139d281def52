import type { ConnectionOptions } from "node:tls";
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

/** The values of `mode`. */
export const tlsModes = { starttls: true, direct: true } satisfies Record<
  ClientTlsOptions["mode"],
  true
>;

/** The names of {@link ClientTlsOptions}. */
export const clientTlsNames = {
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
  pfx: true,
  checkServerIdentity: "function",
  secureContext: true,
  mode: tlsModes,
  servername: "string",
  rejectUnauthorized: "boolean",
  minVersion: true,
} satisfies NamesOf<ClientTlsOptions>;
