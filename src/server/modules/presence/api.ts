import type { Event } from "../../../codec/index.js";
import { serviceRef } from "../../kernel/index.js";
import type { Contacts } from "./opening.js";
import type { CallsOfUsers, PhoneCall } from "./snapshots.js";
import type { CallPresence } from "./state.js";
import type { Audience, Change } from "./watch.js";

export type { Opening } from "./opening.js";
export type { CallsOfUsers, PhoneCall, PhoneLine, Snapshot } from "./snapshots.js";
export { mostOpen, Observers } from "./observers.js";
export { usersOf } from "./operations.js";
export { haveSameMembers } from "./same.js";
export { presenceState, type CallPresence, type PresenceParts } from "./state.js";
export { linesOf, namedContact, shownTo, type Shown } from "./views.js";
export type { Audience, Change, News } from "./watch.js";

/** The presence of users, for other modules. */
export interface Presence {
  /** What the calls of a user make of the presence. */
  calls(user: number): CallPresence | undefined;
  /** The lines of a user, as somebody sees them who sees the presence. */
  lines: CallsOfUsers["lines"];
  /** From now on, presence shows these calls and lines, too. */
  showCalls(calls: CallsOfUsers): void;
  /** Reads the contacts that sessions open, for other forms in which users are shown. */
  readonly contacts: Contacts;
  /** The states (`iPresenceState`) of those of these users whose presence everybody may see, also who has not logged on. */
  publicStates(users: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Adds some who are told what becomes of users. */
  follow(audience: Audience): void;
  /** Says that something may have changed of a user, so that those who follow him are told. */
  touch(user: number, change: Change): void;
  /** Says that something of a call of a user is different. */
  touchCall(user: number, call: PhoneCall): void;
  /** Says that a line of a user, which its URI names, forwards in another way. */
  touchForwards(user: number, line: string): void;
  /** Sends an event about a user to the sessions that have the contact open and may see the presence. Of events that have to wait, the last is sent. */
  tell<A>(user: number, event: Event<any, A>, argument: NoInfer<A>): void;
}

/** The presence of users, for other modules. */
export const presenceService = serviceRef<Presence>("presence");
