import { sessionKey, type Session } from "../../rose/index.js";

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
