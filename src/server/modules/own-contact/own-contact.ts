import type { AsnContact } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import type { Appointments } from "../appointments/api.js";
import type { NoteRules } from "../notes/api.js";
import { linesOf, presenceState, type Presence } from "../presence/api.js";
import type { Rights } from "../rights/api.js";
import { contactIdOf, noAppointment, remoteContact, type Users } from "../users/api.js";
import { find, nothing } from "./store.js";

/** What {@link ownContact} depends on. */
export interface OwnContactParts {
  readonly clock: () => Date;
  readonly profiles: Pick<Users["profiles"], "own">;
  readonly appointments: Pick<Appointments["within"], "own">;
  readonly rights: Pick<Rights, "services" | "of">;
  readonly notes: Pick<NoteRules, "ofRow">;
  readonly presence: Pick<Presence, "calls" | "lines">;
}

/** Reads a user's own contact (manual line 8397). */
export async function ownContact(
  unit: Unit<any>,
  user: PrincipalUser,
  { clock, profiles, appointments, rights, notes, presence }: OwnContactParts,
): Promise<AsnContact> {
  const { id } = user;
  const row = (await find(unit, id, clock().getTime())) ?? nothing;
  const { contact, bag } = profiles.own(id, row);
  const { running, next } = appointments.own(id, row.running, row.next);
  const { absence, note, state: own } = notes.ofRow(row, user);
  const state = presenceState({
    own,
    // Only users who are logged on, or are about to be, get their own contact.
    isLoggedOn: true,
    appointments: running.map(({ iStatus }) => iStatus),
    calls: presence.calls(id),
  });
  absence.iPresenceState = state;
  return {
    u8sContactId: contactIdOf(user),
    iContactFeatureSet: 0,
    iPresenceState: state,
    iStaticRights: rights.services(user).first,
    iMonitorAccessRights: 0,
    asnRemoteContact: remoteContact(user, contact),
    seqPhoneLines: linesOf(presence.lines(id, rights.of(user, id), true), { user, state }),
    asnAbsentState: absence,
    asnCustomNote: note,
    seqActualAppointments: [...running],
    asnNextAppointment: next ?? noAppointment(),
    asnUserPropertyBag: bag,
  };
}
