import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { UcServer } from "../../server/index.js";
import { UcServerError, type AppointmentsPort } from "./port.js";

/** A login that may act for every user of a server in this process; it has no list of its own. */
export function serverPort({
  users,
  appointments,
}: Pick<UcServer, "users" | "appointments">): AppointmentsPort {
  const ownerOf = (name: string) => {
    const owner = users.find(name);
    if (owner !== undefined) return owner;
    throw new UcServerError("unknown-user", `there is no user ${JSON.stringify(name)}`);
  };
  return {
    user: "",
    alive: true,
    list: attempt((owner: string) => appointments.all(ownerOf(owner))),
    setList: attempt((owner: string, _source: string, entries: AsnAppointmentEntry[]) =>
      appointments.setList(ownerOf(owner), entries),
    ),
    setEntry: attempt((entry: AsnAppointmentEntry) =>
      appointments.setEntry(ownerOf(entry.u8sOwner), entry),
    ),
    setSeries: attempt((owner: string, _source: string, entries: AsnAppointmentEntry[]) =>
      appointments.setSeries(ownerOf(owner), entries),
    ),
    removeOwn: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** What the server throws, it rejects with. */
function attempt<A extends unknown[], R>(work: (...values: A) => R): (...values: A) => Promise<R> {
  return (...values) =>
    new Promise((resolve, reject) => {
      try {
        resolve(work(...values));
      } catch (error) {
        reject(
          error instanceof UcServerError
            ? error
            : new UcServerError("failed", (error as Error).message, { cause: error }),
        );
      }
    });
}
