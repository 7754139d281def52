import type { Operation } from "../../codec/index.js";
import * as Operations from "../../modules/appointments/appointments.js";
import type { AsnRequestError } from "../../modules/common/common.js";
import type { InvokeContext, RoseServer } from "../../rose/index.js";
import type { Logins } from "../authentication/logins.js";
import { answering, RequestErrorDetail, RequestFailure } from "../request-error.js";
import type { User, Users } from "../users/users.js";
import type { Appointments } from "./appointments.js";

/** Values of `iResult`; the manual says that 0 is success and everything else is not. */
export const AppointmentResult = {
  ok: 0,
  /** There is no appointment with this id. */
  unknownEntry: 1,
} as const;

/** What the service depends on. */
export interface AppointmentServiceParts {
  readonly appointments: Appointments;
  readonly users: Users;
  readonly logins: Logins;
}

/** Serves the operations of the module Appointments (400-404 and 406, manual chapter 8). */
export function serveAppointments(server: RoseServer, parts: AppointmentServiceParts): void {
  const { appointments } = parts;
  const handle = <A, R>(
    operation: Operation<A, R, AsnRequestError>,
    work: (argument: A, caller: User) => R,
  ): void => {
    server.handle(operation, (argument: A, { session }: InvokeContext) =>
      answering(operation, () => work(argument, parts.logins.user(session))),
    );
  };
  const ownerFor = (caller: User, named: string): User => ownerOf(parts.users, caller, named);
  const ok = { iResult: AppointmentResult.ok };

  handle(Operations.asnAppointmentSetEntryList, (argument, caller) => {
    const { u8sOwner, appointments: entries, u8sDataSource } = argument;
    appointments.setList(ownerFor(caller, u8sOwner), entries, u8sDataSource);
    return ok;
  });
  handle(Operations.asnAppointmentSetSeriesEntriesList, (argument, caller) => {
    const { u8sOwner, appointments: entries, u8sDataSource } = argument;
    appointments.setSeries(ownerFor(caller, u8sOwner), entries, u8sDataSource);
    return ok;
  });
  handle(Operations.asnAppointmentSetEntry, ({ appointment }, caller) => {
    appointments.setEntry(ownerFor(caller, appointment.u8sOwner), appointment);
    return ok;
  });
  handle(Operations.asnAppointmentRemoveEntry, ({ u8sEntryID }, caller) =>
    appointments.remove(caller, u8sEntryID) ? ok : { iResult: AppointmentResult.unknownEntry },
  );
  handle(Operations.asnAppointmentGetAllEntriesForUser, ({ u8sOwner }, caller) => ({
    ...ok,
    listAppointments: appointments.all(ownerFor(caller, u8sOwner)),
  }));
  handle(Operations.asnAppointmentGetActualEntrysForUser, ({ u8sOwner }, caller) => ({
    ...ok,
    listAppointments: appointments.running(ownerFor(caller, u8sOwner)),
  }));
}

/**
 * Whose appointments a request is about: the caller's own, whatever it names; only an
 * administrator may name somebody else.
 */
function ownerOf(users: Users, caller: User, named: string): User {
  if (!caller.admin || named === "") return caller;
  const owner = users.find(named);
  if (owner !== undefined) return owner;
  throw new RequestFailure(RequestErrorDetail.notFound, "u8sOwner names no user");
}
