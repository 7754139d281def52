import { quoted } from "../../codec/internal.js";

/** What is written ends before it is complete: another line may follow. */
export class Incomplete extends Error {
  override readonly name = "Incomplete";
}

/** What is written makes no sense. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** Levels of lists and objects. */
const deepest = 200;

const escapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["0", "\0"],
  ["\n", ""],
]);

/**
 * Reads values as people write them, much like JSON5: names without quotes, texts in single quotes, comments, a comma at
 * the end, hexadecimal numbers. A word that is nothing else is a text. What it gives is JSON.
 */
export class LenientReader {
  readonly #text: string;
  #at: number;
  #depth = 0;

  /** @param at Where to begin in the text. */
  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  /** Where it is in the text. */
  get at(): number {
    return this.#at;
  }

  /**
   * The value that begins here.
   * @throws Incomplete if the text ends before the value does; Unreadable.
   */
  value(): string {
    this.skipSpace();
    switch (this.#text[this.#at]) {
      case undefined:
        throw new Incomplete("a value is missing");
      case "{":
        return `{${this.#items("}", () => this.#member())}}`;
      case "[":
        return `[${this.#items("]", () => this.value())}]`;
      case '"':
      case "'":
        return JSON.stringify(this.#string());
      default:
        return literal(this.#word());
    }
  }

  /** Skips blanks and comments. */
  skipSpace(): void {
    this.#match(/(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y);
    if (this.#text.startsWith("/*", this.#at)) throw new Incomplete("a */ is missing");
  }

  /** What follows a bracket up to the one that closes it, with commas between. */
  #items(close: string, item: () => string): string {
    if (++this.#depth > deepest) throw new Unreadable(`over ${deepest} levels`);
    this.#at++;
    const items: string[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#take(close)) break;
      if (this.#at === this.#text.length) throw new Incomplete(`a ${close} is missing`);
      items.push(item());
      this.skipSpace();
      if (this.#take(",")) continue;
      if (this.#take(close)) break;
      if (this.#at === this.#text.length) throw new Incomplete(`a ${close} is missing`);
      throw this.#unreadable(`, or ${close} is missing before`);
    }
    this.#depth--;
    return items.join(",");
  }

  #member(): string {
    const isQuoted = /["']/y;
    isQuoted.lastIndex = this.#at;
    const name = isQuoted.test(this.#text) ? this.#string() : this.#word();
    this.skipSpace();
    if (this.#take(":")) return `${JSON.stringify(name)}:${this.value()}`;
    if (this.#at === this.#text.length) throw new Incomplete("a value is missing");
    throw this.#unreadable(": is missing before");
  }

  /** A text in quotes of either kind. */
  #string(): string {
    const quote = this.#text[this.#at]!;
    const plain = quote === '"' ? /[^"\\]*/y : /[^'\\]*/y;
    const parts: string[] = [];
    this.#at++;
    for (;;) {
      parts.push(this.#match(plain));
      if (this.#at >= this.#text.length) throw new Incomplete(`a ${quote} is missing`);
      if (this.#take(quote)) return parts.join("");
      this.#at++;
      parts.push(this.#escaped());
    }
  }

  /** What follows a backslash. */
  #escaped(): string {
    const code = this.#match(/x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]{1,6}\}/iy).replace(/[{}]/g, "");
    if (code !== "") {
      const number = Number.parseInt(code.slice(1), 16);
      if (number > 0x10ffff) throw new Unreadable(`there is no character \\${code}`);
      return String.fromCodePoint(number);
    }
    const character = this.#text[this.#at];
    if (character === undefined) throw new Incomplete("a quote is missing");
    this.#at++;
    return escapes.get(character) ?? character;
  }

  #word(): string {
    const word = this.#match(/[^\s{}[\],:'"]+/y);
    if (word === "") throw this.#unreadable("what is");
    return word;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #unreadable(what: string): Unreadable {
    return new Unreadable(`${what} ${quoted(this.#text.slice(this.#at))}`);
  }
}

/** A word as JSON: a number, true, false or null, or else a text. */
export function literal(word: string): string {
  if (/^(?:true|false|null)$/.test(word)) return word;
  const [, sign, number] =
    /^([+-]?)(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|0x[\da-f]+)$/i.exec(word) ?? [];
  if (number === undefined) return JSON.stringify(word);
  const minus = sign === "-" ? "-" : "";
  if (/^0x/i.test(number)) return `${minus}${BigInt(number)}`;
  const [, whole = "", rest = ""] = /^(\d*)(.*)$/.exec(number)!;
  // JSON has no zeros in front, and digits on both sides of a point.
  return minus + (whole.replace(/^0+(?=\d)/, "") || "0") + rest.replace(/^\.(?!\d)/, "");
}
