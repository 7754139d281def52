import type { RoseLog } from "../../rose/index.js";
import { digest } from "../json.js";
import { HttpFailure } from "./http-client.js";
import type { ReplicatorOptions } from "./options.js";
import type { Quarantine } from "./quarantine.js";
import type { Report } from "./report.js";
import type { BadItem, SourceItem, SourceReading } from "./source.js";
import type { ReplicatorState } from "./state.js";

/** A run that was given up before it had changed anything. */
export class ReplicatorError extends Error {
  override readonly name = "ReplicatorError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-replicator";
}

/** A listing must lack more than this many before it is not believed. */
const fewMissing = 20;

/** What an intake needs of the run that it is part of. */
export interface IntakeParts {
  readonly state: ReplicatorState;
  readonly report: Report;
  readonly quarantine: Quarantine;
  readonly log: RoseLog;
}

/** Reads the source and stores what it finds. */
export class Intake {
  readonly #options: ReplicatorOptions;
  readonly #parts: IntakeParts;

  constructor(options: ReplicatorOptions, parts: IntakeParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /**
   * Reads everything, or what has changed since the last reading.
   * @param full Whether everything is listed even if there is a cursor.
   * @throws ReplicatorError, SourceError, HttpFailure, HttpUnreachable
   */
  async read(full: boolean): Promise<void> {
    const { reader, clock, listEvery } = this.#options;
    const { listed, cursor } = this.#parts.state;
    const due = listed === undefined || clock().getTime() - listed >= listEvery;
    const known = full || due ? undefined : cursor;
    try {
      await this.#take(reader.read(known));
    } catch (error) {
      const forgotten = error instanceof HttpFailure && error.status === 410;
      if (known === undefined || !forgotten) throw error;
      this.#parts.log.warn(
        { cursor: known },
        "the source does not know the cursor any more: everything is listed",
      );
      await this.#take(reader.read(undefined));
    }
  }

  /** The cursor moves on only together with all that came before it. */
  async #take(reading: SourceReading): Promise<void> {
    const { state, report, quarantine } = this.#parts;
    const { signal, clock } = this.#options;
    const listing = state.beginListing();
    let count = 0;
    for await (const page of reading.pages) {
      signal?.throwIfAborted();
      state.transaction(() => {
        for (const item of page) this.#see(item, listing);
      });
      count += page.length;
      report.progress({ phase: "reading", done: count, total: undefined });
    }
    report.summary.read = count;
    if (reading.complete) {
      this.#requireBelievable(listing);
      quarantine.endComplete();
    }
    const completeAt = reading.complete ? clock().getTime() : undefined;
    state.transaction(() => state.endListing(listing, reading.cursor(), completeAt));
  }

  #see(item: SourceItem | BadItem, listing: number): void {
    if ("problem" in item) return this.#spare(item, listing);
    const { id, user, zone, document } = item;
    const { state, quarantine } = this.#parts;
    const { system, name, userOf } = this.#options;
    quarantine.readable(id);
    const owner = user === undefined ? undefined : userOf(user);
    if (document === null || owner === undefined) state.deleted(id);
    else state.see(id, owner, `${name}:${id}`, system.normalize(document), listing, zone);
  }

  /** What cannot be used stays as it was on both sides; without an id, it might be any. */
  #spare({ id, problem }: BadItem, listing: number): void {
    const { state, quarantine } = this.#parts;
    state.spare(id, listing);
    const text =
      id === undefined
        ? `${problem}; nothing is taken for deleted as long as it is there`
        : `${problem}; it stays as it is on the UCServer`;
    const subject = id ?? `#${digest(problem)}`;
    quarantine.unreadable(subject, { kind: "unusable", id: id ?? "(without an id)", text });
  }

  #requireBelievable(listing: number): void {
    const { known, missing } = this.#parts.state.missing(listing);
    if (missing <= fewMissing || missing <= known * this.#options.mostMissing) return;
    throw new ReplicatorError(
      `the source lists ${known - missing} of ${known} appointments; to delete the others, ` +
        "allow it with --force",
    );
  }
}
