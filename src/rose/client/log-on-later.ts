import {
  AsnClientAppID,
  asnLoginV2,
  asnNegotiateServerConnectionV2,
  type AsnNegotiateServerConnectionV2Result,
} from "../../modules/later/authentication/authentication.js";
import type { AsnLoginV2ChoiceArgument } from "../../modules/later/authentication-common/authentication-common.js";
import { asnSubscribeServices } from "../../modules/later/general/general.js";
import { knownOptions, type NamesOf } from "../../codec/internal.js";
import type { Client } from "../api/client.js";
import { printable } from "../log.js";
import { chosenCredentials, type LogonCredentials } from "./log-on.js";

/** The newest version of the interface that this package knows. */
export const INTERFACE_VERSION = "8.0.20240916";

/** The oldest version with which clients of it can work. */
const oldestVersion = "8.0.0";

/** The bit of `iClientCapabilities` that says that a client understands the events of version 8. */
const laterEvents = 0x4;

/** What a client of version 8 says about itself when it logs on. */
export interface LaterLogonOptions {
  /** The version of the client, as the server's log and administration show it; "rosewire" by default. */
  readonly version?: string;
  /** What tells this device from the user's others; empty by default. */
  readonly deviceId?: string;
  /** The name of the device, for display; empty by default. */
  readonly deviceName?: string;
  /** Which program it is, of `AsnClientAppID`; unknown by default. */
  readonly application?: AsnClientAppID;
  /** What the client can do, besides understanding the events of version 8: bits of `iClientCapabilities`; nothing by default. */
  readonly capabilities?: number;
  /** Whether the server is to send what a logon in 6.1 asks for on the side (asnSubscribeServices); not by default. */
  readonly subscribe?: boolean;
}

const optionNames = {
  version: "string",
  deviceId: "string",
  deviceName: "string",
  application: "number",
  capabilities: "number",
  subscribe: "boolean",
} satisfies NamesOf<LaterLogonOptions>;

/** What a server of version 8 has said to a logon. */
export interface LaterLogon {
  /** The login name. */
  readonly user: string;
  /** What the server is. */
  readonly server: AsnNegotiateServerConnectionV2Result;
}

/** Why a server of version 8 has not logged a client on, although nothing is wrong with the credentials. */
export type LaterLogonReason = "incompatible" | "busy" | "redirected" | "other-method";

/** A server of version 8 has answered, but has not logged the client on. */
export class LaterLogonError extends Error {
  override readonly name = "LaterLogonError";
  /** The same for all errors of this class; why the logon failed is in {@link reason}. */
  readonly code = "rose-later-logon";
  /** Why the server did not log the user on; stable. */
  readonly reason: LaterLogonReason;
  /** If it is busy: seconds until the next try. */
  readonly retryInSeconds: number | undefined;
  /** If the client has to log on elsewhere: where. */
  readonly redirectTo: string | undefined;

  constructor(
    reason: LaterLogonReason,
    message: string,
    more: { readonly retryInSeconds?: number; readonly redirectTo?: string } = {},
  ) {
    super(message);
    this.reason = reason;
    this.retryInSeconds = more.retryInSeconds;
    this.redirectTo = more.redirectTo;
  }
}

/**
 * Negotiates and logs a client on as clients of version 8 do (asnNegotiateServerConnectionV2, asnLoginV2), after which the server
 * sends the events of that version. A client that reconnects has to be logged on again each time.
 * @returns Rejects like {@link Client.invoke}: with a RoseReject (unrecognisedOperation) if the server is of 6.1; if it
 *   refuses the credentials, with a RoseError whose `iErrorDetail` is of `AsnLogonErrorEnum`. Rejects with a
 *   {@link LaterLogonError} if it cannot log this client on, or not now; with a RangeError for a user name with a colon;
 *   with a TypeError for an unknown option and what are no credentials.
 */
export async function logOnLater(
  client: Client,
  credentials: LogonCredentials,
  options: LaterLogonOptions = {},
): Promise<LaterLogon> {
  knownOptions(options, optionNames, "logOnLater");
  const auth = authOf(credentials);
  const server = await negotiate(client, options);
  const { succceeded, serverRedirect, serverBusy } = await client.invoke(asnLoginV2, { auth });
  if (serverRedirect !== undefined) {
    const { u8sRedirectTo: redirectTo } = serverRedirect;
    throw new LaterLogonError("redirected", "another server is responsible", { redirectTo });
  }
  if (serverBusy !== undefined) throw busy(serverBusy.iRetryInSeconds);
  if (succceeded === undefined) {
    throw new LaterLogonError("other-method", "the server wants another method of logon");
  }
  if (options.subscribe === true) await client.invoke(asnSubscribeServices, {});
  const given = "user" in credentials ? credentials.user : "";
  return { user: succceeded.u8sLoggedInUser ?? given, server };
}

async function negotiate(
  client: Client,
  options: LaterLogonOptions,
): Promise<AsnNegotiateServerConnectionV2Result> {
  const { version = "rosewire", deviceId = "", deviceName = "", capabilities = 0 } = options;
  const answer = await client.invoke(asnNegotiateServerConnectionV2, {
    u8sMinSupportedInterfaceVersion: oldestVersion,
    u8sMaxSupportedInterfaceVersion: INTERFACE_VERSION,
    u8sClientDeviceId: deviceId,
    u8sClientVersion: version,
    eClientAppID: options.application ?? AsnClientAppID.values.eCLIENTAPPIDUNKNOWN,
    u8sClientDeviceName: deviceName,
    iClientCapabilities: capabilities | laterEvents,
  });
  if (answer.busy !== undefined) throw busy(answer.busy.iServerBusyTimeout);
  if (answer.incompatible !== undefined) {
    const { u8sServerInterfaceVersion: theirs } = answer.incompatible;
    throw new LaterLogonError(
      "incompatible",
      `the server has version ${printable(theirs)} of the interface, which does not go together with ${INTERFACE_VERSION}`,
    );
  }
  return answer.result;
}

function busy(retryInSeconds: number): LaterLogonError {
  const message = `the server is busy: try again in ${retryInSeconds} s`;
  return new LaterLogonError("busy", message, { retryInSeconds });
}

function authOf(credentials: LogonCredentials): AsnLoginV2ChoiceArgument {
  const chosen = chosenCredentials(credentials);
  if ("token" in chosen) return { authBearer: { u8sJWT: chosen.token } };
  const { user, password } = chosen;
  if (user.includes(":"))
    throw new RangeError("a user name with a colon cannot be sent (RFC 7617)");
  return { authBasic: { credential: Buffer.from(`${user}:${password}`).toString("base64") } };
}
