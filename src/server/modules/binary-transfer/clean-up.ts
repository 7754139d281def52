import { setImmediate } from "node:timers/promises";
import type { ModuleContext } from "../../kernel/index.js";
import type { TransferFolder } from "./folder.js";
import type { TransferLimits } from "./options.js";
import { TransferState, type BinaryTransferTables } from "./schema.js";
import * as store from "./store.js";
import type { Transfers } from "./transfers.js";

const hour = 60 * 60_000;
const day = 24 * hour;
/** How many files are looked at in one go, because others wait meanwhile. */
const atOnce = 50;

/** What {@link CleanUp} depends on. */
export interface CleanUpParts {
  readonly module: Pick<ModuleContext<BinaryTransferTables>, "clock" | "log" | "read">;
  readonly transfers: Transfers;
  readonly folder: TransferFolder;
  readonly allowed: Pick<TransferLimits, "uploadIdle" | "keepDays">;
}

/**
 * Removes what nobody needs any more, at the start and every hour: uploads that have been given up, files that are too old, and what a crash
 * may have left, which is files of which nothing is known. What is known of a file that is gone is marked.
 */
export class CleanUp {
  readonly #parts: CleanUpParts;
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;
  #running: Promise<void>;

  constructor(parts: CleanUpParts) {
    this.#parts = parts;
    this.#running = this.#run();
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.#run());
    }, hour).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      const now = this.#parts.module.clock().getTime();
      const { uploadIdle, keepDays } = this.#parts.allowed;
      await this.#removeBefore(TransferState.open, now - uploadIdle);
      if (keepDays > 0) {
        await this.#removeBefore(TransferState.complete, now - keepDays * day);
        await this.#removeBefore(TransferState.deleted, now - keepDays * day);
      }
      await this.#removeUnknown();
      await this.#markMissing();
    } catch (err) {
      if (!this.#isClosed) {
        this.#parts.module.log.error({ err }, "files of binary transfer cannot be cleaned up");
      }
    }
  }

  /** Removes what has been in a state since a time before. */
  async #removeBefore(state: number, time: number): Promise<void> {
    const { module, transfers } = this.#parts;
    for (let more = true; more && !this.#isClosed;) {
      const rows = await module.read(({ db }) => store.listBefore(db, state, time, atOnce));
      for (const row of rows) await transfers.cleanUp(row, "remove");
      more = rows.length === atOnce;
      await setImmediate();
    }
  }

  /** Removes files of which nothing is known. What is known of a file is there before the file is. */
  async #removeUnknown(): Promise<void> {
    const { module, transfers, folder } = this.#parts;
    for await (const ids of folder.pages(atOnce)) {
      const live = await module.read(({ db }) => store.liveAmong(db, ids));
      for (const id of ids) if (!live.has(id)) await transfers.removeFile(id);
      if (this.#isClosed) return;
      await setImmediate();
    }
  }

  /** Marks files as deleted that are gone, or shorter than they were. */
  async #markMissing(): Promise<void> {
    const { module, transfers, folder } = this.#parts;
    for (let after = "", rows: store.TransferRow[]; !this.#isClosed; after = rows.at(-1)!.id) {
      rows = await module.read(({ db }) => store.listWithin(db, folder.place, after, atOnce));
      for (const row of rows) {
        const isThere = row.size === 0 || (await folder.size(row.id)) === row.size;
        if (!isThere) await transfers.cleanUp(row, "mark");
      }
      if (rows.length < atOnce) return;
      await setImmediate();
    }
  }
}
