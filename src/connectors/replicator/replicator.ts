import { createHash } from "node:crypto";
import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import { foldEntries } from "../entries.js";
import { MappingError } from "../errors.js";
import { digest, type JsonObject } from "../json.js";
import { nothingKept, toAppointment, toDocument } from "../mapping.js";
import { plainAppointment } from "../appointment.js";
import { within, type Window } from "../recurrence.js";
import { ListWriter, StaleList, type EntryChange } from "../ucserver/changes.js";
import { UcServerError, type AppointmentsPort } from "../ucserver/port.js";
import { HttpFailure, HttpUnreachable, type HttpAnswer, type HttpRequest } from "./http-client.js";
import type { ConflictRule } from "./merge.js";
import { decide, wantedEntries, type Note, type PlanOptions } from "./plan.js";
import {
  documentDifferences,
  emptySummary,
  entryDifferences,
  type Observer,
  type Step,
  type Summary,
} from "./report.js";
import type { SourceReader, SourceSystem } from "./source.js";
import type { Item, ReplicatorState } from "./state.js";
import { inParallel } from "./waiting.js";

/** What a replicator depends on. */
export interface ReplicatorOptions {
  readonly system: SourceSystem;
  /** Stands before every entry id, a colon between: whose entries these are. */
  readonly name: string;
  readonly reader: SourceReader;
  /** Sends a request to the source. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly port: AppointmentsPort;
  readonly state: ReplicatorState;
  readonly bothWays: boolean;
  readonly rule: ConflictRule;
  readonly window: () => Window;
  /** The UCServer's user for one of the source; undefined for one whose appointments are left out. */
  readonly userOf: (sourceUser: string) => string | undefined;
  /** The source's user for one of the UCServer. */
  readonly sourceUserOf: (user: string) => string;
  /** Whether an entry made on the UCServer is to be added at the source. */
  readonly exports: (entry: AsnAppointmentEntry) => boolean;
  /** Users whose lists are looked at even if the source has nothing for them. */
  readonly users: readonly string[];
  /** Whether entries of others are set one by one; see ListWriter. */
  readonly single: boolean;
  /** Users that are worked on at a time. */
  readonly workers: number;
  /** The share of all appointments, 0 to 1, above which a listing that lacks them is not believed. */
  readonly mostMissing: number;
  /** Milliseconds after which everything is listed again although there is a cursor. */
  readonly listEvery: number;
  /** Changes nothing on either side, and no state either. */
  readonly dryRun: boolean;
  readonly clock: () => Date;
  readonly log?: RoseLog;
  readonly observer?: Observer;
}

/** A run that was given up before it had changed anything. */
export class ReplicatorError extends Error {
  override readonly name = "ReplicatorError";
  readonly code = "connector-replicator";
}

/** A listing must lack more than this many before it is not believed. */
const fewMissing = 20;
/** A list that others keep changing is left to the next run. */
const mostTries = 5;

/** Brings the appointments of a source and a UCServer to agree. */
export class Replicator {
  readonly #options: ReplicatorOptions;
  readonly #log: RoseLog;
  readonly #writer: ListWriter;

  constructor(options: ReplicatorOptions) {
    this.#options = options;
    this.#log = options.log ?? silentLog;
    const { port, system, single } = options;
    this.#writer = new ListWriter(port, system.dataSource, single, this.#log);
  }

  /**
   * One run: reads what the source has to tell, then brings user after user together. It may be ended
   * at any point; the next run goes on from there.
   * @param full Whether everything is listed even if there is a cursor.
   * @throws ReplicatorError or SourceError for a listing that cannot be used; HttpFailure,
   *   HttpUnreachable or UcServerError when a side is out of reach.
   */
  async run(full = false): Promise<Summary> {
    const { state, dryRun } = this.#options;
    const run = new Run(this.#options, dryRun ? state.copy() : state, this.#writer, this.#log);
    try {
      return await run.all(full);
    } finally {
      if (dryRun) run.state.close();
    }
  }
}

class Run {
  readonly state: ReplicatorState;
  readonly #options: ReplicatorOptions;
  readonly #writer: ListWriter;
  readonly #log: RoseLog;
  readonly #summary = emptySummary();
  readonly #plan: PlanOptions;

