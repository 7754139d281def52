import type { Event } from "../../../codec/index.js";
import { serviceRef } from "../../kernel/index.js";
import type { CallsOfUsers } from "./snapshots.js";
import type { CallPresence } from "./state.js";
import type { Change } from "./watch.js";

export type { CallsOfUsers, Snapshot } from "./snapshots.js";
export { presenceState, type CallPresence, type PresenceParts } from "./state.js";
export type { Change } from "./watch.js";

/** The presence of users, for other modules. */
export interface Presence {
  /** What the calls of a user make of the presence. */
  calls(user: number): CallPresence | undefined;
  /** From now on, presence shows calls and lines. Only one module may provide them. @throws Error if another does already. */
  showCalls(calls: CallsOfUsers): void;
  /** Says that something may have changed of a user, so that those who follow him are told. */
  touch(user: number, change: Change): void;
  /** Sends an event about a user to the sessions that have the contact open and may see the presence. Of events that have to wait, the last is sent. */
  tell<A>(user: number, event: Event<any, A>, argument: NoInfer<A>): void;
}

export const presenceService = serviceRef<Presence>("presence");
