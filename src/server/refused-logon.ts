import type { Session } from "../rose/index.js";
import { linesOf } from "../rose/internal.js";
import { clientAddress } from "./client-address.js";

/**
 * Logs that somebody has not proved who they are, on whatever way: a logon, or an operation that takes a name and password.
 * @param iErrorDetail A value of AsnLogonErrorEnum.
 * @param user The user who was meant; "" if there is no such user.
 */
export function logRefusedLogon(session: Session, iErrorDetail: number, user: string): void {
  const { connection } = session;
  const remoteAddress = clientAddress(session);
  linesOf(connection).warn(connection, { remoteAddress, iErrorDetail, user }, "logon refused");
}
