import { AbortError } from "../errors.js";

/** Something that an AbortSignal ends. */
export interface Abortable {
  /** The signal has fired. Must not throw. */
  aborted(): void;
}

const groups = new WeakMap<AbortSignal, AbortGroup>();

/**
 * Everything that one signal ends, with a single listener. One signal may well end hundreds of calls,
 * and Node warns of a leak from the eleventh listener on.
 */
class AbortGroup {
  readonly #signal: AbortSignal;
  readonly #members = new Set<Abortable>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", this);
  }

  add(member: Abortable): void {
    this.#members.add(member);
  }

  remove(member: Abortable): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#signal.removeEventListener("abort", this);
    groups.delete(this.#signal);
  }

  handleEvent(): void {
    for (const member of this.#members) member.aborted();
  }
}

/** Calls `member.aborted()` if the signal fires before {@link unwatch}. */
export function watch(signal: AbortSignal, member: Abortable): void {
  let group = groups.get(signal);
  if (group === undefined) groups.set(signal, (group = new AbortGroup(signal)));
  group.add(member);
}

export function unwatch(signal: AbortSignal, member: Abortable): void {
  groups.get(signal)?.remove(member);
}

/** An AbortError with the signal's reason as its cause. */
export function abortError(message: string, signal: AbortSignal): AbortError {
  return new AbortError(message, { cause: signal.reason });
}
