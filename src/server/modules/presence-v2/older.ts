import { AsnContactPhoneLineState } from "../../../modules/common/common.js";
import type {
  AsnContactCapabilities,
  AsnPresence,
  AsnPresenceCall,
  AsnPresenceForward,
  AsnPresenceLine,
} from "../../../modules/presence-v2/presence-v2.js";
import type { PhoneLine } from "../presence/api.js";
import { noAppointment } from "../users/api.js";
import type { Seen, SeenCall } from "./views.js";

const { eLINEOFFLINE, eLINEONLINE } = AsnContactPhoneLineState.values;

/** A presence as the manual has it (AsnPresence, line 47488). */
export function presenceOf(seen: Seen): AsnPresence {
  const { state, contact, features, services, rights, absence, note } = seen;
  const { appointments, lines, calls, forwards, capabilities } = seen;
  const found: AsnPresence = { u8sContactId: seen.id };
  if (state !== undefined) found.iPresenceState = state;
  if (contact !== undefined) found.asnRemoteContact = contact;
  if (features !== undefined) found.iContactFeatureSet = features;
  if (services !== undefined) found.iStaticRights = services.first;
  if (absence !== undefined) found.asnAbsentState = absence;
  if (note !== undefined) found.asnCustomNote = note;
  if (appointments !== undefined) {
    found.seqActualAppointments = appointments.running;
    found.asnNextAppointment = appointments.next ?? noAppointment();
  }
  if (lines !== undefined) found.seqPhoneLines = lines.map(lineOf);
  if (calls !== undefined) found.seqCalls = calls.map(callOf);
  if (forwards !== undefined) found.seqLineForwards = forwards.flatMap(forwardsOf);
  if (capabilities !== undefined) {
    found.asnContactCapabilities = simplified(capabilities.eClientCapabilities);
  }
  if (rights !== undefined) found.asnCurrentUserDynamicRights = rights;
  return found;
}

/** What clients can do, in the six words that the manual has for it. */
function simplified(numbers: readonly number[]): AsnContactCapabilities {
  return {
    bAudio: numbers.includes(1),
    bVideo: numbers.includes(2),
    bScreenShare: numbers.includes(3),
    bExchangeCalendar: numbers.includes(4),
    bNotesCalendar: numbers.includes(5),
    bCamControl: numbers.includes(6),
  };
}

function lineOf({ uri, number, isOpen, doNotDisturb }: PhoneLine): AsnPresenceLine {
  return {
    u8sLinePhoneNumber: uri,
    u8sLineNumber: number,
    iState: isOpen ? eLINEONLINE : eLINEOFFLINE,
    iDoNotDisturb: doNotDisturb ? 1 : 0,
  };
}

function callOf({ action, number, info }: SeenCall): AsnPresenceCall {
  const { pRemoteContact: remoteContact } = info;
  return {
    iAction: action,
    u8sConnectionID: info.u8sConnectionID,
    u8sLinePhoneNumber: info.u8sLinePhoneNumber,
    u8sLineNumber: number,
    u8sCurrentNumberSC: info.u8sRemoteNumberSC,
    iCallState: info.iCallState,
    iFeatures: info.iFeatures,
    iOutbound: info.bOutbound ? 1 : 0,
    iInternal: info.bInternal ? 1 : 0,
    ...(remoteContact !== undefined && { remoteContact }),
  };
}

function forwardsOf({ uri, number, forwards }: PhoneLine): AsnPresenceForward[] {
  return forwards.map(({ iInternalID, u8sDestination, iForwardMode }) => ({
    u8sLinePhoneNumber: uri,
    u8sLineNumber: number,
    iInternalID,
    u8sDestination,
    iForwardMode,
  }));
}
