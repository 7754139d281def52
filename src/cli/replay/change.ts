/** Lets one wait for what others bring about. */
export class Change {
  #wake: (() => void) | undefined;

  /** Something may be so now. */
  happened(): void {
    this.#wake?.();
  }

  /**
   * Settles when it is so, when the time is over, or when nothing more comes.
   * @param timeout Milliseconds; 0 waits for ever.
   */
  async until(isSo: () => boolean, timeout: number, over: AbortSignal): Promise<void> {
    const late = new AbortController();
    const giveUp = (): void => {
      late.abort();
      this.#wake?.();
    };
    const timer = timeout === 0 ? undefined : setTimeout(giveUp, timeout);
    over.addEventListener("abort", giveUp);
    while (!isSo() && !late.signal.aborted && !over.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    clearTimeout(timer);
    over.removeEventListener("abort", giveUp);
  }
}
