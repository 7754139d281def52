import { sessionKey, type Session } from "../../rose/index.js";

/**
 * The operations and events that a client understands: only those of the manual, or also those of version 8 of the interface. The
 * server infers this from what the client calls.
 */
export type ClientVersion = "6.1" | "8";

const key = sessionKey<ClientVersion>("version");

/** The version of a session's client; 6.1 until {@link setVersion} sets another one. */
export function versionOf(session: Session): ClientVersion {
  return session.get(key) ?? "6.1";
}

/** From now on the session gets events in the form of this version. */
export function setVersion(session: Session, version: ClientVersion): void {
  session.set(key, version);
}
