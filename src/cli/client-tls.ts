import type { ConnectOptions } from "../rose/index.js";
import { readPem } from "./certificate.js";
import { usageError } from "./outcome.js";
import type { TlsOptions } from "./syntax/tls-options.js";

/**
 * The options for `connect`.
 * @throws CommandError for a `--ca` without `--tls`, or one that cannot be read.
 */
export async function tlsToServer({
  tls: mode,
  ca: file,
}: TlsOptions): Promise<Pick<ConnectOptions, "tls">> {
  if (mode === undefined) {
    if (file !== undefined) throw usageError("--ca needs --tls");
    return {};
  }
  return { tls: { mode, ...(file !== undefined && { ca: await readPem(file) }) } };
}
