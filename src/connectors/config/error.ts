/** An invalid configuration, with one line for each mistake. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-config";
  /** What is wrong, a sentence for each place, which it begins with. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
