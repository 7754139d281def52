import { commentText, type Comment } from "../comments.js";
import {
  errorAt,
  warningAt,
  type Asn1Error,
  type Asn1Warning,
  type Asn1WarningCode,
} from "../errors.js";
import type { Lexed, Token, TokenKind } from "../lexer.js";
import type { Source } from "../source.js";
import { reservedWords } from "../words.js";

/** Types, values and constraints inside each other; more is refused rather than recursed into. */
const maxNesting = 200;

/** A place among the tokens of a source, and the questions that the parsers ask there. */
export class Cursor {
  readonly source: Source;
  private readonly tokens: readonly Token[];
  private readonly comments: readonly Comment[];
  readonly warnings: Asn1Warning[] = [];
  private readonly lexed: Lexed;
  private readonly last: Token;
  private readonly end: number;
  /** Words that end a type or value here, though they might go on with it elsewhere. */
  readonly words: ReadonlySet<string>;
  /** Names of classes that are not written as those of classes are. */
  classes: ReadonlySet<string> = noWords;
  private index: number;
  private depth = 0;
  /** What the standard calls the construct that is being read, with its clause. */
  private rule = "";

  /** @param part The tokens from one index to before another; all of them by default. */
  constructor(lexed: Lexed, part?: readonly [start: number, end: number], words = noWords) {
    const { source, tokens, comments } = lexed;
    this.lexed = lexed;
    this.source = source;
    this.tokens = tokens;
    this.comments = comments;
    this.words = words;
    [this.index, this.end] = part ?? [0, tokens.length - 1];
    const last = tokens[this.end]!;
    this.last = part === undefined ? last : { ...last, kind: "end", text: "" };
  }

  /** The token to be read next. */
  get token(): Token {
    return this.peek(0);
  }

  get at(): number {
    return this.token.at;
  }

  /** The token `ahead` of the next one; the end of the text from there on. */
  peek(ahead: number): Token {
    const index = this.index + ahead;
    return index < this.end ? this.tokens[index]! : this.last;
  }

  /** How far ahead the token is behind the one `ahead`, or behind the bracket that closes it. */
  behind(ahead: number): number {
    const index = this.index + ahead;
    return (closings(this.tokens)[index] ?? index) + 1 - this.index;
  }

  /** The line of the token read last. */
  get lastLine(): number {
    return this.tokens[this.index - 1]?.line ?? 0;
  }

  take(): Token {
    const token = this.token;
    if (token.kind !== "end") this.index += 1;
    return token;
  }

  is(text: string): boolean {
    return this.token.text === text;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.index += 1;
    return true;
  }

  expect(text: string, where = ""): Token {
    if (!this.is(text)) throw this.unexpected(`${JSON.stringify(text)}${where}`);
    return this.take();
  }

  isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  /** An identifier or a value reference is next. */
  isLower(): boolean {
    return isLower(this.token);
  }

  /** A type or module reference is next. */
  isUpper(): boolean {
    return isUpper(this.token);
  }

  takeLower(what: string): Token {
    if (!this.isLower()) throw this.unexpected(what);
    return this.take();
  }

  takeUpper(what: string): Token {
    if (!this.isUpper()) throw this.unexpected(what);
    return this.take();
  }

  /** An identifier whose first letter may be a capital, as in some files' enumerations. */
  takeName(what: string): Token {
    if (!this.isLower() && !this.isUpper()) throw this.unexpected(what);
    return this.take();
  }

  /** Passes over `{ ... }` and gives what is between the braces. */
  unreadBraces(): Unread {
    const { at } = this.expect("{");
    const start = this.index;
    this.passOver((text) => text === "}");
    const unread = new Unread(this.lexed, at, start, this.index);
    if (!this.accept("}")) throw this.error(at, 'this brace has no closing "}"');
    return unread;
  }

  /** Passes over what comes before a comma or a closing brace outside all brackets. */
  unreadItem(): Unread {
    const { at } = this;
    const start = this.index;
    this.passOver((text) => text === "," || text === "}");
    return new Unread(this.lexed, at, start, this.index);
  }

  /** Runs a parser, and gives what it has read, to be read again. */
  unread(parse: () => void): Unread {
    const { at, index } = this;
    parse();
    return new Unread(this.lexed, at, index, this.index);
  }

  private passOver(ends: (text: string) => boolean): void {
    for (let depth = 0; !this.isKind("end"); this.index += 1) {
      const { text } = this.token;
      if (depth === 0 && ends(text)) return;
      if (text === "{" || text === "(" || text === "[" || text === "[[") depth += 1;
      else if (text === "}" || text === ")" || text === "]" || text === "]]") depth -= 1;
      if (depth > maxNesting) throw this.error(this.at, `nested more than ${maxNesting} deep`);
      if (depth < 0) return;
    }
  }

  /** Reads items separated by commas, at least one. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(",")) items.push(item());
    return items;
  }

  /**
   * Reads items separated by commas, with their documentation: from the lines above an item, and
   * from the end of its line, before or after the comma.
   * @param item Reads one and returns what takes its documentation.
   */
  documented(item: () => (doc: string) => void): void {
    for (let more = true; more;) {
      const before = this.docBefore();
      const document = item();
      const after = this.docAfter();
      more = this.accept(",");
      document(joinDocs(before, more ? joinDocs(after, this.docAfter()) : after));
    }
  }

