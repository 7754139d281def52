import { setImmediate as turn } from "node:timers/promises";
import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { plainAppointment, type Appointment } from "../appointment.js";
import {
  foldEntries,
  isTouched,
  lastDay,
  rewriteEntries,
  writeEntries,
  writtenIn,
  type EntryContext,
} from "../entries.js";
import { sameJson, type Json, type JsonObject } from "../json.js";
import { revise, toAppointment, toDocument, type Mapping } from "../mapping.js";
import { scalarAt } from "../patch/pointer.js";
import { neverTakesPlace, occurrencesIn, onItsDay, type Window } from "../recurrence.js";
import { rollForward, writtenUpTo } from "../rolling.js";
import type { Zone } from "../time.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import { sameUser, userKey } from "../user-names.js";
import type { InZones } from "../zones.js";
import { mostMembers } from "./json-body.js";
import { HttpProblem } from "./problem.js";
import { Turns } from "./turns.js";

/** What a desk depends on. */
export interface DeskOptions {
  readonly contexts: InZones<EntryContext>;
  /** A JSON Pointer to the zone in a document; if there is none, the user's zone counts. */
  readonly zoneAt: string | undefined;
  /** The users in whose lists a login's appointments may be; usually the login itself comes first. */
  readonly owners: (user: string) => readonly string[] | Promise<readonly string[]>;
  /** What may precede an id of the source in `u8sEntryID`, separated by a colon. */
  readonly prefixes: readonly string[];
  /** The stretch of time over which series are counted. */
  readonly window: () => Window;
  /** Before the ids of appointments that were added here, if any can be. */
  readonly madePrefix?: string | undefined;
  readonly log: RoseLog;
}

/** A series that was made here. */
interface Series {
  readonly entries: readonly AsnAppointmentEntry[];
  readonly context: EntryContext;
  /** The last day whose occurrences have been written. */
  readonly upTo: number;
}

/** As many owners are remembered. */
const mostServed = 100_000;
/** As many series are rolled forward from one reading of a list. */
const seriesAtATime = 16;

/**
 * Changes a document; a document that does not change is returned itself.
 * @param touched Tells whether another client has changed the appointment since the last change.
 */
export type Change = (document: JsonObject, touched: () => boolean) => JsonObject;

