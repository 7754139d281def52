import { parse } from "csv-parse/sync";
import { hint } from "../../codec/internal.js";
import { failure, usageError } from "../outcome.js";
import type { Entry, EntryFile } from "./entry.js";
import type { Table } from "./kind.js";
import { largestRecord, textLines, withoutReturn, type TextLine } from "./records.js";

/** Columns of a file of refused lines, which may be imported again when it has been mended. */
export const refusedColumns = ["line", "reason"] as const;
/** What may be between cells. */
const delimiters = [",", ";", "\t"] as const;
/** Lines of one record. */
const mostLines = 10_000;

/**
 * Opens a file of CSV (RFC 4180) and reads its header.
 * @throws CommandError for a header that is missing, or has unknown columns or lacks some.
 */
export async function openCsv(input: AsyncIterable<Buffer>, table: Table): Promise<EntryFile> {
  const lines = textLines(input);
  const { value: first } = (await lines.next()) as IteratorResult<TextLine, undefined>;
  if (first === undefined) throw failure("the file has no header");
  if (first.text === undefined) throw failure(`the header ${first.fault}`);
  const header = withoutReturn(first.text);
  if (header === "") throw failure("the file has no header");
  const delimiter = delimiterOf(header);
  const cells = cellsOf(header, delimiter);
  if (cells === undefined) throw failure("the header is no line of CSV");
  const columns = cells.map((cell) => cell.trim().toLowerCase());
  checkColumns(columns, table);
  return { columns, entries: () => entriesOf(lines, columns, delimiter) };
}

/** The character between the names of the header; no name contains any of them. */
function delimiterOf(header: string): string {
  const counted = delimiters.map((each) => [each, header.split(each).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function checkColumns(columns: readonly string[], table: Table): void {
  const known = [...table.columns.map(({ name }) => name), ...refusedColumns];
  for (const [at, name] of columns.entries()) {
    const written = JSON.stringify(name.slice(0, 80));
    if (!known.includes(name)) throw usageError(`unknown column ${written}${hint(name, known)}`);
    if (columns.indexOf(name) !== at) throw usageError(`the column ${written} is there twice`);
  }
  const missing = table.required.find((name) => !columns.includes(name));
  if (missing !== undefined) throw usageError(`the file has no column ${JSON.stringify(missing)}`);
}

async function* entriesOf(
  lines: AsyncGenerator<TextLine>,
  columns: readonly string[],
  delimiter: string,
): AsyncGenerator<Entry> {
  for await (const { line, cells, fault } of recordsOf(lines, delimiter)) {
    if (cells === undefined) {
      yield { line, fault, isRow: true };
    } else if (cells.length !== columns.length) {
      const counts = `has ${cells.length} cells, and the header ${columns.length}`;
      yield { line, fault: counts, isRow: true };
    } else {
      const named = columns.map((name, at) => [name, cells[at] as string] as const);
      const row = new Map(named.filter(([name]) => !isRefusedColumn(name)));
      const reason = cells[columns.indexOf("reason")];
      yield { line, row, ...(reason !== undefined && { reason }) };
    }
  }
}

/** Whether a column is only about what has been refused. */
export function isRefusedColumn(name: string): boolean {
  return (refusedColumns as readonly string[]).includes(name);
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
  readonly fault: string;
}

/**
 * The records of a file. A record goes on in the next line if there is a quote too many or too few in it. If that leads nowhere, only its
 * first line is lost: the next one begins another record. The lines between two with an odd number of quotes are therefore looked at twice
 * at most.
 */
async function* recordsOf(
  lines: AsyncGenerator<TextLine>,
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  const ahead = new Ahead(lines);
  for (let first = await ahead.at(0); first !== undefined; first = await ahead.at(0)) {
    const line = first.number;
    if (first.text === undefined) {
      yield { line, cells: undefined, fault: first.fault };
      ahead.drop(1);
      continue;
    }
    if (withoutReturn(first.text) === "") {
      ahead.drop(1);
      continue;
    }
    const whole = await wholeRecord(ahead, first.text);
    const cells = whole && cellsOf(withoutReturn(whole.join("\n")), delimiter);
    if (cells === undefined) {
      const fault = whole ? "has a quote in the wrong place" : "has a quote that is not closed";
      yield { line, cells, fault };
    } else {
      yield { line, cells, fault: "" };
    }
    ahead.drop(cells === undefined ? 1 : (whole as string[]).length);
  }
}

/** The lines of the record that begins with a line; undefined if it has no end. */
async function wholeRecord(ahead: Ahead, first: string): Promise<string[] | undefined> {
  const whole = [first];
  if (isEven(first)) return whole;
  let size = first.length;
  for (let at = 1; at < mostLines && size <= largestRecord; at++) {
    const next = (await ahead.at(at))?.text;
    if (next === undefined) return undefined;
    whole.push(next);
    size += next.length;
    if (!isEven(next)) return whole;
  }
  return undefined;
}

function isEven(line: string): boolean {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count++;
  return count % 2 === 0;
}

/** The cells of a record; undefined if it is none. */
function cellsOf(record: string, delimiter: string): string[] | undefined {
  try {
    const [cells, ...more] = parse(record, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
    });
    return more.length > 0 ? undefined : (cells ?? []);
  } catch {
    return undefined;
  }
}

/** Lines that have been read and not yet used. */
class Ahead {
  readonly #lines: AsyncGenerator<TextLine>;
  #kept: TextLine[] = [];
  #from = 0;

  constructor(lines: AsyncGenerator<TextLine>) {
    this.#lines = lines;
  }

  /** A line that follows; 0 is the next. */
  async at(index: number): Promise<TextLine | undefined> {
    while (this.#kept.length - this.#from <= index) {
      const { done, value } = await this.#lines.next();
      if (done === true) return undefined;
      this.#kept.push(value);
    }
    return this.#kept[this.#from + index];
  }

  /** Goes on after some lines. */
  drop(count: number): void {
    this.#from += count;
    if (this.#from < 1000 && this.#from < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#from);
    this.#from = 0;
  }
}
