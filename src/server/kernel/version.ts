import { sessionKey, type Session } from "../../rose/index.js";

/**
 * Which forms of operations and events a client understands: those of the manual, or those of version 8 of the interface, too. A
 * client shows that by what it calls.
 */
export type ClientVersion = "6.1" | "8";

const key = sessionKey<ClientVersion>("version");

/** The version of a session's client: 6.1 until it has shown otherwise. */
export function versionOf(session: Session): ClientVersion {
  return session.get(key) ?? "6.1";
}

/** From now on the session gets events in the form of this version. */
export function setVersion(session: Session, version: ClientVersion): void {
  session.set(key, version);
}
