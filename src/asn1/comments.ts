import { reservedWords } from "./words.js";

/**
 * Where a comment that two hyphens open ends (X.680 12.6.3):
 *
 * - `standard`: at the next two hyphens or at the end of the line, as the standard says;
 * - `line`: at the end of the line, as several compilers read it;
 * - `auto`: a comment after code ends at the next two hyphens if what follows them on the line
 *   looks like ASN.1, and runs to the end of the line otherwise; one with which a line begins
 *   runs to the end of that line unless nothing but closing braces follows the hyphens. Hence
 *   `a INTEGER, -- first -- b BOOLEAN` declares b, `a INTEGER, -- see b -- or c` does not end early,
 *   and a line `-- a INTEGER, -- first` is a comment, to the end.
 */
export type CommentMode = "line" | "standard" | "auto";

/** The values of {@link CommentMode}. */
export const commentModes = { line: true, standard: true, auto: true } satisfies Record<
  CommentMode,
  true
>;

/**
 * So many comments of a line, and hyphens in a comment, are looked at with `auto`; lines that people
 * write have fewer. What comes after is read as the standard says.
 */
const MOST_LOOKED_AT = 16;

/** A comment of a source, with its hyphens. */
export interface Comment {
  readonly at: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
  /** Offset from the start of the line. */
  readonly column: number;
  /** Only white space and comments come before it on its line. */
  readonly ownLine: boolean;
  readonly text: string;
}

/**
 * The offset at which a comment ends that begins at `at`.
 * @param line Where its line begins and ends, and how many comments come before it there.
 */
export function hyphenCommentEnd(
  text: string,
  at: number,
  line: { readonly start: number; readonly end: number; readonly comments: number },
  mode: CommentMode,
  ownLine: boolean,
): number {
  const lineEnd = line.end;
  if (mode === "line") return lineEnd;
  if (mode === "standard" || line.comments >= MOST_LOOKED_AT) {
    const next = text.indexOf("--", at + 2);
    return next < 0 || next >= lineEnd ? lineEnd : next + 2;
  }
  const comment = text.slice(at, lineEnd);
  const before = text.slice(line.start, at);
  const goesOn = ownLine
    ? closesBraces
    : (rest: string) => looksLikeAsn1(rest) && closesNothing(before, rest);
  const hyphens = /-{2,}/g;
  hyphens.exec(comment);
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const match = hyphens.exec(comment);
    if (match === null) break;
    const rest = comment.slice(match.index + match[0].length);
    if (goesOn(rest)) return at + match.index + match[0].length;
  }
  return lineEnd;
}

function closesBraces(rest: string): boolean {
  return /^[}\])\s]*[}\])]\s*,?$/.test(rest.trimEnd());
}

/** Whether every `)` of the rest closes a `(` of the line: one that does not ends a remark in prose. */
function closesNothing(before: string, rest: string): boolean {
  let open = before.split("(").length - before.split(")").length;
  for (const character of rest.split("--", 1)[0]!) {
    if (character === "(") open += 1;
    else if (character === ")" && --open < 0) return false;
  }
  return true;
}

/** A last member right behind the hyphens: `{ -- only one for now --name Type`. */
const closeMember = /^[a-z][\w-]*[ \t]+[A-Z][\w-]*[ \t]*$/;

const piece =
  /\s+|(::=|\.{2,3}|[,|{}[\])]|\((?=\s*(?:['"-]?\d|[A-Z]{3,}\b)))|(-?\d+(?![\w-]))|([A-Za-z][\w-]*)|(.)/suy;

/**
 * Whether the rest of a line is code rather than prose, up to further hyphens or, these being
 * comments in the code, to its end.
 */
function looksLikeAsn1(rest: string): boolean {
  if (closeMember.test(rest)) return true;
  const parts = rest.split("--");
  if (isCode(parts[0]!)) return true;
  return parts.length > 2 && isCode(parts.filter((_, index) => index % 2 === 0).join(" "));
}

/** Consists of ASN.1's symbols and words, without two words of prose in a row or one at the end. */
function isCode(text: string): boolean {
  const code = text.trim();
  let last: "start" | "symbol" | "name" | "Type" = "start";
  piece.lastIndex = 0;
  for (let match = piece.exec(code); match !== null; match = piece.exec(code)) {
    const [, symbol, number, word, other] = match;
    const prose = last === "name" || last === "Type";
    if (other !== undefined || (prose && (number !== undefined || symbol?.startsWith("..")))) {
      return false;
    }
    if (symbol !== undefined || number !== undefined) last = "symbol";
    if (word === undefined) continue;
    if (reservedWords.has(word)) {
      last = "symbol";
    } else {
      // `member Type` is code; `two words`, `Type word` and `Two Words` are prose.
      const upper = /^[A-Z]/.test(word);
      if (last === "Type" || (last === "name" && !upper)) return false;
      last = upper ? "Type" : "name";
    }
  }
  return last === "start" || (last === "symbol" && !code.endsWith("]"));
}

/** The text of comments without hyphens, stars, ruled lines, and blank lines but single ones inside. */
export function commentText(comments: readonly Comment[]): string {
  const lines = comments.flatMap(({ text }) =>
    text.startsWith("/*")
      ? text
          .slice(2, -2)
          .split(/\r\n|[\n\v\f\r]/)
          .map((line) => withoutEnd(line.replace(/^\s*\*+/, ""), "*", 1))
      : [withoutEnd(text.replace(/^-+/, ""), "-", 2)],
  );
  return lines
    .map((line) => line.trim().replace(/^[-=*#_~]{3,}$/, ""))
    .filter((line, index, all) => line !== "" || (index > 0 && all[index - 1] !== ""))
    .join("\n")
    .trim();
}

/** The text without the given characters at its end, if it has them, and without white space after them. */
function withoutEnd(text: string, character: string, least: number): string {
  const trimmed = text.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === character) end -= 1;
  return trimmed.length - end < least ? trimmed : trimmed.slice(0, end);
}
