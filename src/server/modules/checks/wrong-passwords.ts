import type { Owner } from "./fair-queue.js";
import type { LogonLimits } from "./logon-limits.js";

/** Wrong passwords in a row, and when the last one was. */
interface Failures {
  readonly count: number;
  readonly last: number;
}

/** What the first delay is, in milliseconds; it doubles with each further wrong password. */
const firstDelay = 250;
/** Wrong passwords of one user from one address that slow down others of that address or name. */
const countedForOthers = 3;

/**
 * Wrong passwords, and how long who gives them waits before his next is looked at:
 *
 * - The same user from the same address: until so long after the last wrong one.
 * - Any user from that address: the same, after more of them, of several users.
 * - That user from any address: so long after his attempt came.
 *
 * The latter two do not concern a user from an address where his password was right a while ago:
 * nobody is locked out, or slowed down, by what others do where he always is.
 */
export class WrongPasswords {
  readonly #limits: LogonLimits;
  readonly #now: () => number;
  readonly #ofPair: Recent<Failures>;
  readonly #ofAddress: Recent<Failures>;
  readonly #ofName: Recent<Failures>;
  readonly #right: Recent<true>;

  /** @param now Milliseconds since some moment. */
  constructor(limits: LogonLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    const recent = <T>(time: number): Recent<T> => new Recent<T>(limits.maxRemembered, time, now);
    this.#ofPair = recent(limits.failureMemory);
    this.#ofAddress = recent(limits.failureMemory);
    this.#ofName = recent(limits.failureMemory);
    this.#right = recent(limits.successMemory);
  }

  /** From when on the password of an attempt may be looked at that came at a time. */
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
    // A client that goes on with an old password concerns its own user alone.
    const counts = this.#add(this.#ofPair, key) <= countedForOthers;
    if (!counts || this.#right.get(key) === true) return;
    this.#add(this.#ofAddress, owner.address);
    this.#add(this.#ofName, owner.name);
  }

  /** Notes a right one. What else came from there, or for that user, it does not make good. */
  succeeded(owner: Owner): void {
    const key = pairOf(owner);
    this.#ofPair.delete(key);
    this.#right.set(key, true);
  }

  #add(failures: Recent<Failures>, key: string): number {
    const count = (failures.get(key)?.count ?? 0) + 1;
    failures.set(key, { count, last: this.#now() });
    return count;
  }
}

/** An address has no space. */
function pairOf({ address, name }: Owner): string {
  return `${address} ${name}`;
}

/** What is remembered of so many, for a time since it was last noted; the oldest go first. */
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