/** The result of a change of an appointment. */
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
  /** Whose appointments have been added or changed. */
  readonly served = new Set<string>();
  readonly #options: DeskOptions;
  readonly #turns = new Turns();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** The stretch of time over which series are counted now. */
  window(): Window {
    return this.#options.window();
  }

  /**
   * Changes the appointment with an id of the source, or with exactly this entry id, in the first of
   * the login's lists that has it.
   * @returns The appointment after the change.
   * @throws HttpProblem 404 if no list has it, and whatever `change` throws; MappingError if
   *   the changed document is not an appointment. Nothing has been changed then.
   */
  async edit(port: AppointmentsPort, id: string, change: Change): Promise<Edited> {
    for (const owner of await this.#ownersOf(port)) {
      const edited = await this.#turns.take(userKey(owner), () =>
        this.#editIn(port, owner, id, change),
      );
      if (edited !== undefined) return edited;
    }
    throw new HttpProblem(404, `there is no appointment ${id}`);
  }

  async #ownersOf(port: AppointmentsPort): Promise<readonly string[]> {
    return port.owners ?? (await this.#options.owners(port.user));
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
    this.#warnOfNever(owner, entries[0]!.u8sEntryID, revised.appointment, zone);
    requireRoom(after, entries.length);
    const written = rewriteEntries(
      context,
      entries,
      folded,
      revised,
      this.#options.window(),
      (count) => requireRoom(after, count),
    );
    await store(port, owner, dataSource, written);
    this.#serve(owner);
    return { document: toDocument(mapping, revised), zone };
  }

  /** The zone in which an appointment is written: its own, its owner's, or that of most users. */
  #contextOf(owner: string, document: JsonObject): EntryContext {
    const { contexts, zoneAt } = this.#options;
    return contexts.of(owner, scalarAt(document, zoneAt));
  }

  /** A login that may not act for the owner gets its own list, which only the entries can show. */
  #find(entries: AsnAppointmentEntry[], owner: string, id: string): AsnAppointmentEntry[] {
    const theirs = entries.filter(({ u8sOwner }) => sameUser(u8sOwner, owner));
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
    const owners = await this.#ownersOf(port);
    if (!owners.some((name) => sameUser(name, owner))) throw notAllowed();
    const context = this.#contextOf(owner, document);
    const { mapping, zone, dataSource } = context;
    const mapped = toAppointment(mapping, document, plainAppointment);
    const window = this.#options.window();
    const occurrences = occurrencesIn(mapped.appointment, zone, window);
    const some = occurrences.length > 0 ? occurrences : [onItsDay(mapped.appointment, zone)];
    requireRoom(document, some.length);
    this.#warnOfNever(owner, entryId, mapped.appointment, zone);
    const upTo = lastDay(zone, window);
    const entries = writeEntries(context, { entryId, owner }, mapped, some, { upTo });
    await this.#turns.take(userKey(owner), async () => {
      if (again && (await isThere(port, owner, entryId))) return;
      await store(port, owner, dataSource, entries);
      if (!sameUser(owner, port.user)) await requirePlace(port, owner, entryId);
      this.#serve(owner);
    });
  }

  /**
   * Rolls the series of an owner forward that were made here, all of them; see {@link rollForward}.
   * @returns How many have changed.
   * @throws UcServerError
   */
  rollForward(port: AppointmentsPort, owner: string): Promise<number> {
    return this.#turns.take(userKey(owner), async () => {
      const done = new Set<string>();
      for (let rolled = 0; ;) {
        // Read again every few series, because others may be at work.
        const groups = this.#behind(await port.list(owner), owner, done);
        for (const series of groups.slice(0, seriesAtATime)) {
          done.add(series.entries[0]!.u8sEntryID);
          const next = this.#rolled(owner, series);
          if (next === undefined) continue;
          await store(port, owner, next[0]!.u8sDataSource, next);
          rolled++;
        }
        if (groups.length <= seriesAtATime) return rolled;
        await turn();
      }
    });
  }

  /** The series that were made here and do not reach as far as the window. */
  #behind(list: AsnAppointmentEntry[], owner: string, done: ReadonlySet<string>): Series[] {
    const { contexts, madePrefix } = this.#options;
    const window = this.window();
    const groups = new Map<string, AsnAppointmentEntry[]>();
    for (const entry of list) {
      if (!sameUser(entry.u8sOwner, owner) || done.has(entry.u8sEntryID)) continue;
      const group = groups.get(entry.u8sEntryID);
      if (group === undefined) groups.set(entry.u8sEntryID, [entry]);
      else group.push(entry);
    }
    return [...groups].flatMap(([id, entries]) => {
      const made = madePrefix !== undefined && id.startsWith(`${madePrefix}:`);
      const upTo = writtenUpTo(contexts.home.mapping.system, entries, made);
      if (upTo === undefined) return [];
      const context = writtenIn(contexts, contexts.of(owner), entries);
      return lastDay(context.zone, window) > upTo ? [{ entries, context, upTo }] : [];
    });
  }

  #rolled(owner: string, { entries, context, upTo }: Series): AsnAppointmentEntry[] | undefined {
    try {
      return rollForward(context, entries, upTo, this.window());
    } catch (error) {
      // Others may write to optionalParams.
      const { u8sEntryID: id } = entries[0]!;
      this.#options.log.warn({ owner, id, error }, "a series cannot be rolled forward");
      return undefined;
    }
  }

  /** It is kept as an entry on its first day, where it can be found again. */
  #warnOfNever(owner: string, id: string, appointment: Appointment, zone: Zone): void {
    const why = neverTakesPlace(appointment, zone);
    if (why !== undefined) this.#options.log.warn({ owner, id, why }, "a series never takes place");
  }

  #serve(owner: string): void {
    if (this.served.size < mostServed) this.served.add(userKey(owner));
  }
}

/** Characters of a document's JSON text, and of all entries that carry it. */
const longestDocument = 2 * 1024 * 1024;
const longestSeries = 8 * 1024 * 1024;

/** Every entry of a series carries the whole document, and patch after patch could add to it. */
function requireRoom(document: JsonObject, entries: number): void {
  const { length } = JSON.stringify(document);
  if (length > longestDocument || length * entries > longestSeries) {
    throw new HttpProblem(413, "the appointment is too large for the UCServer");
  }
  requireFewMembers(document);
}

function requireFewMembers(value: Json): void {
  if (typeof value !== "object" || value === null) return;
  const inner = Object.values(value);
  if (!Array.isArray(value) && inner.length > mostMembers) {
    throw new HttpProblem(413, `the appointment has an object of over ${mostMembers} members`);
  }
  for (const each of inner) requireFewMembers(each);
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
    (entry) => entry.u8sEntryID === entryId && sameUser(entry.u8sOwner, owner),
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

function notAllowed(): HttpProblem {
  return new HttpProblem(403, "no access to the appointments of this user");
}
