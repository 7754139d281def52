import { once } from "node:events";
import { get } from "node:https";
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";

/** An answer over HTTPS, and the certificate that came with it. */
export interface SecureAnswer {
  readonly status: number | undefined;
  readonly body: string;
  /** In PEM. */
  readonly certificate: string;
}

/** GETs over HTTPS. @param ca Whom to trust; undefined trusts anybody. */
export async function getOverTls(url: string, ca?: string): Promise<SecureAnswer> {
  const trust = ca === undefined ? { rejectUnauthorized: false } : { ca };
  const asked = get(url, { ...trust, agent: false });
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const certificate = (response.socket as TLSSocket).getPeerX509Certificate()?.toString() ?? "";
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body, certificate };
}
