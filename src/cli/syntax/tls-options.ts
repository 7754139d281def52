import { Option, type Command } from "commander";

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
