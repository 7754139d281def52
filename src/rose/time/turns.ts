/** Something that has messages to process and lets others go first. */
export interface Waiting {
  /** Processes some of them; may ask to wait again. Must not throw. */
  proceed(): void;
}

/** Milliseconds that messages may hold the event loop without a break; the last one is always finished. */
const LONGEST_HOLD = 5;
/** Messages of which the clock may not be looked at if those before took less than so many milliseconds. A look takes as long as a short message's decoding. */
const UNTIMED = 3;
const QUICK = 0.1;
/** The same for brief ones. */
const UNTIMED_BRIEF = 15;
/** Milliseconds after which somebody whose turn it is lets the next one continue. */
const SHARE = 0.5;
/** Milliseconds without a message that count as a break for the event loop. */
const BREAK = 1;

/**
 * Shares the event loop between connections. Messages that came together are processed one after the
 * other until they have held the loop for a while. A connection that has more then waits for the next
 * turn of the loop, and for those that are already waiting. Whoever has something new goes first, so that a single message
 * does not wait for a crowd that never pauses; of the others one has its turn in any case.
 */
export class Turns {
  readonly #now: () => number;
  readonly #later: (action: () => void) => void;
  /** Those that have had no turn yet, and those that go on. */
  readonly #fresh = new Set<Waiting>();
  readonly #others = new Set<Waiting>();
  #due = false;
  #began = 0;
  #last = 0;
  /** Whether the next turn of the loop is noticed. */
  #notices = false;
  /** Messages since the last look at the clock, and how many there may be until the next one. */
  #untimed = 0;
  #untimedBrief = 0;
  #mostUntimed = 0;
  /** When the last turn of somebody began. */
  #turnBegan = 0;

  /** @param now Gives milliseconds. @param later Calls back in the next turn of the event loop. */
  constructor(now: () => number, later: (action: () => void) => void) {
    this.#now = now;
    this.#later = later;
  }

  /** Whether a connection whose octets have just come may begin. @param now The time, of whoever has just looked. */
  mayBegin(now = this.#now()): boolean {
    if (now - this.#last > BREAK) this.#began = now;
    else if (now - this.#began > LONGEST_HOLD / 2) this.#noticeTurn();
    this.#last = now;
    return !this.#someWait && now - this.#began <= LONGEST_HOLD;
  }

  /**
   * Messages that come one after the other without a break hold the loop no longer once it has turned: others have had their chance.
   * Whether it has is only asked after a while, because asking costs the loop a turn.
   */
  #noticeTurn(): void {
    if (this.#notices) return;
    this.#notices = true;
    const before = this.#began;
    this.#later(() => {
      this.#notices = false;
      // Otherwise those who waited have had their turns meanwhile.
      if (this.#began === before) this.#began = this.#now();
    });
  }

  /**
   * Whether a connection may continue after a message. While messages are quick, not every one is followed by a look at the clock.
   * @param isBrief Whether the message was one that takes microseconds whatever is in it: of these more may follow each other without a look.
   */
  mayTakeNext(isBrief = false): boolean {
    if (isBrief) {
      if (this.#untimedBrief < UNTIMED_BRIEF) {
        this.#untimedBrief++;
        return true;
      }
    } else if (this.#untimed < this.#mostUntimed) {
      this.#untimed++;
      return true;
    }
    const before = this.#last;
    const may = this.mayContinue();
    this.#mostUntimed = this.#last - before < QUICK ? UNTIMED : 0;
    return may;
  }

  /** A connection has processed what it could: what it has taken counts, to the last message that was not brief. */
  pause(): void {
    if (this.#untimed > 0) this.mayContinue();
  }

  /** Whether work may continue. */
  mayContinue(): boolean {
    this.#untimed = 0;
    this.#untimedBrief = 0;
    this.#last = this.#now();
    return this.#last - this.#began <= LONGEST_HOLD;
  }

  /**
   * Calls {@link Waiting.proceed} at its turn; only once, even if this is called repeatedly.
   * @param fresh Whether it had nothing left to do before.
   */
  wait(waiting: Waiting, fresh = false): void {
    (fresh ? this.#fresh : this.#others).add(waiting);
    this.#schedule();
  }

  /** Whether whoever has its turn has had its share, and somebody else waits for one; as of the last look at the clock. */
  get shareIsOver(): boolean {
    return this.#someWait && this.#last - this.#turnBegan > SHARE;
  }

  get #someWait(): boolean {
    return this.#fresh.size + this.#others.size > 0;
  }

  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    this.#later(() => this.#proceed());
  }

  #proceed(): void {
    this.#due = false;
    this.#began = this.#now();
    this.#last = this.#began;
    this.#round(this.#fresh);
    this.#round(this.#others);
    if (this.#someWait) this.#schedule();
  }

  /** Lets them proceed until the time is over, the first one in any case. Those that ask again meanwhile come after all others. */
  #round(waiting: Set<Waiting>): void {
    for (const one of [...waiting]) {
      waiting.delete(one);
      this.#turnBegan = this.#last;
      one.proceed();
      if (!this.mayContinue()) return;
    }
  }
}

// The global is found by a getter each time.
const clock = performance;

/** The turns that all connections share. */
export const turns = new Turns(
  () => clock.now(),
  (action) => setImmediate(action),
);

const more = (): boolean => turns.mayContinue();

/**
 * Does work in portions, in turn with connections; the first one in another turn of the event loop.
 * @param step Does some of it, as long as `more` says that there is time. Returns whether it is over. Must not throw.
 */
export function inTurns(step: (more: () => boolean) => boolean): void {
  const waiting: Waiting = {
    proceed() {
      if (!step(more)) turns.wait(waiting);
    },
  };
  turns.wait(waiting);
}
