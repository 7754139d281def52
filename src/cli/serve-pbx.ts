import type { RoseLog } from "../rose/index.js";
import type { UcServerOptions } from "../server/index.js";
import { demoPbx } from "./demo-pbx.js";
import { isOnLoopback } from "./listening.js";
import type { ServeOptions } from "./syntax/serve.js";

/** The PBXs of the server: a simulated one, none, or those that a file names. @throws CommandError for a file that cannot be used. */
export async function pbxOf(
  { pbx, host }: Pick<ServeOptions, "pbx" | "host">,
  log: RoseLog,
): Promise<Pick<UcServerOptions, "pbx">> {
  const kind = pbx ?? ((await isOnLoopback(host)) ? "simulated" : "none");
  if (kind === "none") return {};
  if (kind === "simulated") return demoPbx();
  const { readPbxs } = await import("./pbx-file.js");
  return { pbx: readPbxs(kind, log) };
}
