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
    const found = this.#sources.flatMap((source) => source.presence(user) ?? []);
    if (found.length === 0) return undefined;
    return {
      value: found.find(({ value }) => value !== undefined)?.value,
      flags: found.reduce((bits, { flags }) => bits | flags, 0),
      features: found.reduce((bits, { features }) => bits | features, 0),
      isInConference: found.some(({ isInConference }) => isInConference === true),
    };
  }

  lines(user: number, granted: Granted, isOwn: boolean): PhoneLine[] {
    return this.#sources.flatMap((source) => source.lines(user, granted, isOwn));
  }
}
