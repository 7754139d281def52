import type { Recurrence } from "./recurrence.js";

/**
 * The appointment in the middle: what the three systems and AsnAppointmentEntry have in common.
 * Everything else of a source's document travels beside it; see {@link Mapped}.
 */
export interface Appointment {
  readonly subject: string;
  readonly text: string;
  readonly category: string;
  /** A value of EnumAppointmentState. */
  readonly status: number;
  /** A value of EnumAppointmentImportance. */
  readonly importance: number;
  /** A value of EnumAppointmentSensitivity. */
  readonly sensitivity: number;
  /** Milliseconds since 1970 UTC. Of a series, those of the appointment that the rule repeats. */
  readonly start: number;
  /** Milliseconds since 1970 UTC, just behind the last one; not before `start`. */
  readonly end: number;
  /** From the zone's midnight to the zone's midnight. */
  readonly allDay: boolean;
  readonly recurrence: Recurrence | null;
}

/** What a member is when the source has nothing for it. */
export const plainAppointment: Appointment = {
  subject: "",
  text: "",
  category: "",
  status: 2,
  importance: 1,
  sensitivity: 0,
  start: 0,
  end: 0,
  allDay: false,
  recurrence: null,
};
