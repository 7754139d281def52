import { INTEGER, sequence } from "../../../codec/index.js";
import { topic, type Topic } from "../../kernel/index.js";

/** Somebody's appointments are others. */
export interface AppointmentsChanged {
  /** The id of the user. */
  readonly owner: number;
  /** When the first of those that have been stored begins or ends, in milliseconds since 1970 UTC; 0 if none does any more. */
  readonly boundary: number;
}
export const appointmentsChanged: Topic<AppointmentsChanged> = topic<AppointmentsChanged>(
  "appointments/changed",
  sequence("AppointmentsChanged", () => [
    ["owner", INTEGER],
    ["boundary", INTEGER],
  ]),
);

/** Appointments of a user have begun or ended. Each server tells only itself. */
export interface AppointmentsPassed {
  readonly owner: number;
}
export const appointmentsPassed: Topic<AppointmentsPassed> = topic<AppointmentsPassed>(
  "appointments/passed",
  sequence("AppointmentsPassed", () => [["owner", INTEGER]]),
);
