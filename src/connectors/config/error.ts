/** An invalid configuration, with one line for each mistake. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "connector-config";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}
