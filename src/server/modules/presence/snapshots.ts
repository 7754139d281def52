import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { AsnLineForwards, AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import {
  AsnContactFeatureSetEnum,
  type AsnAbsentState,
  type AsnCustomNote,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import type { Appointments, ShownAppointments } from "../appointments/api.js";
import { withoutPicture } from "../contacts/api.js";
import type { NoteRules } from "../notes/api.js";
import type { Granted, Rights } from "../rights/api.js";
import { contactIdOf, type User, type Users } from "../users/api.js";
import { haveSameMembers } from "./same.js";
import { laterState, presenceState, type CallPresence } from "./state.js";

const feature = AsnContactFeatureSetEnum.values;

/** A line of a user, as somebody sees it. */
export interface PhoneLine {
  /** A value of AsnContactPhoneLineType. */
  readonly type: number;
  readonly uri: string;
  readonly name: string;
  readonly number: string;
  readonly isOpen: boolean;
  readonly doNotDisturb: boolean;
  /** How the line can forward, in bits of AsnForwardMode. */
  readonly forwardFeatures: number;
  readonly forwards: AsnLineForwards;
  readonly calls: readonly AsnCtiCallInformation[];
}

/** A call of a user, of which something is different. */
export interface PhoneCall {
  /** The connection id. */
  readonly id: string;
  /** The number of its line. */
  readonly number: string;
  /** A value of AsnPresenceAction. */
  readonly action: number;
  /** The call as somebody with these rights sees it. */
  shown(granted: Granted, isOwn: boolean): AsnCtiCallInformation;
}

/** The calls and lines of users, as far as presence shows them. Modules that have some provide them. */
export interface CallsOfUsers {
  /** What calls make of the presence of a user. */
  presence(user: number): CallPresence | undefined;
  /** The lines of a user, the first one first, as somebody with these rights sees them. @param isOwn Whether it is the user. */
  lines(user: number, granted: Granted, isOwn: boolean): readonly PhoneLine[];
}

/** A user as others see him at a moment; what each sees of it depends on the rights. */
export interface Snapshot {
  readonly user: Pick<User, "id" | "name">;
  /** Without the picture, of which it has the hash. */
  readonly contact: AsnNetDatabaseContact;
  /** The contact with the picture, if that was to be read and there was room for it. */
  readonly pictured: AsnNetDatabaseContact;
  readonly state: number;
  /** The state for clients of version 8. */
  readonly laterState: number;
  readonly absence: AsnAbsentState;
  readonly note: AsnCustomNote;
  readonly appointments: ShownAppointments;
  /** What can be done with the user, in bits of AsnContactFeatureSetEnum, by those who may. */
  readonly features: number;
}

/** What {@link Snapshots} depend on. */
export interface SnapshotParts {
  readonly users: Users;
  readonly notes: NoteRules;
  readonly appointments: Appointments;
  readonly rights: Rights;
  readonly calls: Pick<CallsOfUsers, "presence">;
}

/** How {@link Snapshots.read} reads. */
export interface ReadOptions {
  /** Whether there is room for so many octets; without it, only names and states are kept of a user, or no picture. */
  readonly hasRoom?: (octets: number) => boolean;
  /** Whether pictures are read; by default, they are. */
  readonly pictures?: boolean;
}

/** Octets that are certainly needed for a contact, whatever is known of it. */
const leastOctets = 512;

/** The last snapshots of a user, with and without the picture. */
interface Made {
  plain?: Snapshot;
  pictured?: Snapshot;
}

/**
 * Reads users as others see them. As long as nothing of a user is different, the snapshot is the same object, so what has been made of it
 * can be kept with it.
 */
export class Snapshots {
  readonly #parts: SnapshotParts;
  /** By the contacts, which are the same objects as long as they have not changed. */
  readonly #made = new WeakMap<Readonly<AsnNetDatabaseContact>, Made>();

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
  }

  /** Those of these users who are enabled, by their ids. */
  async read(
    unit: Unit<any>,
    ids: readonly number[],
    { hasRoom = () => true, pictures = true }: ReadOptions = {},
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
      const onLines = calls.presence(id);
      const state = presenceState({
        own: set.state,
        isLoggedOn: notes.isLoggedOn(id),
        appointments: all.running.map(({ entry }) => entry.iStatus),
        calls: onLines,
      });
      const chats = rights.services(user).names.has("chat");
      const picture = pictureOf(contact);
      const octets = leastOctets + size - picture + lengthOf(set.note.u8sNote) + sizeOf(all);
      const isWhole = hasRoom(octets);
      const about = {
        user: { id, name },
        state,
        laterState: laterState(state, onLines),
        absence: { ...set.absence, iPresenceState: state },
        note: set.note,
        appointments: all,
        features: (chats ? feature.eCONTACTFEATUREMESSAGE : 0) | (onLines?.features ?? 0),
      };
      if (isWhole) {
        const isPictured = pictures && picture > 0 && hasRoom(picture);
        found.set(id, this.#whole(contact, about, isPictured ? "pictured" : "plain"));
      } else {
        const record = recordOf(user, namesOf(contact));
        const blank = { note: { ...set.note, u8sNote: "" }, appointments: { running: [] } };
        found.set(id, { ...about, ...blank, contact: record, pictured: record });
      }
    }
    return found;
  }

  #whole(
    contact: Readonly<AsnNetDatabaseContact>,
    about: Omit<Snapshot, "contact" | "pictured">,
    form: keyof Made,
  ): Snapshot {
    let made = this.#made.get(contact);
    if (made === undefined) this.#made.set(contact, (made = {}));
    const last = made[form];
    if (last !== undefined && isSame(last, about)) return last;
    const records =
      last?.user.name === about.user.name
        ? { contact: last.contact, pictured: last.pictured }
        : recordsOf(about.user, contact, form);
    return (made[form] = { ...about, ...records });
  }
}

