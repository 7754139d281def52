/** Every so many calls of a connection one is timed: a clock read costs more than some calls. */
const TIMED = 8;

/** Counts the calls of all connections and keeps some of their latencies. */
export class Load {
  completed = 0;
  stopped = false;
  failure: Error | undefined;
  #latencies: number[] = [];
  #issued = 0;

  /** The time now for a call that is to be timed, 0 for the others. */
  begin(): number {
    return ++this.#issued % TIMED === 0 ? performance.now() : 0;
  }

  /** A call has ended that {@link begin} gave this number for. */
  end(began: number): void {
    this.completed++;
    if (began !== 0) this.#latencies.push(performance.now() - began);
  }

  failed(error: Error): void {
    if (!this.stopped) this.failure ??= error;
  }

  /** Latencies since the last time, in microseconds, sorted. */
  takeLatencies(): Float64Array {
    const sorted = Float64Array.from(
      this.#latencies,
      (milliseconds) => milliseconds * 1000,
    ).toSorted();
    this.#latencies = [];
    return sorted;
  }
}

/** The value below which a part of the sorted samples lies; undefined if there are none. */
export function percentile(sorted: Float64Array, part: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** One connection of a client under load. */
export interface Link {
  /** Makes one call; what it gives is checked. */
  once(): Promise<unknown>;
  /** Keeps so many calls in flight until the load stops. */
  start(inFlight: number, load: Load): void;
  close(): void;
}

/** A connection whose calls are promises. */
export function promiseLink(invoke: () => Promise<unknown>, close: () => void): Link {
  const loop = async (load: Load): Promise<void> => {
    try {
      while (!load.stopped) {
        const began = load.begin();
        await invoke();
        load.end(began);
      }
    } catch (error) {
      load.failed(error as Error);
    }
  };
  return {
    once: invoke,
    start(inFlight, load) {
      for (let i = 0; i < inFlight; i++) void loop(load);
    },
    close,
  };
}

/** Told how a call ended. */
export type Callback = (error: Error | null, result?: unknown) => void;

/** A connection whose calls take a callback. */
export function callbackLink(call: (callback: Callback) => void, close: () => void): Link {
  const loop = (load: Load): void => {
    let began = load.begin();
    const ended: Callback = (error) => {
      if (error !== null) {
        load.failed(error);
        return;
      }
      load.end(began);
      if (load.stopped) return;
      began = load.begin();
      call(ended);
    };
    call(ended);
  };
  return {
    once: () =>
      new Promise((resolve, reject) => {
        call((error, result) => (error === null ? resolve(result) : reject(error)));
      }),
    start(inFlight, load) {
      for (let i = 0; i < inFlight; i++) loop(load);
    },
    close,
  };
}
