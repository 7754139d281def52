/** A version of the interface: major, minor, and the date of its last change as a number. */
export type InterfaceVersion = readonly [number, number, number];

/**
 * The version of the interface that this server serves: that of the newest module it implements. The integer of
 * asnNegotiateServerConnection is another scale.
 */
export const interfaceVersion: InterfaceVersion = [8, 0, 20240916];

/** As it is written: `8.0.20240916`. */
export function versionText(version: InterfaceVersion): string {
  return version.join(".");
}

/**
 * Reads a version of up to three numbers; those that are missing are 0.
 * @returns undefined if it is no version.
 */
export function readVersion(text: string): InterfaceVersion | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, major = "0", minor = "0", date = "0"] = parts;
  return [Number(major), Number(minor), Number(date)];
}

/**
 * Whether a client can work with this server: the server is not older than the oldest version that the client can
 * work with, and not of a later major version than the newest.
 */
export function isCompatible(oldest: InterfaceVersion, newest: InterfaceVersion): boolean {
  return compare(interfaceVersion, oldest) >= 0 && interfaceVersion[0] <= newest[0];
}

function compare(one: InterfaceVersion, other: InterfaceVersion): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
