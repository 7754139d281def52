import { EnumCallDisconnectedReason, EnumCallState } from "../../../modules/general/general.js";
import { AsnCtiCallInfoChangedReason } from "../../../modules/cti/cti.js";
import type { ModelConnection } from "../../pbx/model.js";

const states = EnumCallState.values;
const ended = EnumCallDisconnectedReason.values;
const reasons = AsnCtiCallInfoChangedReason.values;

/** The state of a call on a line (EnumCallState, manual line 4352). */
export function callState(connection: ModelConnection): number {
  const { state, call, outgoing } = connection;
  switch (state) {
    case "null":
      return states.eCALLSTATEDESTROYED;
    case "initiated":
      return states.eCALLSTATEPREPARECALL;
    case "alerting":
    case "queued":
      return states.eCALLSTATEOFFERING;
    case "fail":
      return connection.cause === "busy" || connection.cause === "queueFull"
        ? states.eCALLSTATEBUSY
        : states.eCALLSTATEDISCONNECTED;
    case "hold":
    case "connected":
  }
  const { others } = connection;
  if (others.length === 0 && call.isOnTheWay) {
    return state === "hold" ? states.eCALLSTATEHOLD : states.eCALLSTATERINGBACK;
  }
  if (others.length === 0 && call.hadOthers) return states.eCALLSTATEDISCONNECTED;
  if (state === "hold") return states.eCALLSTATEHOLD;
  if (call.isConference) return states.eCALLSTATECONFERENCED;
  if (others.some((one) => one.state === "connected" || one.state === "hold")) {
    return states.eCALLSTATECONNECTED;
  }
  if (others.some((one) => one.state === "alerting" || one.state === "queued")) {
    return states.eCALLSTATERINGBACK;
  }
  // A PBX may tell of a caller outside only by the number.
  return outgoing ? states.eCALLSTATEDIALING : states.eCALLSTATECONNECTED;
}

/**
 * Why a call has ended (EnumCallDisconnectedReason, manual line 4381): a call that was connected has no reason.
 * @param byOwner Whether the owner of the line has taken it away from there.
 */
export function disconnectReason(connection: ModelConnection, byOwner: boolean): number {
  const { connected, cause, state } = connection;
  if (connection.ended === undefined) return ended.eDISCONNECTEDREASONUNKNOWN;
  if (connected !== undefined) return ended.eDISCONNECTEDREASONUNKNOWN;
  switch (cause) {
    case "busy":
    case "queueFull":
      return ended.eDISCONNECTEDREASONBUSY;
    case "transfer":
    case "conference":
      return ended.eDISCONNECTEDREASONUNKNOWN;
    case "callPickup":
    case "redirected":
    case "distributed":
    case "callForwardBusy":
    case "callForwardImmediate":
    case "callForwardNoAnswer":
      if (state !== "null") break;
      return byOwner
        ? ended.eDISCONNECTEDREASONREDIRECTEDBYLINEOWNER
        : ended.eDISCONNECTEDREASONREDIRECTEDUNKNOWN;
    default:
  }
  return ended.eDISCONNECTEDREASONUNCONNECTED;
}

/** The reason with which a new state is told (manual line 27339). */
export function reasonFor(state: number): number {
  switch (state) {
    case states.eCALLSTATEOFFERING:
      return reasons.reasonCallOffering;
    case states.eCALLSTATEPREPARECALL:
    case states.eCALLSTATEDIALING:
      return reasons.reasonCallDialing;
    case states.eCALLSTATERINGBACK:
      return reasons.reasonCallRingback;
    case states.eCALLSTATECONNECTED:
      return reasons.reasonCallConnected;
    case states.eCALLSTATECONFERENCED:
      return reasons.reasonCallConferenced;
    case states.eCALLSTATEHOLD:
      return reasons.reasonCallHold;
    case states.eCALLSTATEBUSY:
      return reasons.reasonCallBusy;
    case states.eCALLSTATEDISCONNECTED:
      return reasons.reasonCallDisconnect;
    case states.eCALLSTATEDESTROYED:
      return reasons.reasonCallDestroyed;
    default:
      return reasons.reasonOther;
  }
}
