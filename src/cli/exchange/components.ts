import type { Unreadable } from "./entry.js";
import { largestRecord, textLines, withoutReturn } from "./records.js";

/** The text of a part of a file from its BEGIN to its END, and the line at which it begins. */
export interface Component {
  readonly line: number;
  readonly text: string;
}

/**
 * The parts with a name in a file of vCard or iCalendar: `VCARD`, or `VEVENT` and `VTIMEZONE`. Parts within a part belong to it.
 * @param others Whether lines beside the parts mean something else, so that they are no fault.
 */
export async function* components(
  input: AsyncIterable<Buffer>,
  names: readonly string[],
  others: boolean,
): AsyncGenerator<Component | Unreadable> {
  let open:
    | { line: number; name: string; lines: string[]; size: number; fault: string }
    | undefined;
  for await (const { number, text, fault } of textLines(input)) {
    const line = text === undefined ? undefined : withoutReturn(text);
    if (open === undefined) {
      const name = line === undefined ? undefined : /^BEGIN:(\w{1,20})\s*$/i.exec(line)?.[1];
      if (name !== undefined && names.includes(name.toUpperCase())) {
        open = { line: number, name: name.toUpperCase(), lines: [line as string], size: 0, fault };
      } else if (line === undefined) {
        yield { line: number, fault };
      } else if (!others && line.trim() !== "") {
        yield { line: number, fault: `is in no ${names.join(" or ")}` };
      }
      continue;
    }
    if (line === undefined) open.fault = `has a line, ${number}, that ${fault}`;
    else open.size += line.length + 2;
    if (open.size > largestRecord) {
      open.fault = `is larger than ${largestRecord} octets`;
      open.lines = [];
    }
    if (line !== undefined && open.fault === "") open.lines.push(line);
    if (line?.trimEnd().toUpperCase() !== `END:${open.name}`) continue;
    yield open.fault === ""
      ? { line: open.line, text: `${open.lines.join("\r\n")}\r\n` }
      : { line: open.line, fault: open.fault };
    open = undefined;
  }
  if (open !== undefined) yield { line: open.line, fault: "has no end" };
}
