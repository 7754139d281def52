import { stderr } from "node:process";
import type { Writable } from "node:stream";
import { pino, type DestinationStream } from "pino";
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
export async function stderrLog(
  verbose: boolean,
  isJson: boolean,
  stream: LogStream = stderr,
  all: Readonly<Record<string, unknown>> | null = null,
): Promise<RoseLog> {
  const isForPeople = stream.isTTY === true && !isJson;
  const log = pino(
    {
      level: verbose ? "debug" : "info",
      // Whoever runs the server knows its process and machine.
      base: all,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => described(error) },
    },
    isForPeople ? await forPeople(stream) : stream,
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

async function forPeople(stream: LogStream): Promise<DestinationStream> {
  // Most servers log to a file or a program, and need none of it.
  const { default: pretty } = await import("pino-pretty");
  // `hasColors` heeds NO_COLOR and terminals that have none.
  const colorize = stream.hasColors?.() ?? false;
  const translateTime = "SYS:yyyy-mm-dd HH:MM:ss.l";
  return pretty({ destination: stream, colorize, singleLine: true, translateTime });
}
