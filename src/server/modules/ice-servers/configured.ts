import { createHmac } from "node:crypto";
import { checkLimit, requiredOptions, type NamesOf } from "../../../rose/internal.js";
import type { AsnWebIceServer } from "../../../modules/transport/transport.js";
import type { PrincipalUser } from "../../kernel/index.js";

/** A STUN or TURN server. */
export interface IceServer {
  /** Its addresses: `stun:`, `stuns:`, `turn:` or `turns:` (RFC 7064, RFC 7065). */
  readonly urls: readonly string[];
  /** The name and password for TURN that all users get. */
  readonly username?: string | undefined;
  /** The password that goes with `username`; every client gets it. */
  readonly credential?: string | undefined;
  /**
   * Instead of these: the secret that a TURN server shares with this one. Each user then gets a name and password of
   * their own, which are valid for the lifetime.
   */
  readonly secret?: string | undefined;
}

/** Which STUN and TURN servers clients are told. */
export interface IceOptions {
  /** None by default, 20 at most. */
  readonly iceServers?: readonly IceServer[] | undefined;
  /** For how many seconds what clients are told is valid; a day by default, at most 30 days. */
  readonly iceLifetime?: number | undefined;
}

/** The names of {@link IceOptions}. */
export const iceOptionNames = {
  iceServers: "array",
  iceLifetime: "number",
} satisfies NamesOf<IceOptions>;

const day = 24 * 60 * 60;
export const defaultIceLifetime = day;
/** The longest lifetime, in seconds. */
export const longestIceLifetime = 30 * day;
/** How many servers there may be in one place, and how many addresses each may have. */
export const mostServers = 20;
export const mostUrls = 20;
const longestText = 1024;

const names = {
  urls: "array",
  username: "string",
  credential: "string",
  secret: "string",
} satisfies NamesOf<IceServer>;

/** @throws TypeError, RangeError if the options do not describe servers. */
export function checkIceServers({ iceServers = [], iceLifetime = day }: IceOptions): void {
  checkLimit("iceLifetime", iceLifetime, 60, longestIceLifetime);
  if (iceServers.length > mostServers) throw new RangeError(`over ${mostServers} iceServers`);
  for (const server of iceServers) {
    requiredOptions(server, names, "iceServers", "iceServers.");
    const { urls, username, credential, secret } = server as IceServer;
    if (!Array.isArray(urls) || urls.length === 0 || !urls.every(isUrl)) {
      throw new TypeError(
        "the urls of iceServers are not stun:, stuns:, turn: or turns: addresses",
      );
    }
    if (urls.length > mostUrls)
      throw new RangeError(`over ${mostUrls} urls of one of the iceServers`);
    const texts = [username, credential, secret].filter((text) => text !== undefined);
    if (
      !texts.every((text) => typeof text === "string" && text !== "" && text.length <= longestText)
    ) {
      throw new TypeError("username, credential and secret of iceServers are texts");
    }
    if (secret !== undefined && (username ?? credential) !== undefined) {
      throw new TypeError("iceServers have a secret, or a username and credential, not both");
    }
  }
}

function isUrl(url: unknown): boolean {
  return (
    typeof url === "string" && url.length <= longestText && /^(?:stun|turn)s?:[^\s]+$/.test(url)
  );
}

/**
 * What a user is told of a server. With a shared secret, the name is the time at which it ends and the user's id, and the password
 * their HMAC: what TURN servers take that follow draft-uberti-behave-turn-rest.
 */
export function forUser(
  { urls, username, credential, secret }: IceServer,
  { id }: Pick<PrincipalUser, "id">,
  until: Date,
): AsnWebIceServer {
  if (secret === undefined) {
    return {
      urls: [...urls],
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    };
  }
  const name = `${Math.floor(until.getTime() / 1000)}:${id}`;
  const password = createHmac("sha1", secret).update(name).digest("base64");
  return { urls: [...urls], username: name, credential: password };
}
