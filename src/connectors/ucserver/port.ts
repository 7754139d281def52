import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";

/**
 * A login on a UCServer as the connectors see it: the operations of the module Appointments.
 * Every method rejects with {@link UcServerError}.
 */
export interface AppointmentsPort {
  /** The user who is logged on, as the server writes the name. */
  readonly user: string;
  /** Whose lists it may touch, if that is not for the API's options to say. */
  readonly owners?: readonly string[];
  /** False once the connection is gone: every further call would fail. */
  readonly alive: boolean;
  /** All entries of a user (asnAppointmentGetAllEntriesForUser). */
  list(owner: string): Promise<AsnAppointmentEntry[]>;
  /** Replaces all entries of a user (asnAppointmentSetEntryList). */
  setList(owner: string, dataSource: string, entries: AsnAppointmentEntry[]): Promise<void>;
  /** Stores one entry of the user that it names (asnAppointmentSetEntry). */
  setEntry(entry: AsnAppointmentEntry): Promise<void>;
  /** Stores the entries of a series, which share their id (asnAppointmentSetSeriesEntriesList). */
  setSeries(owner: string, dataSource: string, entries: AsnAppointmentEntry[]): Promise<void>;
  /**
   * Removes the entries under an id (asnAppointmentRemoveEntry). The operation names no owner: it
   * acts on the login's own list.
   */
  removeOwn(entryId: string): Promise<void>;
  /** Ends the login. */
  close(): Promise<void>;
}

/** What kind of failure it is. Stable: programs may switch on it. */
export type UcServerErrorCode =
  /** No connection, no answer, or a connection that broke: worth another try. */
  | "unreachable"
  /** Name or password are wrong, or the login has ended. */
  | "not-logged-on"
  /** The login may not do this. */
  | "refused"
  /** There is no such user. */
  | "unknown-user"
  /** Any other error, reject or result of the server. */
  | "failed";

/** A request to the UCServer that failed; the `cause` is the engine's error. */
export class UcServerError extends Error {
  override readonly name = "UcServerError";
  /** What the UCServer did not do; stable. */
  readonly code: UcServerErrorCode;

  constructor(code: UcServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
