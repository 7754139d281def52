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
  return {
    u8sContactId: seen.id,
    ...(state !== undefined && { iPresenceState: state }),
    ...(contact !== undefined && { asnRemoteContact: contact }),
    ...(features !== undefined && { iContactFeatureSet: features }),
    ...(services !== undefined && { iStaticRights: services.first }),
    ...(absence !== undefined && { asnAbsentState: absence }),
    ...(note !== undefined && { asnCustomNote: note }),
    ...(appointments !== undefined && {
      seqActualAppointments: appointments.running,
      asnNextAppointment: appointments.next ?? noAppointment(),
    }),
    ...(lines !== undefined && { seqPhoneLines: lines.map(lineOf) }),
    ...(calls !== undefined && { seqCalls: calls.map(callOf) }),
    ...(forwards !== undefined && { seqLineForwards: forwards.flatMap(forwardsOf) }),
    ...(capabilities !== undefined && {
      asnContactCapabilities: simplified(capabilities.eClientCapabilities),
    }),
    ...(rights !== undefined && { asnCurrentUserDynamicRights: rights }),
  };
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
