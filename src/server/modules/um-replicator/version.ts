/** The protocol version of the manual, by which clients negotiate. */
const protocolVersion = "61";

/**
 * Whether the server supports a version of the interface. The manual prints none, so this is the choice of this server: versions from 1 to
 * that of the manual, 6, as up to four numbers with points; and 61, the protocol version.
 */
export function isSupported(version: string): boolean {
  if (version === protocolVersion) return true;
  return version.length <= 40 && /^[1-6](?:\.\d{1,9}){0,3}$/.test(version);
}
