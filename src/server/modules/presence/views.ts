import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import {
  AsnContactPhoneLineState,
  type AsnNetDatabaseContact,
} from "../../../modules/common/common.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import {
  AsnContactFeatureSetEnum,
  asnContactAbsentStateChanged,
  asnContactAppointmentStateChanged,
  asnContactCustomNoteChanged,
  asnPresenceStateChanged,
  type AsnAbsentState,
  type AsnContact,
  type AsnContactCallInformation,
  type AsnContactPhoneForwardStateChangedArgument,
  type AsnContactPhoneLine,
  type AsnCustomNote,
  type AsnPresenceState,
} from "../../../modules/general/general.js";
import type { Event } from "../../../codec/index.js";
import { shownBy } from "../appointments/api.js";
import type { Granted } from "../rights/api.js";
import { anonymousContact, contactIdOf, noAppointment } from "../users/api.js";
import { namesOf, type CallsOfUsers, type PhoneLine, type Snapshot } from "./snapshots.js";

/** A part of a contact of which an event tells. */
export type Section = "state" | "absence" | "note" | "appointments" | "whole";

/** Whether a change is that of a section, of which an event tells. */
export function isSection(change: string): change is Section {
  return ["absence", "note", "appointments", "whole"].includes(change);
}

const features = AsnContactFeatureSetEnum.values;
const lineState = AsnContactPhoneLineState.values;

/** What somebody with some rights sees of users. */
export class Views {
  readonly #calls: Pick<CallsOfUsers, "lines">;

  constructor(calls: Pick<CallsOfUsers, "lines">) {
    this.#calls = calls;
  }

  /** The contact of a user (manual line 8393). */
  contact(snapshot: Snapshot, granted: Granted): AsnContact {
    const { user } = snapshot;
    const { running, next, ...shown } = shownTo(snapshot, granted);
    return {
      ...anonymousContact(user.name),
      u8sContactId: contactIdOf(user),
      iContactFeatureSet: shown.features,
      iPresenceState: shown.state,
      asnRemoteContact: shown.contact,
      seqPhoneLines: this.#lines(snapshot, granted),
      asnAbsentState: shown.absence,
      asnCustomNote: shown.note,
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
        const { running: appointmentEntryList, next } = shownTo(snapshot, granted);
        const asnNextAppointment = next ?? noAppointment();
        const argument = { contactID, iPresenceState: state, appointmentEntryList };
        return [asnContactAppointmentStateChanged, { ...argument, asnNextAppointment }];
      }
      default:
        return [asnPresenceStateChanged, this.#presence(section, snapshot, granted)];
    }
  }

  /** How a line forwards, as events tell it; undefined if the user has it no more. */
  forwards(
    uri: string,
    snapshot: Snapshot,
    granted: Granted,
  ): AsnContactPhoneForwardStateChangedArgument | undefined {
    const lines = this.#calls.lines(snapshot.user.id, granted, false);
    const line = lines.find((one) => one.uri === uri);
    return (
      line && {
        u8sContactID: contactIdOf(snapshot.user),
        iContactFeatureSet: shownTo(snapshot, granted).features,
        iPresenceState: snapshot.state,
        u8sLinenumber: line.number,
        seqLineForwards: line.forwards,
        optionalParams: [{ key: "LineURI", value: { stringdata: uri } }],
      }
    );
  }