  constructor(
    options: ReplicatorOptions,
    state: ReplicatorState,
    writer: ListWriter,
    log: RoseLog,
  ) {
    this.#options = options;
    this.state = state;
    this.#writer = writer;
    this.#log = log;
    const { system, bothWays, rule, window } = options;
    this.#plan = { system, bothWays, rule, window: window() };
  }

  async all(full: boolean): Promise<Summary> {
    await this.#read(full);
    const users = [...new Set([...this.state.users(), ...this.#options.users])];
    this.#summary.users = users.length;
    let done = 0;
    const progress = (): void => {
      this.#options.observer?.progress?.({ phase: "users", done, total: users.length });
    };
    progress();
    await inParallel(users, this.#options.workers, async (user) => {
      try {
        await this.#user(user);
      } catch (error) {
        if (endsRun(error)) throw error;
        this.#summary.failedUsers++;
        this.#log.error({ user, error }, "the appointments of a user could not be replicated");
      }
      done++;
      progress();
    });
    return this.#summary;
  }

  /** Takes in what the source tells. The cursor moves on only together with all that came before it. */
  async #read(full: boolean): Promise<void> {
    const { reader, clock, listEvery } = this.#options;
    const { listed } = this.state;
    const due = listed === undefined || clock().getTime() - listed >= listEvery;
    const reading = reader.read(full || due ? undefined : this.state.cursor);
    const listing = this.state.beginListing();
    let count = 0;
    for await (const page of reading.pages) {
      this.state.transaction(() => {
        for (const item of page) this.#see(item, listing);
      });
      count += page.length;
      this.#options.observer?.progress?.({ phase: "reading", done: count, total: undefined });
    }
    this.#summary.read = count;
    if (reading.complete) this.#requireBelievable(listing);
    const completeAt = reading.complete ? clock().getTime() : undefined;
    this.state.transaction(() => this.state.endListing(listing, reading.cursor(), completeAt));
  }

  #see(
    { id, user, document }: { id: string; user: string | undefined; document: JsonObject | null },
    listing: number,
  ): void {
    const { system, name } = this.#options;
    const owner = user === undefined ? undefined : this.#options.userOf(user);
    if (document === null || owner === undefined) this.state.deleted(id);
    else this.state.see(id, owner, `${name}:${id}`, system.normalize(document), listing);
  }

  #requireBelievable(listing: number): void {
    const { known, missing } = this.state.missing(listing);
    if (missing <= fewMissing || missing <= known * this.#options.mostMissing) return;
    throw new ReplicatorError(
      `the source lists ${known - missing} of ${known} appointments; to delete the others, ` +
        "allow it with --force",
    );
  }

