import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { isSqliteInUse } from "../../server/index.js";
import { failure } from "../outcome.js";

/** Puts a folder in the place of another one, which is kept until it is certain that it is no longer needed. */
export class Placing {
  readonly #draft: string;
  readonly #data: string;
  readonly #before: string;
  #moved = false;
  #placed = false;

  /**
   * @param draft The new folder.
   * @param data Its place, where there may be another one.
   */
  constructor(draft: string, data: string) {
    this.#draft = draft;
    this.#data = data;
    this.#before = `${draft}.before`;
  }

  /** @throws CommandError if a server uses what is there; Error of `node:fs`. Then {@link undo} has to be called. */
  async place(): Promise<void> {
    if (existsSync(this.#data)) {
      await rename(this.#data, this.#before);
      this.#moved = true;
    }
    // One may have been started since it was looked at first. From now on, none finds this folder.
    if (this.#moved && isSqliteInUse(this.#before)) {
      throw failure(`a server is running on ${this.#data}: stop it first`);
    }
    await rename(this.#draft, this.#data);
    this.#placed = true;
  }

  /** Brings back what was there before. @throws CommandError that says where it is, if that fails. */
  async undo(): Promise<void> {
    try {
      if (this.#placed) await rename(this.#data, this.#draft);
      this.#placed = false;
      if (this.#moved) await rename(this.#before, this.#data);
      this.#moved = false;
    } catch (error) {
      const where = this.#moved
        ? `what was in ${this.#data} is in ${this.#before}`
        : `${this.#data} is a part of the backup`;
      throw failure(`the restore has failed, and ${where}: ${(error as Error).message}`);
    }
  }

  /** Removes what was there before. @returns What is wrong if that fails. */
  async finish(): Promise<string | undefined> {
    try {
      await rm(this.#before, { recursive: true, force: true });
      return undefined;
    } catch (error) {
      return `what was in ${this.#data} before is still in ${this.#before}: ${(error as Error).message}`;
    }
  }
}
