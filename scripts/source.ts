import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

/** Parses a file of the package. @param path From the root. */
export async function sourceOf(root: string, path: string): Promise<ts.SourceFile> {
  const text = await readFile(join(root, path), "utf8");
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** What the documentation comment before a node says, in one line of Markdown; "" if there is none. */
export function docOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const from = node.getFullStart();
  const comments = ts.getLeadingCommentRanges(text, from) ?? [];
  const last = comments.at(-1);
  return last === undefined ? "" : markdown(text.slice(last.pos, last.end));
}

/** The text of a comment `/** .. *\/`, without the tags at its end, in one line of Markdown. */
export function markdown(comment: string): string {
  return comment
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join(" ")
    .replace(/\s@\w.*$/, "")
    .replace(/\{@link ([\w.]+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
}

/** A row of a table of Markdown. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), row(...head.map(() => "---")), ...rows].join("\n");
}
