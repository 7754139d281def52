import { Option, type Command } from "commander";
import { durationOf } from "./options.js";

/** How clients are moved off when a server ends. Milliseconds. */
export interface DrainTimes {
  readonly drainDelay: number;
  readonly drainTime: number;
}

/** Adds the options that say it. */
export function addDrainOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--drain-delay <time>",
        "after SIGTERM, how long only /health/ready says no, before clients are moved off",
      )
        .default(0, "none")
        .argParser(noneOrDurationOf),
    )
    .addOption(
      new Option("--drain-time <time>", "then, over which time clients are moved off in portions")
        .default(0, "all at once")
        .argParser(noneOrDurationOf),
    );
}

function noneOrDurationOf(text: string): number {
  return /^0(?:ms|s|m|h)?$/.test(text) ? 0 : durationOf(text);
}
