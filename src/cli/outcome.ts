/** What the exit codes mean. */
export const ExitCode = {
  /** Success. */
  ok: 0,
  /** A ROSE error or reject, a connection that failed, data that cannot be read. */
  failed: 1,
  /** Wrong usage: nothing has been sent or changed. */
  usage: 2,
  /** An administrator wants the server to be started again (EX_TEMPFAIL of sysexits.h). */
  restart: 75,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Ends a command: `message` goes to stderr, `exitCode` to the caller. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;
  /** What has happened, in a word that stays as it is; undefined if the exit code says all. */
  readonly reason: string | undefined;

  constructor(message: string, exitCode: ExitCode, reason?: string) {
    super(message);
    this.exitCode = exitCode;
    this.reason = reason;
  }
}

/** Wrong usage. */
export function usageError(message: string): CommandError {
  return new CommandError(message, ExitCode.usage);
}

/** Correct usage without success. */
export function failure(message: string, reason?: string): CommandError {
  return new CommandError(message, ExitCode.failed, reason);
}

/**
 * An error as a line of JSON, for programs that read stderr. Its code is that of the error, if it has one, and otherwise says which exit
 * code follows.
 */
export function errorJson(error: unknown, exitCode: ExitCode): string {
  const { code, reason = code, message } = error as Partial<Record<string, unknown>>;
  const own = typeof reason === "string" && !reason.startsWith("commander.") ? reason : undefined;
  const text = String(message ?? error).replace(/^error: /, "");
  return JSON.stringify({ error: { code: own ?? names[exitCode], message: text, exitCode } });
}

const names: Readonly<Record<ExitCode, string>> = {
  [ExitCode.ok]: "ok",
  [ExitCode.failed]: "failed",
  [ExitCode.usage]: "usage",
  [ExitCode.restart]: "restart",
};
