import type { Operation } from "../../codec/index.js";
import * as Operations from "../../modules/appointments/appointments.js";
import { AsnLogonErrorEnum, asnLogon } from "../../modules/authentication/authentication.js";
import {
  connect,
  isRoseError,
  logOn,
  RoseError,
  RoseReject,
  silentLog,
  type Client,
  type ConnectOptions,
  type LogonCredentials,
} from "../../rose/index.js";
import { knownOptions, strictnessValues, type NamesOf } from "../../rose/internal.js";
import { UcServerError, type AppointmentsPort, type UcServerErrorCode } from "./port.js";

type Entry = Operations.AsnAppointmentEntry;

/** Where the server is; the rest is as for `connect`. */
export type TcpOptions = Pick<
  ConnectOptions,
  | "host"
  | "port"
  | "open"
  | "tls"
  | "connectTimeout"
  | "callTimeout"
  | "limits"
  | "signal"
  | "strictness"
>;

const optionNames = {
  host: "string",
  port: true,
  open: "function",
  tls: true,
  connectTimeout: "number",
  callTimeout: "number",
  limits: "object",
  signal: "object",
  strictness: strictnessValues,
} satisfies NamesOf<TcpOptions>;

/**
 * Connects to a UCServer and logs on (asnNegotiateServerConnection, asnLogon).
 * @throws UcServerError; TypeError for an unknown option.
 */
export async function logOnTcp(
  options: TcpOptions,
  credentials: LogonCredentials,
): Promise<AppointmentsPort> {
  knownOptions(options, optionNames, "logOnTcp");
  let client: Client | undefined;
  try {
    // It only makes calls; errors are thrown, and the caller reports them.
    client = await connect({ ...options, log: silentLog });
    const about = { version: "rosewire connectors", computer: "rosewire" };
    const { u8sLoggedInUser } = await logOn(client, credentials, about);
    return new TcpPort(client, u8sLoggedInUser);
  } catch (error) {
    await client?.close();
    throw failureOf(error);
  }
}

class TcpPort implements AppointmentsPort {
  readonly user: string;
  readonly #client: Client;

  constructor(client: Client, user: string) {
    this.#client = client;
    this.user = user;
  }

  get alive(): boolean {
    return this.#client.connection.open;
  }

  async list(u8sOwner: string): Promise<Entry[]> {
    const operation = Operations.asnAppointmentGetAllEntriesForUser;
    return (await this.#invoke(operation, { u8sOwner })).listAppointments;
  }

  async setList(u8sOwner: string, u8sDataSource: string, appointments: Entry[]): Promise<void> {
    const argument = { u8sOwner, u8sDataSource, appointments };
    await this.#invoke(Operations.asnAppointmentSetEntryList, argument);
  }

  async setEntry(appointment: Entry): Promise<void> {
    await this.#invoke(Operations.asnAppointmentSetEntry, { appointment });
  }

  async setSeries(u8sOwner: string, u8sDataSource: string, appointments: Entry[]): Promise<void> {
    const argument = { u8sOwner, u8sDataSource, appointments };
    await this.#invoke(Operations.asnAppointmentSetSeriesEntriesList, argument);
  }

  async removeOwn(u8sEntryID: string): Promise<void> {
    const operation = Operations.asnAppointmentRemoveEntry;
    // A result other than 0 means that there is nothing left to remove, which is fine.
    await this.#call(operation, { u8sEntryID });
  }

  /** The login ends with its connection. */
  close(): Promise<void> {
    return this.#client.close();
  }

  async #invoke<A, R extends { iResult: number }>(
    operation: Operation<A, R>,
    argument: A,
  ): Promise<R> {
    const result = await this.#call(operation, argument);
    if (result.iResult === 0) return result;
    throw new UcServerError("failed", `${operation.name} gave the result ${result.iResult}`);
  }

  async #call<A, R>(operation: Operation<A, R>, argument: A): Promise<R> {
    try {
      return await this.#client.invoke(operation, argument);
    } catch (error) {
      throw failureOf(error);
    }
  }
}

const Logon = AsnLogonErrorEnum.values;

/** Failures of a logon that are the credentials' fault. */
const wrongCredentials: ReadonlySet<number> = new Set([
  Logon.eNETLOGININVALUSERNAME,
  Logon.eNETLOGININVALIDPASS,
  Logon.eNETLOGINUSERNOTENABLED,
  Logon.eNETLOGINTOKENEXIRED,
]);

/** Values of AsnRequestError.iErrorDetail that rosewire's own server returns. */
const details: Readonly<Record<number, UcServerErrorCode>> = { 2: "refused", 3: "unknown-user" };

function failureOf(error: unknown): UcServerError {
  const cause = { cause: error };
  const message = error instanceof Error ? error.message : String(error);
  if (isRoseError(error, asnLogon)) {
    const refused = wrongCredentials.has(error.error.iErrorDetail);
    return new UcServerError(refused ? "not-logged-on" : "failed", message, cause);
  }
  if (error instanceof RoseError) {
    const { iErrorDetail, u8sErrorString } = error.error as Record<string, unknown>;
    const code =
      u8sErrorString === "Not logged on" ? "not-logged-on" : details[Number(iErrorDetail)];
    return new UcServerError(code ?? "failed", message, cause);
  }
  if (error instanceof RoseReject) return new UcServerError("failed", message, cause);
  return new UcServerError(
    unreachable.has(codeOf(error)) ? "unreachable" : "failed",
    message,
    cause,
  );
}

const unreachable: ReadonlySet<string> = new Set([
  "rose-connect",
  "rose-timeout",
  "rose-abort",
  "rose-connection-closed",
]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
