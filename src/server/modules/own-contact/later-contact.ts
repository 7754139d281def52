import type { AsnContact } from "../../../modules/general/general.js";
import type { AsnContactV2 } from "../../../modules/later/contact-common/contact-common.js";
import { laterAbsence } from "../notes/api.js";

/** A contact as clients of version 8 read it. The server has no lines, so there is nothing to convert in them. */
export function laterContact(contact: AsnContact, iStaticRights2: number): AsnContactV2 {
  const { optionalParams: _, seqPhoneLines, asnAbsentState, asnCustomNote, ...same } = contact;
  if (seqPhoneLines.length > 0) throw new Error("phone lines have no later form yet");
  const { u8sContactID, u8sUsername, u8sNote } = asnCustomNote;
  return {
    ...same,
    iStaticRights2,
    seqPhoneLines: [],
    asnAbsentState: laterAbsence(asnAbsentState),
    asnCustomNote: { u8sContactID, u8sUsername, u8sNote },
  };
}
