import { isUtf8 } from "node:buffer";
import { linesOf } from "../lines.js";

/** Octets of a record: of a line of CSV with those that belong to it, or of a card or event. */
export const largestRecord = 1024 * 1024;

/** A line of a file, without its end, and its number, which begins at 1. */
export interface TextLine {
  readonly number: number;
  /** Undefined if it cannot be read, for the reason that `fault` gives. */
  readonly text: string | undefined;
  readonly fault: string;
}

const byteOrderMark = "\ufeff";

/** The lines of a file in UTF-8, with or without a byte order mark. A carriage return at the end of a line stays. */
export async function* textLines(input: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  let number = 0;
  for await (const lines of linesOf(input, largestRecord)) {
    for (const line of lines) {
      number++;
      if (line === "too-long") {
        yield { number, text: undefined, fault: `is longer than ${largestRecord} octets` };
      } else if (isUtf8(line)) {
        const text = line.toString("utf8");
        const isMarked = number === 1 && text.startsWith(byteOrderMark);
        yield { number, text: isMarked ? text.slice(1) : text, fault: "" };
      } else {
        yield { number, text: undefined, fault: "is not UTF-8" };
      }
    }
  }
}

/** A line, or lines, without a carriage return at the end. */
export function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
