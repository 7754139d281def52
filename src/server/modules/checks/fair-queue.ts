/** Whose work it is. */
export interface Owner {
  /** The client's address, as `addressKey` gives it. */
  readonly address: string;
  /** The user it is about; "" for nobody in particular. */
  readonly name: string;
}

/** A clock that can be waited for. */
export interface Pace {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Calls once, later, unless the function it gives is called before. */
  after(milliseconds: number, call: () => void): () => void;
}

/** The time of this process. A wait keeps nobody from ending. */
export const realPace: Pace = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, Math.ceil(milliseconds)).unref();
    return () => clearTimeout(timer);
  },
};

/** How much a {@link FairQueue} takes, and in what time. */
export interface FairQueueOptions {
  /** Pieces of work at the same time. */
  readonly atOnce: number;
  /** Pieces that wait, in all and of one address. */
  readonly most: number;
  readonly mostPerAddress: number;
  /** From when on a piece may begin that came at a time; at once if there is no such thing. */
  readonly due?: (owner: Owner, arrived: number) => number;
  readonly pace?: Pace;
}

/** The queue holds all it may. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";
}

interface Piece {
  readonly owner: Owner;
  readonly arrived: number;
  readonly begin: () => void;
  readonly refuse: (error: Error) => void;
}

/** What waits for one address, in the order in which its names have their turns. */
interface Lane {
  size: number;
  readonly byName: Map<string, Set<Piece>>;
}

/**
 * Work of which only so much is done at a time, and that waits in turns: of the addresses one
 * after the other, within one of its names, within one of these what came first. So whoever
 * sends much waits for himself alone. What nobody waits for any longer leaves the queue, and
 * when that is full the address that holds most of it makes room for one that holds less.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #pace: Pace;
  readonly #lanes = new Map<string, Lane>();
  #waiting = 0;
  #running = 0;
  #wake: { readonly at: number; readonly cancel: () => void } | undefined;

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#pace = options.pace ?? realPace;
  }

  /** Pieces that wait now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Pieces that are being done. */
  get running(): number {
    return this.#running;
  }

  /**
   * Does a piece of work when its turn comes.
   * @param signal Takes it out of the queue; work that has begun goes on.
   * @returns What the work gives. Rejects with QueueFullError at once if there is no room, or
   *   later for one that had to make room; and with the signal's reason.
   */
  run<T>(owner: Owner, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const left = (): void => {
        this.#remove(piece);
        reject(signal?.reason as Error);
      };
      const piece: Piece = {
        owner,
        arrived: this.#pace.now(),
        begin: () => {
          signal?.removeEventListener("abort", left);
          void this.#carryOut(work).then(resolve, reject);
        },
        refuse: (error) => {
          signal?.removeEventListener("abort", left);
          reject(error);
        },
      };
      if (!this.#makeRoom(owner.address)) {
        reject(full());
        return;
      }
      signal?.addEventListener("abort", left);
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
    if (this.#running >= this.#options.atOnce) return;
    // There is room, so of those that came before none is due; within a line nobody overtakes.
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
    this.#toTheEnd(piece.owner);
    this.#running++;
    piece.begin();
  }

  /** Others have their turn first. */
  #toTheEnd({ address, name }: Owner): void {
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
      this.#goOn();
    }
  }

  #goOn(): void {
    while (this.#running < this.#options.atOnce) {
      const next = this.#next();
      if (next === undefined) return;
      this.#begin(next);
    }
  }

  /** Whose turn it is; if only later, it is asked again then. */
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
      this.#goOn();
    });
    this.#wake = { at, cancel };
  }

  /** Whether an address may have one more wait; another may have lost its last one for that. */
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
    last.refuse(full());
    return true;
  }
}

function full(): QueueFullError {
  return new QueueFullError("too much waits already");
}
