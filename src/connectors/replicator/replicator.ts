import { createHash } from "node:crypto";
import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import { MappingError } from "../errors.js";
import type { JsonObject } from "../json.js";
import { ListWriter, StaleList, type EntryChange } from "../ucserver/changes.js";
import { OwnerIgnored, requireActingForOthers, requireOwner } from "../ucserver/owners.js";
import { UcServerError } from "../ucserver/port.js";
import { sameUser } from "../user-names.js";
import { InZones } from "../zones.js";
import { Exporter, type BeforeSending } from "./exporter.js";
import { HttpFailure, HttpUnreachable } from "./http-client.js";
import { Intake } from "./intake.js";
import { checkReplicatorOptions, type ReplicatorOptions } from "./options.js";
import { decide, wantedEntries, type Note, type PlanOptions } from "./plan.js";
import { Quarantine } from "./quarantine.js";
import { documentDifferences, entryDifferences, Report, type Summary } from "./report.js";
import type { SourceSystem } from "./source.js";
import type { Item, ReplicatorState } from "./state.js";
import { inParallel } from "./waiting.js";
import { WorkingList } from "./working-list.js";

/** A list that others keep changing is left to the next run. */
const mostTries = 5;

/** Brings the appointments of a source and a UCServer to agree. */
export class Replicator {
  readonly #options: ReplicatorOptions;
  readonly #log: RoseLog;
  readonly #writer: ListWriter;

  /** @throws TypeError for an unknown option, or if one is missing. */
  constructor(options: ReplicatorOptions) {
    checkReplicatorOptions(options);
    this.#options = options;
    this.#log = options.log ?? silentLog;
    const { port, system, single } = options;
    this.#writer = new ListWriter(port, system.dataSource, single, this.#log);
  }

  /**
   * One run: reads what the source has to tell, then brings user after user together. It may be ended
   * at any point; the next run goes on from there.
   * @param full Whether everything is listed even if there is a cursor.
   * @throws StateError if another run is at work; ReplicatorError or SourceError for a listing that cannot be used; OwnerIgnored for an
   *   account that may not act for the others; HttpFailure, HttpUnreachable or UcServerError when a side is out of reach.
   */
  async run(full = false): Promise<Summary> {
    const { state, dryRun } = this.#options;
    if (!dryRun) return state.alone(() => this.#run(state, full));
    const trial = state.copy();
    try {
      return await this.#run(trial, full);
    } finally {
      trial.close();
    }
  }

  /** When a run last left nothing undone; undefined if none has. */
  get lastSuccess(): Date | undefined {
    const { succeeded } = this.#options.state;
    return succeeded === undefined ? undefined : new Date(succeeded);
  }

  async #run(state: ReplicatorState, full: boolean): Promise<Summary> {
    const summary = await new Run(this.#options, state, this.#writer, this.#log).all(full);
    if (summary.failedUsers === 0) state.succeeded = this.#options.clock().getTime();
    return summary;
  }
}

class Run {
  readonly #state: ReplicatorState;
  readonly #options: ReplicatorOptions;
  readonly #writer: ListWriter;
  readonly #log: RoseLog;
  readonly #report: Report;
  readonly #quarantine: Quarantine;
  readonly #intake: Intake;
  readonly #exporter: Exporter;
  readonly #systems: InZones<SourceSystem>;
  readonly #plan: Omit<PlanOptions, "system">;

  constructor(
    options: ReplicatorOptions,
    state: ReplicatorState,
    writer: ListWriter,
    log: RoseLog,
  ) {
    this.#options = options;
    this.#state = state;
    this.#writer = writer;
    this.#log = log;
    const { system, zoneOf, bothWays, rule, private: privacy, window } = options;
    this.#systems = new InZones({ zone: system.zone, zoneOf }, system.inZone);
    this.#plan = { systems: this.#systems, bothWays, rule, private: privacy, window: window() };
    this.#report = new Report(log, options.observer ?? {});
    this.#quarantine = new Quarantine(state, this.#report);
    const { report, quarantine } = { report: this.#report, quarantine: this.#quarantine };
    this.#intake = new Intake(options, { state, report, quarantine, log });
    this.#exporter = new Exporter(options, {
      state,
      report: this.#report,
      window: this.#plan.window,
      systems: this.#systems,
    });
  }

