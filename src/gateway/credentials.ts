import { badRequest, wsFailure, WsErrorDetail } from "./failure.js";
import type { WebRequest } from "./request.js";

/** What a request proves itself with. */
export type Credentials =
  | { readonly kind: "password"; readonly user: string; readonly password: string }
  | { readonly kind: "token"; readonly token: string };

/** Credentials and whether a failed logon with them is answered with 401. */
export interface GivenCredentials {
  readonly credentials: Credentials | undefined;
  readonly challenge: boolean;
}

/**
 * The credentials of a request: a token, name and password in the query, or HTTP Basic. Only with
 * Basic, or with nothing, the client is challenged (manual line 67).
 * @param trusted The origins of other sites whose pages may use Basic.
 * @throws Failure 400 for Basic credentials that are none; 403 for Basic credentials that a
 *   browser may have added to a request of another site by itself.
 */
export function credentialsOf(request: WebRequest, trusted: ReadonlySet<string>): GivenCredentials {
  const { url, header } = request;
  const query = url.searchParams;
  const token = query.get("token") ?? header("x-uctoken");
  if (token !== undefined) return { credentials: { kind: "token", token }, challenge: false };
  const user = query.get("user");
  if (user !== null) {
    const password = query.get("pass") ?? "";
    return { credentials: { kind: "password", user, password }, challenge: false };
  }
  const authorization = header("authorization");
  if (authorization === undefined) return { credentials: undefined, challenge: true };
  refuseCrossSite(request, trusted);
  return { credentials: basic(authorization), challenge: true };
}

/**
 * Browsers add Basic credentials that were typed in once to whatever page asks, so a page of
 * another site could act in the user's name.
 */
function refuseCrossSite({ header }: WebRequest, trusted: ReadonlySet<string>): void {
  const site = header("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return;
  const origin = header("origin");
  if (origin !== undefined && trusted.has(origin)) return;
  throw wsFailure(
    403,
    WsErrorDetail.crossSite,
    "Cross-site request",
    "a page of another site may not use HTTP Basic",
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

/** UTF-8, or Latin-1 as btoa makes it of a page's string. */
function decoded(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return Buffer.from(octets).toString("latin1");
  }
}
