import type { RoseLog, Session } from "../../../rose/index.js";
import { clientAddress } from "../../client-address.js";
import { LogonRefusal } from "./logon-refusal.js";

/** Logs the outcome of a logon. Rejects as the logon does. */
export async function logged<T extends { readonly u8sLoggedInUser: string }>(
  log: RoseLog,
  session: Session,
  logon: () => Promise<T>,
): Promise<T> {
  const connection = session.connection.id;
  try {
    const result = await logon();
    log.info({ connection, user: result.u8sLoggedInUser }, "logged on");
    return result;
  } catch (error) {
    if (!(error instanceof LogonRefusal)) throw error;
    const { detail: iErrorDetail, failedUser: user } = error;
    const remoteAddress = clientAddress(session);
    log.warn({ connection, remoteAddress, iErrorDetail, user }, "logon refused");
    throw error;
  }
}
