import { unwatch, watch } from "../../../rose/internal.js";

/** Work that is done once for all who ask for it while it runs. */
export class SharedWork<T> {
  readonly #running = new Map<string, Shared<T>>();

  /**
   * Begins the work for a key, or waits for it if it runs already.
   * @param signal Aborts when this caller no longer waits. The promise still settles as the work does.
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
    const leaving = {
      aborted: () => {
        unwatch(signal, leaving);
        if (--shared.waiting === 0) shared.abort.abort(signal.reason);
      },
    };
    watch(signal, leaving);
    return shared.outcome.finally(() => unwatch(signal, leaving));
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