  #lines({ user, state }: Snapshot, granted: Granted): AsnContactPhoneLine[] {
    if (!granted.may("see-presence")) return [];
    return linesOf(this.#calls.lines(user.id, granted, false), { user, state });
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

/** Lines as contacts show them (manual line 8307). */
export function linesOf(
  lines: readonly PhoneLine[],
  of: Pick<Snapshot, "user" | "state">,
): AsnContactPhoneLine[] {
  return lines.map((line) => ({
    iType: line.type,
    u8sLinePhoneNumber: line.uri,
    u8sDescriptor: line.name,
    u8sNumber: line.number,
    seqCalls: line.calls.map((call) => callOf(call, of)),
    seqLineForwards: line.forwards,
    iState: line.isOpen ? lineState.eLINEONLINE : lineState.eLINEOFFLINE,
    bDoNotDisturb: line.doNotDisturb,
    iForwardFeaturesPBX: line.forwardFeatures,
  }));
}

/** What somebody sees of a user. */
export interface Shown {
  readonly contact: AsnNetDatabaseContact;
  /** The contact with its picture. */
  readonly pictured: AsnNetDatabaseContact;
  readonly state: number;
  /** The state for clients of version 8. */
  readonly laterState: number;
  readonly features: number;
  readonly absence: AsnAbsentState;
  readonly note: AsnCustomNote;
  readonly running: AsnAppointmentEntry[];
  readonly next: AsnAppointmentEntry | undefined;
}

/** What somebody with these rights sees of a user: without the right to see the presence, nothing but the names. */
export function shownTo(snapshot: Snapshot, granted: Granted): Shown {
  const { user, state, laterState, absence, note } = snapshot;
  if (!granted.may("see-presence")) {
    const contact = namedContact(snapshot);
    const { asnAbsentState } = anonymousContact(user.name);
    return {
      ...{ contact, pictured: contact, state: 0, laterState: 0, features: 0, running: [] },
      next: undefined,
      absence: { ...asnAbsentState, u8sContactId: contactIdOf(user) },
      note: { ...note, u8sNote: "" },
    };
  }
  const { contact, pictured } = snapshot;
  const appointments = appointmentsFor(snapshot, granted);
  const seen = { contact, pictured, state, laterState, absence, note, ...appointments };
  return { ...seen, features: featuresOf(snapshot, granted) };
}

/** Nothing of a contact but the names. */
export function namedContact({ user, contact }: Snapshot): AsnNetDatabaseContact {
  const { asnRemoteContact } = anonymousContact(user.name);
  return { ...asnRemoteContact, ...namesOf(contact), u8sEntryID: contactIdOf(user) };
}

/** The appointments that somebody with these rights sees (manual line 1299). */
function appointmentsFor(
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

/** A call in its short form (manual line 4967). */
export function callOf(
  info: AsnCtiCallInformation,
  { user, state }: Pick<Snapshot, "user" | "state">,
): AsnContactCallInformation {
  const { pu8sRedirectingNumber, pRemoteContact } = info;
  return {
    u8sContactChangedId: contactIdOf(user),
    iPresenceState: state,
    u8sConnectionID: info.u8sConnectionID,
    u8sLinePhoneNumber: info.u8sLinePhoneNumber,
    u8sCharging: "",
    iCallState: info.iCallState,
    iDisconnectedReason: info.iDisconnectedReason,
    iFeatures: info.iFeatures,
    bOutbound: info.bOutbound,
    bInternal: info.bInternal,
    bPrivate: info.projectPinRule.bAssociatedCallIsPrivateCall,
    iCallRecordingState: info.iCallRecordingState,
    bConferenceCtlr: info.bConferenceCtlr,
    u8sCurrentNumberSC: info.u8sRemoteNumberSC,
    ...(pu8sRedirectingNumber !== undefined && { pu8sRedirectingNumber }),
    ...(pRemoteContact !== undefined && { pRemoteContact }),
  };
}

/** What somebody may do with the contact (manual line 4697). */
function featuresOf({ features: all }: Snapshot, granted: Granted): number {
  const both = features.eCONTACTFEATUREMESSAGE | features.eCONTACTFEATUREDIAL;
  return (
    (all & both) |
    (granted.may("change-presence") ? features.eCONTACTFEATURESETABSENT : 0) |
    (granted.may("set-redirections") ? all & features.eCONTACTFEATURESETFORWARDL1 : 0) |
    (granted.may("set-redirections", "secondary")
      ? all & features.eCONTACTFEATURESETFORWARDL2
      : 0) |
    (granted.may("pick-up-calls") ? all & features.eCONTACTFEATUREPICKUPL1 : 0) |
    (granted.may("pick-up-calls", "secondary") ? all & features.eCONTACTFEATUREPICKUPL2 : 0)
  );
}
