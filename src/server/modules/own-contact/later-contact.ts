import type {
  AsnContact,
  AsnContactCallInformation,
  AsnContactPhoneLine,
} from "../../../modules/general/general.js";
import type {
  AsnContactCallInformationV2,
  AsnContactPhoneLineV2,
  AsnContactV2,
} from "../../../modules/later/contact-common/contact-common.js";
import { laterAbsence } from "../notes/api.js";

/** A contact as clients of version 8 read it. */
export function laterContact(contact: AsnContact, iStaticRights2: number): AsnContactV2 {
  const { optionalParams: _, seqPhoneLines, asnAbsentState, asnCustomNote, ...same } = contact;
  const { u8sContactID, u8sUsername, u8sNote } = asnCustomNote;
  return {
    ...same,
    iStaticRights2,
    seqPhoneLines: seqPhoneLines.map(laterLine),
    asnAbsentState: laterAbsence(asnAbsentState),
    asnCustomNote: { u8sContactID, u8sUsername, u8sNote },
  };
}

/** What a contact of 6.1 does not say of a line is empty. */
function laterLine(line: AsnContactPhoneLine): AsnContactPhoneLineV2 {
  const { optionalParams: _, seqCalls, seqLineForwards, ...same } = line;
  return {
    ...same,
    seqCalls: seqCalls.map(laterCall),
    seqLineForwards: seqLineForwards.map(({ optionalParams: __, ...forward }) => forward),
    u8sAddressNames: [],
    u8sAddressCaps: "",
    u8sCTIFeatureCodes: "",
  };
}

function laterCall(call: AsnContactCallInformation): AsnContactCallInformationV2 {
  const { u8sCharging: _, optionalParams: __, ...rest } = call;
  const { pu8sRedirectingNumber, pRemoteContact, ...same } = rest;
  return {
    ...same,
    u8sTrackerID: "",
    u8sLocalCurrentNumberSC: "",
    ...(pu8sRedirectingNumber !== undefined && { u8sRedirectingNumber: pu8sRedirectingNumber }),
    ...(pRemoteContact !== undefined && { remoteContact: pRemoteContact }),
  };
}
