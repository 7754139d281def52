import type { Granted } from "../rights/api.js";
import type { CallsOfUsers, PhoneLine } from "./snapshots.js";
import type { CallPresence } from "./state.js";

/** The calls and lines of all modules that have some. */
export class AllCalls implements CallsOfUsers {
  readonly #sources: CallsOfUsers[] = [];

  add(source: CallsOfUsers): void {
    this.#sources.push(source);
  }

  presence(user: number): CallPresence | undefined {
    let all: CallPresence | undefined;
    for (const source of this.#sources) {
      const one = source.presence(user);
      if (one !== undefined) all = all === undefined ? one : together(all, one);
    }
    return all;
  }

  lines(user: number, granted: Granted, isOwn: boolean): readonly PhoneLine[] {
    let all = noLines;
    for (const source of this.#sources) {
      const some = source.lines(user, granted, isOwn);
      if (some.length > 0) all = all.length === 0 ? some : [...all, ...some];
    }
    return all;
  }
}

const noLines: readonly PhoneLine[] = [];

/** What both make of the presence; the value is that of the first. */
function together(one: CallPresence, other: CallPresence): CallPresence {
  return {
    value: one.value ?? other.value,
    flags: one.flags | other.flags,
    features: one.features | other.features,
    isInConference: one.isInConference === true || other.isInConference === true,
  };
}
