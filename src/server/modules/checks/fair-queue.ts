import { unwatch, watch } from "../../../rose/internal.js";

/** On whose behalf work is done. */
export interface Owner {
  /** The client's address, as `addressKey` gives it. */
  readonly address: string;
  /** The user that the work is about; "" for none. */
  readonly name: string;
}

/** A clock with a timer. */
export interface Pace {
  /** Milliseconds since some point in time; never goes back. */
  now(): number;
  /** Calls a function once, after this time, unless the function that is returned is called before. */
  after(milliseconds: number, call: () => void): () => void;
  /** Calls a function in a later turn of the event loop. */
  turn(call: () => void): void;
}

/** The real time. Its timers do not keep the process alive. */
export const realPace: Pace = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, Math.ceil(milliseconds)).unref();
    return () => clearTimeout(timer);
  },
  turn: (call) => void setImmediate(call),
};

/** Milliseconds after which the next piece begins in a turn of the event loop of its own. */
const longestHold = 5;

/** The limits of a {@link FairQueue}. */
export interface FairQueueOptions {
  /** How many pieces of work may run at the same time. */
  readonly atOnce: number;
  /** How many pieces may wait, in all and for one address. */
  readonly most: number;
  readonly mostPerAddress: number;
  /** The earliest time at which a piece that arrived at a given time may begin; by default it may begin at once. */
  readonly due?: (owner: Owner, arrived: number) => number;
  readonly pace?: Pace;
}

/** The queue is full. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";
}

/** One for all, because a crowd is to be refused at no cost, and where it was refused says nothing. */
const full = new QueueFullError("too much waits already");

interface Piece {
  readonly owner: Owner;
  readonly arrived: number;
  readonly begin: () => void;
  readonly refuse: (error: Error) => void;
}

/** The pieces that wait for one address. The names are in the order in which their turns come. */
interface Lane {
  size: number;
  readonly byName: Map<string, Set<Piece>>;
}

