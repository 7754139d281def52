import { AsnContactPhoneLineState } from "../../../modules/common/common.js";
import type {
  AsnActualUserDynamicRights as LaterRights,
  AsnPresenceCallV2,
  AsnPresenceForward,
  AsnPresenceLine,
  AsnPresenceV2,
} from "../../../modules/later/presence-v2/presence-v2.js";
import { EAsnJournalCallType } from "../../../modules/later/sip-cti-common/sip-cti-common.js";
import type { AsnActualUserDynamicRights } from "../../../modules/presence-v2/presence-v2.js";
import { laterAbsence } from "../notes/api.js";
import type { PhoneLine } from "../presence/api.js";
import { noAppointment } from "../users/api.js";
import type { Seen, SeenCall } from "./views.js";

const { eLINEOFFLINE, eLINEONLINE } = AsnContactPhoneLineState.values;

/** A presence as clients of version 8 read it (AsnPresenceV2). */
export function laterPresenceOf(seen: Seen): AsnPresenceV2 {
  const { state, contact, features, services, rights, absence, note } = seen;
  const { appointments, lines, calls, forwards, capabilities } = seen;
  return {
    u8sContactId: seen.id,
    ...(state !== undefined && { iPresenceState: state }),
    ...(contact !== undefined && { asnRemoteContact: contact }),
    ...(features !== undefined && { iContactFeatureSet: features }),
    ...(services !== undefined && {
      iStaticRights: services.first,
      iStaticRights2: services.second,
    }),
    ...(absence !== undefined && { asnAbsentState: laterAbsence(absence) }),
    ...(note !== undefined && {
      asnCustomNote: {
        u8sContactID: note.u8sContactID,
        u8sUsername: note.u8sUsername,
        u8sNote: note.u8sNote,
      },
    }),
    ...(appointments !== undefined && {
      seqActualAppointments: appointments.running,
      asnNextAppointment: appointments.next ?? noAppointment(),
    }),
    ...(lines !== undefined && { seqPhoneLines: lines.map(lineOf) }),
    ...(calls !== undefined && { seqCalls: calls.map(callOf) }),
    ...(forwards !== undefined && { seqLineForwards: forwards.flatMap(forwardsOf) }),
    ...(rights !== undefined && { asnCurrentUserDynamicRights: rightsOf(rights) }),
    ...(capabilities !== undefined && { asnContactCapabilitiesEx: capabilities }),
  };
}

function lineOf({
  uri,
  number,
  isOpen,
  doNotDisturb,
  forwardFeatures,
}: PhoneLine): AsnPresenceLine {
  return {
    u8sLinePhoneNumber: uri,
    u8sLineNumber: number,
    iState: isOpen ? eLINEONLINE : eLINEOFFLINE,
    iDoNotDisturb: doNotDisturb ? 1 : 0,
    iForwardFeaturesPBX: forwardFeatures,
  };
}

function callOf({ action, number, info }: SeenCall): AsnPresenceCallV2 {
  const { pRemoteContact: remoteContact } = info;
  return {
    iAction: action,
    u8sConnectionID: info.u8sConnectionID,
    u8sLinePhoneNumber: info.u8sLinePhoneNumber,
    u8sLineNumber: number,
    u8sCurrentNumberSC: info.u8sRemoteNumberSC,
    u8sTrackerID: info.u8sTrackerID,
    // Both versions have the same values.
    eCallState: info.iCallState as AsnPresenceCallV2["eCallState"],
    iFeatures: info.iFeatures,
    bOutbound: info.bOutbound,
    bInternal: info.bInternal,
    eCallType: info.iCallType as AsnPresenceCallV2["eCallType"],
    eJournalCallType: EAsnJournalCallType.values.eCTICall,
    ...(remoteContact !== undefined && { remoteContact }),
  };
}

function forwardsOf({ uri, number, forwards }: PhoneLine): AsnPresenceForward[] {
  return forwards.map(({ iInternalID, u8sDestination, iForwardMode, iNoAnswerTime }) => ({
    u8sLinePhoneNumber: uri,
    u8sLineNumber: number,
    iInternalID,
    u8sDestination,
    iForwardMode,
    iNoAnswerTime,
  }));
}

function rightsOf(rights: AsnActualUserDynamicRights): LaterRights {
  const { asnMinPossibleRights, asnMaxPossibleRights, asnCurrentRights } = rights;
  return {
    asnMinPossibleRights,
    asnMaxPossibleRights,
    ...(asnCurrentRights !== undefined && { asnCurrentRights }),
  };
}
