import type { AsnWebGetIceServersResult } from "../../../modules/transport/transport.js";
import { serviceRef, type PrincipalUser } from "../../kernel/index.js";

/** The STUN and TURN servers that clients use for audio and video. */
export interface IceServers {
  /** Those for a user, with what logs the user on to them. It may have to ask a web service, so it must not be awaited in a unit. */
  of(user: PrincipalUser, signal: AbortSignal): Promise<AsnWebGetIceServersResult>;
}

/** The servers for audio and video, for other modules. */
export const iceServers = serviceRef<IceServers>("ICE servers");
