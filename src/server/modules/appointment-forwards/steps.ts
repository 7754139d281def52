import type { Forward, ForwardMode } from "../../pbx/index.js";
import type { ForwardingDevice } from "../cti/api.js";

/** Where a forward is set: a device has one of each kind at most. */
export interface Place extends ForwardingDevice {
  readonly mode: ForwardMode;
}

/** A forward that a user's appointments want. */
export interface WantedForward extends Place {
  /** The id of the user. */
  readonly owner: number;
  readonly forward: Forward;
  /** When the last of the appointments has begun that want it, in milliseconds since 1970 UTC. */
  readonly begun: number;
}

/** A forward that has been set for them. */
export interface SetForward extends WantedForward {
  /** What was there before. */
  readonly before?: Forward;
  /** What an appointment had set there, as long as it is not known whether this has taken its place. */
  readonly replaced?: Forward;
  /** Whether the PBX has certainly accepted it. */
  readonly done: boolean;
}

/** What has to be done, in this order. */
export interface Step {
  /** What is noted before the PBX is asked. */
  readonly note?: SetForward;
  /** What is to be set at the PBX; null for nothing. */
  readonly set?: Forward | null;
  /** What is noted when that is done: `done`, or nothing any more. */
  readonly outcome: "done" | "removed" | "nothing";
}

/**
 * What follows from what has been set, what is wanted now, and what the PBX has; undefined if nothing does. A forward that is not the one
 * that has been set was changed by somebody else, who keeps it until another appointment begins.
 */
export function stepFor(
  was: SetForward | undefined,
  wanted: WantedForward | undefined,
  current: readonly Forward[],
): Step | undefined {
  const now = current.find(({ mode }) => mode === (was ?? wanted)?.mode);
  const isThere = was !== undefined && isSame(now, was.forward);
  const isReplaced = was?.replaced !== undefined && isSame(now, was.replaced);
  const isOurs = isThere || isReplaced;
  // The server may have ended between its note and the PBX's answer.
  const known = was?.done === true || isOurs ? was : undefined;
  if (wanted === undefined) {
    if (was === undefined) return undefined;
    if (!isOurs || isSame(now, was.before)) return { outcome: "removed" };
    return { set: was.before ?? null, outcome: "removed" };
  }
  if (known === undefined) return setting(wanted, now, now);
  const isNew = wanted.begun > known.begun;
  if (!isNew && isSame(wanted.forward, known.forward)) {
    if (known.done) return undefined;
    if (isThere) return { outcome: "done" };
  }
  if (isOurs) return setting(wanted, known.before, now, now);
  if (isNew) return setting(wanted, now, now);
  return { note: noted(wanted, now, true), outcome: "nothing" };
}

function setting(
  wanted: WantedForward,
  before: Forward | undefined,
  now?: Forward,
  replaced?: Forward,
): Step {
  if (isSame(now, wanted.forward)) return { note: noted(wanted, before, true), outcome: "nothing" };
  const note = { ...noted(wanted, before, false), ...(replaced !== undefined && { replaced }) };
  return { note, set: wanted.forward, outcome: "done" };
}

function noted(wanted: WantedForward, before: Forward | undefined, done: boolean): SetForward {
  return { ...wanted, ...(before !== undefined && { before }), done };
}

function isSame(one: Forward | undefined, other: Forward | undefined): boolean {
  return (
    one?.mode === other?.mode &&
    one?.destination === other?.destination &&
    (one?.after ?? 0) === (other?.after ?? 0)
  );
}

/** All forwards of a device with another one of a kind, or without. */
export function withForward(
  current: readonly Forward[],
  mode: ForwardMode,
  forward: Forward | null,
): readonly Forward[] {
  const others = current.filter((one) => one.mode !== mode);
  return forward === null ? others : [...others, forward];
}
