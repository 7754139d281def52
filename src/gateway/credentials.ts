import { textOfUtf8 } from "../codec/internal.js";
import { InvokeProblem } from "../rose/index.js";
import { badRequest, wsFailure } from "./failure.js";
import { tokenOf, type WebRequest } from "./request.js";

/** The credentials of a request. */
export type Credentials =
  | { readonly kind: "password"; readonly user: string; readonly password: string }
  | { readonly kind: "token"; readonly token: string };

/** Credentials, and whether a failed logon with them is answered with 401. */
export interface GivenCredentials {
  readonly credentials: Credentials | undefined;
  readonly challenge: boolean;
}

/**
 * The credentials of a request: a token, name and password in the query, or HTTP Basic. Only with
 * Basic, or with nothing, the client is challenged (manual line 67).
 * @throws Failure 400 for invalid Basic credentials.
 */
export function credentialsOf(request: WebRequest): GivenCredentials {
  const token = tokenOf(request);
  if (token !== undefined) return { credentials: { kind: "token", token }, challenge: false };
  const { query } = request;
  const user = query.get("user");
  if (user !== null) {
    const password = query.get("pass") ?? "";
    return { credentials: { kind: "password", user, password }, challenge: false };
  }
  const authorization = request.header("authorization");
  if (authorization === undefined) return { credentials: undefined, challenge: true };
  return { credentials: basic(authorization), challenge: true };
}

/**
 * Refuses credentials next to a session's id: the session already has a user, and it is not known here
 * whether they are that user's. Those of HTTP Basic are accepted, because browsers add them on their own.
 * @throws Failure 403
 */
export function refuseCredentials(request: WebRequest): void {
  if (tokenOf(request) === undefined && !request.query.has("user")) return;
  throw wsFailure(
    403,
    InvokeProblem.authenticationFailed,
    "Authentication failed",
    "a session has been logged on by createsession: its calls take no credentials",
  );
}

function basic(authorization: string): Credentials {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
  const octets = Buffer.from(encoded ?? "", "base64");
  const text = decoded(octets);
  const colon = text.indexOf(":");
  if (colon < 0) throw badRequest("the Authorization header holds no Basic credentials");
  return { kind: "password", user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** UTF-8, or Latin-1 as btoa makes it from a page's string. */
function decoded(octets: Uint8Array): string {
  return textOfUtf8(octets) ?? Buffer.from(octets).toString("latin1");
}
