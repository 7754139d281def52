import { randomBytes } from "node:crypto";
import { textOfUtf8 } from "../../../codec/internal.js";
import type { AsnAuthenticationEnhanced } from "../../../modules/authentication/authentication.js";
import { textLimits } from "../../text-limits.js";
import { digestChallenge, digestResponse, type DigestResponse } from "../digests/api.js";
import type { SessionState } from "./logins.js";
import { LogonFailure, LogonRefusal, negotiationRequired } from "./logon-refusal.js";

const nonceOctets = 24;

/**
 * Takes one of the two steps of a logon by Digest. Without credentials it is the first: the client gets a challenge for this session,
 * which is of use for one response.
 * @param realm undefined if nobody may log on by Digest.
 * @returns The response to the challenge.
 * @throws LogonRefusal 105 with the challenge, also for a response to an earlier one; 102 for invalid credentials; 106 without a realm.
 */
export function takeDigestStep(
  { sAuthCredetials: octets }: Pick<AsnAuthenticationEnhanced, "sAuthCredetials">,
  state: SessionState,
  realm: string | undefined,
): DigestResponse {
  if (realm === undefined) {
    throw new LogonRefusal(
      LogonFailure.eNETLOGININVALIDAUTHENTICATIONMETHOD,
      "Invalid authentication method",
    );
  }
  if (octets.length === 0) throw challenge(state, realm, false);
  const text = octets.length > textLimits.credentials ? undefined : textOfUtf8(octets);
  const response = text === undefined ? undefined : digestResponse(text);
  const { nonce } = state;
  delete state.nonce;
  if (response === undefined || response.realm !== realm) {
    throw new LogonRefusal(LogonFailure.eNETLOGININVALIDPASS, "Invalid credentials");
  }
  // Each challenge is for one response, so it is the first one.
  if (response.nonce !== nonce || response.nc !== "00000001") throw challenge(state, realm, true);
  return response;
}

function challenge(state: SessionState, realm: string, stale: boolean): LogonRefusal {
  state.nonce = randomBytes(nonceOctets).toString("base64");
  return negotiationRequired(digestChallenge(realm, state.nonce, stale));
}
