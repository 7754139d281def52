import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { plainAppointment, type Appointment } from "../appointment.js";
import { foldEntries, sameEntries, writeEntries, writtenIn, type Folded } from "../entries.js";
import { MappingError } from "../errors.js";
import { sameJson, type JsonObject } from "../json.js";
import { membersOf, toAppointment, toDocument, type Mapped } from "../mapping.js";
import { neverTakesPlace, occurrencesIn, type Window } from "../recurrence.js";
import type { InZones } from "../zones.js";
import { mergeDocuments, type ConflictRule } from "./merge.js";
import { privacyOf, textFields, type PrivateRule } from "./private.js";
import type { SourceSystem } from "./source.js";
import type { Item } from "./state.js";

/** How the two sides are brought to agree. */
export interface PlanOptions {
  /** In the zone of the item. */
  readonly system: SourceSystem;
  readonly systems: InZones<SourceSystem>;
  /** Whether changes on the UCServer are sent to the source; otherwise the source has its way. */
  readonly bothWays: boolean;
  readonly rule: ConflictRule;
  readonly private: PrivateRule;
  readonly window: Window;
}

/** Something that somebody should hear of. */
export interface Note {
  /** What has happened. */
  readonly kind:
    /** Both sides had changed the same; the rule has decided. */
    | "conflict"
    /** A change on the UCServer that the source has no request for, or refuses. */
    | "not-carried"
    /** A document that is not an appointment or never takes place, or an unknown form. */
    | "unusable";
  /** The source's id of the item, or the entry id if the source does not know it. */
  readonly id: string;
  /** The same in words, for people. */
  readonly text: string;
  /** The members that it is about, if it is about some only. */
  readonly fields?: readonly string[];
}

/** What is to become of an item. */
export interface Decision {
  /**
   * What both sides shall have; null for nothing. Undefined leaves both as they are.
   */
  readonly document: JsonObject | null | undefined;
  /** Set if the source has to be changed for it: what the UCServer said when it was decided. */
  readonly update: JsonObject | undefined;
  /** The item goes its own way on both sides from now on. */
  readonly detach: boolean;
  readonly notes: readonly Note[];
}

/**
 * Decides on an item from what the source has, what the UCServer has, and what both agreed on.
 * @param entries What the UCServer has of it.
 */
export function decide(
  options: PlanOptions,
  item: Item,
  entries: readonly AsnAppointmentEntry[],
): Decision {
  const { id, document } = item;
  if (item.detached) return keep([]);
  if (document === null) return decideDeleted(options, item, entries);
  try {
    const { appointment } = toAppointment(options.system.mapping, document, plainAppointment);
    const never = neverTakesPlace(appointment, options.system.zone);
    if (never !== undefined) {
      const text = `the series never takes place: ${never}`;
      return take(document, [{ kind: "unusable", id, text }]);
    }
  } catch (error) {
    return keep([{ kind: "unusable", id, text: messageOf(error) }]);
  }
  if (entries.length === 0) return decideMissing(options, item, document);
  return decideBoth(options, item, document, entries);
}

function keep(notes: readonly Note[]): Decision {
  return { document: undefined, update: undefined, detach: false, notes };
}

function take(
  document: JsonObject | null,
  notes: readonly Note[] = [],
  update?: JsonObject,
): Decision {
  return { document, update, detach: false, notes };
}

/** @throws anything but a MappingError */
function messageOf(error: unknown): string {
  if (error instanceof MappingError) return error.message;
  throw error;
}

function decideDeleted(
  options: PlanOptions,
  item: Item,
  entries: readonly AsnAppointmentEntry[],
): Decision {
  const changed =
    options.bothWays &&
    entries.length > 0 &&
    item.base !== null &&
    !sameJson(documentOf(options, item, entries).document, item.base);
  const text = "changed on the UCServer and deleted at the source; deleted";
  return take(null, changed ? [{ kind: "conflict", id: item.id, text }] : []);
}

/** None of the three APIs deletes: what is gone from the UCServer is restored, or the link ends. */
function decideMissing(
  { system, window, bothWays }: PlanOptions,
  { id, present, origin }: Item,
  document: JsonObject,
): Decision {
  if (!present) return take(document);
  const { appointment } = toAppointment(system.mapping, document, plainAppointment);
  if (occurrencesIn(appointment, system.zone, window).length === 0) return take(document);
  const removed = "removed from the UCServer, which the source cannot be told";
  if (origin === "source") {
    const note: Note = { kind: "not-carried", id, text: `${removed}; restored` };
    return take(document, bothWays ? [note] : []);
  }
  const note: Note = { kind: "not-carried", id, text: `${removed}; left there` };
  return { ...keep([note]), detach: true };
}

