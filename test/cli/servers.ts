import { begin, beginAlone, type Command, type Ending } from "./desk.js";
import { keptPassword } from "./rosewire.js";

/** A server that runs as a command. */
export interface ServerProcess extends Omit<Command, "printed"> {
  readonly port: number;
  /** The password that it, or one before it on the same data, has given to a demo user. */
  password(name: string): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ending>;
}

/** Options of a server without TLS: to make a certificate takes as long as the rest of its start. */
export const clear = ["--tls", "never"];

/** Options of a server without a web service besides. */
export const bare = [...clear, "--http-port", "off"];

/** Runs `rosewire serve` on a free port, at a desk, and waits until it can be used. */
export function startServer(args: readonly string[]): Promise<ServerProcess> {
  return server(begin(["serve", "--port", "0", ...args]), args);
}

/**
 * The same in a process of its own, with all that is true of one that has just started.
 * @param setting A command of the shell for its process to begin with: `ulimit -f 600`.
 */
export function startServerAlone(
  args: readonly string[],
  setting?: string,
): Promise<ServerProcess> {
  return server(beginAlone(["serve", "--port", "0", ...args], {}, setting), args);
}

async function server(
  { printed, ...command }: Command,
  args: readonly string[],
): Promise<ServerProcess> {
  await printed(/^try: /m);
  const { stdout, ended, signal: send } = command;
  return {
    ...command,
    port: Number(/^listening on tcp:\/\/.*:(\d+)$/m.exec(stdout())![1]),
    password(name) {
      const told = new RegExp(
        `^(?:added|gave) the user ${name} (?:with )?the password (\\w+)`,
        "m",
      );
      const [, password] = told.exec(stdout()) ?? [];
      return password ?? keptPassword(args[args.indexOf("--data") + 1]!, name);
    },
    stop(signal = "SIGTERM") {
      send(signal);
      return ended;
    },
  };
}
