import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { env } from "node:process";
import { InvalidArgumentError, type Command, type Option } from "commander";
import { hint, quoted } from "../codec/internal.js";
import { usageError, type CommandError } from "./outcome.js";
import { readOwnFile } from "./own-file.js";

/** What a profile may say: options by the names that they have on the command line. */
const memberNames = [
  "host",
  "port",
  "tls",
  "ca",
  "user",
  "password",
  "encoding",
  "timeout",
  "strictness",
] as const;
type Profile = { readonly [Name in (typeof memberNames)[number]]?: unknown };

/** The file with the profiles, where the XDG Base Directory Specification has it. */
export function profilesFile(): string {
  const given = env["XDG_CONFIG_HOME"] ?? "";
  // The specification says to ignore a path that is not absolute.
  return join(isAbsolute(given) ? given : join(homedir(), ".config"), "rosewire", "config.json");
}

/**
 * Gives a command the options that a profile has, as far as the command has them and the command line does not give them.
 * A profile goes before environment variables: one that was set for something else must not lead its password elsewhere.
 * @throws CommandError for a profile that does not exist or has something wrong.
 */
export function applyProfile(name: string, command: Command): void {
  const file = profilesFile();
  const profile = profileOf(name, file);
  const isGiven = (option: string): boolean => command.getOptionValueSource(option) === "cli";
  for (const member of memberNames) {
    const value = profile[member];
    const option = command.options.find((one) => one.attributeName() === member);
    if (value === undefined || option === undefined || isGiven(member)) continue;
    if (member === "user" && isGiven("demo")) continue;
    // It is the password of the profile's user, and of nobody else.
    if (member === "password" && ["user", "demo", "passwordStdin"].some(isGiven)) continue;
    const given = valueOf(option, value, `${file}: ${member} of the profile ${quoted(name)}`);
    const isPath = member === "ca" && typeof given === "string";
    const inPlace = isPath ? resolve(dirname(file), given) : given;
    command.setOptionValueWithSource(member, inPlace, "config");
  }
}

/** A value as the command line would give it; what it is stays out of messages, because it may be a password. */
function valueOf(option: Option, value: unknown, where: string): unknown {
  if (typeof value !== "string" && typeof value !== "number") {
    throw usageError(`${where} must be a text or a number`);
  }
  try {
    return option.parseArg === undefined
      ? String(value)
      : option.parseArg(String(value), undefined);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw usageError(`${where}: ${error.message}`);
  }
}

function profileOf(name: string, file: string): Profile {
  const { text, isPrivate } = read(file);
  const profiles = profilesIn(text, file);
  for (const [each, profile] of profiles) {
    if (!isObject(profile)) throw usageError(`${file}: the profile ${quoted(each)} is no object`);
    const unknown = Object.keys(profile).find((key) => !isMember(key));
    if (unknown !== undefined) {
      const near = hint(unknown, memberNames) || `; there are ${memberNames.join(", ")}`;
      throw usageError(`${file}: the profile ${quoted(each)} has ${quoted(unknown)}${near}`);
    }
    if ("password" in profile && !isPrivate) {
      throw usageError(
        `${file} has a password, in the profile ${quoted(each)}, and other users of the machine can reach it: ` +
          `chmod 600 ${file}, or leave the password out`,
      );
    }
  }
  const found = profiles.get(name);
  if (found !== undefined) return found as Profile;
  const near = hint(name, profiles.keys()) || `; there are ${[...profiles.keys()].join(", ")}`;
  throw usageError(`${file} has no profile ${quoted(name)}${near}`);
}

function profilesIn(text: string, file: string): ReadonlyMap<string, unknown> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    // The parser's message shows the text, in which there may be a password.
    throw usageError(`${file} is not JSON`);
  }
  const profiles = isObject(given) ? given["profiles"] : undefined;
  if (!isObject(profiles)) {
    throw usageError(`${file} does not hold {"profiles": {"NAME": {"host": ..}}}`);
  }
  return new Map(Object.entries(profiles));
}

function read(file: string): { text: string; isPrivate: boolean } {
  try {
    return readOwnFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === "ENOENT" ? "there is no such file" : message;
  return usageError(`cannot read the profiles in ${file}: ${why}`);
}

function isMember(name: string): boolean {
  return (memberNames as readonly string[]).includes(name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
