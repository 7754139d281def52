import { AsnLogonErrorEnum } from "../../../modules/authentication/authentication.js";
import { RequestError } from "../../kernel/index.js";

export const LogonFailure = AsnLogonErrorEnum.values;

/** A logon that is refused; `detail` is a value of AsnLogonErrorEnum. */
export class LogonRefusal extends RequestError {
  /** The user who was to be logged on; "" if there is no such user. */
  readonly failedUser: string;

  constructor(detail: number, text: string, failedUser = "") {
    super(detail, text);
    this.failedUser = failedUser;
  }
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
