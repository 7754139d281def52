import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { misdirected, misdirectedHandshake } from "../../rose/internal.js";

/** Why Node could read no request from a connection, or why a handshake of TLS failed. */
export interface ReadingError extends Error {
  readonly code?: string;
  /** The chunk in which the fault is. */
  readonly rawPacket?: Uint8Array;
}

/** The statuses that are not 400. */
const statuses: ReadonlyMap<string | undefined, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", 413],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** What is answered to something that is not a request, or not one that is read; as Node does. */
export function refusalOf({ code }: ReadingError): string {
  const status = statuses.get(code) ?? 400;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`;
}

/** What the first octets of a connection look like; undefined if they were HTTP, or are of no known protocol. */
export function strangerOf(error: ReadingError, socket: Duplex): string | undefined {
  const { rawPacket } = error;
  if (rawPacket === undefined) return misdirectedHandshake(error, "https");
  const first = (socket as Partial<Socket>).bytesRead === rawPacket.length;
  return first ? misdirected(rawPacket, "http") : undefined;
}
