import { stderr } from "node:process";
import { pino } from "pino";
import type { RoseLog } from "../rose/index.js";
import { described } from "../rose/internal.js";

/**
 * A log on stderr, one line of JSON an event: level, time, facts, message. What peers chose stands
 * in the facts, where JSON keeps it within its line.
 * @param verbose Tell of single messages too.
 */
export function stderrLog(verbose: boolean): RoseLog {
  const log = pino(
    {
      level: verbose ? "debug" : "info",
      // Who runs the server knows its process and machine.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => described(error) },
    },
    stderr,
  );
  const { debug, info, warn, error } = log;
  return {
    // Left out, the engine does not even gather the facts.
    ...(verbose && { debug: debug.bind(log) }),
    info: info.bind(log),
    warn: warn.bind(log),
    error: error.bind(log),
  };
}
