import type { Database } from "../../../../src/server/database/index.js";

/** A database of which nothing can be read while it is away, and which may have been changed meanwhile. */
export class Outage {
  readonly database: Database;
  #isAway = false;
  #changes = 0;

  constructor(real: Database) {
    const foreignChanges = (): number => real.foreignChanges + this.#changes;
    const there = <R>(work: () => Promise<R>): Promise<R> =>
      this.#isAway ? Promise.reject(new Error("the database is away")) : work();
    this.database = {
      kind: real.kind,
      write: (work, options) => there(() => real.write(work, options)),
      read: (work) => there(() => real.read(work)),
      migrate: (migrations) => real.migrate(migrations),
      close: () => real.close(),
      get foreignChanges() {
        return foreignChanges();
      },
    };
  }

  begin(): void {
    this.#isAway = true;
    this.#changes++;
  }

  end(): void {
    this.#isAway = false;
    this.#changes++;
  }
}
