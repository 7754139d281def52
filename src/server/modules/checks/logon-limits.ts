import { knownOptions, longestTime } from "../../../rose/internal.js";

/** What logons may cost. Times are milliseconds. */
export interface LogonLimits {
  /**
   * Passwords that are hashed at the same time, each on a thread of its own for some tenths of a
   * second; Node has four (`UV_THREADPOOL_SIZE`), and files and signatures need some too. Default 2.
   */
  readonly maxHashing: number;
  /** Signatures of tokens that are made or checked at the same time. Default 1. */
  readonly maxSigning: number;
  /** Logons that wait for their turn, and tokens that do. Default 1,000. */
  readonly maxWaiting: number;
  /** The same of one address. Default 100. */
  readonly maxWaitingPerAddress: number;
  /**
   * Wrong passwords of one user from one address, from which on that user's next from there has
   * to wait. Default 5.
   */
  readonly freeFailures: number;
  /**
   * Wrong passwords from one address, and of one user, from which on the next from that address, and
   * of that user, have to wait: up to three of each user from each address count. Default 10.
   */
  readonly freeFailuresTogether: number;
  /** Anonymous logons that hold at a time. Default 100. */
  readonly maxAnonymous: number;
  /** The same of one address. Default 10. */
  readonly maxAnonymousPerAddress: number;
  /** The longest wait after wrong passwords; the first is 250 ms, each next twice. Default 5 s. */
  readonly maxLogonDelay: number;
  /** Since the last wrong password, until they are forgotten. Default 15 min. */
  readonly failureMemory: number;
  /**
   * Since a user's password was last right from an address, for which time he does not wait there for
   * the wrong ones of others. Default 7 days.
   */
  readonly successMemory: number;
  /** Addresses, users, and users at addresses, of whom that is remembered. Default 10,000. */
  readonly maxRemembered: number;
}

/** The defaults of {@link LogonLimits}. */
export const defaultLogonLimits: LogonLimits = {
  maxHashing: 2,
  maxSigning: 1,
  maxWaiting: 1_000,
  maxWaitingPerAddress: 100,
  freeFailures: 5,
  freeFailuresTogether: 10,
  maxAnonymous: 100,
  maxAnonymousPerAddress: 10,
  maxLogonDelay: 5_000,
  failureMemory: 15 * 60_000,
  successMemory: 7 * 24 * 60 * 60_000,
  maxRemembered: 10_000,
};

/**
 * Fills in what is not given.
 * @throws RangeError for a limit that is not a whole number above 0; `maxLogonDelay` may be 0, which
 *   delays nobody.
 */
export function logonLimits(given: Partial<LogonLimits> = {}): LogonLimits {
  knownOptions(given, defaultLogonLimits, "logons");
  const limits = { ...defaultLogonLimits, ...given };
  for (const [name, value] of Object.entries(limits)) {
    const least = name === "maxLogonDelay" ? 0 : 1;
    if (Number.isSafeInteger(value) && value >= least) continue;
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}`);
  }
  if (limits.maxLogonDelay > longestTime) {
    throw new RangeError(`maxLogonDelay must be at most ${longestTime} ms`);
  }
  return limits;
}
