import {
  EnumAppointmentSensitivity,
  type AsnAppointmentEntry,
} from "../../modules/appointments/appointments.js";
import { texts } from "../entries.js";
import { membersOf, type Mapping } from "../mapping.js";

/**
 * What a source that cannot mark an appointment as private gets of one: nothing; all but its texts;
 * everything.
 */
export type PrivateRule = "skip" | "blank" | "send";

const Sensitivity = EnumAppointmentSensitivity.values;

/** Whether an entry is private (2) or confidential (3). */
function isPrivate({ iSensitivity }: AsnAppointmentEntry): boolean {
  return (
    iSensitivity === Sensitivity.eAPPOINTMENTSENSITIVITYPRIVATE ||
    iSensitivity === Sensitivity.eAPPOINTMENTSENSITIVITYCONFIDENTIAL
  );
}

/** Which rule holds for entries: a source that can mark them gets them as they are. */
export function privacyOf(
  mapping: Mapping,
  rule: PrivateRule,
  entries: readonly AsnAppointmentEntry[],
): PrivateRule {
  const told = membersOf(mapping).has("sensitivity");
  return told || !entries.some(isPrivate) ? "send" : rule;
}

/** The members of a source's document that hold texts of the appointment. */
export function textFields({ rows }: Mapping): string[] {
  return rows
    .filter(({ members }) => texts.some((name) => members.includes(name)))
    .flatMap(({ fields }) => Object.keys(fields));
}
