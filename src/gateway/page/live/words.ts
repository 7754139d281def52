import type { Person } from "./people.js";
import {
  callState,
  lineOpen,
  nameOf,
  presence,
  type CallInfo,
  type Contact,
  type Forward,
  type PresenceCall,
} from "./values.js";

/** How something looks. */
export type Tone = "good" | "bad" | "busy" | "weak";

/** What is said of something. */
export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** What is said of a call; the number or name of the other party is not part of it. */
export function callWords(call: Pick<CallInfo, "iCallState" | "iDisconnectedReason">): Words {
  switch (call.iCallState) {
    case callState.preparing:
    case callState.dialling:
      return { text: "dialling", tone: "weak" };
    case callState.ringback:
      return { text: "rings there", tone: "busy" };
    case callState.offering:
      return { text: "rings here", tone: "busy" };
    case callState.connected:
      return { text: "connected", tone: "good" };
    case callState.conferenced:
      return { text: "in a conference", tone: "good" };
    case callState.hold:
      return { text: "on hold", tone: "weak" };
    case callState.busy:
      return { text: "busy", tone: "bad" };
    case callState.disconnected:
      return { text: endings[call.iDisconnectedReason] ?? "the other party is gone", tone: "weak" };
    default:
      return { text: "unknown", tone: "weak" };
  }
}

/** What is said of a call that has ended, by EnumCallDisconnectedReason. */
const endings: Readonly<Record<number, string>> = {
  1: "not reached",
  2: "was busy",
  3: "taken by somebody else",
  4: "redirected",
};

/** Who the other party of a call is. */
export function partyOf(number: string, contact: Contact | undefined): string {
  const name = nameOf(contact);
  if (name === "") return number || "unknown number";
  return number === "" ? name : `${name}, ${number}`;
}

/** Who takes part in a conference, as its events tell it; "" for a place that is empty. */
export function conferencePartyOf(party: CallInfo): string {
  const { u8sLinePhoneNumber: line, u8sRemoteNumberSC: number, bCallerIDBlocked } = party;
  if (line !== "") return partyOf(party.u8sLocalNumberSC, party.pLocalContact);
  return number === "" && !bCallerIDBlocked ? "" : partyOf(number, undefined);
}

/** The other party of a call as presence tells it. */
export function presenceCallText(call: PresenceCall): string {
  const { text } = callWords({ iCallState: call.iCallState, iDisconnectedReason: 0 });
  const party = partyOf(call.u8sCurrentNumberSC, call.remoteContact);
  return `${call.iOutbound === 1 ? "call to" : "call from"} ${party}: ${text}`;
}

/** What is said of a line. */
export function lineWords(iLineOpenStatus: number): Words {
  switch (iLineOpenStatus) {
    case lineOpen.open:
      return { text: "open", tone: "good" };
    case lineOpen.closed:
      return { text: "closed: no PBX has it", tone: "bad" };
    case lineOpen.noTelephone:
      return { text: "no telephone", tone: "bad" };
    case lineOpen.noPbx:
      return { text: "the PBX cannot be reached", tone: "bad" };
    default:
      return { text: "cannot be used", tone: "bad" };
  }
}

/** When a forward is followed, by its bit (AsnForwardMode). */
const forwardModes: Readonly<Record<number, string>> = {
  1: "all calls",
  2: "on busy",
  4: "on no answer",
  8: "internal calls on busy",
  16: "external calls on busy",
  32: "internal calls on no answer",
  64: "external calls on no answer",
  128: "internal calls",
  256: "external calls",
};

export function forwardText({ iForwardMode, u8sDestination }: Forward): string {
  return `Forwards ${forwardModes[iForwardMode] ?? "calls"} to ${u8sDestination || "another number"}`;
}

/** What is said of a state of presence. */
export function presenceWords(state: number): Words {
  if ((state & presence.ringing) !== 0) return { text: "rings", tone: "busy" };
  if ((state & presence.call) !== 0) return { text: "on the telephone", tone: "busy" };
  const isOffline = (state & presence.offline) !== 0;
  switch (state & 0xff) {
    case presence.available:
      return {
        text: (state & presence.idle) === 0 ? "available" : "available, idle",
        tone: "good",
      };
    case presence.busy:
      return { text: (state & presence.appointment) === 0 ? "busy" : "in a meeting", tone: "busy" };
    case presence.absent:
      return { text: "absent", tone: "bad" };
    case presence.doNotDisturb:
      return { text: "do not disturb", tone: "bad" };
    case presence.outOfOrder:
      return { text: "out of order", tone: "bad" };
    default:
      return { text: isOffline ? "offline" : "unknown", tone: "weak" };
  }
}

/** What is said of an absence, by AsnAbsentStateEnum. */
const absences: Readonly<Record<number, string>> = {
  1: "out of office",
  2: "in a meeting",
  3: "do not disturb",
};

/** @param time Writes a time. */
export function absenceText(
  { absence }: Pick<Person, "absence">,
  time: (moment: Date) => string,
): string {
  const text = absences[absence?.iAbsentState ?? 0];
  if (text === undefined) return "";
  const until = Date.parse(absence?.stTimeTo ?? "");
  return Number.isNaN(until)
    ? `Absence: ${text}`
    : `Absence: ${text} until ${time(new Date(until))}`;
}

/** How long it has been: minutes and seconds, with hours if there are any. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}
