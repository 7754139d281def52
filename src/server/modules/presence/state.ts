import { EnumAppointmentState } from "../../../modules/appointments/appointments.js";
import { AsnPresenceStateEnum, AsnPresenceStateFlags } from "../../../modules/general/general.js";

const values = AsnPresenceStateEnum.values;
const flags = AsnPresenceStateFlags.values;
const appointment = EnumAppointmentState.values;

/** The bits with a value of AsnPresenceStateEnum (manual line 4344). */
const valueMask = 0xff;

/** What the calls of a user make of the presence. */
export interface CallPresence {
  /** A value of AsnPresenceStateEnum; undefined if the calls change nothing. */
  readonly value?: number | undefined;
  /** Bits of AsnPresenceStateFlags. */
  readonly flags: number;
  /** What can be done on the lines, in bits of AsnContactFeatureSetEnum; whether somebody may do it depends on the rights. */
  readonly features: number;
  /** Whether one is a conference. */
  readonly isInConference?: boolean;
}

/** The flag of a user in a conference, which clients of version 8 know. */
const inConference = 0x00020000;

/** The state as clients of version 8 get it. */
export function laterState(state: number, calls: CallPresence | undefined): number {
  return calls?.isInConference === true ? state | inConference : state;
}

/** From what a user's presence is computed. */
export interface PresenceParts {
  /** What the user has set, with the flags of note and idle clients. */
  readonly own: number;
  readonly isLoggedOn: boolean;
  /** The `iStatus` of the appointments that run now. */
  readonly appointments: readonly number[];
  readonly calls?: CallPresence | undefined;
}

/**
 * The presence of a user (manual line 8409). What the user has set comes first, then calls, then appointments, then whether the user is
 * logged on.
 */
export function presenceState({ own, isLoggedOn, appointments, calls }: PresenceParts): number {
  const set = own & valueMask;
  const isOut = appointments.includes(appointment.eAPPOINTMENTSTATUSOUTOFOFFICE);
  const isBusy = appointments.includes(appointment.eAPPOINTMENTSTATUSBUSY);
  let value: number = isLoggedOn ? values.eAVAILABLE : values.eUNCONTROLLED;
  if (isBusy) value = values.eBUSY;
  if (isOut) value = values.eABSENT;
  if (calls?.value !== undefined) ({ value } = calls as { value: number });
  if (set !== values.eUNCONTROLLED) value = set;
  const isTaken = appointments.some((status) => status !== appointment.eAPPOINTMENTSTATUSFREE);
  return (
    value |
    (own & ~valueMask) |
    (isTaken ? flags.eAPPOINTMENT : 0) |
    (isLoggedOn ? 0 : flags.eOFFLINE) |
    (calls?.flags ?? 0)
  );
}
