import { checkLimit, highest, knownOptions } from "../../../rose/internal.js";

/** Limits of logons. Times are in milliseconds. */
export interface LogonLimits {
  /**
   * How many passwords are hashed at the same time. Each takes a thread for some tenths of a second; Node.js has
   * four (`UV_THREADPOOL_SIZE`), and files and signatures need threads too. Default 2.
   */
  readonly maxHashing: number;
  /** How many signatures of tokens are made or checked at the same time. Default 1. */
  readonly maxSigning: number;
  /** How many passwords may wait to be checked, and how many signatures. Default 1,000. */
  readonly maxWaiting: number;
  /** The same for one address. Default 100. */
  readonly maxWaitingPerAddress: number;
  /** After how many wrong passwords for one user from one address the next attempt has to wait. Default 5. */
  readonly freeFailures: number;
  /**
   * After how many wrong passwords from one address, for any user, the next attempt from there has to wait; and after
   * how many for one user, from any address, the next attempt for that user has to. Up to three for each user from
   * each address are counted. Default 10.
   */
  readonly freeFailuresTogether: number;
  /** How many sessions may be logged on anonymously at a time, on all servers that share the data. Default 100. */
  readonly maxAnonymous: number;
  /** The same for one address. Default 10. */
  readonly maxAnonymousPerAddress: number;
  /** The longest wait after wrong passwords. The first is 250 ms, and each further one twice as long. Default 5 s. */
  readonly maxLogonDelay: number;
  /** How long after the last one wrong passwords are forgotten. Default 15 min. */
  readonly failureMemory: number;
  /**
   * For how long after a right password from an address its user does not have to wait there because of wrong
   * passwords of others. Default 7 days.
   */
  readonly successMemory: number;
  /** For how many addresses, users, and pairs of both this is remembered. Default 10,000. */
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

/** The most threads that Node.js can be given (`UV_THREADPOOL_SIZE`). */
const threads = 1024;

/** A hundred years; the clock is to be able to show the end of it. */
const longestMemory = 36_525 * 24 * 60 * 60_000;

/** The highest value of each limit. */
export const highestLogonLimits: LogonLimits = {
  maxHashing: threads,
  maxSigning: threads,
  maxWaiting: highest.things,
  maxWaitingPerAddress: highest.things,
  freeFailures: highest.things,
  freeFailuresTogether: highest.things,
  maxAnonymous: highest.things,
  maxAnonymousPerAddress: highest.things,
  maxLogonDelay: highest.time,
  failureMemory: longestMemory,
  successMemory: longestMemory,
  maxRemembered: highest.things,
};

/**
 * Fills in the defaults.
 * @throws RangeError for a limit that is not a whole number above 0, or is higher than `highestLogonLimits`;
 *   `maxLogonDelay` may be 0, which delays nobody.
 */
export function logonLimits(given: Partial<LogonLimits> = {}): LogonLimits {
  knownOptions(given, defaultLogonLimits, "logons");
  const limits = { ...defaultLogonLimits, ...given };
  for (const name of Object.keys(limits) as (keyof LogonLimits)[]) {
    const least = name === "maxLogonDelay" ? 0 : 1;
    checkLimit(name, limits[name], least, highestLogonLimits[name]);
  }
  return limits;
}
