import type { AsnAuthenticationChoice } from "../../../modules/authentication/authentication.js";
import {
  AsnLoginV2SupportedAuthMethod,
  type AsnLoginV2Argument,
  type AsnLoginV2Result,
} from "../../../modules/later/authentication-common/authentication-common.js";
import { LogonFailure, LogonRefusal } from "./logon-refusal.js";

const { basic, bearer } = AsnLoginV2SupportedAuthMethod.values;

/** What asnLoginV2 answers to a client that asks how it may log on: in the order in which it should try. */
export const loginMethods: AsnLoginV2Result = {
  supportedAuthMethods: { authMethodsOrdered: [basic, bearer] },
};

/** What asnCreateAuthToken answers to the same: if a token sufficed, one that was stolen could be renewed for ever. */
export const tokenMethods: AsnLoginV2Result = {
  supportedAuthMethods: { authMethodsOrdered: [basic] },
};

/**
 * The credentials of a later logon as those of asnLogon.
 * @throws LogonRefusal 106 for a method that is not served.
 */
export function credentialsOf(
  auth: NonNullable<AsnLoginV2Argument["auth"]>,
): AsnAuthenticationChoice {
  if (auth.authBasic !== undefined) return enhanced("BASIC", auth.authBasic.credential);
  if (auth.authBearer !== undefined) return enhanced("JWT", auth.authBearer.u8sJWT);
  throw new LogonRefusal(
    LogonFailure.eNETLOGININVALIDAUTHENTICATIONMETHOD,
    "Invalid authentication method",
  );
}

function enhanced(u8sAuthenticationMethod: string, text: string): AsnAuthenticationChoice {
  return {
    enhanced: {
      u8sAuthenticationMethod,
      u8sClientUsername: "",
      u8sClientUsernameAuthorisation: "",
      sAuthCredetials: Buffer.from(text),
    },
  };
}

/** In the later version an unknown user and a wrong password are one and the same error. */
export function laterRefusal(refusal: LogonRefusal): LogonRefusal {
  if (refusal.detail !== LogonFailure.eNETLOGININVALIDPASS) return refusal;
  return new LogonRefusal(LogonFailure.eNETLOGININVALUSERNAME, "Invalid user name or password");
}
