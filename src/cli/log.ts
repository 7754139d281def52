import { stderr } from "node:process";
import type { RoseLog } from "../rose/index.js";

/**
 * A log on stderr, one line an event: time, level, message, facts as JSON. What peers chose
 * stands in the facts, where JSON keeps it within its line.
 * @param verbose Tell of single messages too.
 */
export function stderrLog(verbose: boolean): RoseLog {
  return {
    ...(verbose && { debug: at("debug") }),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  };
}

function at(level: string): (facts: object, message: string) => void {
  return (facts, message) => {
    const details = JSON.stringify(facts, writable);
    stderr.write(`${new Date().toISOString()} ${level} ${message} ${details}\n`);
  };
}

function writable(_key: string, value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === "bigint" ? String(value) : value;
}
