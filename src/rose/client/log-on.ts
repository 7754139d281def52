import {
  asnLogon,
  asnNegotiateServerConnection,
  type AsnAttachToContactOptions,
  type AsnAuthenticationChoice,
  type AsnLogonResult,
} from "../../modules/authentication/authentication.js";
import { knownOptions, requiredOptions, type NamesOf } from "../../codec/internal.js";
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

const logonNames = {
  version: "string",
  computer: "string",
  attach: "number",
} satisfies NamesOf<LogonOptions>;

const credentialNames = { user: "string", password: "string", token: "string" };

/**
 * Negotiates and logs a client on (asnNegotiateServerConnection, asnLogon). A client that
 * reconnects has to be logged on again each time: with the connection that `onConnected` gets.
 * @returns What the server says about the user. Rejects like {@link Client.invoke}; if the server refuses the
 *   credentials, with a RoseError whose `error` is an AsnLogonError; for unknown options and what are no credentials, with
 *   a TypeError.
 */
export async function logOn(
  client: Pick<Client, "invoke">,
  credentials: LogonCredentials,
  options: LogonOptions = {},
): Promise<AsnLogonResult> {
  knownOptions(options, logonNames, "logOn");
  const authentication = authenticationChoice(credentials);
  const { version = "rosewire", computer = "", attach = 0 } = options;
  await client.invoke(asnNegotiateServerConnection, { iClientProtocolVersion: PROTOCOL_VERSION });
  return client.invoke(asnLogon, {
    iVersion: PROTOCOL_VERSION,
    u8sVersion: version,
    iAttachToContact: attach,
    u8sClientComputerName: computer,
    authentication,
  });
}

/**
 * The `authentication` of asnLogon for these credentials, as the server reads it. Other members are ignored.
 * @throws TypeError for what are no credentials.
 */
export function authenticationChoice(credentials: LogonCredentials): AsnAuthenticationChoice {
  const chosen = chosenCredentials(credentials);
  if ("password" in chosen) {
    const { user, password } = chosen;
    return { simple: { u8sClientUsername: user, u8sClientUserPassword: password } };
  }
  return {
    enhanced: {
      u8sClientUsername: "",
      u8sClientUsernameAuthorisation: "",
      u8sAuthenticationMethod: "JWT",
      sAuthCredetials: Buffer.from(chosen.token),
    },
  };
}

/**
 * What somebody logs on with: name and password if both are given, otherwise the token.
 * @throws TypeError for what are no credentials.
 */
export function chosenCredentials(credentials: LogonCredentials): LogonCredentials {
  const { user, password, token } = (credentials ?? {}) as Partial<
    Record<keyof typeof credentialNames, string>
  >;
  if (user !== undefined && password !== undefined) return { user, password };
  if (token !== undefined) return { token };
  requiredOptions(credentials, credentialNames, "credentials");
  throw new TypeError("credentials are a user with a password, or a token");
}
