import {
  EnumAppointmentSensitivity,
  EnumAppointmentState,
} from "../../modules/appointments/appointments.js";
import { clockRows } from "../clock-rows.js";
import type { Mapping, Row } from "../mapping.js";
import { keptRow, textRow } from "../text-rows.js";
import type { Zone } from "../time.js";
import { properties, readOnlyProperties } from "./properties.js";

/** What SuperOffice's entities depend on. */
export interface SuperOfficeOptions {
  /** Of times without an offset and of all-day appointments. */
  readonly zone: Zone;
}

const Sensitivity = EnumAppointmentSensitivity.values;
const State = EnumAppointmentState.values;

/** The sensitivity of a value of `Private`; other values, or none, mean normal. */
const sensitivities: Readonly<Record<string, number>> = {
  public: Sensitivity.eAPPOINTMENTSENSITIVITYNORMAL,
  privateuser: Sensitivity.eAPPOINTMENTSENSITIVITYPRIVATE,
  privategroup: Sensitivity.eAPPOINTMENTSENSITIVITYCONFIDENTIAL,
};

function sensitivityOf(word: string): number | undefined {
  const key = word.slice(0, 20).toLowerCase();
  return Object.hasOwn(sensitivities, key) ? sensitivities[key] : undefined;
}

/** The mapping of SuperOffice's AppointmentEntity: every property that its document names. */
export function superOfficeMapping({ zone }: SuperOfficeOptions): Mapping {
  const fields = { start: "StartDate", end: "EndDate", allDay: "IsAlldayEvent" };
  const mapped = [
    textRow("Title", "subject"),
    textRow("Description", "text"),
    textRow("Type", "category"),
    ...clockRows(fields, zone),
    freeRow,
    privateRow,
  ];
  return { system: "superoffice", rows: [...mapped, ...keptRows(mapped)] };
}

const freeRow: Row = {
  fields: { IsFree: "boolean" },
  members: ["status"],
  conversion: "true is free (0), everything else busy (2); back: 0 is true",
  loss: "tentative and out of office, set on the UCServer, arrive as busy",
  read: ({ IsFree }) => ({
    status: IsFree === true ? State.eAPPOINTMENTSTATUSFREE : State.eAPPOINTMENTSTATUSBUSY,
  }),
  write: ({ status }) => ({ IsFree: status === State.eAPPOINTMENTSTATUSFREE }),
};

const privateRow: Row = {
  fields: { Private: "string" },
  members: ["sensitivity"],
  conversion:
    "PrivateUser is private (2), PrivateGroup confidential (3), all others normal (0); back: " +
    "1 and 2 are PrivateUser, 3 is PrivateGroup, 0 is Public",
  loss: "none; a value that is not in the list is kept as long as the entry is normal",
  read: ({ Private }) => ({
    sensitivity:
      (typeof Private === "string" ? sensitivityOf(Private) : undefined) ??
      Sensitivity.eAPPOINTMENTSENSITIVITYNORMAL,
  }),
  write: ({ sensitivity }) => ({
    Private:
      { 0: "Public", 1: "PrivateUser", 2: "PrivateUser", 3: "PrivateGroup" }[sensitivity] ??
      "Public",
  }),
};

/** A row for each property that no other row has. */
function keptRows(mapped: readonly Row[]): Row[] {
  const taken = new Set(mapped.flatMap(({ fields }) => Object.keys(fields)));
  return Object.entries(properties)
    .filter(([name]) => !taken.has(name))
    .map(([name, kind]) => keptRow({ [name]: kind }, "kept", readOnlyProperties.has(name)));
}