  async all(full: boolean): Promise<Summary> {
    await this.#intake.read(full);
    const users = [...new Set([...this.#state.users(), ...this.#options.users])];
    this.#report.summary.users = users.length;
    const { port, signal } = this.#options;
    if (users.some((user) => !sameUser(user, port.user))) await requireActingForOthers(port);
    let done = 0;
    const progress = (): void => {
      this.#report.progress({ phase: "users", done, total: users.length });
    };
    progress();
    await inParallel(users, this.#options.workers, async (user) => {
      try {
        signal?.throwIfAborted();
        await this.#user(user);
      } catch (error) {
        if (endsRun(error) || signal?.aborted === true) throw error;
        this.#failed(user, error);
      }
      done++;
      progress();
    });
    return this.#report.summary;
  }

  #failed(user: string, error: unknown): void {
    if (this.#isGone(user, error)) {
      this.#log.info(
        { user },
        "the UCServer does not know a user of whom nothing is left: forgotten",
      );
      return this.#state.forgetUser(user);
    }
    this.#report.summary.failedUsers++;
    this.#log.error({ user, error }, "the appointments of a user could not be replicated");
  }

  /** Whether only earlier runs left something to do for an unknown user. */
  #isGone(user: string, error: unknown): boolean {
    return (
      error instanceof UcServerError &&
      error.code === "unknown-user" &&
      !this.#options.users.includes(user) &&
      this.#state.items(user).every(({ document }) => document === null)
    );
  }

  async #user(user: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(user);
      } catch (error) {
        if (!(error instanceof StaleList)) throw error;
        this.#noteStale(user, error);
        if (attempt === mostTries) throw error;
      }
    }
  }

  #noteStale(user: string, { entryIds }: StaleList): void {
    const text = "changed on the UCServer during the run; decided again";
    const items = this.#state.items(user);
    for (const entryId of entryIds) {
      const id = items.find((item) => item.entryId === entryId)?.id ?? entryId;
      this.#report.note(user, { kind: "conflict", id, text });
    }
  }

  async #attempt(user: string): Promise<void> {
    const { port, dryRun } = this.#options;
    const current = await port.list(user);
    requireOwner(user, current, port.user);
    const list = new WorkingList(current);
    const before = this.#sending(user, current);
    this.#exporter.adopt(user, list);
    const items = this.#state.items(user);
    const settled: (() => void)[] = [];
    for (const item of items) {
      if (item.settled && item.agreed === this.#agreement(item, list.of(item))) continue;
      const settle = await this.#item(item, list, before);
      if (settle !== undefined) settled.push(settle);
    }
    this.#removeLeftovers(items, list);
    await this.#exporter.add(user, items, list, before);
    const changes = list.changes();
    const tell = (change: EntryChange): void => {
      this.#tellChange(user, change, list.before(change.entryId));
    };
    if (dryRun) changes.forEach(tell);
    else await this.#writer.apply(user, current, changes, tell);
    if (settled.length > 0) {
      this.#state.transaction(() => {
        for (const settle of settled) settle();
      });
    }
  }

  /**
   * To be called before each request to the source about an entry. While the source was waited for,
   * somebody may have changed the entry: what is sent then would be what he has done away with.
   */
  #sending(user: string, current: readonly AsnAppointmentEntry[]): BeforeSending {
    let first = true;
    return async (entryId) => {
      if (!first && !this.#options.dryRun)
        await this.#writer.requireUnchanged(user, current, entryId);
      first = false;
    };
  }

  /** Brings one item together, or sets it apart. */
  async #item(
    item: Item,
    list: WorkingList,
    before: BeforeSending,
  ): Promise<(() => void) | undefined> {
    try {
      return await this.#bring(item, list, before);
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      const { id, user } = item;
      this.#quarantine.unusable(user, { kind: "unusable", id, text: error.message });
      return undefined;
    }
  }

  /**
   * Brings one item together; gives what is to be remembered once the UCServer has it.
   * @throws MappingError if it is not an appointment after all; StaleList, and what a request is answered with.
   */
  async #bring(
    item: Item,
    list: WorkingList,
    before: BeforeSending,
  ): Promise<(() => void) | undefined> {
    const entries = list.of(item);
    const system = this.#systemOf(item);
    const plan = { ...this.#plan, system };
    const decision = decide(plan, item, entries);
    this.#tellNotes(item, decision.notes);
    if (decision.detach) return () => this.#state.put({ ...item, detached: true });
    if (decision.document === undefined) return undefined;
    const { update } = decision;
    if (update !== undefined) await before(item.entryId);
    const document =
      update === undefined
        ? decision.document
        : await this.#update(item, system, { document: decision.document!, ours: update });
    if (document === undefined) return undefined;
    if (document === null) {
      list.set(item, []);
      return () => this.#state.forget(item.id);
    }
    const wanted = wantedEntries(plan, item, document, entries);
    list.set(item, wanted);
    return () =>
      this.#state.put({
        ...item,
        document,
        base: document,
        present: wanted.length > 0,
        agreed: this.#agreement(item, wanted),
      });
  }

  #tellNotes({ id, user }: Item, notes: readonly Note[]): void {
    for (const note of notes) {
      if (note.kind === "unusable") this.#quarantine.unusable(user, note);
      else this.#report.note(user, note);
    }
    if (!notes.some(({ kind }) => kind === "unusable")) this.#quarantine.usable(id);
  }

  /** The system in an item's zone; a deletion needs none. @throws MappingError */
  #systemOf({ user, zone, document }: Item): SourceSystem {
    try {
      return this.#systems.of(user, zone ?? undefined);
    } catch (error) {
      if (document === null && error instanceof MappingError) return this.#systems.of(user);
      throw error;
    }
  }

  /**
   * Tells entries, window and zone: as long as none of them changes, nor what the source has, there is
   * nothing to be done. Owner and validity are the server's.
   */
  #agreement({ user, zone }: Item, entries: readonly AsnAppointmentEntry[]): string {
    const { from, to } = this.#plan.window;
    const values = entries.map((entry) =>
      Object.entries(entry).filter(([name]) => name !== "u8sOwner" && name !== "bIsValid"),
    );
    return createHash("sha256")
      .update(JSON.stringify([from, to, values, zone ?? this.#systems.of(user).zone.id]))
      .digest("base64url");
  }

  /**
   * Changes the source.
   * @param change The document that it shall have, and what the UCServer said, which is in it.
   * @returns What it has then: null if it has nothing any more; undefined if that is to be found
   *   out by reading it again.
   */
  async #update(
    item: Item,
    system: SourceSystem,
    { document, ours }: { readonly document: JsonObject; readonly ours: JsonObject },
  ): Promise<JsonObject | null | undefined> {
    const { dryRun } = this.#options;
    const request = system.update!.request(item.id, item.document!, document);
    const differences = documentDifferences(item.document!, document, request);
    const { user, id } = item;
    if (dryRun) {
      this.#report.step({ user, id, side: "source", action: "change", differences });
      return document;
    }
    try {
      const answer = await this.#options.send(request);
      const outcome = system.normalize(system.update!.outcome(answer, document));
      // The source has it now, whatever becomes of the rest of this user: what is changed on the
      // UCServer from here on is a change of what it said.
      this.#state.put({ ...item, document: outcome, base: ours });
      this.#report.step({ user, id, side: "source", action: "change", differences });
      return outcome;
    } catch (error) {
      if (error instanceof HttpFailure) return this.#updateFailed(item, error);
      throw error;
    }
  }

  #updateFailed(item: Item, error: HttpFailure): JsonObject | null | undefined {
    const { id, user } = item;
    const { status } = error;
    if (status === 409 || status === 412) {
      const text = `the source has been changed meanwhile (${status}); the next run decides`;
      this.#report.note(user, { kind: "conflict", id, text });
      return undefined;
    }
    if (status === 404 || status === 410) {
      this.#report.note(user, { kind: "conflict", id, text: "the source has it no more; removed" });
      return null;
    }
    if (status >= 400 && status < 500 && status !== 401) {
      const text = `the source refuses the change (${status} ${error.body}); restored`;
      this.#report.note(user, { kind: "not-carried", id, text });
      return item.document;
    }
    throw error;
  }

  /** Entries under this replicator's name without an item, for example because the owner has changed. */
  #removeLeftovers(items: readonly Item[], list: WorkingList): void {
    const known = new Set(items.map(({ entryId }) => entryId));
    for (const entryId of list.ids()) {
      if (entryId.startsWith(`${this.#options.name}:`) && !known.has(entryId)) list.clear(entryId);
    }
  }

  #tellChange(
    user: string,
    { entryId, entries }: EntryChange,
    before: readonly AsnAppointmentEntry[],
  ): void {
    const action = before.length === 0 ? "create" : entries.length === 0 ? "remove" : "change";
    const differences = entryDifferences(before, entries);
    this.#report.step({ user, id: entryId, side: "ucserver", action, differences });
  }
}

/** One of the sides is out of reach altogether: the next user would fare no better. */
function endsRun(error: unknown): boolean {
  if (error instanceof OwnerIgnored) return true;
  if (error instanceof UcServerError) {
    return error.code === "unreachable" || error.code === "not-logged-on";
  }
  return error instanceof HttpUnreachable || (error instanceof HttpFailure && error.status === 401);
}
