import type { Position } from "./model.js";

/** A source file given by its name and text. */
export interface SourceFile {
  /** Its name in positions and messages; usually a path. */
  readonly name: string;
  /** Its contents, as text. */
  readonly text: string;
}

/** The ends of a line in X.680 12.1.6: LF, VT, FF, CR, and CR LF as one. */
const newline = /\r\n|[\n\v\f\r]/g;

/** Characters shown on either side of a place. */
const AROUND = 200;

/** A text whose offsets can be turned into lines and columns. */
export class Source implements SourceFile {
  readonly name: string;
  readonly text: string;
  #starts: number[] | undefined;

  constructor(file: SourceFile) {
    this.name = file.name;
    this.text = file.text;
  }

  /** Line and column, from 1, of an offset in UTF-16 units. */
  position(at: number): Position {
    const line = this.lineOf(at);
    return { file: this.name, line, column: at - this.#lines[line - 1]! + 1 };
  }

  /** The number, from 1, of the line that holds an offset. */
  lineOf(at: number): number {
    const starts = this.#lines;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The line of an offset, or of a long one what is around it, and below it a caret under the place. */
  excerpt(at: number): string {
    const start = Math.max(this.#lines[this.lineOf(at) - 1]!, at - AROUND);
    const rest = this.text.slice(start, at + AROUND);
    const end = rest.search(newline);
    const line = end < 0 ? rest : rest.slice(0, end);
    const caret = Math.min(at - start, line.length);
    // Tabs stay tabs, so that the caret is under its place however wide they are shown.
    const indent = line.slice(0, caret).replace(/[^\t]/g, " ");
    return `  | ${line}\n  | ${indent}^`;
  }

  get #lines(): number[] {
    if (this.#starts === undefined) {
      this.#starts = [0];
      for (const match of this.text.matchAll(newline)) {
        this.#starts.push(match.index + match[0].length);
      }
    }
    return this.#starts;
  }
}
