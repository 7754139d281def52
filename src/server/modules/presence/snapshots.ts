import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type {
  AsnAbsentState,
  AsnContactPhoneLines,
  AsnCustomNote,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { Appointments, ShownAppointments } from "../appointments/api.js";
import { withoutPicture } from "../contacts/api.js";
import type { NoteRules } from "../notes/api.js";
import type { Granted, Rights } from "../rights/api.js";
import { contactIdOf, type User, type Users } from "../users/api.js";
import { presenceState, type CallPresence } from "./state.js";

/** The calls and lines of users, as far as presence shows them. The module with the lines provides it. */
export interface CallsOfUsers {
  /** What calls make of the presence of a user. */
  presence(user: number): CallPresence | undefined;
  /** The lines of a user, as somebody with these rights sees them. */
  lines(user: number, granted: Granted): AsnContactPhoneLines;
}

/** A user as others see him at a moment; what each sees of it depends on the rights. */
export interface Snapshot {
  readonly user: Pick<User, "id" | "name">;
  readonly contact: AsnNetDatabaseContact;
  readonly state: number;
  readonly absence: AsnAbsentState;
  readonly note: AsnCustomNote;
  readonly appointments: ShownAppointments;
  /** Whether the user can be written to. */
  readonly chats: boolean;
}

/** What {@link Snapshots} depend on. */
export interface SnapshotParts {
  readonly users: Users;
  readonly notes: NoteRules;
  readonly appointments: Appointments;
  readonly rights: Rights;
  readonly calls: () => CallsOfUsers | undefined;
}

/** Octets that are certainly needed for a contact, whatever is known of it. */
const leastOctets = 512;

/** Reads users as others see them. */
export class Snapshots {
  readonly #parts: SnapshotParts;

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /**
   * Those of these users who are enabled, by their ids.
   * @param hasRoom Whether there is room for so many octets; without it, only names and states are kept of a user.
   */
  async read(
    unit: Unit<any>,
    ids: readonly number[],
    hasRoom: (octets: number) => boolean = () => true,
  ): Promise<Map<number, Snapshot>> {
    const { users, notes, appointments, rights, calls } = this.#parts;
    const known = await users.within.known(unit, ids);
    const own = await notes.of(
      unit,
      known.map(({ user }) => user),
    );
    const shown = await appointments.within.shown(unit, ids);
    const found = new Map<number, Snapshot>();
    for (const { user, contact, size } of known) {
      const { id, name } = user;
      const set = own.get(id);
      if (!user.enabled || set === undefined) continue;
      const all = shown.get(id) ?? { running: [] };
      const state = presenceState({
        own: set.state,
        isLoggedOn: notes.isLoggedOn(id),
        appointments: all.running.map(({ entry }) => entry.iStatus),
        calls: calls()?.presence(id),
      });
      const octets = leastOctets + size + lengthOf(set.note.u8sNote) + sizeOf(all);
      const isWhole = hasRoom(octets);
      found.set(id, {
        user: { id, name },
        contact: recordOf(user, isWhole ? contact : namesOf(contact)),
        state,
        absence: { ...set.absence, iPresenceState: state },
        note: isWhole ? set.note : { ...set.note, u8sNote: "" },
        appointments: isWhole ? all : { running: [] },
        chats: rights.services(user).names.has("chat"),
      });
    }
    return found;
  }
}

/** The contact record of a user as others get it: without the picture, which has an operation of its own. */
function recordOf(
  user: Pick<User, "id" | "name">,
  contact: AsnNetDatabaseContact,
): AsnNetDatabaseContact {
  return {
    ...withoutPicture(contact),
    u8sEntryID: contactIdOf(user),
    u8sCtiServerUserName: user.name,
    u8sDisplayName: contact.u8sDisplayName || user.name,
    bValid: true,
    iCtiServerUser: 1,
  };
}

/** What of a contact is shown if there is no room for all. */
export function namesOf(contact: AsnNetDatabaseContact): AsnNetDatabaseContact {
  const { u8sDisplayName, u8sFirstName, u8sLastName } = contact;
  const names = { u8sDisplayName, u8sFirstName, u8sLastName };
  const short = Object.entries(names).flatMap(([key, name]) =>
    name === undefined ? [] : [[key, name.slice(0, longestName)]],
  );
  return Object.fromEntries(short) as AsnNetDatabaseContact;
}
const longestName = 256;

/** No UTF-16 code unit takes more octets. */
function lengthOf(text: string): number {
  return 3 * text.length;
}

function sizeOf({ running, next, nextPublic }: ShownAppointments): number {
  const entries = [...running.map(({ entry }) => entry), next, nextPublic];
  return entries.reduce((sum, entry) => sum + (entry === undefined ? 0 : octetsOf(entry)), 0);
}

function octetsOf(entry: AsnAppointmentEntry): number {
  const texts = [entry.u8sSubject, entry.u8sText, entry.u8sCategory, entry.u8sDataSource];
  return 256 + texts.reduce((sum, text) => sum + lengthOf(text), 0);
}
