import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { replaceFile, requireOrdinaryFile } from "../../server/internal.js";
import { ConfigError } from "./error.js";

/** A text that never appears in logs or errors. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one place that needs it. */
  reveal(): string {
    return this.#text;
  }

  /** `[secret]`, wherever it is made part of a text. */
  toString(): string {
    return "[secret]";
  }

  /** `[secret]`, in JSON. */
  toJSON(): string {
    return "[secret]";
  }

  /** `[secret]`, where it is printed. */
  [inspect.custom](): string {
    return "[secret]";
  }
}

/** Where to find a secret. */
export type SecretPlace = { readonly env: string } | { readonly file: string };

/**
 * Reads a secret. In a file, the line end after it does not count.
 * @param where The member of the configuration that asks for it, for the error.
 * @throws ConfigError
 */
export function readSecret(
  place: SecretPlace,
  where: string,
  environment: Readonly<Record<string, string | undefined>>,
): Secret {
  if ("env" in place) {
    const value = environment[place.env];
    if (value !== undefined && value !== "") return new Secret(value);
    throw new ConfigError([`${where}: the environment variable ${place.env} is not set`]);
  }
  try {
    requireOrdinaryFile(place.file);
    return new Secret(readFileSync(place.file, "utf8").replace(/\r?\n$/, ""));
  } catch (error) {
    throw new ConfigError([`${where}: cannot read the file: ${(error as Error).message}`]);
  }
}

/**
 * Stores a secret in place of the one that it replaces, in one step, readable by its owner only.
 * @throws Error if it cannot be stored; environment variables cannot, because they end with the process.
 */
export function writeSecret(place: SecretPlace, text: string): void {
  if ("env" in place) throw new Error(`the environment variable ${place.env} cannot be changed`);
  replaceFile(place.file, `${text}\n`);
}
