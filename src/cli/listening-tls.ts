import type { Socket } from "node:net";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import { modernCertificate } from "../rose/internal.js";
import { readCertificate } from "./certificate.js";
import { failure, usageError } from "./outcome.js";
import type { ProtocolName } from "./syntax/options.js";

/** The first octet of a handshake of TLS. */
export const HANDSHAKE = 0x16;

/** Milliseconds for a client's handshake. */
export const PATIENCE = 30_000;

/** How a listening end speaks TLS. */
export interface ListeningTls {
  readonly context: SecureContext;
  /** Whether clients may begin in clear text, and ask for TLS later. */
  readonly onRequest: boolean;
}

/** What a command that listens is told about TLS. */
export interface ListeningTlsOptions {
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly protocol: ProtocolName;
}

/** @throws CommandError for a certificate that cannot be used. */
export async function listeningTls(
  options: ListeningTlsOptions,
): Promise<ListeningTls | undefined> {
  const { tlsCert: cert, tlsKey: key, protocol } = options;
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    throw usageError("--tls-cert and --tls-key go together");
  }
  const pem = await readCertificate({ cert, key });
  try {
    const context = createSecureContext(modernCertificate(pem, "tls"));
    return { context, onRequest: protocol === "ucserver" };
  } catch (error) {
    throw failure(`cannot use the certificate in ${cert}: ${(error as Error).message}`);
  }
}

/** The client speaks TLS from here on; "secure" says that its handshake is done. */
export function tlsOver(raw: Socket, { context: secureContext }: ListeningTls): TLSSocket {
  return new TLSSocket(raw, { isServer: true, secureContext });
}
