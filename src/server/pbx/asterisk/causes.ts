import type { Cause } from "../driver.js";

/** What a call that has been answered elsewhere ends with (AST_CAUSE_ANSWERED_ELSEWHERE). */
export const answeredElsewhere = "26";

/** Why a call fails at the caller, by how dialling has ended (DialStatus). */
const outcomes: Readonly<Record<string, Cause>> = {
  BUSY: "busy",
  CHANUNAVAIL: "destinationOutOfOrder",
  CONGESTION: "networkCongestion",
  INVALIDARGS: "destinationNotObtainable",
  NOANSWER: "callNotAnswered",
};

/** The same by the cause of a hangup (ITU-T Q.850), where nothing has been dialled. That of a missed call is 16, as that of any other. */
const hangups: Readonly<Record<string, Cause>> = {
  "1": "destinationNotObtainable",
  "3": "destinationNotObtainable",
  "17": "busy",
  "18": "callNotAnswered",
  "19": "callNotAnswered",
  "20": "destinationOutOfOrder",
  "27": "destinationOutOfOrder",
  "28": "destinationNotObtainable",
  "34": "networkCongestion",
  "42": "networkCongestion",
};

export function outcomeOf(dialStatus: string): Cause | undefined {
  return outcomes[dialStatus];
}

export function hangupCause(cause: string): Cause | undefined {
  return hangups[cause];
}

/** Why a telephone does not ring any more that nobody has answered. */
export function unansweredCause(dialStatus: string): Cause | undefined {
  if (dialStatus === "CANCEL") return "callCancelled";
  return dialStatus === "NOANSWER" ? "alertTimeExpired" : undefined;
}
