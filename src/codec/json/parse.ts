import { JsonDecodeError } from "../errors.js";

/** An integer that number may not hold exactly has at least this many digits. */
const longDigits = /[0-9]{16}/;

/** Arrays and objects in each other; deeper text is refused. */
const MAX_DEPTH = 512;

/**
 * Parses JSON text (RFC 8259) as `JSON.parse` does, but keeps integers outside the safe range of
 * number as bigint, so that none of their digits is lost.
 * @throws JsonDecodeError `bad-json`, or `limit` for text with such integers nested over 512 deep.
 */
export function parseJson(text: string): unknown {
  if (longDigits.test(text)) return new Parser(text).document();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonDecodeError("bad-json", (error as Error).message);
  }
}

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const literal = /true|false|null/y;

class Parser {
  private p = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value(0);
    this.blanks();
    if (this.p < this.text.length) this.fail("text behind the value");
    return value;
  }

  private value(depth: number): unknown {
    if (depth > MAX_DEPTH) {
      throw new JsonDecodeError("limit", `nested over ${MAX_DEPTH} deep`);
    }
    this.blanks();
    const first = this.text[this.p];
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    if (first === '"') return this.string();
    const word = this.match(literal);
    if (word !== undefined) return word[0] === "null" ? null : word[0] === "true";
    const digits = this.match(number);
    if (digits === undefined) return this.fail("a value is due");
    const value = Number(digits[0]);
    const isInteger = digits[1] === undefined && digits[2] === undefined;
    return isInteger && !Number.isSafeInteger(value) ? BigInt(digits[0]) : value;
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.p++;
    this.blanks();
    if (this.take("}")) return object;
    do {
      this.blanks();
      const key = this.text[this.p] === '"' ? this.string() : this.fail("a member name is due");
      this.blanks();
      if (!this.take(":")) this.fail("a colon is due");
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
    if (!this.take("}")) this.fail("a comma or a closing brace is due");
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
    if (!this.take("]")) this.fail("a comma or a closing bracket is due");
    return array;
  }

  private string(): string {
    const { text } = this;
    const start = this.p;
    // The closing quote is the first one behind an even number of backslashes.
    for (let end = text.indexOf('"', start + 1); end > 0; end = text.indexOf('"', end + 1)) {
      let last = end;
      while (text[last - 1] === "\\") last--;
      if ((end - last) % 2 === 1) continue;
      this.p = end + 1;
      try {
        return JSON.parse(text.slice(start, end + 1)) as string;
      } catch {
        this.p = start;
        return this.fail("a string with a bad character or escape");
      }
    }
    return this.fail("a string that does not end");
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
