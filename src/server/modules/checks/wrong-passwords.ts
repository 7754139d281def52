import type { Owner } from "./fair-queue.js";
import type { LogonLimits } from "./logon-limits.js";

/** Wrong passwords in a row, and when the last one was. */
interface Failures {
  readonly count: number;
  readonly last: number;
}

/** The first delay, in milliseconds; it doubles with each further wrong password. */
const firstDelay = 250;
/** How many wrong passwords for one user from one address are counted for the address, and for the user, as a whole. */
const countedForOthers = 3;

/**
 * Remembers wrong passwords, and says how long the next attempt has to wait:
 *
 * - For the same user from the same address: until some time after the last wrong one.
 * - For any user from that address: the same, after wrong passwords for several users.
 * - For that user from any address: for some time after the attempt arrives.
 *
 * The last two do not apply to a user at an address where the password was right not long ago. So nobody is locked
 * out or slowed down, where they usually log on, by what others do.
 */
export class WrongPasswords {
  readonly #limits: LogonLimits;
  readonly #now: () => number;
  readonly #ofPair: Recent<Failures>;
  readonly #ofAddress: Recent<Failures>;
  readonly #ofName: Recent<Failures>;
  readonly #right: Recent<true>;

  /** @param now Returns milliseconds since some point in time. */
  constructor(limits: LogonLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    const recent = <T>(time: number): Recent<T> => new Recent<T>(limits.maxRemembered, time, now);
    this.#ofPair = recent(limits.failureMemory);
    this.#ofAddress = recent(limits.failureMemory);
    this.#ofName = recent(limits.failureMemory);
    this.#right = recent(limits.successMemory);
  }

  /** The earliest time at which an attempt that arrived at a given time may be checked. */
  due(owner: Owner, arrived: number): number {
    const { freeFailures, freeFailuresTogether } = this.#limits;
    const key = pairOf(owner);
    const pair = this.#ofPair.get(key);
    const due = Math.max(arrived, this.#after(pair, freeFailures));
    if (this.#right.get(key) === true) return due;
    const address = this.#ofAddress.get(owner.address);
    const name = this.#delay(this.#ofName.get(owner.name)?.count ?? 0, freeFailuresTogether);
    return Math.max(due, this.#after(address, freeFailuresTogether), arrived + name);
  }

  #after(failures: Failures | undefined, free: number): number {
    return failures === undefined ? 0 : failures.last + this.#delay(failures.count, free);
  }

  #delay(count: number, free: number): number {
    if (count < free) return 0;
    return Math.min(firstDelay * 2 ** Math.min(count - free, 30), this.#limits.maxLogonDelay);
  }

  /** Notes a wrong password. */
  failed(owner: Owner): void {
    const key = pairOf(owner);
    // A client that keeps trying an outdated password should slow down its own user only.
    const counts = this.#add(this.#ofPair, key) <= countedForOthers;
    if (!counts || this.#right.get(key) === true) return;
    this.#add(this.#ofAddress, owner.address);
    this.#add(this.#ofName, owner.name);
  }

  /** Notes a right password. It does not make up for wrong ones for other users or from other addresses. */
  succeeded(owner: Owner): void {
    const key = pairOf(owner);
    this.#ofPair.delete(key);
    this.#right.set(key, true);
  }

  /** Whether a right password changes nothing, because it is not long ago that one was noted, and no wrong one has been since. */
  knowsAsRight(owner: Owner): boolean {
    const key = pairOf(owner);
    return this.#ofPair.get(key) === undefined && this.#right.isNew(key);
  }

  #add(failures: Recent<Failures>, key: string): number {
    const count = (failures.get(key)?.count ?? 0) + 1;
    failures.set(key, { count, last: this.#now() });
    return count;
  }
}

/** Unambiguous, because an address contains no space. */
function pairOf({ address, name }: Owner): string {
  return `${address} ${name}`;
}

/** A map that forgets a value some time after it was set, and the oldest value when there are too many. */
class Recent<T> {
  readonly #most: number;
  readonly #time: number;
  readonly #now: () => number;
  readonly #values = new Map<string, { readonly value: T; readonly since: number }>();

  constructor(most: number, time: number, now: () => number) {
    this.#most = most;
    this.#time = time;
    this.#now = now;
  }

  get(key: string): T | undefined {
    const found = this.#values.get(key);
    if (found === undefined) return undefined;
    if (this.#now() - found.since < this.#time) return found.value;
    this.#values.delete(key);
    return undefined;
  }

  /** Whether a value has been set not long ago: in the first tenth of the time for which it is kept. */
  isNew(key: string): boolean {
    const found = this.#values.get(key);
    return found !== undefined && this.#now() - found.since < this.#time / 10;
  }

  set(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, { value, since: this.#now() });
    if (this.#values.size <= this.#most) return;
    const [oldest] = this.#values.keys();
    this.#values.delete(oldest as string);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
