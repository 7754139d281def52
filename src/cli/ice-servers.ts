import type { IceOptions } from "../server/index.js";
import { checkIceServers } from "../server/internal.js";
import { readOptionsFile } from "./options-file.js";

/**
 * The STUN and TURN servers that a file names: the options `iceServers` and `iceLifetime`.
 * @throws CommandError for a file that cannot be used.
 */
export function readIceServers(file: string | undefined): IceOptions {
  if (file === undefined) return {};
  const names = ["iceServers", "iceLifetime"] as const;
  return readOptionsFile<IceOptions>("--ice-servers", file, names, checkIceServers);
}
