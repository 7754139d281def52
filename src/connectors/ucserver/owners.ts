import { randomBytes } from "node:crypto";
import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { RoseError } from "../../rose/index.js";
import { sameUser } from "../user-names.js";
import { UcServerError, type AppointmentsPort } from "./port.js";

/** A login that may not act for the users whose lists it should keep: the server returns its own instead. */
export class OwnerIgnored extends Error {
  override readonly name = "OwnerIgnored";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-owner";
}

/**
 * Requires that a login may act for other users. A server ignores the owner that anybody but an
 * administrator names, and takes the login's own list (manual lines 13243 to 13249): all that is meant for others
 * would end there. A list of somebody whom there cannot be shows which it is: it exists for no
 * administrator, and for anybody else it is the login's own. Nothing is written.
 * @throws OwnerIgnored; UcServerError
 */
export async function requireActingForOthers(port: AppointmentsPort): Promise<void> {
  const nobody = `nobody-${randomBytes(8).toString("hex")}`;
  const theirs = await listOrNone(port, nobody);
  if (theirs === undefined) return;
  if (theirs.length > 0) throw ignored(port.user);
  // Either the server returns an empty list to everybody, or it is the login's own list, which is empty.
  if ((await port.list(port.user)).length > 0) return;
  throw new OwnerIgnored(
    `it cannot be told whether ${port.user} may act for other users on the UCServer; make it an ` +
      "administrator; if it is one, put any appointment into its own calendar, by which it can be told",
  );
}

/** Undefined if the server says that there is no such list, or none for this login; no other failure means that. */
async function listOrNone(
  port: AppointmentsPort,
  owner: string,
): Promise<readonly AsnAppointmentEntry[] | undefined> {
  try {
    return await port.list(owner);
  } catch (error) {
    if (error instanceof UcServerError && isAnswer(error)) return undefined;
    throw error;
  }
}

/** Whether the operation was carried out and ended with an error: a server that is busy rejects it unread. */
function isAnswer({ code, cause }: UcServerError): boolean {
  if (code === "unknown-user" || code === "refused") return true;
  return code === "failed" && cause instanceof RoseError;
}

/**
 * Requires that a list which was asked for is that of the user who was meant.
 * @throws OwnerIgnored
 */
export function requireOwner(
  owner: string,
  entries: readonly AsnAppointmentEntry[],
  login: string,
): void {
  const other = entries.find(({ u8sOwner }) => u8sOwner !== "" && !sameUser(u8sOwner, owner));
  if (other === undefined) return;
  if (sameUser(other.u8sOwner, login)) throw ignored(login);
  throw new OwnerIgnored(`the UCServer gave the list of ${other.u8sOwner} for that of ${owner}`);
}

function ignored(login: string): OwnerIgnored {
  return new OwnerIgnored(
    `the UCServer gives ${login} its own list in place of other users' (manual lines 13243 to 13249): ` +
      "the account must be an administrator to keep the appointments of others",
  );
}
