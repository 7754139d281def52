import { m1, m1x, m3 } from "./appointments.js";
import { m4 } from "./call-state.js";
import { m5 } from "./chunk.js";
import { m2, m2p } from "./contact.js";
import { m6 } from "./envelope.js";
import { m7 } from "./journal.js";
import type { Message } from "./message.js";

export { appointmentList } from "./appointments.js";
export { m1, m1x, m2, m2p, m3, m4, m5, m6, m7 };
export type { Message };

/** All messages but M2p, in the order of the report. */
export const messages: readonly Message[] = [m1, m1x, m2, m3, m4, m5, m6, m7];
