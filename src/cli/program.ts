import { Command, CommanderError } from "commander";
import { packageVersion } from "../server/internal.js";
import { backupCommand, restoreCommand } from "./syntax/backup.js";
import { benchCommand } from "./syntax/bench.js";
import { callCommand } from "./syntax/call.js";
import { compileCommand } from "./syntax/compile.js";
import { completionCommand } from "./syntax/completion.js";
import { connectCommand } from "./syntax/connect.js";
import { decodeCommand } from "./syntax/decode.js";
import { drainCommand } from "./syntax/drain.js";
import { dumpCommand } from "./syntax/dump.js";
import { encodeCommand } from "./syntax/encode.js";
import { gatewayCommand } from "./syntax/gateway.js";
import { exportCommand, importCommand } from "./syntax/exchange.js";
import { operationsCommand } from "./syntax/operations.js";
import { wantsJson } from "./json-errors.js";
import { noticesAre } from "./notice.js";
import { CommandError, errorJson, ExitCode } from "./outcome.js";
import { pbxCommand } from "./syntax/pbx.js";
import { pcapCommand } from "./syntax/pcap.js";
import { proxyCommand } from "./syntax/proxy.js";
import { replayCommand } from "./syntax/replay.js";
import { serveCommand } from "./syntax/serve.js";
import { shellCommand } from "./syntax/shell.js";
import { typesCommand } from "./syntax/types.js";
import { userCommand } from "./syntax/user.js";
import { watchCommand } from "./syntax/watch.js";

/** The subcommands by their names, in the order in which the help has them. */
const commands: Readonly<Record<string, () => Command>> = {
  serve: serveCommand,
  gateway: gatewayCommand,
  drain: drainCommand,
  connect: connectCommand,
  call: callCommand,
  watch: watchCommand,
  shell: shellCommand,
  bench: benchCommand,
  user: userCommand,
  import: importCommand,
  export: exportCommand,
  pbx: pbxCommand,
  backup: backupCommand,
  restore: restoreCommand,
  encode: encodeCommand,
  decode: decodeCommand,
  dump: dumpCommand,
  pcap: pcapCommand,
  proxy: proxyCommand,
  replay: replayCommand,
  operations: operationsCommand,
  types: typesCommand,
  compile: compileCommand,
  completion: completionCommand,
};

/** The one that tells about all others. */
const tellsOfAll = "completion";

/**
 * The `rosewire` command with the syntax of its subcommands. The code of a subcommand is imported
 * when it runs, so that none loads what only others need.
 * @param called What is called, if it is known: the syntax of all others, which takes some milliseconds, is left out.
 */
export function createProgram(called = tellsOfAll): Command {
  const program = new Command("rosewire")
    .description("ASN.1 BER and ROSE for the UCServer Client Access Protocol")
    .version(packageVersion(), "-V, --version", "output the version");
  const isAlone = called !== tellsOfAll && Object.hasOwn(commands, called);
  const made = isAlone ? [commands[called]!] : Object.values(commands);
  for (const command of made) program.addCommand(command());
  prepare(program, packageVersion());
  return program;
}

/** Settings that subcommands do not take over from their parent: exit by exception, a version. */
function prepare(command: Command, version: string): void {
  command.exitOverride().showHelpAfterError("(--help tells more)").allowExcessArguments(false);
  for (const child of command.commands) {
    child.version(version, "-V, --version", "output the version");
    prepare(child, version);
  }
}

/**
 * Runs a command line.
 * @param args Without the interpreter and the program.
 * @returns The exit code; all messages have been written.
 */
export async function main(
  args: readonly string[],
  tell: (message: string) => void,
): Promise<number> {
  const program = createProgram(args[0]);
  const isJson = wantsJson(program, args);
  if (isJson) keepSilent(program);
  noticesAre(isJson ? "json" : "text");
  try {
    await program.parseAsync(args, { from: "user" });
    return ExitCode.ok;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version are errors with exit code 0; commander has already written their text, and that of others unless it is kept silent.
      if (error.exitCode === 0) return ExitCode.ok;
      if (isJson) tell(errorJson(error, ExitCode.usage));
      return ExitCode.usage;
    }
    const exitCode = error instanceof CommandError ? error.exitCode : ExitCode.failed;
    const message = error instanceof Error ? error.message : String(error);
    if (message !== "") tell(isJson ? errorJson(error, exitCode) : `rosewire: ${message}`);
    return exitCode;
  }
}

/** Keeps commander from writing its errors, with the help after them. */
function keepSilent(command: Command): void {
  command.configureOutput({ writeErr: () => {} });
  for (const child of command.commands) keepSilent(child);
}
