import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { plainAppointment } from "../appointment.js";
import {
  foldEntries,
  isTouched,
  rewriteEntries,
  writeEntries,
  type EntryContext,
} from "../entries.js";
import { sameJson, type JsonObject } from "../json.js";
import { revise, toAppointment, toDocument } from "../mapping.js";
import { occurrencesIn, onItsDay, type Window } from "../recurrence.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import { HttpProblem } from "./problem.js";
import { Turns } from "./turns.js";

/** What a desk depends on. */
export interface DeskOptions extends EntryContext {
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
   * @returns The document after the change.
   * @throws HttpProblem 404 if no list has it, and whatever `change` throws; MappingError if
   *   the changed document is no appointment. Nothing has been changed then.
   */
  async edit(port: AppointmentsPort, id: string, change: Change): Promise<JsonObject> {
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
  ): Promise<JsonObject | undefined> {
    const entries = this.#find(await port.list(owner), owner, id);
    if (entries.length === 0) return undefined;
    const { mapping, dataSource } = this.#options;
    const folded = foldEntries(this.#options, entries);
    const before = toDocument(mapping, folded);
    const after = change(before, () => isTouched(this.#options, entries));
    if (sameJson(before, after)) return before;
    const revised = revise(mapping, folded.appointment, before, after);
    const written = rewriteEntries(this.#options, entries, folded, revised, this.#options.window());
    await store(port, owner, dataSource, written);
    return toDocument(mapping, revised);
  }

  /** Somebody who may not act for the owner is given his own list: it must be told by its entries. */
  #find(entries: AsnAppointmentEntry[], owner: string, id: string): AsnAppointmentEntry[] {
    const theirs = entries.filter(({ u8sOwner }) => sameName(u8sOwner, owner));
    const wanted = [...this.#options.prefixes.map((prefix) => `${prefix}:${id}`), id];
    const found = wanted.find((name) => theirs.some(({ u8sEntryID }) => u8sEntryID === name));
    return theirs.filter(({ u8sEntryID }) => u8sEntryID === found);
  }

  /**
   * Adds an appointment to the list of one of the login's owners.
   * @throws HttpProblem 403 if the login may not act for the owner; MappingError.
   */
  async add(
    port: AppointmentsPort,
    owner: string,
    entryId: string,
    document: JsonObject,
  ): Promise<void> {
    const owners = await this.#options.owners(port.user);
    if (!owners.some((name) => sameName(name, owner))) throw notAllowed();
    const { mapping, zone, dataSource } = this.#options;
    const mapped = toAppointment(mapping, document, plainAppointment);
    const occurrences = occurrencesIn(mapped.appointment, zone, this.#options.window());
    const some = occurrences.length > 0 ? occurrences : [onItsDay(mapped.appointment, zone)];
    const entries = writeEntries(this.#options, { entryId, owner }, mapped, some);
    await this.#turns.take(owner.toLowerCase(), async () => {
      await store(port, owner, dataSource, entries);
      if (!sameName(owner, port.user)) await requirePlace(port, owner, entryId);
    });
  }
}

/** A server that takes the login for no administrator stores under the login's own name. */
async function requirePlace(port: AppointmentsPort, owner: string, entryId: string): Promise<void> {
  const there = (await port.list(owner)).some(
    (entry) => entry.u8sEntryID === entryId && sameName(entry.u8sOwner, owner),
  );
  if (there) return;
  await port.removeOwn(entryId);
  throw notAllowed();
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