/**
 * Work of which only so much is done at a time. The addresses take turns; within an address, its names do; within a
 * name, the work is done in the order in which it came. So a client that asks for much delays only itself. Work that
 * nobody waits for any longer is taken out of the queue. If the queue is full, the address with most of the work loses
 * its last piece to an address that has less.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #pace: Pace;
  readonly #lanes = new Map<string, Lane>();
  #waiting = 0;
  #running = 0;
  /** When the last turn began of which this queue knows. */
  #turned: number;
  /** Whether pieces that are due wait for the next turn. */
  #pauses = false;
  #wake: { readonly at: number; readonly cancel: () => void } | undefined;

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#pace = options.pace ?? realPace;
    this.#turned = this.#pace.now();
  }

  /** How many pieces wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many pieces are being done. */
  get running(): number {
    return this.#running;
  }

  /**
   * Does a piece of work when its turn comes.
   * @param signal Takes it out of the queue when it aborts; work that has begun goes on.
   * @returns The result of the work. Rejects with QueueFullError, at once if there is no room, or later if the piece
   *   had to make room for another; and with the signal's reason if that aborts.
   */
  run<T>(owner: Owner, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const leaving = {
        aborted: () => {
          settled();
          this.#remove(piece);
          reject(signal?.reason as Error);
        },
      };
      const settled = (): void => {
        if (signal !== undefined) unwatch(signal, leaving);
      };
      const piece: Piece = {
        owner,
        arrived: this.#pace.now(),
        begin: () => {
          settled();
          void this.#carryOut(work).then(resolve, reject);
        },
        refuse: (error) => {
          settled();
          reject(error);
        },
      };
      if (!this.#makeRoom(owner.address)) {
        reject(full);
        return;
      }
      if (signal !== undefined) watch(signal, leaving);
      this.#add(piece);
    });
  }

  #add(piece: Piece): void {
    const { address, name } = piece.owner;
    const lane = this.#lanes.get(address) ?? { size: 0, byName: new Map<string, Set<Piece>>() };
    const line = lane.byName.get(name) ?? new Set();
    this.#lanes.set(address, lane);
    lane.byName.set(name, line.add(piece));
    lane.size++;
    this.#waiting++;
    if (this.#pauses || this.#running >= this.#options.atOnce) return;
    // More could be running, so none of the earlier pieces is due. Within a line, pieces do not overtake each other.
    const [first] = line;
    const due = this.#due(piece);
    if (first === piece && due <= this.#pace.now()) this.#begin(piece);
    else this.#wakeAt(due);
  }

  #remove(piece: Piece): void {
    const { address, name } = piece.owner;
    const lane = this.#lanes.get(address);
    const line = lane?.byName.get(name);
    if (lane === undefined || line?.delete(piece) !== true) return;
    this.#waiting--;
    lane.size--;
    if (line.size === 0) lane.byName.delete(name);
    if (lane.size === 0) this.#lanes.delete(address);
  }

  #due({ owner, arrived }: Piece): number {
    return this.#options.due?.(owner, arrived) ?? arrived;
  }

  #begin(piece: Piece): void {
    this.#remove(piece);
    this.#moveToEnd(piece.owner);
    this.#running++;
    piece.begin();
  }

  /** Puts the address, and the name within it, after all others. */
  #moveToEnd({ address, name }: Owner): void {
    const lane = this.#lanes.get(address);
    if (lane === undefined) return;
    this.#lanes.delete(address);
    this.#lanes.set(address, lane);
    const line = lane.byName.get(name);
    if (line === undefined) return;
    lane.byName.delete(name);
    lane.byName.set(name, line);
  }

  async #carryOut<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      this.#running--;
      this.#beginMore();
    }
  }

  /** Work that fails at once, such as the check of something that is not a token, would follow upon other work without letting anything else go on. */
  #beginMore(): void {
    if (this.#pace.now() - this.#turned < longestHold) {
      this.#beginDue();
      return;
    }
    if (this.#pauses) return;
    this.#pauses = true;
    this.#pace.turn(() => {
      this.#pauses = false;
      this.#turned = this.#pace.now();
      this.#beginDue();
    });
  }

  #beginDue(): void {
    while (this.#running < this.#options.atOnce) {
      const next = this.#next();
      if (next === undefined) return;
      this.#begin(next);
    }
  }

  /** The piece whose turn it is. If none is due yet, a timer calls {@link #beginDue} again when the first one is. */
  #next(): Piece | undefined {
    const now = this.#pace.now();
    let earliest = Infinity;
    for (const { byName } of this.#lanes.values()) {
      for (const line of byName.values()) {
        const [first] = line;
        const due = this.#due(first as Piece);
        if (due <= now) return first;
        earliest = Math.min(earliest, due);
      }
    }
    this.#wakeAt(earliest);
    return undefined;
  }

  #wakeAt(at: number): void {
    if (at === Infinity || (this.#wake !== undefined && this.#wake.at <= at)) return;
    this.#wake?.cancel();
    const cancel = this.#pace.after(Math.max(0, at - this.#pace.now()), () => {
      this.#wake = undefined;
      this.#beginDue();
    });
    this.#wake = { at, cancel };
  }

  /** Whether one more piece of an address may wait. To make room, the last piece of another address may be refused. */
  #makeRoom(address: string): boolean {
    const { most, mostPerAddress } = this.#options;
    const mine = this.#lanes.get(address)?.size ?? 0;
    if (mine >= mostPerAddress) return false;
    if (this.#waiting < most) return true;
    let largest: Lane | undefined;
    for (const lane of this.#lanes.values()) {
      if (lane.size > (largest?.size ?? 0)) largest = lane;
    }
    if (largest === undefined || largest.size <= mine + 1) return false;
    const last = [...([...largest.byName.values()].at(-1) as Set<Piece>)].at(-1) as Piece;
    this.#remove(last);
    last.refuse(full);
    return true;
  }
}
