import type {
  AsnNegotiateServerConnectionV2Argument as Argument,
  AsnNegotiateServerConnectionV2ResultChoice as Result,
} from "../../../modules/later/authentication/authentication.js";
import { RequestError } from "../../kernel/index.js";
import { packageVersion } from "../../version.js";
import { interfaceVersion, isCompatible, readVersion, versionText } from "./interface-version.js";
import type { SessionState } from "./logins.js";
import type { NegotiatedSettings, NegotiationOptions } from "./negotiation.js";

/**
 * What asnNegotiateServerConnectionV2 answers: whether client and server have a version in common, and what the server is.
 * @throws RequestError 0 for something that is not a version.
 */
export function negotiateLater(
  argument: Argument,
  state: SessionState,
  now: Date,
  { presenceDomains = [] }: NegotiationOptions,
  { bPresenceDisabled, bUserUserRightsDisabled }: NegotiatedSettings,
): Result {
  const oldest = readVersion(argument.u8sMinSupportedInterfaceVersion);
  const newest = readVersion(argument.u8sMaxSupportedInterfaceVersion);
  if (oldest === undefined || newest === undefined) {
    throw new RequestError(0, "A version is up to three numbers, such as 8.0.0");
  }
  const u8sServerInterfaceVersion = versionText(interfaceVersion);
  if (!isCompatible(oldest, newest)) return { incompatible: { u8sServerInterfaceVersion } };
  return {
    result: {
      eServerType: 0,
      u8sServerInterfaceVersion,
      // Passwords of the server's own.
      eAuthenticationMethod: 0,
      sServerAuthentication: Buffer.from(now.toISOString()),
      stServerTime: now,
      u8sServerVersion: packageVersion(),
      u8sConnectionGUID: state.connectionId,
      u8sPresenceDomains: [...presenceDomains],
      ...(bPresenceDisabled && { bPresenceServicesDisabled: true }),
      ...(bUserUserRightsDisabled && { bUserUserRightsDisabled }),
    },
  };
}
