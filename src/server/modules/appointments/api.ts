import { serviceRef } from "../../kernel/index.js";
import type { Appointments } from "./appointments.js";

export type { Appointments } from "./appointments.js";
export { nextQuery, runningQuery } from "./store.js";
export { shownBy, type ShownAppointments } from "./service.js";
export {
  appointmentsChanged,
  appointmentsPassed,
  type AppointmentsChanged,
  type AppointmentsPassed,
} from "./topics.js";

/** The appointments, for other modules and for embedders. */
export const appointments = serviceRef<Appointments>("appointments");
