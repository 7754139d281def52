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