  async #user(user: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(user);
      } catch (error) {
        if (!(error instanceof StaleList) || attempt === mostTries) throw error;
      }
    }
  }

  async #attempt(user: string): Promise<void> {
    const { port, dryRun } = this.#options;
    const current = await port.list(user);
    const list = new WorkingList(current);
    this.#adoptPostings(user, list);
    const items = this.state.items(user);
    const settled: (() => void)[] = [];
    for (const item of items) {
      if (item.settled && item.agreed === this.#agreement(list.of(item))) continue;
      const settle = await this.#item(item, list);
      if (settle !== undefined) settled.push(settle);
    }
    this.#removeLeftovers(items, list);
    await this.#export(user, items, list);
    const changes = list.changes();
    if (!dryRun) await this.#writer.apply(user, current, changes);
    if (settled.length > 0) {
      this.state.transaction(() => {
        for (const settle of settled) settle();
      });
    }
    for (const change of changes) this.#tellChange(user, change, list.before(change.entryId));
  }

  /** Brings one item together; gives what is to be remembered once the UCServer has it. */
  async #item(item: Item, list: WorkingList): Promise<(() => void) | undefined> {
    const entries = list.of(item);
    const decision = decide(this.#plan, item, entries);
    for (const note of decision.notes) this.#tellNote(item.user, note);
    if (decision.detach) return () => this.state.put({ ...item, detached: true });
    if (decision.document === undefined) return undefined;
    const document = decision.update
      ? await this.#update(item, decision.document!)
      : decision.document;
    if (document === undefined) return undefined;
    if (document === null) {
      list.set(item, []);
      return () => this.state.forget(item.id);
    }
    const wanted = wantedEntries(this.#plan, item, document, entries);
    list.set(item, wanted);
    return () =>
      this.state.put({
        ...item,
        document,
        base: document,
        present: wanted.length > 0,
        agreed: this.#agreement(wanted),
      });
  }

  /**
   * Tells entries and window: as long as neither changes, nor what the source has, there is nothing
   * to be done. Owner and validity are the server's.
   */
  #agreement(entries: readonly AsnAppointmentEntry[]): string {
    const { from, to } = this.#plan.window;
    const values = entries.map((entry) =>
      Object.entries(entry).filter(([name]) => name !== "u8sOwner" && name !== "bIsValid"),
    );
    return createHash("sha256")
      .update(JSON.stringify([from, to, values]))
      .digest("base64url");
  }

  /**
   * Changes the source.
   * @returns What it has then: null if it has nothing any more; undefined if that is to be found
   *   out by reading it again.
   */
  async #update(item: Item, document: JsonObject): Promise<JsonObject | null | undefined> {
    const { system, dryRun } = this.#options;
    const request = system.update!.request(item.id, item.document!, document);
    const differences = documentDifferences(item.document!, document, request);
    const { user, id } = item;
    if (dryRun) {
      this.#tellStep({ user, id, side: "source", action: "change", differences });
      return document;
    }
    try {
      const answer = await this.#options.send(request);
      const outcome = system.normalize(system.update!.outcome(answer, document));
      // The source has it now, whatever becomes of the rest of this user.
      this.state.put({ ...item, document: outcome });
      this.#tellStep({ user, id, side: "source", action: "change", differences });
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
      this.#tellNote(user, { kind: "conflict", id, text });
      return undefined;
    }
    if (status === 404 || status === 410) {
      this.#tellNote(user, { kind: "conflict", id, text: "the source has it no more; removed" });
      return null;
    }
    if (status >= 400 && status < 500 && status !== 401) {
      const text = `the source refuses the change (${status} ${error.body}); restored`;
      this.#tellNote(user, { kind: "not-carried", id, text });
      return item.document;
    }
    throw error;
  }

  /** Entries under this replicator's name for which there is no item: their owner has changed, say. */
  #removeLeftovers(items: readonly Item[], list: WorkingList): void {
    const known = new Set(items.map(({ entryId }) => entryId));
    for (const entryId of list.ids()) {
      if (entryId.startsWith(`${this.#options.name}:`) && !known.has(entryId)) list.clear(entryId);
    }
  }

  /** Adds at the source what was made on the UCServer. */
  async #export(user: string, items: readonly Item[], list: WorkingList): Promise<void> {
    const { system, bothWays, name } = this.#options;
    if (!bothWays || system.create === undefined) return;
    const linked = new Set(items.map(keyOf));
    const posted = new Set(this.state.postings(user).map(keyOf));
    for (const entry of list.loose((entryId) => !entryId.startsWith(`${name}:`))) {
      const { key, place } = entry;
      if (linked.has(key) || linked.has(keyOf({ ...place, occurrence: null }))) continue;
      if (posted.has(key) || !this.#isExported(entry.entry)) continue;
      await this.#post(user, entry.entry, place);
    }
  }

  #isExported(entry: AsnAppointmentEntry): boolean {
    const times = { start: entry.stStart.getTime(), end: entry.stEnd.getTime() };
    return within(times, this.#plan.window) && this.#options.exports(entry);
  }

  async #post(
    user: string,
    entry: AsnAppointmentEntry,
    place: { entryId: string; occurrence: number | null },
  ): Promise<void> {
    const { system, dryRun, sourceUserOf } = this.#options;
    const { appointment } = foldEntries(system, [entry]);
    const single = { ...appointment, recurrence: null };
    const document = system.normalize(
      toDocument(system.mapping, { appointment: single, kept: nothingKept }),
    );
    const request = system.create!.request(sourceUserOf(user), document);
    const step: Step = {
      user,
      id: place.entryId,
      side: "source",
      action: "create",
      differences: documentDifferences({}, document, request),
    };
    if (dryRun) return this.#tellStep(step);
    const posting = { user, ...place, document };
    this.state.beginPosting(posting);
    try {
      const id = system.create!.id(await this.#options.send(request));
      this.#link(id, posting, document);
      this.#tellStep(step);
    } catch (error) {
      this.#postFailed(posting, error);
    }
  }

  #link(
    id: string,
    { user, entryId, occurrence }: { user: string; entryId: string; occurrence: number | null },
    document: JsonObject,
  ): void {
    this.state.transaction(() => {
      this.state.put({
        id,
        user,
        entryId,
        occurrence,
        origin: "ucserver",
        document,
        base: document,
        present: true,
        agreed: null,
        detached: false,
      });
      this.state.endPosting({ user, entryId, occurrence });
    });
  }

  /**
   * What may have arrived stays noted: when the source lists it, it is recognised. What has not is
   * tried again by the next run.
   */
  #postFailed(
    posting: { user: string; entryId: string; occurrence: number | null },
    error: unknown,
  ): void {
    const { user, entryId: id } = posting;
    const uncertain =
      error instanceof HttpUnreachable
        ? error.uncertain
        : !(error instanceof HttpFailure) || error.status >= 500;
    if (!uncertain) this.state.endPosting(posting);
    const fate = uncertain ? "whether it has arrived, the next listing tells" : "not added";
    const text = `${(error as Error).message}; ${fate}`;
    this.#tellNote(user, { kind: "not-carried", id, text });
    if (error instanceof HttpFailure && error.status === 401) throw error;
  }

  /**
   * Recognises what was sent without an answer among what the source has listed since; what is
   * not there has not arrived, and is sent again.
   */
  #adoptPostings(user: string, list: WorkingList): void {
    const postings = this.state.postings(user);
    if (postings.length === 0) return;
    const fresh = this.state.items(user).filter(({ base, document, entryId }) => {
      return base === null && document !== null && !list.has(entryId);
    });
    for (const posting of postings) {
      const wanted = this.#essence(posting.document);
      const index = fresh.findIndex(({ document }) => this.#essence(document!) === wanted);
      if (index === -1) {
        if (this.#options.reader.live) this.state.endPosting(posting);
        continue;
      }
      const [found] = fresh.splice(index, 1);
      this.state.forget(found!.id);
      this.#link(found!.id, posting, found!.document!);
    }
  }

  /** What tells appointments apart whose ids are not known. */
  #essence(document: JsonObject): string {
    try {
      const { mapping } = this.#options.system;
      const { appointment } = toAppointment(mapping, document, plainAppointment);
      const { subject, text, start, end, allDay } = appointment;
      return digest({ subject, text, start, end, allDay });
    } catch (error) {
      if (error instanceof MappingError) return digest(document);
      throw error;
    }
  }

  #tellChange(
    user: string,
    { entryId, entries }: EntryChange,
    before: readonly AsnAppointmentEntry[],
  ): void {
    const action = before.length === 0 ? "create" : entries.length === 0 ? "remove" : "change";
    const differences = entryDifferences(before, entries);
    this.#tellStep({ user, id: entryId, side: "ucserver", action, differences });
  }

  #tellStep(step: Step): void {
    const counted = { create: "created", change: "changed", remove: "removed" } as const;
    if (step.side === "source") this.#summary.sent++;
    else this.#summary[counted[step.action]]++;
    this.#options.observer?.step?.(step);
  }

  #tellNote(user: string, note: Note): void {
    const counted = {
      conflict: "conflicts",
      "not-carried": "notCarried",
      unusable: "unusable",
    } as const;
    this.#summary[counted[note.kind]]++;
    this.#log.warn({ user, ...note }, "an appointment needs attention");
    this.#options.observer?.note?.(user, note);
  }
}

