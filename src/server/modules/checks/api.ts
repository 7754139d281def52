import type { Session } from "../../../rose/index.js";
import { clientKey } from "../../client-address.js";
import { serviceRef } from "../../kernel/index.js";
import type { LoginFailure, User } from "../users/api.js";

export { logonLimits, type LogonLimits } from "./logon-limits.js";

/** Why nothing was checked: too many checks wait already, or the client has gone. */
export type Unchecked = "busy" | "left";

/** The client that asks for a check. */
export interface Asker {
  /** The client's address, as `addressKey` gives it. */
  readonly address: string;
  /** Aborts when nobody waits for the outcome any longer. */
  readonly signal: AbortSignal;
}

/** The client that asks, from the session and the signal of a request. */
export function askerOf({
  session,
  signal,
}: {
  readonly session: Session;
  readonly signal: AbortSignal;
}): Asker {
  return { address: clientKey(session), signal };
}

/**
 * Carries out all checks of passwords and tokens, so that clients are treated fairly, only a few checks run at a
 * time, and wrong passwords slow down further attempts. Checks are slow, so they must not be awaited in a unit.
 */
export interface Checks {
  /** The number of passwords that wait to be checked. */
  readonly waiting: number;
  /** Checks a name and password; returns the user, or why there is none. */
  password(asker: Asker, name: string, password: string): Promise<User | LoginFailure | Unchecked>;
  /** The same for what proves a password without being it. It waits its turn, and counts, as a password does. */
  proof<T extends object = User>(
    asker: Asker,
    name: string,
    check: () => Promise<T | LoginFailure>,
  ): Promise<T | LoginFailure | Unchecked>;
  /** Does work that makes or checks a signature. */
  signature<T>(asker: Asker, work: () => Promise<T>): Promise<T | Unchecked>;
}

export const checkService = serviceRef<Checks>("checks");
