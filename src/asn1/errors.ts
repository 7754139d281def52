import type { Position } from "./model.js";
import type { Source } from "./source.js";

/** The phase that refused the input. Stable: programs may switch on it. */
export type Asn1Code =
  /** Characters that are not a token: an unterminated comment or string, a stray character. */
  | "lexer"
  /** Tokens that are not a module. */
  | "parser"
  /** Modules that contradict themselves or each other: names, tags, values. */
  | "resolver"
  /** A name that a loaded model does not hold, or holds twice. */
  | "load"
  /** ASN.1 that is correct and that this compiler does not know: encoding control, some values. */
  | "unsupported";

/** Where and how an {@link Asn1Error} came about. */
export interface Asn1ErrorPlace {
  /** The place at which it was noticed. */
  readonly position: Position;
  /** The source line with a caret under the place; may be empty. */
  readonly excerpt: string;
  /** See {@link Asn1Error.rule}. */
  readonly rule?: string | undefined;
}

/**
 * Something is wrong with an ASN.1 source. The message begins with `file:line:column: ` and
 * ends with the source line, a caret under the place, and the rule.
 */
export class Asn1Error extends Error {
  override readonly name = "Asn1Error";
  /** Which phase has refused the input; stable. */
  readonly code: Asn1Code;
  /** The message without place and excerpt. */
  readonly reason: string;
  /** "" if the error is not in a file. */
  readonly file: string;
  /** Counts from 1; 0 if the error is not in a file. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units; 0 if the error is not in a file. */
  readonly column: number;
  /** The source line with a caret under the place; empty if the error is not in a file. */
  readonly excerpt: string;
  /** What the standard calls the construct around the place, and its clause: `SEQUENCE (X.680 25.1)`. May be empty. */
  readonly rule: string;
  /** Further errors found in the same run, in the order of the files; empty on each of them. */
  readonly others: readonly Asn1Error[];

  constructor(
    code: Asn1Code,
    reason: string,
    place?: Asn1ErrorPlace,
    others: readonly Asn1Error[] = [],
  ) {
    super(place === undefined ? reason : describe(reason, place));
    this.code = code;
    this.reason = reason;
    this.file = place?.position.file ?? "";
    this.line = place?.position.line ?? 0;
    this.column = place?.position.column ?? 0;
    this.excerpt = place?.excerpt ?? "";
    this.rule = place?.rule ?? "";
    this.others = others;
  }
}

/** What a warning is about. Stable: programs may switch on it. */
export type Asn1WarningCode =
  /** Another way of reading comments makes other definitions of the file; see {@link CommentMode}. */
  | "comments"
  /** A built-in type that is imported, exported or defined; the built-in one is used. */
  | "built-in"
  /** The notation of a macro that is not known: a type in it is an open type, and a value in it is left out. */
  | "macro"
  /** What a module says of other encoding rules than BER. */
  | "encoding"
  /** An import that is not needed, that says the same as a definition of the module, or that is missing. */
  | "import"
  /**
   * What a definition with parameters names and what there is not, or a type beside macros whose tags are not distinct; nothing uses it so
   * far.
   */
  | "unused"
  /** Notation that the standard does not have, and that can mean only one thing. */
  | "notation"
  /** A table constraint that does not tell the types of its component, which stays an open type. */
  | "table";

/** Something in an ASN.1 source that is compiled nevertheless, but perhaps not as it was meant. */
export interface Asn1Warning {
  /** What it is about; stable. */
  readonly code: Asn1WarningCode;
  /** `file:line:column: warning: ` with the reason, and below it the source line with a caret. */
  readonly message: string;
  /** The message without place and excerpt. */
  readonly reason: string;
  /** The place that it is about. */
  readonly position: Position;
  /** The source line with a caret under the place. */
  readonly excerpt: string;
}

/** @internal A warning at an offset of a source. */
export function warningAt(
  source: Source,
  at: number,
  code: Asn1WarningCode,
  reason: string,
): Asn1Warning {
  const place = { position: source.position(at), excerpt: source.excerpt(at) };
  return { code, reason, ...place, message: describe(`warning: ${reason}`, place) };
}

function describe(reason: string, { position, excerpt, rule = "" }: Asn1ErrorPlace): string {
  const head = `${position.file}:${position.line}:${position.column}: ${reason}`;
  return [head, excerpt, rule && `  = ${rule}`].filter((line) => line !== "").join("\n");
}

/** @internal An error at an offset of a source. */
export function errorAt(
  source: Source,
  at: number,
  code: Asn1Code,
  reason: string,
  rule?: string,
): Asn1Error {
  return new Asn1Error(code, reason, {
    position: source.position(at),
    excerpt: source.excerpt(at),
    rule,
  });
}

/** @internal Throws the first of the errors, with the others attached; does nothing without any. */
export function throwAll(errors: readonly Asn1Error[]): void {
  const [first, ...others] = errors;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new Asn1Error(
    first.code,
    first.reason,
    {
      position: { file: first.file, line: first.line, column: first.column },
      excerpt: first.excerpt,
      rule: first.rule,
    },
    others,
  );
}
