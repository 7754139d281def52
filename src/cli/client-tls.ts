import { Option, type Command } from "commander";
import type { ConnectOptions } from "../rose/index.js";
import { readPem } from "./certificate.js";
import { usageError } from "./outcome.js";

/** What a command that connects to a server is told about TLS. */
export interface TlsOptions {
  readonly tls?: "starttls" | "direct";
  readonly ca?: string;
}

/** Adds `--tls` and `--ca`. */
export function addTlsOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--tls <mode>",
        "how to use TLS to the server: asked for on its usual port, or from the start; clear by default",
      ).choices(["starttls", "direct"]),
    )
    .option("--ca <file>", "with --tls, whom the server's certificate must be from, in PEM");
}

/**
 * What `connect` is told.
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
