import type { Appointment } from "./appointment.js";
import { MappingError } from "./errors.js";
import { isObject, sameJson, type Json, type JsonObject } from "./json.js";
import { parseTime } from "./time.js";

/** The kind of value that a member of a source's document has; null means no value for all kinds. */
export type Kind = "string" | "boolean" | "integer" | "time" | "date" | "list" | "object";

/**
 * One row of a mapping: some members of the source's document and what becomes of them.
 * A row without `read` keeps its members next to the appointment as they are.
 */
export interface Row {
  /** The members of the source's document, each in one row only. */
  readonly fields: Readonly<Record<string, Kind>>;
  /** The members of {@link Appointment} that they are mapped to. */
  readonly members: readonly (keyof Appointment)[];
  /** Set if only the source may change the members; changes from elsewhere are refused. */
  readonly readOnly?: true;
  /** For the documentation: how one becomes the other. */
  readonly conversion: string;
  /** For the documentation, if the fields of a row are parts of one thing: which part each is. */
  readonly parts?: Readonly<Record<string, string>>;
  /** For the documentation: what the member alone would lose of the source's value. */
  readonly loss: string;
  /** From the whole document to the members. @throws MappingError */
  readonly read?: (document: JsonObject) => Partial<Appointment>;
  /** From the appointment to the fields; a field that is left out has no value. */
  readonly write?: (appointment: Appointment) => JsonObject;
}

/** A system's documents and appointments. */
export interface Mapping {
  /** `xelion`, `vitec` or `superoffice`. */
  readonly system: string;
  /** A row for each member, as docs/connectors-mappings.md has them. */
  readonly rows: readonly Row[];
}

/** An appointment, and what it has no member for in the source's document. */
export interface Mapped {
  readonly appointment: Appointment;
  readonly kept: Kept;
}

/** Members of a source's document that cannot be derived from its appointment. */
export interface Kept {
  readonly values: JsonObject;
  /** Members that would be derived from the appointment but that the document does not have. */
  readonly absent: readonly string[];
}

/** Nothing kept. */
export const nothingKept: Kept = { values: {}, absent: [] };

/**
 * Maps a document. Every member that mapping back would not reproduce, value for value, is kept.
 * @param base Values for the members that no row reads.
 * @throws MappingError for a document that is not a valid appointment.
 */
export function toAppointment(mapping: Mapping, document: JsonObject, base: Appointment): Mapped {
  let appointment = base;
  for (const row of mapping.rows) {
    const read = row.read?.(document);
    if (read !== undefined) appointment = { ...appointment, ...read };
  }
  requireOrder(mapping, appointment);
  return { appointment, kept: keptOf(document, fieldsOf(mapping, appointment)) };
}

function requireOrder(mapping: Mapping, { start, end }: Appointment): void {
  if (end >= start) return;
  const row = mapping.rows.find(({ members }) => members[0] === "end");
  throw new MappingError(timeOf(row), "the appointment ends before it starts");
}

/** The member of the document that has a row's time. */
function timeOf(row: Row | undefined): string {
  const fields = Object.entries(row?.fields ?? {});
  return fields.find(([, kind]) => kind === "time")?.[0] ?? "time";
}

