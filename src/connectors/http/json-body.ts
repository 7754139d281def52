import { parseJson } from "../../codec/index.js";
import { survey } from "../../codec/internal-codec.js";
import { isObject, type Json } from "../json.js";
import { forbiddenNames } from "../patch/names.js";
import { shown } from "../time.js";
import { HttpProblem } from "./problem.js";

/** How deep the arrays and objects of a body may be nested. */
export const mostNested = 64;
/** How many members an object of a document may have: names are looked for in any case. */
export const mostMembers = 1000;

/** Values of a request's body, members of objects included: far more than any document has. */
export const mostValues = 10_000;

/**
 * Reads the JSON text of a body. Refused are texts nested over 64 deep, objects with one name
 * twice (RFC 8259 section 4 leaves their meaning open), the names under which JavaScript objects keep
 * their prototype, and integers of which a double would lose digits.
 * @param most Members of an object; who limits them has values counted too, {@link mostValues}.
 * @throws HttpProblem 400
 */
export function readJson(text: string, most = Infinity): Json {
  const maxValues = most === Infinity ? Number.MAX_SAFE_INTEGER : mostValues;
  let value: unknown;
  try {
    survey(text, maxValues);
    scan(text, most);
    value = parseJson(text, maxValues);
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    throw bad(`the body is no JSON: ${(error as Error).message}`);
  }
  refuseNames(value);
  return value as Json;
}

interface Level {
  readonly isObject: boolean;
  /** The names so far, of an object; made with the first: a hostile text has many that are empty. */
  names: Set<string> | undefined;
  /** Whether a string at this point is a name. */
  atName: boolean;
}

/** Looks at the text before it is parsed: depth and doubled names. Linear in the text. */
function scan(text: string, most: number): void {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1);
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
        levels.push({ isObject: true, names: undefined, atName: true });
        break;
      case 0x5b: // [
        levels.push({ isObject: false, names: undefined, atName: false });
        break;
      case 0x7d: // }
      case 0x5d: // ]
        levels.pop();
        break;
      case 0x2c: // ,
        if (level !== undefined) level.atName = level.isObject;
        break;
      case 0x22: {
        // "
        const end = endOfString(text, at);
        if (level?.atName === true) addName(level, text.slice(at, end + 1), most);
        at = end;
        break;
      }
      default:
    }
    if (levels.length > mostNested) throw bad(`the body is nested over ${mostNested} deep`);
  }
}

/** Where the string that begins at `start` ends; the last character if it never does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  return text.length - 1;
}

function addName(level: Level, piece: string, most: number): void {
  const name = piece.includes("\\") ? unquoted(piece) : piece.slice(1, -1);
  level.names ??= new Set();
  if (level.names.has(name)) throw bad(`the body has a name twice in one object: ${shown(name)}`);
  if (level.names.size === most) throw bad(`the body has an object of over ${most} members`);
  level.names.add(name);
  level.atName = false;
}

function unquoted(piece: string): string {
  try {
    return JSON.parse(piece) as string;
  } catch {
    // The parser reports what is wrong with it.
    return piece;
  }
}

function refuseNames(value: unknown): void {
  if (typeof value === "bigint") throw bad(`the body has an integer beyond 2^53: ${value}`);
  if (Array.isArray(value)) {
    for (const item of value) refuseNames(item);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (forbiddenNames.has(name)) throw bad(`the body has a member ${JSON.stringify(name)}`);
      refuseNames(inner);
    }
  }
}

function bad(reason: string): HttpProblem {
  return new HttpProblem(400, reason);
}
