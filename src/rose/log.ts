import process from "node:process";

/**
 * Where the engine logs what happens. Each method takes an object with the facts, then a constant text,
 * so a pino logger can be used as it is. Anything that peers chose (names, texts) is only in the object.
 */
export interface RoseLog {
  /** Takes what happens to single messages; without this method, it is not logged. */
  debug?(facts: object, message: string): void;
  /** What happens in the course of things, such as a connection that opens. */
  info(facts: object, message: string): void;
  /** What a peer or the network is to blame for. */
  warn(facts: object, message: string): void;
  /** What is wrong here, such as a handler that throws. */
  error(facts: object, message: string): void;
}

/** What an option `log` must be. */
export function logDemand(given: unknown): string | undefined {
  const methods = (given ?? {}) as Partial<Record<keyof RoseLog, unknown>>;
  for (const name of ["info", "warn", "error"] as const) {
    if (typeof methods[name] !== "function") return `must have a method ${name}`;
  }
  const { debug } = methods;
  return debug === undefined || typeof debug === "function"
    ? undefined
    : "has a debug that is no method";
}

/** Logs nothing, not even failures. */
export const silentLog: RoseLog = {
  info() {},
  warn() {},
  error() {},
};

/**
 * The default: writes warnings and errors to stderr, one line each, with the level, the text and the
 * facts in JSON. An error among the facts is written with its stack.
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
    // The `error` event is emitted after this callback.
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

/** A closed stderr or a full disk must not end a server, as it would by default. */
function ignore(): void {}

/** The facts in JSON. One that cannot be written does not affect the others. */
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

/** Escapes control characters as JSON does in strings, so that none begins a line or moves the cursor. */
function escaped(line: string): string {
  return line.replace(
    controls,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * What is logged of an error. Other properties are left out; they may hold values of a message.
 * @param causes The most causes that are followed, each the cause of the one before.
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

/** The characters with which a log line could be forged. */
// oxlint-disable-next-line no-control-regex -- they are meant here
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A peer's text for the log, or for an answer: control characters, including line ends, become `?`, and at most
 * 100 characters are kept.
 */
export function printable(text: string): string {
  // The cut may go through a pair of surrogates; half a pair cannot be sent.
  return text.slice(0, 100).toWellFormed().replace(controls, "?");
}
