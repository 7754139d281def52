import type { ConnectOptions } from "../rose/index.js";
import { readPem } from "./certificate.js";
import { usageError } from "./outcome.js";
import type { ProtocolName } from "./syntax/options.js";
import type { TlsOptions } from "./syntax/tls-options.js";

/**
 * The options for `connect`.
 * @throws CommandError for a `--ca` without `--tls`, or one that cannot be read, and for StartTLS of CSTA.
 */
export async function tlsToServer({
  tls: mode,
  ca: file,
  protocol,
}: TlsOptions & { readonly protocol?: ProtocolName }): Promise<Pick<ConnectOptions, "tls">> {
  if (mode === undefined) {
    if (file !== undefined) throw usageError("--ca needs --tls");
    return {};
  }
  if (mode === "starttls" && protocol === "csta") {
    throw usageError("CSTA has no StartTLS: use --tls direct");
  }
  return { tls: { mode, ...(file !== undefined && { ca: await readPem(file) }) } };
}
