import { constants } from "node:crypto";
import type { SecureContextOptions } from "node:tls";
import { requiredOptions, type NamesOf } from "../../codec/internal.js";

/** The names of a certificate's options. */
export const certificateNames = {
  ALPNCallback: true,
  allowPartialTrustChain: true,
  ca: true,
  cert: true,
  sigalgs: true,
  ciphers: true,
  clientCertEngine: true,
  crl: true,
  dhparam: true,
  ecdhCurve: true,
  honorCipherOrder: true,
  key: true,
  privateKeyEngine: true,
  privateKeyIdentifier: true,
  maxVersion: true,
  minVersion: true,
  passphrase: true,
  pfx: true,
  secureOptions: true,
  secureProtocol: true,
  sessionIdContext: true,
  ticketKeys: true,
  sessionTimeout: true,
} satisfies NamesOf<SecureContextOptions>;

/** @throws RangeError for options that would allow TLS versions before 1.2. */
export function requireModernTls(options: SecureContextOptions): void {
  for (const version of [options.minVersion, options.maxVersion]) {
    if (version === "TLSv1" || version === "TLSv1.1") {
      throw new RangeError(`TLS is spoken from version 1.2 on, not in ${version}`);
    }
  }
  if (options.secureProtocol !== undefined) {
    throw new RangeError("secureProtocol cannot be given: TLS is spoken from version 1.2 on");
  }
}

/**
 * Adds to a certificate what this package requires of TLS: version 1.2 or later, and no renegotiation.
 * @param what Whose options they are, for the message.
 * @throws RangeError for old TLS, TypeError for an unknown option.
 */
export function modernCertificate(
  certificate: SecureContextOptions,
  what: string,
): SecureContextOptions {
  requiredOptions(certificate, certificateNames, what);
  requireModernTls(certificate);
  return {
    ...certificate,
    minVersion: certificate.minVersion ?? "TLSv1.2",
    // Renegotiation costs a server much more than a client, so it would invite abuse.
    secureOptions: (certificate.secureOptions ?? 0) | constants.SSL_OP_NO_RENEGOTIATION,
  };
}
