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
        "how to use TLS to the server: on its usual port on request, or from the start; none by default",
      ).choices(["starttls", "direct"]),
    )
    .option(
      "--ca <file>",
      "with --tls, the authority that must have issued the server's certificate, in PEM",
    );
}
