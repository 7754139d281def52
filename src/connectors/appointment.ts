import type { Recurrence } from "./recurrence.js";

/**
 * The appointment between the two sides: what the three systems and AsnAppointmentEntry have in common.
 * Everything else in a source's document is kept next to it; see {@link Mapped}.
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
  /** Milliseconds since 1970 UTC. For a series, those of the appointment that the rule repeats. */
  readonly start: number;
  /** Milliseconds since 1970 UTC, just after the last one; not before `start`. */
  readonly end: number;
  /** Whether it lasts from midnight to midnight in the zone. */
  readonly allDay: boolean;
  readonly recurrence: Recurrence | null;
}

/** The values of members for which the source has nothing. */
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
