import { plainAppointment } from "../appointment.js";
import { foldEntries } from "../entries.js";
import { MappingError } from "../errors.js";
import { digest, type JsonObject } from "../json.js";
import { nothingKept, toAppointment, toDocument } from "../mapping.js";
import { within, type Window } from "../recurrence.js";
import type { InZones } from "../zones.js";
import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { HttpFailure, HttpUnreachable } from "./http-client.js";
import type { ReplicatorOptions } from "./options.js";
import { privacyOf, type PrivateRule } from "./private.js";
import { documentDifferences, type Report, type Step } from "./report.js";
import type { SourceSystem } from "./source.js";
import type { Item, ReplicatorState } from "./state.js";
import { keyOf, type Place, type WorkingList } from "./working-list.js";

/** What an exporter needs of the run that it is part of. */
export interface ExporterParts {
  readonly state: ReplicatorState;
  readonly report: Report;
  readonly window: Window;
  readonly systems: InZones<SourceSystem>;
}

/** Awaited before each request to the source about an entry. @throws StaleList */
export type BeforeSending = (entryId: string) => Promise<void>;

type OwnedPlace = Place & { readonly user: string };

/** Adds at the source what was made on the UCServer, each entry only once, whatever fails on the way. */
export class Exporter {
  readonly #options: ReplicatorOptions;
  readonly #state: ReplicatorState;
  readonly #report: Report;
  readonly #window: Window;
  readonly #systems: InZones<SourceSystem>;

  constructor(options: ReplicatorOptions, { state, report, window, systems }: ExporterParts) {
    this.#options = options;
    this.#state = state;
    this.#report = report;
    this.#window = window;
    this.#systems = systems;
  }

  /** Adds at the source what was made on the UCServer. */
  async add(
    user: string,
    items: readonly Item[],
    list: WorkingList,
    before: BeforeSending,
  ): Promise<void> {
    const { system, bothWays, name } = this.#options;
    if (!bothWays || system.create === undefined) return;
    const linked = new Set(items.map(keyOf));
    const posted = new Set(this.#state.postings(user).map(keyOf));
    for (const entry of list.loose((entryId) => !entryId.startsWith(`${name}:`))) {
      const { key, place } = entry;
      if (linked.has(key) || linked.has(keyOf({ ...place, occurrence: null }))) continue;
      if (posted.has(key) || !this.#isExported(entry.entry)) continue;
      await before(place.entryId);
      await this.#post(user, entry.entry, place);
    }
  }

  #isExported(entry: AsnAppointmentEntry): boolean {
    const times = { start: entry.stStart.getTime(), end: entry.stEnd.getTime() };
    if (this.#privacyOf(entry) === "skip") return false;
    return within(times, this.#window) && this.#options.exports(entry);
  }

  #privacyOf(entry: AsnAppointmentEntry): PrivateRule {
    const { system, private: rule } = this.#options;
    return privacyOf(system.mapping, rule, [entry]);
  }

  async #post(user: string, entry: AsnAppointmentEntry, place: Place): Promise<void> {
    const { dryRun, sourceUserOf } = this.#options;
    const system = this.#systems.of(user);
    const { appointment } = foldEntries(system, [entry]);
    const { subject, text, category } = plainAppointment;
    const blank = this.#privacyOf(entry) === "blank" ? { subject, text, category } : {};
    const single = { ...appointment, ...blank, recurrence: null };
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
    if (dryRun) return this.#report.step(step);
    const posting = { user, ...place, document };
    this.#state.beginPosting(posting);
    try {
      const id = system.create!.id(await this.#options.send(request));
      this.#link(id, posting, document);
      this.#report.step(step);
    } catch (error) {
      this.#postFailed(posting, error);
    }
  }

  #link(id: string, { user, entryId, occurrence }: OwnedPlace, document: JsonObject): void {
    this.#state.transaction(() => {
      this.#state.put({
        id,
        user,
        entryId,
        zone: null,
        occurrence,
        origin: "ucserver",
        document,
        base: document,
        present: true,
        agreed: null,
        detached: false,
      });
      this.#state.endPosting({ user, entryId, occurrence });
    });
  }

  /**
   * What may have arrived stays noted: when the source lists it, it is recognised. What has not is
   * tried again by the next run.
   */
  #postFailed(posting: OwnedPlace, error: unknown): void {
    const { user, entryId: id } = posting;
    const uncertain =
      error instanceof HttpUnreachable
        ? error.uncertain
        : !(error instanceof HttpFailure) || error.status >= 500;
    if (!uncertain) this.#state.endPosting(posting);
    const fate = uncertain ? "whether it has arrived, the next listing tells" : "not added";
    const text = `${(error as Error).message}; ${fate}`;
    this.#report.note(user, { kind: "not-carried", id, text });
    if (error instanceof HttpFailure && error.status === 401) throw error;
  }

  /**
   * Recognises what was sent without an answer among what the source has listed since; what is
   * not there has not arrived, and is sent again.
   */
  adopt(user: string, list: WorkingList): void {
    const postings = this.#state.postings(user);
    if (postings.length === 0) return;
    const fresh = this.#state.items(user).filter(({ base, document, entryId }) => {
      return base === null && document !== null && !list.has(entryId);
    });
    for (const posting of postings) {
      const wanted = this.#essence(user, posting.document);
      const index = fresh.findIndex(({ document }) => this.#essence(user, document!) === wanted);
      if (index === -1) {
        if (this.#options.reader.live) this.#state.endPosting(posting);
        continue;
      }
      const [found] = fresh.splice(index, 1);
      this.#state.forget(found!.id);
      this.#link(found!.id, posting, found!.document!);
    }
  }

  /** What distinguishes appointments whose ids are unknown. */
  #essence(user: string, document: JsonObject): string {
    try {
      const { mapping } = this.#systems.of(user);
      const { appointment } = toAppointment(mapping, document, plainAppointment);
      const { subject, text, start, end, allDay } = appointment;
      return digest({ subject, text, start, end, allDay });
    } catch (error) {
      if (error instanceof MappingError) return digest(document);
      throw error;
    }
  }
}
