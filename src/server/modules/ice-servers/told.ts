import {
  EnumSTUNandTURNType,
  type AsnConfigSTUNandTURN,
  type AsnIceServer,
} from "../../../modules/audio-video/audio-video.js";
import type {
  AsnWebGetIceServersResult,
  AsnWebIceServer,
} from "../../../modules/transport/transport.js";
import type { PrincipalUser } from "../../kernel/index.js";
import { forUser } from "./configured.js";
import type { TimedServer } from "./stored.js";

const { eSTUN, eTURN } = EnumSTUNandTURNType.values;

/** What a user is told of a server, and until when it holds. */
export interface ToldServer {
  readonly server: AsnWebIceServer;
  readonly until: Date;
  /** The same in seconds from now. */
  readonly lifetime: number;
}

/** What a user is told of servers now. */
export function toldOf(
  servers: readonly TimedServer[],
  user: Pick<PrincipalUser, "id">,
  now: Date,
): ToldServer[] {
  return servers.map(({ server, lifetime }) => {
    const until = new Date(now.getTime() + lifetime * 1000);
    return { server: forUser(server, user, until), until, lifetime };
  });
}

/** What a web service says of its servers. @param most How many of them are told. */
export function toldBy(
  { iceServers, stValidTo, iTTL }: AsnWebGetIceServersResult,
  most: number,
): ToldServer[] {
  return iceServers.slice(0, most).map((server) => ({ server, until: stValidTo, lifetime: iTTL }));
}

/** The form of the module AudioVideo for browsers (manual line 16716). */
export function iceForm({ server: { username, credential, urls } }: ToldServer): AsnIceServer {
  return {
    urls: [...urls],
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  };
}

/** The older form (AsnConfigSTUNandTURN, manual line 16694). */
export function configForm({ server, until, lifetime }: ToldServer): AsnConfigSTUNandTURN {
  const { urls, username = "", credential = "" } = server;
  return {
    iType: urls.some((url) => url.startsWith("turn")) ? eTURN : eSTUN,
    u8sUsername: username,
    u8sPassword: credential,
    stValidTo: until,
    listURIs: [...urls],
    iTTL: lifetime,
  };
}
