import { m1, m1v, m1x, m1xv, m3, m3v } from "./appointments.js";
import { m4, m4v } from "./call-state.js";
import { m5, m5v } from "./chunk.js";
import { m2, m2p } from "./contact.js";
import { m6, m6v } from "./envelope.js";
import { m7, m7v } from "./journal.js";
import type { Message } from "./message.js";

export { appointmentList } from "./appointments.js";
export { m1, m1x, m2, m2p, m3, m4, m5, m6, m7 };
export type { Message };

/** All messages that are repeated, in the order of the report. */
export const messages: readonly Message[] = [m1, m1x, m2, m3, m4, m5, m6, m7];

/** The varied form of each, by the name of the one that is repeated: 64 different ones in turn, for the most part. */
export const varied: ReadonlyMap<string, Message> = new Map<string, Message>([
  ["M1", m1v],
  ["M1x", m1xv],
  ["M2", m2p],
  ["M3", m3v],
  ["M4", m4v],
  ["M5", m5v],
  ["M6", m6v],
  ["M7", m7v],
]);
