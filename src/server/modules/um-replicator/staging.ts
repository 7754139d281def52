import { randomUUID } from "node:crypto";
import { RequestError } from "../../kernel/index.js";
import { InOrder } from "./in-order.js";
import { replicationLimits } from "./limits.js";
import { codes, tooMuch, wrongTransaction } from "./refusals.js";

/** What is replicated. */
export type Kind = "user" | "group" | "computer";

/** An object that a transaction sets. Objects are kept as octets, of which it is known how much memory they take. */
export interface StagedSet {
  readonly kind: Kind;
  /** The id in the form in which ids are compared; empty if the object has none. */
  readonly guid: string;
  /** The name in the form in which names are compared; empty if the object has none. */
  readonly name: string;
  readonly object: Uint8Array;
  readonly defaults: Uint8Array | undefined;
  /** The hash of the object's password; without it, an existing user keeps the password. */
  readonly hash?: string;
  /** The hash of a new user's password if the object has none. */
  readonly defaultHash?: string;
}

/** An object that a transaction removes. */
export interface StagedRemoval {
  readonly kind: Kind;
  readonly guid: string;
  readonly removes: true;
}

export type Staged = StagedSet | StagedRemoval;

/** Whether a transaction has all objects of its sources, or only what has changed (manual line 51091). */
export type Mode = "full" | "incremental";

/** What replicators have sent and not committed, in memory. It is bounded for each transaction and for all together. */
export class Staging {
  readonly #open = new Map<string, Transaction>();
  readonly #limits: typeof replicationLimits;
  readonly #now: () => number;
  #octets = 0;

  constructor(limits = replicationLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Octets of all objects that are staged. */
  get octets(): number {
    return this.#octets;
  }

  /** How many transactions are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Opens a transaction. @throws RequestError `unknown` if too many are open. */
  begin(owner: object, mode: Mode): Transaction {
    const { transactions, transactionsTogether } = this.#limits;
    const own = [...this.#open.values()].filter((one) => one.owner === owner);
    if (own.length >= transactions) {
      throw new RequestError(codes.unknown, `At most ${transactions} transactions at a time`);
    }
    if (this.#open.size >= transactionsTogether) this.#endResting();
    if (this.#open.size >= transactionsTogether) {
      throw new RequestError(codes.unknown, "Too many transactions at a time, try again later");
    }
    const transaction = new Transaction(owner, mode, this.#now());
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  /** The open transaction with an id. @throws RequestError `wrongtransactionid` also for that of another owner. */
  get(owner: object, id: string): Transaction {
    const found = this.#open.get(id);
    if (found?.owner !== owner || found.closed) throw wrongTransaction();
    found.used = this.#now();
    return found;
  }

  /**
   * Adds an object to a transaction.
   * @throws RequestError `wrongtransactionid` if it has been ended, `toomanyobjectsfortransaction` if it has too much.
   */
  add(transaction: Transaction, one: Staged): void {
    const { objects, octets: most, octetsTogether } = this.#limits;
    const defaults = "object" in one ? transaction.shared(one.kind, one.defaults) : undefined;
    const staged = "object" in one ? { ...one, defaults: defaults?.octets } : one;
    const octets =
      "object" in staged
        ? staged.object.length + (defaults?.isNew ? defaults.octets.length : 0)
        : 0;
    if (!this.#open.has(transaction.id)) throw wrongTransaction();
    if (transaction.staged.length >= objects) throw tooMuch(`At most ${objects} objects`);
    if (transaction.octets + octets > most) throw tooMuch(`At most ${most} octets of objects`);
    transaction.used = this.#now();
    if (this.#octets + octets > octetsTogether) this.#endResting();
    if (this.#octets + octets > octetsTogether) {
      throw tooMuch("Too much is in transactions, try again later");
    }
    transaction.add(staged, octets);
    if (defaults?.isNew === true) transaction.share(one.kind, defaults.octets);
    this.#octets += octets;
  }

  /** No more can be added to the transaction; what it has stays until {@link end}. @throws RequestError `wrongtransactionid` */
  close(transaction: Transaction): void {
    if (transaction.closed || !this.#open.has(transaction.id)) throw wrongTransaction();
    transaction.closed = true;
  }

  /** Ends a transaction and forgets what it has. */
  end(transaction: Transaction): void {
    if (!this.#open.delete(transaction.id)) return;
    this.#octets -= transaction.octets;
  }

  /** Ends all transactions of an owner except those that are being committed; returns how many. */
  endAll(owner: object): number {
    let ended = 0;
    for (const transaction of this.#open.values()) {
      if (transaction.owner !== owner || transaction.closed) continue;
      this.end(transaction);
      ended++;
    }
    return ended;
  }

  #endResting(): void {
    const before = this.#now() - this.#limits.rest;
    for (const transaction of this.#open.values()) {
      if (!transaction.closed && transaction.used < before) this.end(transaction);
    }
  }
}

/** What a replicator has sent and not committed. */
export class Transaction {
  readonly id = randomUUID();
  readonly owner: object;
  readonly mode: Mode;
  readonly staged: Staged[] = [];
  /** What is called for the transaction is done in the order in which it came, also where passwords take time. */
  readonly inOrder = new InOrder();
  /** When it was last used. */
  used: number;
  /** Whether it is being committed. */
  closed = false;
  /** Octets of all objects. */
  octets = 0;
  readonly #ids = new Map<string, "set" | "removed">();
  readonly #defaults = new Map<Kind, Uint8Array>();

  constructor(owner: object, mode: Mode, used: number) {
    this.owner = owner;
    this.mode = mode;
    this.used = used;
  }

  /** What the transaction does last with an object; undefined if nothing. */
  fateOf(kind: Kind, guid: string): "set" | "removed" | undefined {
    return this.#ids.get(`${kind}/${guid}`);
  }

  add(staged: Staged, octets: number): void {
    this.staged.push(staged);
    this.octets += octets;
    if (staged.guid === "") return;
    this.#ids.set(`${staged.kind}/${staged.guid}`, "removes" in staged ? "removed" : "set");
  }

  /** The same octets as before, if the last object had the same defaults; they take no more memory then. */
  shared(
    kind: Kind,
    octets: Uint8Array | undefined,
  ): { readonly octets: Uint8Array; readonly isNew: boolean } | undefined {
    if (octets === undefined) return undefined;
    const before = this.#defaults.get(kind);
    if (before === undefined || Buffer.compare(before, octets) !== 0)
      return { octets, isNew: true };
    return { octets: before, isNew: false };
  }

  share(kind: Kind, octets: Uint8Array): void {
    this.#defaults.set(kind, octets);
  }
}
