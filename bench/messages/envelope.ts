import { implicit, INTEGER, sequence } from "../../src/codec/index.js";
import { Appointments } from "../../src/modules/index.js";
import { m1 } from "./appointments.js";
import { message } from "./message.js";

/** An invoke of the operation of M1, its open type filled in. */
export interface InvokeOfM1 {
  invokeID: number;
  operationID: number;
  argument: Appointments.AsnAppointmentRemoveEntryArgument;
}

export const m6 = message<InvokeOfM1>({
  name: "M6",
  title: "the ROSE envelope around M1",
  // Peers have no open types: they get the invoke with the argument's type written in place,
  // whose encoding is the same.
  type: implicit(
    1,
    sequence<InvokeOfM1>("InvokeOfM1", () => [
      ["invokeID", INTEGER],
      ["operationID", INTEGER],
      ["argument", Appointments.AsnAppointmentRemoveEntryArgument],
    ]),
  ),
  values: [
    {
      invokeID: 4711,
      operationID: Appointments.asnAppointmentRemoveEntry.id,
      argument: m1.values[0] as Appointments.AsnAppointmentRemoveEntryArgument,
    },
  ],
});
