import type { AppointmentsPort } from "../ucserver/port.js";
import { HttpProblem } from "./problem.js";

/** How the credentials of a request become a login on the UCServer. */
export interface ConnectorLogins {
  /**
   * HTTP Basic (RFC 7617). Rejects with UcServerError.
   * @param address Where the client is, if that is known: wrong passwords count there.
   */
  login(user: string, password: string, address?: string): Promise<AppointmentsPort>;
  /**
   * Any other scheme, in lower case: `bearer`, `soticket`. Without it only Basic is taken. Rejects
   * with UcServerError.
   */
  token?(scheme: string, token: string, address?: string): Promise<AppointmentsPort>;
}

/** The contents of an Authorization header. */
export type Credentials =
  | { readonly scheme: "basic"; readonly user: string; readonly password: string }
  | { readonly scheme: "token"; readonly name: string; readonly token: string };

/**
 * Reads an Authorization header (RFC 9110 section 11.6.2).
 * @throws HttpProblem 401 if there is none or it cannot be read.
 */
export function readCredentials(header: string | undefined): Credentials {
  const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+) +([!-~]+)$/.exec(header?.trim() ?? "");
  if (match === null) throw new HttpProblem(401, "the request has no credentials");
  const name = match[1]!.toLowerCase();
  if (name !== "basic") return { scheme: "token", name, token: match[2]! };
  const pair = Buffer.from(match[2]!, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  if (colon === -1) throw new HttpProblem(401, "the credentials are not a user and password");
  return { scheme: "basic", user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
