import { Command, Option } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { SystemName } from "../../connectors/index.js";
import { jsonOption, anyPort, hostOf, strictnessOption } from "./options.js";

/** What `rosewire connect` is told. */
export interface ConnectOptions {
  readonly config: string;
  readonly once: boolean;
  readonly dryRun: boolean;
  readonly full: boolean;
  readonly force: boolean;
  readonly input?: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly strictness: Strictness;
}

const descriptions: Readonly<Record<SystemName, string>> = {
  xelion: "replicate appointments of a Xelion system",
  vitec: "replicate appointments of Vitec Connect",
  superoffice: "replicate appointments of SuperOffice",
};

/** `rosewire connect`: replicators between a UCServer and calendars elsewhere. */
export function connectCommand(): Command {
  const connect = new Command("connect").description(
    "replicate appointments between a UCServer and another system",
  );
  for (const [system, description] of Object.entries(descriptions)) {
    connect
      .command(system)
      .description(description)
      .requiredOption("--config <file>", "the configuration, YAML or JSON; see docs/connectors.md")
      .option("--once", "end after one run", false)
      .option("--dry-run", "print what would be changed on either side, and change nothing", false)
      .option("--full", "list everything instead of the changes since the last run", false)
      .option("--force", "believe a listing that lacks most of the appointments", false)
      .option("--input <file>", "read the appointments from a file in place of the API; - is stdin")
      .addOption(jsonOption("print steps and summary as JSON, one object a line"))
      .addOption(strictnessOption())
      .option("--verbose", "print every step, and log retries too", false)
      .addOption(
        new Option("--metrics-port <port>", "a TCP port with metrics for Prometheus").argParser(
          anyPort,
        ),
      )
      .option("--metrics-host <host>", "the address for that port", hostOf, "127.0.0.1")
      .action(async (options: ConnectOptions) =>
        (await import("../connect.js")).connect(system as SystemName, options),
      );
  }
  return connect;
}
