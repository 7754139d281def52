import { addressKey } from "../../rose/address.js";
import { sessionKey, type Session } from "../../rose/index.js";

const told = sessionKey<string>("client address");

/** Notes where the client of a user session is, as the web service says that opened the session. */
export function noteClientAddress(session: Session, address: string): void {
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
