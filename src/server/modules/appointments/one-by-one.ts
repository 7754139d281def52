/**
 * Answers that may be large are made one after the other, each in a turn of the event loop of its own:
 * what others ask for comes between them, and what nobody waits for any more is never made.
 */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve();

  /** Rejects with the signal's reason if that aborts before the work begins. */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(async () => {
      if (!signal.aborted) await new Promise<void>((resolve) => void setImmediate(resolve));
      signal.throwIfAborted();
      return work();
    });
    this.#last = mine.catch(() => {});
    return mine;
  }
}
