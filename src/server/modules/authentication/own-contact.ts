import type { EncodedList } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnContact } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { userContact, type Users } from "../users/api.js";

/** Reads the appointments that a contact shows. */
interface ShownAppointments {
  running(unit: Unit<any>, owner: PrincipalUser): Promise<EncodedList<AsnAppointmentEntry>>;
  next(unit: Unit<any>, owner: PrincipalUser): Promise<AsnAppointmentEntry | undefined>;
}

/** Reads a user's own contact. */
export async function ownContact(
  unit: Unit<any>,
  user: PrincipalUser,
  users: Users["within"],
  appointments: ShownAppointments,
  rights: Pick<Rights, "services">,
): Promise<AsnContact> {
  const known = await users.contact(unit, user);
  const running = await appointments.running(unit, user);
  const next = await appointments.next(unit, user);
  return userContact(user, known, rights.services(user).first, running.toArray(), next);
}
