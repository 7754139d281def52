/** What comes between an answer's arrival and its passing on. */
interface Place {
  /** The answer has come; what comes from now on waits. */
  came(): void;
  /** The answer has been passed on, or there will be none. */
  gone(): void;
}

/**
 * Keeps what a server sends to one client in order: an event that has come after an answer must not overtake it. An answer is passed on
 * a little later than it has come, because somebody awaits it, and an event at once.
 */
export class InOrder {
  /** Answers that have come, and what has come after the first of them. */
  #waiting: (Place | (() => void))[] = [];

  /** A place for the answer to a call. */
  place(): Place {
    let isOver = false;
    const place: Place = {
      came: () => {
        if (!isOver && !this.#waiting.includes(place)) this.#waiting.push(place);
      },
      gone: () => {
        if (isOver) return;
        isOver = true;
        const at = this.#waiting.indexOf(place);
        if (at >= 0) this.#waiting.splice(at, 1);
        if (at === 0) this.#proceed();
      },
    };
    return place;
  }

  /** Does something now, or when the answers that have come before have been passed on. */
  afterAnswers(work: () => void): void {
    if (this.#waiting.length === 0) work();
    else this.#waiting.push(work);
  }

  #proceed(): void {
    while (typeof this.#waiting[0] === "function") (this.#waiting.shift() as () => void)();
  }
}
