import { sessionKey, type Session } from "../../rose/index.js";
import { versionOf } from "./version.js";

const key = sessionKey<boolean>("attached");

/**
 * Whether a session has logged on with `iAttachToContact` 1, so that it gets the classic events about its own user without
 * subscribing to them (manual line 14594).
 */
export function isAttached(session: Session): boolean {
  return session.get(key) ?? false;
}

/** Notes with what a session logs on. To be called before the login begins. */
export function setAttached(session: Session, attached: boolean): void {
  session.set(key, attached);
}

/**
 * Whether a session gets the events about its own user without subscribing to them: if it is attached, or of version 8, whose logon
 * does not say anything about that.
 */
export function getsOwnEvents(session: Session): boolean {
  return isAttached(session) || versionOf(session) === "8";
}
