import { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { AsnOptionalParameters } from "../../modules/common/common.js";
import type { Appointments, UnitOfWork, Users } from "../../server/index.js";
import { integer, json, moment, truth } from "./cells.js";
import { textOf, type Kind, type Outcome, type Reading, type Row, type Table } from "./kind.js";
import { members, optionalMembers, textsOf, withRow } from "./members.js";
import { ownersOf, requireUser } from "./owners.js";
import { same } from "./same.js";

const minute = 60_000;

const entryColumns = [
  ...members<AsnAppointmentEntry>(
    ["id", "u8sEntryID"],
    ["start", "stStart", moment],
    ["end", "stEnd", moment],
    ["duration", "iDuration", integer],
    ["all-day", "bAllDay", truth],
    ["subject", "u8sSubject"],
    ["text", "u8sText"],
    ["status", "iStatus", integer],
    ["category", "u8sCategory"],
    ["importance", "iImportance", integer],
    ["sensitivity", "iSensitivity", integer],
    ["source", "u8sDataSource"],
  ),
  ...optionalMembers<AsnAppointmentEntry>([
    "parameters",
    "optionalParams",
    json(AsnOptionalParameters, []),
  ]),
];

export const appointmentTable: Table = {
  columns: [{ name: "user", phone: false }, ...entryColumns],
  required: ["user", "id", "start", "end"],
};

/** An appointment of which nothing is said: one in which its user is busy. */
const blank: AsnAppointmentEntry = {
  u8sEntryID: "",
  u8sOwner: "",
  u8sDataSource: "",
  stStart: new Date(0),
  stEnd: new Date(0),
  iDuration: 0,
  u8sSubject: "",
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: true,
};

/** Appointments. Rows with the same user and id that follow one another are the entries of a series, which they replace. */
export class AppointmentKind implements Kind {
  readonly table = appointmentTable;
  readonly series = true;
  readonly #appointments: Appointments;
  readonly #users: Users;
  readonly #only: string | undefined;

  /** @param only Whose appointments are exported; by default, everybody's. */
  constructor(appointments: Appointments, users: Users, only?: string) {
    this.#appointments = appointments;
    this.#users = users;
    this.#only = only;
  }

  complete(row: Row): Row {
    const { stStart, stEnd } = withRow(blank, entryColumns, row);
    if (row.has("duration")) return row;
    const minutes = Math.max(0, Math.round((stEnd.getTime() - stStart.getTime()) / minute));
    return new Map([...row, ["duration", integer.write(minutes)]]);
  }

  keyOf(row: Row): string {
    return JSON.stringify([this.#users.keyOf(textOf(row, "user")) ?? "", textOf(row, "id")]);
  }

  async put(unit: UnitOfWork<any>, rows: readonly Row[]): Promise<Outcome> {
    const [first] = rows as readonly [Row];
    const owner = await requireUser(unit.db, this.#users, textOf(first, "user"));
    const { within } = this.#appointments;
    const before = await within.entries(unit.db, owner, textOf(first, "id"));
    // A row says all of an appointment, because the entries of a series have no names by which they would be told apart.
    const entries = rows.map((row) =>
      withRow({ ...blank, u8sOwner: owner.name }, entryColumns, row),
    );
    const isSame =
      before.length === entries.length &&
      before.every((entry, at) =>
        same(AsnAppointmentEntry, entry, entries[at] as AsnAppointmentEntry),
      );
    if (isSame) return "unchanged";
    await this.#appointments.putSeries(unit, owner, entries);
    return before.length === 0 ? "added" : "changed";
  }

  async *rows(read: Reading): AsyncGenerator<Row> {
    for await (const owner of ownersOf(read, this.#users, this.#only)) {
      const all = await read((db) => this.#appointments.within.all(db, owner));
      // Entries of a series may have been stored one by one, so they need not follow one another.
      const together = new Map<string, AsnAppointmentEntry[]>();
      for (const entry of all.toArray()) {
        const others = together.get(entry.u8sEntryID);
        if (others === undefined) together.set(entry.u8sEntryID, [entry]);
        else others.push(entry);
      }
      for (const entries of together.values()) {
        for (const entry of entries) {
          yield new Map([["user", owner.name], ...textsOf(entry, entryColumns)]);
        }
      }
    }
  }
}
