import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { SqliteConnection } from "./sqlite-connection.js";

/** Numbers of pages in the log. */
interface LogSizes {
  /** From how many on they are brought into the database file. */
  readonly many: number;
  /** How many are brought there at once; more take so long that a thread of its own does it. */
  readonly atOnce: number;
  /** Above how many, also of those that are in the file, nobody writes until all are there. */
  readonly full: number;
}

/** SQLite itself brings pages into the file when there are a thousand. */
const standardSizes: LogSizes = { many: 1_000, atOnce: 2_000, full: 16_000 };

/** The thread. It can be an argument because it is short, and needs nothing of what is compiled. */
const thread = `
const { workerData } = require("node:worker_threads");
const Sqlite = require(workerData.module);
const database = new Sqlite(workerData.file, { timeout: 0 });
try {
  database.pragma("wal_checkpoint(PASSIVE)");
} finally {
  database.close();
}`;

/** Brings all pages into the file, in another thread. Rejects if that is not possible. */
function checkpointElsewhere(file: string): Promise<void> {
  const module = createRequire(import.meta.url).resolve("better-sqlite3");
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { eval: true, execArgv: [], workerData: { file, module } });
    worker.on("error", reject);
    worker.on("exit", () => resolve());
  });
}

/** What is in the log of a database. */
interface Pages {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * The log (`-wal`) into which commits write. Its pages are brought into the database file from time to time; if they are many, not
 * within the commit and not in this thread, because copying thousands of pages and waiting for the disk would hold the event loop.
 */
export class SqliteLog {
  readonly #file: string;
  readonly #sizes: LogSizes;
  readonly #pages: () => Pages;
  readonly #checkpoint: () => void;
  readonly #elsewhere: (file: string) => Promise<void>;
  #working: Promise<void> | undefined;
  /** Pages that could not be brought into the file the last time: somebody still reads what was before. */
  #left = 0;
  /** The same, when nobody had committed meanwhile. */
  #stuck = 0;
  /** Whether the last thread has failed. */
  #failed = false;

  /** @param connection The one that writes to the file. @param elsewhere Brings all pages into the file in another thread. */
  constructor(
    connection: SqliteConnection,
    file: string,
    elsewhere: (file: string) => Promise<void> = checkpointElsewhere,
    sizes = standardSizes,
  ) {
    this.#file = file;
    this.#sizes = sizes;
    this.#elsewhere = elsewhere;
    connection.execute("PRAGMA wal_autocheckpoint = 0");
    this.#pages = connection.row("PRAGMA wal_checkpoint(NOOP)") as () => Pages;
    this.#checkpoint = connection.row("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /**
   * Waits until there is room in the log. It begins anew only when all of its pages are in the file, which never happens while
   * commits go on beside the thread: so at some length they wait until it is through.
   */
  async room(): Promise<void> {
    const { many, full } = this.#sizes;
    if (this.#pages().log <= full) return;
    await this.#working;
    const waiting = this.#waiting();
    if (waiting < this.#stuck) this.#stuck = 0;
    if (waiting === 0 || this.#failed || (this.#stuck > 0 && waiting - this.#stuck < many)) return;
    // Nobody commits meanwhile.
    await (this.#working ??= this.#begin());
    this.#stuck = this.#waiting();
  }

  /** Has what a long unit has written so far on the disk, without holding the event loop, so that its commit has little left to do. */
  async sync(): Promise<void> {
    try {
      await using log = await open(`${this.#file}-wal`, "r+");
      await log.datasync();
    } catch {
      // The commit does it.
    }
  }

  /** Something has been committed. */
  committed(): void {
    if (this.#working !== undefined) return;
    try {
      const { many, atOnce } = this.#sizes;
      const waiting = this.#waiting();
      if (waiting < this.#left) this.#left = 0;
      if (waiting - this.#left < many) return;
      if (waiting > atOnce && !this.#failed) {
        this.#working = this.#begin();
        return;
      }
      this.#checkpoint();
      this.#left = this.#waiting();
    } catch {
      // The disk is full, say: the log stays as it is, and the next commit tries again.
    }
  }

  async #begin(): Promise<void> {
    try {
      await this.#elsewhere(this.#file);
      this.#left = this.#waiting();
    } catch {
      this.#failed = true;
    }
    this.#working = undefined;
  }

  /** Resolves when no thread is at work. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** Pages that are not in the file yet. */
  #waiting(): number {
    const { log, checkpointed } = this.#pages();
    return log - checkpointed;
  }
}
