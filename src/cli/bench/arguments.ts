import { readFileSync, statSync } from "node:fs";
import { parseJson, type Type } from "../../codec/index.js";
import { textOfFile } from "../../codec/internal.js";
import { CommandError, failure, usageError } from "../outcome.js";
import { encodeArgument, invalidArgument } from "../send.js";

/** Octets of a file with arguments. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The argument of the command line, as octets.
 * @throws CommandError if it is not of the type.
 */
export function argumentOf(type: Type<unknown>, json: string): Uint8Array {
  try {
    return encodeArgument(type, parseJson(json));
  } catch (error) {
    throw invalidArgument(type, error);
  }
}

/**
 * The arguments in a file, one a line.
 * @throws CommandError that names the line.
 */
export function argumentsOf(type: Type<unknown>, file: string): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const [index, line] of textOf(file).split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      found.push(argumentOf(type, line));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      throw usageError(`${file}, line ${index + 1}: ${error.message}`);
    }
  }
  if (found.length === 0) throw usageError(`${file} has no arguments`);
  return found;
}

function textOf(file: string): string {
  let octets: Buffer;
  try {
    if (statSync(file).size > LONGEST) throw new RangeError(`it has over ${LONGEST} octets`);
    octets = readFileSync(file);
  } catch (error) {
    throw failure(`cannot read ${file}: ${(error as Error).message}`);
  }
  const text = textOfFile(octets);
  if (text === undefined) throw usageError(`${file} is not UTF-8`);
  return text;
}
