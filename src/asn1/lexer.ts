import { valueLimits } from "../codec/internal.js";
import { hyphenCommentEnd, type Comment, type CommentMode } from "./comments.js";
import { Asn1Error, errorAt } from "./errors.js";
import type { Source } from "./source.js";
import { readXml } from "./xml.js";

/** The kinds of tokens; `word` covers references, identifiers and reserved words (X.680 clause 12). */
export type TokenKind =
  | "word"
  | "number"
  | "real"
  | "cstring"
  | "bstring"
  | "hstring"
  /** A value in XML, from its first tag to its last. */
  | "xml"
  | "symbol"
  | "end";

/** A lexical item of X.680 clause 12. */
export interface Token {
  readonly kind: TokenKind;
  /** As written, with quotes; "" at the end of the text. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly line: number;
  /** How many of the source's comments come before the token. */
  readonly comments: number;
}

/** The tokens of a source, the last one of kind `end`, and its comments. */
export interface Lexed {
  readonly source: Source;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** What is wrong where the tokens end, if they end before the text does. */
  readonly error: Asn1Error | undefined;
}

const space = /[ \t\u00a0]+/y;
const newline = /\r\n|[\n\v\f\r]/y;
const lineEnd = /[\n\v\f\r]|$/g;
const blockMark = /\/\*|\*\//g;
/** A word may contain single hyphens (X.680 12.2); underscores occur in real files. */
const word = /[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/y;
/** `1..5` is two integers; `1.`, `1.5` and `1e3` are reals (X.680 12.9). */
const real = /[0-9]+(?:\.(?!\.)[0-9]*(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)/y;
const integer = /[0-9]+/y;
/** Modules of SNMP have small letters after the apostrophe as well (RFC 2578 7.9). */
const quoted = /'([^']*)'([BHbh])?/y;
const symbol = /::=|\.\.\.|\.\.|\[\[|\]\]|[{}<>,.()[\]\-:=;@|!^&*]/y;

/** Turning digits into a number takes a time that grows with their square. */
const MOST_DIGITS = valueLimits.integerDigits;

