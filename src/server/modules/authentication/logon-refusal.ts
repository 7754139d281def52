import { AsnLogonErrorEnum } from "../../../modules/authentication/authentication.js";
import { RequestError } from "../../kernel/index.js";

export const LogonFailure = AsnLogonErrorEnum.values;

/** A logon that is refused; `detail` is a value of AsnLogonErrorEnum. */
export class LogonRefusal extends RequestError {
  /** The user who was to be logged on; "" if there is no such user. */
  readonly failedUser: string;
  /** What the client needs for the next step (105); empty otherwise. */
  readonly credentials: Uint8Array;

  constructor(
    detail: number,
    text: string,
    failedUser = "",
    credentials: Uint8Array = new Uint8Array(0),
  ) {
    super(detail, text);
    this.failedUser = failedUser;
    this.credentials = credentials;
  }
}

/** The first of two steps: not a failure, but an error by the protocol. */
export function negotiationRequired(challenge: string): LogonRefusal {
  const { eNETLOGINNEGOTIATIONREQUIRED: detail } = LogonFailure;
  return new LogonRefusal(detail, "Negotiation required", "", Buffer.from(challenge));
}

/** The refusal if the session has logged off meanwhile, or was logging on already. */
export function overtaken(): LogonRefusal {
  return new LogonRefusal(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Another logon is under way, or a logoff ended this one",
  );
}

/** The refusal if too many logons wait already. */
export function tooMany(): LogonRefusal {
  return new LogonRefusal(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Too many logons at a time, try again later",
  );
}
