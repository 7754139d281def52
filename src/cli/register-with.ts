import type { UcServerOptions } from "../server/index.js";
import { checkRegistrations } from "../server/internal.js";
import { readOptionsFile } from "./options-file.js";

/**
 * The web services that a file names, with which the server registers: the option `registerWith`.
 * @throws CommandError for a file that cannot be used.
 */
export function readRegistrations(file: string | undefined): Pick<UcServerOptions, "registerWith"> {
  if (file === undefined) return {};
  return readOptionsFile("--register-with", file, ["registerWith"], ({ registerWith }) =>
    checkRegistrations(registerWith),
  );
}
