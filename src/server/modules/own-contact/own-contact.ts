import type { EncodedList } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnContact } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { PrincipalUser } from "../../kernel/index.js";
import type { NoteRules } from "../notes/api.js";
import { linesOf, presenceState, type Presence } from "../presence/api.js";
import type { Rights } from "../rights/api.js";
import { userContact, type Users } from "../users/api.js";

/** Reads the appointments that a contact shows. */
interface ShownAppointments {
  running(unit: Unit<any>, owner: PrincipalUser): Promise<EncodedList<AsnAppointmentEntry>>;
  next(unit: Unit<any>, owner: PrincipalUser): Promise<AsnAppointmentEntry | undefined>;
}

/** What {@link ownContact} depends on. */
export interface OwnContactParts {
  readonly profiles: Pick<Users["profiles"], "get">;
  readonly appointments: ShownAppointments;
  readonly rights: Pick<Rights, "services" | "of">;
  readonly notes: Pick<NoteRules, "ofOne">;
  readonly presence: Pick<Presence, "calls" | "lines">;
}

/** Reads a user's own contact (manual line 8397). */
export async function ownContact(
  unit: Unit<any>,
  user: PrincipalUser,
  { profiles, appointments, rights, notes, presence }: OwnContactParts,
): Promise<AsnContact> {
  const profile = await profiles.get(unit, user);
  const running = await appointments.running(unit, user);
  const next = await appointments.next(unit, user);
  const { absence, note, state: own } = await notes.ofOne(unit, user);
  const entries = running.toArray();
  const state = presenceState({
    own,
    // Only users who are logged on, or are about to be, get their own contact.
    isLoggedOn: true,
    appointments: entries.map(({ iStatus }) => iStatus),
    calls: presence.calls(user.id),
  });
  const contact = userContact(
    user,
    profile?.asnUserContact ?? {},
    rights.services(user).first,
    entries,
    next,
    profile?.asnUserPropertyBag,
  );
  const asnAbsentState = { ...absence, iPresenceState: state };
  const lines = presence.lines(user.id, rights.of(user, user.id), true);
  return {
    ...contact,
    iPresenceState: state,
    seqPhoneLines: linesOf(lines, { user, state }),
    asnAbsentState,
    asnCustomNote: note,
  };
}
