import type { AddressInfo } from "node:net";
import { failure } from "./outcome.js";

/**
 * The address that has been bound.
 * @param where The port for a message, `port 7222 of 127.0.0.1`.
 * @param instead What to do if it is in use, `choose another with --port`.
 * @throws CommandError that says what to do.
 */
export async function bound(
  listening: Promise<AddressInfo>,
  where: string,
  instead: string,
): Promise<AddressInfo> {
  try {
    return await listening;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw failure(`${where} is in use; ${instead}`);
    throw failure(`cannot listen on ${where}: ${message}`);
  }
}

/** What to do about a port that is in use. */
export function another(option: string): string {
  return `choose another with ${option}`;
}

/** As it stands in a URL. */
export function hostPort({ address, family, port }: AddressInfo): string {
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
}
