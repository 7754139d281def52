/** By what a member of a bus goes; tests have their own. */
export interface Time {
  /** Milliseconds since some moment. Not the time of day, which may be set. */
  now(): number;
  /** Calls again and again until what it returns is called; does not keep the process alive. */
  every(milliseconds: number, work: () => void): () => void;
  /** The same, once. */
  after(milliseconds: number, work: () => void): () => void;
}

/** The time of the process. */
export const elapsed: Time = {
  now: () => performance.now(),
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
  },
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
