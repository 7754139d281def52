import { JsonDecodeError } from "../errors.js";
import { defaultLimits, integerCost, valueLimits } from "../limits.js";

/** An integer that number may not hold exactly has at least this many digits. */
const longDigits = /[0-9]{16}/;

/**
 * Parses JSON text (RFC 8259) as `JSON.parse` does, but keeps integers outside the safe range of
 * number as bigint, so that none of their digits is lost.
 * @param maxValues Values, including members of objects, that the text may have; a million by default.
 * @throws JsonDecodeError `bad-json`; `limit` for more values, or values nested over 512 deep; `too-long`
 *   for such an integer of over 4,935 digits.
 */
export function parseJson(text: string, maxValues: number = defaultLimits.maxElements): unknown {
  // A short text has few values, and no depth that a stack cannot take.
  if (text.length > Math.min(maxValues, MOST_UNSEEN)) survey(text, maxValues);
  if (longDigits.test(text)) return new Parser(text, maxValues).document();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonDecodeError("bad-json", (error as Error).message);
  }
}

/** Texts up to this length are parsed without counting. */
const MOST_UNSEEN = 16_384;

/**
 * Counts values and levels before the text is parsed, because each value costs the parser many times as
 * much as a character of a string. Strings are skipped. Finding what is not JSON is left to the parser.
 * @throws JsonDecodeError `limit`
 */
export function survey(text: string, maxValues: number): void {
  const { jsonDepth } = valueLimits;
  let values = 1;
  let depth = 0;
  for (let p = 0; p < text.length; p++) {
    switch (text.charCodeAt(p)) {
      case 0x22: // "
        p = endOfString(text, p);
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > jsonDepth) throw tooDeep();
        values++;
        break;
      case 0x2c: // ,
        values++;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
      default:
    }
    if (values > maxValues) throw tooMany(maxValues);
  }
}

/** Where the string that begins at `start` ends: its closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
    // The closing quote is the first one after an even number of backslashes.
    let last = end;
    while (text.charCodeAt(last - 1) === 0x5c) last--;
    if ((end - last) % 2 === 0) return end;
  }
  return text.length;
}

function tooDeep(): JsonDecodeError {
  return new JsonDecodeError("limit", `nested over ${valueLimits.jsonDepth} deep`, "", "maxDepth");
}

function tooMany(maxValues: number): JsonDecodeError {
  return new JsonDecodeError("limit", `over ${maxValues} values`, "", "maxElements");
}

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const literal = /true|false|null/y;

class Parser {
  private p = 0;
  /** Values still allowed, of those that long integers count for. */
  private left: number;

  constructor(
    private readonly text: string,
    private readonly maxValues: number,
  ) {
    this.left = maxValues;
  }

  document(): unknown {
    const value = this.value(0);
    this.blanks();
    if (this.p < this.text.length) this.fail("text after the value");
    return value;
  }

  private value(depth: number): unknown {
    if (depth > valueLimits.jsonDepth) throw tooDeep();
    this.blanks();
    const first = this.text[this.p];
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    const word = this.match(literal);
    if (word !== undefined) return word[0] === "null" ? null : word[0] === "true";
    const digits = this.match(number);
    if (digits === undefined) return this.fail("a value is expected");
    const value = Number(digits[0]);
    const isInteger = digits[1] === undefined && digits[2] === undefined;
    return isInteger && !Number.isSafeInteger(value) ? this.integer(digits[0]) : value;
  }

  private integer(text: string): bigint {
    const { integerDigits } = valueLimits;
    const digits = text.startsWith("-") ? text.length - 1 : text.length;
    if (digits > integerDigits) {
      throw new JsonDecodeError("too-long", `an integer of over ${integerDigits} digits`);
    }
    // Two digits and a half make an octet.
    this.left -= integerCost((digits * 2) / 5);
    if (this.left < 0) throw tooMany(this.maxValues);
    return BigInt(text);
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.p++;
    this.blanks();
    if (this.take("}")) return object;
    do {
      this.blanks();
      const key =
        this.text[this.p] === '"' ? this.string() : this.fail("a member name is expected");
      this.blanks();
      if (!this.take(":")) this.fail("a colon is expected");
      const value = this.value(depth + 1);
      // An assignment to `__proto__` would be lost.
      if (key === "__proto__") {
        Object.defineProperty(object, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      } else {
        object[key] = value;
      }
      this.blanks();
    } while (this.take(","));
    if (!this.take("}")) this.fail("a comma or a closing brace is expected");
    return object;
  }

  private array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.p++;
    this.blanks();
    if (this.take("]")) return array;
    do {
      array.push(this.value(depth + 1));
      this.blanks();
    } while (this.take(","));
    if (!this.take("]")) this.fail("a comma or a closing bracket is expected");
    return array;
  }

  private string(): string {
    const { text } = this;
    const start = this.p;
    const end = endOfString(text, start);
    if (end === text.length) return this.fail("a string that does not end");
    this.p = end + 1;
    try {
      return JSON.parse(text.slice(start, end + 1)) as string;
    } catch {
      this.p = start;
      return this.fail("a string with a bad character or escape");
    }
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.p;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.p = pattern.lastIndex;
    return found;
  }

  private take(character: string): boolean {
    if (this.text[this.p] !== character) return false;
    this.p++;
    return true;
  }

  private blanks(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.p);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
      this.p++;
    }
  }

  private fail(reason: string): never {
    throw new JsonDecodeError("bad-json", `${reason} at character ${this.p}`);
  }
}
