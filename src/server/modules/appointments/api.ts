import { serviceRef } from "../../kernel/index.js";
import type { Appointments } from "./appointments.js";

export type { Appointments } from "./appointments.js";
export { shownBy } from "./service.js";

/** The appointments, for other modules and for embedders. */
export const appointments = serviceRef<Appointments>("appointments");
