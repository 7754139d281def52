import type { RoseLog, Session } from "../../../rose/index.js";
import { linesOf } from "../../../rose/internal.js";
import { clientAddress } from "../../client-address.js";
import type { Principals } from "../../kernel/index.js";
import { logRefusedLogon } from "../../refused-logon.js";
import { applicationOf } from "./client-application.js";
import { LogonFailure, LogonRefusal } from "./logon-refusal.js";

/** Logs the outcome of a logon. Rejects as the logon does. */
export async function logged<T extends { readonly u8sLoggedInUser: string }>(
  { log, principals }: { readonly log: RoseLog; readonly principals: Principals },
  session: Session,
  logon: () => Promise<T>,
): Promise<T> {
  const result = await refusalLogged(session, logon);
  const { connection } = session;
  const remoteAddress = clientAddress(session);
  const { u8sLoggedInUser: user } = result;
  if (principals.of(session)?.kind === "user") {
    const application = applicationOf(session);
    const facts = { connection: connection.id, remoteAddress, user };
    log.info(application === undefined ? facts : { ...facts, application }, "logged on");
  } else {
    // An anonymous logon needs no proof, so the same client may do it again and again.
    linesOf(connection).info(connection, { remoteAddress }, "logged on", { user });
  }
  return result;
}

/** Logs that credentials are refused. Rejects as the check does. */
export async function refusalLogged<T>(session: Session, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    // A challenge refuses nothing yet.
    if (
      error instanceof LogonRefusal &&
      error.detail !== LogonFailure.eNETLOGINNEGOTIATIONREQUIRED
    ) {
      logRefusedLogon(session, error.detail, error.failedUser);
    }
    throw error;
  }
}

/** Logs a logoff, before it takes place. */
export function logLogoff(
  { log, principals }: { readonly log: RoseLog; readonly principals: Principals },
  session: Session,
): void {
  const { connection, user } = session;
  if (principals.of(session)?.kind === "user") {
    log.info({ connection: connection.id, user }, "logged off");
  } else {
    linesOf(connection).info(connection, {}, "logged off", { user });
  }
}
