/**
 * Notes which sessions of this server have made which changes, for those who follow changes: they read from the database, where it is not
 * said whose a change is.
 * @typeParam O What is noted of whoever makes a change.
 */
export class OwnChanges<O> {
  readonly #owners = new Map<string, O>();
  readonly #writing = new Set<Promise<unknown>>();

  /**
   * Makes a change.
   * @param work Resolves when the change is on the disk, with what {@link OwnChanges.of} takes, undefined if nothing has changed.
   */
  async make<R>(
    owner: O,
    work: () => Promise<R>,
    keyOf: (result: R) => string | undefined,
  ): Promise<R> {
    const writing = this.#make(owner, work, keyOf);
    this.#writing.add(writing);
    try {
      return await writing;
    } finally {
      this.#writing.delete(writing);
    }
  }

  /**
   * Resolves when it is known of all changes whose they are that were on the disk before the call. What has been read may be on the disk
   * for longer than its writer knows of it.
   */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  /** Who has made a change; undefined for changes by others. */
  of(key: string): O | undefined {
    return this.#owners.get(key);
  }

  /** Forgets a change, once nobody will ask for it. */
  forget(key: string): void {
    this.#owners.delete(key);
  }

  async #make<R>(
    owner: O,
    work: () => Promise<R>,
    keyOf: (result: R) => string | undefined,
  ): Promise<R> {
    const result = await work();
    const key = keyOf(result);
    if (key !== undefined) this.#owners.set(key, owner);
    return result;
  }
}
