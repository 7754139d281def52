import { stderr } from "node:process";
import type { Writable } from "node:stream";
import { pino, type DestinationStream } from "pino";
import pretty from "pino-pretty";
import type { RoseLog } from "../rose/index.js";
import { described } from "../rose/internal.js";

/** Where a log goes, and whether somebody reads it there. */
export type LogStream = Writable & { readonly isTTY?: boolean; hasColors?(): boolean };

/**
 * A log, one line per event: level, time, facts, message. In a terminal it is written for people, elsewhere in JSON. What peers have chosen is
 * only in the facts, where JSON keeps it within its line.
 * @param verbose Log single messages too.
 * @param isJson Log in JSON in a terminal too.
 * @param all Details of every line.
 */
export function stderrLog(
  verbose: boolean,
  isJson: boolean,
  stream: LogStream = stderr,
  all: Readonly<Record<string, unknown>> | null = null,
): RoseLog {
  const log = pino(
    {
      level: verbose ? "debug" : "info",
      // Whoever runs the server knows its process and machine.
      base: all,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => described(error) },
    },
    stream.isTTY === true && !isJson ? forPeople(stream) : stream,
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

function forPeople(stream: LogStream): DestinationStream {
  // `hasColors` heeds NO_COLOR and terminals that have none.
  const colorize = stream.hasColors?.() ?? false;
  const translateTime = "SYS:yyyy-mm-dd HH:MM:ss.l";
  return pretty({ destination: stream, colorize, singleLine: true, translateTime });
}
