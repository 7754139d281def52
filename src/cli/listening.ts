import { lookup } from "node:dns/promises";
import type { AddressInfo } from "node:net";
import { isLoopback } from "../server/internal-address.js";
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

/**
 * Whether only this machine can reach what listens there. A loopback address has many spellings and names, so all
 * that matters is which addresses the system makes of them.
 */
export async function isOnLoopback(host: string): Promise<boolean> {
  try {
    const found = await lookup(host, { all: true });
    return found.length > 0 && found.every(({ address }) => isLoopback(address));
  } catch {
    // Nobody can listen there, and whoever tries is told why.
    return false;
  }
}

/** What to do about a port that is in use. */
export function another(option: string): string {
  return `choose another with ${option}`;
}

/** As it is written in a URL. */
export function hostPort({ address, family, port }: AddressInfo): string {
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
}
