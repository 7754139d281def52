import type { AsnAuthenticationChoice } from "../../modules/authentication/authentication.js";

/** What a login proves itself with: name and password, or a login token (manual chapter 1.5). */
export type LogonCredentials =
  | { readonly user: string; readonly password: string }
  | { readonly token: string };

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
