import { AsnCtiCallInfoChangedReason, AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import { EnumCallState } from "../../../modules/general/general.js";
import { reasonFor } from "./call-state.js";
import type { ShownCall } from "./live-call.js";
import type { LineState } from "./pbx-state.js";

const reasons = AsnCtiCallInfoChangedReason.values;
const states = EnumCallState.values;
const open = AsnCtiLineOpenStatus.values;

/** What is told as anything else; of `optionalParams`, what the PBX calls the call now. */
const others = [
  ...(["iCallType", "bOutbound", "bInternal", "bCallerIDBlocked"] as const),
  ...(["iCallRecordingState", "iDisconnectedReason", "u8sConferenceCtlrID"] as const),
  ...(["u8sLocalNumberSC", "pu8sRedirectingNumber", "optionalParams"] as const),
  ...(["utcCallConnected", "utcCallDisconnected"] as const),
] as const;

/** Whether there is no way to a line's telephone any more, or to the PBX that knows what becomes of its calls. */
export function hasLostPhone(line: LineState | undefined): boolean {
  if (line === undefined || line.remoteOffice.enabled) return false;
  const { lineStatusOpenNoPhoneConnected, lineStatusOpenNoPBXConnection } = open;
  const { status } = line;
  return status === lineStatusOpenNoPhoneConnected || status === lineStatusOpenNoPBXConnection;
}

/**
 * With which reason clients are told of what is different; `features` if nothing else is, undefined if nothing is.
 * @param isCutOff Whether a call that is over is so because the connection to the telephone is lost.
 */
export function reasonOf(
  before: ShownCall | undefined,
  after: ShownCall,
  isCutOff: boolean,
): number | "features" | undefined {
  const { info: now } = after;
  if (before === undefined) return reasonFor(now.iCallState);
  const { info: was } = before;
  const isOver = now.iCallState === states.eCALLSTATEDESTROYED;
  if (was.iCallState !== now.iCallState) {
    return isOver && isCutOff
      ? reasons.reasonConnectionToPhoneDestroyed
      : reasonFor(now.iCallState);
  }
  // A call that is over is told once.
  if (isOver) return undefined;
  if (was.u8sRemoteNumberSC !== now.u8sRemoteNumberSC) return reasons.reasonRemotePartyChanged;
  if (before.contact !== after.contact) return reasons.reasonRemoteContactChanged;
  if (!isSame(was.projectPinRule, now.projectPinRule)) return reasons.reasonProjectOrPrivateChanged;
  if (was.u8sNote !== now.u8sNote) return reasons.reasonCallMemoChanged;
  if (!isSame(was.callDataList ?? [], now.callDataList ?? [])) return reasons.reasonCallDataChanged;
  if (was.pu8sHoldNumberSC !== now.pu8sHoldNumberSC || before.heldContact !== after.heldContact) {
    return reasons.reasonHoldContactChanged;
  }
  if (others.some((member) => !isSame(was[member], now[member]))) return reasons.reasonOther;
  return was.iFeatures === now.iFeatures ? undefined : "features";
}

export function isAnswered(before: ShownCall | undefined, { info }: ShownCall): boolean {
  if (info.bOutbound || info.iCallState !== states.eCALLSTATECONNECTED) return false;
  return before === undefined || before.info.iCallState === states.eCALLSTATEOFFERING;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === "object" && JSON.stringify(one) === JSON.stringify(other);
}