  /** Runs a parser that may call itself. */
  nested<T>(parse: () => T): T {
    if (this.depth >= maxNesting) {
      throw this.error(this.at, `nested more than ${maxNesting} deep`);
    }
    this.depth += 1;
    const result = parse();
    this.depth -= 1;
    return result;
  }

  /** Takes tokens, and gives a cursor that ends behind them. */
  part(length: number): Cursor {
    const { source, comments } = this;
    const tokens = this.tokens.slice(this.index, this.index + length);
    const { at, line } = this.peek(tokens.length);
    this.index += tokens.length;
    const end: Token = { kind: "end", text: "", at, end: at, line, comments: this.token.comments };
    return new Cursor({ source, tokens: [...tokens, end], comments, error: undefined });
  }

  /** Reads a construct under the name that the standard has for it, which its errors tell. */
  within<T>(rule: string, parse: () => T): T {
    const outer = this.rule;
    this.rule = rule;
    const result = parse();
    this.rule = outer;
    return result;
  }

  /** The error that there is another token instead of `expected`. */
  unexpected(expected: string): Asn1Error {
    const { kind, text } = this.token;
    const found =
      kind !== "end" || this.end < this.tokens.length - 1
        ? JSON.stringify(shorten(text || this.tokens[this.end]!.text))
        : "the end of the file";
    return this.error(this.at, `expected ${expected}, found ${found}`);
  }

  error(at: number, reason: string): Asn1Error {
    return errorAt(this.source, at, "parser", reason, this.rule);
  }

  /** Notes what is read all the same. */
  warn(at: number, code: Asn1WarningCode, reason: string): void {
    this.warnings.push(warningAt(this.source, at, code, reason));
  }

  unsupported(at: number, what: string): Asn1Error {
    return errorAt(this.source, at, "unsupported", `${what} not supported yet`, this.rule);
  }

  /**
   * The comment for what begins at the next token: the lines directly above it. Comments
   * that continue one after the code above are not among them.
   */
  docBefore(): string {
    const { line } = this.token;
    const block = this.commentsBefore();
    let first = block.length;
    let next = line;
    for (; first > 0; first -= 1) {
      const comment = block[first - 1]!;
      if (!comment.ownLine || comment.endLine < next - 1) break;
      next = comment.line;
    }
    return commentText(block.slice(first));
  }

  /** All comments before the next token, however far above. */
  docAbove(): string {
    return this.docBefore() || commentText(this.commentsBefore());
  }

  /** The comment after the last token, on its line, with the lines that continue it. */
  docAfter(): string {
    const [start, end] = this.trailing(this.index);
    return commentText(this.comments.slice(start, end));
  }

  private commentsBefore(): readonly Comment[] {
    const [, start] = this.trailing(this.index);
    return this.comments.slice(start, this.token.comments);
  }

  /** Which comments before token `index` belong to the line of the token before it. */
  private trailing(index: number): [start: number, end: number] {
    const before = this.tokens[index - 1];
    const start = before?.comments ?? 0;
    const limit = this.tokens[index]!.comments;
    const first = this.comments[start];
    if (before === undefined || start === limit || first!.ownLine) return [start, start];
    let end = start + 1;
    for (; end < limit; end += 1) {
      const comment = this.comments[end]!;
      const adjacent = comment.line === this.comments[end - 1]!.endLine + 1;
      if (comment.ownLine && !(adjacent && comment.column === first!.column)) break;
    }
    return [start, end];
  }
}

const noWords: ReadonlySet<string> = new Set();

const known = new WeakMap<readonly Token[], Int32Array>();

/** For every opening bracket the one that closes it or else the end, for other tokens themselves; worked out once. */
function closings(tokens: readonly Token[]): Int32Array {
  let found = known.get(tokens);
  if (found !== undefined) return found;
  found = Int32Array.from(tokens.keys());
  const open: number[] = [];
  for (const [index, { text }] of tokens.entries()) {
    if (text === "{" || text === "(" || text === "[") open.push(index);
    else if (text === "}" || text === ")" || text === "]") {
      const opening = open.pop();
      if (opening !== undefined) found[opening] = index;
    }
  }
  for (const opening of open) found[opening] = tokens.length;
  known.set(tokens, found);
  return found;
}

/** Tokens that are read once it is known what governs them: an object, a set, actual parameters. */
export class Unread {
  readonly kind = "unread";
  readonly at: number;
  private readonly lexed: Lexed;
  private readonly start: number;
  private readonly end: number;

  constructor(lexed: Lexed, at: number, start: number, end: number) {
    this.lexed = lexed;
    this.at = at;
    this.start = start;
    this.end = end;
  }

  /** How many tokens there are. */
  get length(): number {
    return this.end - this.start;
  }

  get tokens(): readonly Token[] {
    return this.lexed.tokens.slice(this.start, this.end);
  }

  /** @param words Those that end a type or value here. */
  cursor(words?: ReadonlySet<string>): Cursor {
    return new Cursor(this.lexed, [this.start, this.end], words);
  }

  toJSON(): string {
    return this.tokens.map(({ text }) => text).join(" ");
  }
}

/** An identifier or value reference: a word that begins with a small letter. */
export function isLower(token: Token): boolean {
  return token.kind === "word" && token.text >= "a";
}

/** A type or module reference: a word that begins with a capital and is not reserved. */
export function isUpper(token: Token): boolean {
  return token.kind === "word" && token.text < "a" && !reservedWords.has(token.text);
}

/** Documentation from the lines above and from the end of the line. */
export function joinDocs(before: string, after: string): string {
  return before === "" || after === "" ? before + after : `${before}\n${after}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
