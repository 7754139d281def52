import { INTERFACE_VERSION } from "../../../rose/later.js";

/** A version of the interface: major, minor, and the date of its last change as a number. */
export type InterfaceVersion = readonly [number, number, number];

/**
 * The version of the interface that this server serves: that of the newest module it implements. The integer in
 * asnNegotiateServerConnection numbers versions in another way.
 */
export const interfaceVersion = readVersion(INTERFACE_VERSION) as InterfaceVersion;

/** The version as text, such as `8.0.20240916`. */
export function versionText(version: InterfaceVersion): string {
  return version.join(".");
}

/**
 * Reads a version of up to three numbers; missing ones are 0.
 * @returns undefined if the text is not a version.
 */
export function readVersion(text: string): InterfaceVersion | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, major = "0", minor = "0", date = "0"] = parts;
  return [Number(major), Number(minor), Number(date)];
}

/**
 * Whether a client can work with this server: the server's version must not be lower than the oldest one that the client
 * supports, and its major version not higher than that of the newest one.
 */
export function isCompatible(oldest: InterfaceVersion, newest: InterfaceVersion): boolean {
  return compare(interfaceVersion, oldest) >= 0 && interfaceVersion[0] <= newest[0];
}

function compare(one: InterfaceVersion, other: InterfaceVersion): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
