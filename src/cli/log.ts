import { stderr } from "node:process";
import { pino } from "pino";
import type { RoseLog } from "../rose/index.js";
import { described } from "../rose/internal.js";

/**
 * A log on stderr, one line of JSON per event: level, time, facts, message. What peers have chosen is
 * only in the facts, where JSON keeps it within its line.
 * @param verbose Log single messages too.
 */
export function stderrLog(verbose: boolean): RoseLog {
  const log = pino(
    {
      level: verbose ? "debug" : "info",
      // Whoever runs the server knows its process and machine.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => described(error) },
    },
    stderr,
  );
  const { debug, info, warn, error } = log;
  return {
    // Without it, the engine does not even collect the facts.
    ...(verbose && { debug: debug.bind(log) }),
    info: info.bind(log),
    warn: warn.bind(log),
    error: error.bind(log),
  };
}
