import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import { ConfigError } from "./error.js";
import { configSchemas, type Config, type SystemName } from "./schema.js";

/**
 * Reads the configuration of a connector: YAML, of which JSON is a part. Paths in it are relative to
 * the folder it stands in.
 * @throws ConfigError
 */
export function loadConfig<S extends SystemName>(system: S, path: string): Config<S> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError([`cannot read ${path}: ${(error as Error).message}`]);
  }
  return withPaths(parseConfig(system, text, path), dirname(resolve(path)));
}

/**
 * Checks the text of a configuration and fills in its defaults.
 * @param name What it is called in errors.
 * @throws ConfigError with a line for each thing that is wrong.
 */
export function parseConfig<S extends SystemName>(
  system: S,
  text: string,
  name = "configuration",
): Config<S> {
  let value: unknown;
  try {
    value = parseYaml(text, { maxAliasCount: 0, prettyErrors: true });
  } catch (error) {
    throw new ConfigError([`${name}: ${(error as Error).message}`]);
  }
  const result = configSchemas[system].safeParse(value);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(({ path, message }) => {
        const where = path.length > 0 ? ` ${path.map(String).join(".")}:` : "";
        return `${name}:${where} ${message}`;
      }),
    );
  }
  return result.data as Config<S>;
}

function withPaths<S extends SystemName>(config: Config<S>, folder: string): Config<S> {
  const absolute = (path: string): string =>
    path === "-" || path === ":memory:" ? path : resolve(folder, path);
  const secret = <T extends object>(place: T): T =>
    "file" in place ? { ...place, file: absolute(String(place.file)) } : place;
  const { authorization, read, ucserver } = config;
  return {
    ...config,
    state: absolute(config.state),
    ucserver: { ...ucserver, password: secret(ucserver.password) },
    read: "file" in read ? { ...read, file: absolute(read.file) } : read,
    ...(authorization !== undefined && {
      authorization:
        "basic" in authorization
          ? { basic: { ...authorization.basic, password: secret(authorization.basic.password) } }
          : { ...authorization, token: secret(authorization.token) },
    }),
  };
}
