/** What a port speaks: ROSE or HTTP, in clear or within TLS from the first octet. */
export type Spoken = "rose" | "rose-tls" | "http" | "https";

/** Octets at the start of a connection that are looked at. */
const LOOKED_AT = 16;

/** How protocols begin; the first that matches counts. Each character is an octet. */
const beginnings = [
  // oxlint-disable-next-line no-control-regex -- octets of binary protocols
  ["TLS", /^\x16\x03[\0-\x04]/],
  // oxlint-disable-next-line no-control-regex
  ["an alert of TLS", /^\x15\x03[\0-\x04]/],
  ["ROSE in JSON", /^J\d{7}/],
  ["JSON without the header of a frame", /^\{\s*["}]/],
  ["HTTP/2", /^PRI \* HTTP/],
  ["an answer of HTTP", /^HTTP\/\d/],
  ["SIP", /^(?:SIP\/\d|[A-Z]{3,9} sips?:)/],
  ["RTSP", /^(?:RTSP\/\d|[A-Z_]{3,13} (?:rtsps?:|\* RTSP))/],
  ["HTTP", /^(?:[A-Z]{3,10} (?:\/|\* HTTP|https?:)|CONNECT )/],
  ["SSH", /^SSH-\d/],
  ["SMTP", /^(?:EHLO|HELO) /],
  ["the greeting of a server for mail or files", /^220[ -]/],
  ["the header of a proxy (PROXY)", /^(?:PROXY |\r\n\r\n\0\r\nQUIT\n)/],
  ["SMB", /^\0[^]{3}[\xfd-\xff]SMB/],
  // oxlint-disable-next-line no-control-regex
  ["RDP", /^\x03\0[^]{3}\xe0/],
] as const;

/** A protocol that is recognised by how it begins. */
export type Beginning = (typeof beginnings)[number][0] | "ROSE" | "BER, but not ROSE";

/**
 * Names the protocol that the first octets of a connection belong to, as far as they tell.
 * @param octets What has come of them; 16 at most are looked at.
 */
export function beginningOf(octets: Uint8Array): Beginning | undefined {
  const first = octets.subarray(0, LOOKED_AT);
  const text = String.fromCharCode(...first);
  return beginnings.find(([, pattern]) => pattern.test(text))?.[0] ?? berOf(first);
}

/** What is first in a message of ROSE: an invoke id, NULL in its place, or a session id with either kind of tag. */
const inRose: ReadonlySet<number> = new Set([0x02, 0x05, 0xa1, 0x81]);

/** Whose value the octets begin, if they begin one of BER. */
function berOf(octets: Uint8Array): Beginning | undefined {
  const [tag = 0, length = 0] = octets;
  const ofContext = tag >= 0xa0 && tag < 0xbf;
  // A SEQUENCE, as of LDAP and SNMP; APPLICATION 0 and 1, of associations.
  if (!(ofContext || tag === 0x30 || tag === 0x60 || tag === 0x61)) return undefined;
  // The length is one octet, or indefinite, or in up to four more octets.
  const more = length < 0x80 ? 0 : length & 0x7f;
  if (more > 4) return undefined;
  const [inner = 0, innerLength = 0x80] = octets.subarray(2 + more);
  if (tag >= 0xa1 && tag <= 0xa4) return inRose.has(inner) ? "ROSE" : undefined;
  const fits = length < 0x80 ? innerLength + 2 <= length : innerLength <= 0x84;
  return fits && (inner === 0x02 || inner >= 0x80) ? "BER, but not ROSE" : undefined;
}

const webPort = "does the client need the port of the web service?";
const rosePort = "does the client need the port for ROSE?";
const needsTls = "does the client have to use TLS from the first octet?";

/** What may be wrong, whatever the port. */
const anywhere: { readonly [B in Beginning]?: string } = {
  "the header of a proxy (PROXY)": "no proxy may send one here",
};

/** What may be wrong if this comes to that port. */
const advice: Readonly<Record<Spoken, { readonly [B in Beginning]?: string }>> = {
  rose: {
    TLS: "does the client need StartTLS, or the port for TLS?",
    "an alert of TLS": "is it a port for TLS from the first octet?",
    HTTP: webPort,
    "HTTP/2": webPort,
    "an answer of HTTP": "is it the port of a web service?",
    "JSON without the header of a frame": "that is J and the length of the text in seven digits",
  },
  "rose-tls": {
    ROSE: needsTls,
    "ROSE in JSON": needsTls,
    HTTP: webPort,
    "HTTP/2": webPort,
  },
  http: {
    TLS: "does the client need http: in place of https:, or the port for HTTPS?",
    ROSE: rosePort,
    "ROSE in JSON": rosePort,
    "HTTP/2": "this port speaks HTTP/1.1",
  },
  https: {
    HTTP: "does the client need https: in place of http:?",
  },
};

/** What a port is meant to get. */
const expected: Readonly<Record<Spoken, readonly Beginning[]>> = {
  rose: ["ROSE", "ROSE in JSON"],
  "rose-tls": ["TLS", "an alert of TLS"],
  http: ["HTTP"],
  https: ["TLS", "an alert of TLS"],
};

function described(found: Beginning, port: Spoken): string {
  const what = `this looks like ${found}`;
  const more = advice[port][found] ?? anywhere[found];
  return more === undefined ? what : `${what}: ${more}`;
}

/**
 * Says what the first octets of a connection look like if they belong to another protocol than the
 * port's, for logs and messages of errors. Never throws.
 * @returns "this looks like TLS: ..", in words of its own; undefined if the protocol is not recognised.
 */
export function misdirected(octets: Uint8Array, port: Spoken): string | undefined {
  const found = beginningOf(octets);
  return found === undefined || expected[port].includes(found) ? undefined : described(found, port);
}

/** OpenSSL's codes for octets that are not TLS at all, and what they belong to if that is known. */
const notTls: ReadonlyMap<unknown, Beginning | undefined> = new Map([
  ["ERR_SSL_HTTP_REQUEST", "HTTP"],
  ["ERR_SSL_HTTPS_PROXY_REQUEST", "HTTP"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", undefined],
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", undefined],
  ["ERR_SSL_BAD_RECORD_TYPE", undefined],
]);

/**
 * The same for a handshake of TLS that has failed, of which only the error is known.
 * @returns Undefined if the other side does speak TLS, or nothing has come.
 */
export function misdirectedHandshake(error: Error, port: Spoken): string | undefined {
  const { code } = error as { code?: unknown };
  if (!notTls.has(code)) return undefined;
  const found = notTls.get(code);
  return found === undefined ? "this does not look like TLS" : described(found, port);
}