/** Splits a source into tokens and comments, up to the first character that is neither. */
export function lex(source: Source, mode: CommentMode): Lexed {
  const lexer = new Lexer(source, mode);
  const error = lexer.run();
  return { source, tokens: lexer.tokens, comments: lexer.comments, error };
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Comment[] = [];
  private readonly source: Source;
  private readonly text: string;
  private readonly mode: CommentMode;
  private at = 0;
  private line = 1;
  private lineStart = 0;
  /** Where the line ends, once somebody has asked. */
  private lineEnd: number | undefined;
  /** Comments of two hyphens on the line so far. */
  private lineComments = 0;
  /** The line on which the last token ended. */
  private tokenLine = 0;

  constructor(source: Source, mode: CommentMode) {
    this.source = source;
    this.text = source.text;
    this.mode = mode;
  }

  run(): Asn1Error | undefined {
    // A byte order mark is not a character of the module.
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    let found: Asn1Error | undefined;
    try {
      for (;;) {
        this.skip();
        if (this.at >= this.text.length) break;
        this.token();
      }
    } catch (error) {
      if (!(error instanceof Asn1Error)) throw error;
      found = error;
    }
    this.push("end", this.at);
    return found;
  }

  private skip(): void {
    for (;;) {
      if (this.match(space) !== undefined) continue;
      if (this.newline()) continue;
      if (this.text.startsWith("--", this.at)) this.hyphenComment();
      else if (this.text.startsWith("/*", this.at)) this.blockComment();
      else return;
    }
  }

  private newline(): boolean {
    if (this.match(newline) === undefined) return false;
    this.line += 1;
    this.lineStart = this.at;
    this.lineEnd = undefined;
    this.lineComments = 0;
    return true;
  }

  private hyphenComment(): void {
    const at = this.at;
    const own = this.tokenLine !== this.line;
    if (this.lineEnd === undefined) {
      lineEnd.lastIndex = at;
      this.lineEnd = lineEnd.exec(this.text)?.index ?? this.text.length;
    }
    const line = { start: this.lineStart, end: this.lineEnd, comments: this.lineComments++ };
    this.at = hyphenCommentEnd(this.text, at, line, this.mode, own);
    this.comment(at, this.line, at - this.lineStart, own);
  }

  /** Block comments nest (X.680 12.6.4). */
  private blockComment(): void {
    const { at, line } = this;
    const column = at - this.lineStart;
    const own = this.tokenLine !== line;
    let depth = 0;
    blockMark.lastIndex = at;
    do {
      const mark = blockMark.exec(this.text);
      if (mark === null) throw this.error(at, 'this comment has no closing "*/"');
      depth += mark[0] === "/*" ? 1 : -1;
    } while (depth > 0);
    this.moveTo(blockMark.lastIndex);
    this.comment(at, line, column, own);
  }

  private comment(at: number, line: number, column: number, ownLine: boolean): void {
    const text = this.text.slice(at, this.at);
    this.comments.push({ at, end: this.at, line, endLine: this.line, column, ownLine, text });
  }

  /** Moves on and counts the lines passed. */
  private moveTo(end: number): void {
    while (this.at < end) {
      if (!this.newline()) this.at += 1;
    }
  }

  private token(): void {
    const at = this.at;
    if (this.text[at] === "<" && this.tokens.at(-1)?.text === "::=") return this.xml();
    if (this.match(word) !== undefined) return this.push("word", at);
    if (this.match(symbol) !== undefined) return this.push("symbol", at);
    if (this.match(real) !== undefined) return this.push("real", at);
    if (this.match(integer) !== undefined) return this.number(at);
    if (this.text[at] === '"') return this.characterString();
    if (this.text[at] === "'") return this.bitsOrHex();
    const character = String.fromCodePoint(this.text.codePointAt(at)!);
    throw this.error(at, `${JSON.stringify(character)} is not a character of ASN.1 here`);
  }

  private number(at: number): void {
    if (this.at - at > MOST_DIGITS) {
      throw this.error(at, `a number of more than ${MOST_DIGITS} digits`);
    }
    this.push("number", at);
  }

  /** A quotation mark is doubled inside (X.680 12.14). */
  private characterString(): void {
    const at = this.at;
    let end = at;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) throw this.error(at, "this string has no closing quotation mark");
      if (this.text[end + 1] !== '"') break;
      end += 1;
    } while (end > 0);
    const line = this.line;
    this.moveTo(end + 1);
    this.push("cstring", at, line);
  }

  private bitsOrHex(): void {
    const at = this.at;
    quoted.lastIndex = at;
    const match = quoted.exec(this.text);
    if (match === null) throw this.error(at, "this string has no closing apostrophe");
    if (match[2] === undefined) {
      throw this.error(at, "expected B or H after the closing apostrophe");
    }
    const binary = match[2].toUpperCase() === "B";
    const wrong = match[1]!.search(binary ? /[^01\s]/ : /[^0-9A-Fa-f\s]/);
    if (wrong >= 0) {
      throw this.error(at + 1 + wrong, `not a ${binary ? "binary" : "hexadecimal"} digit`);
    }
    const line = this.line;
    this.moveTo(at + match[0].length);
    this.push(binary ? "bstring" : "hstring", at, line);
  }

  private xml(): void {
    const { at, line } = this;
    this.moveTo(readXml(this.source, at).end);
    this.push("xml", at, line);
  }

  private push(kind: TokenKind, at: number, line = this.line): void {
    const text = this.text.slice(at, this.at);
    this.tokens.push({ kind, text, at, end: this.at, line, comments: this.comments.length });
    this.tokenLine = this.line;
  }

  private match(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return undefined;
    return (this.at = pattern.lastIndex);
  }

  private error(at: number, reason: string): Asn1Error {
    return errorAt(this.source, at, "lexer", reason);
  }
}
