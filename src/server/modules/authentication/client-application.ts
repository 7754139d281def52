import { AsnClientAppID } from "../../../modules/authentication/authentication.js";
import { sessionKey, type Session } from "../../../rose/index.js";

const key = sessionKey<number>("client application");

const { eCLIENTAPPIDUNKNOWN: unknown, ...named } = AsnClientAppID.values;
const known: ReadonlySet<number> = new Set(Object.values(named));

/**
 * Notes which program a session's client says it is (a value of AsnClientAppID); one that the manual does not name is an
 * unknown one. It is what the client says and no more, so it is only shown.
 */
export function noteApplication(session: Session, id: number): void {
  session.set(key, known.has(id) ? id : unknown);
}

/** Which program the session's client has said it is; undefined if it has said nothing. */
export function applicationOf(session: Session): number | undefined {
  return session.get(key);
}
