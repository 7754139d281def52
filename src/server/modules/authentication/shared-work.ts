/** Work that several wait for, made once for as long as it runs. */
export class SharedWork<T> {
  readonly #running = new Map<string, Shared<T>>();

  /**
   * Begins the work of a key, or waits for the same that runs already.
   * @param signal This one waits no longer. The outcome comes all the same, if others wait for it.
   * @param work Gets a signal that aborts when nobody waits any longer.
   */
  share(
    key: string,
    signal: AbortSignal,
    work: (nobodyWaits: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const shared = this.#running.get(key) ?? this.#begin(key, work);
    if (signal.aborted) return shared.outcome;
    shared.waiting++;
    const left = (): void => {
      if (--shared.waiting === 0) shared.abort.abort(signal.reason);
    };
    signal.addEventListener("abort", left, { once: true });
    return shared.outcome.finally(() => signal.removeEventListener("abort", left));
  }

  #begin(key: string, work: (nobodyWaits: AbortSignal) => Promise<T>): Shared<T> {
    const abort = new AbortController();
    const outcome = work(abort.signal).finally(() => this.#running.delete(key));
    const shared = { outcome, abort, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }
}

interface Shared<T> {
  readonly outcome: Promise<T>;
  readonly abort: AbortController;
  waiting: number;
}
