import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { stderr } from "node:process";
import { finished } from "node:stream/promises";
import { failure } from "../outcome.js";
import { refusedColumns } from "./csv-reader.js";
import { csvLine } from "./csv-writer.js";
import type { Row } from "./kind.js";

/** How many refused lines are printed; the others are counted. */
const mostPrinted = 100;

/** Tells which lines of a file have been refused and why: on stderr, and in a file if one is wanted. */
export class Refused {
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #file: WriteStream | undefined;
  #count = 0;

  private constructor(name: string, columns: readonly string[], file: WriteStream | undefined) {
    this.#name = name;
    this.#columns = columns;
    this.#file = file;
  }

  /**
   * @param name The name of the file that is read.
   * @param columns The columns of what is read.
   * @param path Where the refused lines are to be written. There may be passwords in them, so only the owner can read the file.
   * @throws CommandError if it cannot be written.
   */
  static async open(
    name: string,
    columns: readonly string[],
    path: string | undefined,
  ): Promise<Refused> {
    if (path === undefined) return new Refused(name, columns, undefined);
    const file = createWriteStream(path, { mode: 0o600 });
    try {
      await once(file, "open");
    } catch (error) {
      throw failure(`cannot write ${path}: ${(error as Error).message}`);
    }
    const refused = new Refused(name, columns, file);
    file.on("error", () => {});
    await refused.#write([...refusedColumns, ...columns]);
    return refused;
  }

  /** How many lines have been refused. */
  get count(): number {
    return this.#count;
  }

  async add(line: number, reason: string, row?: Row): Promise<void> {
    this.#count++;
    if (this.#count <= mostPrinted) stderr.write(`${this.#name}:${line}: ${reason}\n`);
    const cells = this.#columns.map((column) => row?.get(column) ?? "");
    await this.#write([String(line), reason, ...cells]);
  }

  /** Ends the file. @throws CommandError if it could not be written. */
  async close(): Promise<void> {
    const more = this.#count - mostPrinted;
    if (more > 0) stderr.write(`${this.#name}: and ${more} more\n`);
    const file = this.#file;
    if (file === undefined) return;
    file.end();
    try {
      await finished(file);
    } catch (error) {
      throw failure(`cannot write ${String(file.path)}: ${(error as Error).message}`);
    }
  }

  async #write(cells: readonly string[]): Promise<void> {
    const file = this.#file;
    if (file === undefined || file.destroyed || file.write(csvLine(cells))) return;
    await Promise.race([once(file, "drain"), once(file, "close")]);
  }
}
