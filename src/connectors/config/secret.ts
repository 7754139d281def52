import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { replaceFile, requireOrdinaryFile } from "../../server/files.js";
import { ConfigError } from "./error.js";

/** A text that no log and no error shows. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one place that needs it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}

/** Where a secret is to be found. */
export type SecretPlace = { readonly env: string } | { readonly file: string };

/**
 * Fetches a secret. Of a file the line end behind it does not count.
 * @param where Which member of the configuration asks for it, for the error.
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
 * Puts a secret in the place of another that it has replaced, in one step and for its owner's eyes only.
 * @throws Error if it cannot be kept there; an environment variable is gone with the process.
 */
export function writeSecret(place: SecretPlace, text: string): void {
  if ("env" in place) throw new Error(`the environment variable ${place.env} cannot be changed`);
  replaceFile(place.file, `${text}\n`);
}
