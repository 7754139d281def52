import { stderr } from "node:process";
import { isRefusedColumn, refusedColumns } from "./csv-reader.js";
import { csvLine } from "./csv-writer.js";
import type { Row, Table } from "./kind.js";
import type { Out } from "./out-file.js";

/** How many refused lines are printed; the others are counted. */
const mostPrinted = 100;

/** Tells which lines of a file have been refused and why: on stderr, and in a file if one is wanted. */
export class Refused {
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #out: Out | undefined;
  readonly #isJson: boolean;
  #count = 0;

  private constructor(
    name: string,
    columns: readonly string[],
    out: Out | undefined,
    isJson: boolean,
  ) {
    this.#isJson = isJson;
    this.#name = name;
    this.#columns = columns;
    this.#out = out;
  }

  /**
   * @param name The name of the file that is read.
   * @param columns The columns of what is read.
   * @param out Where the refused lines are to be written. There may be passwords in them, so only the owner should be able to read them.
   * @param isJson Whether stderr is told in JSON: everything then, for nobody reads it line by line.
   * @throws CommandError if it cannot be written.
   */
  static async begin(
    name: string,
    columns: readonly string[],
    out: Out | undefined,
    isJson: boolean,
  ): Promise<Refused> {
    await out?.write(csvLine([...refusedColumns, ...columns]));
    return new Refused(name, columns, out, isJson);
  }

  /** How many lines have been refused. */
  get count(): number {
    return this.#count;
  }

  /** @throws CommandError if it cannot be written. */
  async add(line: number, reason: string, row?: Row): Promise<void> {
    this.#count++;
    if (this.#isJson) {
      const error = { code: "refused", message: reason, file: this.#name, line };
      stderr.write(`${JSON.stringify({ error })}\n`);
    } else if (this.#count <= mostPrinted) {
      stderr.write(`${this.#name}:${line}: ${reason}\n`);
    }
    const cells = this.#columns.map((column) => row?.get(column) ?? "");
    await this.#out?.write(csvLine([String(line), reason, ...cells]));
  }

  /** Says how many have not been printed. */
  end(): void {
    const more = this.#count - mostPrinted;
    if (more > 0 && !this.#isJson) stderr.write(`${this.#name}: and ${more} more\n`);
  }
}

/**
 * The columns of refused lines of a file: its own, and the one by which a thing is known, which the import may have given it. Without it a
 * line would be another thing when it is imported alone.
 */
export function columnsOfRefused(columns: readonly string[], { given }: Table): string[] {
  const own = columns.filter((each) => !isRefusedColumn(each));
  return given === undefined || own.includes(given) ? own : [...own, given];
}
