import type { Session } from "../../../rose/index.js";
import { clientKey } from "../../client-address.js";
import { serviceRef } from "../../kernel/index.js";
import type { LoginFailure, User } from "../users/api.js";

export { logonLimits, type LogonLimits } from "./logon-limits.js";

/** Why a proof has not been looked at: too many wait already, or who gave it has left. */
export type Unchecked = "busy" | "left";

/** Who asks for a check. */
export interface Asker {
  /** The client's address, as `addressKey` gives it. */
  readonly address: string;
  /** Aborts when nobody waits for the outcome any longer. */
  readonly signal: AbortSignal;
}

/** Who asks, by the session and signal of a request. */
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
 * All checks of passwords and tokens, however they come: fairly, so many at a time, and slower after
 * wrong passwords. All of it is slow, so it is for who is in no unit.
 */
export interface Checks {
  /** Passwords that wait to be looked at. */
  readonly waiting: number;
  /** The user whose name and password these are, or why it is nobody's. */
  password(asker: Asker, name: string, password: string): Promise<User | LoginFailure | Unchecked>;
  /** Makes or checks a signature. */
  signature<T>(asker: Asker, work: () => Promise<T>): Promise<T | Unchecked>;
}

export const checkService = serviceRef<Checks>("checks");
