import {
  asnLogon,
  asnNegotiateServerConnection,
  type AsnAttachToContactOptions,
  type AsnAuthenticationChoice,
  type AsnLogonResult,
} from "../../modules/authentication/authentication.js";
import type { Client } from "../api/client.js";

/**
 * The number that servers and clients of version 6 give as their protocol version when they negotiate and log on (manual chapter
 * 1.5).
 */
export const PROTOCOL_VERSION = 61;

/** What a user logs on with: name and password, or a login token (manual chapter 1.5). */
export type LogonCredentials =
  | { readonly user: string; readonly password: string }
  | { readonly token: string };

/** What a client says about itself when it logs on. */
export interface LogonOptions {
  /** The version of the client, as the server's log and administration show it; "rosewire" by default. */
  readonly version?: string;
  /** The name of the computer, for display; empty by default. */
  readonly computer?: string;
  /** Which events the server is to send; none by default. */
  readonly attach?: AsnAttachToContactOptions;
}

/**
 * Negotiates and logs a client on (asnNegotiateServerConnection, asnLogon). A client that
 * reconnects has to be logged on again each time: see {@link Client.status}.
 * @returns What the server says about the user. Rejects like {@link Client.invoke}; if the server
 *   refuses the credentials, with a RoseError whose `error` is an AsnLogonError.
 */
export async function logOn(
  client: Client,
  credentials: LogonCredentials,
  options: LogonOptions = {},
): Promise<AsnLogonResult> {
  const { version = "rosewire", computer = "", attach = 0 } = options;
  await client.invoke(asnNegotiateServerConnection, { iClientProtocolVersion: PROTOCOL_VERSION });
  return client.invoke(asnLogon, {
    iVersion: PROTOCOL_VERSION,
    u8sVersion: version,
    iAttachToContact: attach,
    u8sClientComputerName: computer,
    authentication: authenticationChoice(credentials),
  });
}

/** The `authentication` of asnLogon for these credentials, as the server reads it. */
export function authenticationChoice(credentials: LogonCredentials): AsnAuthenticationChoice {
  if ("password" in credentials) {
    const { user, password } = credentials;
    return { simple: { u8sClientUsername: user, u8sClientUserPassword: password } };
  }
  return {
    enhanced: {
      u8sClientUsername: "",
      u8sClientUsernameAuthorisation: "",
      u8sAuthenticationMethod: "JWT",
      sAuthCredetials: Buffer.from(credentials.token),
    },
  };
}