/** One of the sides is out of reach altogether: the next user would fare no better. */
function endsRun(error: unknown): boolean {
  if (error instanceof UcServerError) {
    return error.code === "unreachable" || error.code === "not-logged-on";
  }
  return error instanceof HttpUnreachable || (error instanceof HttpFailure && error.status === 401);
}

interface Place {
  readonly entryId: string;
  readonly occurrence: number | null;
}

function keyOf({ entryId, occurrence }: Place): string {
  return JSON.stringify([entryId, occurrence]);
}

/** The entries of one user by id, as they are and as they shall be. */
class WorkingList {
  readonly #before = new Map<string, AsnAppointmentEntry[]>();
  readonly #after = new Map<string, readonly AsnAppointmentEntry[]>();

  constructor(entries: readonly AsnAppointmentEntry[]) {
    for (const entry of entries) {
      const group = this.#before.get(entry.u8sEntryID);
      if (group === undefined) this.#before.set(entry.u8sEntryID, [entry]);
      else group.push(entry);
    }
    for (const [id, group] of this.#before) this.#after.set(id, group);
  }

  ids(): string[] {
    return [...this.#after.keys()];
  }

  has(entryId: string): boolean {
    return this.before(entryId).length > 0;
  }

  /** What the UCServer has under an id. */
  before(entryId: string): readonly AsnAppointmentEntry[] {
    return this.#before.get(entryId) ?? [];
  }

  /** The entries of an item: all under its id, or the one that starts where the item says. */
  of({ entryId, occurrence }: Place): readonly AsnAppointmentEntry[] {
    const entries = this.#after.get(entryId) ?? [];
    return occurrence === null
      ? entries
      : entries.filter(({ stStart }) => stStart.getTime() === occurrence);
  }

  /** Puts entries in the place of those that {@link of} gives. */
  set(place: Place, entries: readonly AsnAppointmentEntry[]): void {
    const old = this.of(place);
    const sameAsBefore =
      old.length === entries.length && old.every((entry, index) => entry === entries[index]);
    if (sameAsBefore) return;
    const rest = (this.#after.get(place.entryId) ?? []).filter((entry) => !old.includes(entry));
    this.#after.set(place.entryId, [...rest, ...entries]);
  }

  clear(entryId: string): void {
    this.#after.set(entryId, []);
  }

  /** Single entries with the place that an item for each would have. */
  *loose(
    wanted: (entryId: string) => boolean,
  ): Generator<{ entry: AsnAppointmentEntry; place: Place; key: string }> {
    for (const [entryId, entries] of this.#after) {
      if (!wanted(entryId)) continue;
      for (const entry of entries) {
        const occurrence = entries.length === 1 ? null : entry.stStart.getTime();
        const place = { entryId, occurrence };
        yield { entry, place, key: keyOf(place) };
      }
    }
  }

  /** What has to be written. */
  changes(): EntryChange[] {
    return [...this.#after]
      .filter(([entryId, entries]) => entries !== this.#before.get(entryId))
      .filter(([entryId, entries]) => entries.length > 0 || this.has(entryId))
      .map(([entryId, entries]) => ({ entryId, entries }));
  }
}
