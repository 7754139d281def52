import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import type { z } from "zod";
import { ConfigError } from "./error.js";
import { configSchemas, type Config, type SystemName } from "./schema.js";

/**
 * Reads the configuration of a connector: YAML, of which JSON is a part. Paths in it are relative to
 * its folder.
 * @throws ConfigError
 */
export function loadConfig<S extends SystemName>(system: S, path: string): Config<S> {
  const text = readConfig(path);
  return withPaths(parseConfig(system, text, path), dirname(resolve(path)));
}

/**
 * The text of a configuration file.
 * @throws ConfigError
 */
export function readConfig(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError([`cannot read ${path}: ${(error as Error).message}`]);
  }
}

/**
 * Checks the text of a configuration and fills in its defaults.
 * @param name Its name for errors.
 * @throws ConfigError with a line for each mistake.
 */
export function parseConfig<S extends SystemName>(
  system: S,
  text: string,
  name = "configuration",
): Config<S> {
  return checkConfig(configSchemas[system] as z.ZodType, text, name) as Config<S>;
}

/**
 * Reads YAML and checks it against a schema.
 * @param name Its name for errors.
 * @throws ConfigError with a line for each mistake.
 */
export function checkConfig<T>(schema: z.ZodType<T>, text: string, name: string): T {
  let value: unknown;
  try {
    value = parseYaml(text, { maxAliasCount: 0, prettyErrors: true });
  } catch (error) {
    throw new ConfigError([`${name}: ${(error as Error).message}`]);
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(({ path, message }) => {
        const where = path.length > 0 ? ` ${path.map(String).join(".")}:` : "";
        return `${name}:${where} ${message}`;
      }),
    );
  }
  return result.data;
}

function withPaths<S extends SystemName>(config: Config<S>, folder: string): Config<S> {
  const absolute = (path: string): string =>
    path === "-" || path === ":memory:" ? path : resolve(folder, path);
  const secret = <T extends object>(place: T): T =>
    "file" in place ? { ...place, file: absolute(String(place.file)) } : place;
  const { authorization, read, ucserver } = config;
  const { tls } = ucserver;
  return {
    ...config,
    state: absolute(config.state),
    ucserver: {
      ...ucserver,
      password: secret(ucserver.password),
      ...(tls !== undefined && {
        tls: { ...tls, ...(tls.ca !== undefined && { ca: absolute(tls.ca) }) },
      }),
    },
    read: "file" in read ? { ...read, file: absolute(read.file) } : read,
    ...(authorization !== undefined && {
      authorization: withSecretPaths(authorization, secret),
    }),
  };
}

function withSecretPaths(
  authorization: NonNullable<Config["authorization"]>,
  secret: <T extends object>(place: T) => T,
): NonNullable<Config["authorization"]> {
  if ("basic" in authorization) {
    const { basic } = authorization;
    return { basic: { ...basic, password: secret(basic.password) } };
  }
  if ("scheme" in authorization) {
    return { ...authorization, token: secret(authorization.token) };
  }
  const { clientSecret, refreshToken, ...rest } = authorization.oauth2;
  return {
    oauth2: {
      ...rest,
      clientSecret: secret(clientSecret),
      ...(refreshToken !== undefined && { refreshToken: secret(refreshToken) }),
    },
  };
}
