import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { plainAppointment, type Appointment } from "../appointment.js";
import {
  foldEntries,
  isTouched,
  rewriteEntries,
  writeEntries,
  writtenIn,
  type EntryContext,
} from "../entries.js";
import { sameJson, type JsonObject } from "../json.js";
import { revise, toAppointment, toDocument, type Mapping } from "../mapping.js";
import { scalarAt } from "../patch/pointer.js";
import { occurrencesIn, onItsDay, type Window } from "../recurrence.js";
import type { Zone } from "../time.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import type { InZones } from "../zones.js";
import { HttpProblem } from "./problem.js";
import { Turns } from "./turns.js";

/** What a desk depends on. */
export interface DeskOptions {
  readonly contexts: InZones<EntryContext>;
  /** A JSON Pointer to the zone that a document names; users' zones count where it names none. */
  readonly zoneAt: string | undefined;
  /** In whose lists a login's appointments may be; the login's own comes first, usually. */
  readonly owners: (user: string) => readonly string[] | Promise<readonly string[]>;
  /** What may stand before an id of the source in `u8sEntryID`, a colon between. */
  readonly prefixes: readonly string[];
  /** The stretch of time over which series are counted. */
  readonly window: () => Window;
}

/**
 * Changes a document; what is to stay as it is, is given back itself.
 * @param touched Tells whether another client has changed the appointment since the last change.
 */
export type Change = (document: JsonObject, touched: () => boolean) => JsonObject;

/** What has become of an appointment. */
export interface Edited {
  readonly document: JsonObject;
  /** Of its times without an offset. */
  readonly zone: Zone;
}

/**
 * Takes orders for the appointments of a UCServer in the form of one source's documents. Two
 * changes of one user's appointments never overlap in here: each reads, changes and writes.
 */
export class Desk {
  readonly #options: DeskOptions;
  readonly #turns = new Turns();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /**
   * Changes the appointment with an id of the source, or with exactly this entry id, in the first of
   * the login's lists that has it.
   * @returns The appointment after the change.
   * @throws HttpProblem 404 if no list has it, and whatever `change` throws; MappingError if
   *   the changed document is no appointment. Nothing has been changed then.
   */
  async edit(port: AppointmentsPort, id: string, change: Change): Promise<Edited> {
    for (const owner of await this.#options.owners(port.user)) {
      const edited = await this.#turns.take(owner.toLowerCase(), () =>
        this.#editIn(port, owner, id, change),
      );
      if (edited !== undefined) return edited;
    }
    throw new HttpProblem(404, `there is no appointment ${id}`);
  }

  async #editIn(
    port: AppointmentsPort,
    owner: string,
    id: string,
    change: Change,
  ): Promise<Edited | undefined> {
    const entries = this.#find(await port.list(owner), owner, id);
    if (entries.length === 0) return undefined;
    const { contexts } = this.#options;
    const old = writtenIn(contexts, contexts.of(owner), entries);
    const folded = foldEntries(old, entries);
    const before = toDocument(old.mapping, folded);
    const after = change(before, () => isTouched(old, entries));
    if (sameJson(before, after)) return { document: before, zone: old.zone };
    const context = this.#contextOf(owner, after);
    const { mapping, zone, dataSource } = context;
    const current =
      zone.id === old.zone.id
        ? folded.appointment
        : inOtherZone(mapping, folded.appointment, after);
    const revised = revise(mapping, current, before, after);
    const window = this.#options.window();
    await store(port, owner, dataSource, rewriteEntries(context, entries, folded, revised, window));
    return { document: toDocument(mapping, revised), zone };
  }

  /** What an appointment is written in: its own zone, its owner's, or that of most. */
  #contextOf(owner: string, document: JsonObject): EntryContext {
    const { contexts, zoneAt } = this.#options;
    return contexts.of(owner, scalarAt(document, zoneAt));
  }

  /** Somebody who may not act for the owner is given his own list: it must be told by its entries. */
  #find(entries: AsnAppointmentEntry[], owner: string, id: string): AsnAppointmentEntry[] {
    const theirs = entries.filter(({ u8sOwner }) => sameName(u8sOwner, owner));
    const wanted = [...this.#options.prefixes.map((prefix) => `${prefix}:${id}`), id];
    const found = wanted.find((name) => theirs.some(({ u8sEntryID }) => u8sEntryID === name));
    return theirs.filter(({ u8sEntryID }) => u8sEntryID === found);
  }

  /**
   * Adds an appointment to the list of one of the login's owners. One that may have come before (`again`)
   * is left as it is if it is there.
   * @throws HttpProblem 403 if the login may not act for the owner; MappingError.
   */
  async add(
    port: AppointmentsPort,
    owner: string,
    { entryId, document, again }: { entryId: string; document: JsonObject; again: boolean },
  ): Promise<void> {
    const owners = await this.#options.owners(port.user);
    if (!owners.some((name) => sameName(name, owner))) throw notAllowed();
    const context = this.#contextOf(owner, document);
    const { mapping, zone, dataSource } = context;
    const mapped = toAppointment(mapping, document, plainAppointment);
    const occurrences = occurrencesIn(mapped.appointment, zone, this.#options.window());
    const some = occurrences.length > 0 ? occurrences : [onItsDay(mapped.appointment, zone)];
    const entries = writeEntries(context, { entryId, owner }, mapped, some);
    await this.#turns.take(owner.toLowerCase(), async () => {
      if (again && (await isThere(port, owner, entryId))) return;
      await store(port, owner, dataSource, entries);
      if (!sameName(owner, port.user)) await requirePlace(port, owner, entryId);
    });
  }
}

/** Its times, as far as they depend on the zone, where an edit has changed that. */
function inOtherZone(mapping: Mapping, appointment: Appointment, after: JsonObject): Appointment {
  const { start, end, allDay, recurrence } = toAppointment(mapping, after, appointment).appointment;
  return { ...appointment, start, end, allDay, recurrence };
}

/** A server that takes the login for no administrator stores under the login's own name. */
async function requirePlace(port: AppointmentsPort, owner: string, entryId: string): Promise<void> {
  if (await isThere(port, owner, entryId)) return;
  await port.removeOwn(entryId);
  throw notAllowed();
}

async function isThere(port: AppointmentsPort, owner: string, entryId: string): Promise<boolean> {
  return (await port.list(owner)).some(
    (entry) => entry.u8sEntryID === entryId && sameName(entry.u8sOwner, owner),
  );
}

async function store(
  port: AppointmentsPort,
  owner: string,
  dataSource: string,
  entries: AsnAppointmentEntry[],
): Promise<void> {
  const [first] = entries;
  if (entries.length === 1) await port.setEntry(first!);
  else await port.setSeries(owner, first?.u8sDataSource ?? dataSource, entries);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function notAllowed(): HttpProblem {
  return new HttpProblem(403, "no access to the appointments of this user");
}
