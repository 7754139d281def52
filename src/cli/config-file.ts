import { dirname, resolve } from "node:path";
import { InvalidArgumentError, type Command, type Option } from "commander";
import { parse } from "yaml";
import { hint, quoted } from "../codec/internal.js";
import { usageError } from "./outcome.js";
import { readOwnFile } from "./own-file.js";

/** Options of the command line only. */
const notInFiles: ReadonlySet<string> = new Set(["config", "check", "version"]);

/** Options that are paths, which a file gives relative to its own folder; `pbx` has two words that are none. */
const paths: ReadonlySet<string> = new Set(
  "data cert key bus-credentials bus-ca bus-cert bus-key register-with ice-servers connect asn1 pbx".split(
    " ",
  ),
);
const noPaths: ReadonlySet<string> = new Set(["simulated", "none", ":memory:"]);

/**
 * Gives a command the options that a file in YAML or JSON has under the names that they have on the command line. What the command line
 * gives goes before; the file goes before variables of the environment, as profiles do.
 * @throws CommandError for a file that cannot be used; values stay out of messages, because they may be secrets.
 */
export function applyConfig(file: string, command: Command): void {
  const { given, isPrivate } = read(file);
  const options = new Map(
    command.options
      .map((option) => [nameOf(option), option] as const)
      .filter(([name]) => !notInFiles.has(name)),
  );
  for (const [name, value] of Object.entries(given)) {
    const option = options.get(name);
    if (option === undefined) {
      throw usageError(`${file} has ${quoted(name)}${hint(name, options.keys())}`);
    }
    if (isSecret(name, value) && !isPrivate) {
      throw usageError(
        `${file} has a password, in ${name}, and other users of the machine can read it: chmod 600 ${file}, or leave the password out`,
      );
    }
    const member = option.attributeName();
    const values = valueOf(option, name, value, file);
    if (command.getOptionValueSource(member) === "cli") continue;
    command.setOptionValueWithSource(member, values, "config");
  }
}

/** `tls-port`; of an option that switches something off, the name of that something. */
function nameOf(option: Option): string {
  return option.negate ? option.name().slice("no-".length) : option.name();
}

function isSecret(name: string, value: unknown): boolean {
  if (name === "webservice-password") return true;
  // There, a name alone is a token.
  if (name === "bus") return String(value).includes("@");
  return name === "store" && /\/\/[^/]*:[^/]*@|[?&]password=/.test(String(value));
}

/** The value that an option has after the command line would have given these texts. */
function valueOf(option: Option, name: string, value: unknown, file: string): unknown {
  const fail = (why: string): Error => usageError(`${file}: ${name}: ${why}`);
  if (option.isBoolean() || option.negate) {
    if (typeof value !== "boolean") throw fail("it must be true or false");
    return value;
  }
  const texts = textsOf(value);
  if (texts === undefined) throw fail("it must be a text or a number, a list of them, or a map");
  const repeated = option.variadic || Array.isArray(option.defaultValue) || isMap(option);
  if (!repeated && texts.length !== 1) throw fail("it has one value only");
  try {
    const inPlace = paths.has(name) ? texts.map((text) => inFolderOf(file, text)) : texts;
    if (option.parseArg === undefined) return option.variadic ? inPlace : inPlace[0];
    const { parseArg } = option;
    return inPlace.reduce<unknown>((before, text) => parseArg(text, before), option.defaultValue);
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw fail(error.message);
    throw error;
  }
}

/** Limits, which a file may give as a map of names and numbers. */
function isMap({ defaultValue }: Option): boolean {
  return typeof defaultValue === "object" && defaultValue !== null;
}

function textsOf(value: unknown): string[] | undefined {
  const one = (part: unknown): part is string | number =>
    typeof part === "string" || typeof part === "number";
  if (one(value)) return [String(value)];
  if (Array.isArray(value)) return value.every(one) ? value.map(String) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, part]) => one(part))
    ? entries.map(([key, part]) => `${key}=${String(part)}`)
    : undefined;
}

function inFolderOf(file: string, path: string): string {
  return noPaths.has(path) || path === "" ? path : resolve(dirname(file), path);
}

function read(file: string): { given: object; isPrivate: boolean } {
  let text: string;
  let isPrivate: boolean;
  try {
    ({ text, isPrivate } = readOwnFile(file));
  } catch (error) {
    throw usageError(`cannot read the file of --config, ${file}: ${(error as Error).message}`);
  }
  let given: unknown;
  try {
    given = parse(text, { maxAliasCount: 0 }) ?? {};
  } catch (error) {
    // What is below the first line of the message is what the file says there.
    const why = (error as Error).message.split("\n", 1)[0] as string;
    throw usageError(`the file of --config, ${file}: ${why}`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw usageError(`the file of --config, ${file}, does not hold options like "port: 7222"`);
  }
  return { given, isPrivate };
}
