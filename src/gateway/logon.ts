import type { View } from "../codec/index.js";
import {
  asnLogon,
  type AsnLogonResult,
  type AsnNegotiateServerConnectionArgument,
} from "../modules/authentication/authentication.js";
import { authenticationChoice, PROTOCOL_VERSION } from "../rose/index.js";
import type { Credentials } from "./credentials.js";
import { callTyped } from "./operations.js";
import type { CallOptions, UpstreamSession } from "./upstream.js";

/** The negotiation for clients that do not send one. */
export const defaultNegotiation: AsnNegotiateServerConnectionArgument = {
  iClientProtocolVersion: PROTOCOL_VERSION,
};

/** What the server should send: nothing, or all events (AsnAttachToContactOptions). */
export type Attach = 0 | 1;

/**
 * Logs a session on.
 * @throws RoseError with an AsnLogonError, or as {@link callTyped}.
 */
export function logOn(
  session: UpstreamSession,
  credentials: Credentials,
  attach: Attach,
  options: CallOptions,
): Promise<View<AsnLogonResult>> {
  const argument = {
    iVersion: PROTOCOL_VERSION,
    u8sVersion: "rosewire web service",
    iAttachToContact: attach,
    u8sClientComputerName: "",
    authentication: authenticationChoice(credentials),
  };
  return callTyped(session, asnLogon, argument, options);
}
