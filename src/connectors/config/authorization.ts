import type { RoseLog } from "../../rose/index.js";
import {
  OAuthAuthorization,
  ReadAuthorization,
  type Authorization,
} from "../replicator/authorization.js";
import { HttpClient, type HttpClientOptions } from "../replicator/http-client.js";
import type { Config } from "./schema.js";
import { readSecret, writeSecret, type SecretPlace } from "./secret.js";

/** What is needed to create an authorization. */
export interface AuthorizationParts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How requests to a token endpoint are sent. */
  readonly http: HttpClientOptions;
  readonly clock: () => Date;
  readonly log?: RoseLog | undefined;
}

/**
 * The authorization of requests to the source. All secrets are read once at the beginning, so that a
 * missing one is reported before anything starts.
 * @throws ConfigError
 */
export function authorizationOf(
  { authorization: config }: Config,
  { environment, http, clock, log }: AuthorizationParts,
): Authorization | undefined {
  const read = (place: SecretPlace, where: string): string =>
    readSecret(place, `authorization.${where}`, environment).reveal();
  if (config === undefined) return undefined;
  if ("basic" in config) {
    const { user, password } = config.basic;
    return new ReadAuthorization(() => {
      const pair = `${user}:${read(password, "basic.password")}`;
      return `Basic ${Buffer.from(pair).toString("base64")}`;
    });
  }
  if ("scheme" in config) {
    const { scheme, token } = config;
    return new ReadAuthorization(() => `${scheme} ${read(token, "token")}`);
  }
  const { tokenUrl, clientId, clientSecret, refreshToken, scope, client } = config.oauth2;
  const secret = (): string => read(clientSecret, "oauth2.clientSecret");
  const refresh = refreshToken && ((): string => read(refreshToken, "oauth2.refreshToken"));
  secret();
  refresh?.();
  const requests = new HttpClient(http);
  return new OAuthAuthorization({
    tokenUrl,
    clientId,
    clientSecret: secret,
    refreshToken: refresh,
    rotated: refreshToken && ((next) => writeSecret(refreshToken, next)),
    scope,
    clientIn: client,
    send: (request) => requests.send(request),
    clock,
    log,
  });
}
