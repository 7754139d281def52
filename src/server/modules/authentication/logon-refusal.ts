import { AsnLogonErrorEnum } from "../../../modules/authentication/authentication.js";
import { RequestError } from "../../kernel/index.js";

export const LogonFailure = AsnLogonErrorEnum.values;

/** A logon that is refused; the `detail` is of AsnLogonErrorEnum. */
export class LogonRefusal extends RequestError {
  /** The user whose logon it was, if there is one. */
  readonly failedUser: string;

  constructor(detail: number, text: string, failedUser = "") {
    super(detail, text);
    this.failedUser = failedUser;
  }
}

/** The session has logged off meanwhile, or was logging on already. */
export function overtaken(): LogonRefusal {
  return new LogonRefusal(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Another logon is under way, or a logoff ended this one",
  );
}

/** More logons wait than may. */
export function tooMany(): LogonRefusal {
  return new LogonRefusal(
    LogonFailure.eNETLOGININTERNALSERVERERROR,
    "Too many logons at a time, try again later",
  );
}
