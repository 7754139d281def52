import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, replaceFile } from "../server/internal.js";
import { failure, usageError } from "./outcome.js";

/** The passwords of demo users by their names. */
export type DemoPasswords = ReadonlyMap<string, string>;

/** The file in the data folder that holds them, in the form of `.netrc`, for `curl --netrc-file`. */
export function demoFile(data: string): string {
  return join(data, "demo-passwords");
}

/**
 * The passwords that are kept in a data folder; none if there is no such file.
 * @throws CommandError for a file that cannot be read.
 */
export function readDemoPasswords(data: string): DemoPasswords {
  if (data === ":memory:") return new Map();
  let text: string;
  try {
    text = readFileSync(demoFile(data), "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return new Map();
    throw failure(`cannot read ${demoFile(data)}: ${message}`);
  }
  const line = /^machine \S+ login (\S+) password (\S+)$/gm;
  return new Map(Array.from(text.matchAll(line), ([, name, password]) => [name!, password!]));
}

/**
 * Stores passwords in a data folder, readable by its owner only, in place of the previous ones.
 * @throws CommandError if the file cannot be written.
 */
export function keepDemoPasswords(data: string, passwords: DemoPasswords): void {
  if (data !== ":memory:") write(data, demoFile(data), passwords);
}

/** Passwords that are stored already, but not in their place yet. */
export interface PasswordDraft {
  /**
   * Puts them in the place of the previous ones.
   * @throws CommandError if that fails; they are still stored then, in the file that the message names.
   */
  keep(): void;
  /** Puts them in their place if there are no previous ones, and forgets them otherwise. */
  keepIfNone(): void;
  /** Forgets them. */
  discard(): void;
}

/**
 * Stores passwords in a data folder as {@link keepDemoPasswords} does, but in a file of their own.
 * @throws CommandError if the file cannot be written.
 */
export function draftDemoPasswords(data: string, passwords: DemoPasswords): PasswordDraft {
  if (data === ":memory:") return { keep: () => {}, keepIfNone: () => {}, discard: () => {} };
  const file = demoFile(data);
  const draft = `${file}.${randomUUID()}`;
  write(data, draft, passwords);
  const discard = (): void => rmSync(draft, { force: true });
  return {
    keep() {
      try {
        renameSync(draft, file);
      } catch (error) {
        const { message } = error as Error;
        throw failure(`cannot write ${file}: ${message}; the passwords are in ${draft}`);
      }
    },
    keepIfNone() {
      try {
        linkSync(draft, file);
      } catch {
        // There are others, or the folder is of no use any more.
      }
      discard();
    },
    discard,
  };
}

function write(data: string, file: string, passwords: DemoPasswords): void {
  const lines = [
    "# Made by rosewire serve, for this machine's web service and rosewire call --demo",
  ];
  for (const [name, password] of passwords) {
    for (const host of ["127.0.0.1", "localhost"]) {
      lines.push(`machine ${host} login ${name} password ${password}`);
    }
  }
  try {
    makeFolder(data);
    replaceFile(file, `${lines.join("\n")}\n`);
  } catch (error) {
    throw failure(`cannot write ${demoFile(data)}: ${(error as Error).message}`);
  }
}

/**
 * Removes the password of a user who has got another one or has been removed.
 * @throws CommandError if the file cannot be read or written.
 */
export function forgetDemoPassword(data: string, name: string): void {
  const passwords = new Map(readDemoPasswords(data));
  if (passwords.delete(name.toLowerCase())) keepDemoPasswords(data, passwords);
}

/**
 * The password of a demo user.
 * @throws CommandError that says where to find one.
 */
export function demoPassword(data: string, name: string): string {
  const password = readDemoPasswords(data).get(name.toLowerCase());
  if (password !== undefined) return password;
  if (data === ":memory:")
    throw usageError("--data :memory: keeps no passwords; see what serve printed");
  throw usageError(
    `${demoFile(data)} has no password for ${JSON.stringify(name)}: rosewire serve creates it ` +
      "with the demo users when there are no data yet; --data names another folder",
  );
}
