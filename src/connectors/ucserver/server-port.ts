import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { UcServer, User } from "../../server/index.js";
import { UcServerError, type AppointmentsPort } from "./port.js";

/** A login that may act for every user of a server in this process; it has no list of its own. */
export function serverPort({
  users,
  appointments,
}: Pick<UcServer, "users" | "appointments">): AppointmentsPort {
  /** What the server rejects with, the port does as its own error. */
  const ofOwner = async <R>(name: string, work: (owner: User) => Promise<R>): Promise<R> => {
    try {
      const owner = await users.find(name);
      if (owner !== undefined) return await work(owner);
    } catch (error) {
      throw new UcServerError("failed", (error as Error).message, { cause: error });
    }
    throw new UcServerError("unknown-user", `there is no user ${JSON.stringify(name)}`);
  };
  return {
    user: "",
    alive: true,
    list: (name) => ofOwner(name, (owner) => appointments.all(owner)),
    setList: (name: string, _source: string, entries: AsnAppointmentEntry[]) =>
      ofOwner(name, (owner) => appointments.setList(owner, entries)),
    setEntry: (entry: AsnAppointmentEntry) =>
      ofOwner(entry.u8sOwner, (owner) => appointments.setEntry(owner, entry)),
    setSeries: (name: string, _source: string, entries: AsnAppointmentEntry[]) =>
      ofOwner(name, (owner) => appointments.setSeries(owner, entries)),
    removeOwn: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
