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

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Wrong usage. */
export function usageError(message: string): CommandError {
  return new CommandError(message, ExitCode.usage);
}

/** Correct usage without success. */
export function failure(message: string): CommandError {
  return new CommandError(message, ExitCode.failed);
}
