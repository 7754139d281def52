import { implicit, INTEGER, sequence } from "../../src/codec/index.js";
import { Appointments } from "../../src/modules/index.js";
import { m1, m1v } from "./appointments.js";
import { inTurn, message } from "./message.js";

/** An invoke of the operation of M1, its open type filled in. */
export interface InvokeOfM1 {
  invokeID: number;
  operationID: number;
  argument: Appointments.AsnAppointmentRemoveEntryArgument;
}

// Peers have no open types: they get the invoke with the argument's type written in place,
// whose encoding is the same.
const type = implicit(
  1,
  sequence<InvokeOfM1>("InvokeOfM1", () => [
    ["invokeID", INTEGER],
    ["operationID", INTEGER],
    ["argument", Appointments.AsnAppointmentRemoveEntryArgument],
  ]),
);

function invoke(
  invokeID: number,
  argument: Appointments.AsnAppointmentRemoveEntryArgument,
): InvokeOfM1 {
  return { invokeID, operationID: Appointments.asnAppointmentRemoveEntry.id, argument };
}

export const m6 = message<InvokeOfM1>({
  name: "M6",
  title: "the ROSE envelope around M1",
  type,
  values: [invoke(4711, m1.values[0] as Appointments.AsnAppointmentRemoveEntryArgument)],
});

export const m6v = message<InvokeOfM1>({
  name: "M6v",
  title: "the ROSE envelope around the 64 requests of M1v",
  type,
  values: inTurn((i) =>
    invoke(i * i * i, m1v.values[i] as Appointments.AsnAppointmentRemoveEntryArgument),
  ),
});