function decideBoth(
  options: PlanOptions,
  item: Item,
  document: JsonObject,
  entries: readonly AsnAppointmentEntry[],
): Decision {
  const { system, rule } = options;
  if (!options.bothWays) return take(document);
  const { id } = item;
  const { document: ours, folded, withheld } = documentOf(options, item, entries);
  const { update } = system;
  const merged = mergeDocuments(
    item.base ?? undefined,
    document,
    ours,
    rule,
    (field) => update !== undefined && system.writable(field),
  );
  const notes: Note[] = [];
  const { conflicts, refused } = merged;
  if (withheld) {
    const text =
      "changed on the UCServer and private there, of which the source is not told; restored";
    notes.push({ kind: "not-carried", id, text });
  }
  if (folded.exceptions > 0) {
    const text = `${folded.exceptions} entries of the series differ, which the source cannot hold`;
    notes.push({ kind: "not-carried", id, text });
  }
  if (conflicts.length > 0) {
    const text = `changed on both sides; the ${rule} has its way`;
    notes.push({ kind: "conflict", id, text, fields: conflicts });
  }
  const known = item.base !== null;
  if (refused.length > 0 && known) {
    const leave = item.origin === "ucserver";
    const text = leave
      ? "changed on the UCServer, which the source cannot be told; left as it is there"
      : "changed on the UCServer, which the source cannot be told; restored";
    notes.push({ kind: "not-carried", id, text, fields: refused });
    if (leave) return { ...keep(notes), detach: true };
  }
  return usable(system, merged.document)
    ? take(merged.document, notes, sameJson(merged.document, document) ? undefined : ours)
    : take(document, [
        ...notes,
        { kind: "conflict", id, text: "both changes make no appointment; the source has its way" },
      ]);
}

function usable(system: SourceSystem, document: JsonObject): boolean {
  try {
    toAppointment(system.mapping, document, plainAppointment);
    return true;
  } catch (error) {
    messageOf(error);
    return false;
  }
}

/** What the UCServer's entries mean in the source's words, as far as the source may know. */
function documentOf(
  options: PlanOptions,
  item: Item,
  entries: readonly AsnAppointmentEntry[],
): { document: JsonObject; folded: Folded; withheld: boolean } {
  const known = item.base ?? item.document;
  const system = writtenIn(options.systems, options.system, entries);
  const folded = foldEntries(system, entries, known === null ? undefined : tryMap(system, known));
  const document = system.normalize(toDocument(system.mapping, folded));
  if (known === null) return { document, folded, withheld: false };
  const privacy = privacyOf(system.mapping, options.private, entries);
  // The link of what was made on the UCServer ends once it is changed; see decideBoth.
  const withheld = privacy === "skip" && item.origin === "source" && !sameJson(document, known);
  if (withheld) return { document: known, folded, withheld };
  const unasked = [
    ...(system.stamps ?? []),
    ...(privacy === "blank" ? textFields(system.mapping) : []),
  ];
  return { document: withFieldsOf(unasked, known, document), folded, withheld };
}

function withFieldsOf(fields: readonly string[], from: JsonObject, to: JsonObject): JsonObject {
  const document = { ...to };
  for (const field of fields) {
    const value = from[field];
    if (value === undefined) delete document[field];
    else document[field] = value;
  }
  return document;
}

function tryMap(system: SourceSystem, document: JsonObject): Mapped | undefined {
  return usable(system, document)
    ? toAppointment(system.mapping, document, plainAppointment)
    : undefined;
}

/**
 * The entries that a document shall have on the UCServer: none outside the window. What the source has
 * no member for, or is not told, stays as it is there.
 */
export function wantedEntries(
  { system, window, bothWays, private: rule }: PlanOptions,
  item: Pick<Item, "entryId" | "user">,
  document: JsonObject,
  entries: readonly AsnAppointmentEntry[],
): AsnAppointmentEntry[] {
  const base = entries.length === 0 ? plainAppointment : untold(system, entries);
  const mapped = toAppointment(system.mapping, document, base);
  const occurrences = occurrencesIn(mapped.appointment, system.zone, window);
  const key = { entryId: item.entryId, owner: item.user };
  const keepTexts = bothWays && privacyOf(system.mapping, rule, entries) === "blank";
  const wanted = writeEntries(system, key, mapped, occurrences, { previous: entries, keepTexts });
  return sameEntries(system, wanted, entries) ? [...entries] : wanted;
}

/** The members that the source says nothing of, as the UCServer has them. */
function untold(system: SourceSystem, entries: readonly AsnAppointmentEntry[]): Appointment {
  const { appointment } = foldEntries(system, entries);
  const told = membersOf(system.mapping);
  const rest = Object.entries(appointment).filter(([name]) => !told.has(name as keyof Appointment));
  return { ...plainAppointment, ...Object.fromEntries(rest) };
}