function keptOf(document: JsonObject, written: JsonObject): Kept {
  const values = Object.fromEntries(
    Object.entries(document).filter(([name, value]) => !sameJson(own(written, name), value)),
  );
  const absent = Object.keys(written).filter((name) => !Object.hasOwn(document, name));
  return { values, absent };
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The members that the rows alone derive from an appointment. */
function fieldsOf(mapping: Mapping, appointment: Appointment): JsonObject {
  return Object.assign({}, ...mapping.rows.map((row) => writeRow(row, appointment))) as JsonObject;
}

/** @throws MappingError for a time that the document has no form for; it names the row's member. */
function writeRow(row: Row, appointment: Appointment): JsonObject | undefined {
  try {
    return row.write?.(appointment);
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    throw new MappingError(timeOf(row), error.reason);
  }
}

/**
 * Maps back. For each row, what was kept is used as long as it still agrees with the appointment;
 * a row whose members have changed since is written again. So is one that depends on it: if an
 * appointment had no end, its end was its start.
 */
export function toDocument(mapping: Mapping, { appointment, kept }: Mapped): JsonObject {
  const written = fieldsOf(mapping, appointment);
  const document: JsonObject = { ...written, ...kept.values };
  for (const name of kept.absent) delete document[name];
  let rows = mapping.rows.filter(({ read }) => read !== undefined);
  for (;;) {
    const stale = rows.filter((row) => !stillSays(row, document, appointment));
    if (stale.length === 0) return document;
    for (const field of stale.flatMap((row) => Object.keys(row.fields))) {
      const value = own(written, field);
      if (value === undefined) delete document[field];
      else document[field] = value;
    }
    rows = rows.filter((row) => !stale.includes(row));
  }
}

function stillSays(row: Row, document: JsonObject, appointment: Appointment): boolean {
  try {
    return sameMembers(row, row.read!(document), appointment);
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
}

function sameMembers(row: Row, a: Partial<Appointment>, b: Partial<Appointment>): boolean {
  return row.members.every((member) => sameJson(a[member] as Json, b[member] as Json));
}

/**
 * Applies a change of a document to the appointment that it was mapped from: only members whose row
 * has changed are set, so that what the source has no word for stays as it was.
 * @throws MappingError if the changed document is not a valid appointment.
 */
export function revise(
  mapping: Mapping,
  current: Appointment,
  before: JsonObject,
  after: JsonObject,
): Mapped {
  let appointment = current;
  for (const row of mapping.rows) {
    if (row.read === undefined || stillSays(row, after, row.read(before) as Appointment)) continue;
    appointment = { ...appointment, ...row.read(after) };
  }
  requireOrder(mapping, appointment);
  return { appointment, kept: keptOf(after, fieldsOf(mapping, appointment)) };
}

/** The members that a mapping's rows set; all others belong to the UCServer. */
export function membersOf(mapping: Mapping): ReadonlySet<keyof Appointment> {
  let members = told.get(mapping);
  if (members === undefined) {
    members = new Set(mapping.rows.flatMap((row) => row.members));
    told.set(mapping, members);
  }
  return members;
}

const told = new WeakMap<Mapping, ReadonlySet<keyof Appointment>>();

/** The members of the document that only the source may change. */
export function readOnlyFields(mapping: Mapping): ReadonlySet<string> {
  const rows = mapping.rows.filter(({ readOnly }) => readOnly);
  return new Set(rows.flatMap(({ fields }) => Object.keys(fields)));
}

/** The kind of every member that a mapping knows. */
export function kindsOf(mapping: Mapping): ReadonlyMap<string, Kind> {
  return new Map(mapping.rows.flatMap(({ fields }) => Object.entries(fields)));
}

/** Why a value is not of a member's kind; undefined if it is. */
export function problemOf(kind: Kind, value: Json): string | undefined {
  if (value === null || fits[kind](value)) return undefined;
  return `must be ${kindNames[kind]} or null`;
}

const fits: Readonly<Record<Kind, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: (value) => Number.isInteger(value) && (value as number) === ((value as number) | 0),
  time: isTime,
  date: isTime,
  list: (value) => Array.isArray(value),
  object: isObject,
};

function isTime(value: Json): boolean {
  try {
    parseTime(value, "value");
    return true;
  } catch {
    return false;
  }
}

const kindNames: Readonly<Record<Kind, string>> = {
  string: "a string",
  boolean: "true or false",
  integer: "a whole number of 32 bits",
  time: "a date and time",
  date: "a date",
  list: "an array",
  object: "an object",
};

/**
 * The mapping as a table in Markdown: field, AsnAppointmentEntry, direction, conversion, loss.
 */
export function mappingTable(mapping: Mapping): string {
  const head = [
    "| Field | AsnAppointmentEntry | Direction | Conversion | Loss |",
    "|---|---|---|---|---|",
  ];
  const lines = mapping.rows.flatMap((row) => {
    const { parts } = row;
    const names = Object.keys(row.fields);
    if (parts === undefined) return [tableLine(row, names, row.conversion)];
    return names.map((name) => tableLine(row, [name], `${parts[name]}; ${row.conversion}`));
  });
  return [...head, ...lines].join("\n");
}

function tableLine(row: Row, fields: readonly string[], conversion: string): string {
  const cells = [
    fields.map((name) => `\`${name}\``).join(", "),
    row.read === undefined
      ? "`optionalParams`"
      : row.members.map((member) => `\`${entryMembers[member]}\``).join(", "),
    row.readOnly ? "from the source" : "both",
    conversion,
    row.loss,
  ];
  return `| ${cells.join(" | ")} |`;
}

const entryMembers: Readonly<Record<keyof Appointment, string>> = {
  subject: "u8sSubject",
  text: "u8sText",
  category: "u8sCategory",
  status: "iStatus",
  importance: "iImportance",
  sensitivity: "iSensitivity",
  start: "stStart",
  end: "stEnd",
  allDay: "bAllDay",
  recurrence: "entries of one id",
};
