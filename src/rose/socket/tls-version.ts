import { constants } from "node:crypto";
import type { SecureContextOptions } from "node:tls";

/** @throws RangeError for options that would let TLS before 1.2 through. */
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
 * The certificate with what this package asks of TLS besides: version 1.2 or later, and no renegotiation.
 * @throws RangeError for old TLS.
 */
export function modernCertificate(certificate: SecureContextOptions): SecureContextOptions {
  requireModernTls(certificate);
  return {
    ...certificate,
    minVersion: certificate.minVersion ?? "TLSv1.2",
    // A client that renegotiates time and again costs more than it pays.
    secureOptions: (certificate.secureOptions ?? 0) | constants.SSL_OP_NO_RENEGOTIATION,
  };
}
