import { JsonDecodeError } from "../errors.js";
import { defaultLimits, integerCost, valueLimits } from "../limits.js";

/** An integer that number may not hold exactly has at least this many digits. */
const MANY_DIGITS = 16;

/** Whether a text has so many digits in a row. One of as many characters is looked at, which takes a fraction of what an expression does that looks at each. */
export function hasManyDigits(text: string): boolean {
  for (let p = MANY_DIGITS - 1; p < text.length; p += MANY_DIGITS) {
    if (!isDigit(text, p)) continue;
    const earliest = p - MANY_DIGITS + 1;
    let start = p;
    while (start > earliest && isDigit(text, start - 1)) start--;
    let end = p + 1;
    while (end - start < MANY_DIGITS && isDigit(text, end)) end++;
    if (end - start >= MANY_DIGITS) return true;
  }
  return false;
}

function isDigit(text: string, p: number): boolean {
  const unit = text.charCodeAt(p);
  return unit >= 0x30 && unit <= 0x39;
}

/**
 * Parses JSON text (RFC 8259) as `JSON.parse` does, but keeps integers outside the safe range of
 * number as bigint, so that none of their digits is lost.
 * @param maxValues Values, including members of objects, that the text may have; a million by default.
 * @throws JsonDecodeError `bad-json`; `limit` for more values, or values nested over 512 deep; `too-long`
 *   for such an integer of over 4,935 digits.
 */
export function parseJson(text: string, maxValues: number = defaultLimits.maxElements): unknown {
  if (hasManyDigits(text)) {
    const parser = new JsonParser(text, maxValues);
    parser.proceed(() => true);
    return parser.value;
  }
  // A short text has few values, and no depth that a stack cannot take.
  if (text.length > Math.min(maxValues, MOST_UNSEEN)) survey(text, maxValues);
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
  const first = text.indexOf('"', start + 1);
  if (first < 0) return text.length;
  if (text.charCodeAt(first - 1) !== 0x5c) return first;
  // Searching for every quote of a text that is full of escaped ones would take ten times as long.
  for (let p = start + 1; p < text.length; p++) {
    const unit = text.charCodeAt(p);
    if (unit === 0x5c) p++;
    else if (unit === 0x22) return p;
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

/** An array or object that is not complete. */
type Open =
  | { readonly kind: "array"; readonly value: unknown[] }
  | { readonly kind: "object"; readonly value: Record<string, unknown>; key: string };

/** How many values are read before it is asked whether there is time for more. */
const PORTION = 64;

/** Parses a text in portions; what it gives, and what it throws, are those of {@link parseJson}. */
export class JsonParser {
  private p = 0;
  /** Values still allowed, of those that long integers count for. */
  private left: number;
  private readonly open: Open[] = [];
  private done = false;
  private result: unknown;

  /** @throws JsonDecodeError `limit` */
  constructor(
    private readonly text: string,
    private readonly maxValues: number,
  ) {
    survey(text, maxValues);
    this.left = maxValues;
  }

  /** The value; only when everything has been read. */
  get value(): unknown {
    return this.result;
  }

  /**
   * Reads further values.
   * @param more Asked from time to time whether there is time for more.
   * @returns Whether everything has been read.
   * @throws JsonDecodeError
   */
  proceed(more: () => boolean): boolean {
    do {
      for (let values = 0; values < PORTION && !this.done; values++) this.next();
    } while (!this.done && more());
    return this.done;
  }

  /** Reads one value: all of it, or the beginning of an array or object. */
  private next(): void {
    this.blanks();
    if (this.take("{")) {
      this.deeper();
      this.blanks();
      if (this.take("}")) return this.put({});
      this.open.push({ kind: "object", value: {}, key: this.key() });
    } else if (this.take("[")) {
      this.deeper();
      this.blanks();
      if (this.take("]")) return this.put([]);
      this.open.push({ kind: "array", value: [] });
    } else {
      this.put(this.scalar());
    }
  }

  /** Puts a value where it belongs, and ends what ends with it. */
  private put(value: unknown): void {
    for (let ended = value; ;) {
      this.blanks();
      const outer = this.open.at(-1);
      if (outer === undefined) {
        if (this.p < this.text.length) this.fail("text after the value");
        this.result = ended;
        this.done = true;
        return;
      }
      if (outer.kind === "array") {
        outer.value.push(ended);
        if (this.take(",")) return;
        if (!this.take("]")) this.fail("a comma or a closing bracket is expected");
      } else {
        set(outer.value, outer.key, ended);
        if (this.take(",")) {
          outer.key = this.key();
          return;
        }
        if (!this.take("}")) this.fail("a comma or a closing brace is expected");
      }
      this.open.pop();
      ended = outer.value;
    }
  }

  private deeper(): void {
    if (this.open.length >= valueLimits.jsonDepth) throw tooDeep();
  }

  /** The name of a member, and the colon behind it. */
  private key(): string {
    this.blanks();
    const key = this.text[this.p] === '"' ? this.string() : this.fail("a member name is expected");
    this.blanks();
    if (!this.take(":")) this.fail("a colon is expected");
    return key;
  }

  private scalar(): unknown {
    if (this.text[this.p] === '"') return this.string();
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

function set(object: Record<string, unknown>, key: string, value: unknown): void {
  // An assignment to `__proto__` would be lost.
  if (key !== "__proto__") object[key] = value;
  else {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
