import { isNoTime, noTime } from "../../../codec/index.js";
import type { AsnAbsentState } from "../../../modules/general/general.js";
import type { AsnAbsentStateV2 } from "../../../modules/later/contact-common/contact-common.js";

/** An absence as clients of version 8 read it. Texts have no place there. */
export function laterAbsence(absence: AsnAbsentState): AsnAbsentStateV2 {
  const { u8sContactId, iAbsentState, iPresenceState, stTimeFrom, stTimeTo } = absence;
  return {
    u8sContactId,
    eAbsentState: iAbsentState as AsnAbsentStateV2["eAbsentState"],
    iPresenceState,
    ...(!isNoTime(stTimeFrom) && { stTimeFrom }),
    ...(!isNoTime(stTimeTo) && { stTimeTo }),
  };
}

/** The absence that a client of version 8 sets. */
export function fromLater(absence: AsnAbsentStateV2): AsnAbsentState {
  return {
    u8sContactId: absence.u8sContactId,
    u8sUsername: "",
    stTimeFrom: absence.stTimeFrom ?? noTime,
    stTimeTo: absence.stTimeTo ?? noTime,
    iAbsentState: absence.eAbsentState,
    u8sMessage: "",
    u8sAbsentReason: "",
    iPresenceState: 0,
  };
}