/** Whether nothing is different of a user whose contact is the same. */
function isSame(one: Snapshot, other: Omit<Snapshot, "contact" | "pictured">): boolean {
  return (
    one.state === other.state &&
    one.laterState === other.laterState &&
    one.features === other.features &&
    one.user.id === other.user.id &&
    one.user.name === other.user.name &&
    haveSameMembers(one.absence, other.absence) &&
    haveSameMembers(one.note, other.note) &&
    one.appointments.next === other.appointments.next &&
    one.appointments.nextPublic === other.appointments.nextPublic &&
    one.appointments.running.length === other.appointments.running.length &&
    one.appointments.running.every((each, at) =>
      haveSameMembers(each, other.appointments.running[at]!),
    )
  );
}

/** The contact record of a user as others get it. */
function recordOf(
  user: Pick<User, "id" | "name">,
  contact: Readonly<AsnNetDatabaseContact>,
): AsnNetDatabaseContact {
  return {
    ...contact,
    u8sEntryID: contactIdOf(user),
    u8sCtiServerUserName: user.name,
    u8sDisplayName: contact.u8sDisplayName || user.name,
    bValid: true,
    iCtiServerUser: 1,
  };
}

/** The record without the picture, and with it if the form has it. */
function recordsOf(
  user: Pick<User, "id" | "name">,
  contact: Readonly<AsnNetDatabaseContact>,
  form: keyof Made,
): Pick<Snapshot, "contact" | "pictured"> {
  const record = recordOf(user, withoutPicture(contact));
  return { contact: record, pictured: form === "plain" ? record : recordOf(user, contact) };
}

/** How many octets the picture of a contact has. */
function pictureOf({ optionalParams = [] }: AsnNetDatabaseContact): number {
  const photo = optionalParams.find(({ key }) => key === "jpegPhoto")?.value;
  return photo !== undefined && "binarydata" in photo ? photo.binarydata.length : 0;
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
