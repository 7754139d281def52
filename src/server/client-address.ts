import { BlockList, isIP } from "node:net";
import type { AsnNegotiateServerConnectionArgument } from "../modules/authentication/authentication.js";
import { addressKey } from "../rose/internal.js";
import { sessionKey, type Session } from "../rose/index.js";

const statedAddress = sessionKey<string>("client address");

type Negotiation = AsnNegotiateServerConnectionArgument;

/** The optional parameter of a negotiation that carries the client's address. It is not in the manual. */
const parameter = "ClientAddress";

/** The negotiation with the client's address as the web service knows it; an address that the client itself gave is dropped. */
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

/** Notes the address of a user session's client, if the web service that opens the session gives one. */
export function noteClientAddress(session: Session, { optionalParams = [] }: Negotiation): void {
  const address = optionalParams.find(({ key }) => key === parameter)?.value.stringdata;
  // No address has more than 45 characters.
  if (address === undefined || address.length > 64 || isIP(address) === 0) return;
  session.set(statedAddress, address);
}

/**
 * The address of a session's client: what the web service that opened the session said, otherwise the
 * address of the connection. Undefined if neither is known.
 */
export function clientAddress({ id, connection }: Session): string | undefined {
  // An invoke with credentials has its own session, with the same id.
  const opened = id === undefined ? undefined : connection.sessions.get(id);
  return opened?.get(statedAddress) ?? connection.remoteAddress;
}

/** The key under which the client of a session is counted. */
export function clientKey(session: Session): string {
  return addressKey(clientAddress(session));
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Whether it is a loopback address, which only this machine itself can have (RFC 1122, RFC 4291), in whatever form:
 * `::ffff:127.0.0.1` is one too.
 */
export function isLoopback(address = ""): boolean {
  const [plain] = address.split("%", 1) as [string];
  const version = isIP(plain);
  return version !== 0 && loopback.check(plain, version === 4 ? "ipv4" : "ipv6");
}
