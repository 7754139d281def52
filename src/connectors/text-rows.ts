import type { Appointment } from "./appointment.js";
import type { Row } from "./mapping.js";

/**
 * A row for a text that both sides have. UTF-8 has no lone surrogates; each becomes U+FFFD, and the
 * source's own text is kept next to it. For the UCServer, no text and an empty one are the same.
 */
export function textRow(field: string, member: "subject" | "text" | "category"): Row {
  return {
    fields: { [field]: "string" },
    members: [member],
    conversion: "the same text; none becomes an empty one",
    loss: "none",
    read: (document) => ({ [member]: textOf(document[field]) }) as Partial<Appointment>,
    write: (appointment) => (appointment[member] === "" ? {} : { [field]: appointment[member] }),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.toWellFormed() : "";
}

/** Rows for members that have no place in AsnAppointmentEntry. */
export function keptRow(fields: Row["fields"], meaning: string, readOnly = false): Row {
  return {
    fields,
    members: [],
    conversion: meaning,
    loss: "none",
    ...(readOnly && { readOnly: true as const }),
  };
}
