import process from "node:process";
import type { CloseReason } from "./errors.js";

/**
 * Where the engine tells what happens: an object with the facts first, then a constant text.
 * A pino logger fits as it is. What peers chose (names, texts) is only ever in the object.
 */
export interface RoseLog {
  /** What single messages do; left out, nothing is said about them. */
  debug?(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Says nothing, of failures neither; for who asks for it. */
export const silentLog: RoseLog = {
  info() {},
  warn() {},
  error() {},
};

/**
 * The default: tells warnings and errors on stderr, a line each with the level, the text and the
 * facts in JSON. An error among the facts stands there with its stack.
 */
export const consoleLog: RoseLog = {
  ...silentLog,
  warn(facts, message) {
    tell("warn", facts, message);
  },
  error(facts, message) {
    tell("error", facts, message);
  },
};

function tell(level: string, facts: object, message: string): void {
  if (lines++ === 0) process.stderr.on("error", ignore);
  try {
    const line = escaped(`${level}: ${message} ${written(facts)}`);
    // The event comes behind the call.
    process.stderr.write(`${line}\n`, () => setImmediate(taken));
  } catch {
    taken();
  }
}

/** Lines that stderr has not taken yet. */
let lines = 0;

function taken(): void {
  if (--lines === 0) process.stderr.off("error", ignore);
}

/** Nobody reads stderr any more, or its disk is full: that ends no server, though Node would have it so. */
function ignore(): void {}

/** One fact that cannot be written does not take the others with it. */
function written(facts: object): string {
  const members = Object.entries(facts).map(([name, value]) => {
    const text = json(name, value);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.flat().join(",")}}`;
}

function json(name: string, fact: unknown): string | undefined {
  try {
    const value = name === "err" || fact instanceof Error ? described(fact) : fact;
    return JSON.stringify(value, (_, part: unknown) =>
      typeof part === "bigint" ? String(part) : part,
    );
  } catch {
    return '"(cannot be written)"';
  }
}

/** As JSON has it within strings: nothing that begins another line or moves the cursor. */
function escaped(line: string): string {
  return line.replace(
    controls,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * What of an error is told: nothing that it may carry beside, such as values of a message.
 * @param causes How many causes, each behind the other, are told at most.
 */
export function described(error: unknown, causes = 8): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    ...(typeof code === "string" && { code }),
    message,
    stack,
    ...(cause !== undefined && causes > 0 && { cause: described(cause, causes - 1) }),
  };
}

/** The characters that would forge a log line. */
// oxlint-disable-next-line no-control-regex -- they are what is meant
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A peer's text for the log: control characters, line ends among them, become `?`, and no
 * more than 100 characters are kept.
 */
export function printable(text: string): string {
  return text.slice(0, 100).replace(controls, "?");
}

/** One line about the end of a connection; its level says whether somebody should look. */
export function logClosed(
  log: RoseLog,
  connection: { readonly id: number; readonly remoteAddress: string | undefined },
  reason: CloseReason,
): void {
  const { code, error, limit } = reason;
  const { id, remoteAddress } = connection;
  const facts = { connection: id, remoteAddress, code, ...(limit !== undefined && { limit }) };
  if (code === "local" || code === "remote") {
    log.info({ ...facts, reason: reason.message }, "connection closed");
  } else if (code === "internal") {
    log.error({ ...facts, err: error }, "connection closed");
  } else {
    const fault = (error as { code?: unknown } | undefined)?.code;
    log.warn({ ...facts, reason: reason.message, fault }, "connection closed");
  }
}
