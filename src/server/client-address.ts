import { isIP, isIPv4 } from "node:net";
import type { AsnNegotiateServerConnectionArgument } from "../modules/authentication/authentication.js";
import { addressKey } from "../rose/internal.js";
import { sessionKey, type Session } from "../rose/index.js";

const told = sessionKey<string>("client address");

type Negotiation = AsnNegotiateServerConnectionArgument;

/** The optional parameter of a negotiation that says so. The manual knows none. */
const parameter = "ClientAddress";

/** A negotiation in which a web service tells where its client is, and the client himself nothing of it. */
export function withClientAddress(
  negotiation: Negotiation,
  address: string | undefined,
): Negotiation {
  const { optionalParams: given = [], ...rest } = negotiation;
  const others = given.filter(({ key }) => key !== parameter);
  const own = address === undefined ? [] : [{ key: parameter, value: { stringdata: address } }];
  const optionalParams = [...others, ...own];
  return optionalParams.length === 0 ? rest : { ...rest, optionalParams };
}

/** Notes where the client of a user session is, as far as the web service says so that opens it. */
export function noteClientAddress(session: Session, { optionalParams = [] }: Negotiation): void {
  const address = optionalParams.find(({ key }) => key === parameter)?.value.stringdata;
  // The longest address of all has 45 characters.
  if (address === undefined || address.length > 64 || isIP(address) === 0) return;
  session.set(told, address);
}

/**
 * Where the client of a session is: as the web service has told that opened it, else where its
 * connection comes from. Undefined if neither is known.
 */
export function clientAddress({ id, connection }: Session): string | undefined {
  // An invoke that authenticates itself has a session of its own, under the same id.
  const opened = id === undefined ? undefined : connection.sessions.get(id);
  return opened?.get(told) ?? connection.remoteAddress;
}

/** Whom the client of a session is counted as. */
export function clientKey(session: Session): string {
  return addressKey(clientAddress(session));
}

/** Whether an address is one of this machine that no other can have (RFC 1122, RFC 4291). */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith("::ffff:") ? address.slice(7) : address;
  return plain === "::1" || (isIPv4(plain) && plain.startsWith("127."));
}
