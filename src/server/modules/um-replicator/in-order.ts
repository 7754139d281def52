/** Does one piece of work after the other, in the order in which they came. */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when all that came before has been done, whether it succeeded or not. */
  run<T>(work: () => Promise<T> | T): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}
