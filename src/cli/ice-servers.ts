import { readFileSync } from "node:fs";
import type { IceOptions } from "../server/index.js";
import { checkIceServers } from "../server/internal.js";
import { usageError } from "./outcome.js";

/**
 * The STUN and TURN servers that a file names: the options `iceServers` and `iceLifetime` in JSON, `{"iceServers": [..]}`. It may hold
 * secrets, so no message shows anything of it.
 * @throws CommandError for a file that cannot be used.
 */
export function readIceServers(file: string | undefined): IceOptions {
  if (file === undefined) return {};
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is not JSON" : `cannot be read: ${String(error)}`;
    throw usageError(`the file of --ice-servers ${why}`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw usageError("the file of --ice-servers does not hold an object");
  }
  const { iceServers, iceLifetime, ...others } = given as IceOptions;
  if (Object.keys(others).length > 0) {
    throw usageError("the file of --ice-servers holds more than iceServers and iceLifetime");
  }
  try {
    checkIceServers({ iceServers, iceLifetime });
  } catch (error) {
    throw usageError(`the file of --ice-servers: ${(error as Error).message}`);
  }
  return { iceServers, iceLifetime };
}
