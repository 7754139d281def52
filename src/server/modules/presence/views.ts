import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import {
  AsnContactFeatureSetEnum,
  asnContactAbsentStateChanged,
  asnContactAppointmentStateChanged,
  asnContactCustomNoteChanged,
  asnPresenceStateChanged,
  type AsnContact,
  type AsnPresenceState,
} from "../../../modules/general/general.js";
import type { Event } from "../../../codec/index.js";
import { shownBy } from "../appointments/api.js";
import type { Granted } from "../rights/api.js";
import { anonymousContact, contactIdOf, noAppointment } from "../users/api.js";
import { namesOf, type CallsOfUsers, type Snapshot } from "./snapshots.js";

/** A part of a contact of which an event tells. */
export type Section = "state" | "absence" | "note" | "appointments" | "whole";

const features = AsnContactFeatureSetEnum.values;

/** What somebody with some rights sees of users. */
export class Views {
  readonly #calls: () => CallsOfUsers | undefined;

  constructor(calls: () => CallsOfUsers | undefined) {
    this.#calls = calls;
  }

  /** The contact of a user (manual line 8393). Without the right to see the presence it has the id and the names only. */
  contact(snapshot: Snapshot, granted: Granted): AsnContact {
    const { user, contact, state, absence, note } = snapshot;
    const id = contactIdOf(user);
    const blank = { ...anonymousContact(user.name), u8sContactId: id };
    if (!granted.may("see-presence")) {
      const asnRemoteContact = { ...blank.asnRemoteContact, ...namesOf(contact), u8sEntryID: id };
      const asnAbsentState = { ...blank.asnAbsentState, u8sContactId: id };
      return {
        ...blank,
        asnRemoteContact,
        asnAbsentState,
        asnCustomNote: { ...note, u8sNote: "" },
      };
    }
    const { running, next } = appointmentsFor(snapshot, granted);
    return {
      ...blank,
      iContactFeatureSet: featuresOf(snapshot, granted),
      iPresenceState: state,
      asnRemoteContact: contact,
      seqPhoneLines: this.#calls()?.lines(user.id, granted) ?? [],
      asnAbsentState: absence,
      asnCustomNote: note,
      seqActualAppointments: running,
      asnNextAppointment: next ?? noAppointment(),
    };
  }

  /** The event that tells of a section, and its argument. Nobody who may not see the presence gets another than that of the whole. */
  event(section: Section, snapshot: Snapshot, granted: Granted): [Event<any>, unknown] {
    const { state, note, absence } = snapshot;
    const contactID = contactIdOf(snapshot.user);
    switch (section) {
      case "note":
        return [asnContactCustomNoteChanged, note];
      case "absence":
        return [
          asnContactAbsentStateChanged,
          {
            contactID,
            iPresenceState: state,
            utcAbsentStartTime: absence.stTimeFrom,
            utcAbsentEndTime: absence.stTimeTo,
            u8sAbsentReason: absence.u8sAbsentReason,
            u8sAbsentMessage: absence.u8sMessage,
          },
        ];
      case "appointments": {
        const { running: appointmentEntryList, next } = appointmentsFor(snapshot, granted);
        const asnNextAppointment = next ?? noAppointment();
        const argument = { contactID, iPresenceState: state, appointmentEntryList };
        return [asnContactAppointmentStateChanged, { ...argument, asnNextAppointment }];
      }
      default:
        return [asnPresenceStateChanged, this.#presence(section, snapshot, granted)];
    }
  }

  #presence(section: Section, snapshot: Snapshot, granted: Granted): AsnPresenceState {
    const contact = this.contact(snapshot, granted);
    const state: AsnPresenceState = {
      contactID: contact.u8sContactId,
      iPresenceState: contact.iPresenceState,
      iContactFeatureSet: contact.iContactFeatureSet,
      asnRemoteContact: contact.asnRemoteContact,
      iContactConnectionState: 0,
      u8sAdditionalConnectionInfo: "",
    };
    if (section === "state") return state;
    const { asnAbsentState: absence, asnCustomNote: note } = contact;
    return {
      ...state,
      seqPhoneLines: contact.seqPhoneLines,
      utcAbsentStartTime: absence.stTimeFrom,
      utcAbsentEndTime: absence.stTimeTo,
      u8sAbsentReason: absence.u8sAbsentReason,
      u8sAbsentMessage: absence.u8sMessage,
      u8sNote: note.u8sNote,
      appointmentEntryList: contact.seqActualAppointments,
      asnNextAppointment: contact.asnNextAppointment,
    };
  }
}

/** The appointments that somebody with these rights sees (manual line 1299). */
export function appointmentsFor(
  { appointments: { running, next, nextPublic } }: Snapshot,
  granted: Granted,
): { running: AsnAppointmentEntry[]; next: AsnAppointmentEntry | undefined } {
  const shown = shownBy(granted);
  if (shown === undefined) return { running: [], next: undefined };
  const all = shown === "all";
  return {
    running: running.flatMap(({ isPrivate, entry }) => (all || !isPrivate ? entry : [])),
    next: all ? next : nextPublic,
  };
}

/** What somebody may do with the contact (manual line 4697), as far as it takes no line. */
function featuresOf({ chats }: Snapshot, granted: Granted): number {
  return (
    (chats ? features.eCONTACTFEATUREMESSAGE : 0) |
    (granted.may("change-presence") ? features.eCONTACTFEATURESETABSENT : 0)
  );
}
